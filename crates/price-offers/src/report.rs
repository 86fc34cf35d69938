//! [`Report`]: what an import changes.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;
use units::Decimal;
use units::format::quantity;

/// Most lines of each list in the text of a report.
const MOST_LINES: usize = 40;

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileSummary {
    /// Its name.
    pub name: String,
    /// The day it was published.
    pub published: String,
    /// What it has, such as `AmazonEC2`.
    pub covers: Vec<String>,
    /// How many regions.
    pub regions: usize,
    /// How many prices it has for the catalogue.
    pub prices: usize,
}

/// A price that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Service, region, dimension, item.
    pub key: String,
    /// The price in the catalogue.
    pub from: String,
    /// The price in the file.
    pub to: String,
    /// The change of the first tier in percent; `None` if it was zero.
    pub percent: Option<Decimal>,
}

/// What an import changes, and what it did not take.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Report {
    /// The files.
    pub files: Vec<FileSummary>,
    /// How many prices stay the same.
    pub unchanged: usize,
    /// Keys that had no price.
    pub new: Vec<String>,
    /// Prices that differ from those of the catalogue.
    pub changed: Vec<Change>,
    /// Keys with a listed price that the files do not have any more. Unless a file had it, the price stays.
    pub gone: Vec<String>,
    /// What was refused, and why.
    pub refused: Vec<(String, String)>,
    /// How many products were left out, by reason.
    pub left_out: BTreeMap<String, u64>,
    /// How many products have names that are not known, by service code and kind of usage.
    pub not_understood: BTreeMap<String, u64>,
}

impl Report {
    /// The report as text. Long lists end with the number of what follows.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = String::new();
        // Writing to a string cannot fail.
        for FileSummary { name, published, covers, regions, prices } in &self.files {
            let covers = covers.join(", ");
            let _ = writeln!(out, "{name}: {covers} of {published}, {regions} regions, {prices} prices");
        }
        let _ = writeln!(out, "{} prices are the same as before", self.unchanged);
        list(&mut out, "new", &self.new, String::clone);
        list(&mut out, "changed", &self.changed, |change| {
            let percent = change.percent.map_or_else(String::new, |percent| format!(" ({})", signed(percent)));
            format!("{}: {} to {}{percent}", change.key, change.from, change.to)
        });
        list(&mut out, "gone", &self.gone, String::clone);
        list(&mut out, "refused", &self.refused, |(what, reason)| format!("{what} {reason}"));
        let counts = |counts: &BTreeMap<String, u64>| {
            let mut counts: Vec<(u64, String)> = counts.iter().map(|(name, count)| (*count, name.clone())).collect();
            counts.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
            counts
        };
        let line = |(count, name): &(u64, String)| format!("{count:>8}  {name}");
        list(&mut out, "left out", &counts(&self.left_out), line);
        list(&mut out, "not understood", &counts(&self.not_understood), line);
        out
    }
}

/// Percent with a sign and at most two decimals.
fn signed(percent: Decimal) -> String {
    let sign = if percent > Decimal::ZERO { "+" } else { "" };
    format!("{sign}{} %", quantity(percent, 2))
}

fn list<T>(out: &mut String, title: &str, lines: &[T], text: impl Fn(&T) -> String) {
    let _ = writeln!(out, "{title}: {}", lines.len());
    for line in lines.iter().take(MOST_LINES) {
        let _ = writeln!(out, "  {}", text(line));
    }
    if lines.len() > MOST_LINES {
        let _ = writeln!(out, "  and {} more", lines.len() - MOST_LINES);
    }
}
