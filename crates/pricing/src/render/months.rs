//! The months of a design as tables.

use units::Usd;
use units::format::{money, money_change};

use super::aligned;
use crate::months::{MonthRow, Months};

/// A column of the table of months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MonthColumn {
    /// The month, from 1.
    Month,
    /// Paid at the start of terms.
    Upfront,
    /// What occurs in this month only.
    Once,
    /// The monthly cost of month 1.
    Monthly,
    /// What the month costs above month 1.
    Growth,
    /// Support plan and tax.
    Below,
    /// The sum of these.
    Total,
    /// The total until the end of the month.
    Sum,
}

impl MonthColumn {
    /// Every column, in order.
    pub const ALL: [MonthColumn; 8] = [
        MonthColumn::Month,
        MonthColumn::Upfront,
        MonthColumn::Once,
        MonthColumn::Monthly,
        MonthColumn::Growth,
        MonthColumn::Below,
        MonthColumn::Total,
        MonthColumn::Sum,
    ];

    /// The columns that say something about a design.
    pub fn shown(months: &Months) -> Vec<MonthColumn> {
        let has = |amount: fn(&MonthRow) -> Usd| months.rows.iter().any(|row| !amount(row).is_zero());
        let is_shown = |column: &MonthColumn| match column {
            MonthColumn::Upfront => has(|row| row.upfront),
            MonthColumn::Once => has(|row| row.once),
            MonthColumn::Growth => months.grows,
            MonthColumn::Below => months.has_bill,
            MonthColumn::Month | MonthColumn::Monthly | MonthColumn::Total | MonthColumn::Sum => true,
        };
        MonthColumn::ALL.into_iter().filter(is_shown).collect()
    }

    /// The heading that users see.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            MonthColumn::Month => "Month",
            MonthColumn::Upfront => "Upfront",
            MonthColumn::Once => "Once",
            MonthColumn::Monthly => "Monthly",
            MonthColumn::Growth => "Growth",
            MonthColumn::Below => "Support and tax",
            MonthColumn::Total => "Total",
            MonthColumn::Sum => "Total so far",
        }
    }

    /// The name in CSV.
    const fn code(self) -> &'static str {
        match self {
            MonthColumn::Month => "month",
            MonthColumn::Upfront => "upfront_usd",
            MonthColumn::Once => "once_usd",
            MonthColumn::Monthly => "monthly_usd",
            MonthColumn::Growth => "growth_usd",
            MonthColumn::Below => "support_and_tax_usd",
            MonthColumn::Total => "total_usd",
            MonthColumn::Sum => "total_so_far_usd",
        }
    }

    /// The amount of a month; `None` for the month itself.
    const fn amount(self, row: &MonthRow) -> Option<Usd> {
        match self {
            MonthColumn::Month => None,
            MonthColumn::Upfront => Some(row.upfront),
            MonthColumn::Once => Some(row.once),
            MonthColumn::Monthly => Some(row.monthly),
            MonthColumn::Growth => Some(row.growth),
            MonthColumn::Below => Some(row.below),
            MonthColumn::Total => Some(row.total),
            MonthColumn::Sum => Some(row.sum),
        }
    }

    /// The cell of a month as text; a dash where there is nothing beside the monthly cost.
    #[must_use]
    pub fn text(self, row: &MonthRow) -> String {
        let Some(amount) = self.amount(row) else { return row.month.to_string() };
        match self {
            MonthColumn::Upfront | MonthColumn::Once | MonthColumn::Growth | MonthColumn::Below if amount.is_zero() => {
                "–".to_owned()
            }
            MonthColumn::Growth => money_change(amount),
            _ => money(amount),
        }
    }
}

/// The months as a table for a terminal.
#[must_use]
pub fn months_table(months: &Months) -> String {
    let rows: Vec<[String; 8]> =
        months.rows.iter().map(|row| MonthColumn::ALL.map(|column| column.text(row))).collect();
    let mut text = aligned(MonthColumn::ALL.map(MonthColumn::label), [true; 8], &rows);
    text.push('\n');
    for note in &months.notes {
        text.push_str(note);
        text.push('\n');
    }
    text
}

/// The months as CSV, with every column and exact numbers.
#[must_use]
pub fn months_csv(months: &Months) -> String {
    let cell = |column: &MonthColumn, row: &MonthRow| {
        column.amount(row).map_or_else(|| row.month.to_string(), |amount| amount.amount().normalize().to_string())
    };
    let rows: Vec<Vec<String>> =
        months.rows.iter().map(|row| MonthColumn::ALL.iter().map(|column| cell(column, row)).collect()).collect();
    markup::csv_table(&MonthColumn::ALL.map(MonthColumn::code), &rows)
}
