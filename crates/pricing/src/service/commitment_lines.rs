//! The lines of everything that is bought for a term.

use design::{Payment, Term};
use units::{Decimal, Error, Unit, UnitKind, Usd};

use super::{Amounts, line_flat, unpriced};
use crate::commitment::{Terms, term_hours};
use crate::line::{Cost, Factor, Factors, Line, LinePrice, NoPrice, Text};

/// The codes of the lines of a commitment.
pub(super) struct Codes {
    /// The code of the hourly payments.
    pub hourly: Text,
    /// The code of the upfront payment.
    pub upfront: Text,
}

impl Codes {
    /// `hourly`, and the same with `.upfront` appended.
    pub fn below(hourly: impl Into<Text>) -> Codes {
        let hourly = hourly.into();
        Codes { upfront: format!("{hourly}.upfront").into(), hourly }
    }
}

/// The lines of a commitment whose rate is unknown: the same as [`commitment_lines`], without prices.
pub(super) fn lines_without_rate(
    codes: Codes,
    label: String,
    unit: Unit,
    (term, payment): (Term, Payment),
    of: &[Factor],
    month: Decimal,
    missing: &(NoPrice, Vec<String>),
) -> Result<Vec<Line>, Error> {
    let amounts = |hours: Factor| Amounts::of(of.iter().cloned().chain([hours]).collect::<Factors>());
    let mut lines = Vec::with_capacity(2);
    if payment != Payment::NoUpfront {
        let hours = Factor::new(term_hours(term), "hours of the term");
        let label = [label.as_str(), ": upfront"].concat();
        let line = unpriced(codes.upfront, label, unit, amounts(hours), missing.clone())?;
        lines.push(Line { term_months: Some(term.months()), ..line });
    }
    if payment != Payment::AllUpfront {
        let hours = Factor::new(month, "hours, used or not");
        lines.push(unpriced(codes.hourly, label, unit, amounts(hours), missing.clone())?);
    }
    Ok(lines)
}

/// The lines of a commitment: the upfront payment and the hourly payments. `of` lists the factors of the purchase;
/// `price` is the source of the rate.
pub(super) fn commitment_lines<U: UnitKind>(
    codes: Codes,
    label: String,
    price: &LinePrice,
    terms: &Terms,
    of: &[Factor],
    month: Decimal,
) -> Result<Vec<Line>, Error> {
    let mut lines = Vec::with_capacity(2);
    let part = |unit_price: Usd| LinePrice { unit_price, ..price.clone() };
    let amounts = |hours: Factor| Amounts::of(of.iter().cloned().chain([hours]).collect::<Factors>());
    if !terms.upfront_rate.is_zero() {
        let hours = Factor::new(term_hours(terms.term), "hours of the term");
        let label = [label.as_str(), ": upfront"].concat();
        let mut line = line_flat::<U>(codes.upfront, label, part(terms.upfront_rate), amounts(hours))?;
        if let Cost::Priced { monthly: amount } = line.cost {
            line.cost = Cost::Upfront { amount, months: terms.term.months() };
        }
        lines.push(line);
    }
    if !terms.hourly.is_zero() {
        let hours = Factor::new(month, "hours, used or not");
        lines.push(line_flat::<U>(codes.hourly, label, part(terms.hourly), amounts(hours))?);
    }
    Ok(lines)
}
