//! Path options one at a time: which ones a flow has, and the design with one of them. Changes of several flows are made of
//! such steps.

use budget::Budget;
use design::{Component, ComponentId, Design};

use super::change::Change;
use super::path_option::{self, PathOption};
use super::situation::Situation;
use super::{Alternative, Followed, NAT_INSTANCE_TYPE, with};
use crate::flow_paths::FlowPaths;
use crate::network::Network;
use crate::path::Paths;

/// The path option that a flow takes, and those that it could take instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathOptions {
    /// Stable code of the current one, such as `nat-per-zone`.
    pub code: &'static str,
    /// Name of the current one.
    pub label: String,
    /// The codes of the others. Some may turn out to be impossible.
    pub others: Vec<&'static str>,
}

/// The path options of a flow of a complete design, where its paths are known; `None` if there is nothing to choose.
#[must_use]
pub fn path_options(network: &Network<'_>, flow: &Component, paths: &Paths) -> Option<PathOptions> {
    let situation = Situation::of(network, flow)?;
    let now = path_option::taken(network, paths, &situation).unwrap_or(PathOption::AsIs);
    let others = situation.ways(now, paths).into_iter().filter(|way| *way != now).map(PathOption::code).collect();
    Some(PathOptions { code: now.code(), label: now.label(Some(&situation)), others })
}

/// The complete design with another path option for a flow, by its code: the same as that of
/// [`alternatives_within`](super::alternatives_within). `paths` are those of its flows. `None` if the flow takes this option
/// already, or cannot take it.
#[must_use]
pub fn alternative_within(
    design: &Design,
    paths: &FlowPaths,
    (flow, code): (&ComponentId, &str),
    budget: &Budget,
) -> Option<Alternative> {
    let network = Network::within(design, budget);
    let (component, own) = (network.component(flow)?, paths.get(flow)?);
    let situation = Situation::of(&network, component)?;
    let now = path_option::taken(&network, own, &situation).unwrap_or(PathOption::AsIs);
    let way = situation.ways(now, own).into_iter().find(|way| *way != now && way.code() == code)?;
    if budget.is_over() {
        return None;
    }
    with(design, Followed { network: &network, paths }, &situation, (way, NAT_INSTANCE_TYPE))
}

/// The design without a component, what is attached to it, and the routes that point to it.
#[must_use]
pub fn without_component(design: &Design, id: &ComponentId, budget: &Budget) -> Design {
    let mut change = Change::of(design.clone(), budget);
    change.remove(id);
    change.design
}
