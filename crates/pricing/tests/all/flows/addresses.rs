//! Public IPv4 addresses that no flow needs.

use crate::flows::support::*;
use pricing::{Estimate, Severity};
use serde_json::{Value, json};

/// One instance with a public address in each of these subnets.
fn public(id: &str, subnets: &[&str]) -> Value {
    let mut group = instances(id, subnets);
    group["config"]["public_ipv4"] = 1.into();
    group
}

fn told(estimate: &Estimate) -> Vec<String> {
    let of = estimate.findings.iter().filter(|finding| finding.rule == "vpc-public-ipv4-cost");
    of.map(|finding| {
        // Releasing them saves what they cost, which is less than a twentieth here.
        assert_eq!(finding.severity, Severity::Advice);
        assert!(finding.message.contains(&units::format::money(finding.saves.unwrap())));
        format!("{}: {}; {}", finding.component, finding.message, finding.fix)
    })
    .collect()
}

const IDLE: &str = "web: 2 public IPv4 addresses cost $7.30 a month, and no flow needs them; take the addresses away";

#[test]
fn instances_behind_a_load_balancer_need_no_addresses() {
    let alb = json!({"id": "alb", "kind": "load-balancer", "config": {"balancer_type": "application"},
                     "placement": {"subnets": ["vpc-public-a", "vpc-public-b"]}});
    let web = public("web", &["vpc-public-a", "vpc-public-b"]);
    let flows = [flow("in", "@internet", "alb", 1, 1), flow("targets", "alb", "web", 1, 1)];
    let behind = with_nat(&[alb, web, flows[0].clone(), flows[1].clone()]);
    assert_eq!(told(&priced(&behind)), [IDLE]);
    let direct = [behind.as_slice(), &[flow("updates", "web", "@internet", 1, 1)]].concat();
    assert_eq!(told(&priced(&direct)), Vec::<String>::new());
    // Without flows, it is unknown which addresses are used.
    assert_eq!(told(&priced(&behind[..5])), Vec::<String>::new());
}

#[test]
fn instances_that_talk_to_each_other_need_no_addresses() {
    let all = |address: &str| {
        let mut call = flow("call", "web", "app", 1, 1);
        call["config"]["address"] = address.into();
        let (web, app) = (public("web", &["vpc-public-a", "vpc-public-b"]), public("app", &["vpc-public-a"]));
        told(&priced(&with_nat(&[web, app, call])))
    };
    let one = "app: 1 public IPv4 address costs $3.65 a month, and no flow needs it; take the address away";
    assert_eq!(all("ipv4"), [IDLE, one]);
    assert_eq!(all("public-ipv4"), Vec::<String>::new());
}

#[test]
fn nat_instance_needs_its_address() {
    let network = [vpc("vpc", "10.0.0.0/16", &[route("0.0.0.0/0", "door")]), igw()];
    let more = [
        public("door", &["vpc-public-a"]),
        instances("app", &["vpc-private-a"]),
        flow("out", "app", "@internet", 1, 1),
    ];
    assert_eq!(told(&priced(&[network.as_slice(), &more].concat())), Vec::<String>::new());
}
