//! NAT instances: the cheapest type whose baseline bandwidth sustains twice the average of the data, in us-east-1.

use crate::paths::support::*;
use design::{Body, Design};
use serde_json::{Value, json};
use units::Usd;

fn instance_type(design: &Design) -> (String, Design) {
    let catalogue = catalog::Catalogue::embedded();
    let budget = budget::Budget::unlimited();
    let options = pricing::paths::path_options_within(design, &id("flow"), catalogue, budget).unwrap();
    let changed = options.into_iter().find(|option| option.code == "nat-instance").unwrap().design;
    let Body::Ec2 { config, .. } = &changed.component(&id("nat-instance")).unwrap().body else { panic!("none") };
    (config.instance_type.clone(), changed)
}

/// The design with more components.
fn with(design: &Design, more: &Value) -> Design {
    let mut document: Value = serde_json::from_str(&design.to_json()).unwrap();
    document["components"].as_array_mut().unwrap().extend(more.as_array().unwrap().iter().cloned());
    Design::parse(&document.to_string()).unwrap()
}

#[test]
fn the_smallest_type_carries_little_data() {
    // 0.032 Gbit/s for 730 hours: 10,512 GB, of which half is the average.
    let design = instances(2, "@internet", 5_256);
    assert_eq!(instance_type(&design).0, "t4g.nano");
    let comparison = compared(&design);
    let instance = way(&comparison, "nat-instance");
    assert!(instance.note.ends_with("A t4g.nano sustains 32 Mbit/s, about 10,512 GB a month."), "{}", instance.note);
    assert_eq!(instance_type(&instances(2, "@internet", 5_257)).0, "t4g.micro");
}

#[test]
fn more_data_takes_a_larger_type_and_its_price() {
    let design = instances(2, "@internet", 10_000);
    let (larger, changed) = instance_type(&design);
    assert_eq!(larger, "t4g.micro");
    let comparison = compared(&design);
    let instance = way(&comparison, "nat-instance");
    // 730 h at 0.0084 USD, 8 GiB of gp3 at 0.08 USD, and an address.
    assert_eq!(instance.fixed.monthly, Usd::new(decimal("10.422")));
    assert!(instance.note.ends_with("A t4g.micro sustains 64 Mbit/s, about 21,024 GB a month."), "{}", instance.note);
    let told = |note: &String| note.starts_with("A NAT instance is taken to be one t4g.micro on demand");
    assert!(comparison.notes.iter().any(told), "{:?}", comparison.notes);
    let estimate = pricing::estimate(&changed, catalog::Catalogue::embedded()).unwrap();
    assert_eq!(estimate.totals, instance.total);
}

#[test]
fn the_data_of_other_flows_counts() {
    let design = instances(2, "@internet", 1_000);
    let other = json!([{"id": "other", "kind": "flow", "config": {"from": "web", "to": "@service/sqs"},
        "usage": {"request_gb": 9_000}}]);
    assert_eq!(instance_type(&with(&design, &other)).0, "t4g.micro");
}

#[test]
fn a_type_that_cannot_carry_the_data_is_not_offered() {
    let comparison = compared(&instances(2, "@internet", 100_000_000));
    assert!(comparison.choices.iter().all(|choice| choice.code != "nat-instance"));
    let note = "No NAT instance is compared: no instance type sustains 100,000,000 GB a month.";
    assert!(comparison.notes.iter().any(|told| told == note), "{:?}", comparison.notes);
}

#[test]
fn a_nat_instance_of_the_design_keeps_its_type() {
    // It carries another flow; with the data of this one it would carry more than it sustains.
    let other = json!([{"id": "other", "kind": "flow", "config": {"from": "web", "to": "@internet"},
        "usage": {"request_gb": 1}}]);
    let design = instance_type(&with(&instances(2, "@service/sqs", 1), &other)).1;
    let mut document: Value = serde_json::from_str(&design.to_json()).unwrap();
    let flow = document["components"].as_array_mut().unwrap().iter_mut().find(|one| one["id"] == "flow").unwrap();
    flow["usage"]["request_gb"] = json!(20_000);
    let design = Design::parse(&document.to_string()).unwrap();
    let endpoint = topology::alternatives(&design, &id("flow"));
    let endpoint = endpoint.into_iter().find(|option| option.code == "interface-endpoint").unwrap().design;
    let comparison = compared(&endpoint);
    assert!(comparison.choices.iter().all(|choice| choice.code != "nat-instance"));
    let note = "No NAT instance is compared: t4g.nano sustains 32 Mbit/s, about 10,512 GB a month, and 20,001 GB would \
                pass it.";
    assert!(comparison.notes.iter().any(|told| told == note), "{:?}", comparison.notes);
}
