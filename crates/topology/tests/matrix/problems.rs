//! Problems that prevent data from arriving, by rule.

use crate::network::*;

fn with(private: &str, more: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut components = vec![vpc(private), igw(), nat("public-a")];
    components.extend(more);
    components
}

fn out(private: &str, more: impl IntoIterator<Item = String>) -> Vec<&'static str> {
    let mut components = with(private, more);
    components.extend([ec2("app", "private-a", 0), flow("app", "@internet")]);
    broken(&components)
}

#[test]
fn private_subnet_without_a_default_route() {
    assert_eq!(out("", []), ["vpc-private-without-egress"]);
}

#[test]
fn route_to_nothing() {
    assert_eq!(out("0.0.0.0/0 gone", []), ["vpc-route-dangling"]);
    assert_eq!(
        out("0.0.0.0/0 app-2", [thing("app-2", "s3", r#""storage_class": "standard""#)]),
        ["vpc-route-dangling"]
    );
}

#[test]
fn route_that_leads_in_a_circle() {
    let forwarders = [ec2("one", "private-a", 0), ec2("two", "public-a", 1)];
    let mut components = vec![
        vpc_named("vpc", "10.0", "us-east-1", "0.0.0.0/0 one", "0.0.0.0/0 two"),
        flow("app", "@internet"),
        ec2("app", "private-b", 0),
    ];
    components.extend(forwarders);
    assert_eq!(broken(&components), ["path-none"]);
}

#[test]
fn private_nat_to_the_internet() {
    let private = placed("nat-2", "nat-gateway", "private-b", r#""mode": "private""#);
    assert_eq!(out("0.0.0.0/0 nat-2", [private]), ["nat-private-internet"]);
}

#[test]
fn nat_without_address_or_subnet() {
    let bare = placed("nat-2", "nat-gateway", "public-b", r#""addresses": 0"#);
    assert_eq!(out("0.0.0.0/0 nat-2", [bare]), ["nat-placement"]);
    assert_eq!(out("0.0.0.0/0 nat-2", [thing("nat-2", "nat-gateway", "")]), ["nat-placement"]);
}

#[test]
fn nat_in_a_private_subnet() {
    for subnet in ["private-a", "private-b"] {
        let private = placed("nat-2", "nat-gateway", subnet, "");
        assert_eq!(out("0.0.0.0/0 nat-2", [private]), ["nat-placement"]);
    }
    let isolated = placed("nat-2", "nat-gateway", "other-private-a", "");
    let other = vpc_named("other", "10.1", "us-east-1", "", "");
    assert_eq!(out("0.0.0.0/0 nat-2", [isolated, other]), ["vpc-route-dangling"]);
}

#[test]
fn egress_only_gateway_for_ipv4() {
    let eigw = thing("eigw", "internet-gateway", r#""egress_only": true"#);
    assert_eq!(out("0.0.0.0/0 eigw", [eigw]), ["vpc-route-dangling"]);
}

#[test]
fn gateways_and_links_of_another_vpc() {
    let mine = vpc_named("a-first", "10.1", "us-east-1", "0.0.0.0/0 igw", "s3 free, 192.168.0.0/16 link");
    let more = |to: &str| {
        [
            mine.clone(),
            thing("free", "vpc-endpoint", r#""endpoint_type": "gateway", "service": "s3""#),
            thing("link", "vpn-connection", ""),
            ec2("web", "public-a", 1),
            ec2("app", "private-a", 0),
            flow(if to == "@internet" { "web" } else { "app" }, to),
        ]
    };
    let routes = "s3 free, 192.168.0.0/16 link";
    assert_eq!(broken(&with(routes, more("@internet"))), ["vpc-route-dangling"]);
    assert_eq!(broken(&with(routes, more("@service/s3"))), ["endpoint-gateway-scope"]);
    assert_eq!(broken(&with(routes, more("@on-premises"))), ["vpc-route-dangling"]);
}

#[test]
fn ipv6_to_nat() {
    let ipv6 = flow_with("app", "@internet", r#", "address": "ipv6""#);
    assert_eq!(broken(&with("::/0 nat", [ec2("app", "private-a", 0), ipv6])), ["vpc-nat-for-ipv6"]);
}

#[test]
fn internet_to_an_instance_without_address_or_gateway() {
    let inwards = flow("@internet", "web");
    assert_eq!(broken(&with("", [ec2("web", "public-a", 0), inwards.clone()])), ["path-none"]);
    assert_eq!(broken(&with("0.0.0.0/0 nat", [ec2("web", "private-a", 1), inwards])), ["vpc-public-without-igw"]);
}

#[test]
fn internet_to_an_internal_load_balancer() {
    let lb = balancer("lb", "application", "internal", "public-a");
    assert_eq!(broken(&with("", [lb, flow("@internet", "lb")])), ["path-none"]);
}

fn peered(private: &str, back: &str, more: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut components = vec![
        vpc(private),
        vpc_named("other", "10.1", "us-east-1", "0.0.0.0/0 igw", back),
        igw(),
        nat("other-public-a"),
        thing("pcx", "vpc-peering", r#""vpcs": ["vpc", "other"]"#),
        ec2("app", "private-a", 0),
        ec2("far", "other-private-a", 0),
    ];
    components.extend(more);
    components
}

#[test]
fn peering_without_routes_there_or_back() {
    let paths_of = |private, back| paths(&peered(private, back, [flow("app", "far")]));
    let there = paths_of("", "10.0.0.0/16 pcx").problems;
    let by_default = paths(&with("0.0.0.0/0 nat", [ec2("app", "private-b", 0), flow("app", "@on-premises")]));
    assert_eq!(
        by_default.problems[0].message,
        "the route table private of vpc has no route to the network on premises"
    );
    assert_eq!(there[0].message, "the route table private of vpc has no route to other (10.1.0.0/16)");
    let back = paths_of("10.1.0.0/16 pcx", "").problems;
    assert_eq!(
        back[0].message,
        "the answer finds no way back: the route table private of other has no route to vpc (10.0.0.0/16)"
    );
}

#[test]
fn peering_is_not_transitive() {
    let third = vpc_named("third", "10.2", "us-east-1", "", "10.0.0.0/8 pcx-2");
    let pcx = thing("pcx-2", "vpc-peering", r#""vpcs": ["other", "third"]"#);
    let more = [third, pcx, ec2("last", "third-private-a", 0), flow("app", "last")];
    assert_eq!(broken(&peered("10.0.0.0/8 pcx", "10.0.0.0/8 pcx-2", more)), ["vpc-peering-transit"]);
}

#[test]
fn nat_of_a_peer_cannot_be_reached() {
    assert_eq!(broken(&peered("0.0.0.0/0 pcx", "0.0.0.0/0 nat", [flow("app", "@internet")])), ["nat-via-link"]);
}

#[test]
fn peering_of_other_vpcs() {
    let third = vpc_named("third", "10.2", "us-east-1", "", "");
    let pcx = thing("pcx-2", "vpc-peering", r#""vpcs": ["other", "third"]"#);
    assert_eq!(broken(&peered("10.1.0.0/16 pcx-2", "", [third, pcx, flow("app", "far")])), ["vpc-route-dangling"]);
}

#[test]
fn transit_gateway_without_attachment_or_route() {
    let components = |attached: &str| {
        [
            vpc("10.0.0.0/8 tgw"),
            vpc_named("other", "10.1", "us-east-1", "", "10.0.0.0/8 tgw"),
            thing("tgw", "transit-gateway", &format!(r#""attached": [{attached}]"#)),
            ec2("app", "private-a", 0),
            ec2("far", "other-private-a", 0),
            flow("app", "far"),
        ]
    };
    assert_eq!(paths(&components(r#""other""#)).problems[0].message, "vpc is not attached to tgw");
    assert_eq!(paths(&components(r#""vpc""#)).problems[0].message, "tgw has no route to other (10.1.0.0/16)");
}

#[test]
fn overlapping_vpcs_cannot_reach_each_other() {
    let components = [
        vpc("10.0.0.0/16 pcx"),
        vpc_named("other", "10.0", "us-east-1", "", "10.0.0.0/16 pcx"),
        thing("pcx", "vpc-peering", r#""vpcs": ["vpc", "other"]"#),
        ec2("app", "private-a", 0),
        ec2("far", "other-private-a", 0),
        flow("app", "far"),
    ];
    assert_eq!(broken(&components), ["vpc-overlap-connected"]);
    // Reported at the link, like the check of the address plan.
    assert_eq!(paths(&components).problems[0].at.as_ref().unwrap().as_str(), "pcx");
}

#[test]
fn part_of_a_flow_that_does_not_arrive_keeps_its_weight() {
    let mut components = with("0.0.0.0/0 nat", []);
    components.extend([ec2("app", "private-a", 0), flow("app", "@internet")]);
    let placed = components[3].replace(r#""subnets""#, r#""zones": {"a": 1, "c": 3}, "subnets""#);
    components[3] = placed.replace(r#""count": 1, "#, "");
    let paths = paths(&components);
    assert_eq!((paths.whole, paths.legs[0].weight, paths.problems.len()), (4, 1, 1));
    assert_eq!(paths.problems[0].message, "app stands in no subnet in zone c");
    assert_eq!(paths.problems[0].rule, "vpc-subnet-one-az");
}

#[test]
fn internet_gateway_and_regional_nat_serve_the_first_vpc_alone() {
    let vpcs = [
        vpc_named("one", "10.0", "us-east-1", "0.0.0.0/0 igw", "0.0.0.0/0 nat-2"),
        vpc_named("two", "10.1", "us-east-1", "0.0.0.0/0 igw", "0.0.0.0/0 nat-2"),
    ];
    let regional = thing("nat-2", "nat-gateway", r#""mode": "regional""#);
    let design = |vpcs: &[String], more: &[String]| [vpcs, &[igw(), regional.clone()], more].concat();
    let turned = [vpcs[1].clone(), vpcs[0].clone()];
    for vpcs in [vpcs, turned] {
        let inwards = |at: &str| [ec2("web", &format!("{at}-public-a"), 1), flow("@internet", "web")];
        let outwards = |at: &str| [ec2("web", &format!("{at}-private-a"), 0), flow("web", "@internet")];
        assert_eq!(charges(&design(&vpcs, &inwards("one"))), "0 / E");
        assert_eq!(charges(&design(&vpcs, &outwards("one"))), "N + E / N");
        assert_eq!(broken(&design(&vpcs, &inwards("two"))), ["vpc-public-without-igw"]);
        assert_eq!(broken(&design(&vpcs, &outwards("two"))), ["vpc-route-dangling"]);
    }
}

#[test]
fn load_balancers_open_connections_to_their_targets_alone() {
    let rules = |kind: &str, to: &str| {
        let more = [
            balancer("lb", kind, "internal", "private-a"),
            balancer("other", "application", "internal", "private-a"),
            thing("data", "s3", r#""storage_class": "standard""#),
            flow("lb", to),
        ];
        paths(&with("0.0.0.0/0 nat", more)).problems.iter().map(|problem| problem.rule).collect::<Vec<_>>()
    };
    for to in ["@internet", "data", "@service/sqs", "@service/s3/eu-west-1"] {
        assert_eq!(rules("application", to), ["path-none"], "{to}");
        assert_eq!(rules("network", to), ["path-none"], "{to}");
    }
    assert_eq!((rules("application", "other"), rules("network", "other")), (vec!["path-none"], vec![]));
}

#[test]
fn buckets_and_services_open_no_connections_to_instances() {
    let rules = |from: &str, to: &str| {
        let more = [
            ec2("app", "private-a", 0),
            ec2("web", "public-a", 1),
            balancer("lb", "application", "internet-facing", "public-a"),
            thing("data", "s3", r#""storage_class": "standard""#),
            flow(from, to),
        ];
        paths(&with("0.0.0.0/0 nat", more)).problems.iter().map(|problem| problem.rule).collect::<Vec<_>>()
    };
    for (from, to) in [("data", "app"), ("data", "web"), ("@service/sqs", "app"), ("data", "lb")] {
        assert_eq!(rules(from, to), ["path-none"], "{from} {to}");
    }
    // Notifications are sent to public names.
    assert_eq!(rules("@service/sns", "lb"), Vec::<&str>::new());
}
