//! [`Column`]: the information that a comparison shows about each option.

use serde::{Deserialize, Serialize};
use units::format::{fixed, money};
use units::time::HOURS_PER_MONTH;
use units::{Decimal, Usd};

use super::row::{OptionRow, PaysBack};
use crate::total::Total;

/// A column of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Column {
    /// Name of the option.
    Option,
    /// Rank by effective monthly cost.
    Rank,
    /// Paid at the start.
    Upfront,
    /// Paid every month.
    Monthly,
    /// Monthly with the upfront payment spread over the term.
    Effective,
    /// Paid over the term.
    TermTotal,
    /// Paid over 36 months.
    ThreeYears,
    /// Saving in percent.
    Saving,
    /// Break-even utilisation.
    BreakEven,
    /// Break-even hours.
    BreakEvenHours,
    /// Pay-back month.
    PaysBack,
    /// The basis of the prices, or why there are none.
    Prices,
    /// What the option gives up.
    GivesUp,
}

impl Column {
    /// Every column, in order.
    pub const ALL: [Column; 13] = [
        Column::Option,
        Column::Upfront,
        Column::Monthly,
        Column::Effective,
        Column::Saving,
        Column::TermTotal,
        Column::ThreeYears,
        Column::BreakEven,
        Column::BreakEvenHours,
        Column::PaysBack,
        Column::Rank,
        Column::Prices,
        Column::GivesUp,
    ];

    /// The heading of the column.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Column::Option => "Option",
            Column::Rank => "Rank",
            Column::Upfront => Total::Upfront.label(),
            Column::Monthly => Total::Monthly.label(),
            Column::Effective => Total::EffectiveMonthly.label(),
            Column::TermTotal => "Term total",
            Column::ThreeYears => "Over 36 months",
            Column::Saving => "Saving",
            Column::BreakEven => "Break-even",
            Column::BreakEvenHours => "Break-even hours",
            Column::PaysBack => "Pays back",
            Column::Prices => "Prices",
            Column::GivesUp => "Gives up",
        }
    }

    /// Whether the column holds numbers, which are right-aligned.
    #[must_use]
    pub const fn is_number(self) -> bool {
        !matches!(self, Column::Option | Column::Prices | Column::GivesUp)
    }

    /// An example of a filter on this column.
    #[must_use]
    pub const fn example(self) -> &'static str {
        match self {
            Column::Option => "1y !SP",
            Column::Rank => "<5",
            Column::Saving => ">30",
            Column::BreakEven => "<70",
            Column::BreakEvenHours => "<500",
            Column::PaysBack => "<12",
            Column::Prices => "listed",
            Column::GivesUp => "capacity",
            _ => "<200",
        }
    }

    /// The text of a row in this column, for people.
    #[must_use]
    pub fn text(self, row: &OptionRow) -> String {
        match (self, &row.missing) {
            (Column::Option, _) => format!("{}{}", row.basis.mark(), row.label),
            (Column::GivesUp, _) => row.gives_up.clone(),
            (Column::Prices, Some(missing)) => missing.clone(),
            (Column::Prices, None) => row.basis.label().to_owned(),
            (_, Some(_)) => "—".to_owned(),
            (Column::Rank, None) => match row.rank {
                Some(rank) => rank.to_string(),
                None => "not ranked".to_owned(),
            },
            (Column::Upfront, None) => money(row.totals.upfront),
            (Column::Monthly, None) => money(row.totals.monthly),
            (Column::Effective, None) => money(row.totals.effective_monthly),
            (Column::TermTotal, None) => {
                format!("{} in {} months", money(row.term_total), row.term_months.unwrap_or(12))
            }
            (Column::ThreeYears, None) => money(row.three_years),
            (Column::Saving, None) => or_dash(row.saving_percent.map(|percent| format!("{} %", fixed(percent, 1)))),
            (Column::BreakEven, None) => or_dash(row.break_even_ratio.map(|ratio| match ratio > Decimal::ONE {
                true => "never".to_owned(),
                false => format!("{} %", fixed(ratio.saturating_mul(Decimal::ONE_HUNDRED), 1)),
            })),
            (Column::BreakEvenHours, None) => {
                or_dash(row.break_even_hours.map(|hours| match hours > HOURS_PER_MONTH {
                    true => "never".to_owned(),
                    false => format!("{} h", fixed(hours, 1)),
                }))
            }
            (Column::PaysBack, None) => or_dash(row.pays_back.map(|when| match when {
                PaysBack::AtOnce => "at once".to_owned(),
                PaysBack::Month(month) => format!("month {month}"),
                PaysBack::Never => "never".to_owned(),
            })),
        }
    }

    /// The number behind the text, for sorting and filtering; `None` for words and unknown values.
    #[must_use]
    pub fn number(self, row: &OptionRow) -> Option<Decimal> {
        if row.missing.is_some() {
            return None;
        }
        match self {
            Column::Option | Column::Prices | Column::GivesUp => None,
            Column::Rank => row.rank.map(Decimal::from),
            Column::Upfront => Some(row.totals.upfront.amount()),
            Column::Monthly => Some(row.totals.monthly.amount()),
            Column::Effective => Some(row.totals.effective_monthly.amount()),
            Column::TermTotal => Some(row.term_total.amount()),
            Column::ThreeYears => Some(row.three_years.amount()),
            Column::Saving => row.saving_percent,
            Column::BreakEven => row.break_even_ratio.and_then(|ratio| ratio.checked_mul(Decimal::ONE_HUNDRED)),
            Column::BreakEvenHours => row.break_even_hours,
            Column::PaysBack => match row.pays_back? {
                PaysBack::AtOnce => Some(Decimal::ZERO),
                PaysBack::Month(month) => Some(Decimal::from(month)),
                PaysBack::Never => None,
            },
        }
    }

    /// The machine-readable value of a row in this column: exact amounts, empty where unknown.
    #[must_use]
    pub fn plain(self, row: &OptionRow) -> String {
        match self {
            Column::Option => row.code.clone(),
            Column::Prices => self.text(row),
            Column::GivesUp => row.gives_up.clone(),
            Column::Rank => row.rank.map(|rank| rank.to_string()).unwrap_or_default(),
            Column::PaysBack if row.pays_back == Some(PaysBack::Never) => "never".to_owned(),
            Column::Upfront | Column::Monthly | Column::Effective | Column::TermTotal | Column::ThreeYears => {
                self.number(row).map(|amount| units::format::plain_cents(Usd::new(amount))).unwrap_or_default()
            }
            _ => self.number(row).map(|number| number.round_dp(6).normalize().to_string()).unwrap_or_default(),
        }
    }
}

fn or_dash(text: Option<String>) -> String {
    text.unwrap_or_else(|| "—".to_owned())
}
