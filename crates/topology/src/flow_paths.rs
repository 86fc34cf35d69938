//! [`FlowPaths`]: the paths of all flows of a design.

use std::rc::Rc;

use design::{Body, ComponentId};
use foldhash::HashMap;

use crate::network::Network;
use crate::path::Paths;
use crate::resolve::resolve;

/// The paths of all flows of a complete design, followed once. A copy shares them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FlowPaths {
    by_id: Rc<HashMap<ComponentId, Rc<Paths>>>,
}

impl FlowPaths {
    /// Follows every flow of a design.
    #[must_use]
    pub fn of(network: &Network<'_>) -> FlowPaths {
        let flows = network.design.components.iter().filter(|component| matches!(component.body, Body::Flow { .. }));
        let paths = flows.map(|flow| (flow.id.clone(), Rc::new(resolve(network, flow))));
        FlowPaths { by_id: Rc::new(paths.collect()) }
    }

    /// The paths of a flow; `None` if the design does not have it.
    #[must_use]
    pub fn get(&self, flow: &ComponentId) -> Option<&Rc<Paths>> {
        self.by_id.get(flow)
    }

    /// The paths of all flows, in no particular order.
    pub fn all(&self) -> impl Iterator<Item = (&ComponentId, &Paths)> {
        self.by_id.iter().map(|(id, paths)| (id, paths.as_ref()))
    }
}
