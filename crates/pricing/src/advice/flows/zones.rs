//! Data that crosses Availability Zones.

use std::collections::BTreeMap;

use catalog::PriceList;
use design::{BalancerType, Body, Component, NatConfig, NatMode, View, ZoneAffinity};
use topology::Element;
use units::{Decimal, Usd, format};

use super::{FlowAt, Subject, cost_of, part_of};
use crate::finding::{Finding, Severity};
use crate::nat_per_zone::NatPerZone;
use crate::remedy::Remedy;
use crate::saving::saving;
use crate::service::flow::words::component_words;

/// The share of the cost of the two ends above which data between their zones is reported: 5 %.
const PART_OF_ENDS: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

/// Rule `nat-cross-az`: the data that reaches a NAT gateway from another zone is enough to pay for a gateway in that
/// zone.
pub(super) fn gateways(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (index, gateway) in subject.components_by_id(|_, component| subject.task.flows.pass(&component.id)) {
        let Body::NatGateway { config, .. } = &gateway.body else { continue };
        if config.mode == NatMode::Regional {
            continue;
        }
        for (zone, gb) in crossing(subject, gateway).unwrap_or_default() {
            found.extend(one_more(subject, index, gateway, config, zone, gb));
        }
    }
    found
}

/// GB a month that cross zones to reach a gateway, by the zone they come from; `None` if a sum does not fit.
fn crossing<'a>(subject: &Subject<'a>, gateway: &Component) -> Option<BTreeMap<&'a str, Decimal>> {
    let mut by_zone: BTreeMap<&str, Decimal> = BTreeMap::new();
    for flow in subject.flows() {
        for leg in &flow.ways.found.legs {
            for pair in leg.hops.windows(2) {
                // Responses from a service pass the gateway before they cross zones.
                let (zone, id) = match pair.iter().map(|hop| &hop.element).collect::<Vec<_>>().as_slice() {
                    [Element::CrossZone { from, .. }, Element::Component(id)] => (from, id),
                    [Element::Component(id), Element::CrossZone { to, .. }] => (to, id),
                    _ => continue,
                };
                let Some(gb) = subject.gb(flow, leg.weight).filter(|_| *id == gateway.id) else { continue };
                let all = by_zone.entry(zone).or_default();
                *all = all.checked_add(gb)?;
            }
        }
    }
    Some(by_zone)
}

fn one_more(
    subject: &Subject<'_>,
    index: usize,
    gateway: &Component,
    config: &NatConfig,
    zone: &str,
    gb: Decimal,
) -> Option<Finding> {
    let context = subject.context(index)?;
    let region = context.region();
    let hour = |item| subject.rate(PriceList::Vpc, region, "hourly", item);
    let addresses = hour("public-ipv4-in-use")?.times(config.addresses().into()).ok()?;
    let gateway_monthly = hour("nat-gateway")?.checked_add(addresses).ok()?.times(subject.month_hours()).ok()?;
    let usd_per_gb_and_end = subject.rate(PriceList::DataTransfer, region, "out", "intra-region")?;
    let layout = NatPerZone { gateway_monthly, usd_per_gb_and_end };
    let pays_from = layout.pays_from_gb().ok()??;
    if gb <= pays_from {
        return None;
    }
    let vpc = subject.network.vpc_of(gateway)?;
    // A subnet of the same kind as the gateway's own, preferably with the same route table.
    let own = subject.network.locations(gateway).into_iter().find_map(|place| place.subnet)?;
    let alike = vpc.config.subnets.iter().filter(|subnet| {
        let node = topology::SubnetNode { vpc, subnet };
        subnet.zone == zone && subject.network.kind_of(node) == subject.network.kind_of(own)
    });
    let there = alike.max_by_key(|subnet| subnet.route_table == own.subnet.route_table);
    let cost = usd_per_gb_and_end.times(gb.checked_mul(Decimal::TWO)?).ok()?;
    let saved = match there {
        Some(_) if !subject.may_reprice() => return None,
        Some(subnet) => {
            let mut other = subject.task.design.clone();
            let placement = &mut other.components.get_mut(index)?.placement;
            placement.subnets.push(subnet.name.clone());
            if placement.zones.is_empty() {
                placement.count = Some(placement.count().checked_add(1)?);
            } else {
                let there = placement.zones.entry(zone.to_owned()).or_default();
                *there = there.checked_add(1)?;
                placement.count = None;
            }
            subject.saved_by(&other)?
        }
        // A gateway in that zone needs a new subnet, which is free.
        None => cost - gateway_monthly,
    };
    let now = cost.checked_add(subject.estimate(index)?.totals.monthly).ok()?;
    let saved = saving(now, now - saved)?;
    let message = format!(
        "{} GB a month cross from zone {zone} to reach the NAT gateway, for {}; a gateway of its own pays off for a \
         zone above {} GB, here it costs {} less",
        format::quantity(gb, 0),
        format::money(cost),
        format::quantity(pays_from.ceil(), 0),
        format::money(saved)
    );
    let fix = format!("add a NAT gateway in zone {zone}");
    Some(context.finding(Severity::Warning, "nat-cross-az", "/placement/subnets", message, fix).saves(saved))
}

/// Rule `path-cross-az`: data that crosses zones between two ends that share zones.
pub(super) fn between_ends(subject: &Subject<'_>) -> Vec<Finding> {
    subject.flows().filter_map(|flow| within_zones(subject, flow)).collect()
}

/// What a flow would save if it stayed within zones.
pub(super) struct Stay {
    /// What its data between zones costs a month.
    pub cost: Usd,
    /// How much less the flow would cost.
    pub saved: Usd,
    /// GB a month between zones.
    pub gb: Decimal,
}

/// What a flow that spreads over zones would save if it stayed within them; `None` if that is not possible, or unknown.
pub(super) fn stay(subject: &Subject<'_>, flow: FlowAt<'_>) -> Option<Stay> {
    let ends = [flow.config.from.component()?, flow.config.to.component()?];
    let [from, to] = ends.map(|id| subject.network.component(id));
    // Application and Classic Load Balancers send to targets in any zone for free, so nothing is charged there.
    let is_sent_on = matches!(from?.body, Body::LoadBalancer { .. });
    if is_sent_on && !stands_in_every_zone_of(subject, to?, from?) {
        return None;
    }
    let mut borders = 0_u64;
    for hop in flow.ways.paths.iter().flat_map(|path| &path.hops) {
        match &hop.element {
            Element::CrossZone { .. } => borders = borders.checked_add(hop.weight)?,
            Element::AwsNetwork => {}
            Element::Component(id) => match subject.network.component(id)?.body.view() {
                // A load balancer at an end charges capacity units.
                View::VpcPeering(_) | View::Other(Body::LoadBalancer { .. }) => {}
                _ => return None,
            },
        }
    }
    let estimate = subject.estimate(flow.index)?;
    let cost = cost_of(&estimate.lines, &[".cross-zone"])?;
    let then = subject.flow_with(flow, |config| config.zones = ZoneAffinity::SameZone)?;
    let gb = part_of(subject.gb(flow, flow.ways.found.whole)?, borders, flow.ways.found.whole).ok()?;
    Some(Stay { cost, saved: estimate.totals.monthly - then, gb })
}

fn within_zones(subject: &Subject<'_>, flow: FlowAt<'_>) -> Option<Finding> {
    let ends = [flow.config.from.component()?, flow.config.to.component()?];
    let [from, to] = ends.map(|id| subject.network.component(id));
    if flow.config.zones != ZoneAffinity::Spread {
        return None;
    }
    let estimate = subject.estimate(flow.index)?;
    let cost = cost_of(&estimate.lines, &[".cross-zone"])?;
    let of_end = |id| {
        let index = subject.task.relations.index(id)?;
        Some(subject.estimate(index)?.totals.monthly)
    };
    let of_ends = ends.into_iter().filter_map(of_end).sum::<Usd>();
    if cost.amount() <= of_ends.amount().checked_mul(PART_OF_ENDS)? {
        return None;
    }
    let Stay { cost, saved, gb } = stay(subject, flow)?;
    let now = estimate.totals.monthly;
    let saved = saving(now, now - saved)?;
    let message = format!(
        "{} GB a month between zones cost {}; staying within a zone where both ends are in it costs {} less",
        format::quantity(gb, 0),
        format::money(cost),
        format::money(saved)
    );
    let fix = match &to?.body {
        _ if matches!(from?.body, Body::LoadBalancer { .. }) => {
            "turn cross-zone load balancing off: targets stand in every zone of the load balancer".to_owned()
        }
        Body::LoadBalancer { config, .. } if config.balancer_type == BalancerType::Network => format!(
            "turn on Availability Zone affinity in the client routing policy of {}, so that its name resolves to the \
             addresses in the zone of the client",
            component_words(to?)
        ),
        _ => "keep chatty tiers in one zone per request".to_owned(),
    };
    Some(
        subject
            .context(flow.index)?
            .finding(Severity::Warning, "path-cross-az", "/config/zones", message, fix)
            .saves(saved)
            .with(Remedy::set("/config/zones", "same-zone")),
    )
}

/// Whether every zone of a load balancer has a target: then none of its nodes needs the other zones.
fn stands_in_every_zone_of(subject: &Subject<'_>, targets: &Component, balancer: &Component) -> bool {
    let targets = subject.network.locations(targets);
    let has_target = |zone: &str| targets.iter().any(|place| place.zone == zone && place.count > 0);
    subject.network.locations(balancer).iter().all(|place| has_target(place.zone))
}
