//! What Abacus can do, in one place: the functions shared by the pages, the REST API and the command line.
//!
//! Each interface takes text, calls one function here, and maps [`Failure`] to its own kind of answer.

mod accepting;
mod address_plan;
mod bounded;
mod breakdown;
mod capacity;
mod choices;
mod client_limit;
mod comparing;
mod compute;
mod coverage;
mod deploying;
mod designs;
mod drawing;
mod editing;
mod months;
mod network;
mod path_cells;
mod path_sets;
mod price_import;
mod price_refresh;
mod price_status;
mod prices;
mod shown;
mod workload;
mod write_quota;

pub use accepting::{WithSideCosts, accept_side_costs, estimate_with_side_costs, side_costs};
pub use address_plan::network_plan;
pub use api::Failure;
pub use bounded::counted;
pub use breakdown::{breakdown, breakdown_chart, grouping};
pub use budget::Pass;
pub use capacity::{capacity_chart_of, capacity_charts};
pub use choices::{regions, types};
pub use client_limit::ClientLimit;
pub use comparing::{compare, compare_with_charts, group_ids};
pub use compute::{Compute, ComputeLimits, Size};
pub use coverage::coverage;
pub use deploying::{compares, deployments, deployments_with_charts};
pub use designs::{Designs, Expected, Head, Unpriced};
pub use drawing::{draw, draw_file};
pub use months::{months, months_chart};
pub use network::{choose_path, flow_ledgers, flow_paths, keep_proposals};
pub use path_sets::{path_sets, use_path_set};
pub use price_import::{Extent, Refusal, Report, Writes, import_prices};
pub use price_refresh::{DownloadTarget, Fetch, Place, Refresh, Wanted, refresh_prices};
pub use price_status::price_status;
pub use prices::{PriceFolder, Prices, prices};
pub use shown::{Edited, Shown, shown};
pub use store::{Store, StoreConfig, backup};
pub use workload::{of_form, option_design, workload, workload_chart};
pub use write_quota::WriteQuota;

use api::Failure as F;
use bounded::bounded;
use budget::Budget;
use design::{Design, Problem, Problems};
use pricing::{Analysis, Estimate};

/// Reads a document and prices it.
///
/// # Errors
/// [`Failure::Invalid`] with every problem: of the document, of names the catalogue does not know, and of values too
/// large to price exactly. [`Failure::TooExpensive`] and [`Failure::Busy`] if a [`Compute`] pool limits the work.
pub fn estimate(document: &str) -> Result<(Design, Estimate), F> {
    bounded(|budget| Ok(analysed(document, budget)?.into_parts()))
}

/// Reads a document and analyses it once.
pub(crate) fn analysed(document: &str, budget: &Budget) -> Result<Analysis, F> {
    Ok(Analysis::of(read(document)?, &prices(), budget)?)
}

/// Reads a document for pricing.
pub(crate) fn read(document: &str) -> Result<Design, F> {
    match read_with_problems(document) {
        (Some(design), problems) if problems.is_empty() => Ok(design),
        (_, problems) => Err(Problems(problems).into()),
    }
}

/// A document as far as it can be read, with every problem: of the document, and of names that the catalogue does not
/// know.
pub(crate) fn read_with_problems(document: &str) -> (Option<Design>, Vec<Problem>) {
    let (design, mut problems) = Design::read_parts(document);
    problems.extend(match &design {
        Ok(design) => pricing::unknown_names(design, &prices()),
        Err(parts) => pricing::unknown_names_of_parts(parts, &prices()),
    });
    // Ordered by component, as in the document.
    let place = |problem: &Problem| {
        let rest = problem.path.strip_prefix("/components/")?;
        rest.split('/').next()?.parse::<usize>().ok()
    };
    problems.sort_by_key(place);
    problems.truncate(design::limits::PROBLEMS);
    (design.ok(), problems)
}

/// The JSON Schema of the design document.
#[must_use]
pub fn schema() -> String {
    design::schema_text()
}

/// The reference page of a service in Markdown; `None` for a kind without a definition.
#[must_use]
pub fn reference(kind: &str) -> Option<String> {
    definitions::definition(kind).map(definitions::reference)
}

/// The kinds that have a definition, with the names of their services.
#[must_use]
pub fn defined_kinds() -> Vec<(&'static str, &'static str)> {
    definitions::ALL.iter().map(|definition| (definition.kind, definition.title)).collect()
}

/// Loads the catalogue now, so that the first visitor does not wait, and returns a summary of it.
#[must_use]
pub fn catalogue_summary() -> String {
    let prices = prices();
    let stats = prices.stats();
    let mut text = format!("{} prices, {} instance types", stats.points, stats.instance_types);
    if let (Some(oldest), Some(newest)) = (stats.oldest, stats.newest) {
        text.push_str(&format!(", {oldest} to {newest}"));
    }
    text
}
