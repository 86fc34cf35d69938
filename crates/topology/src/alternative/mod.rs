//! [`alternatives`]: the other paths that the data of a flow could take, each as a design.

mod between;
mod central_nat;
mod change;
mod endpoint;
mod internal_balancer;
mod ipv6;
mod leftover;
mod nat;
mod needs;
mod path_option;
mod places;
mod public;
mod same_zone;
mod situation;
mod step;
#[cfg(test)]
mod tests;

use budget::Budget;
use design::{Body, Component, ComponentId, Design};

use crate::completion::complete_within;
use crate::flow_paths::FlowPaths;
use crate::network::Network;
use change::Change;
pub use nat::NAT_INSTANCE_TYPE;
use path_option::PathOption;
use situation::Situation;

pub use step::{PathOptions, alternative_within, path_options, without_component};

/// One of the paths that the data of a flow could take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// Stable code, such as `nat-per-zone`.
    pub code: &'static str,
    /// Name of the path option.
    pub label: String,
    /// Whether the design uses it now.
    pub current: bool,
    /// The changed design, completed so that it contains everything the path option needs.
    pub design: Design,
    /// The components whose hourly prices belong to this path option: those that data passes, with what is attached to
    /// them, and for public subnets the instances, because of their public addresses.
    pub needs: Vec<ComponentId>,
    /// What the user should know about it; may be empty.
    pub note: String,
    /// The paths of the flows of `design`.
    pub paths: FlowPaths,
}

/// The paths that the data of a flow could take, the current one first. Each design is a real change: it resolves
/// without problems, and its routes send the flow along that path. Returns only the current one if there is no other,
/// and nothing if the component is not a flow.
#[must_use]
pub fn alternatives(design: &Design, flow: &ComponentId) -> Vec<Alternative> {
    alternatives_within(design, flow, Budget::unlimited())
}

/// Like [`alternatives`], with a limit on the work. If [`Budget::check`] fails afterwards, some are missing or wrong.
#[must_use]
pub fn alternatives_within(design: &Design, flow: &ComponentId, budget: &Budget) -> Vec<Alternative> {
    let completed = complete_within(design, budget).design;
    let network = Network::within(&completed, budget);
    let Some(component) = network.component(flow).filter(|component| matches!(component.body, Body::Flow { .. }))
    else {
        return Vec::new();
    };
    let all_paths = FlowPaths::of(&network);
    let Some(paths) = all_paths.get(flow) else { return Vec::new() };
    let situation = Situation::of(&network, component);
    let now = situation
        .as_ref()
        .and_then(|situation| path_option::taken(&network, paths, situation))
        .unwrap_or(PathOption::AsIs);
    let current = Alternative {
        code: now.code(),
        label: now.label(situation.as_ref()),
        current: true,
        design: completed.clone(),
        needs: needs::of(&network, component, paths, now, situation.as_ref()),
        note: now.note(situation.as_ref()).to_owned(),
        paths: all_paths.clone(),
    };
    let mut all = vec![current];
    let Some(situation) = situation else { return all };
    // Without a second VPC there is no gateway of another one.
    let is_possible = |way: &PathOption| *way != now && (*way != PathOption::CentralNat || network.vpcs().len() > 1);
    let ways: Vec<PathOption> = situation.ways(now, paths).into_iter().filter(is_possible).collect();
    let before = Followed { network: &network, paths: &all_paths };
    for way in ways {
        if budget.is_over() {
            break;
        }
        all.extend(with(design, before, &situation, (way, NAT_INSTANCE_TYPE)));
    }
    all
}

/// The path option of a NAT instance of this type, as [`alternatives_within`] has it for [`NAT_INSTANCE_TYPE`]; `None` if
/// that is no option of the flow, or the current one. A NAT instance that the VPC has already keeps its type.
#[must_use]
pub fn nat_instance_within(
    design: &Design,
    flow: &ComponentId,
    instance_type: &str,
    budget: &Budget,
) -> Option<Alternative> {
    let completed = complete_within(design, budget).design;
    let network = Network::within(&completed, budget);
    let component = network.component(flow)?;
    let situation = Situation::of(&network, component)?;
    let all_paths = FlowPaths::of(&network);
    let paths = all_paths.get(flow)?;
    let now = path_option::taken(&network, paths, &situation).unwrap_or(PathOption::AsIs);
    let way = PathOption::NatInstance;
    if now == way || !situation.ways(now, paths).contains(&way) {
        return None;
    }
    with(design, Followed { network: &network, paths: &all_paths }, &situation, (way, instance_type))
}

/// A network with the paths of its flows.
#[derive(Clone, Copy)]
struct Followed<'n, 'a> {
    network: &'n Network<'a>,
    paths: &'n FlowPaths,
}

/// The design in which the flow takes another path; `None` if that is not possible.
fn with(
    said: &Design,
    before: Followed<'_, '_>,
    situation: &Situation<'_>,
    (way, instance_type): (PathOption, &str),
) -> Option<Alternative> {
    let paths = before.paths.get(&situation.flow.id)?;
    let budget = before.network.budget();
    let mut change = Change::of(before.network.design.clone(), budget);
    change.follow_routes(&situation.flow.id);
    match way {
        PathOption::NatOne | PathOption::NatPerZone | PathOption::NatSameZone => {
            nat::gateways(&mut change, situation, paths, way)?
        }
        PathOption::NatRegional => nat::regional(&mut change, situation, paths)?,
        PathOption::CentralNat => central_nat::over_transit(&mut change, situation)?,
        PathOption::NatInstance => nat::instance(&mut change, situation, paths, instance_type)?,
        PathOption::EgressOnly => ipv6::egress_only(&mut change, situation)?,
        PathOption::PublicSubnet => public::subnet(&mut change, situation)?,
        PathOption::GatewayEndpoint => endpoint::gateway(&mut change, situation)?,
        PathOption::InterfaceEndpoint => endpoint::interface(&mut change, situation)?,
        PathOption::InternalLoadBalancer => internal_balancer::reach(&mut change, situation)?,
        PathOption::SameZone => same_zone::together(&mut change, situation, paths)?,
        PathOption::Peering => between::peering(&mut change, situation)?,
        PathOption::TransitGateway => between::transit_gateway(&mut change, situation)?,
        PathOption::AsIs => return None,
    }
    leftover::remove(&mut change, said, before);
    let Change { design, notes, .. } = change;
    // The completed design must have the intended effect, for this flow and for all others.
    let completed = complete_within(&design, budget).design;
    let network = Network::within(&completed, budget);
    let flow = network.component(&situation.flow.id)?;
    let reached = Situation::of(&network, flow)?;
    let paths = FlowPaths::of(&network);
    let own = paths.get(&flow.id)?;
    if !own.problems.is_empty()
        || path_option::taken(&network, own, &reached) != Some(way)
        || breaks_others(before.paths, &paths)
    {
        return None;
    }
    let mut needs = needs::of(&network, flow, own, way, Some(&reached));
    needs.extend(needs::added_end(before.network, flow).cloned());
    let own = Some(way.note(Some(&reached)).to_owned()).filter(|note| !note.is_empty());
    let moved = moved(before, &paths, &situation.flow.id);
    let note = own.into_iter().chain(notes).chain(moved).collect::<Vec<_>>().join(" ");
    let (code, label) = (way.code(), way.label(Some(&reached)));
    Some(Alternative { code, label, current: false, needs, note, paths, design: completed })
}

/// Names the other flows whose paths change as well: flows share route tables, subnets and gateways.
fn moved(before: Followed<'_, '_>, after: &FlowPaths, chosen: &ComponentId) -> Option<String> {
    let is_moved = |flow: &&Component| {
        flow.id != *chosen
            && before.paths.get(&flow.id).is_some_and(|before| {
                let after = after.get(&flow.id);
                after.is_none_or(|after| !before.elements().eq(after.elements()))
            })
    };
    let names: Vec<&str> = before.network.design.components.iter().filter(is_moved).map(Component::title).collect();
    (!names.is_empty()).then(|| format!("Also moves: {}.", names.join(", ")))
}

/// Whether a flow that had no problems before the change has problems or is missing after it.
fn breaks_others(before: &FlowPaths, after: &FlowPaths) -> bool {
    let is_broken = |id: &ComponentId| after.get(id).is_none_or(|paths| !paths.problems.is_empty());
    before.all().any(|(flow, paths)| paths.problems.is_empty() && is_broken(flow))
}
