//! Between regions and to on-premises networks.

use crate::network::*;

const EU: &str = "eu-west-1";

fn with(private: &str, more: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut components = vec![vpc(private), igw(), nat("public-a")];
    components.extend(more);
    components
}

fn out_and_back() -> Vec<String> {
    vec!["Request us-east-1 to eu-west-1".to_owned(), "Response eu-west-1 to us-east-1".to_owned()]
}

#[test]
fn peering_with_another_region_pays_each_sender() {
    let peering = thing("pcx", "vpc-peering", r#""vpcs": ["vpc"], "peer_region": "eu-west-1""#);
    let components = with("10.9.0.0/16 pcx", [peering, ec2("app", "private-a", 0), flow("app", "@region/eu-west-1")]);
    assert_eq!((charges(&components), elements(&components)), ("R / R".to_owned(), "pcx".to_owned()));
    assert_eq!(region_charges(&components), out_and_back());
}

#[test]
fn peered_vpcs_of_two_regions_pay_each_sender_whatever_the_zones() {
    for subnet in ["other-private-a", "other-private-b"] {
        let components = [
            vpc("10.1.0.0/16 pcx"),
            vpc_named("other", "10.1", EU, "", "10.0.0.0/16 pcx"),
            thing("pcx", "vpc-peering", r#""vpcs": ["vpc", "other"], "peer_region": "eu-west-1""#),
            ec2("app", "private-a", 0),
            ec2("far", subnet, 0).replace(r#""placement": {"#, r#""placement": {"region": "eu-west-1", "#),
            flow("app", "far"),
        ];
        assert_eq!((charges(&components), elements(&components)), ("R / R".to_owned(), "pcx".to_owned()));
        assert_eq!(region_charges(&components), out_and_back());
    }
}

#[test]
fn public_addresses_in_another_region_pay_each_sender() {
    let components = with("", [ec2("web", "public-a", 1), flow("web", "@region/eu-west-1")]);
    assert_eq!((charges(&components), elements(&components)), ("R / R".to_owned(), "igw".to_owned()));
    let components =
        with("", [ec2("web", "public-a", 1), flow_with("@region/eu-west-1", "web", r#", "address": "public-ipv4""#)]);
    assert_eq!(charges(&components), "R / R");
    assert_eq!(region_charges(&components), ["Request eu-west-1 to us-east-1", "Response us-east-1 to eu-west-1"]);
}

#[test]
fn load_balancer_to_another_region_pays_as_an_instance() {
    let lb = balancer("lb", "application", "internet-facing", "public-a");
    assert_eq!(charges(&with("", [lb, flow("lb", "@region/eu-west-1")])), "R / R");
}

#[test]
fn nat_to_another_region_pays_nat_and_each_sender() {
    let components = with("0.0.0.0/0 nat", [ec2("app", "private-a", 0), flow("app", "@region/eu-west-1")]);
    assert_eq!((charges(&components), elements(&components)), ("N + R / N + R".to_owned(), "nat igw".to_owned()));
}

#[test]
fn transit_gateway_peering_with_another_region_pays_both_gateways() {
    let components = [
        vpc("10.0.0.0/8 tgw"),
        vpc_named("other", "10.1", EU, "", "10.0.0.0/8 tgw-2"),
        thing("tgw", "transit-gateway", r#""attached": ["vpc", "tgw-2"]"#),
        thing_in(EU, "tgw-2", "transit-gateway", r#""attached": ["other", "tgw"]"#),
        ec2("app", "private-a", 0),
        ec2("far", "other-private-b", 0).replace(r#""placement": {"#, r#""placement": {"region": "eu-west-1", "#),
        flow("app", "far"),
    ];
    assert_eq!((charges(&components), elements(&components)), ("T + R / T + R".to_owned(), "tgw tgw-2".to_owned()));
    assert_eq!(region_charges(&components), out_and_back());
}

#[test]
fn transit_gateway_peered_outside_the_design_pays_both_ways() {
    let tgw = thing("tgw", "transit-gateway", r#""attached": ["vpc"], "peerings": 1"#);
    let components = with("10.9.0.0/16 tgw", [tgw, ec2("app", "private-a", 0), flow("app", "@region/eu-west-1")]);
    assert_eq!((charges(&components), elements(&components)), ("T + R / T + R".to_owned(), "tgw".to_owned()));
    assert_eq!(region_charges(&components), out_and_back());
}

#[test]
fn services_of_another_region_pay_each_sender() {
    let far = thing_in(EU, "far", "s3", r#""storage_class": "standard""#);
    for to in ["far", "@service/dynamodb/eu-west-1"] {
        let public = with("", [far.clone(), ec2("web", "public-a", 1), flow("web", to)]);
        assert_eq!((charges(&public), elements(&public)), ("R / R".to_owned(), "igw".to_owned()));
        assert_eq!(region_charges(&public), out_and_back());
        let private = with("0.0.0.0/0 nat", [far.clone(), ec2("app", "private-a", 0), flow("app", to)]);
        assert_eq!((charges(&private), elements(&private)), ("N + R / N + R".to_owned(), "nat igw".to_owned()));
    }
}

#[test]
fn gateway_endpoint_does_not_lead_to_another_region() {
    let far = thing_in(EU, "far", "s3", r#""storage_class": "standard""#);
    let endpoint = thing("free", "vpc-endpoint", r#""endpoint_type": "gateway", "service": "s3""#);
    let components = with("0.0.0.0/0 nat, s3 free", [far, endpoint, ec2("app", "private-a", 0), flow("app", "far")]);
    assert_eq!(charges(&components), "N + R / N + R");
}

#[test]
fn bucket_replicated_to_another_region_pays_its_sender() {
    let bucket = thing("data", "s3", r#""storage_class": "standard""#);
    let copy = thing_in(EU, "copy", "s3", r#""storage_class": "standard""#);
    let components = [bucket, copy, flow("data", "copy")];
    assert_eq!(charges(&components), "R / R");
    assert_eq!(region_charges(&components), out_and_back());
}

#[test]
fn volumes_copied_to_another_region_pay_their_sender() {
    let volume = thing("disk", "ebs", r#""volume_type": "gp3", "size_gib": 10"#);
    assert_eq!(charges(&[volume, flow("disk", "@region/eu-west-1")]), "R / R");
}

fn link(kind: &str) -> String {
    thing("link", kind, r#""remote_cidrs": ["172.20.0.0/16"]"#)
}

#[test]
fn link_on_a_virtual_gateway_pays_what_leaves() {
    for (kind, out, back) in [("vpn-connection", "E / 0", "0 / E"), ("direct-connect", "D / 0", "0 / D")] {
        let to = with("172.20.0.0/16 link", [link(kind), ec2("app", "private-b", 0), flow("app", "@on-premises")]);
        assert_eq!((charges(&to), elements(&to)), (out.to_owned(), "link".to_owned()));
        let from = with("172.20.0.0/16 link", [link(kind), ec2("app", "private-b", 0), flow("@on-premises", "app")]);
        assert_eq!((charges(&from), elements(&from)), (back.to_owned(), "link".to_owned()));
    }
}

#[test]
fn link_on_a_transit_gateway_pays_that_both_ways() {
    let tgw = || thing("tgw", "transit-gateway", r#""attached": ["vpc", "link"]"#);
    for (kind, out) in [("vpn-connection", "T + E / T"), ("direct-connect", "T + D / T")] {
        let components =
            with("172.16.0.0/12 tgw", [tgw(), link(kind), ec2("app", "private-b", 0), flow("app", "@on-premises")]);
        assert_eq!((charges(&components), elements(&components)), (out.to_owned(), "tgw link".to_owned()));
    }
}

#[test]
fn link_without_ranges_is_taken_to_lead_to_the_usual_one() {
    let vpn = thing("link", "vpn-connection", "");
    let components = with("192.168.0.0/16 link", [vpn, ec2("app", "private-a", 0), flow("app", "@on-premises")]);
    assert_eq!(charges(&components), "E / 0");
}

#[test]
fn a_peer_outside_the_design_crosses_zones_unless_the_flow_says_otherwise() {
    let peering = || thing("pcx", "vpc-peering", r#""vpcs": ["vpc"]"#);
    let app = || ec2("app", "private-a", 0);
    let to_peer = with("10.9.0.0/16 pcx", [peering(), app(), flow("app", "@peer/pcx")]);
    assert_eq!((charges(&to_peer), elements(&to_peer)), ("2X / 2X".to_owned(), "pcx".to_owned()));
    let same_zone = flow_with("@peer/pcx", "app", r#", "zones": "same-zone""#);
    let from_peer = with("10.9.0.0/16 pcx", [peering(), app(), same_zone]);
    assert_eq!((charges(&from_peer), elements(&from_peer)), ("0 / 0".to_owned(), "pcx".to_owned()));
}
