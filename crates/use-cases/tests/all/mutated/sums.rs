//! What an estimate adds up to.

use pricing::{Cost, Estimate, Line, TiersCount, Totals};
use proptest::prelude::*;
use units::{Decimal, Usd};

/// Checks that totals are the sums of their lines, and lines those of their tiers.
pub fn check(estimate: &Estimate) -> Result<(), TestCaseError> {
    for component in &estimate.components {
        check_totals(&component.totals, &component.lines.iter().collect::<Vec<_>>())?;
        for line in &component.lines {
            check_line(line)?;
        }
    }
    let lines: Vec<&Line> = estimate.components.iter().flat_map(|component| &component.lines).collect();
    check_totals(&estimate.totals, &lines)?;
    let first_years: Usd = estimate.components.iter().map(|component| component.totals.first_year).sum();
    prop_assert!(is_same(first_years, estimate.totals.first_year), "{:?}", estimate.totals);
    if let Some(range) = estimate.totals.range {
        prop_assert!(range.low < range.high, "{range:?}");
        prop_assert!((range.low..=range.high).contains(&estimate.totals.monthly), "{range:?}");
    }
    Ok(())
}

fn check_totals(totals: &Totals, lines: &[&Line]) -> Result<(), TestCaseError> {
    let monthly: Usd = lines.iter().filter_map(|line| line.cost.known()).sum();
    let paid_once = || lines.iter().filter_map(|line| line.cost.upfront());
    let upfront: Usd = paid_once().map(|(amount, _)| amount).sum();
    let spread: Decimal = paid_once().map(|(amount, months)| amount.amount() / Decimal::from(months)).sum();
    prop_assert!(is_same(totals.monthly, monthly) && is_same(totals.upfront, upfront), "{totals:?}");
    prop_assert!(is_same(totals.effective_monthly, monthly + Usd::new(spread)), "{totals:?}");
    let once: Usd = lines.iter().filter_map(|line| line.cost.once()).map(|(amount, _)| amount).sum();
    prop_assert!(is_same(totals.once, once), "{totals:?}");
    let year = Usd::new(monthly.amount() * Decimal::from(12));
    prop_assert!(totals.growing || is_same(totals.first_year, upfront + once + year), "{totals:?}");
    // Beyond this month, and at the ends of ranges, more may be missing.
    let is_open = lines.iter().any(|line| line.cost.known().is_none());
    prop_assert!(totals.at_least || !is_open, "{totals:?}");
    Ok(())
}

fn check_line(line: &Line) -> Result<(), TestCaseError> {
    let (Cost::Priced { monthly }, Some(price)) = (&line.cost, &line.price) else { return Ok(()) };
    let of_slices: Usd = price.slices.iter().map(|slice| slice.amount).sum();
    let quantity: Decimal = price.slices.iter().map(|slice| slice.quantity).sum();
    match price.counts {
        TiersCount::Charged => {
            prop_assert!(is_same(of_slices, *monthly), "{line:?}");
        }
        TiersCount::Each => {
            let all = of_slices.amount() * price.each;
            let part = line.share.as_ref().map_or(all, |share| all * share.part / share.whole);
            prop_assert!(is_same(Usd::new(part), *monthly), "{line:?}");
        }
        TiersCount::Region => {
            prop_assert_eq!(Some(quantity), price.pool, "{:?}", line);
            prop_assert!(*monthly <= of_slices, "{:?}", line);
        }
    }
    Ok(())
}

/// Sums may differ where quotients do not end, and where one has more digits than decimals hold; by far less than a cent,
/// and in the last of 28 digits.
fn is_same(a: Usd, b: Usd) -> bool {
    let allowed = Decimal::new(1, 9) + a.amount().abs() / Decimal::from(10_u64.pow(18)) / Decimal::from(10_u64.pow(7));
    (a - b).amount().abs() < allowed
}
