//! Pinned paths: the elements that the user names determine the path.

use crate::network::*;

fn via(from: &str, to: &str, via: &str) -> String {
    let ids: Vec<String> = via.split_whitespace().map(|id| format!("\"{id}\"")).collect();
    flow_with(from, to, &format!(r#", "via": [{}]"#, ids.join(", ")))
}

fn with(more: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut components = vec![
        vpc("0.0.0.0/0 nat"),
        vpc_named("other", "10.1", "us-east-1", "0.0.0.0/0 igw-2", ""),
        igw(),
        thing("igw-2", "internet-gateway", ""),
        nat("public-a"),
        placed("nat-2", "nat-gateway", "public-b", ""),
        thing("free", "vpc-endpoint", r#""endpoint_type": "gateway", "service": "s3""#),
        placed("link", "vpc-endpoint", "private-a", r#""endpoint_type": "interface", "service": "s3""#),
        thing("tgw", "transit-gateway", r#""attached": ["vpc", "other", "vpn"]"#),
        thing("pcx", "vpc-peering", r#""vpcs": ["vpc", "other"]"#),
        thing("vpn", "vpn-connection", ""),
        thing("dx", "direct-connect", ""),
        thing("data", "s3", r#""storage_class": "standard""#),
        ec2("app", "private-a", 0),
        ec2("web", "public-a", 1),
        ec2("far", "other-private-b", 0),
        balancer("nlb", "network", "internal", "private-a private-b"),
    ];
    components.extend(more);
    components
}

fn check(flow: String, wanted: &str, passed: &str) {
    let components = with([flow]);
    assert!(paths(&components).pinned);
    assert_eq!((charges(&components).as_str(), elements(&components).as_str()), (wanted, passed));
}

#[test]
fn nat_of_another_zone_instead_of_the_routed_one() {
    check(via("app", "@internet", "nat-2"), "2X + N + E / 2X + N", "a|b nat-2 igw");
    check(via("app", "@internet", "nat-2 igw"), "2X + N + E / 2X + N", "a|b nat-2 igw");
}

#[test]
fn endpoints_instead_of_nat() {
    check(via("app", "data", "free"), "0 / 0", "free");
    check(via("app", "data", "link"), "PL / PL", "link");
    check(via("app", "data", "nat"), "N / N", "nat igw");
}

#[test]
fn internet_gateway_alone() {
    check(via("web", "@internet", "igw"), "E / 0", "igw");
    check(via("@internet", "web", "igw"), "0 / E", "igw");
}

#[test]
fn links_between_vpcs() {
    check(via("app", "far", "tgw"), "T / T", "tgw");
    check(via("app", "far", "pcx"), "2X / 2X", "pcx a|b");
}

#[test]
fn central_nat_and_endpoint_over_a_transit_gateway() {
    let nat = placed("nat-3", "nat-gateway", "other-public-b", "");
    let out = with([nat, via("app", "@internet", "tgw nat-3")]);
    assert_eq!((charges(&out).as_str(), elements(&out).as_str()), ("T + N + E / T + N", "tgw nat-3 igw-2"));
    let link = placed("link-2", "vpc-endpoint", "other-private-b", r#""endpoint_type": "interface", "service": "s3""#);
    for (first, wanted) in [("tgw", "T + PL / T + PL"), ("pcx", "PL / PL")] {
        let components = with([link.clone(), via("app", "data", &format!("{first} link-2"))]);
        assert_eq!(charges(&components), wanted);
    }
}

#[test]
fn links_to_a_network_on_premises() {
    check(via("app", "@on-premises", "vpn"), "E / 0", "vpn");
    check(via("@on-premises", "app", "dx"), "0 / D", "dx");
    check(via("app", "@on-premises", "tgw vpn"), "T + E / T", "tgw vpn");
    check(via("@on-premises", "app", "vpn tgw"), "T / E + T", "vpn tgw");
    check(via("@on-premises", "data", "vpn link"), "PL / E + PL", "vpn link");
    check(via("@on-premises", "data", "dx"), "0 / D", "dx");
}

#[test]
fn load_balancer_on_the_way() {
    check(via("web", "app", "nlb"), "L / L", "aws nlb aws");
}

#[test]
fn pinned_paths_that_make_no_sense_are_problems() {
    let rule = |from: &str, to: &str, over: &str| {
        let components = with([via(from, to, over)]);
        let paths = paths(&components);
        assert_eq!((paths.legs.len(), paths.whole, paths.pinned), (0, 1, true));
        paths.problems[0].rule
    };
    assert_eq!(rule("app", "@internet", "gone"), "path-none");
    assert_eq!(rule("app", "@internet", "free"), "vpc-route-dangling");
    assert_eq!(rule("app", "@internet", "igw"), "path-none");
    assert_eq!(rule("app", "@internet", "data"), "vpc-route-dangling");
    assert_eq!(rule("app", "@internet", "pcx nat"), "nat-via-link");
    assert_eq!(rule("app", "data", "tgw free"), "path-none");
    assert_eq!(rule("@on-premises", "data", "vpn free"), "endpoint-gateway-scope");
    assert_eq!(rule("data", "@internet", "igw"), "path-none");
    assert_eq!(rule("@internet", "app", "igw nat"), "path-none");
    assert_eq!(rule("app", "far", "tgw nat-2"), "vpc-public-without-igw");
}
