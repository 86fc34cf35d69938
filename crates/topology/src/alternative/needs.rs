//! The components whose hourly prices belong to a path option.

use design::{Body, Component, ComponentId};

use super::path_option::PathOption;
use super::situation::{Kind, Situation};
use crate::network::Network;
use crate::path::Paths;

/// The components that data passes, in order, with what is attached to them; for public subnets also the instances,
/// because of the addresses that they need.
pub(super) fn of(
    network: &Network<'_>,
    flow: &Component,
    paths: &Paths,
    way: PathOption,
    situation: Option<&Situation<'_>>,
) -> Vec<ComponentId> {
    let mut needs: Vec<ComponentId> = Vec::new();
    let mut need = |id: &ComponentId| {
        if !needs.contains(id) {
            needs.push(id.clone());
        }
    };
    let is_end = |id: &ComponentId| match &flow.body {
        Body::Flow { config, .. } => [&config.from, &config.to].into_iter().any(|end| end.component() == Some(id)),
        _ => false,
    };
    for id in paths.passed().filter(|id| !is_end(id)) {
        need(id);
        let attached = network.design.components.iter().filter(|component| component.attached_to() == Some(id));
        attached.for_each(|component| need(&component.id));
    }
    if way == PathOption::PublicSubnet
        && let Some(Kind::Out { group, .. }) = situation.map(|situation| &situation.kind)
    {
        need(&group.id);
    }
    needs
}

/// The component at the end of a flow that a change added, such as a second load balancer.
pub(super) fn added_end<'c>(before: &Network<'_>, flow: &'c Component) -> Option<&'c ComponentId> {
    let Body::Flow { config, .. } = &flow.body else { return None };
    let mut ends = [&config.from, &config.to].into_iter().filter_map(|end| end.component());
    ends.find(|id| before.component(id).is_none())
}
