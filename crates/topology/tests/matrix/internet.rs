//! To and from the internet.

use crate::network::*;

fn nat_vpc() -> Vec<String> {
    vec![vpc("0.0.0.0/0 nat"), igw(), nat("public-a")]
}

fn with(mut components: Vec<String>, more: impl IntoIterator<Item = String>) -> Vec<String> {
    components.extend(more);
    components
}

#[test]
fn instance_with_public_address_pays_transfer_out() {
    let components = with(nat_vpc(), [ec2("web", "public-a", 1), flow("web", "@internet")]);
    assert_eq!(charges(&components), "E / 0");
    assert_eq!(elements(&components), "igw");
}

#[test]
fn private_instance_pays_nat_both_ways_and_transfer_out() {
    let components = with(nat_vpc(), [ec2("app", "private-a", 0), flow("app", "@internet")]);
    assert_eq!(charges(&components), "N + E / N");
    assert_eq!(elements(&components), "nat igw");
}

#[test]
fn private_instance_with_nat_in_another_zone_crosses_zones_both_ways() {
    let components = with(nat_vpc(), [ec2("app", "private-b", 0), flow("app", "@internet")]);
    assert_eq!(charges(&components), "2X + N + E / 2X + N");
    assert_eq!(elements(&components), "b|a nat igw");
}
#[test]
fn internet_facing_load_balancer_takes_requests_in() {
    let alb = balancer("alb", "application", "internet-facing", "public-a public-b");
    assert_eq!(legs(&with(nat_vpc(), [alb, flow("@internet", "alb")])), ["--a: L / E + L", "--b: L / E + L"]);
}
