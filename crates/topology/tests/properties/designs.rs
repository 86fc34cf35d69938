//! Random designs: networks with routes that may lead anywhere, in circles or to nothing, and flows over them.

use design::{Body, Design, Peering};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

const SUBNETS: [&str; 9] = ["one-a", "one-b", "one-c", "two-a", "two-b", "two-c", "three-a", "three-b", "nowhere-a"];
const TARGETS: [&str; 20] = [
    "igw",
    "igw-2",
    "eigw",
    "nat",
    "nat-2",
    "nat-3",
    "gateway",
    "interface",
    "inspect",
    "tgw",
    "tgw-2",
    "pcx",
    "pcx-2",
    "vpn",
    "dx",
    "web",
    "app",
    "alb",
    "data",
    "gone",
];
const DESTINATIONS: [&str; 12] = [
    "0.0.0.0/0",
    "0.0.0.0/0",
    "0.0.0.0/0",
    "::/0",
    "64:ff9b::/96",
    "10.0.0.0/8",
    "10.0.0.0/16",
    "10.1.0.0/16",
    "10.2.0.0/16",
    "192.168.0.0/16",
    "s3",
    "nonsense",
];
const ENDS: [&str; 16] = [
    "web",
    "app",
    "far",
    "alb",
    "nlb",
    "gwlb",
    "data",
    "copy",
    "disk",
    "@internet",
    "@on-premises",
    "@region/eu-west-1",
    "@region/us-east-1",
    "@service/sqs",
    "@service/dynamodb",
    "@service/s3/eu-west-1",
];

fn quoted(names: &[&str]) -> String {
    names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
}

fn route() -> impl Strategy<Value = String> {
    (select(&DESTINATIONS[..]), select(&TARGETS[..]), any::<bool>()).prop_map(|(destination, target, zone)| {
        let zone = if zone { r#", "zone": "b""# } else { "" };
        format!(r#"{{"destination": "{destination}", "target": "{target}"{zone}}}"#)
    })
}

fn routes() -> impl Strategy<Value = String> {
    prop::collection::vec(route(), 0..6).prop_map(|routes| routes.join(", "))
}

fn vpc(
    id: &'static str,
    second: u8,
    zones: &'static [&'static str],
    region: &'static str,
) -> impl Strategy<Value = String> {
    let ip = prop::collection::vec(select(&["ipv4", "dual-stack", "ipv6-only"][..]), zones.len());
    (routes(), routes(), ip, any::<bool>()).prop_map(move |(first, last, ip, tables)| {
        let subnet = |(index, zone): (usize, &&str)| {
            format!(
                r#"{{"name": "{id}-{zone}", "zone": "{zone}", "cidr": "10.{second}.{}.0/20", "ip": "{}",
                "route_table": "{}"}}"#,
                index * 16,
                ip[index],
                if index == 0 { "first" } else { "last" }
            )
        };
        let subnets: Vec<String> = zones.iter().enumerate().map(subnet).collect();
        let tables = if tables {
            format!(r#"{{"name": "first", "routes": [{first}]}}, {{"name": "last", "routes": [{last}]}}"#)
        } else {
            String::new()
        };
        format!(
            r#"{{"id": "{id}", "kind": "vpc", "placement": {{"region": "{region}"}}, "config": {{"cidrs":
            ["10.{second}.0.0/16"], "subnets": [{}], "route_tables": [{tables}]}}}}"#,
            subnets.join(", ")
        )
    })
}

/// A component in some subnets, or in none.
fn placed(id: &'static str, kind: &'static str, config: &'static str) -> impl Strategy<Value = String> {
    let zones = prop::option::of((0_u64..4, 0_u64..4));
    (subsequence(&SUBNETS[..], 0..4), zones, 0_u64..9).prop_map(move |(subnets, zones, count)| {
        let count = match zones {
            Some((a, b)) => format!(r#""zones": {{"a": {a}, "b": {b}}}"#),
            None => format!(r#""count": {count}"#),
        };
        let subnets = quoted(&subnets);
        format!(
            r#"{{"id": "{id}", "kind": "{kind}", "placement": {{{count}, "subnets": [{subnets}]}}, "config": {{{config}}}}}"#
        )
    })
}

fn thing(id: &'static str, kind: &'static str, config: &'static str) -> BoxedStrategy<String> {
    Just(format!(r#"{{"id": "{id}", "kind": "{kind}", "config": {{{config}}}}}"#)).boxed()
}

fn transit(id: &'static str) -> impl Strategy<Value = String> {
    let attached = subsequence(&["one", "two", "three", "vpn", "dx", "tgw", "tgw-2", "gone"][..], 0..6);
    (attached, routes(), 0_u64..2).prop_map(move |(attached, routes, peerings)| {
        let attached = quoted(&attached);
        format!(
            r#"{{"id": "{id}", "kind": "transit-gateway", "config": {{"attached": [{attached}], "routes": [{routes}],
            "peerings": {peerings}}}}}"#
        )
    })
}

fn peering(id: &'static str) -> impl Strategy<Value = String> {
    let vpcs = subsequence(&["one", "two", "three"][..], 0..=2);
    (vpcs, any::<bool>()).prop_map(move |(vpcs, far)| {
        let vpcs = quoted(&vpcs);
        let region = if far { r#", "peer_region": "eu-west-1""# } else { "" };
        format!(r#"{{"id": "{id}", "kind": "vpc-peering", "config": {{"vpcs": [{vpcs}]{region}}}}}"#)
    })
}

fn flow(number: usize) -> impl Strategy<Value = String> {
    let via = prop_oneof![3 => Just(Vec::new()), 1 => prop::collection::vec(select(&TARGETS[..]), 1..4)];
    let zones = select(&["spread", "same-zone", "other-zones"][..]);
    let address = select(&["ipv4", "ipv4", "public-ipv4", "ipv6"][..]);
    (select(&ENDS[..]), select(&ENDS[..]), zones, address, via)
        .prop_filter("one end is in the design", |(from, to, ..)| !from.starts_with('@') || !to.starts_with('@'))
        .prop_map(move |(from, to, zones, address, via)| {
            let via = quoted(&via);
            format!(
                r#"{{"id": "flow-{number}", "kind": "flow", "config": {{"from": "{from}", "to": "{to}",
                "zones": "{zones}", "address": "{address}", "via": [{via}]}}}}"#
            )
        })
}

fn parts() -> impl Strategy<Value = Vec<String>> {
    let vpcs = (
        vpc("one", 0, &["a", "b", "c"], "us-east-1"),
        vpc("two", 1, &["a", "b", "c"], "us-east-1"),
        vpc("three", 2, &["a", "b"], "eu-west-1"),
    );
    let ends = (
        placed("web", "ec2", r#""instance_type": "m7g.large", "public_ipv4": 1"#),
        placed("app", "ec2", r#""instance_type": "m7g.large""#),
        placed("far", "ec2", r#""instance_type": "m7g.large""#),
        placed("alb", "load-balancer", r#""balancer_type": "application""#),
        placed("nlb", "load-balancer", r#""balancer_type": "network", "scheme": "internal""#),
        placed("gwlb", "load-balancer", r#""balancer_type": "gateway", "cross_zone": true"#),
    );
    let gateways = (
        placed("nat", "nat-gateway", ""),
        placed("nat-2", "nat-gateway", r#""mode": "private""#),
        placed("interface", "vpc-endpoint", r#""endpoint_type": "interface", "service": "sqs""#),
        placed("inspect", "vpc-endpoint", r#""endpoint_type": "gateway-load-balancer", "service": "gwlb""#),
    );
    let links = (transit("tgw"), transit("tgw-2"), peering("pcx"), peering("pcx-2"));
    let flows = (flow(0), flow(1), flow(2), flow(3));
    let things = vec![
        thing("igw", "internet-gateway", ""),
        thing("igw-2", "internet-gateway", ""),
        thing("eigw", "internet-gateway", r#""egress_only": true"#),
        thing("nat-3", "nat-gateway", r#""mode": "regional""#),
        thing("gateway", "vpc-endpoint", r#""endpoint_type": "gateway", "service": "s3""#),
        thing("vpn", "vpn-connection", ""),
        thing("dx", "direct-connect", r#""remote_cidrs": ["192.168.7.0/24", "10.1.0.0/24"]"#),
        thing("data", "s3", r#""storage_class": "standard""#),
        thing("copy", "s3", r#""storage_class": "standard""#),
        thing("disk", "ebs", r#""volume_type": "gp3", "size_gib": 10, "attached_to": "web""#),
    ];
    (vpcs, ends, gateways, links, flows, things, any::<bool>()).prop_map(
        |((a, b, c), (d, e, f, g, h, i), (j, k, l, m), (n, o, p, q), (r, s, t, u), things, bare)| {
            let mut parts = if bare { vec![] } else { vec![a, b, c] };
            parts.extend([d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u]);
            parts.extend(things);
            parts
        },
    )
}

/// A random design that a failed test prints as its document.
#[derive(Clone)]
pub struct Drawn(pub Design);

impl std::fmt::Debug for Drawn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.to_compact_json())
    }
}

pub fn designs() -> impl Strategy<Value = Drawn> {
    parts().prop_map(|parts| {
        let text =
            format!(r#"{{"abacus": 1, "name": "", "region": "us-east-1", "components": [{}]}}"#, parts.join(", "));
        Drawn(Design::parse(&text).unwrap())
    })
}

/// The same design with its components, subnets, route tables and routes in a different order.
pub fn turned(design: &Design, by: usize) -> Design {
    let mut turned = design.clone();
    turn(&mut turned.components, by);
    for component in &mut turned.components {
        turn(&mut component.placement.subnets, by);
        match &mut component.body {
            Body::Vpc { config } => {
                turn(&mut config.subnets, by);
                turn(&mut config.route_tables, by);
                config.route_tables.iter_mut().for_each(|table| turn(&mut table.routes, by));
            }
            Body::TransitGateway { config, .. } => {
                turn(&mut config.attached, by);
                turn(&mut config.routes, by);
            }
            body => {
                if let Some(mut vpcs) = Peering::of(body).map(|peering| peering.vpcs.to_vec()) {
                    turn(&mut vpcs, by);
                    Peering::connect(body, vpcs);
                }
            }
        }
    }
    turned
}

fn turn<T>(list: &mut [T], by: usize) {
    if by % 2 == 1 {
        list.reverse();
    }
    if !list.is_empty() {
        list.rotate_left(by % list.len());
    }
}
