//! Tests the change to IPv6 over an egress-only internet gateway and back.

use design::{FlowAddress, SubnetIp};

use super::*;

fn address(design: &Design) -> FlowAddress {
    let Body::Flow { config, .. } = &design.component(&id("flow")).unwrap().body else { panic!("no flow") };
    config.address
}

#[test]
fn the_flow_goes_over_ipv6_and_the_gateway_goes() {
    let all = alternatives(&two_zones("@internet"), &id("flow"));
    let ipv6 = chosen(&all, "egress-only");
    assert!(ipv6.note.starts_with("The other end and the software must support IPv6"), "{}", ipv6.note);
    assert_eq!((address(&ipv6.design), routes(&ipv6.design, "web")), (FlowAddress::Ipv6, vec!["::/0 eigw".to_owned()]));
    assert!(!ids(&ipv6.design).contains("nat"), "only this flow passed it");
    assert_eq!(ipv6.needs, [id("eigw")]);
    let network = Network::of(&ipv6.design);
    let places = network.locations(ipv6.design.component(&id("web")).unwrap());
    assert!(places.iter().all(|place| place.subnet.unwrap().subnet.ip == SubnetIp::Dual));

    let back = alternatives(&ipv6.design, &id("flow"));
    assert_eq!((back[0].code, back[0].current), ("egress-only", true));
    assert_eq!(address(&chosen(&back, "nat-one").design), FlowAddress::Ipv4);
}

#[test]
fn other_flows_keep_ipv4_and_their_gateway() {
    let design = and_flow("@region/eu-west-1", "web", "@internet");
    let all = alternatives(&alternatives(&design, &id("second"))[0].design, &id("second"));
    let ipv6 = chosen(&all, "egress-only");
    assert!(ids(&ipv6.design).contains("eigw") && address(&ipv6.design) == FlowAddress::Ipv4);

    let shared = and_flow("@service/sqs", "web", "@internet");
    let ipv6 = chosen(&alternatives(&shared, &id("flow")), "egress-only").design.clone();
    assert_eq!(routes(&ipv6, "web"), ["0.0.0.0/0 nat", "::/0 eigw"]);
    let both = alternatives(&ipv6, &id("second"));
    assert_eq!(routes(&chosen(&both, "egress-only").design, "web"), ["::/0 eigw"]);
}

#[test]
fn what_has_no_ipv6_or_a_free_endpoint_is_not_reached_over_it() {
    let offers = |to: &str| codes(&alternatives(&two_zones(to), &id("flow"))).contains(&"egress-only");
    assert!(offers("@service/sqs") && offers("@service/s3/eu-west-1") && offers("@service/ecr"));
    assert!(!offers("data") && !offers("@service/dynamodb") && !offers("@service/session-manager"));
}

#[test]
fn instances_that_the_internet_reaches_stay_where_they_are() {
    let all = alternatives(&and_flow("@internet", "@internet", "web"), &id("flow"));
    assert!(!codes(&all).contains(&"egress-only"));
}

#[test]
fn other_paths_of_ipv6_are_left_as_they_are() {
    let mut design = two_zones("@internet");
    let Body::Flow { config, .. } = &mut design.components[2].body else { panic!("no flow") };
    config.address = FlowAddress::Ipv6;
    let Body::Ec2 { config, .. } = &mut design.components[0].body else { panic!("no instances") };
    config.public_ipv4 = 1;
    assert_eq!(codes(&alternatives(&design, &id("flow"))), ["as-is"]);
}
