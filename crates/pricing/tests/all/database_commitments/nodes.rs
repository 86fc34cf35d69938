//! Reserved nodes of services without a price for them: what they cover.

use serde_json::{Value, json};
use units::Decimal;

use super::model::{Bought, Part, covered_hours};

fn part(kind: &'static str, count: u64, config: Value) -> Part {
    Part { kind, region: "us-east-1", count, config, usage: json!({}), used: Vec::new() }
}

fn reserved(kind: &'static str, count: u64, config: Value) -> Bought {
    Bought { kind, count, config, pool: String::new(), also: None, size: Decimal::ZERO }
}

const MONTH: Decimal = Decimal::from_parts(672, 0, 0, false, 0);

fn hours(nodes: i64) -> Decimal {
    MONTH * Decimal::from(nodes)
}

#[test]
fn reserved_nodes_of_redshift_apply_to_the_same_type_alone() {
    let cluster =
        |node_type, multi_az| part("redshift", 1, json!({"node_type": node_type, "nodes": 2, "multi_az": multi_az}));
    let bought = [reserved("redshift-reserved", 3, json!({"node_type": "ra3.xlplus"}))];
    assert_eq!(covered_hours(&[cluster("ra3.xlplus", true)], &bought), [hours(3)]);
    assert_eq!(
        covered_hours(&[cluster("ra3.xlplus", false), cluster("ra3.4xlarge", false)], &bought),
        [hours(2), Decimal::ZERO]
    );
}

#[test]
fn reserved_instances_of_opensearch_apply_to_all_nodes_of_exactly_their_type() {
    let domain = |instance_type| {
        let config = json!({
            "instance_type": instance_type, "data_nodes": 3, "master_type": "m7g.large.search", "master_nodes": 3,
            "volume_type": "none",
        });
        part("opensearch", 1, config)
    };
    let bought = [reserved("opensearch-reserved", 4, json!({"instance_type": "m7g.large.search"}))];
    assert_eq!(covered_hours(&[domain("m7g.large.search")], &bought), [hours(4)]);
    assert_eq!(covered_hours(&[domain("m7g.xlarge.search")], &bought), [hours(3)]);
}

#[test]
fn reserved_nodes_of_memorydb_are_flexible_and_cover_more_of_valkey() {
    let cluster = |engine, node_type, count| part("memorydb", count, json!({"engine": engine, "node_type": node_type}));
    let of = |count, node_type| [reserved("memorydb-reserved", count, json!({"node_type": node_type}))];
    // AWS's example: 32 units cover a node of Valkey (22.4), and 9.6 of the 22.4 of another one.
    let two = covered_hours(&[cluster("valkey", "db.r7g.4xlarge", 2)], &of(1, "db.r7g.4xlarge"));
    assert_eq!(two[0].round_dp(6), (MONTH * Decimal::from(32) / Decimal::new(224, 1)).round_dp(6));
    let half = covered_hours(&[cluster("redis", "db.r6gd.2xlarge", 1)], &of(1, "db.r6gd.xlarge"));
    assert_eq!(half, [MONTH / Decimal::TWO]);
    let mixed = [cluster("valkey", "db.r7g.large", 1), cluster("redis", "db.r7g.large", 1)];
    assert_eq!(covered_hours(&mixed, &of(1, "db.r7g.large")), [Decimal::ZERO, MONTH]);
    assert_eq!(covered_hours(&[cluster("redis", "db.r6g.large", 1)], &of(1, "db.r6gd.large")), [Decimal::ZERO]);
}
