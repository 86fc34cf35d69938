//! Public IPv4 addresses that no flow needs.

use crate::flows::support::*;
use budget::Budget;
use catalog::Catalogue;
use pricing::{Estimate, Finding, Severity};
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
    let estimate = priced(&behind);
    assert_eq!(told(&estimate), [IDLE]);
    // Releasing them saves less than a twentieth here.
    let is_it = |finding: &&Finding| finding.rule == "vpc-public-ipv4-cost";
    assert_eq!(estimate.findings.iter().find(is_it).unwrap().severity, Severity::Advice);
    let direct = [behind.as_slice(), &[flow("updates", "web", "@internet", 1, 1)]].concat();
    assert_eq!(told(&priced(&direct)), Vec::<String>::new());
    // Without flows, it is unknown which addresses of a public subnet are used.
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

/// The monthly totals of a design before and after the change of its finding about addresses.
fn totals(components: &[Value]) -> [String; 2] {
    let (design, catalogue) = (read(components), Catalogue::embedded());
    let estimate = priced(components);
    let finding = estimate.findings.iter().find(|finding| finding.rule == "vpc-public-ipv4-cost").unwrap();
    let change = finding.change.as_ref().unwrap();
    let changed = change.apply(&design, &finding.component, catalogue, Budget::unlimited()).unwrap();
    let then = pricing::estimate(&changed, catalogue).unwrap();
    [estimate, then].map(|estimate| units::format::money(estimate.totals.monthly))
}

/// m7g.large 730 × $0.0816 = $59.568 each. Two addresses 2 × 730 × $0.005 = $7.30.
#[test]
fn addresses_in_a_private_subnet_are_not_needed_whether_or_not_there_are_flows() {
    let web = public("web", &["vpc-private-a", "vpc-private-b"]);
    let why = "web: 2 public IPv4 addresses cost $7.30 a month, and their subnets have no route to an internet \
               gateway; take the addresses away";
    let network = [vpc("vpc", "10.0.0.0/16", &[]), igw(), web.clone()];
    assert_eq!(told(&priced(&network)), [why]);
    assert_eq!(totals(&network), ["$126.44", "$119.14"]);
    let mut elastic = network.clone();
    elastic[2]["config"]["elastic_ips"] = true.into();
    assert_eq!(totals(&elastic), ["$126.44", "$119.14"]);
    // A NAT instance and a group that names no subnets are not judged.
    let forwarding = [vpc("vpc", "10.0.0.0/16", &[route("0.0.0.0/0", "web")]), igw(), web];
    assert_eq!(told(&priced(&forwarding)), Vec::<String>::new());
    let mut unplaced = network;
    unplaced[2]["placement"] = json!({"count": 2});
    assert_eq!(told(&priced(&unplaced)), Vec::<String>::new());
}

fn tasks(subnets: &[&str]) -> Value {
    json!({"id": "tasks", "kind": "ecs", "placement": {"count": 2, "subnets": subnets},
           "config": {"vcpu": "1", "memory_gb": 2, "public_ipv4": true}, "usage": {"hours_per_month": 730}})
}

const TASKS: &str =
    "tasks: 2 public IPv4 addresses cost $7.30 a month, and no flow needs them; take the addresses away";

/// Two tasks with 1 vCPU and 2 GB cost 2 × 730 × ($0.04048 + 2 × $0.004445) = $72.08 and their addresses $7.30, which is
/// more than a twentieth.
#[test]
fn tasks_behind_a_nat_gateway_need_no_addresses() {
    let network = |subnet: &str, more: &[Value]| {
        let all = [with_nat(&[tasks(&[subnet])]).as_slice(), more].concat();
        told(&priced(&all))
    };
    let out = flow("out", "tasks", "@internet", 1, 1);
    assert_eq!(network("vpc-private-a", std::slice::from_ref(&out)), [TASKS]);
    assert_eq!(network("vpc-public-a", &[out]), Vec::<String>::new());
    // Without a public address, tasks in a public subnet could not pull their images from the internet.
    let app = [instances("app", &["vpc-private-a"]), flow("call", "tasks", "app", 1, 1)];
    assert_eq!(network("vpc-public-a", &app), Vec::<String>::new());
}
