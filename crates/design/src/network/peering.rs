//! VPC peering.

use definitions::{ComponentId, VPC_PEERING, Value, Values};

use crate::component::Body;

/// VPC peering connections. They are free, but the data over them is not, unless it stays in one zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peering<'a> {
    /// The region of the peer, if it is a different one.
    pub peer_region: Option<&'a str>,
    /// The connected VPCs: two, or only one if its peer is not in the design.
    pub vpcs: &'a [ComponentId],
}

impl<'a> Peering<'a> {
    /// Reads a component, if it is of this kind.
    #[must_use]
    pub fn of(body: &'a Body) -> Option<Peering<'a>> {
        let values = body.values().filter(|values| *values.definition() == VPC_PEERING)?;
        Some(Peering { peer_region: values.text("peer_region"), vpcs: values.references("vpcs") })
    }

    /// Sets the VPCs that a component of this kind connects.
    pub fn connect(body: &mut Body, vpcs: Vec<ComponentId>) {
        if let Some(values) = body.values_mut().filter(|values| *values.definition() == VPC_PEERING) {
            values.set("vpcs", Some(Value::References(vpcs)));
        }
    }

    /// The body of such a component.
    #[must_use]
    pub fn body(self) -> Body {
        let mut values = Values::new(&VPC_PEERING).with("vpcs", Value::References(self.vpcs.to_vec()));
        values.set("peer_region", self.peer_region.map(|region| Value::Text(region.to_owned())));
        Body::Defined(Box::new(values))
    }
}
