//! [`path_options_within`]: the path options of a flow, with a NAT instance whose type suits the data.

use std::collections::HashSet;

use budget::Budget;
use catalog::{Catalogue, InstanceType, PriceList};
use design::{Body, Component, ComponentId, Design, Problems};
use topology::{Alternative, FlowPaths, Network};
use units::{Decimal, Usd};

use super::forwarding::Forwarding;
use crate::engine;

/// The path options that [`topology::alternatives_within`] finds, where a proposed NAT instance has the cheapest type
/// that sustains all data through it. When [`Budget::check`] fails afterwards, the options must be discarded.
///
/// # Errors
/// When the quantities of the design are too large.
pub fn path_options_within(
    design: &Design,
    flow: &ComponentId,
    catalogue: &Catalogue,
    budget: &Budget,
) -> Result<Vec<Alternative>, Problems> {
    let options = topology::alternatives_within(design, flow, budget);
    options.into_iter().map(|option| suited(option, design, flow, catalogue, budget)).collect()
}

/// The complete design with a path option for a flow, by its code, as [`path_options_within`] has it. `None` if the flow has
/// no such option.
///
/// # Errors
/// As [`path_options_within`].
pub fn choose_path_option(
    design: &Design,
    (flow, code): (&ComponentId, &str),
    catalogue: &Catalogue,
    budget: &Budget,
) -> Result<Option<Design>, Problems> {
    let completed = topology::completed_design(design, budget);
    let network = Network::within(&completed, budget);
    let paths = FlowPaths::of(&network);
    let is_taken = network.component(flow).zip(paths.get(flow)).is_some_and(|(flow, own)| {
        topology::path_options(&network, flow, own).is_some_and(|options| options.code == code)
    });
    drop(network);
    if is_taken {
        return Ok(Some(completed));
    }
    let option = topology::alternative_within(&completed, &paths, (flow, code), budget);
    let option = option.map(|option| suited(option, design, flow, catalogue, budget)).transpose()?;
    Ok(option.map(|option| option.design))
}

/// The path option of a NAT instance with the cheapest type that sustains the data of all flows through it. Other path
/// options stay as they are, and so does this one if no type suffices or the NAT instance is one of the design.
fn suited(
    way: Alternative,
    design: &Design,
    flow: &ComponentId,
    catalogue: &Catalogue,
    budget: &Budget,
) -> Result<Alternative, Problems> {
    if way.code != "nat-instance" || way.current {
        return Ok(way);
    }
    let network = Network::within(&way.design, budget);
    let forwarding = Forwarding::of(&network, &way.paths, flow, catalogue).map_err(engine::design_too_large)?;
    let Some(forwarding) = forwarding.filter(|forwarding| forwarding.is_proposed(design)) else { return Ok(way) };
    let cheapest = cheapest(&forwarding, way.design.month().hours(), catalogue).map_err(engine::design_too_large)?;
    let other = cheapest.filter(|known| known.name != forwarding.instance_type);
    let other = other.and_then(|known| topology::nat_instance_within(design, flow, &known.name, budget));
    Ok(other.unwrap_or(way))
}

/// The design with the cheapest type that sustains all data through it for each NAT instance that `before` does not have.
/// Path options chosen one after the other leave the type that sufficed for the first. Bounded by the NAT instances that
/// path options propose: at most one for each flow. `paths` are those of the flows of `design`, which no type changes.
///
/// # Errors
/// As [`path_options_within`].
pub(super) fn with_suitable_types(
    mut design: Design,
    paths: &FlowPaths,
    before: &Design,
    catalogue: &Catalogue,
    budget: &Budget,
) -> Result<Design, Problems> {
    let known: HashSet<&ComponentId> = before.components.iter().map(|component| &component.id).collect();
    let is_proposed = |one: &Component| matches!(one.body, Body::Ec2 { .. }) && !known.contains(&one.id);
    // Most designs of a search have none: they need no network.
    if !design.components.iter().any(is_proposed) {
        return Ok(design);
    }
    let mut types: Vec<(usize, String)> = Vec::new();
    {
        let network = Network::within(&design, budget);
        let hours = design.month().hours();
        for (index, instance) in design.components.iter().enumerate().filter(|(_, one)| is_proposed(one)) {
            let forwarding =
                Forwarding::through(&network, paths, instance, catalogue).map_err(engine::design_too_large)?;
            let Some(forwarding) = forwarding else { continue };
            let suitable = cheapest(&forwarding, hours, catalogue).map_err(engine::design_too_large)?;
            types.extend(suitable.map(|suitable| (index, suitable.name.clone())));
        }
    }
    for (index, name) in types {
        if let Some(Body::Ec2 { config, .. }) = design.components.get_mut(index).map(|component| &mut component.body) {
            config.instance_type = name;
        }
    }
    Ok(design)
}

/// The cheapest suitable type on demand; the first by name of several. One pass over the types of the catalogue.
fn cheapest<'c>(
    forwarding: &Forwarding,
    hours: Decimal,
    catalogue: &'c Catalogue,
) -> Result<Option<&'c InstanceType>, units::Error> {
    let mut cheapest: Option<(Usd, &InstanceType)> = None;
    for known in catalogue.instance_types() {
        let has_accelerators = known.gpu_count.is_some_and(|count| count > 0) || !known.accelerator.is_empty();
        let is_plain = known.current_generation == Some(true) && known.bare_metal != Some(true) && !has_accelerators;
        let Some(point) =
            catalogue.point(PriceList::Ec2, &forwarding.region, "on-demand/linux", &known.name).filter(|_| is_plain)
        else {
            continue;
        };
        let price = point.tiers.first_price();
        let is_less = cheapest.is_none_or(|(least, other)| (price, &known.name) < (least, &other.name));
        if is_less && forwarding.suits(known, hours)? {
            cheapest = Some((price, known));
        }
    }
    Ok(cheapest.map(|(_, known)| known))
}
