//! Removes components that a change leaves unused.

use std::collections::HashSet;

use design::{Body, Component, ComponentId, Design, UsageValue, View};

use super::Followed;
use super::change::Change;
use crate::path::{Element, Paths};
use crate::resolve::resolve;

/// Removes components that data passed before the change but no longer passes, if they cost by the hour: proposed ones, NAT
/// gateways and NAT instances with the routes to them, and others that no route points to any more. Other components of the
/// original design that a route still points to are kept, and so are components with usage values of their own and transit
/// gateways with other attachments; a note reports this.
pub(super) fn remove(change: &mut Change<'_>, said: &Design, before: Followed<'_, '_>) {
    let mut known: HashSet<&ComponentId> = HashSet::new();
    let passed = in_order(before).flat_map(|paths| paths.passed()).filter(|id| known.insert(id));
    let costly = |id: &&ComponentId| before.network.component(id).is_some_and(costs_by_the_hour);
    let passed: Vec<ComponentId> = passed.filter(costly).cloned().collect();
    if passed.is_empty() {
        return;
    }
    let used = used(change);
    for id in passed {
        let Some(component) = change.design.component(&id).filter(|_| !used.contains(&id)) else { continue };
        let name = component.title().to_owned();
        let proposed = said.component(&id).is_none();
        if has_figures(component) {
            change.notes.push(format!("{name}: kept, for its own usage values."));
        } else if !proposed && connects_others(component) {
            change.notes.push(format!("{name}: kept, for what else is attached to it."));
            say_nothing_passes(change, &id);
        } else if !proposed && change.is_target(&id) && !is_nat(component) {
            change.notes.push(format!("{name}: kept, though no flow passes there any more: routes still lead there."));
            say_nothing_passes(change, &id);
        } else {
            if !proposed {
                let routes = if change.is_target(&id) { ", with the routes to it" } else { "" };
                change.notes.push(format!("{name}: taken out{routes}, as no flow passes there any more."));
            }
            change.remove(&id);
        }
    }
}

/// The paths of all flows, in the order of the design.
fn in_order<'n>(before: Followed<'n, '_>) -> impl Iterator<Item = &'n Paths> {
    let flows = before.network.design.components.iter();
    flows.filter_map(move |flow| before.paths.get(&flow.id)).map(AsRef::as_ref)
}

/// The components that the data of any flow passes, and the ends of flows.
fn used(change: &Change<'_>) -> HashSet<ComponentId> {
    let network = change.network();
    let mut used = HashSet::new();
    for component in &network.design.components {
        let Body::Flow { config, .. } = &component.body else { continue };
        used.extend(resolve(&network, component).passed().cloned());
        used.extend([&config.from, &config.to].into_iter().filter_map(|end| end.component()).cloned());
    }
    used
}

/// Whether a component that data passes is a NAT gateway or a NAT instance: without flows through it, it forwards nothing.
fn is_nat(component: &Component) -> bool {
    matches!(component.body, Body::NatGateway { .. } | Body::Ec2 { .. })
}

/// Whether a transit gateway has attachments of its own, named or counted, that need no flow.
fn connects_others(component: &Component) -> bool {
    let Body::TransitGateway { config, .. } = &component.body else { return false };
    let counted = [config.vpcs, config.vpns, config.direct_connects, config.connects, config.peerings];
    config.attached.len() > 1 || counted.iter().any(|count| *count > 0)
}

fn costs_by_the_hour(component: &Component) -> bool {
    matches!(
        component.body.view(),
        View::Other(Body::NatGateway { .. })
            | View::VpcEndpoint(_)
            | View::Other(Body::Ec2 { .. })
            | View::Other(Body::TransitGateway { .. })
    )
}

/// Whether a component has usage values of its own, other than hours per month and zeros.
fn has_figures(component: &Component) -> bool {
    let figures = component.body.figures().map(|figures| figures.figures()).unwrap_or_default();
    let none = Some(UsageValue::known(0));
    figures.iter().any(|(name, value)| *name != "hours_per_month" && value.is_some() && *value != none)
}

/// Sets the data volume of a gateway to zero: otherwise it would be unknown while no flow passes the gateway.
fn say_nothing_passes(change: &mut Change<'_>, id: &ComponentId) {
    let nothing = Some(UsageValue::known(0));
    match change.component_mut(id).map(|component| &mut component.body) {
        Some(Body::NatGateway { usage, .. }) => usage.other_gb = nothing,
        Some(Body::TransitGateway { usage, .. }) => usage.vpc_gb = nothing,
        _ => {}
    }
}

impl Paths {
    /// The components that data passes.
    pub(crate) fn passed(&self) -> impl Iterator<Item = &ComponentId> {
        self.legs.iter().flat_map(|leg| &leg.hops).filter_map(|hop| match &hop.element {
            Element::Component(id) => Some(id),
            Element::CrossZone { .. } | Element::AwsNetwork => None,
        })
    }

    /// What each leg passes, in order.
    pub(crate) fn elements(&self) -> impl Iterator<Item = Vec<&Element>> {
        self.legs.iter().map(|leg| leg.hops.iter().map(|hop| &hop.element).collect())
    }

    pub(crate) fn passes(&self, id: &ComponentId) -> bool {
        self.passed().any(|passed| passed == id)
    }
}
