//! VPCs with their subnets and routes, gateways, endpoints and links.

use serde_json::{Value, json};

use super::{Making, ZONES, service};
use crate::genes::Gene;

pub(super) fn add(making: &mut Making<'_>) {
    for index in 0..making.count(Gene::Vpcs) {
        if making.is_full() {
            return;
        }
        let mut config = json!({});
        if making.get(Gene::Said) >= 1 {
            let ranges = 1 + making.get(Gene::Ranges);
            let cidrs: Vec<Value> = (0..ranges).map(|range| json!(cidr(making, index, range))).collect();
            config["cidrs"] = json!(cidrs);
        }
        if making.get(Gene::Said) >= 2 {
            config["subnets"] = json!((0..subnets(making)).map(|at| subnet(making, index, at)).collect::<Vec<_>>());
        }
        if making.get(Gene::Said) >= 3 {
            config["route_tables"] = json!((0..tables(making)).map(|at| table(making, index, at)).collect::<Vec<_>>());
        }
        let placement = json!({"region": making.region(index)});
        making.push(format!("v{index}"), "vpc", json!({"placement": placement, "config": config}));
    }
    for index in 0..making.count(Gene::Nats) {
        let placement = place(making, index, 1);
        making.push(format!("nat{index}"), "nat-gateway", json!({"placement": placement}));
    }
    for index in 0..making.count(Gene::InternetGateways) {
        let config = json!({"egress_only": index % 7 == 6});
        making.push(format!("igw{index}"), "internet-gateway", json!({"config": config}));
    }
    for index in 0..making.count(Gene::InterfaceEndpoints) {
        let service = service(index % (making.get(Gene::EndServices) + 1));
        let config = json!({"endpoint_type": "interface", "service": service});
        let placement = place(making, index, making.get(Gene::Spread).clamp(1, 6));
        making.push(format!("ep{index}"), "vpc-endpoint", json!({"placement": placement, "config": config}));
    }
    for index in 0..making.count(Gene::GatewayEndpoints) {
        let config = json!({"endpoint_type": "gateway", "service": if index % 2 == 0 { "s3" } else { "dynamodb" }});
        making.push(format!("ge{index}"), "vpc-endpoint", json!({"config": config}));
    }
    links(making);
}

fn links(making: &mut Making<'_>) {
    let vpcs = making.count(Gene::Vpcs);
    let gateways = making.count(Gene::TransitGateways);
    for index in 0..gateways {
        if making.is_full() {
            return;
        }
        let each = making.get(Gene::Attached).min(vpcs);
        let mut attached: Vec<String> = (0..each).map(|at| format!("v{}", (index + at) % vpcs.max(1))).collect();
        let peers = (1 + making.get(Gene::Peers)).min(gateways.saturating_sub(1));
        attached.extend((1..=peers).map(|at| format!("tg{}", (index + at) % gateways)));
        attached.extend((0..making.count(Gene::Vpns).min(20)).map(|at| format!("vpn{at}")));
        let count = if attached.is_empty() { 0 } else { making.get(Gene::TransitRoutes) };
        let routes: Vec<Value> = (0..count)
            .map(|at| json!({"destination": destination(making, at), "target": attached[at % attached.len()]}))
            .collect();
        let placement = json!({"region": making.region(index)});
        let config = json!({"attached": attached, "routes": routes});
        making.push(format!("tg{index}"), "transit-gateway", json!({"placement": placement, "config": config}));
    }
    for index in 0..making.count(Gene::Peerings) {
        // Pairs of VPCs: neighbours, and one VPC with all the others.
        let ends = match vpcs {
            0 => continue,
            1 => json!(["v0"]),
            _ if index < vpcs - 1 => json!([format!("v{index}"), format!("v{}", index + 1)]),
            _ => json!(["v0", format!("v{}", 1 + index % (vpcs - 1))]),
        };
        making.push(format!("px{index}"), "vpc-peering", json!({"config": {"vpcs": ends}}));
    }
    for index in 0..making.count(Gene::Vpns) {
        let remote = |at: usize| format!("192.{}.{}.0/24", 168 + (index + at) / 256 % 80, (index + at) % 256);
        let ranges: Vec<String> = (0..=making.get(Gene::Remote)).map(remote).collect();
        making.push(format!("vpn{index}"), "vpn-connection", json!({"config": {"remote_cidrs": ranges}}));
    }
    for index in 0..making.count(Gene::DirectConnects) {
        making.push(format!("dx{index}"), "direct-connect", json!({"config": {"port_speed": "10G"}}));
    }
}

/// A range of a VPC. With up to a hundred VPCs it is large and contains the VPC's other ranges.
fn cidr(making: &Making<'_>, vpc: usize, range: usize) -> String {
    if making.count(Gene::Vpcs) <= 100 && range == 0 {
        return format!("{}.0.0.0/8", 10 + vpc % 100);
    }
    let number = vpc * (1 + making.get(Gene::Ranges)) + range;
    format!("{}.{}.{}.0/22", 10 + number / 16_384 % 200, number / 64 % 256, number % 64 * 4)
}

fn subnets(making: &Making<'_>) -> usize {
    making.get(Gene::Subnets).max(1)
}

fn tables(making: &Making<'_>) -> usize {
    making.get(Gene::Tables).max(1)
}

fn subnet(making: &Making<'_>, vpc: usize, index: usize) -> Value {
    let cidr = if making.count(Gene::Vpcs) <= 100 {
        let number = index * 16;
        format!("{}.{}.{}.{}/28", 10 + vpc % 100, number / 65_536 % 256, number / 256 % 256, number % 256)
    } else {
        let range = cidr(making, vpc, 0);
        format!("{}.{}/28", range.rsplit_once('.').map_or("", |(start, _)| start), index % 16 * 16)
    };
    let mut subnet = json!({"name": name(vpc, index), "zone": ZONES[index % (1 + making.get(Gene::Zones)).min(6)]});
    // As many as the range has room for; the others get a proposed range.
    if index < 16 || making.count(Gene::Vpcs) <= 100 {
        subnet["cidr"] = json!(cidr);
    }
    if making.get(Gene::Said) >= 3 {
        subnet["route_table"] = json!(format!("t{vpc}x{}", index % tables(making)));
    }
    subnet
}

pub(super) fn name(vpc: usize, index: usize) -> String {
    format!("s{vpc}x{index}")
}

fn table(making: &Making<'_>, vpc: usize, index: usize) -> Value {
    let all = making.get(Gene::Routes);
    let mut routes: Vec<Value> = (0..(all / tables(making)).min(999))
        .filter_map(|at| Some(json!({"destination": destination(making, at), "target": target(making, vpc + at)?})))
        .collect();
    if let Some(target) = target(making, vpc + index) {
        routes.push(json!({"destination": "0.0.0.0/0", "target": target}));
    }
    json!({"name": format!("t{vpc}x{index}"), "routes": routes})
}

/// The destination of a route.
fn destination(making: &Making<'_>, at: usize) -> String {
    match making.get(Gene::RouteStyle) {
        0 => format!("172.{}.{}.{}/32", 16 + at / 65_536, at / 256 % 256, at % 256),
        // Nested ranges.
        1 => format!("10.0.0.0/{}", 1 + at % 32),
        2 => cidr(making, at, 0),
        3 => format!("2001:db8:{:x}::/48", at),
        4 => format!("{}.0.0.0/{}", 1 + at % 223, 8),
        _ => format!("10.{}.{}.{}/{}", at / 256 % 256, at % 256, at % 16 * 16, 28),
    }
}

/// The target of a route.
fn target(making: &Making<'_>, index: usize) -> Option<String> {
    let of = |gene: Gene, prefix: &str| {
        let count = making.count(gene);
        (count > 0).then(|| format!("{prefix}{}", index % count.max(1)))
    };
    let kinds = [
        (Gene::TransitGateways, "tg"),
        (Gene::Nats, "nat"),
        (Gene::InternetGateways, "igw"),
        (Gene::Peerings, "px"),
        (Gene::Vpns, "vpn"),
        (Gene::Groups, "e"),
    ];
    let first = making.get(Gene::Target);
    let mixed = if first == kinds.len() { index } else { first };
    (0..kinds.len()).find_map(|at| {
        let (gene, prefix) = kinds[(mixed + at) % kinds.len()];
        of(gene, prefix)
    })
}

/// A placement: in subnets of one VPC, or unspecified.
pub(super) fn place(making: &Making<'_>, index: usize, most: usize) -> Value {
    let vpcs = making.count(Gene::Vpcs);
    if vpcs == 0 || making.get(Gene::Said) < 2 {
        return json!({"region": making.region(index)});
    }
    let vpc = index % vpcs;
    // A subnet in each zone.
    let zones = subnets(making).min((1 + making.get(Gene::Zones)).min(6));
    let names: Vec<String> = (0..zones.min(most.max(1))).map(|at| name(vpc, at)).collect();
    json!({"region": making.region(vpc), "subnets": names})
}
