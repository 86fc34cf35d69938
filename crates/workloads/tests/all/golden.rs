//! Comparisons as the table that users see.

use insta::assert_snapshot;
use workloads::{csv, markdown, table};

use crate::compared;

#[test]
fn compute() {
    let day = r#"{"of": "compute", "region": "eu-west-1", "duration_ms": 60, "computing_percent": 40, "requests_per_second":
        [20, 20, 10, 10, 10, 20, 50, 90, 150, 240, 240, 240, 240, 240, 240, 240, 240, 180, 120, 100, 80, 60, 40, 20]}"#;
    assert_snapshot!(table(&compared(day)));
}

#[test]
fn front_door() {
    assert_snapshot!(table(&compared(r#"{"of": "front-door", "requests_per_second": 150}"#)));
}

#[test]
fn delivery() {
    let comparison =
        compared(r#"{"of": "delivery", "gb": 5000, "object_kb": 200, "region": "eu-central-1", "viewers": "europe"}"#);
    assert_snapshot!(table(&comparison));
    assert_snapshot!("delivery_csv", csv(&comparison));
    assert_snapshot!("delivery_markdown", markdown(&comparison));
}
