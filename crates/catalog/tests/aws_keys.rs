//! Keys found by AWS's names.
#![cfg(feature = "embedded")]

use catalog::{ANYWHERE, Catalogue};

fn keys(region: &str, service_code: &str, usage_type: &str, operation: &str) -> Vec<String> {
    let found = Catalogue::embedded().aws_keys(region).map(|keys| keys.find(service_code, usage_type, operation));
    found.iter().flatten().map(|key| format!("{} {} {}", key.list.code(), key.dimension, key.item)).collect()
}

#[test]
fn names_lead_back_to_the_key() {
    for (region, code, usage_type, operation, key) in [
        ("us-east-1", "AmazonEC2", "BoxUsage:m7g.large", "RunInstances", "ec2 on-demand/linux m7g.large"),
        ("eu-west-1", "AmazonEC2", "EU-BoxUsage:m5.large", "RunInstances:0002", "ec2 on-demand/windows m5.large"),
        ("eu-west-1", "AmazonEC2", "EU-BoxUsage", "RunInstances", "ec2 on-demand/linux m1.small"),
        ("eu-west-1", "AmazonEC2", "EU-EBS:VolumeUsage", "CreateVolume", "ebs storage standard"),
        (
            "eu-west-1",
            "AmazonRDS",
            "EU-Multi-AZUsage:db.m7g.2xl",
            "CreateDBInstance:0014",
            "rds on-demand/postgresql/multi-az db.m7g.2xlarge",
        ),
        ("us-east-2", "AWSDataTransfer", "USE2-EU-AWS-Out-Bytes", "", "data-transfer out other-regions"),
        ("eu-central-1", "awskms", "eu-central-1-KMS-Keys", "x", "kms keys key"),
        ("us-east-1", "AWSQueueService", "Requests-RBP", "", "sqs requests standard"),
        (ANYWHERE, "AmazonRoute53", "HostedZone", "HostedZone", "route53 zones zone"),
    ] {
        assert_eq!(keys(region, code, usage_type, operation), [key], "{usage_type}");
    }
}

#[test]
fn other_names_lead_nowhere() {
    for (region, code, usage_type, operation) in [
        ("eu-west-1", "AmazonEC2", "BoxUsage:m5.large", "RunInstances"),
        ("us-east-1", "AmazonEC2", "EU-BoxUsage:m5.large", "RunInstances"),
        ("us-east-1", "AmazonEC2", "BoxUsage:m5.large", "RunInstances:9999"),
        ("us-east-1", "AmazonEC2", "BoxUsage:m5.large;DROP", "RunInstances"),
        ("us-east-1", "AmazonS3", "BoxUsage:m5.large", "RunInstances"),
        ("us-east-1", "AmazonEC2", "BoxUsage:", "RunInstances"),
    ] {
        assert_eq!(keys(region, code, usage_type, operation), [""; 0], "{usage_type}");
    }
    assert!(Catalogue::embedded().aws_keys("eu-west-9").is_none());
}

#[test]
fn names_that_fit_several_keys_give_them_all() {
    assert_eq!(keys("us-east-1", "AmazonS3", "Requests-Tier4", "").len(), 4);
    let storage = ["s3 requests/lifecycle-transition onezone-ia"];
    assert_eq!(keys("us-east-1", "AmazonS3", "Requests-Tier4", "S3-ZIATransition"), storage);
}

#[test]
fn a_pair_of_regions_with_a_rate_of_its_own_is_not_one_of_the_others() {
    let pair = keys("us-east-2", "AWSDataTransfer", "USE2-USE1-AWS-Out-Bytes", "");
    assert_eq!(pair.len(), 1);
    assert_ne!(pair, ["data-transfer out other-regions"]);
}

#[test]
fn every_price_with_a_name_is_found_by_it() {
    let catalogue = Catalogue::embedded();
    let mut found = 0;
    for region in catalogue.regions() {
        let keys = catalogue.aws_keys(&region.code).unwrap();
        for point in catalogue.points().filter(|point| point.region == region.code) {
            // The name of a Savings Plan is not that of what it discounts.
            if point.dimension.starts_with("savings-plan/") {
                continue;
            }
            let Some(name) = catalogue.aws_name(point.list, point.region, point.dimension, point.item) else {
                continue;
            };
            let operation = name.operation.as_deref().unwrap_or("unknown");
            let keys = keys.find(&name.service_code, &name.usage_type, operation);
            let is_point = |key: &catalog::AwsKey<'_>| {
                (key.list, key.dimension, key.item.as_str()) == (point.list, point.dimension, point.item)
            };
            assert!(keys.iter().any(is_point), "{} {} {name:?}", point.dimension, point.item);
            found += 1;
        }
    }
    assert!(found > 100_000, "{found}");
}
