//! Rates of Compute Savings Plans for Fargate and Lambda. No table lists them: they follow from discounts in public sources,
//! some of which are not AWS's own. Discounts differ by Region, and those with partial upfront are taken to lie between the
//! other two, so the rates are approximate.

use catalog::Basis;
use units::{Decimal, Unit, Usd};

use crate::draft::{Draft, PointKey};

/// Terms and payments as dimensions have them, and the percentage of the on-demand price.
pub(crate) type Rates = [(&'static str, u32); 6];

/// Of vCPUs and memory of Fargate.
pub(crate) const FARGATE: Rates = [
    ("1y/no-upfront", 80),
    ("1y/partial-upfront", 75),
    ("1y/all-upfront", 73),
    ("3y/no-upfront", 55),
    ("3y/partial-upfront", 50),
    ("3y/all-upfront", 48),
];

/// Of duration and provisioned concurrency of Lambda.
pub(crate) const LAMBDA: Rates = [
    ("1y/no-upfront", 88),
    ("1y/partial-upfront", 85),
    ("1y/all-upfront", 83),
    ("3y/no-upfront", 88),
    ("3y/partial-upfront", 85),
    ("3y/all-upfront", 83),
];

/// Adds the rates for every price of these dimensions and items.
pub(crate) fn add(draft: &mut Draft, dimensions: &[(&str, Unit)], items: &[&str], rates: &Rates) -> anyhow::Result<()> {
    for (dimension, unit) in dimensions {
        for (region, item) in draft.items(dimension) {
            let from = PointKey::new(&region, dimension, &item);
            let Some((price, evidence)) = draft.price(&from).filter(|_| items.contains(&item.as_str())) else {
                continue;
            };
            let evidence = evidence.clone();
            for (terms, percent) in rates {
                let basis = if terms.ends_with("partial-upfront") {
                    "between the discounts without and with all upfront"
                } else {
                    "a discount from public sources"
                };
                let rule = format!("on-demand × 0.{percent}, {basis}; it differs by Region");
                let rate = price.share(Decimal::from(*percent), Decimal::ONE_HUNDRED)?.amount();
                // As many digits as a price may have.
                let rate = Usd::new(rate.round_dp(10).normalize());
                let place = PointKey::new(&region, &format!("savings-plan/compute/{terms}/{dimension}"), &item);
                draft.add(place, *unit, rate, evidence.clone().with_basis(Basis::approximate(rule)))?;
            }
        }
    }
    Ok(())
}
