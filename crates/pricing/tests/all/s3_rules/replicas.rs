//! Replicas in archive classes.

use super::*;

/// A PB of objects of 2 MiB in S3 Standard, replicated within the region.
fn replicated(class: &str, objects: Value) -> Value {
    let usage = json!({"gb": 1_048_576, "objects": 536_870_912, "put_requests": 0, "get_requests": 0,
                       "replicated_objects": objects, "replicated_gb": 1_048_576});
    let mut components = bucket("standard", usage);
    components[0]["config"]["replication"] = json!({"storage_class": class});
    components
}

#[test]
fn put_requests_that_cost_more_than_storage_are_told_with_a_cheaper_class() {
    let rule = "s3-replica-cost";
    let found = of_rule(&replicated("deep-archive", json!(536_870_912)), rule);
    // 536,870,912 requests at $0.00005, an index of 16,384 GB at $0.00099, and names of 4,096 GB in the tiers of S3
    // Standard, $88.2074 by their share.
    assert_eq!(
        found[0].message,
        "PUT requests and overhead of replicas cost $26,947.97 a month, more than the $1,038.09 of their storage in S3 \
         Glacier Deep Archive"
    );
    // All of that, of which the names are $86.016 in the last tier, less 1,048,576 GB at $0.004 and the requests at
    // $0.00002.
    assert_eq!(found[0].saves.unwrap().amount().normalize().to_string(), "13052.14976");
    assert!(found[0].fix.contains("to S3 Glacier Instant Retrieval, for $13,052.15 a month less"), "{found:?}");
    check(&replicated("deep-archive", json!(1_000_000)), rule, None);
    check(&replicated("glacier-ir", json!(536_870_912)), rule, None);
}

#[test]
fn replicas_of_one_month_are_told_in_months_of_storage() {
    let once = json!({"once": 536_870_912, "month": 1});
    let found = of_rule(&replicated("deep-archive", once), "s3-replica-cost");
    assert_eq!(
        found[0].message,
        "PUT requests of replicas cost $26,843.55 once, as much as 25.9 months of their storage in S3 Glacier Deep Archive"
    );
    assert_eq!(found[0].saves, None);
}

#[test]
fn put_requests_into_deep_archive_cost_as_much_as_transitions_where_no_price_is_listed() {
    let estimate = priced("us-east-2", &replicated("deep-archive", json!(536_870_912)));
    let line = line(&estimate, "s3.replica-put").unwrap();
    assert_eq!(line.cost.known().unwrap().amount().normalize().to_string(), "26843.5456");
    let price = line.price.as_ref().unwrap();
    assert_eq!(price.basis.to_string(), "derived: as a lifecycle transition into the class");
    assert!(!estimate.totals.at_least);
}
