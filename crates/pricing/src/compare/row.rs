//! [`OptionRow`]: one option of a comparison.

use serde::{Deserialize, Serialize};
use units::{Decimal, Usd};

use crate::estimate::Totals;

/// One purchase option for the components, with everything that distinguishes it from the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionRow {
    /// Code of the option, such as `standard-1y-no-upfront`.
    pub code: String,
    /// Name of the option.
    pub label: String,
    /// Why there is no price; if set, none of the amounts below is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<String>,
    /// Cost of the components as the design uses them.
    pub totals: Totals,
    /// Months of the commitment; `None` without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term_months: Option<u32>,
    /// Paid in total over the term, or over 12 months without one.
    pub term_total: Usd,
    /// Paid in total over 36 months, with a commitment of one year bought three times.
    pub three_years: Usd,
    /// Effective saving against on-demand in percent; negative when it costs more.
    pub saving_percent: Option<Decimal>,
    /// The share of the month that components must run, or of the usage of the design, for the option to cost less
    /// than on-demand.
    pub break_even_ratio: Option<Decimal>,
    /// The same share, in hours of a standard month of 730 hours; `None` for a share of usage.
    pub break_even_hours: Option<Decimal>,
    /// When the upfront payment has paid for itself.
    pub pays_back: Option<PaysBack>,
    /// What it gives up: flexibility, capacity, certainty.
    pub gives_up: String,
    /// The basis of its prices; the weakest counts.
    pub basis: RowBasis,
    /// Its rank by effective monthly cost; `None` without a price, and for approximate prices, which never rank above
    /// the prices that they are derived from.
    pub rank: Option<u32>,
    /// Monthly cost while nothing runs, with the upfront payment spread over the term.
    pub idle: Usd,
    /// Monthly cost with every instance running all month, with the upfront payment spread over the term.
    pub full: Usd,
}

/// When the upfront payment of an option has paid for itself, compared with on-demand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaysBack {
    /// It costs no more than on-demand from the first month.
    AtOnce,
    /// In this month.
    Month(u32),
    /// Not within its term.
    Never,
}

/// The basis of the prices of a row, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowBasis {
    /// All prices are listed.
    Listed,
    /// Some prices are derived by a rule.
    Derived,
    /// Some prices may be out of date.
    Stale,
    /// Some prices only approximate the true rate.
    Approximate,
}

impl RowBasis {
    /// The name that users see.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            RowBasis::Listed => "listed",
            RowBasis::Derived => "derived",
            RowBasis::Stale => "may be out of date",
            RowBasis::Approximate => "approximate",
        }
    }

    /// The mark before an option whose prices are not all listed, as [`catalog::Basis::mark`].
    #[must_use]
    pub const fn mark(self) -> &'static str {
        match self {
            RowBasis::Listed => "",
            RowBasis::Derived | RowBasis::Approximate => "≈ ",
            RowBasis::Stale => "† ",
        }
    }
}
