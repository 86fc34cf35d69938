//! Flows through CloudFront and Global Accelerator.

use crate::flows::support::*;
use serde_json::{Value, json};

fn balancer() -> Value {
    json!({"id": "lb", "kind": "load-balancer", "placement": {"subnets": ["vpc-public-a", "vpc-public-b"]},
           "config": {"balancer_type": "application", "scheme": "internet-facing"}})
}

fn bucket() -> Value {
    json!({"id": "bucket", "kind": "s3", "config": {"storage_class": "standard"},
           "usage": {"gb": 10, "put_requests": 0, "get_requests": 1_000_000}})
}

fn distribution(config: &Value) -> Value {
    let mut all = json!({"price_class": "100", "europe_percent": 50});
    all.as_object_mut().unwrap().extend(config.as_object().unwrap().clone());
    json!({"id": "cdn", "kind": "cloudfront", "config": all, "usage": {"requests": 0}})
}

fn all(more: &[Value]) -> Vec<Value> {
    nat_network().into_iter().chain([balancer(), bucket()]).chain(more.iter().cloned()).collect()
}

fn without_data(id: &str, from: &str, to: &str) -> Value {
    json!({"id": id, "kind": "flow", "config": {"from": from, "to": to}})
}

/// What viewers get is paid to CloudFront: without a distribution, its price is missing and named.
#[test]
fn cloudfront_without_a_distribution_makes_the_total_say_at_least() {
    let estimate = priced(&all(&[flow("data", "@service/cloudfront", "bucket", 0, 10_240)]));
    assert!(component(&estimate, "data").totals.at_least);
    assert!(estimate.totals.at_least);
    let found = estimate.findings.iter().find(|finding| finding.rule == "gen-price-missing").unwrap();
    assert!(found.message.contains("CloudFront data transfer to viewers"), "{}", found.message);
    assert!(found.message.contains("add a CloudFront distribution"), "{}", found.message);
}

/// 10,000 GB at 0.085 for each half; what the origin sends is free, and the load balancer counts it.
#[test]
fn viewers_pay_cloudfront_and_origins_send_free() {
    let estimate = priced(&all(&[
        distribution(&json!({})),
        flow("viewers", "@internet", "cdn", 20, 10_000),
        flow("fetch", "cdn", "lb", 20, 2_000),
    ]));
    assert_eq!(
        lines(&estimate, "viewers"),
        pairs(&[("flow.hop1.viewers.response", "by cdn"), ("flow.hop1.free.request", "0")])
    );
    let of_cdn = lines(&estimate, "cdn");
    for expected in [
        ("cloudfront.data.us", "425"),
        ("cloudfront.data.europe", "425"),
        ("cloudfront.to-origin.us", "0.2"),
        ("cloudfront.to-origin.europe", "0.2"),
    ] {
        assert!(of_cdn.contains(&(expected.0.to_owned(), expected.1.to_owned())), "{expected:?} in {of_cdn:?}");
    }
    assert!(!component(&estimate, "fetch").totals.at_least);
}

/// 90 % of 10,000 GB come from the cache: the origin sends 1,000.
#[test]
fn what_the_cache_answers_does_not_reach_the_origin() {
    let estimate = priced(&all(&[
        distribution(&json!({"cache_hit_percent": 90})),
        flow("viewers", "@internet", "cdn", 0, 10_000),
        without_data("fetch", "cdn", "lb"),
    ]));
    let fetch = component(&estimate, "fetch");
    let free = fetch.lines.iter().find(|line| line.code.ends_with(".free.response")).unwrap();
    assert_eq!(free.quantity, Some(1_000.into()));
    assert!(!fetch.totals.at_least);
}

/// Two origins share what the cache does not answer, after what a third one says for itself; viewers' uploads reach them.
#[test]
fn origins_share_what_is_not_cached() {
    let estimate = priced(&all(&[
        distribution(&json!({"cache_hit_percent": 80})),
        flow("viewers", "@internet", "cdn", 10, 1_000),
        flow("said", "cdn", "bucket", 2, 50),
        without_data("first", "cdn", "lb"),
        without_data("second", "cdn", "bucket"),
    ]));
    let gb = |id: &str, end: &str| {
        component(&estimate, id).lines.iter().find(|line| line.code.ends_with(end)).and_then(|line| line.quantity)
    };
    assert_eq!(gb("first", ".free.response"), Some(75.into()));
    assert_eq!(gb("second", ".free.response"), Some(75.into()));
    assert_eq!(gb("second", ".edge.request"), Some(4.into()));
    // All that viewers send: 10 GB, half of it in each area.
    assert_eq!(gb("cdn", "cloudfront.to-origin.us"), Some(5.into()));
}

/// The ends of a range on the flow of viewers are those of the distribution, and of what its cache does not answer.
#[test]
fn ranges_of_viewers_reach_the_distribution_and_its_origin() {
    let mut viewers = flow("viewers", "@internet", "cdn", 0, 0);
    viewers["usage"] = json!({"response_gb": {"low": 100, "typical": 1_000, "high": 2_000}});
    let estimate =
        priced(&all(&[distribution(&json!({"cache_hit_percent": 50})), viewers, without_data("fetch", "cdn", "lb")]));
    let typical = estimate.totals.monthly.amount();
    let range = estimate.totals.range.unwrap();
    // 0.085 a GB, and some units of the load balancer.
    assert!(
        typical - range.low.amount() >= transfer(900) && range.high.amount() - typical >= transfer(1_000),
        "{range:?}"
    );
}

fn transfer(gb: i64) -> units::Decimal {
    units::Decimal::from(gb) * units::Decimal::new(85, 3)
}

/// The distribution's own data goes first.
#[test]
fn data_of_the_distribution_itself_replaces_that_of_flows() {
    let mut cdn = distribution(&json!({"cache_hit_percent": 75}));
    cdn["usage"]["viewer_gb"] = json!(400);
    let estimate =
        priced(&all(&[cdn, flow("viewers", "@internet", "cdn", 0, 10_000), without_data("fetch", "cdn", "bucket")]));
    assert!(lines(&estimate, "cdn").contains(&("cloudfront.data.us".to_owned(), "17".to_owned())));
    let free = component(&estimate, "fetch").lines.iter().find(|line| line.code.ends_with(".free.response")).unwrap();
    assert_eq!(free.quantity, Some(100.into()));
}

/// Transfer to the internet as usual, 900 GB at 0.09; the larger direction at 0.015 on the accelerator.
#[test]
fn an_accelerator_gets_its_premium_from_flows() {
    let accelerator = json!({"id": "ga", "kind": "global-accelerator",
        "config": {"client_area": "north-america", "endpoint_region": "us-east-1"}});
    let estimate = priced(&all(&[accelerator, flow("data", "ga", "lb", 100, 900)]));
    assert!(
        lines(&estimate, "data")
            .iter()
            .any(|(code, amount)| code.ends_with(".internet-out.response") && amount == "81")
    );
    assert!(lines(&estimate, "ga").contains(&("global-accelerator.premium".to_owned(), "13.5".to_owned())));
    let bare = priced(&all(&[flow("data", "@service/globalaccelerator", "lb", 100, 900)]));
    assert!(component(&bare, "data").totals.at_least);
}
