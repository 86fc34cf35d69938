//! Elastic IPs of instances that are stopped for part of the month (Amazon VPC pricing: 0.005 an hour, used or idle).

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use catalog::Catalogue;
use design::Design;
use pricing::{Estimate, estimate};
use serde_json::{Value, json};

fn priced(running: Value, addresses: u64, elastic: bool, count: u64) -> Estimate {
    let config = json!({"instance_type": "t3.micro", "public_ipv4": addresses, "elastic_ips": elastic});
    let group = json!({"id": "web", "kind": "ec2", "placement": {"count": count}, "config": config,
                       "usage": {"running": running}});
    let document = json!({"abacus": 1, "region": "us-east-1", "components": [group]});
    estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap()
}

/// Codes and amounts of the address lines.
fn addresses(estimate: &Estimate) -> Vec<(String, String)> {
    let lines = estimate.components[0].lines.iter().filter(|line| line.code.starts_with("vpc."));
    lines.map(|line| (line.code.to_string(), line.cost.known().unwrap().amount().normalize().to_string())).collect()
}

fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
    all.iter().map(|(code, amount)| ((*code).to_owned(), (*amount).to_owned())).collect()
}

#[test]
fn an_elastic_ip_costs_all_month() {
    let some = json!({"hours_per_month": 174});
    assert_eq!(addresses(&priced(some.clone(), 1, false, 1)), pairs(&[("vpc.public-ipv4", "0.87")]));
    let both = pairs(&[("vpc.public-ipv4", "0.87"), ("vpc.public-ipv4-idle", "2.78")]);
    assert_eq!(addresses(&priced(some.clone(), 1, true, 1)), both);
    // Three servers with two addresses each: 6 times 3.65.
    let all = addresses(&priced(some, 2, true, 3));
    assert_eq!(all, pairs(&[("vpc.public-ipv4", "5.22"), ("vpc.public-ipv4-idle", "16.68")]));
}

#[test]
fn what_always_runs_has_no_idle_address() {
    assert_eq!(addresses(&priced(json!("always"), 1, true, 1)), pairs(&[("vpc.public-ipv4", "3.65")]));
}

#[test]
fn idle_hours_of_a_schedule_are_the_rest_of_the_month() {
    let weekly = json!({"days": ["mon", "tue", "wed", "thu", "fri"], "hours_per_day": 8});
    let estimate = priced(json!({"weekly": weekly}), 1, true, 1);
    let sum: f64 = addresses(&estimate).iter().map(|(_, amount)| amount.parse::<f64>().unwrap()).sum();
    assert!((sum - 3.65).abs() < 1e-9, "{sum}");
}

#[test]
fn addresses_that_are_idle_most_of_the_month_are_told() {
    let told = |running: Value, addresses: u64, count: u64| {
        let estimate = priced(running, addresses, true, count);
        let found = estimate.findings.into_iter().find(|one| one.rule == "vpc-idle-eip");
        found.map(|one| (one.path, one.saves.unwrap().amount().normalize().to_string()))
    };
    let at = |saves: &str| Some(("/components/0/config/elastic_ips".to_owned(), saves.to_owned()));
    assert_eq!(told(json!({"hours_per_month": 0}), 1, 1), at("3.65"));
    // 556 hours of 6 addresses.
    assert_eq!(told(json!({"hours_per_month": 174}), 2, 3), at("16.68"));
    assert_eq!(told(json!({"hours_per_month": 364}), 1, 1), at("1.83"));
    assert_eq!(told(json!({"hours_per_month": 365}), 1, 1), None);
    assert_eq!(told(json!("always"), 1, 1), None);
}
