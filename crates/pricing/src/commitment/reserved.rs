//! One hour of Reserved Instances.

use catalog::InstanceType;
use design::OperatingSystem;
use foldhash::{HashMap, HashMapExt as _};
use units::{Decimal, Error};

/// The Reserved Instances of one purchase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held<'a> {
    /// The number of instances.
    pub count: Decimal,
    /// The instance type they were bought for.
    pub instance_type: &'a str,
    /// The normalisation factor of one instance; `None` without size flexibility.
    pub factor: Option<Decimal>,
    /// What they must have in common with the instances that they cover: region, operating system, family and zone, as
    /// one string that can be compared.
    pub pool: &'a str,
    /// A pool that what is left of them covers as well; empty if there is none.
    pub also: &'a str,
}

/// Instances running in the hour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Running<'a> {
    /// Instance-hours that are not covered yet.
    pub hours: Decimal,
    /// The instance type.
    pub instance_type: &'a str,
    /// The normalisation factor of one instance; `None` without size flexibility.
    pub factor: Option<Decimal>,
    /// As [`Held::pool`].
    pub pool: &'a str,
    /// Whether they are covered last, as the empty slots of a capacity reservation are.
    pub waits: bool,
}

/// What a purchase covers of running instances in the hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reserved {
    /// The position of the purchase.
    pub held: usize,
    /// The position of the running instances.
    pub running: usize,
    /// The instance-hours that are covered.
    pub hours: Decimal,
    /// The hours of the purchase that they take, which differ where sizes do.
    pub used: Decimal,
}

/// Covers one hour, purchase by purchase: the smallest size first where sizes are flexible, otherwise the exact type.
/// What is left of a purchase covers its second pool after every purchase has covered its own.
///
/// One Reserved Instance covers at most one instance-hour (3,600 instance-seconds) of its size in a clock hour, across
/// any number of instances.
///
/// # Errors
/// [`Error::Overflow`] when a value exceeds the range of exact decimals.
pub fn cover_reserved(held: &[Held<'_>], running: &[Running<'_>]) -> Result<Vec<Reserved>, Error> {
    let mut left: Vec<Decimal> = running.iter().map(|item| item.hours).collect();
    let mut order: Vec<usize> = (0..running.len()).collect();
    order.sort_by_key(|index| running.get(*index).map(|item| (item.waits, item.factor)));
    let mut pools: HashMap<&str, Vec<usize>> = HashMap::new();
    for index in order {
        if let Some(item) = running.get(index) {
            pools.entry(item.pool).or_default().push(index);
        }
    }
    // In instance-hours of the same size, or in normalised units where sizes are flexible.
    let mut worths = Vec::with_capacity(held.len());
    for reserved in held {
        worths.push(reserved.count.checked_mul(reserved.factor.unwrap_or(Decimal::ONE)).ok_or(Error::Overflow)?);
    }
    let own = held.iter().enumerate().map(|(holder, reserved)| (holder, reserved, reserved.pool));
    let others = held.iter().enumerate().map(|(holder, reserved)| (holder, reserved, reserved.also));
    let mut covers = Vec::new();
    // By pool: how many of its first instances are covered in full. They remain so.
    let mut full: HashMap<&str, usize> = HashMap::new();
    for (holder, reserved, pool) in own.chain(others.filter(|(_, _, also)| !also.is_empty())) {
        let Some(worth) = worths.get_mut(holder) else { continue };
        let full = full.entry(pool).or_default();
        let pool = pools.get(pool).map_or(&[][..], Vec::as_slice);
        while pool.get(*full).is_some_and(|index| left.get(*index).is_none_or(Decimal::is_zero)) {
            *full = full.saturating_add(1);
        }
        for index in pool.get(*full..).unwrap_or_default() {
            let (Some(item), Some(open)) = (running.get(*index), left.get_mut(*index)) else { continue };
            if worth.is_zero() {
                break;
            }
            if open.is_zero() {
                continue;
            }
            let (size, ratio) = match (reserved.factor, item.factor) {
                (Some(own), Some(size)) => (size, size.checked_div(own).ok_or(Error::Overflow)?),
                _ if item.instance_type == reserved.instance_type => {
                    (reserved.factor.unwrap_or(Decimal::ONE), Decimal::ONE)
                }
                _ => continue,
            };
            let wanted = open.checked_mul(size).ok_or(Error::Overflow)?;
            let hours = if wanted <= *worth { *open } else { worth.checked_div(size).ok_or(Error::Overflow)? };
            *worth = worth.checked_sub(wanted.min(*worth)).ok_or(Error::Overflow)?;
            *open = open.checked_sub(hours).ok_or(Error::Overflow)?;
            let used = hours.checked_mul(ratio).ok_or(Error::Overflow)?;
            covers.push(Reserved { held: holder, running: *index, hours, used });
        }
    }
    Ok(covers)
}

/// The normalisation factor of a size: nano 0.25, micro 0.5, small 1, medium 2, large 4, xlarge 8,
/// and 8 × N for Nxlarge. `None` for metal.
#[must_use]
pub fn size_factor(size: &str) -> Option<Decimal> {
    let quarters: u64 = match size {
        "nano" => 1,
        "micro" => 2,
        "small" => 4,
        "medium" => 8,
        "large" => 16,
        "xlarge" => 32,
        _ => size.strip_suffix("xlarge")?.parse::<u64>().ok()?.checked_mul(32)?,
    };
    Decimal::from(quarters).checked_div(Decimal::from(4))
}

/// Families without size flexibility (AWS EC2 user guide; check when AWS adds families): these accelerated families,
/// HPC and high-memory.
const FIXED: [&str; 9] = ["g4ad", "g4dn", "g5", "g5g", "g6", "g6e", "gr6", "inf1", "inf2"];

/// Whether a family has size flexibility.
#[must_use]
pub fn is_flexible(family: &str) -> bool {
    !FIXED.contains(&family) && !["p", "hpc", "u-", "u7"].iter().any(|start| family.starts_with(start))
}

/// The normalisation factor of an instance type; `None` if a regional Linux reservation with shared tenancy has no size
/// flexibility for it.
#[must_use]
pub fn factor(known: &InstanceType, os: OperatingSystem) -> Option<Decimal> {
    let flexible = os == OperatingSystem::Linux && known.bare_metal != Some(true) && is_flexible(&known.family);
    size_factor(known.size()).filter(|_| flexible)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(count: i64, instance_type: &'static str, factor: i64) -> Held<'static> {
        let factor = (factor > 0).then(|| Decimal::from(factor));
        Held { count: Decimal::from(count), instance_type, factor, pool: "m4", also: "" }
    }

    fn cover(held: usize, running: usize, hours: Decimal, used: Decimal) -> Reserved {
        Reserved { held, running, hours, used }
    }

    fn running(hours: i64, instance_type: &'static str, factor: i64) -> Running<'static> {
        let factor = (factor > 0).then(|| Decimal::from(factor));
        Running { hours: Decimal::from(hours), instance_type, factor, pool: "m4", waits: false }
    }

    #[test]
    fn small_reservations_cover_a_large_instance_in_part() {
        let covers = cover_reserved(&[held(1, "m4.large", 4)], &[running(1, "m4.xlarge", 8)]).unwrap();
        assert_eq!(covers, [cover(0, 0, Decimal::new(5, 1), Decimal::ONE)]);
    }

    #[test]
    fn the_smallest_size_is_covered_first() {
        let all = [running(1, "m4.2xlarge", 16), running(1, "m4.large", 4)];
        let covers = cover_reserved(&[held(1, "m4.xlarge", 8)], &all).unwrap();
        let half = Decimal::new(5, 1);
        assert_eq!(covers, [cover(0, 1, Decimal::ONE, half), cover(0, 0, Decimal::new(25, 2), half)]);
    }

    #[test]
    fn without_flexibility_only_the_same_type_is_covered() {
        let all = [running(3, "m4.large", 0), running(1, "m4.xlarge", 0)];
        let two = cover(0, 0, Decimal::TWO, Decimal::TWO);
        assert_eq!(cover_reserved(&[held(2, "m4.large", 0)], &all).unwrap(), [two]);
    }

    #[test]
    fn what_is_left_covers_the_second_pool_after_all_own_pools() {
        let other = |hours| Running { pool: "m5", ..running(hours, "m5.large", 4) };
        let first = Held { also: "m5", ..held(3, "m4.large", 4) };
        let second = Held { pool: "m5", ..held(1, "m5.large", 4) };
        let covers = cover_reserved(&[first, second], &[running(1, "m4.large", 4), other(2)]).unwrap();
        let one = Decimal::ONE;
        assert_eq!(covers, [cover(0, 0, one, one), cover(1, 1, one, one), cover(0, 1, one, one)]);
    }

    #[test]
    fn factors_are_those_of_aws() {
        let of = |size| size_factor(size).map(|factor| factor.normalize().to_string());
        assert_eq!(of("nano").as_deref(), Some("0.25"));
        assert_eq!(of("xlarge").as_deref(), Some("8"));
        assert_eq!(of("24xlarge").as_deref(), Some("192"));
        assert_eq!((of("metal"), of("metal-24xl")), (None, None));
    }
}
