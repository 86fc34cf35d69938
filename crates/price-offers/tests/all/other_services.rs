//! Offers of other services.

use crate::support::{Row, offer, prices, refused};

/// A volume of eu-west-1.
const IO2: Row = Row {
    sku: "A",
    usage_type: "EU-EBS:VolumeP-IOPS.io2",
    operation: "",
    unit: "IOPS-Mo",
    price: "0.072",
    ..Row::OTHER
};

#[test]
fn volumes_have_their_own_units() {
    let row = |sku, usage_type, operation, unit, price| Row { sku, usage_type, operation, unit, price, ..Row::OTHER };
    let rows = [
        row("A", "EU-EBS:VolumeUsage.gp3", "CreateVolume-Gp3", "GB-Mo", "0.0880000000"),
        row("B", "EU-EBS:VolumeP-Throughput.gp3", "CreateVolume-Gp3", "GiBps-mo", "45.056"),
        row("C", "EU-EBS:VolumeIOUsage", "EBS:IO-read", "IOs", "0.000000055"),
        row("D", "EU-NatGateway-Hours", "NatGateway", "Hrs", "0.048"),
        row("E", "EU-HostUsage:m5", "RunInstances", "Hrs", "5.65"),
    ];
    assert_eq!(
        prices("index.csv", &offer("AmazonEC2", &rows)),
        "ec2 eu-west-1 dedicated-host/on-demand m5: 5.65 per host-hour listed\n\
         ebs eu-west-1 io-requests standard: 0.000000055 per request listed\n\
         ebs eu-west-1 storage gp3: 0.088 per gb-month listed\n\
         ebs eu-west-1 throughput gp3: 45.056 per gibps-month listed\n\
         vpc eu-west-1 hourly nat-gateway: 0.048 per hour listed\n"
    );
}

#[test]
fn tiers_of_io2_are_usage_types_of_their_own() {
    let second = Row { sku: "B", usage_type: "EU-EBS:VolumeP-IOPS.io2.tier2", price: "0.0504", ..IO2 };
    let third = Row { sku: "C", usage_type: "EU-EBS:VolumeP-IOPS.io2.tier3", price: "0.03528", ..IO2 };
    assert_eq!(
        prices("index.csv", &offer("AmazonEC2", &[third, IO2, second])),
        "ebs eu-west-1 iops io2: 0:0.072 32000:0.0504 64000:0.03528 per iops-month listed\n"
    );
    let expected = ["ebs eu-west-1 iops io2 lacks the usage type of tier 3"];
    assert_eq!(refused(&offer("AmazonEC2", &[IO2, second])), expected);
}

#[test]
fn tiers_follow_each_other() {
    let row = |range, price| Row {
        sku: "A",
        service: "AmazonS3",
        usage_type: "EU-TimedStorage-ByteHrs",
        operation: "",
        unit: "GB-Mo",
        range,
        price,
        ..Row::OTHER
    };
    let (first, second, third) =
        (row(("0", "51200"), "0.023"), row(("51200", "512000"), "0.022"), row(("512000", "Inf"), "0.021"));
    assert_eq!(
        prices("index.csv", &offer("AmazonS3", &[second, third, first])),
        "s3 eu-west-1 storage standard: 0:0.023 51200:0.022 512000:0.021 per gb-month listed\n"
    );
    assert_eq!(
        refused(&offer("AmazonS3", &[first, third])),
        ["s3 eu-west-1 storage standard has tiers that do not follow each other"]
    );
    assert_eq!(refused(&offer("AmazonS3", &[first, second])), ["s3 eu-west-1 storage standard lacks its last tier"]);
}

#[test]
fn databases_keep_the_parts_of_partial_upfront_apart() {
    let row = |term, unit, price, commitment| Row {
        sku: "A",
        service: "AmazonRDS",
        usage_type: "EU-InstanceUsage:db.m7g.2xl",
        operation: "CreateDBInstance:0014",
        range: if unit == "Quantity" { ("", "") } else { ("0", "Inf") },
        term,
        unit,
        price,
        commitment,
        ..Row::OTHER
    };
    let partial = ("1yr", "Partial Upfront", "standard");
    let all = ("1yr", "All Upfront", "standard");
    let rows = [
        row("OnDemand", "Hrs", "0.745", ("", "", "")),
        row("Reserved", "Hrs", "0.5736", ("1yr", "No Upfront", "standard")),
        row("Reserved", "Hrs", "0.2793", partial),
        row("Reserved", "Quantity", "2447", partial),
        row("Reserved", "Hrs", "0", all),
        row("Reserved", "Quantity", "4800", all),
    ];
    assert_eq!(
        prices("index.csv", &offer("AmazonRDS", &rows)),
        "rds eu-west-1 on-demand/postgresql/single-az db.m7g.2xlarge: 0.745 per instance-hour listed\n\
         rds eu-west-1 reserved/1y/all-upfront-fee/postgresql/single-az db.m7g.2xlarge: 4800 per each listed\n\
         rds eu-west-1 reserved/1y/no-upfront/postgresql/single-az db.m7g.2xlarge: 0.5736 per instance-hour listed\n\
         rds eu-west-1 reserved/1y/partial-upfront-fee/postgresql/single-az db.m7g.2xlarge: 2447 per each listed\n\
         rds eu-west-1 reserved/1y/partial-upfront/postgresql/single-az db.m7g.2xlarge: 0.2793 per instance-hour listed\n"
    );
}

#[test]
fn names_that_fit_several_prices_are_refused() {
    let row = Row {
        sku: "A",
        service: "AmazonS3",
        usage_type: "EU-Requests-Tier4",
        operation: "S3-INTTransition",
        unit: "Requests",
        price: "0.00001",
        ..Row::OTHER
    };
    let text = offer("AmazonS3", &[row]);
    assert_eq!(prices("index.csv", &text), "");
    assert!(refused(&text)[0].starts_with("AmazonS3 EU-Requests-Tier4 S3-INTTransition may be any of "), "{text}");
}

#[test]
fn a_price_per_another_unit_is_refused() {
    let row = Row {
        sku: "A",
        usage_type: "EU-NatGateway-Hours",
        operation: "NatGateway",
        unit: "Days",
        price: "1",
        ..Row::OTHER
    };
    let expected = ["vpc eu-west-1 hourly nat-gateway is priced per \"Days\", not per hour"];
    assert_eq!(refused(&offer("AmazonEC2", &[row])), expected);
    // Another product with the right unit does not make it certain.
    let both = offer("AmazonEC2", &[row, Row { sku: "B", unit: "Hrs", price: "0.048", ..row }]);
    assert_eq!((refused(&both).len(), prices("index.csv", &both).as_str()), (1, ""));
}

#[test]
fn surplus_credits_are_told_apart_by_system() {
    let row = |sku, family: &'static str, system, price| Row {
        sku,
        usage_type: family,
        operation: "RunInstances",
        unit: "vCPU-Hours",
        system,
        price,
        ..Row::OTHER
    };
    let rows = [
        row("A", "EU-CPUCredits:t2", "Linux", "0.05"),
        row("B", "EU-CPUCredits:t3", "Linux", "0.05"),
        row("C", "EU-CPUCredits:t3", "Windows", "0.096"),
        row("D", "EU-CPUCredits:t4g", "Linux", "0.04"),
    ];
    assert_eq!(
        prices("index.csv", &offer("AmazonEC2", &rows)),
        "ec2 eu-west-1 cpu-credits t-linux: 0.05 per vcpu-hour listed\n\
         ec2 eu-west-1 cpu-credits t-windows: 0.096 per vcpu-hour listed\n\
         ec2 eu-west-1 cpu-credits t4g: 0.04 per vcpu-hour listed\n"
    );
}

#[test]
fn clusters_keep_the_fee_of_all_upfront() {
    let row = |term, unit, price, commitment| Row {
        sku: "A",
        service: "AmazonRDS",
        usage_type: "EU-InstanceUsage:db.r8g.2xl",
        operation: "CreateDBInstance:0021",
        range: if unit == "Quantity" { ("", "") } else { ("0", "Inf") },
        term,
        unit,
        price,
        commitment,
        ..Row::OTHER
    };
    let partial = ("1yr", "Partial Upfront", "standard");
    let all = ("3yr", "All Upfront", "standard");
    let rows = [
        row("OnDemand", "Hrs", "1.219", ("", "", "")),
        row("Reserved", "Hrs", "0.4", partial),
        row("Reserved", "Quantity", "3500", partial),
        row("Reserved", "Hrs", "0", all),
        row("Reserved", "Quantity", "13000", all),
    ];
    assert_eq!(
        prices("index.csv", &offer("AmazonRDS", &rows)),
        "aurora eu-west-1 on-demand/postgresql/standard db.r8g.2xlarge: 1.219 per instance-hour listed\n\
         aurora eu-west-1 reserved/1y/partial-upfront-fee/postgresql db.r8g.2xlarge: 3500 per each listed\n\
         aurora eu-west-1 reserved/1y/partial-upfront/postgresql db.r8g.2xlarge: 0.4 per instance-hour listed\n\
         aurora eu-west-1 reserved/3y/all-upfront-fee/postgresql db.r8g.2xlarge: 13000 per each listed\n"
    );
}

#[test]
fn clusters_have_units_of_capacity_of_their_own() {
    let row = |sku, service, usage_type, operation, unit, price| Row {
        sku,
        service,
        usage_type,
        operation,
        unit,
        price,
        ..Row::OTHER
    };
    let rows = [
        row("A", "AmazonRDS", "EU-Aurora:ServerlessV2Usage", "CreateDBInstance:0016", "ACU-Hr", "0.14"),
        row("B", "AmazonRDS", "EU-Aurora:BacktrackUsage", "", "CR-Hr", "0.000000013"),
        row("C", "AmazonRDS", "EU-Aurora:IO-OptimizedStorageUsage", "", "GB-Mo", "0.248"),
    ];
    assert_eq!(
        prices("index.csv", &offer("AmazonRDS", &rows)),
        "aurora eu-west-1 backtrack change-record: 0.000000013 per change-record-hour listed\n\
         aurora eu-west-1 on-demand/mysql/standard serverless: 0.14 per acu-hour listed\n\
         aurora eu-west-1 storage io-optimized: 0.248 per gb-month listed\n"
    );
    let rows = [row("A", "AmazonNeptune", "EU-Neptune:ServerlessUsage", "", "NCU-hr", "0.1774")];
    let expected = "neptune eu-west-1 on-demand/standard serverless: 0.1774 per ncu-hour listed\n";
    assert_eq!(prices("index.csv", &offer("AmazonNeptune", &rows)), expected);
}
