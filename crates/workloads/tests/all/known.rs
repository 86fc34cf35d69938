//! Costs that were computed by hand from list prices.

use units::format::money;
use workloads::Comparison;

use crate::compared;

fn cost(comparison: &Comparison, code: &str) -> String {
    let row = comparison.row(code).unwrap();
    row.known().map_or_else(
        || format!("{} / {}", row.unavailable.as_deref().unwrap_or("-"), row.missing.as_deref().unwrap_or("-")),
        money,
    )
}

#[test]
fn twenty_requests_a_second() {
    // 52.56 million requests of 0.1 s at 1 GB: × 0.20 a million, and 5,256,000 GB-seconds × 0.0000133334 on Arm.
    // Two tasks of 1 vCPU and 2 GB: 1,460 h × (0.03238 + 2 × 0.00356).
    // Two m7g.large at 0.0816, each with 20 GiB of gp3 at 0.08.
    let comparison = compared(r#"{"of": "compute"}"#);
    assert_eq!(cost(&comparison, "lambda"), "$80.59");
    assert_eq!(cost(&comparison, "fargate"), "$57.67");
    assert_eq!(cost(&comparison, "ec2"), "$122.34");
    assert!(cost(&comparison, "fargate-spot").contains("follows supply and demand"));
    let each = comparison.row("lambda").unwrap().each.unwrap();
    assert_eq!(money(each), "$1.53");
}

#[test]
fn servers_are_scaled_by_the_hour() {
    // At 1,769 MB a request of 100 ms takes 0.1 vCPU-seconds; vCPUs are kept half busy, so a task of 1 vCPU serves 5
    // requests a second. 12 hours need 2 tasks, 12 hours 10.
    let comparison = compared(
        r#"{"of": "compute", "memory_mb": 1769, "busy_percent": 50, "requests_per_second":
            [10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50]}"#,
    );
    assert_eq!(comparison.load.to_string(), "30");
    let fargate = comparison.row("fargate").unwrap();
    assert_eq!(fargate.runs_as, "2 to 10 tasks of 1 vCPU and 2 GB");
    // (2 × 365 + 10 × 365) h × 0.0395.
    assert_eq!(cost(&comparison, "fargate"), "$173.01");
    // Instances of 2 vCPUs: 2 and 5, so (2 × 365 + 5 × 365) h × 0.0816, and gp3 of 3.5 × 20 GiB.
    assert_eq!(comparison.row("ec2").unwrap().runs_as, "2 to 5 instances of m7g.large");
    assert_eq!(cost(&comparison, "ec2"), "$214.09");
}

#[test]
fn free_allowances_count_once() {
    let with = compared(r#"{"of": "compute", "free_allowances": true}"#);
    // 51.56 million requests and 4,856,000 GB-seconds remain.
    assert_eq!(cost(&with, "lambda"), "$75.06");
}

#[test]
fn a_load_balancer_or_an_api() {
    // HTTP API: 52.56 million at 1.00; REST: 3.50. Load balancer: 730 h × 0.0225 + 2 addresses × 730 h × 0.005, and
    // units of which 20 requests of 12 KB a second are 0.8240 GB an hour: × 730 h × 0.008.
    let comparison = compared(r#"{"of": "front-door"}"#);
    assert_eq!(cost(&comparison, "http-api"), "$52.56");
    assert_eq!(cost(&comparison, "rest-api"), "$183.96");
    assert_eq!(cost(&comparison, "load-balancer"), "$28.54");
}

#[test]
fn directly_or_from_the_edge() {
    // 1,000 GB × 0.09, and 10,485,760 GETs × 0.0004 a thousand; from the edge 1,000 GB × 0.085, 10,485,760 HTTPS requests
    // × 0.01 per 10,000, and a tenth of the GETs.
    let comparison = compared(r#"{"of": "delivery"}"#);
    assert_eq!(cost(&comparison, "direct"), "$94.19");
    assert_eq!(cost(&comparison, "cloudfront"), "$95.91");
    assert!(cost(&comparison, "cloudfront-pro").starts_with("includes up to 953.67 GB a month"));
    // A load balancer that sends 1,000 GB to viewers, or 100 GB to the edge: 730 × 0.0225 + 2 × 730 × 0.005 = 23.725, and
    // units of GB an hour: 1,000 × 0.008 or 100 × 0.008.
    let comparison = compared(r#"{"of": "delivery", "origin": "load-balancer", "object_kb": 1024}"#);
    assert_eq!(cost(&comparison, "direct"), "$121.73");
    assert_eq!(cost(&comparison, "cloudfront"), "$110.55");
}

#[test]
fn instances_with_credits_pay_for_what_is_above_their_baseline() {
    // 20 requests a second keep 1.16 of 4 vCPUs busy: 28.94 % of t3.medium, whose baseline is 20 %; 0.05 a vCPU-hour.
    let comparison = compared(r#"{"of": "compute", "instance_type": "t3.medium"}"#);
    assert_eq!(cost(&comparison, "ec2"), "$76.99");
    let comparison = compared(r#"{"of": "compute", "instance_type": "t3.medium", "requests_per_second": 2}"#);
    assert_eq!(cost(&comparison, "ec2"), "$63.94");
}

#[test]
fn the_premium_plan_grows_with_its_usage_level() {
    let comparison = compared(r#"{"of": "delivery", "gb": 20000}"#);
    // 1,000 for 50 TB and 500 million requests, and a tenth of 209,715,200 GETs.
    assert_eq!(cost(&comparison, "cloudfront-premium"), "$1,008.39");
    let comparison = compared(r#"{"of": "delivery", "gb": 60000, "object_kb": 1024}"#);
    assert_eq!(cost(&comparison, "cloudfront-premium"), "$1,452.46");
}

#[test]
fn requests_count_at_a_load_balancer() {
    let with = |object_kb: &str| {
        compared(&format!(r#"{{"of": "delivery", "gb": 5000, "origin": "load-balancer", "object_kb": {object_kb}}}"#))
    };
    // 3,990 requests a second on 798 new connections, 60 s each: 31.92 units of new and 15.96 of open connections.
    let units = |comparison: &Comparison| cost(comparison, "direct");
    assert_ne!(units(&with("0.5")), units(&with("100")));
    assert_eq!(units(&with("0.5")), "$660.14");
}
