//! Tables of DynamoDB and Keyspaces under plans, and with reserved capacity: requests and provisioned capacity, with and without free usage.

use catalog::PriceList;
use proptest::prelude::*;
use serde_json::json;
use units::Decimal;

use super::model::{Allowances, Bought, HOURS_PER_WEEK, Part, Used, amount, check, plans, price};

const REGIONS: [&str; 2] = ["us-east-1", "eu-central-1"];
const CLASSES: [&str; 2] = ["standard", "standard-ia"];
const PLAN: &str = "savings-plan/database/1y/no-upfront";

fn used(
    (list, region): (PriceList, &str),
    code: &'static str,
    (on_demand, plan, item): (&str, &str, &str),
    week: Vec<Decimal>,
) -> Used {
    Used {
        code,
        week,
        on_demand: price(list, region, on_demand, item).unwrap(),
        plan: Some(price(list, region, plan, item).unwrap()),
        pool: None,
        allowance: None,
    }
}

fn sum<'a>(of: &'a [&'a [Decimal]], units: [i64; 2]) -> Vec<Decimal> {
    let at =
        |hour| of.iter().zip(units).map(|(week, units): (&&[Decimal], i64)| week[hour] * Decimal::new(units, 1)).sum();
    (0..HOURS_PER_WEEK).map(at).collect()
}

/// A table that is billed for requests: eventually consistent reads take half a unit of each 4 KB, transactional writes
/// two of each KB.
fn on_demand() -> impl Strategy<Value = Part> {
    let usage = (amount(0, 900_000), amount(0, 500_000), amount(0, 300_000), amount(0, 90_000));
    (0..REGIONS.len(), 0..CLASSES.len(), 1..9_i64, any::<bool>(), usage).prop_map(
        |(region, class, kb, global, (eventual, strong, writes, transactional))| {
            let (region, class) = (REGIONS[region], CLASSES[class]);
            let fours = (kb + 3) / 4;
            let reads = sum(&[&eventual.week, &strong.week], [5 * fours, 10 * fours]);
            let written = sum(&[&writes.week, &transactional.week], [10 * kb, 20 * kb]);
            let plan = format!("{PLAN}/on-demand");
            let of = (PriceList::DynamoDb, region);
            let write = format!("{}/{class}", if global { "replicated-write" } else { "write" });
            Part {
                kind: "dynamodb",
                region,
                count: 1,
                config: json!({"table_class": class, "item_kb": kb, "global_table": global}),
                usage: json!({
                    "eventual_reads": eventual.json, "strong_reads": strong.json, "writes": writes.json,
                    "transactional_writes": transactional.json, "storage_gb": 1,
                }),
                used: vec![
                    used(of, "dynamodb.reads", ("on-demand", &plan, &format!("read/{class}")), reads),
                    used(of, "dynamodb.writes", ("on-demand", &plan, &write), written),
                ],
            }
        },
    )
}

/// A table with provisioned units: by the hour, all month, or as many as the reads and writes need at 50 %.
/// Of the Standard class, reserved units go first in every hour.
fn provisioned() -> impl Strategy<Value = Part> {
    let usage = (amount(0, 300), 1..300_u64, amount(0, 900_000), any::<bool>());
    let table = (0..REGIONS.len(), 0..CLASSES.len(), 0..3_u64);
    (table, usage).prop_map(|((region, class, reserved), (read, write_units, reads, follows))| {
        let (region, class) = (REGIONS[region], CLASSES[class]);
        let plan = format!("{PLAN}/provisioned");
        let of = (PriceList::DynamoDb, region);
        let mut usage = json!({"storage_gb": 1});
        let week: Vec<Decimal> = if follows {
            usage["strong_reads"] = reads.json;
            // Twice the units, as half of them are used, over the seconds of an hour: whole units, at least one.
            let units = |hour: &Decimal| (hour * Decimal::TWO / Decimal::from(3_600)).ceil().max(Decimal::ONE);
            reads.week.iter().map(units).collect()
        } else {
            usage["read_unit_hours"] = read.json;
            read.week
        };
        let reserved = if class == "standard" { reserved * 100 } else { 0 };
        let above = |units: &Decimal| (*units - Decimal::from(reserved)).max(Decimal::ZERO);
        let week = week.iter().map(above).collect();
        let write = vec![above(&Decimal::from(write_units)); HOURS_PER_WEEK];
        let mut config = json!({
            "capacity": "provisioned", "table_class": class, "write_units": write_units, "utilization_percent": 50,
        });
        if reserved > 0 {
            config["reserved"] = json!("1y");
            config["reserved_read_units"] = json!(reserved);
            config["reserved_write_units"] = json!(reserved);
        }
        // Reserved capacity of the Region applies to the Standard class.
        let pool = |kind: &str| (class == "standard").then(|| (format!("{region}/{kind}"), Decimal::ONE));
        let of_kind = |kind: &str, code, week| {
            let used = used(of, code, ("provisioned", &plan, &format!("{kind}/{class}")), week);
            Used { pool: pool(kind), ..used }
        };
        Part {
            kind: "dynamodb",
            region,
            count: 1,
            config,
            usage,
            used: vec![
                of_kind("read", "dynamodb.read-capacity", week),
                of_kind("write", "dynamodb.write-capacity", write),
            ],
        }
    })
}

/// Reserved capacity in us-east-1, in blocks of 100 units.
fn reserved() -> impl Strategy<Value = Vec<Bought>> {
    let one = (any::<bool>(), 1..4_u64).prop_map(|(reads, count)| {
        let kind = if reads { "read" } else { "write" };
        Bought {
            kind: "dynamodb-reserved",
            count,
            config: json!({"capacity": kind, "purchase": "3y-partial-upfront"}),
            pool: format!("us-east-1/{kind}"),
            also: None,
            size: Decimal::ONE_HUNDRED,
        }
    });
    prop::collection::vec(one, 0..3)
}

/// A table of Keyspaces, where a read with LOCAL_ONE takes half a unit.
fn keyspaces() -> impl Strategy<Value = Part> {
    (any::<bool>(), amount(0, 900_000), amount(0, 300_000), 1..300_u64).prop_map(|(requests, reads, writes, units)| {
        let of = (PriceList::Keyspaces, "us-east-1");
        if requests {
            let plan = format!("{PLAN}/requests");
            let half = reads.week.iter().map(|hour| hour / Decimal::TWO).collect();
            return Part {
                kind: "keyspaces",
                region: "us-east-1",
                count: 1,
                config: json!({}),
                usage: json!({"local_one_reads": reads.json, "writes": writes.json, "storage_gb": 0}),
                used: vec![
                    used(of, "keyspaces.reads", ("on-demand/requests", &plan, "read"), half),
                    used(of, "keyspaces.writes", ("on-demand/requests", &plan, "write"), writes.week),
                ],
            };
        }
        let plan = format!("{PLAN}/capacity");
        let week = vec![Decimal::from(units); HOURS_PER_WEEK];
        Part {
            kind: "keyspaces",
            region: "us-east-1",
            count: 1,
            config: json!({"capacity": "provisioned", "read_units": units, "write_units": units}),
            usage: json!({"storage_gb": 0}),
            used: vec![
                used(of, "keyspaces.read-capacity", ("on-demand/capacity", &plan, "read"), week.clone()),
                used(of, "keyspaces.write-capacity", ("on-demand/capacity", &plan, "write"), week),
            ],
        }
    })
}

pub fn part() -> impl Strategy<Value = Part> {
    prop_oneof![on_demand(), provisioned(), keyspaces()]
}

/// Tables of the Standard class in one region, whose first 25 units of an hour are free.
fn with_free_units() -> impl Strategy<Value = Vec<Part>> {
    let of_one_price = |part: &Part| part.region == "us-east-1" && part.config["table_class"] == "standard";
    let counted = |mut part: Part| {
        part.used[0].allowance = Some("dynamodb-read-units");
        part.used[1].allowance = Some("dynamodb-write-units");
        part
    };
    let all = prop::collection::vec(provisioned(), 1..5);
    all.prop_map(move |parts| parts.into_iter().filter(of_one_price).map(counted).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn tables_are_covered_as_hour_by_hour(
        parts in prop::collection::vec(part(), 1..5), bought in reserved(), plans in plans(1),
    ) {
        check(&parts, &bought, &plans, &Allowances::new())?;
    }

    #[test]
    fn free_units_go_before_commitments(parts in with_free_units(), bought in reserved(), plans in plans(1)) {
        let allowances = Allowances::from([("dynamodb-read-units", 25), ("dynamodb-write-units", 25)]);
        check(&parts, &bought, &plans, &allowances)?;
    }
}
