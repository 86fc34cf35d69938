//! Load balancers: their rules, and the advice about their load.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod advice;
mod given;
mod rules;

use catalog::Catalogue;
use design::Design;
use pricing::{Estimate, Finding, estimate};
use serde_json::{Value, json};

fn priced(components: &Value) -> Estimate {
    let document = json!({"abacus": 1, "region": "us-east-1", "components": components});
    estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap()
}

/// One load balancer of a type, with additional configuration.
fn balancer(balancer_type: &str, more: Value, usage: Value) -> Value {
    let mut config = json!({"balancer_type": balancer_type, "scheme": "internal"});
    config.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json!([{"id": "b", "kind": "load-balancer", "config": config, "usage": usage}])
}

/// The findings of one rule.
fn of_rule(components: &Value, rule: &str) -> Vec<Finding> {
    priced(components).findings.into_iter().filter(|finding| finding.rule == rule).collect()
}
