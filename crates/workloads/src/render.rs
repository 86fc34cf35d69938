//! A comparison as text: for a terminal, as CSV and as Markdown.

use std::fmt::Write;

use markup::{csv_table, markdown_table};
use pricing::render::aligned;
use units::format::{money, quantity};

use crate::comparison::Comparison;
use crate::crossing::Crossing;
use crate::row::Column;
use crate::span::Span;
use crate::topic::Topic;

/// The columns of a terminal; what options give up follows below them.
const SHOWN: [Column; 6] =
    [Column::Option, Column::Monthly, Column::More, Column::Each, Column::RunsAs, Column::Prices];

/// The comparison as a table for a terminal, with a newline at the end.
#[must_use]
pub fn table(comparison: &Comparison) -> String {
    let rows: Vec<_> = comparison.rows.iter().map(|row| SHOWN.map(|column| column.text(row))).collect();
    let mut text = format!("{}: {}\n\n", comparison.of.title(), comparison.told_load());
    let head = SHOWN.map(|column| column.label(comparison.of));
    text.push_str(&aligned(head, SHOWN.map(Column::is_number), &rows));
    let _ = writeln!(text);
    for told in comparison.told_cheapest() {
        let _ = writeln!(text, "{told}");
    }
    let _ = writeln!(text);
    for crossing in &comparison.crossings {
        let _ = writeln!(text, "{}", comparison.told(crossing));
    }
    if comparison.crossings.is_empty() {
        let _ = writeln!(text, "The order of the options is the same at every load up to {}.", load(comparison.end));
    }
    let _ = writeln!(text);
    for row in &comparison.rows {
        let _ = writeln!(text, "{}: {}", row.label, row.gives_up);
    }
    let _ = writeln!(text);
    for note in &comparison.notes {
        let _ = writeln!(text, "{note}");
    }
    text
}

/// The rows as CSV (RFC 4180); amounts that are not known are empty, never zero.
#[must_use]
pub fn csv(comparison: &Comparison) -> String {
    let head = Column::ALL.map(|column| column.label(comparison.of));
    let cells = |row| Column::ALL.iter().map(|column| column.plain(row)).collect();
    csv_table(&head, &comparison.rows.iter().map(cells).collect::<Vec<Vec<String>>>())
}

/// The rows as a Markdown table.
#[must_use]
pub fn markdown(comparison: &Comparison) -> String {
    let head = Column::ALL.map(|column| (column.label(comparison.of), column.is_number()));
    let cells = |row| Column::ALL.iter().map(|column| column.text(row)).collect();
    markdown_table(&head, &comparison.rows.iter().map(cells).collect::<Vec<Vec<String>>>())
}

impl Comparison {
    /// The load that is given, in words.
    #[must_use]
    pub fn told_load(&self) -> String {
        match self.of {
            Topic::Compute | Topic::FrontDoor => format!("{} requests per second on average", load(self.load)),
            Topic::Delivery => format!("{} GB a month", load(self.load)),
        }
    }

    /// The cheapest option over the load in words, and the next change beyond the end.
    #[must_use]
    pub fn told_cheapest(&self) -> Vec<String> {
        let next = self.next.as_ref().map(|next| {
            let label =
                next.code.as_deref().and_then(|code| self.row(code)).map_or("none with a known cost", |row| &row.label);
            format!("Next change: from {} {}, {label}", load(next.from), self.unit)
        });
        self.cheapest.iter().map(|span| self.told_span(span)).chain(next).collect()
    }

    /// Such as `Cheapest from 14.31 to 31.1 requests per second: Fargate`.
    fn told_span(&self, span: &Span) -> String {
        let label =
            span.code.as_deref().and_then(|code| self.row(code)).map_or("none with a known cost", |row| &row.label);
        let (from, to) = (load(span.from), load(span.to));
        match (span.from.is_zero(), span.to >= self.end) {
            (true, true) => format!("Cheapest up to {to} {}, where the comparison ends: {label}", self.unit),
            (true, false) => format!("Cheapest up to {to} {}: {label}", self.unit),
            (false, true) => format!("Cheapest from {from} to {to} {}, where the comparison ends: {label}", self.unit),
            (false, false) => format!("Cheapest from {from} to {to} {}: {label}", self.unit),
        }
    }

    /// A crossing in words, such as `From 12.34 requests per second, Fargate costs less than Lambda: both $57.67`.
    #[must_use]
    pub fn told(&self, crossing: &Crossing) -> String {
        let label = |code: &str| self.row(code).map_or("", |row| row.label.as_str()).to_owned();
        let (below, above) = (label(&crossing.below), label(&crossing.above));
        let about = [&crossing.below, &crossing.above]
            .into_iter()
            .any(|code| self.row(code).is_some_and(|row| row.basis == pricing::compare::RowBasis::Approximate));
        let amounts = if crossing.is_even() {
            format!("both {}", money(crossing.monthly))
        } else {
            let stepped = crossing.stepped.as_deref().map(label).unwrap_or_default();
            format!(
                "{} instead of {}, as {stepped} needs another server from here on",
                money(crossing.monthly),
                money(crossing.other)
            )
        };
        let place = format!("{}{} {}", if about { "≈ " } else { "" }, load(crossing.load), self.unit);
        let most = if crossing.changes_cheapest { "costs least, before" } else { "costs less than" };
        format!("From {place}, {above} {most} {below}: {amounts}")
    }
}

/// A load for people: small ones with all decimals that a workload may have.
pub(crate) fn load(load: units::Decimal) -> String {
    quantity(load, if load < units::Decimal::ONE { 4 } else { 2 })
}
