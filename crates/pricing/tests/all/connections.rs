//! Connections of Lambda functions to databases.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use catalog::Catalogue;
use design::Design;
use serde_json::{Value, json};

/// The messages of the rule about connections, for functions with these requests a month of 500 ms each.
fn told(requests: &[Value], database: Value) -> Vec<String> {
    let mut components = vec![json!({"id": "db", "kind": "rds", "config": database})];
    for (at, requests) in requests.iter().enumerate() {
        let (function, flow) = (format!("f{at}"), format!("to{at}"));
        let usage = json!({"requests": requests, "duration_ms": 500});
        components.push(json!({"id": function, "kind": "lambda", "config": {"memory_mb": 512}, "usage": usage}));
        let (ends, gb) = (json!({"from": function, "to": "db"}), json!({"request_gb": 1, "response_gb": 1}));
        components.push(json!({"id": flow, "kind": "flow", "config": ends, "usage": gb}));
    }
    let document = json!({"abacus": 1, "region": "us-east-1", "components": components});
    let design = Design::parse(&document.to_string()).unwrap();
    let estimate = pricing::estimate(&design, Catalogue::embedded()).unwrap();
    let of_rule = estimate.findings.into_iter().filter(|finding| finding.rule == "db-lambda-proxy");
    of_rule.map(|finding| format!("{}: {}", finding.component, finding.message)).collect()
}

/// 3,942,000,000 requests of 0.5 seconds in 2,628,000 seconds are 750 at a time; 16 GiB of MySQL take 1,365 connections.
#[test]
fn functions_need_a_proxy() {
    let mysql = json!({"engine": "mysql", "instance_class": "db.r7g.large", "storage_gib": 100});
    let expected =
        "db: 750 Lambda functions run at a time on average, and db.r7g.large accepts 1,365 connections by default";
    assert_eq!(told(&[json!(3_942_000_000_u64)], mysql.clone()), [expected]);
    assert_eq!(told(&[json!(1_971_000_000_u64), json!(1_971_000_000_u64)], mysql.clone()), [expected], "together");
    assert_eq!(told(&[json!(1_971_000_000_u64)], mysql.clone()), [""; 0], "less than half");
    assert_eq!(told(&[json!(3_942_000_000_u64), json!("open")], mysql), [""; 0], "not known");
    let pooled = json!({"engine": "mysql", "instance_class": "db.r7g.large", "storage_gib": 100, "proxy": true});
    assert_eq!(told(&[json!(3_942_000_000_u64)], pooled), [""; 0]);
}
