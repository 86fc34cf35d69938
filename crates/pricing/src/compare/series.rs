//! The data for the charts of a comparison.

use design::Kind;
use units::{Decimal, Error, Usd};

use super::Comparison;
use super::row::OptionRow;

/// Months in the cash chart.
const MONTHS: u32 = 36;

/// The options of EC2 groups that are drawn by default.
pub const DEFAULT_CHART: [&str; 7] = [
    "on-demand",
    "standard-1y-no-upfront",
    "standard-1y-all-upfront",
    "standard-3y-no-upfront",
    "standard-3y-all-upfront",
    "compute-sp-1y-no-upfront",
    "spot",
];

/// Monthly cost of an option as a function of utilisation: a straight line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Utilisation<'a> {
    /// The option.
    pub row: &'a OptionRow,
    /// Monthly cost when nothing runs.
    pub idle: Usd,
    /// Monthly cost when everything runs all month.
    pub full: Usd,
}

/// The line of an option; `None` without a price.
#[must_use]
pub fn utilisation(row: &OptionRow) -> Option<Utilisation<'_>> {
    row.missing.is_none().then_some(Utilisation { row, idle: row.idle, full: row.full })
}

/// The total paid by the end of each month, from the start (upfront payments) to month 36. A one-year commitment is
/// bought again at the start of each year.
///
/// # Errors
/// [`Error::Overflow`] when a sum exceeds the range of exact decimals.
pub fn cash(row: &OptionRow) -> Result<Vec<Usd>, Error> {
    (0..=MONTHS).map(|month| paid_by(row, month)).collect()
}

/// The total paid by the end of `month`.
pub(super) fn paid_by(row: &OptionRow, month: u32) -> Result<Usd, Error> {
    let terms = row.term_months.map_or(1, |term| month.div_ceil(term).max(1));
    let upfront = row.totals.upfront.times(Decimal::from(terms))?;
    let monthly = row.totals.monthly.amount().checked_mul(Decimal::from(month)).ok_or(Error::Overflow)?;
    upfront.checked_add(Usd::new(monthly))
}

impl Comparison {
    /// The rows with these codes that have a price, in the order of the rows. If there are no codes, a selection of the
    /// many options of EC2 groups, and all options of other kinds.
    pub fn drawn<'a>(&'a self, codes: &'a [String]) -> impl Iterator<Item = &'a OptionRow> {
        let wanted = move |row: &&OptionRow| match self.kind {
            Kind::Ec2 if codes.is_empty() => DEFAULT_CHART.contains(&row.code.as_str()),
            _ => codes.is_empty() || codes.contains(&row.code),
        };
        self.rows.iter().filter(wanted).filter(|row| row.missing.is_none())
    }
}
