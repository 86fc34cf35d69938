//! Paths of flows, and proposed components.

use api::{Failure, FlowLedgers, FlowPaths};
use budget::Budget;
use design::{Body, ComponentId, Design, Problem, Problems};
use pricing::Analysis;
use pricing::paths::{Ledger, choose_path_option, compare_paths_within, ledger_within, ledgers_within};

use crate::bounded::bounded;
use crate::path_cells::{choice_cells, flow_cells, rows};
use crate::prices::prices;

/// Most flows whose path options are compared in one answer: each option prices the whole design.
const COMPARED_AT_ONCE: usize = 20;

/// Reads a document and returns the path of one of its flows, with the path options.
///
/// # Errors
/// As [`crate::estimate`], and when there is no such flow.
pub fn flow_paths(document: &str, flow: &str) -> Result<FlowPaths, Failure> {
    bounded(|budget| {
        let analysis = crate::analysed(document, budget)?;
        flow_paths_of(&analysis, flow, budget)
    })
}

/// The path of a flow of an analysed design, with the path options, each of which is priced with the whole design.
pub(crate) fn flow_paths_of(analysis: &Analysis, flow: &str, budget: &Budget) -> Result<FlowPaths, Failure> {
    let flow = flow_id(analysis.design(), flow)?;
    let ledger = analysis.ledger(&flow)?.ok_or_else(|| no_flow(flow.as_str()))?;
    with_choices(analysis.design(), &ledger, budget)
}

/// Reads a document and returns the paths of its flows: of one, or of all if `flow` is empty. With `compare`, also the
/// path options, each of which is priced with the whole design. If all flows are requested and there are more than 20,
/// the options are left out, and a note at the first flow says so.
///
/// # Errors
/// As [`flow_paths`].
pub fn flow_ledgers(document: &str, flow: &str, compare: bool) -> Result<FlowLedgers, Failure> {
    bounded(|budget| ledgers_of(&crate::read(document)?, flow, compare, budget))
}

fn ledgers_of(design: &Design, flow: &str, compare: bool, budget: &Budget) -> Result<FlowLedgers, Failure> {
    let only = if flow.is_empty() { None } else { Some(flow_id(design, flow)?) };
    let ledgers = ledgers_within(design, &prices(), budget)?;
    let wanted = ledgers.iter().filter(|ledger| only.as_ref().is_none_or(|only| ledger.flow == *only));
    let too_many = compare && only.is_none() && ledgers.len() > COMPARED_AT_ONCE;
    let cells = |ledger: &Ledger| {
        if compare && !too_many { with_choices(design, ledger, budget) } else { Ok(flow_cells(ledger)) }
    };
    let mut flows: Vec<FlowPaths> = wanted.map(cells).collect::<Result<_, _>>()?;
    if let Some(first) = flows.first_mut().filter(|_| too_many) {
        first.notes.push(format!(
            "The design has more than {COMPARED_AT_ONCE} flows, so the other ways of each are not compared: name one flow \
             to compare its ways."
        ));
    }
    Ok(FlowLedgers { flows })
}

fn with_choices(design: &Design, ledger: &Ledger, budget: &Budget) -> Result<FlowPaths, Failure> {
    let comparison = compare_paths_within(design, &ledger.flow, &prices(), budget)?;
    let mut cells = flow_cells(ledger);
    if ledger.pinned {
        let free = unpinned(design, &ledger.flow);
        let derived = ledger_within(&free, &ledger.flow, &prices(), budget)?;
        cells.derived = derived.as_ref().map(rows).unwrap_or_default();
    }
    if comparison.choices.len() > 1 {
        let current = comparison.choices.first().map_or("", |choice| choice.code);
        cells.choices = comparison.choices.iter().map(|choice| choice_cells(choice, current)).collect();
    }
    cells.notes = comparison.notes;
    Ok(cells)
}

/// The design with a flow that follows the routes.
fn unpinned(design: &Design, flow: &ComponentId) -> Design {
    let mut design = design.clone();
    for component in design.components.iter_mut().filter(|component| component.id == *flow) {
        if let Body::Flow { config, .. } = &mut component.body {
            config.via.clear();
        }
    }
    design
}

fn flow_id(design: &Design, flow: &str) -> Result<ComponentId, Failure> {
    let id = ComponentId::parse(flow)
        .filter(|id| design.component(id).is_some_and(|component| matches!(component.body, Body::Flow { .. })));
    id.ok_or_else(|| no_flow(flow))
}

fn no_flow(flow: &str) -> Failure {
    let shown: String = flow.chars().take(60).collect();
    Problems::one(Problem::new("", format!("there is no flow {shown:?}"), "name a flow of the design by its id")).into()
}

/// The document with another path option for a flow, by the code of the option.
///
/// # Errors
/// As [`flow_paths`], and when the flow has no such option.
pub fn choose_path(document: &str, flow: &str, code: &str) -> Result<String, Failure> {
    bounded(|budget| Ok(chosen(&crate::read(document)?, flow, code, budget)?.to_compact_json()))
}

/// The design with another path option for a flow.
pub(crate) fn chosen(design: &Design, flow: &str, code: &str, budget: &Budget) -> Result<Design, Failure> {
    let flow = flow_id(design, flow)?;
    let chosen = choose_path_option(design, (&flow, code), &prices(), budget)?;
    chosen.ok_or_else(|| {
        let shown: String = code.chars().take(60).collect();
        let message = format!("the flow {flow} has no path option {shown:?}");
        Problems::one(Problem::new("", message, "choose one of the options that are compared")).into()
    })
}

/// The document with all proposed components added.
///
/// # Errors
/// As [`crate::estimate`].
pub fn keep_proposals(document: &str) -> Result<String, Failure> {
    bounded(|budget| Ok(topology::completed_design(&crate::read(document)?, budget).to_compact_json()))
}

#[cfg(test)]
#[path = "path_tests.rs"]
mod tests;
