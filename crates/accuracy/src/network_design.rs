//! The design documents of cases about networks.

use design::{Design, Number};
use serde_json::{Value as Json, json};
use units::Decimal;

use crate::case::{Case, Exact};
use crate::design_case::instances;
use crate::figures::Fault;
use crate::network_given::NetworkGiven;

/// GB of the allowance that a design can have.
const ALLOWANCE_GB: Decimal = Decimal::ONE_HUNDRED;

/// What is asked in one go, where a case gives several figures or leaves a choice open.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asked {
    /// GB that a gateway or endpoint processes.
    pub processed: Option<Decimal>,
    /// GB to the internet.
    pub internet_out: Option<Decimal>,
    /// Whether the free allowance is on.
    pub allowance: bool,
}

impl Asked {
    /// What is asked at a place in the lists of a case.
    pub fn at(given: &NetworkGiven, index: usize, allowance: bool) -> Asked {
        let get = |all: &[Exact]| all.get(index).or(all.first()).map(|figure| figure.0);
        Asked { processed: get(&given.processed_gb.0), internet_out: get(&given.internet_out_gb.0), allowance }
    }
}

/// Whether the case switches the free allowance on; none when it does not say.
pub(crate) fn allowance(given: &NetworkGiven) -> Result<Option<bool>, Fault> {
    match given.free_allowance_gb {
        None => Ok(None),
        Some(gb) if gb.0.is_zero() => Ok(Some(false)),
        Some(gb) if gb.0 == ALLOWANCE_GB => Ok(Some(true)),
        Some(gb) => Err(Fault::unasked(format!("an allowance of {} GB", gb.0))),
    }
}

/// A design of `components`, as a file that a user brings.
pub(crate) fn read(case: &Case, given: &NetworkGiven, allowance: bool, components: &[Json]) -> Result<Design, Fault> {
    if components.is_empty() {
        return Err(Fault::unasked("nothing to price"));
    }
    let region = given.from_region.as_ref().unwrap_or(&case.region);
    let document = json!({
        "abacus": 1, "region": region, "month_days": given.month_days, "components": components,
        "free_allowances": {"internet_out": allowance},
    });
    Ok(Design::parse(&document.to_string())?)
}

/// Everything that the case gives.
pub(crate) fn components(given: &NetworkGiven, asked: Asked) -> Result<Vec<Json>, Fault> {
    let mut all: Vec<Json> = given.instances.iter().enumerate().map(|(i, group)| instances(i, group)).collect();
    for (index, volume) in given.volumes.iter().enumerate() {
        let config = json!({
            "volume_type": volume.volume_type, "size_gib": volume.size_gb,
            "iops": volume.iops, "throughput_mibps": volume.throughput_mib_per_s,
        });
        let id = format!("volume-{index}");
        all.push(json!({"id": id, "kind": "ebs", "placement": {"count": volume.count}, "config": config}));
    }
    all.extend(addresses(given));
    all.extend(links(given, asked));
    if let Some(kind) = &given.endpoint_kind {
        all.push(endpoint(given, kind, asked.processed)?);
    }
    // What is processed and by nothing else goes through a NAT gateway.
    let through_nat = given.path.as_ref().is_some_and(|path| path.contains("NAT"));
    if given.nat_gateways.is_some() || through_nat || (all.is_empty() && asked.processed.is_some()) {
        all.push(nat(given, asked.processed));
    } else if given.outbound_gb.is_some() {
        all.extend(moved("internet-out", "out", given.outbound_gb.map(|gb| gb.0), Json::Null));
        all.extend(moved("internet-in", "in", given.response_gb.map(|gb| gb.0), Json::Null));
    }
    all.extend(transfer(given, asked)?);
    Ok(all)
}

/// Hours a month: those of the case. Where it gives GB and no hours, it is about the GB alone.
fn hours(given: &NetworkGiven) -> Json {
    let gb = !given.processed_gb.0.is_empty() || given.outbound_gb.or(given.gb).is_some();
    match given.hours {
        Some(hours) => json!(Number(hours.0)),
        None if gb => json!(0),
        None => Json::Null,
    }
}

fn figure(gb: Option<Exact>) -> Json {
    gb.map_or(Json::Null, |gb| json!(Number(gb.0)))
}

/// NAT gateways through which `processed` goes, or what the case sends and receives.
pub(crate) fn nat(given: &NetworkGiven, processed: Option<Decimal>) -> Json {
    let regional = given.nat_mode.as_deref() == Some("regional");
    let zones = given.availability_zones.filter(|_| regional);
    json!({
        "id": "nat", "kind": "nat-gateway", "placement": {"count": given.nat_gateways.or(zones).unwrap_or(1)},
        "config": {"mode": given.nat_mode.as_deref().unwrap_or("zonal")},
        "usage": {
            "hours_per_month": hours(given), "other_gb": figure(processed.map(Exact)),
            "internet_out_gb": figure(given.outbound_gb), "internet_in_gb": figure(given.response_gb),
            "cross_zone_gb": figure(given.cross_az_gb),
        },
    })
}

/// Endpoints of a kind, named as AWS or the case writes it.
pub(crate) fn endpoint(given: &NetworkGiven, kind: &str, gb: Option<Decimal>) -> Result<Json, Fault> {
    let kind = match kind.to_lowercase().replace('_', "-").as_str() {
        "interface" | "interface-endpoint" => "interface",
        "gateway" | "gateway-endpoint" => "gateway",
        "gateway-load-balancer" | "gwlb" | "gatewayloadbalancer" => "gateway-load-balancer",
        other => return Err(Fault::unasked(format!("an endpoint of the kind {other}"))),
    };
    Ok(json!({
        "id": "endpoint", "kind": "vpc-endpoint", "placement": {"count": given.endpoints.unwrap_or(1)},
        "config": {"endpoint_type": kind, "service": given.service.clone().unwrap_or_default(),
                   "zones": given.availability_zones},
        "usage": {"hours_per_month": hours(given), "gb": figure(gb.map(Exact))},
    }))
}

fn addresses(given: &NetworkGiven) -> impl Iterator<Item = Json> {
    let hours = given.hours.map_or(Json::Null, |hours| json!(Number(hours.0)));
    [
        ("attached", "in-use", given.attached_addresses),
        ("in-use", "in-use", given.public_ipv4_in_use),
        ("idle", "idle", given.idle_addresses),
        ("block", "contiguous-block", given.contiguous_block_addresses),
        ("own", "byoip", given.byoip_addresses),
    ]
    .into_iter()
    .filter_map(move |(id, kind, count)| {
        let usage = json!({"hours_per_month": hours});
        let config = json!({"address": kind});
        count.map(|count| {
            json!({"id": id, "kind": "public-ipv4", "placement": {"count": count}, "config": config, "usage": usage})
        })
    })
}

fn links(given: &NetworkGiven, asked: Asked) -> Vec<Json> {
    let (hours, processed) = (hours(given), figure(asked.processed.map(Exact)));
    let mut all = Vec::new();
    if let Some(count) = given.vpn_connections {
        let out = figure(asked.internet_out.map(Exact).or(given.outbound_gb));
        let out = if out.is_null() { json!(0) } else { out };
        let usage = json!({"hours_per_month": hours, "out_gb": out});
        all.push(json!({"id": "vpn", "kind": "vpn-connection", "placement": {"count": count}, "usage": usage}));
    }
    let attached = [
        given.vpc_attachments,
        given.vpn_attachments,
        given.direct_connect_attachments,
        given.connect_attachments,
        given.peering_attachments,
    ];
    if attached.iter().any(Option::is_some) {
        let [vpcs, vpns, direct_connects, connects, peerings] = attached.map(Option::unwrap_or_default);
        // What is processed was sent by the first kind that can have sent it.
        let sender = ["vpc_gb", "vpn_gb", "direct_connect_gb"].into_iter().zip([vpcs, vpns, direct_connects]);
        let mut usage = json!({"hours_per_month": hours, "peered_gb": figure(given.other_region_gb)});
        let mut gb = if processed.is_null() { json!(0) } else { processed.clone() };
        for (name, _) in sender.filter(|(_, count)| *count > 0) {
            usage[name] = std::mem::replace(&mut gb, json!(0));
        }
        all.push(json!({
            "id": "transit", "kind": "transit-gateway",
            "config": {"vpcs": vpcs, "vpns": vpns, "direct_connects": direct_connects, "connects": connects,
                       "peerings": peerings},
            "usage": usage,
        }));
    }
    if let Some(count) = given.peering_connections {
        all.push(json!({
            "id": "peering", "kind": "vpc-peering", "placement": {"count": count},
            "config": {"peer_region": given.peer_region.as_ref().or(given.to_region.as_ref())},
            "usage": {
                "same_zone_gb": figure(given.same_az_gb), "cross_zone_gb": figure(given.cross_az_gb),
                "out_gb": figure(given.outbound_gb.or(given.other_region_gb)), "in_gb": figure(given.response_gb),
            },
        }));
    }
    if let Some(count) = given.direct_connect_ports {
        all.push(json!({
            "id": "direct-connect", "kind": "direct-connect", "placement": {"count": count},
            "config": {"port_speed": given.port_speed.as_deref().unwrap_or("1G")},
            "usage": {"hours_per_month": hours, "out_gb": processed},
        }));
    }
    all
}

/// Data that no other component charges.
fn transfer(given: &NetworkGiven, asked: Asked) -> Result<Vec<Json>, Fault> {
    let exact = |gb: Option<Exact>| gb.map(|gb| gb.0);
    let mut all = Vec::new();
    if given.vpn_connections.is_none() {
        all.extend(moved("internet-out", "internet-out", asked.internet_out, Json::Null));
    }
    all.extend(moved("internet-in", "internet-in", exact(given.internet_in_gb), Json::Null));
    let elsewhere = given.peering_connections.is_some();
    if !elsewhere && given.nat_gateways.is_none() {
        all.extend(moved("cross-zone", "cross-zone", exact(given.cross_az_gb), Json::Null));
    }
    if !elsewhere {
        all.extend(moved("same-zone", "same-zone", exact(given.same_az_gb), Json::Null));
    }
    if let (Some(gb), true) = (given.gb, given.alternatives.is_empty()) {
        match (&given.to_region, given.both_ends_own) {
            (Some(region), _) => all.extend(moved("other-region", "other-region", Some(gb.0), json!(region))),
            (None, Some(true)) => all.extend(moved("cross-zone", "gb", Some(gb.0), Json::Null)),
            _ => return Err(Fault::unasked("GB of which the way is not known")),
        }
    }
    if given.peering_attachments.is_none() && !elsewhere {
        let to = given.to_region.as_deref().unwrap_or("eu-west-1");
        all.extend(moved("other-region", "others", exact(given.other_region_gb), json!(to)));
    }
    Ok(all)
}

fn moved(path: &str, id: &str, gb: Option<Decimal>, to_region: Json) -> Option<Json> {
    let gb = Number(gb?);
    let config = json!({"path": path, "to_region": to_region});
    Some(json!({"id": id, "kind": "data-transfer", "config": config, "usage": {"gb": gb}}))
}
