//! The offer of EC2: instances, and what must not be taken for them.

use units::Usd;

use crate::support::{Row, file, offer, prices, refused};

const WINDOWS: Row =
    Row { sku: "WINDOWS", system: "Windows", operation: "RunInstances:0002", price: "0.199", ..Row::INSTANCE };

const RESERVED: Row = Row { term: "Reserved", ..Row::INSTANCE };

#[test]
fn on_demand_prices_are_told_apart_by_system() {
    let system = |sku, system, operation, price| Row { sku, system, operation, price, ..Row::INSTANCE };
    let rows = [
        Row::INSTANCE,
        WINDOWS,
        system("RHEL", "RHEL", "RunInstances:0010", "0.136"),
        system("HA", "Red Hat Enterprise Linux with HA", "RunInstances:1010", "0.171"),
        system("SUSE", "SUSE", "RunInstances:000g", "0.163"),
    ];
    assert_eq!(
        prices("index.csv", &offer("AmazonEC2", &rows)),
        "ec2 eu-west-1 on-demand/linux m5.large: 0.107 per instance-hour listed\n\
         ec2 eu-west-1 on-demand/rhel m5.large: 0.136 per instance-hour listed\n\
         ec2 eu-west-1 on-demand/rhel-ha m5.large: 0.171 per instance-hour listed\n\
         ec2 eu-west-1 on-demand/suse m5.large: 0.163 per instance-hour listed\n\
         ec2 eu-west-1 on-demand/windows m5.large: 0.199 per instance-hour listed\n"
    );
}

#[test]
fn reserved_prices_are_effective_hourly_rates() {
    let term = |sku, unit, price, commitment| {
        let range = if unit == "Quantity" { ("", "") } else { ("0", "Inf") };
        Row { sku, unit, price, commitment, range, ..RESERVED }
    };
    let no = ("1yr", "No Upfront", "standard");
    let partial = ("3yr", "Partial Upfront", "convertible");
    let all = ("1yr", "All Upfront", "standard");
    let windows = |row: Row| Row { sku: "WINDOWS", system: "Windows", operation: "RunInstances:0002", ..row };
    let rows = [
        term("LINUX", "Hrs", "0.067", no),
        term("LINUX", "Hrs", "0.029", partial),
        term("LINUX", "Quantity", "753", partial),
        term("LINUX", "Hrs", "0", all),
        term("LINUX", "Quantity", "551", all),
        windows(term("", "Hrs", "0.0", all)),
        windows(term("", "Quantity", "1357", all)),
    ];
    // The all upfront rates of the catalogue's source: 551 / 8,760 = 0.0629, 1,357 / 8,760 = 0.154909.
    assert_eq!(
        prices("index.csv", &offer("AmazonEC2", &rows)),
        "ec2 eu-west-1 reserved/convertible/3y/partial-upfront m5.large: 0.05765296804 per instance-hour derived\n\
         ec2 eu-west-1 reserved/standard/1y/all-upfront m5.large: 0.06289954338 per instance-hour derived\n\
         ec2 eu-west-1 reserved/standard/1y/all-upfront/windows m5.large: 0.1549086758 per instance-hour derived\n\
         ec2 eu-west-1 reserved/standard/1y/no-upfront m5.large: 0.067 per instance-hour listed\n"
    );
}

#[test]
fn a_reserved_price_without_its_fee_is_refused() {
    let row = Row { commitment: ("1yr", "All Upfront", "standard"), price: "0", ..RESERVED };
    let expected = ["ec2 eu-west-1 reserved/standard/1y/all-upfront m5.large lacks its upfront fee"];
    assert_eq!(refused(&offer("AmazonEC2", &[Row::INSTANCE, row])), expected);
}

#[test]
fn products_that_are_no_plain_instances_are_left_out() {
    let rows = [
        Row { sku: "A", usage_type: "EU-UnusedBox:m5.large", status: "UnusedCapacityReservation", ..Row::INSTANCE },
        Row {
            sku: "B",
            usage_type: "EU-Reservation:m5.large",
            status: "AllocatedCapacityReservation",
            ..Row::INSTANCE
        },
        Row {
            sku: "C",
            licence: "Bring your own license",
            system: "Windows",
            operation: "RunInstances:0800",
            ..Row::INSTANCE
        },
        Row { sku: "D", tenancy: "Dedicated", usage_type: "EU-DedicatedUsage:m5.large", ..Row::INSTANCE },
        Row { sku: "E", tenancy: "Host", usage_type: "EU-HostBoxUsage:m5.large", price: "0", ..Row::INSTANCE },
        Row { sku: "F", software: "SQL Web", system: "RHEL", operation: "RunInstances:0210", ..Row::INSTANCE },
        Row { sku: "G", market: "CapacityBlock", operation: "RunInstances:CB", price: "0", ..Row::INSTANCE },
        Row { sku: "H", tenancy: "Reserved", usage_type: "EU-ReservedHostUsage:m5", ..Row::INSTANCE },
    ];
    let read = file("index.csv", &offer("AmazonEC2", &rows)).unwrap();
    assert!(read.prices.is_empty() && read.refused.is_empty() && read.not_understood.is_empty(), "{read:?}");
    let left_out: Vec<(&str, u64)> = read.left_out.into_iter().collect();
    assert_eq!(
        left_out,
        [
            ("capacity blocks and other market options", 1),
            ("capacity reservations in use, which are free", 1),
            ("dedicated instances", 1),
            ("instances on dedicated hosts", 1),
            ("licences brought by the customer", 1),
            ("preinstalled software that the catalogue does not have", 1),
            ("reservations of dedicated hosts", 1),
            ("unused capacity reservations", 1),
        ]
    );
}

#[test]
fn sql_server_on_windows_is_a_system_of_its_own() {
    for (software, operation, system) in [
        ("SQL Web", "RunInstances:0202", "windows-sql-web"),
        ("SQL Std", "RunInstances:0006", "windows-sql-standard"),
        ("SQL Ent", "RunInstances:0102", "windows-sql-enterprise"),
    ] {
        let row = Row { software, operation, system: "Windows", ..Row::INSTANCE };
        let read = file("index.csv", &offer("AmazonEC2", &[row])).unwrap();
        let keys: Vec<String> = read.prices.keys().map(ToString::to_string).collect();
        assert_eq!(keys, [format!("ec2 eu-west-1 on-demand/{system} m5.large")]);
    }
}

#[test]
fn attributes_decide_where_the_name_is_that_of_an_instance() {
    // The same names as the instance, and other attributes: taken for what they are, or refused.
    let same = |row: Row| Row { sku: "OTHER", price: "0.05", ..row };
    for apart in [
        Row { status: "UnusedCapacityReservation", ..Row::INSTANCE },
        Row { tenancy: "Dedicated", ..Row::INSTANCE },
        Row { tenancy: "Host", ..Row::INSTANCE },
        Row { licence: "Bring your own license", ..Row::INSTANCE },
        Row { software: "SQL Ent", ..Row::INSTANCE },
        Row { market: "CapacityBlock", ..Row::INSTANCE },
    ] {
        let read = file("index.csv", &offer("AmazonEC2", &[Row::INSTANCE, same(apart)])).unwrap();
        assert_eq!((read.prices.len(), read.refused.len()), (1, 0));
        assert_eq!(read.prices.values().next().unwrap().tiers.first_price().amount().to_string(), "0.107");
    }
    let windows = same(Row { system: "Windows", ..Row::INSTANCE });
    assert_eq!(
        refused(&offer("AmazonEC2", &[Row::INSTANCE, windows])),
        [
            "AmazonEC2 EU-BoxUsage:m5.large RunInstances is on-demand/linux by its names, but its operating system is \"Windows\""
        ]
    );
    let nowhere = same(Row { tenancy: "", ..Row::INSTANCE });
    assert_eq!(refused(&offer("AmazonEC2", &[Row::INSTANCE, nowhere])).len(), 1);
}

#[test]
fn a_key_with_two_prices_is_refused() {
    let other = Row { sku: "OTHER", price: "0.108", ..Row::INSTANCE };
    let text = offer("AmazonEC2", &[Row::INSTANCE, other, WINDOWS]);
    assert_eq!(
        prices("index.csv", &text),
        "ec2 eu-west-1 on-demand/windows m5.large: 0.199 per instance-hour listed\n"
    );
    assert_eq!(refused(&text), ["ec2 eu-west-1 on-demand/linux m5.large has two prices, 0.107 and 0.108"]);
    let same = Row { sku: "OTHER", ..Row::INSTANCE };
    assert!(refused(&offer("AmazonEC2", &[Row::INSTANCE, same])).is_empty());
}

#[test]
fn no_instance_is_free() {
    let free = Row { price: "0.0000000000", ..Row::INSTANCE };
    let reserved = Row { commitment: ("1yr", "No Upfront", "standard"), price: "0", ..RESERVED };
    assert_eq!(
        refused(&offer("AmazonEC2", &[free, reserved])),
        [
            "ec2 eu-west-1 on-demand/linux m5.large is free, which no instance is",
            "ec2 eu-west-1 reserved/standard/1y/no-upfront m5.large is free, which no instance is",
        ]
    );
}

#[test]
fn a_price_that_differs_late_is_not_missed() {
    const SKUS: [&str; 20] =
        ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T"];
    let same = SKUS.map(|sku| Row { sku, ..Row::INSTANCE });
    assert!(refused(&offer("AmazonEC2", &same)).is_empty());
    let late = [&same[..], &[Row { sku: "Z", price: "0.2", ..Row::INSTANCE }]].concat();
    assert_eq!(
        refused(&offer("AmazonEC2", &late)),
        ["ec2 eu-west-1 on-demand/linux m5.large has two prices, 0.107 and 0.2"]
    );
    let fees = SKUS.map(|sku| {
        let commitment = ("1yr", "All Upfront", "standard");
        Row { sku, commitment, unit: "Quantity", range: ("", ""), price: "551", ..RESERVED }
    });
    assert_eq!(
        refused(&offer("AmazonEC2", &fees)),
        ["ec2 eu-west-1 reserved/standard/1y/all-upfront m5.large has too many products"]
    );
}

#[test]
fn what_the_catalogue_does_not_know_is_counted() {
    let rows = [
        Row::INSTANCE,
        Row { sku: "A", region: "us-east-1-nyc-1", usage_type: "NYC1-BoxUsage:m5.large", ..Row::INSTANCE },
        Row { sku: "B", usage_type: "EU-BoxUsage:m99.large", ..Row::INSTANCE },
        Row { sku: "C", usage_type: "EU-Teleport:m5.large", ..Row::INSTANCE },
        Row { sku: "D", usage_type: "EU-Teleport:c5.large", ..Row::INSTANCE },
        Row { sku: "E", service: "AWSDataTransfer", usage_type: "EU-DataTransfer-Out-Bytes", ..Row::OTHER },
    ];
    let read = file("index.csv", &offer("AmazonEC2", &rows)).unwrap();
    assert_eq!(
        read.not_understood.into_iter().collect::<Vec<_>>(),
        [("AmazonEC2 Teleport:* RunInstances".to_owned(), 2)]
    );
    assert_eq!(
        read.left_out.into_iter().collect::<Vec<_>>(),
        [
            ("instance types that the catalogue does not have", 1),
            ("products of another service's price list", 1),
            ("zones and regions that the catalogue does not have", 1),
        ]
    );
}

#[test]
fn an_excerpt_of_the_published_file_has_one_plain_instance() {
    let read = file("ec2-apart.csv", include_str!("../fixtures/ec2-apart.csv")).unwrap();
    assert_eq!(read.published.as_str(), "2025-09-12");
    assert!(read.refused.is_empty(), "{read:?}");
    assert!(read.not_understood.is_empty(), "{:?}", read.not_understood);
    assert_eq!(read.left_out.values().sum::<u64>(), 14);
    let prices: Vec<_> = read.prices.iter().map(|(key, price)| (key.to_string(), price.tiers.first_price())).collect();
    let key = "ec2 ca-central-1 reserved/standard/3y/partial-upfront/windows-sql-standard m6id.2xlarge";
    assert_eq!(prices, [(key.to_owned(), Usd::parse("1.539664962").unwrap())]);
}
