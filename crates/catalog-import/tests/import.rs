//! Runs the importer on small tables cut from real ones; the files it writes are kept as snapshots. After an intended
//! change: `INSTA_UPDATE=always cargo test -p catalog-import`, then read the diff.

use std::fs;
use std::path::{Path, PathBuf};

use catalog_import::{Import, import};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// The import after `from` has been replaced by `to` in one of the tables.
fn import_with(table: &str, from: &str, to: &str) -> anyhow::Result<Import> {
    let dir = tempfile::tempdir()?;
    for entry in fs::read_dir(fixtures())? {
        let entry = entry?;
        let mut text = fs::read_to_string(entry.path())?;
        if entry.file_name() == table {
            assert!(text.contains(from), "{table} has no {from:?}");
            text = text.replacen(from, to, 1);
        }
        fs::write(dir.path().join(entry.file_name()), text)?;
    }
    import(dir.path())
}

fn fault(table: &str, from: &str, to: &str) -> String {
    import_with(table, from, to).map_or_else(|error| format!("{error:#}"), |_| "no fault".to_owned())
}

/// The lines of a file that start with `item`, each after its section's region and dimension.
fn lines(import: &Import, file: &str, item: &str) -> Vec<String> {
    let mut section = "";
    let mut found = Vec::new();
    let of_file = import.files.iter().filter(|(name, _)| name == file);
    for line in of_file.flat_map(|(_, text)| text.lines()) {
        if let Some(name) = line.strip_prefix('[') {
            section = name.trim_end_matches(']');
        } else if line.split(' ').next() == Some(item) {
            found.push(format!("{section} {line}"));
        }
    }
    found
}

#[test]
fn files_are_as_before() {
    for (name, text) in import(&fixtures()).unwrap().files {
        insta::assert_snapshot!(name, text);
    }
}

#[test]
fn summary_counts_what_was_left_out() {
    insta::assert_snapshot!(import(&fixtures()).unwrap().summary);
}

#[test]
fn order_of_the_lines_does_not_matter() {
    let dir = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(fixtures()).unwrap() {
        let entry = entry.unwrap();
        let text = fs::read_to_string(entry.path()).unwrap();
        let mut lines: Vec<&str> = text.lines().collect();
        lines[1..].reverse();
        fs::write(dir.path().join(entry.file_name()), lines.join("\n")).unwrap();
    }
    assert_eq!(import(dir.path()).unwrap().files, import(&fixtures()).unwrap().files);
}

#[test]
fn every_digit_of_a_price_is_kept() {
    let files = import_with("ec2-ondemand-os-2026.csv", ",m5.large,0.127,", ",m5.large,0.1270000001,").unwrap().files;
    let ec2 = files.iter().find(|(name, _)| name == "ec2.prices").unwrap();
    assert!(ec2.1.contains("\nm5.large 0.1270000001\n"));
}

#[test]
fn push_services_have_a_price_where_they_agree() {
    let priced = |import: Import| lines(&import, "sns.prices", "mobile-push");
    let of_africa = "af-south-1 deliveries mobile-push 0.00000056";
    let of_virginia = "us-east-1 deliveries mobile-push 0.0000005";
    assert_eq!(priced(import(&fixtures()).unwrap()), [of_africa, of_virginia]);
    let (from, to) = ("Baidu Notifications,0.0000005\n", "Baidu Notifications,0.0000006\n");
    assert_eq!(priced(import_with("services-other.csv", from, to).unwrap()), [of_africa]);
}

#[test]
fn blank_cells_of_reserved_databases_stay_without_a_price() {
    let count = |import: Import| lines(&import, "rds.prices", "db.t3.large").len();
    assert_eq!(count(import(&fixtures()).unwrap()), 12);
    let row = "us-east-1,db.t3.large,mysql,single,0.136,0.0957,399,0.0456,858,0.0326";
    let blank = "us-east-1,db.t3.large,mysql,single,0.136,0.0957,399,0.0456,,";
    assert_eq!(count(import_with("rds-ondemand-ri.csv", row, blank).unwrap()), 10);
}

#[test]
fn fees_that_went_through_a_float_get_their_digits_back() {
    let found = lines(&import(&fixtures()).unwrap(), "rds.prices", "db.m5.16xlarge");
    let fee = "us-gov-west-1 reserved/3y/partial-upfront-fee/mysql/single-az db.m5.16xlarge 35281.3553";
    assert!(found.iter().any(|line| line == fee), "{found:?}");
}

#[test]
fn bad_lines_are_refused_with_table_and_line() {
    for (table, from, to, expected) in [
        (
            "ec2-ondemand-linux.csv",
            ",m5.large,0.127,",
            ",m5.large,much,",
            "ec2-ondemand-linux.csv:4: not a decimal number: \"much\"",
        ),
        (
            "ec2-ondemand-linux.csv",
            ",m5.large,0.127,",
            ",m5.large,,",
            "ec2-ondemand-linux.csv:4: not a decimal number: \"\"",
        ),
        ("ec2-ondemand-linux.csv", ",2025-11-04,L", ",2025-11-04,Q", "ec2-ondemand-linux.csv:2: unknown source \"Q\""),
        (
            "ec2-instance-types.csv",
            ",8192,x86_64,",
            ",8192,sparc,",
            "ec2-instance-types.csv:7: unknown architecture \"sparc\"",
        ),
        ("ebs.csv", ",usd", ",eur", "ebs.csv:2: no column usd"),
        ("rds-ondemand-ri.csv", ",multi,", ",triple,", "rds-ondemand-ri.csv:2: unknown deployment \"triple\""),
        ("services-points-2.csv", ",I,", ",N,", "services-points-2.csv:2: unknown source \"N\""),
        (
            "database-savings-plans.csv",
            "mysql,single,db.m7g.large,Hrs,0.1344,0.168,derived: sp / 0.80",
            "mysql,single,db.m7g.large,Hrs,0.1344,0.168,derived: sp / 0.65",
            "database-savings-plans.csv:7: another unit, or on demand derived in another way",
        ),
        (
            "database-savings-plans.csv",
            "keyspaces,,,ReadRequestUnits,",
            "keyspaces,,,RequestUnits,",
            "database-savings-plans.csv:10: unknown usage \"RequestUnits\"",
        ),
        (
            "database-savings-plans.csv",
            ",ClusterNodeUsage-Db.influx.medium,",
            ",NodeUsage-Db.influx.medium,",
            "database-savings-plans.csv:11: unknown usage \"NodeUsage-Db.influx.medium\"",
        ),
        ("services-more.csv", ",2025-10-17,F", ",2025-10-17,Z", "services-more.csv:2: unknown source \"Z\""),
    ] {
        assert_eq!(fault(table, from, to), expected, "{table}: {from} -> {to}");
    }
}

#[test]
fn two_prices_for_one_thing_are_refused() {
    let said = fault("vpc-network.csv", "CreateVpnConnection per Hrs,0.05", "CreateVpnConnection per Hrs,0.06");
    assert!(said.starts_with("two prices: vpc"), "{said}");
    let said = fault(
        "services-points-2.csv",
        "client-vpn,us-east-1,connection,hour,0.05",
        "client-vpn,us-east-1,connection,hour,0.06",
    );
    assert!(said.starts_with("two prices: vpc"), "{said}");
    let said = fault("direct-connect.csv", "us-east-1,,hour,0.3,", "us-east-1,,hour,0.28,");
    assert!(said.starts_with("two prices: direct-connect"), "{said}");
    let said = fault("ebs.csv", "us-east-1,gp2,storage", "us-east-1,gp3,storage");
    assert!(said.starts_with("priced twice: ebs"), "{said}");
    let said = fault("services-other.csv", "SNS Email and Email JSON Notifications", "HTTP Notifications");
    assert!(said.starts_with("priced twice: sns"), "{said}");
    let row = "mysql,single,db.m7g.large,Hrs,0.1344,0.168,";
    let said = fault("database-savings-plans.csv", row, &row.replace("0.168", "0.169"));
    assert!(said.starts_with("two prices: rds"), "{said}");
    let said = fault("rds-eu-west-1-2023.csv", "RDS:Multi-AZ-GP2-Storage", "RDS:Multi-AZ-GP3-Storage");
    assert!(said.starts_with("two prices: rds"), "{said}");
}

#[test]
fn the_newer_rate_between_regions_is_taken_and_a_contradiction_reported() {
    let rate = |import: &Import| lines(import, "data-transfer.prices", "other-regions");
    let (from, to) = ("us-east-1,*,0.02,,2026-09-24,P", "us-east-1,*,0.03,,2026-09-24,P");
    let import = import_with("data-transfer-inter-region.csv", from, to).unwrap();
    assert!(rate(&import).contains(&"us-east-1 out other-regions 0.03".to_owned()));
    let reported = "data-transfer.csv: us-east-1 to * at 0.02, which a newer line has at 0.03";
    assert!(import.summary.contains(reported), "{}", import.summary);
    let said =
        fault("data-transfer-inter-region.csv", "us-east-1,*,0.02,24,2022-11,K", "us-east-1,*,0.01,,2026-09-24,P");
    assert_eq!(said, "data-transfer-inter-region.csv:7: two rates of the same date from us-east-1 to *: 0.01 and 0.02");
}

#[test]
fn a_missing_table_is_named() {
    let empty = tempfile::tempdir().unwrap();
    assert!(format!("{:#}", import(empty.path()).unwrap_err()).contains("regions.csv"));
}

#[test]
fn prices_of_aurora_follow_from_listed_ones() {
    let of = |item: &str| lines(&import(&fixtures()).unwrap(), "aurora.prices", item);
    let large = of("db.r5.large");
    for known in [
        "eu-west-1 on-demand/mysql/standard db.r5.large 0.32",
        "eu-west-1 on-demand/mysql/io-optimized db.r5.large 0.416",
        "us-east-1 on-demand/mysql/io-optimized db.r5.large 0.377",
        "us-east-1 reserved/1y/no-upfront/mysql db.r5.large 0.19",
        "us-east-1 reserved/1y/partial-upfront/mysql db.r5.large 0.0807",
        "us-east-1 reserved/1y/partial-upfront-fee/mysql db.r5.large 707",
        "us-east-1 reserved/3y/all-upfront-fee/mysql db.r5.large 2657",
    ] {
        assert!(large.iter().any(|line| line == known), "{known}: {large:?}");
    }
    // Sold in one region, and between two sizes that are listed in the other.
    assert!(of("db.r5.2xlarge").contains(&"us-east-1 on-demand/mysql/standard db.r5.2xlarge 1.16".to_owned()));
    assert!(of("db.r4.large").iter().all(|line| !line.contains("io-optimized")));
}

#[test]
fn a_rate_that_does_not_fit_the_listed_price_is_refused() {
    let row = "Neptune:ServerlessIOOptimizedUsage,NCU-hr,0.1519";
    let said = fault("database-savings-plans.csv", row, "Neptune:ServerlessIOOptimizedUsage,NCU-hr,0.1619");
    assert!(said.ends_with("the rate is not 0.70 of the listed price"), "{said}");
    let said = fault("aurora-us-east-1.csv", "mysql and postgresql", "mysql and oracle");
    assert_eq!(said, "aurora-us-east-1.csv:3: unknown engine");
    let said = fault(
        "services-points-2.csv",
        "aurora,us-east-1,storage standard,GB-month,0.1,",
        "aurora,us-east-1,storage I/O-Optimized,GB-month,0.1,",
    );
    assert!(said.starts_with("priced twice: aurora"), "{said}");
}
