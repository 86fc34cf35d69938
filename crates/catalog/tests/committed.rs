//! The committed catalogue: known prices, known gaps, sound tables.
#![cfg(feature = "embedded")]

mod price;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use catalog::{
    ANYWHERE, Arch, Availability, AwsNamesFile, Basis, CapacityUnitsFile, Catalogue, ClassRulesFile, Error,
    FamiliesFile, InstanceFile, InterruptionBand, OfferingsFile, PriceFile, PriceList, RegionsFile, SourcesFile,
    SpotFile, SpotOs, Table, files,
};
use price::price;
use units::{Unit, kinds};

#[test]
fn known_prices_of_ec2() {
    for (region, dimension, item, expected) in [
        ("us-east-1", "on-demand/linux", "m5.large", "0.096"),
        ("us-east-1", "on-demand/linux", "t3.medium", "0.0416"),
        ("ap-northeast-1", "on-demand/linux", "c5.xlarge", "0.214"),
        ("us-east-1", "on-demand/linux", "c8i.large", "0.09371"),
        ("ca-central-1", "on-demand/linux", "c8i.large", "0.10253"),
        ("af-south-1", "on-demand/windows", "m5.large", "0.219"),
        ("us-gov-west-1", "on-demand/rhel-ha", "t3.medium", "0.1126"),
        ("us-east-1", "on-demand/suse", "c5.24xlarge", "4.18"),
        ("af-south-1", "reserved/standard/1y/no-upfront", "c5.12xlarge", "1.724"),
        ("af-south-1", "reserved/convertible/3y/no-upfront", "c5.12xlarge", "1.507"),
        ("eu-central-1", "os-surcharge/windows", "t3.medium", "0.0184"),
        ("eu-central-1", "os-surcharge/windows", "m6g.large", "not sold"),
        ("eu-central-1", "os-surcharge-rule/windows", "standard", "0.046"),
        ("eu-central-1", "os-surcharge-rule/rhel-ha", "from-128-vcpu", "0.0201"),
        ("eu-central-1", "cpu-credits", "t4g", "0.04"),
        ("us-west-2", "dedicated-host/on-demand", "c5", "3.366"),
    ] {
        assert_eq!(price(PriceList::Ec2, region, dimension, item), expected, "{region} {dimension} {item}");
    }
}

#[test]
fn known_prices_of_the_other_services() {
    use PriceList::{DataTransfer, DirectConnect, Ebs, Elb, S3, Vpc};
    for (service, dimension, item, expected) in [
        (Ebs, "storage", "gp3", "0.08"),
        (Ebs, "storage", "gp2", "0.1"),
        (Ebs, "iops", "gp3", "0.005"),
        (Ebs, "throughput", "gp3", "40.96"),
        (Ebs, "iops", "io2", "0.065 to 32000, 0.0455 to 64000, 0.03185"),
        (Ebs, "io-requests", "standard", "0.00000005"),
        (Ebs, "fast-snapshot-restore", "snapshot", "0.75"),
        (S3, "storage", "standard", "0.023 to 51200, 0.022 to 512000, 0.021"),
        (S3, "storage", "intelligent-tiering-frequent", "0.023 to 51200, 0.022 to 512000, 0.021"),
        (S3, "storage", "standard-ia", "0.0125"),
        (S3, "storage", "glacier-ir", "0.004"),
        (S3, "requests/put", "standard", "0.000005"),
        (S3, "requests/lifecycle-transition", "deep-archive", "0.00005"),
        (S3, "retrieval/bulk", "glacier", "0"),
        (S3, "management", "storage-lens", "0.0000002 to 25000000000, 0.00000016 to 100000000000, 0.00000012"),
        (S3, "multi-region-access-point", "routing", "0.0033"),
        (Vpc, "hourly", "nat-gateway", "0.045"),
        (Vpc, "data-processed", "nat-gateway", "0.045"),
        (Vpc, "hourly", "interface-endpoint", "0.01"),
        (Vpc, "data-processed", "interface-endpoint", "0.01 to 1048576, 0.006 to 5242880, 0.004"),
        (Vpc, "hourly", "public-ipv4-idle", "0.005"),
        (Vpc, "hourly", "client-vpn-endpoint", "0.1"),
        (Vpc, "hourly", "client-vpn-connection", "0.05"),
        (DataTransfer, "out", "internet", "0.09 to 10240, 0.085 to 51200, 0.07 to 153600, 0.05"),
        (DataTransfer, "out", "intra-region", "0.01"),
        (DataTransfer, "out", "other-regions", "0.02"),
        (DataTransfer, "out/region", "us-east-2", "0.01"),
        (DataTransfer, "out/region", "ap-southeast-7", "0.08"),
        (DataTransfer, "out/region", "eu-west-1", "missing"),
        (DirectConnect, "port/dedicated", "400g", "85"),
        (DirectConnect, "port/hosted", "50m", "0.03"),
        (DirectConnect, "data-out", "united-states", "0.02"),
        (DirectConnect, "data-out", "ntt-jakarta", "missing"),
        (Elb, "load-balancer", "application", "0.0225"),
        (Elb, "capacity-unit", "network", "0.006"),
        (Elb, "data-processed", "classic", "0.008"),
    ] {
        assert_eq!(price(service, "us-east-1", dimension, item), expected, "{} {dimension} {item}", service.code());
    }
}

#[test]
fn known_prices_of_queues_and_topics() {
    use PriceList::{Sns, Sqs};
    for (service, region, dimension, item, expected) in [
        (Sqs, "us-east-1", "requests", "standard", "0.0000004"),
        (Sqs, "us-east-1", "requests", "fifo", "0.0000005"),
        (Sqs, "eu-west-1", "requests", "standard", "missing"),
        (Sns, "us-east-1", "requests", "standard", "0.0000005"),
        (Sns, "us-east-1", "requests", "fifo", "0.0000003"),
        (Sns, "us-east-1", "deliveries", "http", "0.0000006"),
        (Sns, "us-east-1", "deliveries", "email", "0.00002"),
        (Sns, "us-east-1", "deliveries", "mobile-push", "0.0000005"),
        (Sns, "us-east-1", "deliveries", "sqs", "0"),
        (Sns, "us-east-1", "deliveries", "lambda", "0"),
        (Sns, "us-east-1", "deliveries", "firehose", "0.00000019"),
        (Sns, "us-east-1", "deliveries", "fifo", "0.00000001"),
        (Sns, "us-east-1", "data", "fifo-publish", "0.017"),
        (Sns, "us-east-1", "data", "fifo-delivery", "0.001"),
        (Sns, "us-east-1", "data", "filtered", "0.09"),
        (Sns, "us-gov-west-1", "deliveries", "email", "0.00003"),
        (Sns, "us-gov-west-1", "requests", "fifo", "missing"),
        (Sns, "ap-northeast-3", "deliveries", "mobile-push", "0.00000073"),
        (Sns, "eu-central-2", "deliveries", "mobile-push", "missing"),
    ] {
        let name = format!("{} {region} {dimension} {item}", service.code());
        assert_eq!(price(service, region, dimension, item), expected, "{name}");
    }
    assert_eq!(Catalogue::embedded().regions_with(Sns, "requests", "standard").len(), 36);
    assert_eq!(Catalogue::embedded().regions_with(Sns, "deliveries", "mobile-push").len(), 24);
}

#[test]
fn prices_come_in_the_unit_they_are_listed_in() {
    let point = Catalogue::embedded().point(PriceList::Ebs, "us-east-1", "throughput", "gp3").unwrap();
    assert_eq!(point.unit, Unit::GibpsMonth);
    assert!(point.rate::<kinds::GibpsMonth>().is_ok());
    assert!(point.rate::<kinds::MibpsMonth>().is_err());
}

#[test]
fn availability_has_three_answers() {
    let catalogue = Catalogue::embedded();
    assert!(matches!(catalogue.availability("ca-central-1", "r6idn.large"), Availability::Sold { .. }));
    assert_eq!(price(PriceList::Ec2, "ca-central-1", "on-demand/linux", "r6idn.large"), "missing");

    assert_eq!(catalogue.availability("ap-south-2", "t3a.nano"), Availability::NotSold);
    assert_eq!(price(PriceList::Ec2, "ap-south-2", "on-demand/linux", "t3a.nano"), "not sold");

    assert_eq!(catalogue.availability("mx-central-1", "t3a.nano"), Availability::Unknown);
    assert_eq!(price(PriceList::Ec2, "mx-central-1", "on-demand/linux", "t3a.nano"), "missing");

    let zones = catalogue.availability("us-east-1", "a1.large");
    assert_eq!(zones, Availability::Sold { zones: &[2, 4, 6] });
}

#[test]
fn most_of_what_is_offered_has_a_price() {
    let catalogue = Catalogue::embedded();
    let (mut offered, mut priced) = (0, 0);
    for region in catalogue.regions() {
        for known in catalogue.instance_types() {
            if !matches!(catalogue.availability(&region.code, &known.name), Availability::Sold { zones } if !zones.is_empty())
            {
                continue;
            }
            offered += 1;
            priced += usize::from(price(PriceList::Ec2, &region.code, "on-demand/linux", &known.name) != "missing");
        }
    }
    assert_eq!((offered, priced), (21_255, 20_828));
}

#[test]
fn what_no_table_lists_follows_a_related_family() {
    let point = Catalogue::embedded().point(PriceList::Ec2, "ca-central-1", "on-demand/linux", "m8id.large").unwrap();
    let rule = "us-east-1 $0.13052 × $0.1323 ÷ $0.11865 (m6id.large in ca-central-1 and us-east-1)";
    assert_eq!(point.basis, &Basis::derived(rule));
    assert_eq!(point.tiers.first_price().amount().to_string(), "0.1455355752");
}

#[test]
fn every_on_demand_price_means_sold() {
    let catalogue = Catalogue::embedded();
    let points = catalogue.points().filter(|point| point.dimension == "on-demand/linux");
    for point in points {
        let availability = catalogue.availability(point.region, point.item);
        assert!(matches!(availability, Availability::Sold { .. }), "{} {}", point.region, point.item);
    }
}

#[test]
fn reserved_prices_beside_an_old_on_demand_price_are_stale() {
    let catalogue = Catalogue::embedded();
    let basis = |region, item| {
        let dimension = "reserved/standard/3y/no-upfront";
        catalogue.point(PriceList::Ec2, region, dimension, item).map(|point| point.basis.to_string())
    };
    assert_eq!(
        basis("us-east-1", "p4d.24xlarge").unwrap(),
        "stale: listed beside an on-demand price of 32.7726, which is now 21.957642"
    );
    assert_eq!(basis("us-east-1", "m5.large").unwrap(), "listed");

    let is_stale = |point: &catalog::PricePoint<'_>| {
        point.list == PriceList::Ec2
            && point.dimension.starts_with("reserved/")
            && matches!(point.basis, Basis::Stale { .. })
    };
    let stale: BTreeSet<_> = catalogue.points().filter(is_stale).map(|point| (point.region, point.item)).collect();
    assert_eq!(stale.len(), 62);
}

#[test]
fn metal_sizes_have_the_price_of_shared_tenancy() {
    let metal = |region| price(PriceList::Ec2, region, "on-demand/linux", "m6g.metal");
    assert_eq!([metal("us-east-1"), metal("us-gov-west-1"), metal("af-south-1")], ["2.464", "3.0976", "3.2512"]);
}

#[test]
fn derived_and_unreliable_load_balancer_prices_say_so() {
    let basis = |region, dimension, item| {
        Catalogue::embedded().point(PriceList::Elb, region, dimension, item).map(|point| point.basis.clone())
    };
    let rule = |basis| match basis {
        Some(Basis::Derived { rule }) => rule,
        other => format!("{other:?}"),
    };
    assert!(rule(basis("af-south-1", "capacity-unit", "application")).starts_with("1.19 x parent eu-west-1"));
    assert_eq!(basis("us-east-1", "capacity-unit", "application"), Some(Basis::Listed));
    assert!(matches!(basis("us-gov-west-1", "load-balancer", "network"), Some(Basis::Stale { .. })));
    assert!(rule(basis("us-gov-west-1", "load-balancer", "application")).ends_with("unreliable"));
}

#[test]
fn all_regions_are_there_and_no_zone() {
    let catalogue = Catalogue::embedded();
    assert_eq!(catalogue.regions().len(), 36);
    assert_eq!(catalogue.region("eu-central-1").unwrap().name, "EU (Frankfurt)");
    assert!(catalogue.region("us-east-2-mci-1").is_none());
    for region in catalogue.regions() {
        assert!(catalogue.items(PriceList::Ec2, &region.code, "on-demand/linux").count() > 50, "{}", region.code);
        assert_ne!(price(PriceList::S3, &region.code, "storage", "standard"), "missing", "{}", region.code);
        assert_ne!(price(PriceList::Vpc, &region.code, "hourly", "nat-gateway"), "missing", "{}", region.code);
    }
}

#[test]
fn every_point_is_found_again_under_its_names() {
    let catalogue = Catalogue::embedded();
    for point in catalogue.points() {
        assert!(point.region == ANYWHERE || catalogue.region(point.region).is_some());
        let again = catalogue.point(point.list, point.region, point.dimension, point.item);
        assert_eq!(again, Some(point));
    }
    assert_eq!(catalogue.points().count(), catalogue.stats().points);
}

#[test]
fn instance_types_know_their_limits() {
    let catalogue = Catalogue::embedded();
    let m5 = catalogue.instance_type("m5.large").unwrap();
    assert_eq!((m5.vcpu, m5.memory_mib, m5.arch, m5.size()), (2, 8192, Some(Arch::X86_64), "large"));
    assert_eq!((m5.ebs.max_iops, m5.network.max_enis), (Some(18_750), Some(3)));
    assert_eq!(catalogue.instance_type("g6.xlarge").unwrap().gpu_summary().unwrap(), "1 × NVIDIA L4");
    // A retired type about which little is known.
    let retired = catalogue.instance_type("c6gn.metal").unwrap();
    assert_eq!((retired.vcpu, retired.arch, retired.ebs.max_iops), (64, None, None));
    assert_eq!(catalogue.similar_types("m5.lrge")[0], "m5.large");
}

#[test]
fn spot_advice_is_found() {
    let catalogue = Catalogue::embedded();
    let advice = catalogue.spot("af-south-1", SpotOs::Linux, "c5.24xlarge").unwrap();
    assert_eq!((advice.savings_percent, advice.interruption), (88, InterruptionBand::From15To20));
    assert_eq!(catalogue.spot("af-south-1", SpotOs::Windows, "m6g.large"), None);
    assert_eq!(catalogue.table_info(Table::Spot).unwrap().source.id, "spotinfo");
}

#[test]
fn rules_are_there() {
    let catalogue = Catalogue::embedded();
    let rule = catalogue.class_rule("deep-archive").unwrap();
    assert_eq!((rule.min_storage_days, rule.overhead_kb), (180, 40));
    assert_eq!(catalogue.class_rules().len(), 8);
    assert_eq!(catalogue.capacity_units().len(), 17);
}

#[test]
fn committed_files_are_what_their_writer_writes() {
    let again = |name: &str, text: &str| -> Result<String, Error> {
        Ok(match name {
            "regions.csv" => RegionsFile::parse(name, text)?.render(),
            "sources.csv" => SourcesFile::parse(name, text)?.render(),
            "ec2-instance-types.csv" => InstanceFile::parse(name, text)?.render(),
            "ec2-offerings.csv" => OfferingsFile::parse(name, text)?.render(),
            "ec2-spot.csv" => SpotFile::parse(name, text)?.render(),
            "ec2-families.csv" => FamiliesFile::parse(name, text)?.render(),
            "s3-class-rules.csv" => ClassRulesFile::parse(name, text)?.render(),
            "aws-names.csv" => AwsNamesFile::parse(name, text)?.render(),
            "elb-capacity-units.csv" => CapacityUnitsFile::parse(name, text)?.render(),
            _ => PriceFile::parse(name, text)?.to_string(),
        })
    };
    for name in files() {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name)).unwrap();
        assert!(again(name, &text).unwrap() == text, "{name} would be written differently");
    }
}
