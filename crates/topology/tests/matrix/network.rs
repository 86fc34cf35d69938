//! Designs for the rows of the path matrix, and the charges of their paths.

use design::{ComponentId, Design};
use topology::{ChargeCode, Direction, Element, Leg, Network, Paths, resolve};

/// A design in us-east-1 with these JSON components.
pub fn design(components: &[&str]) -> Design {
    let text =
        format!(r#"{{"abacus": 1, "name": "", "region": "us-east-1", "components": [{}]}}"#, components.join(","));
    Design::parse(&text).unwrap()
}

/// VPC `vpc`, 10.0.0.0/16, with the subnets public-a, public-b, private-a, private-b. Public ones route to `igw`,
/// private ones have the given routes, as `destination target` separated by commas.
pub fn vpc(private: &str) -> String {
    vpc_named("vpc", "10.0", "us-east-1", "0.0.0.0/0 igw, ::/0 igw", private)
}

/// The same with another id, address and region; the names of its subnets start with the id unless that is `vpc`.
pub fn vpc_named(id: &str, net: &str, region: &str, public: &str, private: &str) -> String {
    let routes = |text: &str| -> String {
        let one = |route: &str| {
            let (destination, target) = route.trim().split_once(' ').unwrap();
            format!(r#"{{"destination": "{destination}", "target": "{target}"}}"#)
        };
        text.split(',').filter(|route| !route.trim().is_empty()).map(one).collect::<Vec<_>>().join(",")
    };
    let prefix = if id == "vpc" { String::new() } else { format!("{id}-") };
    let subnet = |kind: &str, zone: &str, third: u8| {
        format!(
            r#"{{"name": "{prefix}{kind}-{zone}", "zone": "{zone}", "cidr": "{net}.{third}.0/20", "ip": "dual-stack",
            "route_table": "{kind}"}}"#
        )
    };
    let subnets =
        [subnet("public", "a", 0), subnet("public", "b", 16), subnet("private", "a", 32), subnet("private", "b", 48)];
    format!(
        r#"{{"id": "{id}", "kind": "vpc", "placement": {{"region": "{region}"}}, "config": {{"cidrs": ["{net}.0.0/16"],
        "subnets": [{}], "route_tables": [{{"name": "public", "routes": [{}]}}, {{"name": "private", "routes": [{}]}}]}}}}"#,
        subnets.join(","),
        routes(public),
        routes(private)
    )
}

/// One instance in each of these subnets, each with this number of public addresses.
pub fn ec2(id: &str, subnets: &str, addresses: u64) -> String {
    let count = subnets.split_whitespace().count();
    format!(
        r#"{{"id": "{id}", "kind": "ec2", "placement": {{"count": {count}, "subnets": {}}},
        "config": {{"instance_type": "m7g.large", "public_ipv4": {addresses}}}}}"#,
        list(subnets)
    )
}

/// A component in subnets, with a configuration.
pub fn placed(id: &str, kind: &str, subnets: &str, config: &str) -> String {
    let subnets = list(subnets);
    format!(r#"{{"id": "{id}", "kind": "{kind}", "placement": {{"subnets": {subnets}}}, "config": {{{config}}}}}"#)
}

/// A component outside of subnets, with a configuration.
pub fn thing(id: &str, kind: &str, config: &str) -> String {
    format!(r#"{{"id": "{id}", "kind": "{kind}", "config": {{{config}}}}}"#)
}

/// The same in a region.
pub fn thing_in(region: &str, id: &str, kind: &str, config: &str) -> String {
    format!(r#"{{"id": "{id}", "kind": "{kind}", "placement": {{"region": "{region}"}}, "config": {{{config}}}}}"#)
}

/// The internet gateway `igw`.
pub fn igw() -> String {
    thing("igw", "internet-gateway", "")
}

/// The NAT gateway `nat` in a subnet.
pub fn nat(subnet: &str) -> String {
    placed("nat", "nat-gateway", subnet, "")
}

pub fn balancer(id: &str, kind: &str, scheme: &str, subnets: &str) -> String {
    placed(id, "load-balancer", subnets, &format!(r#""balancer_type": "{kind}", "scheme": "{scheme}""#))
}

/// The flow `flow`, with additional configuration.
pub fn flow_with(from: &str, to: &str, more: &str) -> String {
    format!(r#"{{"id": "flow", "kind": "flow", "config": {{"from": "{from}", "to": "{to}"{more}}}}}"#)
}

/// The flow `flow`.
pub fn flow(from: &str, to: &str) -> String {
    flow_with(from, to, "")
}

fn list(words: &str) -> String {
    let words: Vec<String> = words.split_whitespace().map(|word| format!("\"{word}\"")).collect();
    format!("[{}]", words.join(", "))
}

/// The paths of `flow` in a design of these components.
pub fn paths(components: &[String]) -> Paths {
    let components: Vec<&str> = components.iter().map(String::as_str).collect();
    let design = design(&components);
    resolve(&Network::of(&design), design.component(&ComponentId::parse("flow").unwrap()).unwrap())
}

/// The charges of the only leg in both directions, in the notation of the matrix: `2X + N + E / 2X + N`. Zero is free.
pub fn charges(components: &[String]) -> String {
    let paths = paths(components);
    assert_eq!(paths.problems, []);
    assert_eq!(paths.legs.len(), 1, "{:#?}", paths.legs);
    leg_charges(&paths.legs[0])
}

/// The charges of each leg, as `a-b: out / back`.
pub fn legs(components: &[String]) -> Vec<String> {
    legs_of(&paths(components))
}

/// The charges of each leg once `flow` takes the path option of this code.
pub fn legs_by(components: &[String], code: &str) -> Vec<String> {
    let components: Vec<&str> = components.iter().map(String::as_str).collect();
    let flow = ComponentId::parse("flow").unwrap();
    let options = topology::alternatives(&design(&components), &flow);
    let codes: Vec<&str> = options.iter().map(|option| option.code).collect();
    let option = options.iter().find(|option| option.code == code).unwrap_or_else(|| panic!("{code} of {codes:?}"));
    legs_of(option.paths.get(&flow).unwrap())
}

fn legs_of(paths: &Paths) -> Vec<String> {
    assert_eq!(paths.problems, []);
    let zone = |zone: &Option<String>| zone.clone().unwrap_or("-".to_owned());
    paths
        .legs
        .iter()
        .map(|leg| format!("{}-{}: {}", zone(&leg.from_zone), zone(&leg.to_zone), leg_charges(leg)))
        .collect()
}

pub fn leg_charges(leg: &Leg) -> String {
    assert!(leg.hops.iter().all(|hop| !hop.charges.is_empty() && !hop.why.is_empty()), "{:#?}", leg.hops);
    let side = |wanted: Direction| {
        let charges = leg.hops.iter().flat_map(|hop| &hop.charges);
        let charges = charges.filter(|charge| charge.direction == wanted || charge.direction == Direction::Both);
        let codes: Vec<String> = charges.map(|charge| code(&charge.code)).filter(|code| code != "0").collect();
        if codes.is_empty() { "0".to_owned() } else { codes.join(" + ") }
    };
    format!("{} / {}", side(Direction::Request), side(Direction::Response))
}

fn code(code: &ChargeCode) -> String {
    match code {
        ChargeCode::InternetOut => "E".to_owned(),
        ChargeCode::OtherRegion { .. } => "R".to_owned(),
        ChargeCode::CrossZone { ends: 1 } => "X".to_owned(),
        ChargeCode::CrossZone { ends } => format!("{ends}X"),
        ChargeCode::Nat => "N".to_owned(),
        ChargeCode::Endpoint => "PL".to_owned(),
        ChargeCode::Transit => "T".to_owned(),
        ChargeCode::LoadBalancer => "L".to_owned(),
        ChargeCode::DirectConnect => "D".to_owned(),
        ChargeCode::Edge { service: "cloudfront" } => "C".to_owned(),
        ChargeCode::Edge { .. } => "G".to_owned(),
        ChargeCode::Viewers { .. } => "V".to_owned(),
        ChargeCode::Free | ChargeCode::Requests => "0".to_owned(),
    }
}

/// The regions that bill R, in both directions.
pub fn region_charges(components: &[String]) -> Vec<String> {
    let paths = paths(components);
    let hops = paths.legs.iter().flat_map(|leg| &leg.hops);
    let text = |charge: &topology::HopCharge| match &charge.code {
        ChargeCode::OtherRegion { to } => Some(format!("{:?} {} to {to}", charge.direction, charge.region)),
        _ => None,
    };
    hops.flat_map(|hop| &hop.charges).filter_map(text).collect()
}

/// The elements that the only leg passes, such as `a|b nat igw`.
pub fn elements(components: &[String]) -> String {
    let paths = paths(components);
    assert_eq!(paths.problems, []);
    assert_eq!(paths.legs.len(), 1, "{:#?}", paths.legs);
    let text = |element: &Element| match element {
        Element::Component(id) => id.to_string(),
        Element::CrossZone { from, to } => format!("{from}|{to}"),
        Element::AwsNetwork => "aws".to_owned(),
    };
    paths.legs[0].hops.iter().map(|hop| text(&hop.element)).collect::<Vec<_>>().join(" ")
}

/// The rules that the flow violates, when no data arrives.
pub fn broken(components: &[String]) -> Vec<&'static str> {
    let paths = paths(components);
    assert_eq!(paths.legs, []);
    paths.problems.iter().map(|problem| problem.rule).collect()
}
