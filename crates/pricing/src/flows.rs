//! [`Flows`]: the paths of the flows in a design, found once per design.

use std::collections::HashSet;
use std::rc::Rc;

use budget::Budget;
use design::{Body, Component, ComponentId, Design};
use topology::{Element, FlowPaths, MergedPath, Network, Paths};

/// The paths of the flows in a complete design. They are the same in every scenario and month: paths depend on the
/// network, not on the amount of data.
#[derive(Default)]
pub(crate) struct Flows {
    /// By component: the paths of the data, for flows.
    by_index: Vec<Option<Ways>>,
    /// The components that the data of flows passes.
    passed: HashSet<ComponentId>,
    /// The components where flows begin.
    starts: HashSet<ComponentId>,
    /// The number of components in the document; those after them are proposed.
    said: usize,
}

/// The paths that the data of a flow takes.
pub(crate) struct Ways {
    /// The paths, each with its share of the whole.
    pub paths: Vec<MergedPath>,
    /// The paths for each pair of zones, and why the rest of the data does not arrive.
    pub found: Rc<Paths>,
}

impl Ways {
    pub fn of(found: Rc<Paths>) -> Ways {
        Ways { paths: found.merged(), found }
    }

    pub fn following(network: &Network<'_>, flow: &Component) -> Ways {
        Ways::of(Rc::new(topology::resolve(network, flow)))
    }

    /// The share of the flow, out of the whole, that does not arrive.
    pub fn lost(&self) -> u64 {
        self.paths.iter().fold(self.found.whole, |rest, path| rest.saturating_sub(path.weight))
    }
}

impl Flows {
    /// Follows the flows of a design. Its first `said` components are in the document; `network` comes from
    /// [`network_of`].
    pub fn of(design: &Design, said: usize, network: Option<&Network<'_>>) -> Flows {
        match network {
            Some(network) => Flows::along(design, said, &FlowPaths::of(network)),
            None => Flows { said, ..Flows::default() },
        }
    }

    /// As [`Flows::of`], where the paths are known.
    pub fn along(design: &Design, said: usize, paths: &FlowPaths) -> Flows {
        let mut flows = Flows { said, ..Flows::default() };
        for component in &design.components {
            let ways = paths.get(&component.id).map(|found| Ways::of(Rc::clone(found)));
            if let Body::Flow { config, .. } = &component.body {
                flows.starts.extend(config.from.component().cloned());
            }
            flows.by_index.push(ways);
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

    /// Follows a single flow as if it were the component at `index`.
    pub fn only(network: &Network<'_>, flow: &Component, index: usize) -> Flows {
        let mut by_index: Vec<Option<Ways>> = std::iter::repeat_with(|| None).take(index).collect();
        by_index.push(Some(Ways::following(network, flow)));
        Flows { by_index, said: usize::MAX, ..Flows::default() }
    }

    /// The paths of the flow at `index`; `None` if the component there is not a flow.
    pub fn ways(&self, index: usize) -> Option<&Ways> {
        self.by_index.get(index)?.as_ref()
    }

    /// Every flow with its index.
    pub fn all(&self) -> impl Iterator<Item = (usize, &Ways)> {
        self.by_index.iter().enumerate().filter_map(|(index, ways)| ways.as_ref().map(|ways| (index, ways)))
    }

    /// Whether the design has flows.
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

    /// How many components the document has: those after them are proposed.
    pub const fn given(&self) -> usize {
        self.said
    }

    /// Whether the component at `index` is proposed, that is, not in the document.
    pub const fn is_proposed(&self, index: usize) -> bool {
        index >= self.said
    }

    /// The JSON pointer `below` the component at `index` in the document; for a proposed component, the whole document.
    pub fn place(&self, index: usize, below: &str) -> String {
        if self.is_proposed(index) { String::new() } else { format!("/components/{index}{below}") }
    }
}

/// The network of a design; `None` if the design has no flows.
pub(crate) fn network_of<'a>(design: &'a Design, budget: &'a Budget) -> Option<Network<'a>> {
    has_flows(design).then(|| Network::within(design, budget))
}

/// Whether a design has flows.
pub(crate) fn has_flows(design: &Design) -> bool {
    design.components.iter().any(|component| matches!(component.body, Body::Flow { .. }))
}
