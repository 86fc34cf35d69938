//! How much is stored, which can be given in several forms.

use design::{Number, ObjectSize, S3Config, S3Usage, Scenario, UsageValue, limits};
use units::Decimal;
use units::format::quantity;

use super::empty_objects;
use crate::form::{Form, OPEN, pairs, plain, usage_row};
use crate::node::{Button, Grid, GridRow, Node};
use crate::reads::{COUNTS, Empty, KIB, Reads};

/// GB in a KiB: exactly 2 to the power of -20.
const GB_PER_KIB: Decimal = Decimal::from_parts(1_977_800_241, 22_204, 0, false, 20);

const WAYS: &[(&str, &str)] = &[
    ("gb", "GB"),
    ("mean", "Objects and their mean size"),
    ("sizes", "Objects by size"),
    ("days", "Days of the month, as in the document"),
];

/// The form in which it is given, its values, and the GB they amount to if that is not given itself.
pub(super) fn nodes(form: &Form<'_>, config: &S3Config, usage: &S3Usage) -> [Node; 2] {
    let way = way(usage);
    let mut ways = pairs(WAYS);
    ways.retain(|(code, _)| code != "days" || way == "days");
    let which = form.chooses("stored", "stored", "Storage given as", "/usage/stored_days", ways, way);
    let objects = form.figure("objects", "Objects", "");
    let mut details = match way {
        "mean" => {
            // It shows which form was chosen, so it is open instead of left out.
            let mean = form.figure("mean_kib", "Mean size of an object", "KiB");
            usage_row(vec![objects.empty(OPEN), mean]).into_iter().collect()
        }
        "sizes" => sizes(form, &usage.sizes),
        "days" => vec![Node::Hint(format!(
            "The document says how much is stored on which days, in {} parts. Another choice replaces them.",
            usage.stored_days.len()
        ))],
        _ => {
            let gb = form.figure("gb", "Stored", "GB").empty(OPEN);
            usage_row(vec![gb, objects.empty(empty_objects(config.storage_class))]).into_iter().collect()
        }
    };
    if let (None, Some(gb)) = (usage.gb, stored_gb(usage)) {
        details.push(Node::Hint(format!("{} GB stored", quantity(gb, 2))));
    }
    [which.into(), Node::Reveal(details)]
}

/// Objects by size: a table, and a button that adds a row.
fn sizes(form: &Form<'_>, sizes: &[ObjectSize]) -> Vec<Node> {
    let row = |(index, size): (usize, &ObjectSize)| {
        let number = index + 1;
        let cell = |label: &str, key: &str, value: Number, units| {
            let reads = Reads::usage(limits::USAGE, units, Empty::Refused);
            let place = format!("/usage/sizes/{index}/{key}");
            form.input("", &format!("{label} {number}"), &place, plain(value.0), reads).into()
        };
        GridRow {
            head: String::new(),
            cells: vec![cell("Objects", "objects", size.objects, COUNTS), cell("Size of each", "kib", size.kib, KIB)],
            remove: Some(
                Button::act("Remove", "remove-size", index.to_string()).named(format!("Remove size {number}")),
            ),
        }
    };
    let table = Grid {
        id: form.id("sizes"),
        class: "sizes cells",
        label: "Objects by size".to_owned(),
        at: form.at("/usage/sizes"),
        head: ["Objects", "Size of each, KiB"].map(str::to_owned).into(),
        rows: sizes.iter().enumerate().map(row).collect(),
        numbers: false,
    };
    vec![Node::Grid(table), Node::Actions(String::new(), vec![Button::act("+ Size", "add-size", "")])]
}

/// The form in which the document gives it.
fn way(usage: &S3Usage) -> &'static str {
    if !usage.sizes.is_empty() {
        "sizes"
    } else if !usage.stored_days.is_empty() {
        "days"
    } else if usage.gb.is_none() && usage.mean_kib.is_some() {
        "mean"
    } else {
        "gb"
    }
}

fn typical(value: Option<UsageValue>) -> Option<Decimal> {
    value?.value(Scenario::Typical)
}

/// The number of objects, if given.
fn objects(usage: &S3Usage) -> Option<Decimal> {
    if usage.sizes.is_empty() {
        return typical(usage.objects);
    }
    usage.sizes.iter().try_fold(Decimal::ZERO, |all, size| all.checked_add(size.objects.0))
}

/// GB stored, if given in any form.
#[must_use]
pub(super) fn stored_gb(usage: &S3Usage) -> Option<Decimal> {
    let kib = if usage.sizes.is_empty() {
        if usage.gb.is_some() {
            return typical(usage.gb);
        }
        typical(usage.objects)?.checked_mul(typical(usage.mean_kib)?)?
    } else {
        let one = |size: &ObjectSize| size.objects.0.checked_mul(size.kib.0);
        usage.sizes.iter().try_fold(Decimal::ZERO, |all, size| all.checked_add(one(size)?))?
    };
    kib.checked_mul(GB_PER_KIB)
}

/// Converts the stored amount to another form, as far as possible: `gb`, `mean` or `sizes`. Unknown values start as
/// open, or as a first size, so that the document shows the chosen form.
pub(super) fn give_as(usage: &mut S3Usage, way: &str) {
    if !matches!(way, "gb" | "mean" | "sizes") {
        return;
    }
    convert(usage, way);
    if way == "mean" && usage.mean_kib.is_none() {
        usage.mean_kib = Some(UsageValue::Open);
    }
    if way == "sizes" && usage.sizes.is_empty() {
        add_size(usage);
    }
}

/// Converts the stored amount to another form, as far as it is known.
fn convert(usage: &mut S3Usage, way: &str) {
    let (objects, gb) = (objects(usage), stored_gb(usage));
    let mean = match usage.sizes.as_slice() {
        [size] => Some(size.kib.0),
        _ => typical(usage.mean_kib),
    };
    let value = |known: Option<Decimal>| Some(UsageValue::One(Number(known?.round_dp(limits::USAGE_DECIMALS))));
    // Ranges and open values are kept as long as they are still given.
    if !usage.sizes.is_empty() {
        usage.objects = value(objects);
    }
    usage.gb = value(gb).filter(|_| way == "gb");
    usage.mean_kib = value(mean).filter(|_| way == "mean");
    usage.sizes.clear();
    usage.stored_days.clear();
    if way == "sizes" {
        usage.objects = None;
        let size = objects.zip(mean).map(|(objects, kib)| ObjectSize { objects: Number(objects), kib: Number(kib) });
        usage.sizes.extend(size);
    }
}

/// Adds a size equal to the last one.
pub(super) fn add_size(usage: &mut S3Usage) {
    let first = ObjectSize { objects: Number::from(1000), kib: Number::from(1000) };
    let next = usage.sizes.last().copied().unwrap_or(first);
    if usage.sizes.len() < limits::OBJECT_SIZES {
        usage.sizes.push(next);
    }
}

/// Removes the size at this index.
pub(super) fn remove_size(usage: &mut S3Usage, index: &str) {
    if let Some(index) = index.parse::<usize>().ok().filter(|index| *index < usage.sizes.len()) {
        usage.sizes.remove(index);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gb_has_1048576_kib() {
        assert_eq!(GB_PER_KIB * Decimal::from(1_u64 << 20), Decimal::ONE);
    }

    #[test]
    fn the_same_is_given_in_each_way() {
        let mut usage = S3Usage { objects: Some(UsageValue::known(1024)), ..S3Usage::default() };
        usage.mean_kib = Some(UsageValue::known(2048));
        give_as(&mut usage, "sizes");
        assert_eq!(usage.sizes, [ObjectSize { objects: Number::from(1024), kib: Number::from(2048) }]);
        assert_eq!((usage.objects, usage.gb), (None, None));
        assert_eq!(stored_gb(&usage), Some(Decimal::TWO));
        give_as(&mut usage, "mean");
        assert_eq!((usage.objects, usage.mean_kib), (Some(UsageValue::known(1024)), Some(UsageValue::known(2048))));
        assert!(usage.sizes.is_empty());
        give_as(&mut usage, "gb");
        assert_eq!((usage.gb, usage.mean_kib), (Some(UsageValue::known(2)), None));
        convert(&mut usage, "sizes");
        assert_eq!((usage.sizes.len(), stored_gb(&usage)), (0, None));
    }

    #[test]
    fn what_is_not_given_stays_so() {
        let mut usage = S3Usage { objects: Some(UsageValue::Open), ..S3Usage::default() };
        give_as(&mut usage, "mean");
        assert_eq!((usage.objects, usage.mean_kib), (Some(UsageValue::Open), Some(UsageValue::Open)));
        assert_eq!(stored_gb(&usage), None);
        // The mean of two sizes is not a finite decimal in general, so it is asked for.
        let size = ObjectSize { objects: Number::from(1), kib: Number::from(3) };
        usage = S3Usage { sizes: vec![size, ObjectSize { kib: Number::from(5), ..size }], ..S3Usage::default() };
        give_as(&mut usage, "mean");
        assert_eq!((usage.objects, usage.mean_kib), (Some(UsageValue::known(2)), Some(UsageValue::Open)));
    }

    #[test]
    fn the_document_tells_the_way_that_is_chosen() {
        let mut usage = S3Usage::default();
        assert_eq!(way(&usage), "gb");
        for chosen in ["mean", "sizes", "gb"] {
            give_as(&mut usage, chosen);
            assert_eq!(way(&usage), chosen);
        }
        assert_eq!(usage, S3Usage { objects: Some(UsageValue::known(1000)), gb: usage.gb, ..S3Usage::default() });
    }

    #[test]
    fn sizes_are_added_and_removed() {
        let mut usage = S3Usage::default();
        add_size(&mut usage);
        usage.sizes[0].kib = Number::from(5);
        add_size(&mut usage);
        assert_eq!(usage.sizes[1], usage.sizes[0]);
        for index in ["7", "x", "0", "0"] {
            remove_size(&mut usage, index);
        }
        assert!(usage.sizes.is_empty());
        (0..=limits::OBJECT_SIZES).for_each(|_| add_size(&mut usage));
        assert_eq!(usage.sizes.len(), limits::OBJECT_SIZES);
    }
}
