//! Designs with one flow, and its path options.

use catalog::Catalogue;
use design::{ComponentId, Design};
use pricing::paths::{BreakEven, PathComparison, PathPrice, Pays, compare_paths};
use serde_json::{Value, json};
use units::Decimal;

pub fn id(text: &str) -> ComponentId {
    ComponentId::parse(text).unwrap()
}

pub fn read(region: &str, components: Value) -> Design {
    Design::parse(&json!({"abacus": 1, "region": region, "components": components}).to_string()).unwrap()
}

/// `count` instances in two zones, or a single one in one zone, and a flow of `gb` GB.
pub fn instances(count: u64, to: &str, gb: impl Into<Value>) -> Design {
    in_region("us-east-1", count, to, gb)
}

/// One instance in each of these zones, and a flow of one GB to the internet.
pub fn in_zones(zones: &[&str]) -> Design {
    let zones: Value = zones.iter().map(|zone| ((*zone).to_owned(), Value::from(1))).collect();
    read(
        "us-east-1",
        json!([
            {"id": "web", "kind": "ec2", "config": {"instance_type": "m7g.large"}, "placement": {"zones": zones}},
            {"id": "flow", "kind": "flow", "config": {"from": "web", "to": "@internet"}, "usage": {"request_gb": 1}},
        ]),
    )
}

pub fn in_region(region: &str, count: u64, to: &str, gb: impl Into<Value>) -> Design {
    read(
        region,
        json!([
            {"id": "web", "kind": "ec2", "config": {"instance_type": "m7g.large"}, "placement": {"count": count}},
            {"id": "data", "kind": "s3", "config": {"storage_class": "standard"}, "usage": {"gb": 0}},
            {"id": "flow", "kind": "flow", "config": {"from": "web", "to": to}, "usage": {"request_gb": gb.into()}},
        ]),
    )
}

pub fn compared(design: &Design) -> PathComparison {
    compare_paths(design, &id("flow"), Catalogue::embedded()).unwrap()
}

#[track_caller]
pub fn way<'a>(comparison: &'a PathComparison, code: &str) -> &'a PathPrice {
    let codes: Vec<_> = comparison.choices.iter().map(|choice| choice.code).collect();
    comparison.choices.iter().find(|choice| choice.code == code).unwrap_or_else(|| panic!("{code} of {codes:?}"))
}

pub fn total(comparison: &PathComparison, code: &str) -> Decimal {
    way(comparison, code).total.monthly.amount()
}

#[track_caller]
pub fn even<'a>(comparison: &'a PathComparison, code: &str) -> &'a BreakEven {
    way(comparison, code).break_even.as_ref().unwrap_or_else(|| panic!("{code} is compared with nothing"))
}

#[track_caller]
pub fn from_gb(pays: Pays) -> Decimal {
    match pays {
        Pays::From(gb) => gb,
        other => panic!("{other:?}"),
    }
}

pub fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}
