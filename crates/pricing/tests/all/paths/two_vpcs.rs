//! Properties of the path options of random designs with two VPCs, joined or not.

use crate::paths::properties::check;
use crate::paths::support::*;
use design::Design;
use proptest::prelude::*;
use serde_json::{Value, json};

const ENDS: [&str; 7] =
    ["hub-web", "spoke-web", "bucket", "@internet", "@service/sqs", "@service/secretsmanager", "@region/eu-west-1"];
const LINKS: [&str; 3] = ["none", "peering", "transit"];

#[derive(Debug, Clone)]
struct Drawn {
    link: &'static str,
    /// Whether each VPC has a NAT gateway.
    nat: [bool; 2],
    zones: [&'static str; 2],
    flows: Vec<(bool, usize, u64)>,
    first: usize,
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let zone = || prop::sample::select(vec!["a", "b"]);
    let flows = prop::collection::vec((any::<bool>(), 0..ENDS.len(), 0..5_000_u64), 1..4);
    (prop::sample::select(&LINKS[..]), any::<[bool; 2]>(), [zone(), zone()], flows, 0..9_usize)
        .prop_map(|(link, nat, zones, flows, first)| Drawn { link, nat, zones, flows, first })
}

fn vpc(id: &str, range: usize, nat: bool, joined: bool) -> Vec<Value> {
    let subnet = |kind: &str, zone: &str, part: usize| {
        json!({"name": format!("{id}-{kind}-{zone}"), "zone": zone, "cidr": format!("10.{range}.{part}.0/24"),
            "route_table": kind})
    };
    let table = |kind: &str, target: Option<&str>| {
        let default = target.map(|target| json!({"destination": "0.0.0.0/0", "target": format!("{id}-{target}")}));
        let other = joined.then(|| json!({"destination": format!("10.{}.0.0/16", 1 - range), "target": "link"}));
        json!({"name": kind, "routes": default.into_iter().chain(other).collect::<Vec<_>>()})
    };
    let mut all = vec![
        json!({"id": id, "kind": "vpc", "config": {"cidrs": [format!("10.{range}.0.0/16")],
            "subnets": [subnet("public", "a", 0), subnet("private", "a", 1), subnet("private", "b", 2)],
            "route_tables": [table("public", Some("igw")), table("private", nat.then_some("nat"))]}}),
        json!({"id": format!("{id}-igw"), "kind": "internet-gateway"}),
    ];
    if nat {
        let placement = json!({"subnets": [format!("{id}-public-a")]});
        all.push(json!({"id": format!("{id}-nat"), "kind": "nat-gateway", "placement": placement}));
    }
    all
}

impl Drawn {
    fn design(&self) -> Design {
        let mut all: Vec<Value> = ["hub", "spoke"]
            .into_iter()
            .enumerate()
            .flat_map(|(range, id)| vpc(id, range, self.nat[range], self.link != "none"))
            .collect();
        for (id, zone) in ["hub", "spoke"].into_iter().zip(self.zones) {
            all.push(json!({"id": format!("{id}-web"), "kind": "ec2", "config": {"instance_type": "t3.micro"},
                "placement": {"count": 2, "subnets": [format!("{id}-private-{zone}")]}}));
        }
        match self.link {
            "peering" => {
                all.push(json!({"id": "link", "kind": "vpc-peering", "config": {"vpcs": ["hub", "spoke"]}}));
            }
            "transit" => {
                all.push(json!({"id": "link", "kind": "transit-gateway", "config": {"attached": ["hub", "spoke"]},
                    "usage": {"vpc_gb": 0}}));
            }
            _ => {}
        }
        all.push(json!({"id": "bucket", "kind": "s3", "config": {"storage_class": "standard"}, "usage": {"gb": 0}}));
        for (number, (from_hub, to, gb)) in self.flows.iter().enumerate() {
            let id = if number == 0 { "flow".to_owned() } else { format!("flow-{number}") };
            let from = if *from_hub { "hub-web" } else { "spoke-web" };
            all.push(json!({"id": id, "kind": "flow", "config": {"from": from, "to": ENDS[*to]},
                "usage": {"request_gb": gb, "response_gb": 1}}));
        }
        read("us-east-1", Value::Array(all))
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// As in a single VPC, from every option to every other one.
    #[test]
    fn options_of_two_vpcs_cost_what_they_say(drawn in drawn()) {
        let flow = id("flow");
        let design = drawn.design();
        check(&design, &flow)?;
        let mut options = topology::alternatives(&design, &flow);
        let chosen = options.swap_remove(drawn.first % options.len());
        check(&chosen.design, &flow)?;
    }
}
