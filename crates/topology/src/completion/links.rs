//! Peering, VPN connections and the routes to links and transit gateways.

use std::collections::{BTreeSet, HashSet};

use design::{Body, Component, ComponentId, FlowAddress, FlowConfig, FlowEnd, Kind, Peering, View, Vpn};
use foldhash::{HashMap, HashMapExt as _};

use super::reach::Reach;
use super::work::Work;
use crate::resolve::{leads_to_region, remote_ranges};

/// Proposes links that flows need, and routes over all links in VPCs with proposed route tables.
pub(super) fn propose(work: &mut Work<'_>) {
    let reach = Reach::of(work);
    on_premises(work, &reach);
    peerings(work, &reach);
    regions(work, &reach);
    let peerings = peerings_by_vpc(work);
    let none = Vec::new();
    for vpc in work.own_tables.clone() {
        over_transit(work, &reach, &vpc);
        over_peering(work, &vpc, peerings.get(&vpc).unwrap_or(&none));
    }
}

/// Adds routes to the links that a VPC has for itself. Proposes a VPN connection if a flow goes to an on-premises
/// network and no link leads there.
fn on_premises(work: &mut Work<'_>, reach: &Reach) {
    let mut wanting: HashSet<ComponentId> = HashSet::new();
    for flow in work.index().flows().iter().filter_map(|place| work.flow_at(*place)) {
        let end = match (&flow.from, &flow.to) {
            (FlowEnd::OnPremises, end) | (end, FlowEnd::OnPremises) => end,
            _ => continue,
        };
        wanting.extend(work.home(end).filter(|vpc| work.takes_routes(vpc)).cloned());
    }
    let mut vpcs_of_regions: HashMap<String, usize> = HashMap::new();
    for vpc in work.of_kind(Kind::Vpc) {
        let of_region = vpcs_of_regions.entry(work.region_of(vpc).to_owned()).or_default();
        *of_region = of_region.saturating_add(1);
    }
    for vpc in work.own_tables.clone() {
        let region = work.region(&vpc);
        let only = vpcs_of_regions.get(&region) == Some(&1);
        let wants = wanting.contains(&vpc);
        if !only && !wants {
            continue;
        }
        let mut links = links(work, &vpc, &region, reach);
        if links.is_empty() && wants && !reach.leads_on_premises(work, &vpc) {
            let body = Vpn { remote_cidrs: &[] }.body();
            links.push(work.add("vpn", &region, body, |id| {
                format!("Proposed: VPN connection {id}, because data goes between {vpc} and a network on premises.")
            }));
        }
        let mut routes: Vec<(String, &ComponentId)> = Vec::new();
        for link in &links {
            let ranges = work.component(link).and_then(remote_ranges).unwrap_or_default();
            routes.extend(ranges.iter().map(|range| (range.to_string(), link)));
        }
        work.routes(&vpc, routes);
    }
}

/// The links that a VPC can have for itself: not those attached to transit gateways, nor VPN connections of another
/// VPC.
fn links(work: &Work<'_>, vpc: &ComponentId, region: &str, reach: &Reach) -> Vec<ComponentId> {
    let of_kind = |kind| work.of_kind(kind);
    let own = [Kind::VPN_CONNECTION, Kind::DIRECT_CONNECT].into_iter().flat_map(of_kind).filter(|link| {
        let of_other = || work.index().vpc_by_routes(&link.id).is_some_and(|of| of != vpc);
        work.budget.spend(budget::Work::Proposals, 1)
            && work.region_of(link) == region
            && !reach.is_attached(&link.id)
            && !(matches!(link.body.view(), View::VpnConnection(_)) && of_other())
    });
    let mut own: Vec<ComponentId> = own.map(|link| link.id.clone()).collect();
    own.sort_unstable();
    own
}

/// Adds routes to everything that is reachable over transit gateways.
fn over_transit(work: &mut Work<'_>, reach: &Reach, vpc: &ComponentId) {
    work.routes(vpc, reach.ranges(vpc));
}

/// By VPC: the peering connections that name it, by id, with the other VPC and whether that is outside the design.
type Peerings = HashMap<ComponentId, Vec<(ComponentId, Option<ComponentId>, bool)>>;

fn peerings_by_vpc(work: &Work<'_>) -> Peerings {
    let mut all = Peerings::new();
    let named = peers_of_flows(work);
    for peering in work.of_kind(Kind::VPC_PEERING) {
        let View::VpcPeering(config) = peering.body.view() else { continue };
        let mut vpcs: Vec<&ComponentId> = config.vpcs.iter().collect();
        vpcs.dedup();
        let outside = config.peer_region.is_some() || named.contains(&peering.id);
        for vpc in vpcs {
            let other = config.vpcs.iter().find(|other| *other != vpc).cloned();
            all.entry(vpc.clone()).or_default().push((peering.id.clone(), other, outside));
        }
    }
    all
}

/// The peering connections whose other end, outside the design, is an end of a flow.
fn peers_of_flows(work: &Work<'_>) -> HashSet<ComponentId> {
    let flows = work.index().flows().iter().filter_map(|place| work.flow_at(*place));
    let peer = |end: &FlowEnd| match end {
        FlowEnd::Peer(id) => Some(id.clone()),
        _ => None,
    };
    flows.flat_map(|flow| [&flow.from, &flow.to]).filter_map(peer).collect()
}

/// Adds routes to the other VPC of each peering connection.
fn over_peering(work: &mut Work<'_>, vpc: &ComponentId, peerings: &[(ComponentId, Option<ComponentId>, bool)]) {
    let mut all: Vec<(String, &ComponentId)> = Vec::new();
    for (peering, other, outside) in peerings {
        match other {
            Some(other) => {
                let ranges = work.vpc(other).map(|other| other.cidrs.clone()).unwrap_or_default();
                all.extend(ranges.into_iter().map(|range| (range, peering)));
            }
            None if *outside && !work.leads(vpc, peering) => {
                // A range counts as taken once a route points to it, so the routes so far come first.
                work.routes(vpc, all.drain(..));
                let ranges: Vec<String> = work.taken.free_range().iter().map(ToString::to_string).collect();
                work.routes(vpc, ranges.into_iter().map(|range| (range, peering)));
            }
            None => {}
        }
    }
    work.routes(vpc, all);
}

/// Proposes peering between two VPCs that a flow joins but no link does.
fn peerings(work: &mut Work<'_>, reach: &Reach) {
    let with_endpoint = services_of_endpoints(work);
    let mut pairs: BTreeSet<(ComponentId, ComponentId)> = BTreeSet::new();
    for flow in work.index().flows().iter().filter_map(|place| work.flow_at(*place)) {
        if !is_private(work, flow, &with_endpoint) {
            continue;
        }
        if let (Some(from), Some(to)) = (work.home(&flow.from), work.home(&flow.to))
            && from != to
        {
            pairs.insert(if from < to { (from.clone(), to.clone()) } else { (to.clone(), from.clone()) });
        }
    }
    for (one, other) in pairs {
        if !work.takes_routes(&one) || !work.takes_routes(&other) || joined(work, &one, &other, reach) {
            continue;
        }
        let (region, far) = (work.region(&one), work.region(&other));
        let peer_region = (region != far).then_some(far);
        let vpcs = [one.clone(), other.clone()];
        let body = Peering { peer_region: peer_region.as_deref(), vpcs: &vpcs }.body();
        work.add("peering", &region, body, |id| {
            format!(
                "Proposed: VPC peering {id}, because data goes between {one} and {other}. It has no price by the hour."
            )
        });
    }
}

/// The services, including endpoint services, that the endpoints of the design connect to.
fn services_of_endpoints(work: &Work<'_>) -> HashSet<String> {
    let service = |component: &Component| match component.body.view() {
        View::VpcEndpoint(config) => Some(config.service.to_owned()),
        _ => None,
    };
    work.of_kind(Kind::VPC_ENDPOINT).filter_map(service).collect()
}

/// Whether the ends of a flow communicate over private addresses, and not over an endpoint.
fn is_private(work: &Work<'_>, flow: &FlowConfig, with_endpoint: &HashSet<String>) -> bool {
    let balancer = |end: &FlowEnd| {
        end.component().and_then(|id| work.component(id)).filter(|c| matches!(c.body, Body::LoadBalancer { .. }))
    };
    if flow.address != FlowAddress::Ipv4 {
        return false;
    }
    let Some(to) = balancer(&flow.to) else { return true };
    let endpoint = with_endpoint.contains(to.id.as_str());
    !endpoint && (!work.public.contains(&to.id) || balancer(&flow.from).is_some())
}

fn joined(work: &Work<'_>, one: &ComponentId, other: &ComponentId, reach: &Reach) -> bool {
    let mut peerings = work.of_kind(Kind::VPC_PEERING);
    let peered = peerings.any(|component| {
        work.budget.spend(budget::Work::Proposals, 1)
            && matches!(component.body.view(), View::VpcPeering(config)
                if config.vpcs.contains(one) && config.vpcs.contains(other))
    });
    peered || reach.joins(work, one, other)
}

/// Proposes peering with another region that a flow names, if no link leads there.
fn regions(work: &mut Work<'_>, reach: &Reach) {
    let mut wanted: BTreeSet<(ComponentId, String)> = BTreeSet::new();
    for flow in work.index().flows().iter().filter_map(|place| work.flow_at(*place)) {
        let (end, code) = match (&flow.from, &flow.to) {
            (FlowEnd::Region(code), end) | (end, FlowEnd::Region(code)) => (end, code),
            _ => continue,
        };
        let public = end.component().is_none_or(|id| work.public.contains(id));
        if public || flow.address != FlowAddress::Ipv4 {
            continue;
        }
        wanted.extend(work.home(end).filter(|vpc| work.takes_routes(vpc)).map(|vpc| (vpc.clone(), code.clone())));
    }
    for (vpc, code) in wanted {
        let region = work.region(&vpc);
        if code == region || leads_from(work, &vpc, &code, reach) {
            continue;
        }
        let body = Peering { peer_region: Some(&code), vpcs: std::slice::from_ref(&vpc) }.body();
        work.add("peering", &region, body, |id| {
            format!(
                "Proposed: VPC peering {id}, because data goes between {vpc} and {code}. It has no price by the hour."
            )
        });
    }
}

/// Whether a link of a VPC leads to another region.
fn leads_from(work: &Work<'_>, vpc: &ComponentId, code: &str, reach: &Reach) -> bool {
    let leads = |link: &Component| {
        let steps = match &link.body {
            Body::TransitGateway { config, .. } => config.attached.len(),
            _ => 1,
        };
        work.budget.spend_each(budget::Work::Proposals, steps)
            && leads_to_region(|id| work.component(id), |component| work.region_of(component), link, code)
    };
    let is_of_vpc =
        |link: &Component| matches!(link.body.view(), View::VpcPeering(config) if config.vpcs.contains(vpc));
    work.of_kind(Kind::VPC_PEERING).any(|link| is_of_vpc(link) && leads(link))
        || reach.gateways(vpc).iter().filter_map(|id| work.component(id)).any(leads)
}
