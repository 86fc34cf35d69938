//! Prices that follow from listed ones, and the sizes of instance classes.

use catalog::Basis;
use units::{Decimal, Unit, Usd};

use crate::draft::{Draft, PointKey};

/// Adds a price as a share of another one, unless it is there already.
pub(crate) fn add(
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
pub(crate) fn split(class: &str) -> Option<(&str, u64)> {
    let (family, size) = class.rsplit_once('.')?;
    match size.strip_suffix("xlarge") {
        Some("") => Some((family, 2)),
        Some(times) => Some((family, times.parse::<u64>().ok()?.checked_mul(2)?)),
        None => (size == "large").then_some((family, 1)),
    }
}

/// The class of a family with this multiple of `large`.
pub(crate) fn class_of(family: &str, size: u64) -> String {
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
