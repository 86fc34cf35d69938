//! The catalogue of a region written as AWS would publish it, and read again.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use catalog::{Catalogue, Overlay, PriceList, PricePoint};
use price_offers::{Extent, PriceKey, import};
use units::Unit;

use crate::support::{file, head};

/// Whether AWS's name of a price is that of others as well: transitions to several storage classes, reads and writes of
/// EFS and attachments of Connect, whose operations are not known.
fn is_unclear(point: &PricePoint<'_>) -> bool {
    const DIMENSIONS: &[&str] =
        &["requests/lifecycle-transition", "elastic-throughput", "infrequent-access", "archive"];
    DIMENSIONS.contains(&point.dimension) || point.item == "transit-gateway-connect"
}

/// Whether a price is written as a line of an offer file: rates of Savings Plans are in files of their own, hosts
/// reserved for a term are not read, and effective rates are computed from several lines.
fn is_written(point: &PricePoint<'_>) -> bool {
    let is_effective = point.list == PriceList::Ec2 && point.dimension.contains("/all-upfront");
    !(is_effective
        || point.dimension.starts_with("savings-plan/")
        || point.dimension.starts_with("dedicated-host/reserved"))
}

/// The listed keys of a region with such a name.
fn unclear_keys(region: &str) -> Vec<String> {
    let listed = Catalogue::embedded().points().filter(|point| point.region == region && point.basis.is_listed());
    let named = |point: &PricePoint<'_>| {
        Catalogue::embedded().aws_name(point.list, region, point.dimension, point.item).is_some()
    };
    let key = |point: PricePoint<'_>| format!("{} {region} {} {}", point.list.code(), point.dimension, point.item);
    listed.filter(|point| is_unclear(point) && named(point)).map(key).collect()
}

/// The unit as a price list has it.
fn listed(unit: Unit) -> &'static str {
    match unit {
        Unit::InstanceHour | Unit::NodeHour | Unit::HostHour | Unit::Hour | Unit::DsuHour => "Hrs",
        Unit::NodeSecond => "seconds",
        Unit::VcpuHour => "vCPU-Hours",
        Unit::GbSecond => "Lambda-GB-Second",
        Unit::GbHour => "GB-Hours",
        Unit::GbMonth => "GB-Mo",
        Unit::IopsMonth => "IOPS-Mo",
        Unit::MibpsMonth => "MiBps-Mo",
        Unit::GibpsMonth => "GiBps-mo",
        Unit::Request => "Requests",
        Unit::Event => "Events",
        Unit::LogLine => "Lines",
        Unit::StateTransition => "StateTransitions",
        Unit::ProcessingUnit => "ElastiCacheProcessingUnit",
        Unit::Gb => "GB",
        Unit::ObjectMonth | Unit::Object => "Objects",
        Unit::BucketMonth => "Bucket-Mo",
        Unit::Minute => "minutes",
        Unit::CapacityUnitHour => "LCU-Hrs",
        Unit::TcuHour => "TCU-Hours",
        Unit::RpuHour => "RPU-Hr",
        Unit::OcuHour => "OCU-Hours",
        Unit::AcuHour => "ACU-Hr",
        Unit::NcuHour => "NCU-hr",
        Unit::MNcuHour => "m-NCU-hr",
        Unit::DcuHour => "DCU-Hr",
        Unit::Dpu => "DPU",
        Unit::ChangeRecordHour => "CR-Hr",
        Unit::ActiveUser => "CognitoUserPoolsMAU",
        Unit::RpsMonth => "RPS-Month",
        Unit::MetricMonth => "Metrics",
        Unit::Month => "Months",
        Unit::Each => "Jobs",
    }
}

/// How something is sold: the dimension of its price on demand, and the lease, payment and class of a reservation.
struct Sale {
    dimension: String,
    reserved: Option<[&'static str; 3]>,
    is_fee: bool,
}

impl Sale {
    fn of(point: &PricePoint<'_>) -> Sale {
        let parts: Vec<&str> = point.dimension.split('/').collect();
        let lease = |text: &str| if text == "1y" { "1yr" } else { "3yr" };
        let option = |payment: &str| match payment.trim_end_matches("-fee") {
            "no-upfront" => "No Upfront",
            "partial-upfront" => "Partial Upfront",
            _ => "All Upfront",
        };
        let reserved = |dimension, reserved, is_fee| Sale { dimension, reserved: Some(reserved), is_fee };
        match (point.list, parts.as_slice()) {
            (PriceList::Ec2, ["reserved", class, years, "no-upfront"]) => {
                let class = if *class == "standard" { "standard" } else { "convertible" };
                reserved("on-demand/linux".to_owned(), [lease(years), "No Upfront", class], false)
            }
            (PriceList::Rds, ["reserved", years, payment, engine, deployment]) => {
                let dimension = format!("on-demand/{engine}/{deployment}");
                reserved(dimension, [lease(years), option(payment), "standard"], payment.ends_with("-fee"))
            }
            (PriceList::Aurora, ["reserved", years, payment, engine]) => {
                let dimension = format!("on-demand/{engine}/standard");
                reserved(dimension, [lease(years), option(payment), "standard"], payment.ends_with("-fee"))
            }
            (PriceList::ElastiCache, ["reserved", purchase, engine]) => {
                let (years, payment) = purchase.split_once('-').expect("a term and a payment");
                let dimension = format!("on-demand/{engine}");
                reserved(dimension, [lease(years), option(payment), "standard"], payment.ends_with("-fee"))
            }
            _ => Sale { dimension: point.dimension.to_owned(), reserved: None, is_fee: false },
        }
    }
}

/// The system of an instance as a price list has it; nothing for other products.
fn system(list: PriceList, dimension: &str) -> &'static str {
    match (list, dimension) {
        (PriceList::Ec2, "on-demand/linux") => "Linux",
        (PriceList::Ec2, "on-demand/windows") => "Windows",
        (PriceList::Ec2, "on-demand/rhel") => "RHEL",
        (PriceList::Ec2, "on-demand/rhel-ha") => "Red Hat Enterprise Linux with HA",
        (PriceList::Ec2, "on-demand/suse") => "SUSE",
        (PriceList::Ec2, "on-demand/ubuntu-pro") => "Ubuntu Pro",
        _ => "",
    }
}

/// The lines of a price with this name.
fn lines(point: &PricePoint<'_>, sale: &Sale, code: &str, usage_type: &str, operation: &str) -> String {
    let mut text = String::new();
    let system = system(point.list, &sale.dimension);
    let (term, commitment) = sale.reserved.map_or(("OnDemand", [""; 3]), |commitment| ("Reserved", commitment));
    let commitment_fields = commitment.map(|field| format!("\"{field}\"")).join(",");
    let (tenancy, status) = if system.is_empty() { ("", "") } else { ("Shared", "Used") };
    let mut start = "0".to_owned();
    let parts = (point.list, point.dimension, point.item) == (PriceList::Ebs, "iops", "io2");
    for (tier, step) in point.tiers.steps().iter().enumerate() {
        let end = step.up_to.map_or("Inf".to_owned(), |end| end.to_string());
        let (range, usage_type) = match tier {
            _ if sale.is_fee => ("\"\",\"\"".to_owned(), usage_type.to_owned()),
            _ if !parts => (format!("\"{start}\",\"{end}\""), usage_type.to_owned()),
            0 => ("\"0\",\"Inf\"".to_owned(), usage_type.to_owned()),
            _ => ("\"0\",\"Inf\"".to_owned(), format!("{usage_type}.tier{}", tier + 1)),
        };
        let sku = format!("{}/{}/{usage_type}/{}", sale.dimension, point.item, if parts { tier } else { 0 });
        let unit = if sale.is_fee { "Quantity" } else { listed(point.unit) };
        let (price, region, rate) = (step.price.amount(), point.region, point.dimension);
        let _ = writeln!(
            text,
            "\"{sku}\",\"T\",\"{sku}.{rate}.{tier}\",\"{term}\",\"\",\"\",{range},\"{unit}\",\"{price}\",\"USD\",\"\",\
             {commitment_fields},\"\",\"{code}\",\"{tenancy}\",\"{system}\",\"\",\"{usage_type}\",\"{operation}\",\
             \"{status}\",\"\",\"\",\"{region}\""
        );
        start = end;
    }
    text
}

#[test]
fn a_region_is_read_as_it_was_written() {
    let catalogue = Catalogue::embedded();
    let mut checked = 0;
    for region in ["us-east-1", "eu-west-1", "ap-east-2"] {
        let mut files = Vec::new();
        let before = checked;
        let mut offers: BTreeMap<String, (String, Vec<PricePoint<'_>>)> = BTreeMap::new();
        for point in catalogue.points().filter(|point| point.region == region) {
            let sale = Sale::of(&point);
            let Some(name) = catalogue.aws_name(point.list, region, &sale.dimension, point.item) else { continue };
            if !is_written(&point) || is_unclear(&point) {
                continue;
            }
            let operation = name.operation.as_deref().unwrap_or("SomeOperation");
            let text = lines(&point, &sale, &name.service_code, &name.usage_type, operation);
            let (offer, points) =
                offers.entry(name.service_code.to_string()).or_insert_with(|| (head(&name.service_code), Vec::new()));
            offer.push_str(&text);
            points.push(point);
        }
        for (code, (offer, points)) in offers {
            let read = file("index.csv", &offer).expect("a good file");
            assert_eq!(read.refused, [], "{code} {region}");
            assert_eq!(read.not_understood.keys().collect::<Vec<_>>(), [""; 0], "{code} {region}");
            assert_eq!(read.prices.len(), points.len(), "{code} {region} {:?}", read.left_out);
            for point in points {
                let [region, dimension, item] = [point.region, point.dimension, point.item].map(Into::into);
                let price = read.prices.get(&PriceKey { list: point.list, region, dimension, item });
                let price = price.expect("a price");
                assert_eq!((price.unit, &price.tiers), (point.unit, point.tiers), "{} {}", point.dimension, point.item);
                checked += 1;
            }
            files.push(read);
        }
        // Only what was left out above is gone.
        let report = import(catalogue, &Overlay::default(), files, Extent::Complete).expect("an import").report;
        assert_eq!((report.unchanged, report.new.len(), report.changed.len()), (checked - before, 0, 0), "{region}");
        let gone = report.gone.into_iter().filter(|key| !(key.starts_with("ec2 ") && key.contains("/all-upfront")));
        assert_eq!(gone.collect::<Vec<_>>(), unclear_keys(region), "{region}");
    }
    assert!(checked > 10_000, "{checked}");
}

/// The unit of a rate as a Savings Plan file has it, in which DynamoDB and Keyspaces have units of their own.
fn unit_of_rate(point: &PricePoint<'_>) -> &'static str {
    let is_table = matches!(point.list, PriceList::DynamoDb | PriceList::Keyspaces);
    let kind = point.item.split('/').next().unwrap_or_default();
    match (point.unit, kind) {
        (Unit::Request, "read") if is_table => "ReadRequestUnits",
        (Unit::Request, "write") if is_table => "WriteRequestUnits",
        (Unit::Request, _) if is_table => "ReplicatedWriteRequestUnits",
        (Unit::CapacityUnitHour, "read") => "ReadCapacityUnit-Hrs",
        (Unit::CapacityUnitHour, "write") => "WriteCapacityUnit-Hrs",
        (Unit::CapacityUnitHour, _) => "ReplicatedWriteCapacityUnit-Hrs",
        (unit, _) => listed(unit),
    }
}

#[test]
fn rates_of_database_plans_are_read_as_they_were_written() {
    const HEAD: &str = "FormatVersion,v1.0\nDisclaimer,\nPublication Date,2026-11-20T22:53:08Z\n\
        Version,20261120225308\nOfferCode,AWSDatabaseSavingsPlans\n\
        SKU,RateCode,Unit,EffectiveDate,DiscountedRate,Currency,DiscountedSKU,DiscountedServiceCode,\
        DiscountedUsageType,DiscountedOperation,PurchaseOption,LeaseContractLength,LeaseContractLengthUnit,\
        ServiceCode,UsageType,Operation,Description,Instance Family,Location,Location Type,Granularity,\
        Product Family,DiscountedRegionCode,DiscountedInstanceType\n";
    let catalogue = Catalogue::embedded();
    let mut lists = std::collections::BTreeSet::new();
    for region in ["us-east-1", "eu-west-1"] {
        let (mut text, mut points) = (HEAD.to_owned(), Vec::new());
        for point in catalogue.points().filter(|point| point.region == region) {
            let Some(of) = point.dimension.strip_prefix("savings-plan/database/1y/no-upfront/") else { continue };
            let on_demand = format!("on-demand/{of}");
            // A rate is read by the name of its price on demand, which Limitless Database does not have.
            let name = |dimension| {
                let point = catalogue.point(point.list, region, dimension, point.item)?;
                catalogue.aws_name(point.list, region, dimension, point.item)
            };
            let Some(name) = name(on_demand.as_str()).or_else(|| name(of)) else { continue };
            let (sku, operation) = (points.len(), name.operation.as_deref().unwrap_or("SomeOperation"));
            let (unit, rate) = (unit_of_rate(&point), point.tiers.first_price().amount());
            let (code, usage_type) = (&name.service_code, &name.usage_type);
            let _ = writeln!(
                text,
                "P,P.{sku},{unit},2025-12-01,{rate},USD,{sku},{code},{usage_type},{operation},No Upfront,1,year,\
                 DatabaseSavingsPlans,,,,,,,hourly,DatabaseSavingsPlans,{region},"
            );
            lists.insert(point.list.code());
            points.push(point);
        }
        let read = file("index.csv", &text).expect("a good file");
        assert_eq!((&read.refused, &read.not_understood), (&Vec::new(), &BTreeMap::new()), "{region}");
        assert_eq!(read.prices.len(), points.len(), "{region} {:?}", read.left_out);
        for point in &points {
            let [region, dimension, item] = [point.region, point.dimension, point.item].map(Into::into);
            let price = read.prices.get(&PriceKey { list: point.list, region, dimension, item }).expect("a price");
            assert_eq!((price.unit, &price.tiers), (point.unit, point.tiers), "{} {}", point.dimension, point.item);
        }
        let report = import(catalogue, &Overlay::default(), vec![read], Extent::Complete).expect("an import").report;
        assert_eq!((report.unchanged, report.new.len(), report.changed.len()), (points.len(), 0, 0), "{region}");
        assert_eq!(report.gone, [""; 0], "{region}");
    }
    assert_eq!(
        lists.into_iter().collect::<Vec<_>>(),
        ["aurora", "aurora-dsql", "documentdb", "dynamodb", "elasticache", "keyspaces", "neptune", "rds", "timestream"]
    );
}
