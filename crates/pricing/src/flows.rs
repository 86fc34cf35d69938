//! [`Flows`]: where the flows of a design go, found once per design.

use std::collections::HashSet;

use budget::Budget;
use design::{Body, Component, ComponentId, Design};
use topology::{Element, MergedPath, Network, Paths};

/// Where the flows of a complete design go. The same in every scenario and month: paths follow from the network, not
/// from how much data there is.
#[derive(Default)]
pub(crate) struct Flows {
    /// By component: the ways of its data, of flows.
    by_index: Vec<Option<Ways>>,
    /// What the data of flows passes.
    passed: HashSet<ComponentId>,
    /// What flows begin at.
    starts: HashSet<ComponentId>,
    /// How many components the document has; those behind them are proposed.
    said: usize,
}

/// The ways that the data of a flow takes.
pub(crate) struct Ways {
    /// The paths, each with its part of the whole.
    pub paths: Vec<MergedPath>,
    /// The same for each pair of zones, and why the rest does not get there.
    pub found: Paths,
}

impl Ways {
    pub fn of(network: &Network<'_>, flow: &Component) -> Ways {
        let found = topology::resolve(network, flow);
        Ways { paths: found.merged(), found }
    }

    /// The part of the flow that does not get there, of the whole.
    pub fn lost(&self) -> u64 {
        self.paths.iter().fold(self.found.whole, |rest, path| rest.saturating_sub(path.weight))
    }
}

impl Flows {
    /// Follows the flows of a design, of which the first `said` components stand in the document; `network` is that of
    /// [`network_of`].
    pub fn of(design: &Design, said: usize, network: Option<&Network<'_>>) -> Flows {
        let mut flows = Flows { said, ..Flows::default() };
        let Some(network) = network else { return flows };
        for component in &design.components {
            let Body::Flow { config, .. } = &component.body else {
                flows.by_index.push(None);
                continue;
            };
            flows.starts.extend(config.from.component().cloned());
            flows.by_index.push(Some(Ways::of(network, component)));
        }
        let hops = flows.by_index.iter().flatten().flat_map(|ways| &ways.paths).flat_map(|path| &path.hops);
        flows.passed = hops
            .flat_map(|hop| {
                let element = match &hop.element {
                    Element::Component(id) => Some(id),
                    Element::CrossZone { .. } | Element::AwsNetwork => None,
                };
                element.into_iter().chain(hop.charges.iter().filter_map(|charge| charge.of.as_ref()))
            })
            .cloned()
            .collect();
        flows
    }

    /// One flow alone, as if it were the component at `index`.
    pub fn only(network: &Network<'_>, flow: &Component, index: usize) -> Flows {
        let mut by_index: Vec<Option<Ways>> = std::iter::repeat_with(|| None).take(index).collect();
        by_index.push(Some(Ways::of(network, flow)));
        Flows { by_index, said: usize::MAX, ..Flows::default() }
    }

    /// The ways of the flow at `index`; `None` of what is no flow.
    pub fn ways(&self, index: usize) -> Option<&Ways> {
        self.by_index.get(index)?.as_ref()
    }

    /// Every flow with its index.
    pub fn all(&self) -> impl Iterator<Item = (usize, &Ways)> {
        self.by_index.iter().enumerate().filter_map(|(index, ways)| ways.as_ref().map(|ways| (index, ways)))
    }

    /// Whether there are flows.
    pub fn any(&self) -> bool {
        !self.by_index.is_empty()
    }

    /// Whether the data of a flow passes this component.
    pub fn pass(&self, id: &ComponentId) -> bool {
        self.passed.contains(id)
    }

    /// Whether a flow begins at this component.
    pub fn start_at(&self, id: &ComponentId) -> bool {
        self.starts.contains(id)
    }

    /// Whether the component at `index` is proposed, and not in the document.
    pub const fn is_proposed(&self, index: usize) -> bool {
        index >= self.said
    }

    /// A place `below` the component at `index` in the document; all of that for what is proposed.
    pub fn place(&self, index: usize, below: &str) -> String {
        if self.is_proposed(index) { String::new() } else { format!("/components/{index}{below}") }
    }
}

/// The network that the flows of a design go through, where it has flows.
pub(crate) fn network_of<'a>(design: &'a Design, budget: &'a Budget) -> Option<Network<'a>> {
    has_flows(design).then(|| Network::within(design, budget))
}

/// Whether a design says what talks to what.
pub(crate) fn has_flows(design: &Design) -> bool {
    design.components.iter().any(|component| matches!(component.body, Body::Flow { .. }))
}
