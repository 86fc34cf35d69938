//! Clusters of Aurora: instances of both storage configurations, reserved and under plans, and serverless capacity.

use catalog::PriceList;
use proptest::prelude::*;
use serde_json::json;
use units::Decimal;

use super::model::{Allowances, Amount, Bought, HOURS_PER_WEEK, Part, Used, amount, check, plans, price, running};

const ENGINES: [&str; 2] = ["mysql", "postgresql"];
const CONFIGURATIONS: [&str; 2] = ["standard", "io-optimized"];
const CLASSES: [&str; 4] = ["db.r7g.large", "db.r7g.xlarge", "db.r7g.2xlarge", "db.r8g.large"];

fn size(class: usize) -> i64 {
    [4, 8, 16, 4][class]
}

fn pool(engine: usize, class: usize) -> String {
    format!("aurora {} {}", ENGINES[engine], if class == 3 { "r8g" } else { "r7g" })
}

fn prices(engine: usize, configuration: usize, item: &str) -> (Decimal, Option<Decimal>) {
    let of = |way: &str| {
        let dimension = format!("{way}/{}/{}", ENGINES[engine], CONFIGURATIONS[configuration]);
        price(PriceList::Aurora, "us-east-1", &dimension, item)
    };
    (of("on-demand").unwrap(), of("savings-plan/database/1y/no-upfront"))
}

/// Clusters of provisioned instances that run in the first hours of the week.
fn provisioned() -> impl Strategy<Value = Part> {
    let numbers = (1..4_u64, 1..4_u64, 1..=HOURS_PER_WEEK);
    (0..ENGINES.len(), 0..CONFIGURATIONS.len(), 0..CLASSES.len(), numbers).prop_map(
        |(engine, configuration, class, (count, instances, hours))| {
            let (month, week) = running(hours, count * instances);
            let (on_demand, plan) = prices(engine, configuration, CLASSES[class]);
            // An instance of I/O-Optimized takes 1.3 times the units.
            let units = Decimal::from(size(class)) * Decimal::new([10, 13][configuration], 1);
            Part {
                kind: "aurora",
                region: "us-east-1",
                count,
                config: json!({
                    "engine": ENGINES[engine], "storage_configuration": CONFIGURATIONS[configuration],
                    "instance_class": CLASSES[class], "instances": instances,
                }),
                usage: json!({"hours_per_month": month, "storage_gb": 10}),
                used: vec![Used {
                    code: "aurora.instance",
                    week,
                    on_demand,
                    plan,
                    pool: Some((pool(engine, class), units)),
                    allowance: None,
                }],
            }
        },
    )
}

/// Clusters of serverless instances, which keep their minimum capacity in every hour.
fn serverless() -> impl Strategy<Value = Part> {
    let numbers = (1..4_u64, 1..3_u64, 0..3_u64);
    (0..ENGINES.len(), 0..CONFIGURATIONS.len(), numbers, amount(0, 12)).prop_map(
        |(engine, configuration, (count, instances, least), Amount { json, week })| {
            let (on_demand, plan) = prices(engine, configuration, "serverless");
            let billed = |used: &Decimal| (*used).max(Decimal::from(least * instances)) * Decimal::from(count);
            Part {
                kind: "aurora",
                region: "us-east-1",
                count,
                config: json!({
                    "engine": ENGINES[engine], "storage_configuration": CONFIGURATIONS[configuration],
                    "capacity": "serverless", "serverless_instances": instances, "min_capacity": least,
                }),
                usage: json!({"capacity_unit_hours": json, "storage_gb": 10}),
                used: vec![Used {
                    code: "aurora.serverless",
                    week: week.iter().map(billed).collect(),
                    on_demand,
                    plan,
                    pool: None,
                    allowance: None,
                }],
            }
        },
    )
}

pub fn part() -> impl Strategy<Value = Part> {
    prop_oneof![3 => provisioned(), 1 => serverless()]
}

pub fn reserved() -> impl Strategy<Value = Bought> {
    (0..ENGINES.len(), 0..CLASSES.len(), 1..5_u64).prop_map(|(engine, class, count)| Bought {
        kind: "aurora-reserved",
        count,
        config: json!({"engine": ENGINES[engine], "instance_class": CLASSES[class]}),
        pool: pool(engine, class),
        also: None,
        size: Decimal::from(size(class)),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn clusters_are_covered_as_hour_by_hour(
        parts in prop::collection::vec(part(), 1..5),
        bought in prop::collection::vec(reserved(), 0..4),
        plans in plans(3),
    ) {
        check(&parts, &bought, &plans, &Allowances::new())?;
    }
}
