//! Private rates: [`apply`] changes the price and the cost of a line, after it was priced at list.
//!
//! Commitments cover usage at list prices; private rates apply to the lines that result.

mod apply;
mod chosen;
mod scope;
mod uses;

use design::{Design, OwnRate, Rate};
use serde::{Deserialize, Serialize};
use units::format::{quantity, unit_price};
use units::{Decimal, Usd};

pub(crate) use apply::{apply, apply_all, still_missing};
pub use uses::RateUse;
pub(crate) use uses::uses;

use crate::line::{Cost, LinePrice};

/// What private rates changed about a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Own {
    /// The rates that apply, the one for this charge first and then those that stack.
    pub rates: Vec<AppliedRate>,
    /// The share of the price that all percentages leave together.
    #[serde(serialize_with = "units::exact::text")]
    pub leaves: Decimal,
    /// The cost at list.
    pub list: Cost,
    /// The list price; `None` when there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list_price: Option<LinePrice>,
}

/// A private rate that applies to a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppliedRate {
    /// Its index among the private rates of the design.
    pub index: usize,
    /// Its name.
    pub name: String,
    /// What it does, such as `8 % off`.
    pub change: String,
    /// Whether it is a percentage, not a unit price.
    pub is_percentage: bool,
}

impl Own {
    /// The names of the rates that apply.
    #[must_use]
    pub fn names(&self) -> String {
        self.rates.iter().map(|rate| rate.name.as_str()).collect::<Vec<_>>().join(", ")
    }
}

/// Whether a private rate of a design comes into force after its first month and within a year.
pub(crate) fn change_later(design: &Design) -> bool {
    let in_force = |rate: &OwnRate, month| rate.is_in_force(design.first_month, month);
    design.own_rates.iter().any(|rate| !in_force(rate, 0) && in_force(rate, 11))
}

/// What a rate does, in words.
#[must_use]
pub fn words(rate: Rate) -> String {
    match rate {
        Rate::PercentOff(percent) => format!("{} % off", quantity(percent.0, PERCENT_DECIMALS)),
        Rate::PercentAdded(percent) => format!("{} % added", quantity(percent.0, PERCENT_DECIMALS)),
        Rate::UnitPrice(price) => format!("{} per {}", unit_price(Usd::new(price.usd.0)), price.per),
    }
}

/// Decimal places of a percentage.
const PERCENT_DECIMALS: u32 = 4;
