//! The parts that a design leaves out are proposed, priced and reported.

use crate::flows::support::*;
use catalog::Catalogue;
use serde_json::json;

#[test]
fn what_is_said_is_not_proposed() {
    let estimate = priced(&with_nat(&[instances("web", &["vpc-private-a"]), flow("out", "web", "@internet", 1, 0)]));
    assert!(estimate.components.iter().all(|component| !component.proposed));
    assert!(estimate.assumptions.iter().all(|text| !text.starts_with("Proposed")), "{:?}", estimate.assumptions);
}

#[test]
fn without_flows_nothing_is_proposed() {
    let web = json!({"id": "web", "kind": "ec2", "config": {"instance_type": "m7g.large", "os": "linux"}});
    assert_eq!(priced(&[web]).components.len(), 1);
}

#[test]
fn components_without_networking_get_a_network_and_its_price() {
    let web = json!({"id": "web", "kind": "ec2", "config": {"instance_type": "m7g.large", "os": "linux"}});
    let estimate = priced(&[web, flow("out", "web", "@internet", 100, 0)]);
    let proposed: Vec<_> = estimate.components.iter().filter(|component| component.proposed).collect();
    assert!(!estimate.components[0].proposed && !estimate.components[1].proposed);
    assert!(proposed.iter().any(|component| component.kind == design::Kind::NatGateway), "{proposed:?}");
    assert!(estimate.assumptions.iter().any(|text| text.starts_with("Proposed: ")), "{:?}", estimate.assumptions);
    assert!(!estimate.totals.at_least);
    assert!(
        findings(&estimate).iter().all(|(_, path)| !path.starts_with("/components/2")),
        "{:?}",
        findings(&estimate)
    );
}

#[test]
fn a_completed_design_costs_the_same() {
    let web = json!({"id": "web", "kind": "ec2", "placement": {"count": 3},
                     "config": {"instance_type": "m7g.large", "os": "linux"}});
    let design = read(&[web, flow("out", "web", "@internet", 100, 20), flow("read", "web", "@service/s3", 5, 500)]);
    let completed = topology::complete(&design).design;
    let total = |design| pricing::estimate(design, Catalogue::embedded()).unwrap().totals;
    assert_eq!(total(&design), total(&completed));
}

#[test]
fn advice_on_what_is_proposed_has_no_place_in_the_document() {
    let web = json!({"id": "web", "kind": "ec2", "placement": {"count": 3},
                     "config": {"instance_type": "m7g.large", "os": "linux"}});
    let estimate = priced(&[web, flow("out", "web", "@internet", 9000, 0)]);
    // A third of the instances are in the other zone.
    let finding = estimate.findings.iter().find(|finding| finding.rule == "nat-cross-az").unwrap();
    assert!(finding.message.starts_with("3,000 GB a month cross from zone b"), "{}", finding.message);
    assert_eq!((finding.component.as_str(), finding.path.as_str()), ("nat", ""));
}
