//! Everything that a server computes from a document: all endpoints, and the requests of the pages.

use api::Failure;
use design::{Body, Design};

/// The computation of an endpoint; its result is not used.
type Compute = fn(&str) -> Result<(), Failure>;

/// All computations by name.
pub const ENDPOINTS: [(&str, Compute); 11] = [
    ("estimate", |document| use_cases::estimate(document).map(drop)),
    ("drawing", |document| use_cases::draw(document).map(drop)),
    ("address plan", |document| use_cases::network_plan(document).map(drop)),
    ("comparison", |document| use_cases::compare(document, &[]).map(drop)),
    ("comparison with charts", |document| use_cases::compare_with_charts(document, &[], &[]).map(drop)),
    ("paths of all flows", |document| use_cases::flow_ledgers(document, "", false).map(drop)),
    ("paths of one flow", |document| match first(document, |body| matches!(body, Body::Flow { .. })) {
        Some(flow) => use_cases::flow_paths(document, &flow).map(drop),
        None => Ok(()),
    }),
    ("path sets", |document| use_cases::path_sets(document).map(drop)),
    ("capacity units", |document| {
        use_cases::estimate(document).map(|(_, estimate)| drop(use_cases::capacity_charts(&estimate)))
    }),
    ("editor with everything", |document| {
        use_cases::shown(document, &[], |shown| {
            let flow = first(document, |body| matches!(body, Body::Flow { .. }));
            flow.map(|flow| shown.flow_paths(&flow)).transpose()?;
            drop(shown.network_plan());
            shown.drawing().map(drop)
        })
    }),
    ("proposals kept", |document| use_cases::keep_proposals(document).map(drop)),
];

/// Id of the first component of a kind.
fn first(document: &str, is_kind: impl Fn(&Body) -> bool) -> Option<String> {
    let design = Design::parse(document).ok()?;
    design.components.iter().find(|component| is_kind(&component.body)).map(|component| component.id.to_string())
}
