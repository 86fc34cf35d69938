//! How much is stored, whichever way it is said.

use design::{Number, ObjectSize, S3Usage, Scenario, UsageValue};
use units::Decimal;

/// KiB in a GB.
const KIB_PER_GB: u64 = 1 << 20;
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

/// KiB stored, if that is said.
fn kib(usage: &S3Usage) -> Option<Decimal> {
    if !usage.sizes.is_empty() {
        let one = |size: &ObjectSize| size.objects.0.checked_mul(size.kib.0);
        return usage.sizes.iter().try_fold(Decimal::ZERO, |all, size| all.checked_add(one(size)?));
    }
    match typical(usage.gb) {
        Some(gb) => gb.checked_mul(KIB_PER_GB.into()),
        None => typical(usage.objects)?.checked_mul(typical(usage.mean_kib)?),
    }
}

/// GB stored, if that is said.
#[must_use]
pub fn stored_gb(usage: &S3Usage) -> Option<Decimal> {
    kib(usage)?.checked_div(KIB_PER_GB.into())
}

/// Says the same in another way: `gb`, `mean` or `sizes`.
pub(super) fn say_as(usage: &mut S3Usage, mode: &str) {
    let (objects, gb) = (objects(usage), stored_gb(usage));
    let mean = kib(usage).zip(objects).and_then(|(kib, objects)| kib.checked_div(objects));
    let figure = |value: Option<Decimal>| Some(UsageValue::One(Number(value?.round_dp(DECIMALS))));
    // Ranges and open figures stay where they are still said.
    if !usage.sizes.is_empty() {
        usage.objects = figure(objects);
    }
    usage.sizes.clear();
    usage.stored_days.clear();
    usage.gb = figure(gb).filter(|_| mode == "gb");
    usage.mean_kib = figure(mean).filter(|_| mode == "mean");
    if mode == "sizes" {
        usage.objects = None;
        let whole = |value: Option<Decimal>| Number(value.unwrap_or(Decimal::ONE_THOUSAND).round_dp(DECIMALS));
        usage.sizes = vec![ObjectSize { objects: whole(objects), kib: whole(mean) }];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_is_said_in_each_way() {
        let mut usage = S3Usage { objects: Some(UsageValue::known(1024)), ..S3Usage::default() };
        usage.mean_kib = Some(UsageValue::known(2048));
        say_as(&mut usage, "gb");
        assert_eq!((usage.gb, usage.mean_kib), (Some(UsageValue::known(2)), None));
        say_as(&mut usage, "sizes");
        assert_eq!(usage.sizes, [ObjectSize { objects: Number::from(1024), kib: Number::from(2048) }]);
        assert_eq!((usage.objects, usage.gb), (None, None));
        assert_eq!(stored_gb(&usage), Some(Decimal::TWO));
        say_as(&mut usage, "mean");
        assert_eq!((usage.objects, usage.mean_kib), (Some(UsageValue::known(1024)), Some(UsageValue::known(2048))));
        assert!(usage.sizes.is_empty());
    }

    #[test]
    fn what_is_not_said_stays_unsaid() {
        let mut usage = S3Usage { objects: Some(UsageValue::Open), ..S3Usage::default() };
        say_as(&mut usage, "mean");
        assert_eq!((usage.objects, usage.mean_kib, stored_gb(&usage)), (Some(UsageValue::Open), None, None));
        usage.gb = Some(UsageValue::known(5));
        usage.objects = Some(UsageValue::known(0));
        say_as(&mut usage, "mean");
        assert_eq!(usage.mean_kib, None);
    }
}
