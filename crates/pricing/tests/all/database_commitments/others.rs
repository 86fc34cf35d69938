//! Services that plans cover and that have no reservations: Neptune, DocumentDB, Timestream and Aurora DSQL.

use catalog::PriceList;
use proptest::prelude::*;
use serde_json::{Value, json};
use units::Decimal;

use super::model::{Allowances, Amount, HOURS_PER_WEEK, Part, Used, amount, check, plans, price, running};

const PLAN: &str = "savings-plan/database/1y/no-upfront";
const CONFIGURATIONS: [&str; 2] = ["standard", "io-optimized"];

fn part(
    kind: &'static str,
    list: PriceList,
    (count, config, usage): (u64, Value, Value),
    (code, dimension, item, week): (&'static str, &str, &str, Vec<Decimal>),
) -> Part {
    let of = |way: &str| price(list, "us-east-1", &format!("{way}/{dimension}"), item);
    let used = Used { code, week, on_demand: of("on-demand").unwrap(), plan: of(PLAN), pool: None, allowance: None };
    Part { kind, region: "us-east-1", count, config, usage, used: vec![used] }
}

/// Graphs: instances of an old class, which no plan covers, and of a new one; capacity above the minimum.
fn neptune() -> impl Strategy<Value = Part> {
    let numbers = (1..3_u64, 1..4_u64, 1..=HOURS_PER_WEEK);
    (any::<bool>(), 0..CONFIGURATIONS.len(), any::<bool>(), numbers, amount(1, 30)).prop_map(
        |(serverless, configuration, old, (count, instances, hours), Amount { json, week })| {
            let configuration = CONFIGURATIONS[configuration];
            if serverless {
                let config = json!({"storage_configuration": configuration, "capacity": "serverless"});
                let usage = json!({"capacity_unit_hours": json, "storage_gb": 1});
                let week = week.iter().map(|hour| hour * Decimal::from(count)).collect();
                let charge = ("neptune.serverless", configuration, "serverless", week);
                return part("neptune", PriceList::Neptune, (count, config, usage), charge);
            }
            let (month, week) = running(hours, count * instances);
            let class = if old { "db.r6g.large" } else { "db.r8g.xlarge" };
            let config =
                json!({"storage_configuration": configuration, "instance_class": class, "instances": instances});
            let usage = json!({"hours_per_month": month, "storage_gb": 1});
            let charge = ("neptune.instance", configuration, class, week);
            part("neptune", PriceList::Neptune, (count, config, usage), charge)
        },
    )
}

fn documentdb() -> impl Strategy<Value = Part> {
    (0..CONFIGURATIONS.len(), 1..3_u64, 1..4_u64, 1..=HOURS_PER_WEEK).prop_map(
        |(configuration, count, instances, hours)| {
            let (month, week) = running(hours, count * instances);
            let configuration = CONFIGURATIONS[configuration];
            let config = json!({
                "storage_configuration": configuration, "instance_class": "db.r8g.large", "instances": instances,
            });
            let charge = ("documentdb.instance", configuration, "db.r8g.large", week);
            let usage = json!({"hours_per_month": month, "storage_gb": 1});
            part("documentdb", PriceList::DocumentDb, (count, config, usage), charge)
        },
    )
}

/// A read replica cluster has two instances.
fn timestream() -> impl Strategy<Value = Part> {
    let deployments =
        [("single-az", "single-az", 1), ("multi-az", "multi-az", 1), ("read-replicas", "cluster-node", 2)];
    (0..deployments.len(), 1..4_u64, 1..=HOURS_PER_WEEK).prop_map(move |(deployment, count, hours)| {
        let (deployment, dimension, each) = deployments[deployment];
        let (month, week) = running(hours, count * each);
        let config = json!({"deployment": deployment, "instance_class": "db.influx.large", "storage_gib": 20});
        let charge = ("timestream.instance", dimension, "db.influx.large", week);
        part("timestream", PriceList::Timestream, (count, config, json!({ "hours_per_month": month })), charge)
    })
}

fn dsql() -> impl Strategy<Value = Part> {
    (1..3_u64, amount(0, 90_000)).prop_map(|(count, Amount { json, week })| {
        let week = week.iter().map(|hour| hour * Decimal::from(count)).collect();
        let charge = ("aurora-dsql.activity", "activity", "dpu", week);
        let usage = json!({"dpus": json, "storage_gb": 0});
        part("aurora-dsql", PriceList::AuroraDsql, (count, json!({}), usage), charge)
    })
}

pub fn any_part() -> impl Strategy<Value = Part> {
    prop_oneof![neptune(), documentdb(), timestream(), dsql()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn other_services_are_covered_as_hour_by_hour(
        parts in prop::collection::vec(any_part(), 1..5),
        plans in plans(3),
    ) {
        check(&parts, &[], &plans, &Allowances::new())?;
    }
}
