//! What an import took and what it left out.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use catalog::{Catalogue, PriceList};

/// Counts lines that were left out, by table and reason.
#[derive(Default)]
pub(crate) struct Report {
    left_out: BTreeMap<(String, String), usize>,
}

impl Report {
    pub(crate) fn leave_out(&mut self, file: &str, reason: &str) {
        *self.left_out.entry((file.to_owned(), reason.to_owned())).or_default() += 1;
    }

    /// The report as text. Writing to a string cannot fail, so its results are ignored.
    pub(crate) fn summary(&self, catalogue: &Catalogue, files: &[(String, String)]) -> String {
        let mut out = String::new();
        let stats = catalogue.stats();
        let _ = writeln!(
            out,
            "{} prices: {} listed, {} derived, {} stale; {} lines say not sold",
            stats.points, stats.listed, stats.derived, stats.stale, stats.not_sold
        );
        let _ = writeln!(out, "{} regions, {} instance types", catalogue.regions().len(), stats.instance_types);
        for service in PriceList::ALL {
            let count = catalogue.points().filter(|point| point.list == *service).count();
            let _ = writeln!(out, "  {:<14}{count:>7} prices", service.code());
        }
        let _ = writeln!(out, "files:");
        for (name, text) in files {
            let _ = writeln!(out, "  {name:<24}{:>9} bytes", text.len());
        }
        let _ = writeln!(out, "left out:");
        for ((file, reason), count) in &self.left_out {
            let _ = writeln!(out, "  {count:>6}  {file}: {reason}");
        }
        out
    }
}
