//! Prices that follow from listed ones: sizes between listed sizes, and I/O-Optimized.

use std::collections::{BTreeMap, BTreeSet};

use units::Unit;

use super::{ENGINES, IO_OPTIMIZED, STANDARD, STORAGE, STORAGE_IO_OPTIMIZED, on_demand};
use crate::derived::{self, class_of, split};
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
            derived::add(draft, (&from, &to), Unit::InstanceHour, (130, 100), "1.30 × the Standard price")?;
        }
    }
    for (region, _) in draft.items(STORAGE.dimension) {
        let at = |item| PointKey::new(&region, STORAGE.dimension, item);
        let (from, to) = (at(STORAGE.item), at(STORAGE_IO_OPTIMIZED.item));
        derived::add(draft, (&from, &to), STORAGE.unit, (225, 100), "2.25 × the Standard price")?;
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
            derived::add(draft, (&from, &to), unit, (*size, *most), &rule)?;
        }
    }
    Ok(())
}
