//! [`Answers`]: Abacus's results for a case, and the values in them.

use std::collections::BTreeSet;

use catalog::{Basis, Catalogue, PriceDate};
use design::{Design, Problems};
use pricing::{Estimate, PriceDates, compare::compare, estimate};
use units::{Decimal, Error, exact_mul};

use crate::case::{Case, Value};
use crate::measure;
use crate::reading::{Codes, Divisor, Measure, Reading};
use crate::rule_results::{Results, results};

/// Why a value is not available.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The design was rejected.
    #[error("the design is refused: {0}")]
    Refused(#[from] Problems),
    /// A number exceeds the range of exact decimals.
    #[error(transparent)]
    Arithmetic(#[from] Error),
    /// The case names something that does not exist.
    #[error("there is no {what} {name:?}")]
    Missing {
        /// The kind of thing.
        what: &'static str,
        /// Its name.
        name: String,
    },
    /// The value exists but is not known.
    #[error("{0} is not known")]
    Unknown(String),
    /// The case does not specify which of several values it means, or calculates with something that is not a number.
    #[error("cannot be asked: {0}")]
    Unasked(&'static str),
}

impl Fault {
    pub(crate) fn missing(what: &'static str, name: &str) -> Fault {
        Fault::Missing { what, name: name.to_owned() }
    }
}

/// A design of a case, and its estimate.
#[derive(Debug)]
struct Answer {
    name: String,
    design: Design,
    estimate: Estimate,
}

/// Abacus's results for a case: estimates of its designs, and results of its rule.
#[derive(Debug)]
pub struct Answers {
    /// What was asked, such as `estimate of a design`.
    pub asked: String,
    /// The date of the newest price; `None` if the answers depend on no price.
    pub newest: Option<PriceDate>,
    /// The date of the oldest price.
    pub oldest: Option<PriceDate>,
    /// The bases of the prices, such as `derived`.
    pub bases: BTreeSet<&'static str>,
    designs: Vec<Answer>,
    rule: Results,
}

impl Answers {
    /// Computes the results for a case.
    ///
    /// # Errors
    /// [`Fault`] if a design is rejected, or a rule cannot be evaluated.
    pub fn of(case: &Case) -> Result<Answers, Fault> {
        let one = case.design.iter().map(|document| ("", document));
        let several = case.designs.0.iter().map(|(name, document)| (name.as_str(), document));
        let mut designs = Vec::new();
        for (name, document) in one.chain(several) {
            let design = Design::parse(document.get())?;
            let estimate = estimate(&design, Catalogue::embedded())?;
            designs.push(Answer { name: name.to_owned(), design, estimate });
        }
        let asked = case.rule.as_ref().map_or("estimate of a design", |rule| rule.asked());
        let asked = case.asked.clone().unwrap_or_else(|| asked.to_owned());
        let rule = case.rule.as_ref().map(results).transpose()?.unwrap_or_default();
        let mut answers = Answers { asked, newest: None, oldest: None, bases: BTreeSet::new(), designs, rule };
        for (_, expected) in &case.expect.0 {
            answers.rest_on(&expected.of);
        }
        Ok(answers)
    }

    /// Records the dates and bases of the prices behind a value that the case is about.
    fn rest_on(&mut self, reading: &Reading) {
        let priced = !matches!(reading.measure, Measure::Rule(_));
        if let (true, Ok(answer)) = (priced, self.design(reading)) {
            let lines = answer.estimate.components.iter().flat_map(|component| &component.lines);
            let bases: Vec<_> = lines.filter_map(|line| Some(basis(&line.price.as_ref()?.basis))).collect();
            if let Some(PriceDates { oldest, newest }) = answer.estimate.price_dates.clone() {
                self.newest = self.newest.take().max(Some(newest));
                self.oldest = Some(self.oldest.take().map_or(oldest.clone(), |known| known.min(oldest)));
            }
            self.bases.extend(bases);
        }
    }

    /// The value that a reading selects.
    ///
    /// # Errors
    /// [`Fault`] if it does not exist, or is not known.
    pub fn read(&self, reading: &Reading) -> Result<Value, Fault> {
        let mut value = self.measure(reading)?;
        if let Some(less) = &reading.less {
            let less = self.number(less)?;
            value = Value::Number(number(value)?.checked_sub(less).ok_or(Error::Overflow)?);
        }
        for times in &reading.times {
            value = Value::Number(exact_mul(number(value)?, times.0)?);
        }
        if let Some(over) = &reading.over {
            let over = match over.as_ref() {
                Divisor::Number(over) => over.0,
                Divisor::Reading(over) => self.number(over)?,
            };
            value = Value::Number(number(value)?.checked_div(over).ok_or(Error::Overflow)?);
        }
        Ok(value)
    }

    fn number(&self, reading: &Reading) -> Result<Decimal, Fault> {
        number(self.read(reading)?)
    }

    fn measure(&self, reading: &Reading) -> Result<Value, Fault> {
        match &reading.measure {
            Measure::Rule(Codes(names)) => {
                let result = |name| self.rule.get(name).ok_or_else(|| Fault::missing("result of the rule", name));
                let sum = names.iter().try_fold(Decimal::ZERO, |sum, name| {
                    Ok::<_, Fault>(sum.checked_add(*result(name)?).ok_or(Error::Overflow)?)
                });
                sum.map(Value::Number)
            }
            Measure::Option(code) => {
                let comparison = compare(&self.design(reading)?.design, &[], Catalogue::embedded())?;
                let row = comparison.rows.iter().find(|row| row.code == *code);
                let row = row.ok_or_else(|| Fault::missing("option", code))?;
                let known = row.missing.is_none().then_some(row.totals.monthly);
                known.map(|monthly| Value::Number(monthly.amount())).ok_or_else(|| Fault::Unknown(code.clone()))
            }
            _ => measure::measure(&self.design(reading)?.estimate, reading),
        }
    }

    /// The design that a reading applies to.
    fn design(&self, reading: &Reading) -> Result<&Answer, Fault> {
        match (&reading.design, self.designs.as_slice()) {
            (Some(name), all) => {
                let found = all.iter().find(|answer| answer.name == *name);
                found.ok_or_else(|| Fault::missing("design", name))
            }
            (None, [one]) => Ok(one),
            (None, _) => Err(Fault::Unasked("a figure that does not say of which design")),
        }
    }
}

fn number(value: Value) -> Result<Decimal, Fault> {
    match value {
        Value::Number(number) => Ok(number),
        Value::Text(_) | Value::Flag(_) => Err(Fault::Unasked("sums of what is no number")),
    }
}

/// The basis of a price, in one word.
pub(crate) const fn basis(basis: &Basis) -> &'static str {
    match basis {
        Basis::Listed => "listed",
        Basis::Derived { .. } => "derived",
        Basis::Approximate { .. } => "approximate",
        Basis::Stale { .. } => "stale",
    }
}
