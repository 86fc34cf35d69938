//! [`OptionRow`]: one option of a comparison.

use serde::{Deserialize, Serialize};
use units::{Decimal, Usd};

use crate::estimate::Totals;

/// One way to buy the groups, with everything that tells it from the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionRow {
    /// Code of the option, such as `standard-1y-no-upfront`.
    pub code: String,
    /// Name of the option.
    pub label: String,
    /// Why there is no price; none of the figures below is known then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<String>,
    /// Cost of the instances as the design uses them.
    pub totals: Totals,
    /// Months of the commitment; none without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term_months: Option<u32>,
    /// Paid in total over the term, or over 12 months without one.
    pub term_total: Usd,
    /// Paid in total over 36 months, with a commitment of one year bought three times.
    pub three_years: Usd,
    /// Effective saving against on-demand in percent; negative when it costs more.
    pub saving_percent: Option<Decimal>,
    /// The part of the month that instances must run for the option to cost less than on-demand.
    pub break_even_ratio: Option<Decimal>,
    /// The same in hours of a standard month of 730.
    pub break_even_hours: Option<Decimal>,
    /// When the money paid at the start has come back.
    pub pays_back: Option<PaysBack>,
    /// What it gives up: flexibility, capacity, certainty.
    pub gives_up: String,
    /// What its prices rest on; the weakest counts.
    pub basis: RowBasis,
    /// Its place by effective monthly cost; none without a price, and none for approximate prices,
    /// which never win over those they were made from.
    pub rank: Option<u32>,
    /// Monthly cost while nothing runs, upfront payment spread over the term.
    pub idle: Usd,
    /// Monthly cost with every instance running all month, upfront payment spread over the term.
    pub full: Usd,
}

/// When the upfront payment of an option has come back, compared with on-demand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaysBack {
    /// It costs less from the first month.
    AtOnce,
    /// In this month.
    Month(u32),
    /// Not within its term.
    Never,
}

/// What the prices of a row rest on, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowBasis {
    /// All listed.
    Listed,
    /// Some derived by a rule.
    Derived,
    /// Some perhaps out of date.
    Stale,
    /// Some only near the true rate: real rates are needed.
    Approximate,
}

impl RowBasis {
    /// In words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            RowBasis::Listed => "listed",
            RowBasis::Derived => "derived",
            RowBasis::Stale => "may be out of date",
            RowBasis::Approximate => "approximate",
        }
    }

    /// What stands before an option whose prices are not all listed, as [`catalog::Basis::mark`].
    #[must_use]
    pub const fn mark(self) -> &'static str {
        match self {
            RowBasis::Listed => "",
            RowBasis::Derived | RowBasis::Approximate => "≈ ",
            RowBasis::Stale => "† ",
        }
    }
}
