//! The options of workloads, priced.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod crossings;
mod golden;
mod known;
mod of_component;
mod reading;

use budget::Budget;
use catalog::Catalogue;
use design::Design;
use units::{Decimal, Usd};
use workloads::{Comparison, Workload, compare};

/// A workload that is described by a document.
fn workload(document: &str) -> Workload {
    Workload::read(document, Catalogue::embedded()).unwrap()
}

fn compared(document: &str) -> Comparison {
    compare(&workload(document), Catalogue::embedded(), Budget::unlimited())
}

/// The effective monthly cost of an option at a load, by the estimate of its design; `None` if it is not known.
fn full_estimate(workload: &Workload, code: &str, load: Decimal) -> Option<Usd> {
    let document = workloads::design_at(workload, code, load).unwrap();
    let design = Design::parse(&document).unwrap();
    let estimate = pricing::estimate(&design, Catalogue::embedded()).unwrap();
    (!estimate.totals.at_least).then_some(estimate.totals.effective_monthly)
}
