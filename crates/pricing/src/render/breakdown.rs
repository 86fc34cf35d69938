//! A breakdown as tables.

use units::format::{fixed, money};
use units::{Decimal, Usd};

use super::align::aligned;
use crate::breakdown::{Breakdown, BreakdownRow};

/// A column of the table of groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BreakdownColumn {
    /// The name of the group.
    Group,
    /// The monthly cost.
    Monthly,
    /// The share of the monthly total.
    Share,
    /// Paid at the start of terms.
    Upfront,
    /// What occurs once.
    Once,
    /// Lines whose amount is not known.
    Unknown,
}

impl BreakdownColumn {
    /// Every column, in order.
    pub const ALL: [BreakdownColumn; 6] = [
        BreakdownColumn::Group,
        BreakdownColumn::Monthly,
        BreakdownColumn::Share,
        BreakdownColumn::Upfront,
        BreakdownColumn::Once,
        BreakdownColumn::Unknown,
    ];

    /// The columns that say something about a design.
    pub fn shown(found: &Breakdown) -> Vec<BreakdownColumn> {
        let is_shown = |column: &BreakdownColumn| match column {
            BreakdownColumn::Upfront => !found.total.upfront.is_zero(),
            BreakdownColumn::Once => !found.total.once.is_zero(),
            BreakdownColumn::Unknown => found.total.unknown_lines > 0,
            BreakdownColumn::Group | BreakdownColumn::Monthly | BreakdownColumn::Share => true,
        };
        BreakdownColumn::ALL.into_iter().filter(is_shown).collect()
    }

    /// The heading that users see.
    #[must_use]
    pub fn label(self, found: &Breakdown) -> String {
        match self {
            BreakdownColumn::Group => found.by.heading(),
            BreakdownColumn::Monthly => "Monthly".to_owned(),
            BreakdownColumn::Share => "Share".to_owned(),
            BreakdownColumn::Upfront => "Upfront".to_owned(),
            BreakdownColumn::Once => "Once".to_owned(),
            BreakdownColumn::Unknown => "Not known".to_owned(),
        }
    }

    /// The cell of a group as text; a dash where there is nothing beside the monthly cost.
    #[must_use]
    pub fn text(self, row: &BreakdownRow) -> String {
        let or_dash = |amount: Usd| if amount.is_zero() { "–".to_owned() } else { money(amount) };
        match self {
            BreakdownColumn::Group => row.label.to_string(),
            BreakdownColumn::Monthly if row.at_least && row.monthly.is_zero() => "not known".to_owned(),
            BreakdownColumn::Monthly => [if row.at_least { "at least " } else { "" }, &money(row.monthly)].concat(),
            BreakdownColumn::Share if row.at_least && row.monthly.is_zero() => "–".to_owned(),
            BreakdownColumn::Share => {
                row.share_percent.map_or_else(|| "–".to_owned(), |share| format!("{} %", fixed(share, 1)))
            }
            BreakdownColumn::Upfront => or_dash(row.upfront),
            BreakdownColumn::Once => or_dash(row.once),
            BreakdownColumn::Unknown if row.unknown_lines == 0 => "–".to_owned(),
            BreakdownColumn::Unknown if row.unknown_lines == 1 => "1 charge".to_owned(),
            BreakdownColumn::Unknown => format!("{} charges", row.unknown_lines),
        }
    }
}

/// The groups, the total and all data transfer as a table for a terminal.
#[must_use]
pub fn breakdown_table(found: &Breakdown) -> String {
    let rows: Vec<[String; 6]> = found
        .rows
        .iter()
        .chain([&found.total, &found.data_transfer])
        .map(|row| BreakdownColumn::ALL.map(|column| column.text(row)))
        .collect();
    let labels = BreakdownColumn::ALL.map(|column| column.label(found));
    let mut text = aligned(labels.each_ref().map(String::as_str), [false, true, true, true, true, true], &rows);
    text.push_str("\nAll data transfer is part of the groups above.\n");
    text
}

/// The groups, the total and all data transfer as CSV with exact numbers. An unknown amount is empty if nothing of it is
/// known.
#[must_use]
pub fn breakdown_csv(found: &Breakdown) -> String {
    const HEAD: [&str; 10] = [
        "row",
        "key",
        "label",
        "monthly_usd",
        "at_least",
        "share_percent",
        "upfront_usd",
        "once_usd",
        "lines",
        "unknown_lines",
    ];
    let number = |value: Decimal| value.normalize().to_string();
    let cells = |what: &str, row: &BreakdownRow| {
        let is_unknown = row.at_least && row.monthly.is_zero();
        vec![
            what.to_owned(),
            row.key.as_deref().unwrap_or_default().to_owned(),
            row.label.to_string(),
            if is_unknown { String::new() } else { number(row.monthly.amount()) },
            row.at_least.to_string(),
            row.share_percent.map(number).unwrap_or_default(),
            number(row.upfront.amount()),
            number(row.once.amount()),
            row.lines.to_string(),
            row.unknown_lines.to_string(),
        ]
    };
    let mut rows: Vec<Vec<String>> = found.rows.iter().map(|row| cells("group", row)).collect();
    rows.push(cells("total", &found.total));
    rows.push(cells("data-transfer", &found.data_transfer));
    markup::csv_table(&HEAD, &rows)
}
