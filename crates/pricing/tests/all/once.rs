//! What occurs once: a total of its own, and the months.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use catalog::Catalogue;
use design::Design;
use pricing::render::{MonthColumn, csv, months_csv, months_table, table};
use pricing::{Cost, Estimate, MONTHS, Months, Total, months};
use proptest::prelude::*;
use serde_json::{Value, json};
use units::{Decimal, Usd};

fn design(components: &Value, more: &Value) -> Design {
    let mut document = json!({"abacus": 1, "name": "", "region": "us-east-1", "components": components});
    document.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    Design::parse(&document.to_string()).unwrap()
}

fn estimate(design: &Design) -> Estimate {
    pricing::estimate(design, Catalogue::embedded()).unwrap()
}

fn priced(components: &Value) -> Estimate {
    estimate(&design(components, &json!({})))
}

fn months_of(components: &Value, more: &Value) -> Months {
    months(&design(components, more), Catalogue::embedded()).unwrap()
}

fn usd(text: &str) -> Usd {
    Usd::parse(text).unwrap()
}

fn cents(amount: Usd) -> String {
    amount.amount().round_dp(2).normalize().to_string()
}

fn once(value: u64, month: u32) -> Value {
    json!({"once": value, "month": month})
}

fn archive(usage: &Value) -> Value {
    let mut all = json!({"put_requests": 0, "get_requests": 0});
    all.as_object_mut().unwrap().extend(usage.as_object().unwrap().clone());
    json!([{"id": "a", "kind": "s3", "config": {"storage_class": "glacier"}, "usage": all}])
}

/// 1,024 GB and 1,000,000 objects cost 3.97 a month with what S3 adds to each; moving them costs 0.03 for 1,000.
#[test]
fn objects_that_move_once_are_paid_once() {
    let of = |transitions: Value| {
        priced(&archive(&json!({"gb": 1_024, "objects": 1_000_000, "transitions_in": transitions}))).totals
    };
    let totals = of(once(1_000_000, 1));
    assert_eq!(totals.once, usd("30"));
    assert_eq!(totals.monthly.amount().round_dp(4).to_string(), "3.9717");
    assert_eq!((totals.effective_monthly, totals.upfront), (totals.monthly, usd("0")));
    assert_eq!(cents(totals.first_year), "77.66");
    assert!(!totals.growing && !totals.at_least);
    assert_eq!(of(once(1_000_000, 12)), totals, "in whichever month");
    assert_eq!(cents(of(json!(1_000_000)).first_year), "407.66", "if they move every month");
}

/// 100 TB restored within minutes and kept for a day: 0.03 a GB, 0.01 a request, and a day of S3 Standard.
#[test]
fn a_restore_is_paid_once_with_its_copies() {
    let usage = json!({"gb": 102_400, "objects": 15_000_000, "expedited_gb": once(102_400, 1),
        "expedited_requests": once(15_000_000, 1), "restored_days": 1});
    let totals = priced(&archive(&usage)).totals;
    assert_eq!(totals.first_year.amount().round().to_string(), "157624");
    assert_eq!(cents(totals.once), "153149.43", "3,072.00 + 150,000.00 + 77.43");
}

#[test]
fn a_flow_of_one_month_passes_its_gateways_in_that_month() {
    let flow = |gb: Value| {
        json!([
            {"id": "a", "kind": "ec2", "config": {"instance_type": "t3.micro"}},
            {"id": "f", "kind": "flow", "config": {"from": "a", "to": "@internet"}, "usage": {"request_gb": gb}}
        ])
    };
    let (none, all, uploaded) = (priced(&flow(json!(0))), priced(&flow(json!(1_000))), priced(&flow(once(1_000, 2))));
    assert_eq!(uploaded.totals.monthly, none.totals.monthly);
    assert_eq!(uploaded.totals.once, all.totals.monthly - none.totals.monthly);
    assert_eq!(uploaded.totals.once, usd("135"), "0.045 through NAT and 0.09 to the internet");
}

#[test]
fn snapshots_are_restored_and_copied_once() {
    let snapshots = |config: Value, usage: Value| {
        priced(&json!([{"id": "s", "kind": "snapshots", "config": config, "usage": usage}])).totals
    };
    let restored = json!({"archived_gib": 1_000, "restored_gib": once(1_000, 4), "restore_days": 1});
    let totals = snapshots(json!({"tier": "archive"}), restored);
    assert_eq!(totals.monthly, usd("12.5"));
    // 0.03 a GiB, and a day in the standard tier at 0.05.
    assert_eq!(
        cents(totals.once),
        cents(usd("30") + Usd::new(Decimal::from(50) * Decimal::from(24) / Decimal::from(730)))
    );
}

#[test]
fn what_occurs_once_without_a_price_leaves_only_once_and_the_year_open() {
    let estimate = priced(&json!([
        {"id": "f", "kind": "lambda", "placement": {"region": "us-gov-west-1"}, "config": {"memory_mb": 1024},
         "usage": {"requests": 1_000_000, "duration_ms": 100}},
        {"id": "s", "kind": "s3", "config": {"storage_class": "express-onezone"}, "placement": {"region": "eu-west-2"},
         "usage": {"gb": 0, "objects": 0, "put_requests": once(5, 2), "get_requests": 0, "retrieved_gb": 0, "uploaded_gb": 0}}
    ]));
    let totals = estimate.components[1].totals;
    assert!(totals.at_least && totals.only_later && totals.once_at_least, "{totals:?}");
    assert_eq!(Total::Monthly.least(&totals), "");
    assert_eq!(Total::Once.least(&totals), "at least ");
    let missing = |rule: &str| {
        estimate.findings.iter().filter(|found| found.rule == rule && found.component.as_str() == "s").count()
    };
    assert_eq!(missing("gen-price-missing"), 1);
}

#[test]
fn the_table_and_csv_have_what_occurs_once() {
    let estimate = priced(&archive(&json!({"gb": 1_024, "objects": 1_000_000, "transitions_in": once(1_000_000, 3)})));
    let table = table(&estimate);
    assert!(table.contains("$30.00 once, in month 3"), "{table}");
    assert!(table.contains("Once               $30.00"), "{table}");
    let csv = csv(&estimate);
    let mut rows = csv.lines().map(|row| row.split(',').map(str::to_owned).collect::<Vec<_>>());
    let head = rows.next().unwrap();
    let row = rows.find(|row| row[3] == "s3.transitions@month-3").unwrap();
    let cell = |name: &str| row[head.iter().position(|column| column == name).unwrap()].as_str();
    let cells = ["monthly_usd", "once_usd", "once_month", "status"].map(cell);
    assert_eq!(cells, ["0", "30", "3", "once"]);
}

#[test]
fn months_have_upfront_once_growth_and_their_sum() {
    let components = json!([
        {"id": "a", "kind": "s3", "config": {"storage_class": "standard"},
         "usage": {"gb": 1_000, "objects": 1_000, "growth_gb_per_month": 100, "get_requests": 0,
                   "put_requests": once(1_000_000, 2)}},
        {"id": "p", "kind": "savings-plan",
         "config": {"plan": "compute", "usd_per_hour": 1, "term": "1y", "payment": "all-upfront"}}
    ]);
    let table = months_of(&components, &json!({}));
    assert_eq!(table.rows.len(), usize::try_from(MONTHS).unwrap());
    let row = |month: usize| {
        let row = &table.rows[month - 1];
        [row.upfront, row.once, row.monthly, row.growth, row.total].map(cents)
    };
    assert_eq!(row(1), ["8760", "0", "23", "0", "8783"]);
    assert_eq!(row(2), ["0", "5", "23", "2.3", "30.3"]);
    assert_eq!(row(13), ["8760", "0", "23", "27.6", "8810.6"]);
    assert_eq!(row(36), ["0", "0", "23", "80.5", "103.5"]);
    let year = estimate(&design(&components, &json!({}))).totals.first_year;
    assert_eq!(table.rows[11].sum, year);
    assert!(table.grows && !table.has_bill && table.notes.len() == 2);
}

#[test]
fn months_contain_support_and_tax() {
    let components = archive(&json!({"gb": 1_024_000, "objects": 1_000_000, "transitions_in": once(1_000_000_000, 1)}));
    let below = json!({"support": {"plan": "business-plus"}, "tax": {"name": "VAT", "percent": 20}});
    let table = months_of(&components, &below);
    let bill = estimate(&design(&components, &below)).bill.unwrap();
    assert!(table.has_bill);
    assert_eq!(table.rows[11].sum, bill.first_year);
    assert_eq!(table.rows[1].total, bill.monthly);
    assert_eq!(table.rows[0].total, bill.monthly + bill.once);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// What occurs once costs what it would cost every month, beyond a month without it.
    #[test]
    fn a_month_costs_the_usual_and_what_occurs_in_it(
        [stored, moved, sent, requests] in prop::array::uniform4(0..2_000_000_u64),
        month in 1..=12_u32,
        allowance: bool,
    ) {
        let of = |moved: Value, sent: Value, requests: Value| {
            let components = json!([
                {"id": "a", "kind": "s3", "config": {"storage_class": "glacier"},
                 "usage": {"gb": stored, "objects": stored, "put_requests": 0, "get_requests": 0, "transitions_in": moved}},
                {"id": "b", "kind": "sqs", "usage": {"requests": requests}},
                {"id": "c", "kind": "sqs", "usage": {"requests": 700_000}},
                {"id": "e", "kind": "ec2", "config": {"instance_type": "t3.micro"}},
                {"id": "f", "kind": "flow", "config": {"from": "e", "to": "@internet"}, "usage": {"request_gb": sent}},
                {"id": "g", "kind": "flow", "config": {"from": "e", "to": "@internet"}, "usage": {"request_gb": 900}}
            ]);
            let allowances = json!({"free_allowances": {"internet_out": allowance, "sqs": allowance}});
            estimate(&design(&components, &allowances))
        };
        let one = |value: u64| once(value, month);
        let (with, all) = (of(one(moved), one(sent), one(requests)), of(json!(moved), json!(sent), json!(requests)));
        let (monthly, total) = (with.totals.monthly + with.totals.once, all.totals.monthly);
        prop_assert!((monthly - total).amount().abs() < Decimal::new(1, 12), "{monthly} {total}");
        let lines = with.components.iter().flat_map(|component| &component.lines);
        let once: Usd = lines.filter_map(|line| line.cost.once()).map(|(amount, _)| amount).sum();
        prop_assert_eq!(once, with.totals.once);
        let is_steady = |cost: &Cost| cost.once().is_none();
        let none = of(json!(0), json!(0), json!(0));
        let usual = with.components.iter().flat_map(|component| &component.lines).filter(|line| is_steady(&line.cost));
        let usual: Usd = usual.filter_map(|line| line.cost.known()).sum();
        prop_assert_eq!(usual, none.totals.monthly);
    }
}

#[test]
fn months_are_a_table_and_csv() {
    let months = months_of(
        &archive(&json!({"gb": 1_024, "objects": 1_000_000, "transitions_in": once(1_000_000, 2)})),
        &json!({}),
    );
    let text = months_table(&months);
    let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(rows[3], ["2", "–", "$30.00", "$3.97", "–", "–", "$33.97", "$37.94"], "{text}");
    assert_eq!(MonthColumn::shown(&months).len(), 5, "columns without an amount are left out of pages");
    let csv = months_csv(&months);
    let row: Vec<&str> = csv.lines().nth(2).unwrap().split(',').collect();
    assert_eq!([row[0], row[1], row[2]], ["2", "0", "30"]);
    assert_eq!(csv.lines().count(), 37);
}
