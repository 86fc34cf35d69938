//! Prices that follow from listed ones: sizes between listed sizes, and I/O-Optimized.

use std::collections::{BTreeMap, BTreeSet};

use catalog::Basis;
use units::{Decimal, Unit, Usd};

use super::{ENGINES, IO_OPTIMIZED, STANDARD, STORAGE, STORAGE_IO_OPTIMIZED, on_demand};
use crate::draft::{Draft, PointKey};

/// The prices per reserved instance, in proportion to the size.
const RESERVED: &[(&str, Unit)] = &[
    ("reserved/1y/no-upfront", Unit::InstanceHour),
    ("reserved/1y/partial-upfront", Unit::InstanceHour),
    ("reserved/1y/partial-upfront-fee", Unit::Each),
    ("reserved/1y/all-upfront-fee", Unit::Each),
    ("reserved/3y/partial-upfront", Unit::InstanceHour),
    ("reserved/3y/partial-upfront-fee", Unit::Each),
    ("reserved/3y/all-upfront-fee", Unit::Each),
];

/// Older families, which are not sold with I/O-Optimized.
const STANDARD_ONLY: [&str; 3] = ["db.t2", "db.r3", "db.r4"];

pub(super) fn add(draft: &mut Draft) -> anyhow::Result<()> {
    for engine in ENGINES {
        let standard = format!("on-demand/{engine}/{STANDARD}");
        let mut sizes: BTreeMap<String, BTreeSet<u64>> = BTreeMap::new();
        for (_, class) in draft.items(&standard) {
            if let Some((family, size)) = split(&class) {
                sizes.entry(family.to_owned()).or_default().insert(size);
            }
        }
        for configuration in [STANDARD, IO_OPTIMIZED] {
            sizes_between(draft, &format!("on-demand/{engine}/{configuration}"), Unit::InstanceHour, &sizes)?;
        }
        for (purchase, unit) in RESERVED {
            sizes_between(draft, &format!("{purchase}/{engine}"), *unit, &sizes)?;
        }
        for (region, class) in draft.items(&standard) {
            let family = class.rsplit_once('.').map_or("", |(family, _)| family);
            if family.is_empty() || STANDARD_ONLY.contains(&family) {
                continue;
            }
            let (from, to) =
                (PointKey::new(&region, &standard, &class), on_demand(&region, engine, IO_OPTIMIZED, &class));
            derive(draft, (&from, &to), Unit::InstanceHour, (130, 100), "1.30 × the Standard price")?;
        }
    }
    for (region, _) in draft.items(STORAGE.dimension) {
        let at = |item| PointKey::new(&region, STORAGE.dimension, item);
        let (from, to) = (at(STORAGE.item), at(STORAGE_IO_OPTIMIZED.item));
        derive(draft, (&from, &to), STORAGE.unit, (225, 100), "2.25 × the Standard price")?;
    }
    Ok(())
}

/// Adds the sizes between the smallest and the largest that have a price, in proportion to the largest.
fn sizes_between(
    draft: &mut Draft,
    dimension: &str,
    unit: Unit,
    sizes: &BTreeMap<String, BTreeSet<u64>>,
) -> anyhow::Result<()> {
    let mut priced: BTreeMap<(String, String), BTreeMap<u64, String>> = BTreeMap::new();
    for (region, class) in draft.items(dimension) {
        if let Some((family, size)) = split(&class) {
            priced.entry((region, family.to_owned())).or_default().insert(size, class);
        }
    }
    for ((region, family), listed) in priced {
        let (Some((least, _)), Some((most, largest))) = (listed.first_key_value(), listed.last_key_value()) else {
            continue;
        };
        let from = PointKey::new(&region, dimension, largest);
        let rule = format!("in proportion to {largest}");
        for size in sizes.get(&family).into_iter().flatten().filter(|size| (least..most).contains(size)) {
            let to = PointKey::new(&region, dimension, &class_of(&family, *size));
            derive(draft, (&from, &to), unit, (*size, *most), &rule)?;
        }
    }
    Ok(())
}

/// Adds a price as a share of another one, unless it is there already.
fn derive(
    draft: &mut Draft,
    (from, to): (&PointKey, &PointKey),
    unit: Unit,
    (part, whole): (u64, u64),
    rule: &str,
) -> anyhow::Result<()> {
    let (Some((price, evidence)), None) = (draft.price(from), draft.price(to)) else { return Ok(()) };
    let evidence = evidence.clone().with_basis(Basis::derived(rule));
    // Fees are whole dollars.
    let decimals = if unit == Unit::Each { 0 } else { 6 };
    let price = price.share(Decimal::from(part), Decimal::from(whole))?.amount();
    let price = Usd::new(price.round_dp(decimals).normalize());
    draft.add(to.clone(), unit, price, evidence)
}

/// The family of a class, and its size as a multiple of `large`.
fn split(class: &str) -> Option<(&str, u64)> {
    let (family, size) = class.rsplit_once('.')?;
    match size.strip_suffix("xlarge") {
        Some("") => Some((family, 2)),
        Some(times) => Some((family, times.parse::<u64>().ok()?.checked_mul(2)?)),
        None => (size == "large").then_some((family, 1)),
    }
}

fn class_of(family: &str, size: u64) -> String {
    match size {
        1 => format!("{family}.large"),
        2 => format!("{family}.xlarge"),
        _ => format!("{family}.{}xlarge", size / 2),
    }
}

#[cfg(test)]
mod tests {
    use super::{class_of, split};

    #[test]
    fn sizes_are_multiples_of_large() {
        for (class, family, size) in
            [("db.r5.large", "db.r5", 1), ("db.r5.xlarge", "db.r5", 2), ("db.r6i.32xlarge", "db.r6i", 64)]
        {
            assert_eq!(split(class), Some((family, size)));
            assert_eq!(class_of(family, size), class);
        }
        assert_eq!(split("db.t3.medium"), None);
        assert_eq!(split("serverless"), None);
    }
}
