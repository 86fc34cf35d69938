//! Interface endpoints compared with NAT gateways.

use std::collections::BTreeMap;

use catalog::PriceList;
use definitions::{AwsService, Reach};
use design::{Body, Component, ComponentId, Endpoint, EndpointType, Placement, Tags, View};
use topology::{ChargeCode, Element, MergedPath, Network, SubnetNode};
use units::{Decimal, Usd, format};

use super::{FlowAt, Subject};
use crate::finding::{Finding, Severity};
use crate::flows::Ways;
use crate::remedy::Remedy;
use crate::saving::saving;

/// Services with gateway endpoints, which are free.
const WITH_GATEWAY: [&str; 2] = ["s3", "dynamodb"];

/// Rule `nat-interface-endpoint`: the data that a VPC sends to a service through NAT is enough to pay for an interface
/// endpoint in the zones that the data comes from.
pub(super) fn pays(subject: &Subject<'_>) -> Vec<Finding> {
    type Group<'a> = (&'static AwsService, Vec<(FlowAt<'a>, &'a Component)>);
    let mut groups: BTreeMap<(&ComponentId, &str), Group<'_>> = BTreeMap::new();
    for flow in subject.flows() {
        if flow.weight_over_nat() == 0 || !flow.config.via.is_empty() {
            continue;
        }
        let Some((client, service)) = flow.client_and_service(subject.network) else { continue };
        let Some(vpc) = subject.network.vpc_of(client) else { continue };
        // Data from S3 or DynamoDB needs no interface endpoint.
        if !WITH_GATEWAY.contains(&service.data()) {
            let group = groups.entry((&vpc.component.id, service.name)).or_insert_with(|| (service, Vec::new()));
            group.1.push((flow, client));
        }
    }
    groups.into_values().filter_map(|(service, flows)| endpoint_for(subject, service, &flows)).collect()
}

fn endpoint_for(subject: &Subject<'_>, service: &AwsService, flows: &[(FlowAt<'_>, &Component)]) -> Option<Finding> {
    let (first, client) = flows.first()?;
    let region = subject.network.vpc_of(client)?.region;
    let mut zones: BTreeMap<&str, SubnetNode<'_>> = BTreeMap::new();
    for (_, client) in flows {
        for place in subject.network.locations(client) {
            if let Some(node) = place.subnet {
                zones.entry(place.zone).or_insert(node);
            }
        }
    }
    let gb = sum(flows.iter().map(|(flow, _)| subject.gb(*flow, flow.weight_over_nat())))?;
    let over_nat = |path: &MergedPath| path.hops.iter().flat_map(|hop| &hop.charges).any(|c| c.code == ChargeCode::Nat);
    let costs = flows.iter().map(|(flow, _)| cost_of_paths(subject, region, *flow, flow.ways, &over_nat));
    let through_nat = sum(costs)?.checked_div(gb)?;
    let less = through_nat.checked_sub(rate(subject, region, "interface-endpoint")?)?;
    let endpoints = service.interfaces();
    let in_zones = zones.len().checked_mul(endpoints.len())?;
    let pays_from = break_even_gb(subject, region, Decimal::from(in_zones), less)?;
    if gb <= pays_from || !subject.may_reprice() {
        return None;
    }
    let mut other = subject.task.design.clone();
    for name in endpoints {
        let component = Component {
            id: other.fresh_id("endpoint"),
            name: String::new(),
            placement: Placement {
                region: Some(region.to_owned()),
                subnets: zones.values().map(|node| node.subnet.name.clone()).collect(),
                ..Placement::default()
            },
            tags: Tags::default(),
            body: Endpoint { endpoint_type: EndpointType::Interface, service: name, zones: None }.body(),
        };
        other.components.push(component);
    }
    let now = flows.iter().filter_map(|(flow, _)| Some(subject.estimate(flow.index)?.totals.monthly)).sum::<Usd>();
    let saved = subject.saved_by(&other).and_then(|saved| saving(now, now - saved))?;
    let noun = if zones.len() == 1 { "zone" } else { "zones" };
    let (what, pays) = match endpoints {
        [_] => (format!("an interface endpoint for {}", service.label), "pays"),
        several => (format!("the {} interface endpoints for {}", several.len(), service.label), "pay"),
    };
    let message = format!(
        "{what} {pays} off above {} GB a month in {} {noun}; {} GB go through NAT, and it would cost {} less",
        format::quantity(pays_from.ceil(), 0),
        zones.len(),
        format::quantity(gb, 0),
        format::money(saved)
    );
    let fix = match endpoints {
        [_] => format!("add {what} in the subnets that the data comes from"),
        several => {
            format!("add interface endpoints for {} in the subnets that the data comes from", several.join(", "))
        }
    };
    Some(
        subject
            .context(first.index)?
            .finding(Severity::Advice, "nat-interface-endpoint", "", message, fix)
            .saves(saved),
    )
}

/// Rule `endpoint-underused`: the data that passes an interface endpoint would cost less through an existing NAT
/// gateway.
pub(super) fn underused(subject: &Subject<'_>) -> Vec<Finding> {
    let endpoints = subject.components_by_id(|index, component| {
        let is_interface = matches!(component.body.view(),
            View::VpcEndpoint(config) if config.endpoint_type == EndpointType::Interface);
        is_interface && !subject.task.flows.is_proposed(index) && subject.task.flows.pass(&component.id)
    });
    let Some(over) = over_endpoints(subject) else { return Vec::new() };
    let told = endpoints.into_iter().filter_map(|(index, endpoint)| {
        let flows = over.get(&endpoint.id).map_or(&[][..], Vec::as_slice);
        without(subject, index, endpoint, flows)
    });
    told.collect()
}

/// For each interface endpoint: the flows that pass it, and the share of each that does; `None` if a sum does not fit.
pub(super) fn over_endpoints<'a>(subject: &Subject<'a>) -> Option<BTreeMap<&'a ComponentId, Vec<(FlowAt<'a>, u64)>>> {
    let mut over: BTreeMap<&ComponentId, Vec<(FlowAt<'_>, u64)>> = BTreeMap::new();
    for flow in subject.flows() {
        let mut weights: BTreeMap<&ComponentId, u64> = BTreeMap::new();
        for path in &flow.ways.paths {
            let charges = path.hops.iter().flat_map(|hop| &hop.charges);
            let mut passed: Vec<&ComponentId> = charges
                .filter(|charge| charge.code == ChargeCode::Endpoint)
                .filter_map(|charge| charge.of.as_ref())
                .collect();
            passed.sort_unstable();
            passed.dedup();
            for id in passed {
                let weight = weights.entry(id).or_default();
                *weight = weight.checked_add(path.weight)?;
            }
            // Requests need the endpoint even if no data passes it.
            for hop in path.hops.iter().filter(|hop| hop.charges.iter().any(|of| of.code == ChargeCode::Requests)) {
                if let Element::Component(id) = &hop.element {
                    weights.entry(id).or_default();
                }
            }
        }
        for (id, weight) in weights {
            over.entry(id).or_default().push((flow, weight));
        }
    }
    Some(over)
}

fn without(subject: &Subject<'_>, index: usize, endpoint: &Component, flows: &[(FlowAt<'_>, u64)]) -> Option<Finding> {
    let gb = sum(flows.iter().map(|(flow, weight)| subject.gb(*flow, *weight)))?;
    let context = subject.context(index)?;
    if subject.month_hours().is_zero() || flows.iter().any(|(flow, _)| !flow.config.via.is_empty()) {
        return None;
    }
    if nat_is_for_services(subject, endpoint) || !subject.examine() {
        return None;
    }
    let mut other = subject.task.design.clone();
    other.components.retain(|component| component.id != endpoint.id);
    // Only these flows can take another path.
    let network = Network::within(&other, subject.task.budget);
    let ways: Vec<Ways> = flows.iter().map(|(flow, _)| Ways::following(&network, flow.component)).collect();
    let takes_nat = |ways: &Ways| {
        let over = |path: &MergedPath| {
            path.hops.iter().flat_map(|hop| &hop.charges).any(|charge| charge.code == ChargeCode::Nat)
        };
        ways.found.problems.is_empty() && ways.paths.iter().all(over)
    };
    if !ways.iter().all(takes_nat) {
        return None;
    }
    let region = context.region();
    let less = if gb.is_zero() {
        rate(subject, region, "nat-gateway")?.checked_sub(rate(subject, region, "interface-endpoint")?)?
    } else {
        let now = |flow: &FlowAt<'_>| cost_of_paths(subject, region, *flow, flow.ways, &|_| true);
        let then = |flow: &FlowAt<'_>, ways: &Ways| cost_of_paths(subject, region, *flow, ways, &|_| true);
        let saved = sum(flows.iter().zip(&ways).map(|((flow, _), ways)| then(flow, ways)?.checked_sub(now(flow)?)))?;
        saved.checked_div(gb)?
    };
    let pays_from = break_even_gb(subject, region, Decimal::from(endpoint.placement.subnets.len().max(1)), less)?;
    if gb >= pays_from {
        return None;
    }
    let now = subject.estimate(index)?.totals.monthly;
    let saved = subject.saved_by(&other).and_then(|saved| saving(now, now - saved))?;
    let message = format!(
        "the endpoint costs {} a month more than its {} GB through the NAT gateway that is there; it pays off above {} GB",
        format::money(saved),
        format::quantity(gb, 0),
        format::quantity(pays_from.ceil(), 0)
    );
    let fix = "remove it, unless the data must not pass a NAT gateway";
    let finding = context.finding(Severity::Advice, "endpoint-underused", "", message, fix);
    Some(finding.saves(saved).with(Remedy::Remove))
}

/// Whether the NAT gateways in the VPC of an endpoint carry only data of services that have endpoints: then endpoints for
/// all of them, without NAT gateways, are the option to compare.
fn nat_is_for_services(subject: &Subject<'_>, endpoint: &Component) -> bool {
    let network = subject.network;
    let vpc_of = |component| network.vpc_of(component).map(|vpc| &vpc.component.id);
    let of_vpc = |id: &ComponentId| {
        network.component(id).is_some_and(|gateway| {
            matches!(gateway.body, Body::NatGateway { .. }) && vpc_of(gateway) == vpc_of(endpoint)
        })
    };
    let gateways = subject.components_by_id(|_, component| of_vpc(&component.id));
    let flows_tell = |index| subject.context(index).is_some_and(|context| context.flows_tell_gb());
    let passes = |flow: &FlowAt<'_>| {
        let charges = flow.ways.paths.iter().flat_map(|path| &path.hops).flat_map(|hop| &hop.charges);
        let mut over_nat = charges.filter(|charge| charge.code == ChargeCode::Nat);
        over_nat.any(|charge| charge.of.as_ref().is_some_and(of_vpc))
    };
    let has_endpoint = |flow: FlowAt<'_>| {
        let ends = flow.client_and_service(network);
        ends.is_some_and(|(_, service)| {
            matches!(service.reach, Reach::Regional | Reach::GatewayEndpoint | Reach::Function)
        })
    };
    gateways.iter().all(|(index, _)| flows_tell(*index)) && subject.flows().filter(passes).all(has_endpoint)
}

/// GB a month above which an interface endpoint in `zones` zones costs less, if it makes each GB cheaper by `less`;
/// `None` if it never does. As for the path options of a flow, `less` compares the actual cost of a GB on its path.
fn break_even_gb(subject: &Subject<'_>, region: &str, zones: Decimal, less: Decimal) -> Option<Decimal> {
    let hour = subject.rate(PriceList::Vpc, region, "hourly", "interface-endpoint")?.amount();
    let fixed = hour.checked_mul(zones)?.checked_mul(subject.month_hours())?;
    if less > Decimal::ZERO { fixed.checked_div(less) } else { None }
}

/// The first-tier price per GB through a gateway or an endpoint.
fn rate(subject: &Subject<'_>, region: &str, item: &'static str) -> Option<Decimal> {
    Some(subject.rate(PriceList::Vpc, region, "data-processed", item)?.amount())
}

/// The monthly cost of the `wanted` paths of a flow, at first-tier prices: gateways, endpoints, and each end of the
/// data that crosses zones.
fn cost_of_paths(
    subject: &Subject<'_>,
    region: &str,
    flow: FlowAt<'_>,
    ways: &Ways,
    wanted: &dyn Fn(&MergedPath) -> bool,
) -> Option<Decimal> {
    let hops = ways.paths.iter().filter(|path| wanted(path)).flat_map(|path| &path.hops);
    sum(hops.flat_map(|hop| hop.charges.iter().map(move |charge| (hop, charge))).map(|(hop, charge)| {
        let each = match charge.code {
            ChargeCode::Nat => rate(subject, region, "nat-gateway")?,
            ChargeCode::Endpoint => rate(subject, region, "interface-endpoint")?,
            ChargeCode::CrossZone { ends } => {
                let end = subject.rate(PriceList::DataTransfer, region, "out", "intra-region")?.amount();
                end.checked_mul(Decimal::from(ends))?
            }
            _ => return Some(Decimal::ZERO),
        };
        let gb = subject.gb_of(flow, charge.direction)?.checked_mul(Decimal::from(hop.weight))?;
        gb.checked_div(Decimal::from(ways.found.whole))?.checked_mul(each)
    }))
}

fn sum(parts: impl Iterator<Item = Option<Decimal>>) -> Option<Decimal> {
    parts.into_iter().try_fold(Decimal::ZERO, |all, part| all.checked_add(part?))
}
