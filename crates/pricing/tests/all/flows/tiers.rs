//! Flows share the tiers and the allowance of a region with everything else, and have ranges and hours.

use crate::flows::support::*;
use catalog::Catalogue;
use pricing::{Estimate, estimate, working};
use serde_json::{Value, json};

fn out(id: &str, gb: u64) -> Value {
    flow(id, "web", "@internet", gb, 0)
}

fn web() -> Value {
    let mut web = instances("web", &["vpc-public-a"]);
    web["config"]["public_ipv4"] = 1.into();
    web
}

#[test]
fn flows_cross_a_tier_together_and_with_other_transfer() {
    let transfer = json!({"id": "more", "kind": "data-transfer", "config": {"path": "internet-out"},
                          "usage": {"gb": 10_240}});
    let all = with_nat(&[web(), out("one", 5_120), out("two", 5_120), transfer]);
    let estimate = priced(&all);
    // 10,240 GB at 0.09, and as many at 0.085: a quarter of the total for each flow, and half for the data transfer.
    assert_eq!((monthly(&estimate, "one"), monthly(&estimate, "two")), ("448".into(), "448".into()));
    assert_eq!(monthly(&estimate, "more"), "896");
    let line = &component(&estimate, "one").lines[0];
    assert_eq!(line.price.as_ref().unwrap().pool, Some(20_480.into()));
    assert!(working(line).contains("Tiers count all of the region: 20,480 GB"), "{}", working(line));
}

#[test]
fn interface_endpoints_of_a_region_share_their_tiers() {
    let endpoint = |id: &str, service: &str, usage: Value| {
        json!({"id": id, "kind": "vpc-endpoint", "placement": {"subnets": ["vpc-private-a"]},
               "config": {"endpoint_type": "interface", "service": service}, "usage": usage})
    };
    let petabyte = 1_048_576;
    let network = vpc("vpc", "10.0.0.0/16", &[]);
    let all = [
        network,
        igw(),
        instances("web", &["vpc-private-a"]),
        endpoint("sqs", "sqs", json!({})),
        endpoint("kms", "kms", json!({"gb": petabyte})),
        flow("queue", "web", "@service/sqs", petabyte, 0),
    ];
    // The first PB at 0.01, the second at 0.006: 0.008 on average.
    assert_eq!(monthly(&priced(&all), "queue"), "8388.608");
}

#[test]
fn the_allowance_is_one_for_flows_and_the_rest() {
    let mut document =
        serde_json::from_str::<Value>(&read(&with_nat(&[web(), out("one", 150), out("two", 50)])).to_json()).unwrap();
    document["free_allowances"] = json!({"internet_out": true});
    let design = design::Design::parse(&document.to_string()).unwrap();
    let estimate = estimate(&design, Catalogue::embedded()).unwrap();
    // 100 of 200 GB are free, in proportion to the GB of each.
    assert_eq!((monthly(&estimate, "one"), monthly(&estimate, "two")), ("6.75".into(), "2.25".into()));
}

fn with_usage(usage: Value) -> Estimate {
    let mut out = out("out", 0);
    out["usage"] = usage;
    priced(&with_nat(&[instances("web", &["vpc-private-a"]), out]))
}

#[test]
fn a_range_of_a_flow_is_a_range_of_the_total() {
    let totals = with_usage(json!({"request_gb": {"low": 0, "typical": 100, "high": 1000}})).totals;
    let range = totals.range.unwrap();
    assert_eq!((totals.monthly - range.low).amount().normalize().to_string(), "13.5");
    assert_eq!((range.high - range.low).amount().normalize().to_string(), "135");
}

#[test]
fn gb_of_each_hour_count_for_the_days_of_the_month() {
    let mut day = [0; 24];
    (day[3], day[4]) = (10, 14);
    // 24 GB a day are one GB an hour: 730 GB.
    let estimate = with_usage(json!({"by_hour": {"request_gb": day}}));
    assert_eq!(monthly(&estimate, "out"), "98.55");
    let line = &component(&estimate, "out").lines[0];
    let first = working(line).lines().next().unwrap().to_owned();
    assert_eq!(first, "24 GB, both ways, a day × 730 ÷ 24 (hours a month ÷ hours a day) = 730 GB");
    // Together with responses given per month.
    let estimate = with_usage(json!({"by_hour": {"request_gb": day}, "response_gb": 270}));
    assert_eq!(lines(&estimate, "out")[0], ("flow.hop1.nat".into(), "45".into()));
    assert_eq!(lines(&estimate, "out")[1], ("flow.hop2.internet-out.request".into(), "65.7".into()));
}

#[test]
fn a_calendar_month_has_its_own_hours() {
    let mut design = read(&with_nat(&[instances("web", &["vpc-private-a"]), {
        let mut hourly = out("out", 0);
        hourly["usage"] = json!({"by_hour": {"request_gb": vec![1; 24]}});
        hourly
    }]));
    design.month_days = Some(31);
    let estimate = estimate(&design, Catalogue::embedded()).unwrap();
    assert_eq!(lines(&estimate, "out")[0].1, "33.48");
}

#[test]
fn flows_do_not_grow_with_the_storage_beside_them() {
    let grows = json!({"id": "data", "kind": "s3", "config": {"storage_class": "standard"},
                       "usage": {"gb": 100, "growth_gb_per_month": 10}});
    let estimate = priced(&with_nat(&[instances("web", &["vpc-private-a"]), grows, out("out", 100)]));
    assert!(estimate.totals.growing);
    let totals = component(&estimate, "out").totals;
    assert_eq!(totals.first_year.amount().normalize().to_string(), "162");
}
