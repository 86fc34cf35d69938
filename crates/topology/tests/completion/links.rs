//! Peering, VPN connections and transit gateways.

use crate::*;

#[test]
fn network_on_premises_gets_a_vpn_connection() {
    let done = working(&[WEB, &flow("office", "@on-premises", "web")]);
    assert_eq!(added(&done), ["vpc", "vpn"]);
    assert_eq!(routes(&done, "vpc", "private"), ["192.168.0.0/16 vpn"]);
    assert!(
        texts(&done)
            .contains(&"Proposed: VPN connection vpn, because data goes between vpc and a network on premises.")
    );
}

#[test]
fn link_that_is_said_is_routed_to() {
    let link = thing("port", "direct-connect", r#""remote_cidrs": ["172.16.0.0/12", "192.168.4.0/24"]"#);
    let done = working(&[WEB, &link, &flow("office", "web", "@on-premises")]);
    assert_eq!(added(&done), ["vpc"]);
    assert_eq!(routes(&done, "vpc", "private"), ["172.16.0.0/12 port", "192.168.4.0/24 port"]);
}

#[test]
fn another_region_is_peered() {
    let done = working(&[WEB, &flow("far", "web", "@region/eu-west-1")]);
    assert_eq!(added(&done), ["vpc", "peering"]);
    assert_eq!(routes(&done, "vpc", "private"), ["10.1.0.0/16 peering"]);
}

#[test]
fn peering_that_names_nothing_connects_the_only_vpc() {
    let peering = thing("pcx", "vpc-peering", r#""peer_region": "eu-west-1""#);
    let done = working(&[WEB, &peering, &flow("far", "@region/eu-west-1", "web")]);
    assert_eq!(added(&done), ["vpc"]);
    assert!(texts(&done).contains(&"Proposed: pcx connects vpc, because it names nothing."));
}

fn two_vpcs() -> [String; 4] {
    let subnets = |name: &str| format!(r#""subnets": [{{"name": "{name}", "zone": "a"}}]"#);
    [
        thing("one", "vpc", &subnets("one-a")),
        thing("two", "vpc", &subnets("two-a")),
        ec2("web", r#""subnets": ["one-a"]"#),
        ec2("app", r#""subnets": ["two-a"]"#),
    ]
}

#[test]
fn two_vpcs_are_peered() {
    let [one, two, web, app] = two_vpcs();
    let done = working(&[&one, &two, &web, &app, &flow("calls", "app", "web")]);
    assert_eq!(added(&done), ["peering"]);
    assert_eq!(routes(&done, "one", "private"), ["10.1.0.0/16 peering"]);
    assert_eq!(routes(&done, "two", "private"), ["10.0.0.0/16 peering"]);
}

#[test]
fn transit_gateway_is_routed_to_instead() {
    let [one, two, web, app] = two_vpcs();
    let vpn = thing("vpn", "vpn-connection", "");
    let tgw = thing("tgw", "transit-gateway", r#""vpcs": 2, "vpns": 1"#);
    let flows = [flow("calls", "app", "web"), flow("office", "@on-premises", "app")];
    let done = working(&[&one, &two, &web, &app, &vpn, &tgw, &flows[0], &flows[1]]);
    assert_eq!(added(&done), Vec::<&str>::new());
    assert!(texts(&done).contains(&"Proposed: tgw connects one, two, vpn, because it names nothing."));
    assert_eq!(routes(&done, "one", "private"), ["10.1.0.0/16 tgw", "192.168.0.0/16 tgw"]);
    assert_eq!(routes(&done, "two", "private"), ["10.0.0.0/16 tgw", "192.168.0.0/16 tgw"]);
}

#[test]
fn transit_gateway_with_a_default_route_leads_to_the_central_nat() {
    let [_, two, web, app] = two_vpcs();
    let one = thing("one", "vpc", r#""subnets": [{"name": "public-a", "zone": "a"}, {"name": "one-a", "zone": "a"}]"#);
    let nat = r#"{"id": "nat", "kind": "nat-gateway", "placement": {"subnets": ["public-a"]}, "config": {}}"#;
    let tgw = thing(
        "tgw",
        "transit-gateway",
        r#""attached": ["one", "two"], "routes": [{"destination": "0.0.0.0/0", "target": "one"}]"#,
    );
    let done = working(&[&one, &two, &web, &app, nat, &tgw, &flow("out", "app", "@internet")]);
    assert_eq!(added(&done), ["igw"]);
    assert_eq!(routes(&done, "two", "private"), ["10.0.0.0/16 tgw", "0.0.0.0/0 tgw"]);
    assert_eq!(routes(&done, "one", "private"), ["10.1.0.0/16 tgw", "0.0.0.0/0 nat"]);
}

#[test]
fn privatelink_needs_no_peering() {
    let [one, two, web, _] = two_vpcs();
    let nlb = r#"{"id": "nlb", "kind": "load-balancer", "placement": {"subnets": ["two-a"]},
        "config": {"balancer_type": "network", "scheme": "internal"}}"#;
    let link = r#"{"id": "link", "kind": "vpc-endpoint", "placement": {"subnets": ["one-a"]},
        "config": {"endpoint_type": "interface", "service": "nlb"}}"#;
    let done = working(&[&one, &two, &web, nlb, link, &flow("calls", "web", "nlb")]);
    assert_eq!(added(&done), Vec::<&str>::new());
}
