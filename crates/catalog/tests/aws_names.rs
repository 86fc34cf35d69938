//! AWS's own names: manually checked ones, and a count of keys without a name, which may only fall.
#![cfg(feature = "embedded")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use catalog::{ANYWHERE, AwsName, AwsNamesFile, Catalogue, PriceList};

/// Keys of prices for which no name is known in some region that has a price.
const KEYS_WITHOUT_A_NAME: usize = 299;

/// An operating system surcharge is the difference of two AWS prices and has no price row itself.
const DIFFERENCE: &str = "os-surcharge";

fn text(name: Option<AwsName>) -> String {
    let Some(AwsName { service_code, usage_type, operation }) = name else { return "none".to_owned() };
    let operation = operation.map(|operation| format!(" {operation}")).unwrap_or_default();
    format!("{service_code} {usage_type}{operation}")
}

#[test]
fn names_are_those_of_bills_and_price_lists() {
    use PriceList::{DataTransfer, Ebs, Ec2, Elb, Kms, Route53, S3, Vpc};
    let (on_demand, windows) = ("on-demand/linux", "on-demand/windows");
    for (service, region, dimension, item, expected) in [
        (Ec2, "us-east-1", on_demand, "m7g.large", "AmazonEC2 BoxUsage:m7g.large RunInstances"),
        (Ec2, "eu-west-1", windows, "m5.large", "AmazonEC2 EU-BoxUsage:m5.large RunInstances:0002"),
        (Ec2, "ap-south-1", "on-demand/rhel-ha", "c5.xlarge", "AmazonEC2 APS3-BoxUsage:c5.xlarge RunInstances:1010"),
        (Ec2, "ap-southeast-1", "on-demand/suse", "c5.xlarge", "AmazonEC2 APS1-BoxUsage:c5.xlarge RunInstances:000g"),
        (Ec2, "eu-west-1", on_demand, "m1.small", "AmazonEC2 EU-BoxUsage RunInstances"),
        (Ec2, "us-east-1", "reserved/linux", "m5.large", "AmazonEC2 HeavyUsage:m5.large RunInstances"),
        (Ec2, "us-east-1", "reserved/linux", "m1.small", "none"),
        (Ec2, "us-east-2", "spot", "c7a.medium", "AmazonEC2 USE2-SpotUsage:c7a.medium"),
        (Ec2, "eu-central-1", "dedicated-host/on-demand", "c5", "AmazonEC2 EUC1-HostUsage:c5"),
        (Ec2, "eu-west-1", "cpu-credits", "t3a", "AmazonEC2 EU-CPUCredits:t3a"),
        (
            Ec2,
            "us-east-1",
            "detailed-monitoring",
            "metric",
            "AmazonCloudWatch CW:MetricMonitorUsage MetricStorage:AWS/EC2",
        ),
        (
            Ec2,
            "ap-east-2",
            "savings-plan/ec2-instance/3y/partial-upfront",
            "r7g",
            "ComputeSavingsPlans APE2-EC2SP:r7g.3yrPartialUpfront",
        ),
        (
            Ec2,
            "ap-east-2",
            "savings-plan/compute/1y/no-upfront",
            "compute",
            "ComputeSavingsPlans ComputeSP:1yrNoUpfront",
        ),
        (Ebs, "eu-west-1", "storage", "gp3", "AmazonEC2 EU-EBS:VolumeUsage.gp3 CreateVolume-Gp3"),
        (Ebs, "us-east-1", "iops", "io2", "AmazonEC2 EBS:VolumeP-IOPS.io2"),
        (S3, "eu-west-3", "storage", "standard-ia", "AmazonS3 EUW3-TimedStorage-SIA-ByteHrs"),
        (S3, "us-east-1", "requests/put", "standard", "AmazonS3 Requests-Tier1"),
        (S3, "us-east-1", "management", "storage-lens", "AmazonS3 USE1-StorageLens-ObjCount"),
        (Vpc, "eu-central-1", "data-processed", "nat-gateway", "AmazonEC2 EUC1-NatGateway-Bytes NatGateway"),
        (Vpc, "us-east-1", "data-processed", "nat-gateway", "AmazonEC2 NatGateway-Bytes NatGateway"),
        (Vpc, "us-east-1", "hourly", "public-ipv4-in-use", "AmazonVPC USE1-PublicIPv4:InUseAddress"),
        (Vpc, "ap-south-1", "hourly", "public-ipv4-idle", "AmazonVPC APS3-PublicIPv4:IdleAddress"),
        (Vpc, "us-east-1", "hourly", "vpn-connection", "AmazonVPC VPN-Usage-Hours:ipsec.1 CreateVpnConnection"),
        (Vpc, "eu-west-1", "hourly", "transit-gateway-vpc", "AmazonVPC EU-TransitGateway-Hours TransitGatewayVPC"),
        (DataTransfer, "us-east-1", "out", "internet", "AWSDataTransfer DataTransfer-Out-Bytes"),
        (DataTransfer, "sa-east-1", "out", "intra-region", "AWSDataTransfer SAE1-DataTransfer-Regional-Bytes"),
        (Kms, "us-east-1", "requests", "symmetric", "awskms us-east-1-KMS-Requests"),
        (Kms, "eu-central-1", "keys", "key", "awskms eu-central-1-KMS-Keys"),
        (Route53, "eu-west-1", "queries", "standard", "AmazonRoute53 DNS-Queries"),
        (Route53, "eu-west-1", "resolver-queries", "resolver", "AmazonRoute53 EU-DNS-Queries"),
        (Elb, "eu-west-2", "capacity-unit", "application", "AWSELB EUW2-LCUUsage LoadBalancing:Application"),
        (Elb, "us-east-1", "load-balancer", "classic", "AWSELB LoadBalancerUsage LoadBalancing"),
    ] {
        let name = Catalogue::embedded().aws_name(service, region, dimension, item);
        assert_eq!(text(name), expected, "{} {region} {dimension} {item}", service.code());
    }
}

#[test]
fn names_of_pairs_need_both_regions() {
    let of = |from, dimension, item, to| {
        text(Catalogue::embedded().aws_name_to(PriceList::DataTransfer, from, dimension, item, Some(to)))
    };
    let name = |from, to| of(from, "out", "other-regions", to);
    assert_eq!(name("us-east-1", "eu-central-1"), "AWSDataTransfer USE1-EUC1-AWS-Out-Bytes");
    assert_eq!(name("eu-west-1", "us-east-1"), "AWSDataTransfer EU-USE1-AWS-Out-Bytes");
    assert_eq!(name("us-east-1", "mars-north-1"), "none");
    let of_pair = of("us-east-1", "out/region", "us-east-2", "us-east-2");
    assert_eq!(of_pair, "AWSDataTransfer USE1-USE2-AWS-Out-Bytes");
}

#[test]
fn every_region_has_a_prefix_of_its_own() {
    let prefixes: BTreeSet<_> =
        Catalogue::embedded().regions().iter().filter_map(|region| region.usage_prefix.as_deref()).collect();
    assert_eq!(prefixes.len(), 36);
}

#[test]
fn names_are_of_services_that_there_are() {
    let file = AwsNamesFile::parse("aws-names.csv", include_str!("../data/aws-names.csv")).unwrap();
    let services: BTreeSet<&str> = file.rows.iter().map(|row| row.service.as_str()).collect();
    let known = |service: &&str| PriceList::from_code(service).is_some();
    assert_eq!(services.into_iter().filter(|service| !known(service)).collect::<Vec<_>>(), Vec::<&str>::new());
}

/// Price keys without a name, with the regions concerned. A dimension in which no item has a name counts as one key.
fn without_a_name() -> BTreeMap<(&'static str, &'static str, &'static str), BTreeSet<&'static str>> {
    let catalogue = Catalogue::embedded();
    let mut missing: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    let mut named: BTreeSet<(&str, &str)> = BTreeSet::new();
    for point in catalogue.points().filter(|point| !point.dimension.starts_with(DIFFERENCE)) {
        let regions = catalogue.regions().iter().map(|region| region.code.as_str());
        for region in regions.filter(|region| point.region == ANYWHERE || point.region == *region) {
            let name = catalogue.aws_name_to(point.list, region, point.dimension, point.item, Some("ap-south-1"));
            if name.is_none() {
                let key = (point.list.code(), point.dimension, point.item);
                missing.entry(key).or_default().insert(region);
            } else {
                named.insert((point.list.code(), point.dimension));
            }
        }
    }
    let mut keys: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for ((service, dimension, item), regions) in missing {
        let item = if named.contains(&(service, dimension)) { item } else { "*" };
        keys.entry((service, dimension, item)).or_default().extend(regions);
    }
    keys
}

#[test]
fn what_has_no_name_is_known_and_only_falls() {
    let missing = without_a_name();
    let mut list = String::new();
    for ((service, dimension, item), regions) in &missing {
        let place = if regions.len() == 1 { regions.iter().copied().collect() } else { "everywhere".to_owned() };
        writeln!(list, "{service} {dimension} {item}: {place}").unwrap();
    }
    insta::assert_snapshot!(list);
    let count = missing.len();
    assert!(count <= KEYS_WITHOUT_A_NAME, "{count} keys without a name, there were {KEYS_WITHOUT_A_NAME}");
    assert!(count >= KEYS_WITHOUT_A_NAME, "only {count} keys without a name are left: lower the number");
}
