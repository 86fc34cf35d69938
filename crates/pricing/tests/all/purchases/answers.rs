//! Known answers of comparisons, computed by hand from list prices.

use catalog::Catalogue;
use design::Design;
use pricing::compare::{Comparison, OptionRow, PaysBack, cash, compare};
use serde_json::{Value, json};
use units::{Decimal, Usd};

fn compared(kind: &str, count: Option<u64>, config: Value, usage: Value) -> Comparison {
    let placement = count.map_or_else(|| json!({}), |count| json!({"count": count}));
    let component = json!({"id": "it", "kind": kind, "placement": placement, "config": config, "usage": usage});
    let document = json!({"abacus": 1, "region": "us-east-1", "components": [component]});
    compare(&Design::parse(&document.to_string()).unwrap(), &[], Catalogue::embedded()).unwrap()
}

fn row<'a>(comparison: &'a Comparison, code: &str) -> &'a OptionRow {
    comparison.rows.iter().find(|row| row.code == code).unwrap()
}

fn rounded(amount: Decimal) -> String {
    amount.round_dp(4).normalize().to_string()
}

fn money(amount: Usd) -> String {
    rounded(amount.amount())
}

/// Upfront, monthly and effective monthly cost of a row, saving and break-even in percent, and when it pays back.
fn figures(row: &OptionRow) -> [String; 6] {
    assert_eq!(row.missing, None, "{}", row.code);
    let percent = |number: Option<Decimal>| number.map_or_else(|| "none".to_owned(), rounded);
    [
        money(row.totals.upfront),
        money(row.totals.monthly),
        money(row.totals.effective_monthly),
        percent(row.saving_percent),
        percent(row.break_even_ratio.map(|ratio| ratio * Decimal::ONE_HUNDRED)),
        match row.pays_back {
            None => "none".to_owned(),
            Some(PaysBack::AtOnce) => "at once".to_owned(),
            Some(PaysBack::Month(month)) => format!("month {month}"),
            Some(PaysBack::Never) => "never".to_owned(),
        },
    ]
}

fn paid(row: &OptionRow, months: &[usize]) -> Vec<String> {
    let paid = cash(row).unwrap();
    months.iter().map(|month| money(paid[*month])).collect()
}

/// Two db.r5.large of MySQL for 600 hours: 0.24 on demand; 0.1386 without upfront payment; 578 and 0.066 for 1 year, 1,167
/// and 0.0444 for 3 years.
#[test]
fn reserved_databases() {
    let config = json!({"engine": "mysql", "instance_class": "db.r5.large", "storage_gib": 100});
    let comparison = compared("rds", Some(2), config, json!({"hours_per_month": 600}));
    for (code, expected) in [
        ("on-demand", ["0", "288", "288", "none", "none", "none"]),
        ("1y-no-upfront", ["0", "202.356", "202.356", "29.7375", "57.75", "at once"]),
        ("1y-partial-upfront", ["1156", "96.36", "192.6933", "33.0926", "54.9924", "month 7"]),
        ("3y-partial-upfront", ["2334", "64.824", "129.6573", "54.9801", "37.0027", "month 11"]),
    ] {
        assert_eq!(figures(row(&comparison, code)), expected, "{code}");
    }
    assert_eq!(comparison.on_demand_full.map(money).as_deref(), Some("350.4"));
    let one_year = row(&comparison, "1y-partial-upfront");
    assert_eq!(one_year.break_even_hours.map(rounded).as_deref(), Some("401.4444"));
    // A year costs 1,156 + 12 × 96.36; the second begins with another 1,156.
    assert_eq!(paid(one_year, &[0, 1, 12, 13, 36]), ["1156", "1252.36", "2312.32", "3564.68", "6936.96"]);
    let three_years = row(&comparison, "3y-partial-upfront");
    assert_eq!(paid(three_years, &[0, 12, 36]), ["2334", "3111.888", "4667.664"]);
    assert_eq!(money(three_years.term_total), "4667.664");
    assert_eq!(paid(row(&comparison, "on-demand"), &[0, 12, 36]), ["0", "3456", "10368"]);
    for code in ["database-savings-plan", "1y-all-upfront", "3y-all-upfront"] {
        assert!(row(&comparison, code).missing.is_some(), "{code}");
    }
}

/// Six cache.r7g.large of Valkey all month: 0.1752 on demand, 0.14016 with a plan, 982.2416 and 2,071.9152 all upfront.
#[test]
fn reserved_and_planned_nodes() {
    let config = json!({"node_type": "cache.r7g.large", "shards": 3, "replicas": 1});
    let comparison = compared("elasticache", Some(1), config, json!({}));
    assert!(comparison.over_hours);
    for (code, expected) in [
        ("on-demand", ["0", "767.376", "767.376", "none", "none", "none"]),
        ("database-savings-plan", ["0", "613.9008", "613.9008", "20", "80", "at once"]),
        ("1y-all-upfront", ["5893.4496", "0", "491.1208", "36", "64", "month 8"]),
        ("3y-all-upfront", ["12431.4912", "0", "345.3192", "55", "45", "month 17"]),
    ] {
        assert_eq!(figures(row(&comparison, code)), expected, "{code}");
    }
    assert_eq!(row(&comparison, "database-savings-plan").break_even_hours.map(rounded).as_deref(), Some("584"));
    let all = row(&comparison, "1y-all-upfront");
    assert_eq!(paid(all, &[0, 12, 13, 25, 36]), ["5893.4496", "5893.4496", "11786.8992", "17680.3488", "17680.3488"]);
}

/// 7,300 GB-hours and 10 billion ECPUs of Valkey: 0.084 and 0.0000000023, with a plan 0.0588 and 0.0000000016.
#[test]
fn planned_serverless_caches() {
    let usage = json!({"stored_gb_hours": 7300, "requests": 10_000_000_000_u64});
    let comparison = compared("elasticache", Some(1), json!({"deployment": "serverless"}), usage);
    assert!(!comparison.over_hours);
    let plan = row(&comparison, "database-savings-plan");
    assert_eq!(figures(plan), ["0", "445.24", "445.24", "30.0157", "69.9843", "at once"]);
    assert_eq!(plan.break_even_hours, None);
    assert_eq!(figures(row(&comparison, "on-demand"))[1], "636.2");
    let reserved = row(&comparison, "1y-no-upfront");
    assert_eq!(reserved.missing.as_deref(), Some("serverless caches cannot be reserved"));
    let redis = json!({"deployment": "serverless", "engine": "redis"});
    let redis = compared("elasticache", Some(1), redis, json!({"stored_gb_hours": 7300, "requests": 1}));
    let told = row(&redis, "database-savings-plan").missing.as_deref();
    assert_eq!(told, Some("Database Savings Plans apply to Valkey alone"));
}

/// A billion writes: 0.000000625 each, with a plan 0.0000005125; at 70 % utilization 544 write units and the least read
/// unit in each of 730 hours at 0.00065 and 0.00013, with a plan 0.000572 and 0.0001144.
#[test]
fn planned_capacity_of_a_table() {
    let usage = json!({"writes": 1_000_000_000, "storage_gb": 1});
    for kind in ["keyspaces", "dynamodb"] {
        let comparison = compared(kind, None, json!({}), usage.clone());
        for (code, expected) in [
            ("on-demand", ["0", "625", "625", "none", "none", "none"]),
            ("on-demand-savings-plan", ["0", "512.5", "512.5", "18", "82", "at once"]),
            ("provisioned", ["0", "258.2229", "258.2229", "58.6843", "none", "none"]),
            ("provisioned-savings-plan", ["0", "227.2362", "227.2362", "63.6422", "36.3578", "at once"]),
        ] {
            assert_eq!(figures(row(&comparison, code)), expected, "{kind}, {code}");
        }
    }
}

#[test]
fn a_table_without_requests_is_not_ranked_by_them() {
    for kind in ["keyspaces", "dynamodb"] {
        let comparison = compared(kind, None, json!({}), json!({"storage_gb": 1}));
        for row in &comparison.rows {
            assert!(row.missing.is_some() && row.rank.is_none(), "{kind}, {}: {row:?}", row.code);
        }
        // What the units cost is known, and what the requests to them would cost on demand is not.
        let config = json!({"capacity": "provisioned", "read_units": 10, "write_units": 10});
        let comparison = compared(kind, None, config, json!({"storage_gb": 1}));
        assert_eq!(row(&comparison, "on-demand").missing.as_deref(), Some("depends on the requests"), "{kind}");
        assert_eq!(row(&comparison, "provisioned").rank, Some(2), "{kind}");
    }
}
