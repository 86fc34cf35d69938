//! How much is stored, whichever way it is said.

use design::{Number, ObjectSize, S3Usage, Scenario, UsageValue};
use units::Decimal;

/// GB in a KiB: exactly 2 to the power of -20.
const GB_PER_KIB: Decimal = Decimal::from_parts(1_977_800_241, 22_204, 0, false, 20);
/// Decimals of a figure that is worked out, as many as the document takes.
const DECIMALS: u32 = design::limits::USAGE_DECIMALS;

fn typical(figure: Option<UsageValue>) -> Option<Decimal> {
    figure?.value(Scenario::Typical)
}

/// How many objects, if that is said.
fn objects(usage: &S3Usage) -> Option<Decimal> {
    if usage.sizes.is_empty() {
        return typical(usage.objects);
    }
    usage.sizes.iter().try_fold(Decimal::ZERO, |all, size| all.checked_add(size.objects.0))
}

/// GB stored, if that is said.
#[must_use]
pub fn stored_gb(usage: &S3Usage) -> Option<Decimal> {
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

/// Says the same in another way, as far as it can be said: `gb`, `mean` or `sizes`.
pub(super) fn say_as(usage: &mut S3Usage, mode: &str) {
    let (objects, gb) = (objects(usage), stored_gb(usage));
    let mean = match usage.sizes.as_slice() {
        [size] => Some(size.kib.0),
        _ => typical(usage.mean_kib),
    };
    let figure = |value: Option<Decimal>| Some(UsageValue::One(Number(value?.round_dp(DECIMALS))));
    // Ranges and open figures stay where they are still said.
    if !usage.sizes.is_empty() {
        usage.objects = figure(objects);
    }
    usage.gb = figure(gb).filter(|_| mode == "gb");
    usage.mean_kib = figure(mean).filter(|_| mode == "mean");
    usage.sizes.clear();
    usage.stored_days.clear();
    if mode == "sizes" {
        usage.objects = None;
        // What cannot be said by size is open until sizes are added.
        let size = objects.zip(mean).map(|(objects, kib)| ObjectSize { objects: Number(objects), kib: Number(kib) });
        usage.sizes.extend(size);
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
    fn the_same_is_said_in_each_way() {
        let mut usage = S3Usage { objects: Some(UsageValue::known(1024)), ..S3Usage::default() };
        usage.mean_kib = Some(UsageValue::known(2048));
        say_as(&mut usage, "sizes");
        assert_eq!(usage.sizes, [ObjectSize { objects: Number::from(1024), kib: Number::from(2048) }]);
        assert_eq!((usage.objects, usage.gb), (None, None));
        assert_eq!(stored_gb(&usage), Some(Decimal::TWO));
        say_as(&mut usage, "mean");
        assert_eq!((usage.objects, usage.mean_kib), (Some(UsageValue::known(1024)), Some(UsageValue::known(2048))));
        assert!(usage.sizes.is_empty());
        say_as(&mut usage, "gb");
        assert_eq!((usage.gb, usage.mean_kib), (Some(UsageValue::known(2)), None));
        say_as(&mut usage, "sizes");
        assert_eq!((usage.sizes.len(), stored_gb(&usage)), (0, None));
    }

    #[test]
    fn what_is_not_said_stays_unsaid() {
        let mut usage = S3Usage { objects: Some(UsageValue::Open), ..S3Usage::default() };
        say_as(&mut usage, "mean");
        assert_eq!((usage.objects, usage.mean_kib, stored_gb(&usage)), (Some(UsageValue::Open), None, None));
        // The mean size of two sizes does not end in general: it is asked for.
        let size = ObjectSize { objects: Number::from(1), kib: Number::from(3) };
        usage.sizes = vec![size, ObjectSize { kib: Number::from(5), ..size }];
        say_as(&mut usage, "mean");
        assert_eq!((usage.objects, usage.mean_kib), (Some(UsageValue::known(2)), None));
    }
}
