//! [`alternatives`]: the other ways that the data of a flow could take, each as a design.

mod between;
mod change;
mod endpoint;
mod leftover;
mod nat;
mod needs;
mod places;
mod public;
mod situation;
#[cfg(test)]
mod tests;
mod way;

use design::{Body, Component, ComponentId, Design};

use crate::completion::complete;
use crate::network::Network;
use crate::path::{Element, Paths};
use crate::resolve::resolve;
use change::Change;
use situation::Situation;
use way::Way;

/// One of the ways that the data of a flow could take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// Stable code, such as `nat-per-zone`.
    pub code: &'static str,
    /// What it is.
    pub label: String,
    /// Whether the design has it now.
    pub current: bool,
    /// The design with it: complete, so that everything it needs is said.
    pub design: Design,
    /// What this way needs and is paid by the hour: the components that data passes, with their volumes, and of public
    /// subnets the instances for their addresses.
    pub needs: Vec<ComponentId>,
    /// What to know about it; may be empty.
    pub note: String,
}

/// The ways that the data of a flow could take, the current one first. Each design is a real change: it resolves without
/// problems, and the flow takes that way by its routes. Only the current one where there is no other; none at all of
/// what is no flow.
#[must_use]
pub fn alternatives(design: &Design, flow: &ComponentId) -> Vec<Alternative> {
    let completed = complete(design).design;
    let network = Network::of(&completed);
    let Some(component) = network.component(flow).filter(|component| matches!(component.body, Body::Flow { .. }))
    else {
        return Vec::new();
    };
    let paths = resolve(&network, component);
    let situation = Situation::of(&network, component);
    let now = situation.as_ref().and_then(|situation| way::taken(&network, &paths, situation)).unwrap_or(Way::AsIs);
    let current = Alternative {
        code: now.code(),
        label: now.label(situation.as_ref()),
        current: true,
        design: completed.clone(),
        needs: needs::of(&network, component, &paths, now, situation.as_ref()),
        note: now.note().to_owned(),
    };
    let mut all = vec![current];
    let Some(situation) = situation else { return all };
    for way in situation.ways(now).into_iter().filter(|way| *way != now) {
        all.extend(with(design, &completed, &situation, &paths, way));
    }
    all
}

/// The design in which the flow goes another way; `None` where that cannot be had.
fn with(said: &Design, completed: &Design, situation: &Situation<'_>, paths: &Paths, way: Way) -> Option<Alternative> {
    let mut change = Change::of(completed.clone());
    change.unpin(&situation.flow.id);
    match way {
        Way::NatOne | Way::NatPerZone | Way::NatSameZone => nat::gateways(&mut change, situation, paths, way)?,
        Way::NatInstance => nat::instance(&mut change, situation, paths)?,
        Way::PublicSubnet => public::subnet(&mut change, situation)?,
        Way::GatewayEndpoint => endpoint::gateway(&mut change, situation)?,
        Way::InterfaceEndpoint => endpoint::interface(&mut change, situation)?,
        Way::Peering => between::peering(&mut change, situation)?,
        Way::TransitGateway => between::transit_gateway(&mut change, situation)?,
        Way::NatRegional | Way::AsIs => return None,
    }
    leftover::remove(&mut change, said, &Network::of(completed));
    let Change { design, notes } = change;
    // What follows from it must be what was meant, for this flow and for all others.
    let after = complete(&design).design;
    let network = Network::of(&after);
    let flow = network.component(&situation.flow.id)?;
    let paths = resolve(&network, flow);
    let reached = Situation::of(&network, flow)?;
    if !paths.problems.is_empty() || way::taken(&network, &paths, &reached) != Some(way) {
        return None;
    }
    if breaks_others(&Network::of(completed), &network) {
        return None;
    }
    let needs = needs::of(&network, flow, &paths, way, Some(&reached));
    let own = (!way.note().is_empty()).then(|| way.note().to_owned());
    let moved = moved(&Network::of(completed), &network, &situation.flow.id);
    let note = own.into_iter().chain(notes).chain(moved).collect::<Vec<_>>().join(" ");
    let (code, label) = (way.code(), way.label(Some(&reached)));
    Some(Alternative { code, label, current: false, design: after, needs, note })
}

/// Tells which other flows take another way then: flows share route tables, subnets and gateways.
fn moved(before: &Network<'_>, after: &Network<'_>, chosen: &ComponentId) -> Option<String> {
    let elements = |network: &Network<'_>, id: &ComponentId| -> Option<Vec<Vec<Element>>> {
        let legs = resolve(network, network.component(id)?).legs;
        Some(legs.into_iter().map(|leg| leg.hops.into_iter().map(|hop| hop.element).collect()).collect())
    };
    let flows = before.design.components.iter().filter(|component| matches!(component.body, Body::Flow { .. }));
    let others = flows.filter(|flow| flow.id != *chosen && elements(before, &flow.id) != elements(after, &flow.id));
    let names: Vec<&str> = others.map(Component::title).collect();
    (!names.is_empty()).then(|| format!("Also moves: {}.", names.join(", ")))
}

/// Whether a flow that got there does not any more.
fn breaks_others(before: &Network<'_>, after: &Network<'_>) -> bool {
    let flows = before.design.components.iter().filter(|component| matches!(component.body, Body::Flow { .. }));
    let broken = |network: &Network<'_>, id: &ComponentId| {
        network.component(id).is_none_or(|flow| !resolve(network, flow).problems.is_empty())
    };
    flows.map(|flow| &flow.id).any(|flow| broken(after, flow) && !broken(before, flow))
}
