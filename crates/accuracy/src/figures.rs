//! [`figures()`]: everything Abacus says about a case, by the names that the cases use.

use std::collections::BTreeMap;

use catalog::PriceDate;
use design::Problems;
use units::{Decimal, Usd};

use crate::case::Case;
use crate::{balancer_case, design_case, network_case, rule_case, s3_case, service_case};

/// A result: expected or got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A number.
    Number(Decimal),
    /// A word.
    Text(String),
    /// Whether something holds.
    Flag(bool),
}

impl From<Usd> for Value {
    fn from(amount: Usd) -> Value {
        Value::Number(amount.amount())
    }
}

impl From<Decimal> for Value {
    fn from(number: Decimal) -> Value {
        Value::Number(number)
    }
}

/// What Abacus says about a case.
#[derive(Debug, Default)]
pub struct Figures {
    /// What was asked, such as `estimate of a design`.
    pub asked: &'static str,
    /// Results by name.
    pub values: BTreeMap<String, Value>,
    /// The oldest and newest price used; none where the case brings its rates.
    pub price_dates: Option<(PriceDate, PriceDate)>,
    /// What the prices rest on, such as `derived`, each once.
    pub bases: Vec<&'static str>,
}

impl Figures {
    pub(crate) fn of(asked: &'static str) -> Figures {
        Figures { asked, ..Figures::default() }
    }

    pub(crate) fn set(&mut self, name: impl Into<String>, value: impl Into<Value>) {
        self.values.insert(name.into(), value.into());
    }
}

/// Why a case has no figures.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// Its design is refused.
    #[error("the design is refused: {0}")]
    Refused(#[from] Problems),
    /// Its numbers leave the range of exact decimals.
    #[error(transparent)]
    Arithmetic(#[from] units::Error),
    /// It gives something that Abacus cannot be asked.
    #[error("cannot be asked: {0}")]
    Unasked(String),
}

impl Fault {
    pub(crate) fn unasked(what: impl Into<String>) -> Fault {
        Fault::Unasked(what.into())
    }
}

/// Asks Abacus: a design where the case can be written as one, else the rule that it is about.
///
/// # Errors
/// [`Fault`] when the case cannot be asked.
pub fn figures(case: &Case) -> Result<Figures, Fault> {
    let given = &case.given;
    if let Some(given) = &given.s3 {
        s3_case::figures(case, given)
    } else if let Some(given) = &given.service {
        service_case::figures(case, given)
    } else if given.load_balancer.is_some() {
        balancer_case::estimated(case)
    } else if given.targets_zone_a.is_some() {
        balancer_case::spread(case)
    } else if let Some(network) = &given.network {
        network_case::figures(case, network)
    } else if !given.reservations.is_empty() {
        rule_case::reserved(case)
    } else if !given.usage.is_empty() {
        rule_case::plan(given)
    } else if let Some(rates) = &given.rates {
        rule_case::terms(given, rates)
    } else if !given.options.is_empty() {
        design_case::compared(case)
    } else {
        design_case::estimated(case)
    }
}
