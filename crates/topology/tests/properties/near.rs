//! A nearer end costs no more.

use design::{ComponentId, Design};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use topology::{ChargeCode, Network, resolve};

const ZONES: [&str; 3] = ["a", "b", "c"];

/// A VPC with three zones, one VPC peered with it, one attached to the same transit gateway, and a flow between two
/// components in zones of two of them.
fn design(from: (&str, &[&str]), to: (&str, &[&str]), kind: &str, address: &str) -> Design {
    let vpc = |id: &str, second: u8, routes: &str| {
        let subnets: Vec<String> = ZONES
            .iter()
            .enumerate()
            .map(|(index, zone)| {
                format!(
                    r#"{{"name": "{id}-{zone}", "zone": "{zone}", "cidr": "10.{second}.{}.0/20", "ip": "dual-stack",
                    "route_table": "main"}}"#,
                    index * 16
                )
            })
            .collect();
        format!(
            r#"{{"id": "{id}", "kind": "vpc", "config": {{"cidrs": ["10.{second}.0.0/16"], "subnets": [{}],
            "route_tables": [{{"name": "main", "routes": [{routes}]}}]}}}}"#,
            subnets.join(", ")
        )
    };
    let route = |to: &str, over: &str| format!(r#"{{"destination": "{to}", "target": "{over}"}}"#);
    let placed = |id: &str, (vpc, zones): (&str, &[&str]), kind: &str| {
        let subnets: Vec<String> = zones.iter().map(|zone| format!("\"{vpc}-{zone}\"")).collect();
        let config = match kind {
            "ec2" => r#""instance_type": "m7g.large", "public_ipv4": 1"#.to_owned(),
            balancer => format!(r#""balancer_type": "{balancer}", "scheme": "internal", "cross_zone": true"#),
        };
        let kind = if kind == "ec2" { "ec2" } else { "load-balancer" };
        format!(
            r#"{{"id": "{id}", "kind": "{kind}", "placement": {{"count": {}, "subnets": [{}]}},
            "config": {{{config}}}}}"#,
            zones.len(),
            subnets.join(", ")
        )
    };
    let default = |vpc: &str| route("0.0.0.0/0", &format!("{vpc}-igw"));
    let gateway = |vpc: &str| format!(r#"{{"id": "{vpc}-igw", "kind": "internet-gateway", "config": {{}}}}"#);
    let v6 = route("::/0", if to.0 == "spoke" { "tgw" } else { "pcx" });
    let home = [route("10.1.0.0/16", "pcx"), route("10.2.0.0/16", "tgw"), default("home"), v6.clone()].join(", ");
    let parts = [
        vpc("home", 0, &home),
        vpc("peer", 1, &[route("10.0.0.0/16", "pcx"), default("peer"), v6].join(", ")),
        vpc("spoke", 2, &[route("10.0.0.0/16", "tgw"), default("spoke"), route("::/0", "tgw")].join(", ")),
        gateway("home"),
        gateway("peer"),
        gateway("spoke"),
        r#"{"id": "pcx", "kind": "vpc-peering", "config": {"vpcs": ["home", "peer"]}}"#.to_owned(),
        r#"{"id": "tgw", "kind": "transit-gateway", "config": {"attached": ["home", "spoke"]}}"#.to_owned(),
        placed("from", from, "ec2"),
        placed("to", to, kind),
        format!(
            r#"{{"id": "flow", "kind": "flow", "config": {{"from": "from", "to": "to", "address": "{address}"}}}}"#
        ),
    ];
    let text = format!(r#"{{"abacus": 1, "name": "", "region": "us-east-1", "components": [{}]}}"#, parts.join(", "));
    Design::parse(&text).unwrap()
}

/// The charges of the flow: for each kind of charge, the weight of the charged data and the whole.
fn billed(design: &Design) -> Vec<(String, u64, u64)> {
    let paths = resolve(&Network::of(design), design.component(&ComponentId::parse("flow").unwrap()).unwrap());
    assert_eq!(paths.problems, []);
    let mut sums = std::collections::BTreeMap::new();
    for leg in &paths.legs {
        for charge in leg.hops.iter().flat_map(|hop| &hop.charges).filter(|charge| charge.code != ChargeCode::Free) {
            *sums.entry(format!("{:?} {:?}", charge.code, charge.of)).or_insert(0) += leg.weight;
        }
    }
    sums.into_iter().map(|(code, weight)| (code, weight, paths.whole)).collect()
}

proptest! {
    #[test]
    fn both_ends_in_one_zone_are_never_billed_more(
        vpc in select(&["home", "peer", "spoke"][..]),
        kind in select(&["ec2", "application", "network", "classic"][..]),
        address in select(&["ipv4", "public-ipv4", "ipv6"][..]),
        from in subsequence(&ZONES[..], 1..=3),
        to in subsequence(&ZONES[..], 1..=3),
        zone in select(&ZONES[..]),
    ) {
        let address = if kind == "ec2" { address } else { "ipv4" };
        let far = billed(&design(("home", &from), (vpc, &to), kind, address));
        let near = billed(&design(("home", &[zone]), (vpc, &[zone]), kind, address));
        for (code, weight, whole) in near {
            let before = far.iter().find(|(other, ..)| *other == code);
            // Compare fractions of the whole by cross-multiplication.
            let (_, before, before_whole) = before.unwrap();
            prop_assert!(weight * before_whole <= before * whole, "{code}");
        }
    }
}
