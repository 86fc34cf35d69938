//! Data between regions: a rate of the pair of regions goes before the rate of the sender, whatever sends the data.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use catalog::{Basis, Catalogue};
use design::Design;
use pricing::{Line, estimate};
use serde_json::{Value, json};

/// Codes of the lines that data to other regions can have.
const CODES: &[&str] = &["transfer.other-region", "s3.replica-transfer", "efs.replication", "other-region"];

/// Designs in which something in us-east-1 sends 100 GB to `to`.
fn senders(to: &str) -> Vec<Value> {
    let one =
        |kind: &str, config: Value, usage: Value| json!([{"id": "x", "kind": kind, "config": config, "usage": usage}]);
    let hub = |id: &str, region: &str, attached: &[&str], gb: u64| {
        json!({"id": id, "kind": "transit-gateway", "placement": {"region": region},
               "config": {"attached": attached}, "usage": {"peered_gb": gb}})
    };
    vec![
        one("data-transfer", json!({"path": "other-region", "to_region": to}), json!({"gb": 100})),
        one("vpc-peering", json!({"peer_region": to}), json!({"out_gb": 100})),
        one("ecr", json!({"to_region": to}), json!({"to_region_gb": 100})),
        one("eventbridge", json!({"to_region": to}), json!({"to_region_gb": 100})),
        one("efs", json!({"replication": "other-region", "replica_region": to}), json!({"replicated_gb": 100})),
        one("s3", json!({"storage_class": "standard", "replication": {"region": to}}), json!({"replicated_gb": 100})),
        json!([hub("near", "us-east-1", &["far"], 100), hub("far", to, &[], 0)]),
        json!([{"id": "web", "kind": "ec2", "config": {"instance_type": "m7g.large"}},
               {"id": "x", "kind": "flow", "config": {"from": "web", "to": format!("@region/{to}")},
                "usage": {"request_gb": 100, "response_gb": 0}}]),
    ]
}

/// The line of the data that a design sends to another region.
fn sent(components: &Value) -> Line {
    let document = json!({"abacus": 1, "region": "us-east-1", "components": components});
    let estimate = estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap();
    let lines = estimate.components.iter().flat_map(|component| &component.lines);
    let mut found =
        lines.filter(|line| CODES.iter().any(|code| line.code.contains(code)) && !line.code.contains("response"));
    found.next().unwrap_or_else(|| panic!("nothing is sent: {components}")).clone()
}

#[test]
fn the_rate_of_a_pair_goes_before_that_of_the_sender() {
    for (to, cost, is_derived) in [("us-east-2", "1", false), ("ap-southeast-7", "8", false), ("eu-west-1", "2", true)]
    {
        for components in senders(to) {
            let line = sent(&components);
            let known = line.cost.known().map(|cost| cost.amount().normalize().to_string());
            assert_eq!(known.as_deref(), Some(cost), "{components}");
            assert_eq!(matches!(line.price.unwrap().basis, Basis::Derived { .. }), is_derived, "{components}");
        }
    }
}

#[test]
fn a_pair_has_the_usual_usage_type() {
    let usage_type = |components: &Value| sent(components).aws.map(|aws| aws.usage_type);
    let [transfer, peering, ..] = senders("ap-southeast-7").try_into().map(|all: [Value; 8]| all).unwrap();
    assert_eq!(usage_type(&transfer).as_deref(), Some("USE1-APS9-AWS-Out-Bytes"));
    // The usage type of peering in us-east-1 is not known.
    assert_eq!(usage_type(&peering), None);
}

#[test]
fn peers_in_different_regions_have_the_rate_of_the_sender() {
    let hub = |id: &str, region: &str, config: Value, gb: u64| {
        json!({"id": id, "kind": "transit-gateway", "placement": {"region": region}, "config": config,
               "usage": {"peered_gb": gb}})
    };
    let two = json!([
        hub("near", "us-east-1", json!({"attached": ["one", "other"]}), 100),
        hub("one", "us-east-2", json!({}), 0),
        hub("other", "eu-west-1", json!({}), 0),
    ]);
    let one_more = json!([hub("near", "us-east-1", json!({"attached": ["one"], "peerings": 2}), 100), two[1]]);
    for components in [two, one_more] {
        assert_eq!(sent(&components).cost.known().unwrap().amount().normalize().to_string(), "2", "{components}");
    }
}
