//! One hour under a commitment, summed.

use units::{Decimal, Error, Usd};

use super::reserved::{Held, Running, cover_reserved};
use super::savings_plan::{Usage, cover_plan};

/// One hour of Reserved Instances, summed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReservedHour {
    /// The size of the Reserved Instances in normalised units; in instances where there is no size flexibility.
    pub reserved_units: Decimal,
    /// The running instances, in the same unit.
    pub running_units: Decimal,
    /// The percentage of these units that is covered; `None` when nothing runs.
    pub covered_percent: Option<Decimal>,
    /// Instance-hours that remain to be paid on-demand.
    pub on_demand_hours: Decimal,
}

/// Sums the result of [`cover_reserved`] for an hour.
///
/// # Errors
/// [`Error::Overflow`] when a value exceeds the range of exact decimals.
pub fn reserved_hour(held: &[Held<'_>], running: &[Running<'_>]) -> Result<ReservedHour, Error> {
    let covers = cover_reserved(held, running)?;
    let reserved_units = units::sum(held.iter().map(|held| units(held.count, held.factor)))?;
    let running_units = units::sum(running.iter().map(|item| units(item.hours, item.factor)))?;
    let of = |index: usize| running.get(index).and_then(|item| item.factor);
    let covered = units::sum(covers.iter().map(|cover| units(cover.hours, of(cover.running))))?;
    let hours = units::sum(running.iter().map(|item| Ok(item.hours)))?;
    let covered_hours = units::sum(covers.iter().map(|cover| Ok(cover.hours)))?;
    let open = hours.checked_sub(covered_hours).ok_or(Error::Overflow)?;
    let percent = covered.checked_mul(Decimal::ONE_HUNDRED).ok_or(Error::Overflow)?;
    Ok(ReservedHour {
        reserved_units,
        running_units,
        covered_percent: percent.checked_div(running_units),
        on_demand_hours: open.max(Decimal::ZERO),
    })
}

/// One hour under a Savings Plan, summed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanHour {
    /// The covered quantity of each usage, in the order given.
    pub covered: Vec<Decimal>,
    /// The part of the commitment that is spent.
    pub used: Usd,
    /// The part of the commitment that is lost.
    pub unused: Usd,
    /// The cost of the rest of each usage, at its on-demand price.
    pub on_demand: Vec<Usd>,
    /// The commitment and the on-demand cost together.
    pub total: Usd,
}

/// Sums the result of [`cover_plan`] for an hour.
///
/// # Errors
/// [`Error::Overflow`] when a value exceeds the range of exact decimals.
pub fn plan_hour(commitment: Usd, usage: &[Usage]) -> Result<PlanHour, Error> {
    let cover = cover_plan(commitment, usage)?;
    let left = |(item, covered): (&Usage, &Decimal)| {
        let rest = item.quantity.checked_sub(*covered);
        rest.and_then(|rest| rest.checked_mul(item.on_demand.amount())).map(Usd::new).ok_or(Error::Overflow)
    };
    let on_demand = usage.iter().zip(&cover.covered).map(left).collect::<Result<Vec<_>, Error>>()?;
    let total = on_demand.iter().try_fold(commitment, |sum, part| sum.checked_add(*part))?;
    Ok(PlanHour { covered: cover.covered, used: cover.used, unused: commitment - cover.used, on_demand, total })
}

fn units(count: Decimal, factor: Option<Decimal>) -> Result<Decimal, Error> {
    count.checked_mul(factor.unwrap_or(Decimal::ONE)).ok_or(Error::Overflow)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_partly_covered_hour_is_counted_in_units() {
        let factor = |units: i64| Some(Decimal::from(units));
        let held = [Held { count: Decimal::ONE, instance_type: "m4.xlarge", factor: factor(8), pool: "m4", also: "" }];
        let running = |instance_type, units| Running {
            hours: Decimal::ONE,
            instance_type,
            factor: factor(units),
            pool: "m4",
            waits: false,
        };
        let hour = reserved_hour(&held, &[running("m4.2xlarge", 16), running("m4.large", 4)]).unwrap();
        assert_eq!((hour.reserved_units, hour.running_units), (Decimal::from(8), Decimal::from(20)));
        assert_eq!((hour.covered_percent, hour.on_demand_hours), (Some(Decimal::from(40)), Decimal::new(75, 2)));
        assert_eq!(reserved_hour(&held, &[]).unwrap().covered_percent, None);
    }

    #[test]
    fn an_hour_under_a_plan_is_commitment_and_what_is_left() {
        let usd = |text: &str| Usd::parse(text).unwrap();
        let usage = [
            Usage { quantity: Decimal::from(4), on_demand: usd("1"), plan: Some(usd("0.5")) },
            Usage { quantity: Decimal::TWO, on_demand: usd("3"), plan: None },
        ];
        let hour = plan_hour(usd("1"), &usage).unwrap();
        assert_eq!((hour.used, hour.unused), (usd("1"), Usd::ZERO));
        assert_eq!((hour.on_demand, hour.total), (vec![usd("2"), usd("6")], usd("9")));
        assert_eq!(plan_hour(usd("5"), &usage).unwrap().unused, usd("3"));
    }
}
