//! The AWS names of the lines of all example designs: lines without a name are listed and counted, and the count may
//! only fall.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use catalog::Catalogue;
use design::Design;
use pricing::{Estimate, Line, estimate, render, working};
use serde_json::{Value, json};

/// The number of lines without a name in the examples.
const LINES_WITHOUT_A_NAME: usize = 443;

fn priced(document: &str) -> Estimate {
    estimate(&Design::parse(document).unwrap(), Catalogue::embedded()).unwrap()
}

/// The AWS names of the lines of one component, by code.
fn names(region: &str, kind: &str, config: Value, usage: Value) -> Vec<(String, String)> {
    let component = json!({"id": "x", "kind": kind, "config": config, "usage": usage});
    let estimate = priced(&json!({"abacus": 1, "region": region, "components": [component]}).to_string());
    let name = |line: &Line| line.aws.as_ref().map_or_else(|| "none".to_owned(), |name| name.usage_type.clone());
    estimate.components[0].lines.iter().map(|line| (line.code.to_string(), name(line))).collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(code, name)| ((*code).to_owned(), (*name).to_owned())).collect()
}

#[test]
fn instances_are_named_by_how_they_are_bought() {
    let config = json!({"instance_type": "t3.large", "os": "windows", "detailed_monitoring": true, "public_ipv4": 1,
        "capacity_reservation": 3});
    assert_eq!(
        names("eu-west-1", "ec2", config, json!({"cpu_percent": 50})),
        pairs(&[
            ("ec2.instance", "EU-BoxUsage:t3.large"),
            ("ec2.capacity", "EU-UnusedBox:t3.large"),
            ("ec2.credits", "EU-CPUCredits:t3"),
            ("ec2.monitoring", "EU-CW:MetricMonitorUsage"),
            ("vpc.public-ipv4", "EU-PublicIPv4:InUseAddress"),
        ])
    );
    let plan = json!({"savings_plan": {"plan": "ec2-instance", "term": "1y", "payment": "partial-upfront"}});
    for (purchase, expected) in [
        (json!("spot"), pairs(&[("ec2.spot", "APS3-SpotUsage:m5.large")])),
        (
            json!({"reserved": {"class": "standard", "term": "1y", "payment": "partial-upfront"}}),
            pairs(&[("ec2.reserved.upfront", "none"), ("ec2.reserved", "APS3-HeavyUsage:m5.large")]),
        ),
        (
            plan,
            pairs(&[
                ("ec2.savings-plan.upfront", "APS3-EC2SP:m5.1yrPartialUpfront"),
                ("ec2.savings-plan", "APS3-EC2SP:m5.1yrPartialUpfront"),
            ]),
        ),
    ] {
        let config = json!({"instance_type": "m5.large", "purchase": purchase});
        assert_eq!(names("ap-south-1", "ec2", config, json!({})), expected);
    }
    let dedicated = json!({"instance_type": "m5.large", "tenancy": "dedicated"});
    let expected = [("ec2.instance", "DedicatedUsage:m5.large"), ("ec2.dedicated-fee", "none")];
    assert_eq!(names("us-east-1", "ec2", dedicated, json!({})), pairs(&expected));
}

#[test]
fn data_is_named_by_where_it_goes_and_what_it_passes() {
    let transfer = |config| names("eu-west-1", "data-transfer", config, json!({"gb": 1}));
    let other = json!({"path": "other-region", "to_region": "us-east-1"});
    assert_eq!(transfer(other), pairs(&[("transfer.other-region", "EU-USE1-AWS-Out-Bytes")]));
    let cross_zone = json!({"path": "cross-zone"});
    assert_eq!(transfer(cross_zone), pairs(&[("transfer.cross-zone", "EU-DataTransfer-Regional-Bytes")]));
    let free = json!({"path": "internet-in"});
    assert_eq!(transfer(free), pairs(&[("transfer.internet-in", "EU-DataTransfer-In-Bytes")]));

    let near = names("eu-central-1", "vpc-peering", json!({}), json!({"cross_zone_gb": 1}));
    assert_eq!(near[1], ("transfer.cross-zone".to_owned(), "EUC1-VpcPeering-Out-Bytes".to_owned()));
    let far = json!({"peer_region": "eu-west-1"});
    let far = names("eu-central-1", "vpc-peering", far, json!({"out_gb": 1, "in_gb": 1}));
    assert_eq!(
        far[1..],
        pairs(&[("transfer.other-region", "EUC1-AWS-Out-Bytes"), ("transfer.from-other-region", "EU-AWS-Out-Bytes"),])
    );
    let regional = names("eu-west-1", "nat-gateway", json!({"mode": "regional"}), json!({"internet_in_gb": 1}));
    assert_eq!(
        regional[..2],
        pairs(&[("nat.hours", "EU-RegionalNatGateway-Hours"), ("nat.data", "EU-RegionalNatGateway-Bytes")])
    );
}

#[test]
fn objects_are_named_by_class_and_what_happens_to_them() {
    let usage = json!({"gb": 10, "deleted_early_gb": 1, "deleted_after_days": 10, "incomplete_upload_gb": 1,
        "put_requests": 1, "get_requests": 1, "list_requests": 1, "bulk_gb": 1, "bulk_requests": 1,
        "restored_days": 1, "objects": 10});
    assert_eq!(
        names("eu-west-1", "s3", json!({"storage_class": "deep-archive"}), usage),
        pairs(&[
            ("s3.storage", "EU-TimedStorage-GDA-ByteHrs"),
            ("s3.archive-overhead", "EU-TimedStorage-GDA-ByteHrs"),
            ("s3.archive-overhead-standard", "EU-TimedStorage-ByteHrs"),
            ("s3.incomplete-uploads", "EU-TimedStorage-GDA-Staging"),
            ("s3.early-delete", "EU-EarlyDelete-GDA"),
            ("s3.put", "EU-Requests-GDA-Tier1"),
            ("s3.list", "EU-Requests-Tier1"),
            ("s3.get", "EU-Requests-GDA-Tier2"),
            ("s3.bulk-data", "EU-Bulk-Retrieval-Bytes"),
            ("s3.bulk-requests", "EU-Requests-GDA-Tier5"),
            ("s3.restored-copies", "none"),
        ])
    );
}

#[test]
fn a_name_is_told_in_working_csv_and_json() {
    let gateway = json!({"id": "nat", "kind": "nat-gateway", "usage": {"internet_in_gb": 1}});
    let estimate = priced(&json!({"abacus": 1, "region": "eu-central-1", "components": [gateway]}).to_string());
    let line = &estimate.components[0].lines[1];
    let last = working(line).lines().last().unwrap().to_owned();
    assert_eq!(last, "AWS usage type: EUC1-NatGateway-Bytes (AmazonEC2, NatGateway)");
    let name = json!({"service_code": "AmazonEC2", "usage_type": "EUC1-NatGateway-Bytes", "operation": "NatGateway"});
    let json = serde_json::to_value(line).unwrap();
    assert_eq!(json["aws"], name);
    assert_eq!(serde_json::from_value::<Line>(json).unwrap(), *line);
    let csv = render::csv(&estimate);
    assert!(csv.lines().nth(2).unwrap().contains(",AmazonEC2,EUC1-NatGateway-Bytes,NatGateway,"), "{csv}");

    let mut unnamed = line.clone();
    unnamed.aws = None;
    assert!(!working(&unnamed).contains("AWS usage type"));
    assert_eq!(serde_json::to_value(&unnamed).unwrap().get("aws"), None);
}

#[test]
fn lines_without_a_name_are_known_and_only_fall() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/examples");
    let (mut without, mut named) = (BTreeMap::<_, usize>::new(), 0);
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        for component in priced(&std::fs::read_to_string(&path).unwrap()).components {
            for line in component.lines {
                match line.aws {
                    Some(_) => named += 1,
                    None => *without.entry((line.charge().to_owned(), line.label)).or_default() += 1,
                }
            }
        }
    }
    let mut list = String::new();
    for ((code, label), count) in &without {
        writeln!(list, "{count} × {code}: {label}").unwrap();
    }
    insta::assert_snapshot!(list);
    let count: usize = without.values().sum();
    assert!(named > 500, "{named} lines have a name");
    assert!(count <= LINES_WITHOUT_A_NAME, "{count} lines without a name, there were {LINES_WITHOUT_A_NAME}");
    assert!(count >= LINES_WITHOUT_A_NAME, "only {count} lines without a name are left: lower the number");
}
