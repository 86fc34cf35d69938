//! Caches: nodes of all engines, reserved and under plans, and serverless caches of Valkey.

use catalog::PriceList;
use proptest::prelude::*;
use serde_json::json;
use units::Decimal;

use super::model::{Allowances, Bought, HOURS_PER_WEEK, Part, Used, amount, check, plans, price, running};

const VALKEY: usize = 0;
const REDIS: usize = 1;
const MEMCACHED: usize = 2;
const ENGINES: [&str; 3] = ["valkey", "redis", "memcached"];
const TYPES: [&str; 4] = ["cache.r7g.large", "cache.r7g.xlarge", "cache.r7g.2xlarge", "cache.m7g.xlarge"];
const PLAN: &str = "savings-plan/database/1y/no-upfront";

/// Normalised units: Valkey has 0.8 of the units of the other engines.
fn units(engine: usize, node: usize) -> Decimal {
    Decimal::from([4, 8, 16, 8][node]) * Decimal::new(if engine == VALKEY { 8 } else { 10 }, 1)
}

fn pool(engine: usize, node: usize) -> String {
    format!("{} {}", ENGINES[engine], if node == 3 { "m7g" } else { "r7g" })
}

/// Clusters whose nodes run in the first hours of the week.
fn nodes() -> impl Strategy<Value = Part> {
    let numbers = (1..3_u64, 1..4_u64, 0..3_u64, 1..=HOURS_PER_WEEK);
    (0..ENGINES.len(), 0..TYPES.len(), numbers).prop_map(|(engine, node, (count, shards, replicas, hours))| {
        let (each, counts) = if engine == MEMCACHED {
            (shards, json!({ "nodes": shards }))
        } else {
            (shards * (1 + replicas), json!({"shards": shards, "replicas": replicas}))
        };
        let (month, week) = running(hours, count * each);
        let mut config = json!({"engine": ENGINES[engine], "node_type": TYPES[node]});
        config.as_object_mut().unwrap().extend(counts.as_object().unwrap().clone());
        let of =
            |way: &str| price(PriceList::ElastiCache, "us-east-1", &format!("{way}/{}", ENGINES[engine]), TYPES[node]);
        Part {
            kind: "elasticache",
            region: "us-east-1",
            count,
            config,
            usage: json!({ "hours_per_month": month }),
            used: vec![Used {
                code: "elasticache.nodes",
                week,
                on_demand: of("on-demand").unwrap(),
                plan: of(PLAN).filter(|_| engine == VALKEY),
                pool: Some((pool(engine, node), units(engine, node))),
                allowance: None,
            }],
        }
    })
}

/// Serverless caches of Valkey, which are billed for their minimum in every hour.
fn serverless() -> impl Strategy<Value = Part> {
    let numbers = (1..3_u64, 1..4_u64, 1..20_u64);
    (numbers, amount(0, 40), amount(0, 2_000_000)).prop_map(|((count, kb, least), stored, requests)| {
        let used = |code, week: Vec<Decimal>, item: &str| Used {
            code,
            week,
            on_demand: price(PriceList::ElastiCache, "us-east-1", "serverless", item).unwrap(),
            plan: price(PriceList::ElastiCache, "us-east-1", &format!("{PLAN}/serverless"), item),
            pool: None,
            allowance: None,
        };
        let ecpus = requests.week.iter().map(|hour| hour * Decimal::from(kb)).collect();
        let gb = stored.week.iter().map(|hour| (*hour).max(Decimal::from(count * least))).collect();
        Part {
            kind: "elasticache",
            region: "us-east-1",
            count,
            config: json!({
                "deployment": "serverless", "engine": "valkey", "kb_per_request": kb, "minimum_gb": least,
            }),
            usage: json!({"stored_gb_hours": stored.json, "requests": requests.json}),
            used: vec![used("elasticache.data", gb, "data-valkey"), used("elasticache.ecpus", ecpus, "ecpu-valkey")],
        }
    })
}

pub fn part() -> impl Strategy<Value = Part> {
    prop_oneof![3 => nodes(), 1 => serverless()]
}

pub fn reserved() -> impl Strategy<Value = Bought> {
    (0..ENGINES.len(), 0..TYPES.len(), 1..6_u64).prop_map(|(engine, node, count)| Bought {
        kind: "elasticache-reserved",
        count,
        config: json!({"engine": ENGINES[engine], "node_type": TYPES[node]}),
        pool: pool(engine, node),
        // Reserved nodes of Redis OSS apply to Valkey as well.
        also: (engine == REDIS).then(|| pool(VALKEY, node)),
        size: units(engine, node),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn caches_are_covered_as_hour_by_hour(
        parts in prop::collection::vec(part(), 1..5),
        bought in prop::collection::vec(reserved(), 0..4),
        plans in plans(3),
    ) {
        check(&parts, &bought, &plans, &Allowances::new())?;
    }
}

/// AWS's example: a reserved cache.r7g.4xlarge of Redis OSS (32 units) covers a Valkey node of that size (25.6 units)
/// and a quarter of another one, or a cache.r7g.xlarge (6.4 units) in full.
#[test]
fn a_reserved_node_of_redis_covers_more_of_valkey() {
    let nodes = |node_type: &str, count: u64| Part {
        kind: "elasticache",
        region: "us-east-1",
        count,
        config: json!({"engine": "valkey", "node_type": node_type}),
        usage: json!({}),
        used: Vec::new(),
    };
    let reserved = Bought {
        kind: "elasticache-reserved",
        count: 1,
        config: json!({"engine": "redis", "node_type": "cache.r7g.4xlarge"}),
        pool: String::new(),
        also: None,
        size: Decimal::ZERO,
    };
    let quantities = |parts: &[Part]| super::model::covered_hours(parts, std::slice::from_ref(&reserved));
    let all = Decimal::from(672);
    assert_eq!(quantities(&[nodes("cache.r7g.4xlarge", 2)]), [all * Decimal::new(125, 2)]);
    assert_eq!(quantities(&[nodes("cache.r7g.4xlarge", 1), nodes("cache.r7g.xlarge", 1)]), [all, all]);
}
