//! Documents that once took seconds or minutes: they must stay within the budget of a request, and their work must grow
//! in proportion to their size. Work is counted in steps, so that the speed of the machine does not matter.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use budget::Budget;
use catalog::Catalogue;
use definitions::{AwsService, Reach};
use design::Design;
use pricing::estimate_within;
use serde_json::{Value, json};

/// The limit of a request (`service::ComputeLimits`).
const STEPS: u64 = 10_000_000;

fn design(components: Vec<Value>) -> Design {
    let document = json!({"abacus": 1, "region": "us-east-1", "components": components});
    Design::parse(&document.to_string()).unwrap()
}

/// The name of a service that has interface endpoints.
fn service(index: usize) -> &'static str {
    AwsService::all().filter(|service| service.reach == Reach::Regional).nth(index).unwrap().name
}

fn steps(design: &Design) -> u64 {
    let budget = Budget::counting();
    estimate_within(design, Catalogue::embedded(), &budget).unwrap();
    budget.used()
}

const ZONES: [&str; 6] = ["a", "b", "c", "d", "e", "f"];

fn subnets(prefix: &str, net: u32) -> Vec<Value> {
    let subnet = |(index, zone): (usize, &&str)| json!({"name": format!("{prefix}{index}"), "zone": zone, "cidr": format!("{net}.0.{index}.0/24"), "route_table": prefix});
    ZONES.iter().enumerate().map(subnet).collect()
}

/// Two VPCs with long route tables, interface endpoints, and flows to their services and between the VPCs.
fn endpoints(endpoints: usize, flows: usize, routes: usize) -> Design {
    let table = |name: &str, default: &str, other: &str| {
        let mut all: Vec<Value> = (0..routes)
            .map(|index| json!({"destination": format!("172.16.{}.{}/32", index / 256, index % 256), "target": "tg"}))
            .collect();
        all.push(json!({"destination": other, "target": "tg"}));
        all.push(json!({"destination": "0.0.0.0/0", "target": default}));
        json!({"name": name, "routes": all})
    };
    let mut public = subnets("v", 10);
    public.push(json!({"name": "pub", "zone": "a", "cidr": "10.0.100.0/24", "route_table": "pub"}));
    let pub_table = json!({"name": "pub", "routes": [{"destination": "0.0.0.0/0", "target": "igw"}]});
    let group = |id: &str, prefix: &str| {
        let names: Vec<String> = (0..ZONES.len()).map(|index| format!("{prefix}{index}")).collect();
        let zones: Value = ZONES.iter().map(|zone| ((*zone).to_owned(), json!(1))).collect();
        json!({"id": id, "kind": "ec2", "config": {"instance_type": "m7g.large"}, "placement": {"subnets": names, "zones": zones}})
    };
    let mut all = vec![
        json!({"id": "v", "kind": "vpc", "config": {"cidrs": ["10.0.0.0/16"], "subnets": public,
            "route_tables": [table("v", "nat", "11.0.0.0/16"), pub_table]}}),
        json!({"id": "w", "kind": "vpc", "config": {"cidrs": ["11.0.0.0/16"], "subnets": subnets("w", 11),
            "route_tables": [table("w", "tg", "10.0.0.0/16")]}}),
        group("e0", "v"),
        group("e1", "w"),
        json!({"id": "igw", "kind": "internet-gateway"}),
        json!({"id": "nat", "kind": "nat-gateway", "placement": {"subnets": ["pub"]}}),
        json!({"id": "tg", "kind": "transit-gateway", "config": {"attached": ["v", "w"]}}),
    ];
    let usage = json!({"request_gb": 1, "response_gb": 1});
    for index in 0..endpoints {
        let config = json!({"endpoint_type": "interface", "service": service(index)});
        all.push(json!({"id": format!("ep{index}"), "kind": "vpc-endpoint", "config": config, "placement": {"subnets": ["v0"]}}));
    }
    for index in 0..flows {
        let to = if index % 5 == 4 { "e1".to_owned() } else { format!("@service/{}", service(index % endpoints)) };
        let config = json!({"from": "e0", "to": to});
        all.push(json!({"id": format!("f{index}"), "kind": "flow", "config": config, "usage": usage}));
    }
    design(all)
}

/// Groups with different weekly profiles, and Savings Plans that apply to all of them.
fn plans(plans: usize, groups: usize) -> Design {
    let mut all = Vec::new();
    for group in 0..groups {
        let count = |day: usize, hour: usize| 1 + (group * 7 + day * 31 + hour * 13) % 9;
        let counts: Vec<Vec<usize>> = (0..7).map(|day| (0..24).map(|hour| count(day, hour)).collect()).collect();
        all.push(json!({"id": format!("g{group}"), "kind": "ec2", "config": {"instance_type": "m7g.large"},
            "usage": {"running": {"profile": {"counts": counts}}}}));
    }
    for plan in 0..plans {
        all.push(json!({"id": format!("p{plan}"), "kind": "savings-plan",
            "config": {"plan": "compute", "usd_per_hour": 1, "term": "1y", "payment": "no-upfront"}}));
    }
    design(all)
}

fn vpcs(count: usize) -> Design {
    design((0..count).map(|index| json!({"id": format!("v{index}"), "kind": "vpc"})).collect())
}

/// VPCs with one instance each and no further network, all attached to one transit gateway.
fn spokes(count: usize) -> Design {
    let mut all = Vec::new();
    let mut attached = Vec::new();
    for index in 0..count {
        attached.push(json!(format!("v{index}")));
        let name = format!("s{index}");
        all.push(json!({"id": format!("v{index}"), "kind": "vpc",
            "config": {"cidrs": [format!("10.{}.{}.0/24", index / 256, index % 256)], "subnets": [{"name": name, "zone": "a"}]}}));
        all.push(json!({"id": format!("e{index}"), "kind": "ec2", "config": {"instance_type": "m7g.large"}, "placement": {"subnets": [name]}}));
    }
    all.push(json!({"id": "tg", "kind": "transit-gateway", "config": {"attached": attached}}));
    all.push(json!({"id": "f", "kind": "flow", "config": {"from": "e0", "to": format!("e{}", count - 1)}, "usage": {"request_gb": 1}}));
    design(all)
}

#[test]
fn documents_that_once_stopped_the_server_stay_within_the_budget() {
    for (name, design) in [
        ("50 endpoints, 250 flows, 2,000 routes", endpoints(50, 250, 990)),
        ("6 endpoints, 106 flows, 2,000 routes", endpoints(6, 106, 990)),
        ("490 plans, 500 profiles", plans(490, 500)),
        ("1,000 VPCs", vpcs(1_000)),
        ("490 attached VPCs", spokes(490)),
    ] {
        let steps = steps(&design);
        assert!(steps < STEPS, "{name}: {steps} steps");
    }
}

#[test]
fn work_grows_with_the_size_of_a_document_and_not_with_its_square() {
    // Advice has its own limit, so that its work stops growing: the sizes are beyond that limit.
    let grows = |name: &str, small: &Design, double: &Design| {
        let (one, two) = (steps(small), steps(double));
        assert!(two < 3 * one, "{name}: {one} steps, and {two} for twice the size");
    };
    grows("flows", &endpoints(20, 100, 500), &endpoints(20, 200, 500));
    grows("routes", &endpoints(20, 100, 450), &endpoints(20, 100, 900));
    grows("endpoints", &endpoints(20, 200, 100), &endpoints(40, 200, 100));
    grows("plans and profiles", &plans(100, 100), &plans(200, 200));
    grows("VPCs", &vpcs(400), &vpcs(800));
    grows("attached VPCs", &spokes(100), &spokes(200));
}

#[test]
fn a_spent_budget_ends_every_kind_of_document() {
    for design in [endpoints(10, 50, 200), plans(50, 50), vpcs(200), spokes(100)] {
        let needed = steps(&design);
        for part in [0, 1, needed / 3, needed - 1] {
            let budget = Budget::of(part);
            let _ = estimate_within(&design, Catalogue::embedded(), &budget);
            assert!(budget.check().is_err(), "{part} of {needed} steps were enough");
        }
        let enough = Budget::of(needed);
        estimate_within(&design, Catalogue::embedded(), &enough).unwrap();
        assert_eq!(enough.check(), Ok(()));
    }
}
