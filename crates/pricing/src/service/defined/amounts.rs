//! The quantity of a defined charge, with its factors.

use definitions::{Amount, Charge, Factor, Product, Reading};
use units::{Decimal, Error};

use crate::line;
use crate::line::{Factors, Text};
use crate::service::Amounts;

/// The factors of a charge; unknown while one of them is.
pub(super) fn of(reading: &Reading<'_>, charge: &Charge) -> Result<Amounts, Error> {
    let mut amounts = Amounts::of(Factors::new());
    fill(&mut amounts, reading, charge)?;
    Ok(amounts)
}

/// Adds the factors of a charge to empty amounts; they become unknown while one of the factors is.
pub(super) fn fill(amounts: &mut Amounts, reading: &Reading<'_>, charge: &Charge) -> Result<(), Error> {
    if let Some(factors) = &mut amounts.factors {
        factors.reserve_exact(charge.factors.len());
    }
    for factor in charge.factors {
        let known = match factor.amount {
            // If nothing is placed, nothing is charged, whatever the amount of each.
            Amount::OfAll(Amount::Field(_)) if reading.placed == 0 => Some(Product::one(Decimal::ZERO)),
            Amount::Field(field) | Amount::OfAll(&Amount::Field(field)) => reading.product(field),
            Amount::PartOfMonth(field) => reading.part_of_month(field)?,
            Amount::Months(days) => days.of(reading)?.map(|days| reading.months(days)),
            other => other.of(reading)?.map(Product::one),
        };
        let Some(product) = known else {
            amounts.share = None;
            amounts.open(missing(reading, charge, factor));
            return Ok(());
        };
        for (value, label) in product.factors() {
            amounts.push(line::Factor { value: *value, label: words(factor, *value, label) });
        }
        let (whole, label) = product.divisor;
        if !units::is_one(whole) {
            amounts.divide(whole, label)?;
        }
    }
    Ok(())
}

/// The label of a factor. A rate follows what it counts: `requests per second`.
fn words(factor: &Factor, value: Decimal, label: &'static str) -> Text {
    let own = if units::is_one(value) { factor.one } else { factor.many };
    match label {
        "" => own.into(),
        often if often.starts_with("per ") || often.starts_with("a ") => format!("{own} {often}").into(),
        other => other.into(),
    }
}

/// The name of the missing usage value.
fn missing(reading: &Reading<'_>, charge: &Charge, factor: &Factor) -> &'static str {
    if !charge.missing.is_empty() {
        return charge.missing;
    }
    let mut named = Vec::new();
    factor.amount.fields(&mut named);
    let fields = named.into_iter().filter_map(|name| reading.values.definition().field(name));
    fields.map(|field| field.missing).find(|missing| !missing.is_empty()).unwrap_or(factor.many)
}

/// The product of the factors, where it is needed before it is charged.
pub(super) fn quantity(amounts: &Amounts) -> Option<Decimal> {
    let factors = amounts.factors.as_ref()?;
    factors.iter().try_fold(Decimal::ONE, |all, factor| all.checked_mul(factor.value))
}
