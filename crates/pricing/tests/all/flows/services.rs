//! Flows to AWS services, by the location of the service (facts-services.md §1 and §2).

use crate::flows::support::*;
use pricing::Severity;

/// Servers in two zones behind a NAT gateway, and a flow to a service.
fn two_zones(to: &str, out: u64, back: u64) -> Vec<serde_json::Value> {
    with_nat(&[instances("app", &["vpc-private-a", "vpc-private-b"]), flow("data", "app", to, out, back)])
}

#[test]
fn a_database_is_reached_within_the_vpc() {
    let estimate = priced(&two_zones("@service/rds", 100, 900));
    // Half of 1,000 GB crosses zones, charged at both ends.
    assert_eq!(lines(&estimate, "data"), pairs(&[("flow.hop1.cross-zone", "10")]));
    assert!(!component(&estimate, "data").totals.at_least);
    let assumption = component(&estimate, "data").lines[0].assumption.clone().unwrap();
    assert!(assumption.contains("the only zone of RDS is taken to be a"), "{assumption}");
    assert!(assumption.contains("documented, not confirmed by a bill"), "{assumption}");
    let rules: Vec<_> = findings(&estimate).into_iter().map(|(rule, _)| rule).collect();
    assert!(!rules.iter().any(|rule| rule.starts_with("endpoint-")), "{rules:?}");
}

/// A public note on RDS transfer: 10 GB written to another zone and 5 GB read cost 0.30 with both ends billed
/// (facts-services.md §12); for a cache, AWS bills only the end of the client.
#[test]
fn data_of_one_server_in_another_zone_is_as_published() {
    let crossing = |to: &str| {
        let mut all = two_zones(to, 20, 10);
        // Half of the data comes from the zone that the service is not in.
        all.retain(|component| component["kind"] != "nat-gateway" && component["kind"] != "internet-gateway");
        lines(&priced(&all), "data")
    };
    assert_eq!(crossing("@service/rds"), pairs(&[("flow.hop1.cross-zone", "0.3")]));
    assert_eq!(crossing("@service/elasticache"), pairs(&[("flow.hop1.cross-zone", "0.15")]));
}

#[test]
fn a_file_system_has_a_mount_target_in_each_zone() {
    let estimate = priced(&two_zones("@service/efs", 100, 900));
    assert_eq!(lines(&estimate, "data"), pairs(&[("flow.hop1.free", "0")]));
}

#[test]
fn a_misspelt_service_is_an_error_without_a_price() {
    let estimate = priced(&two_zones("@service/dynamodbb", 100, 900));
    assert_eq!(lines(&estimate, "data"), pairs(&[("flow.lost", "the data does not get there")]));
    assert!(estimate.totals.at_least);
    let found = estimate.findings.iter().find(|finding| finding.rule == "flow-unknown-service").unwrap();
    assert_eq!((found.severity, found.path.as_str()), (Severity::Error, "/components/4"));
    assert!(found.message.contains("there is no AWS service dynamodbb"), "{}", found.message);
    assert!(found.fix.contains("did you mean dynamodb"), "{}", found.fix);
}
