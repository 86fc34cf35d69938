//! Known answers, computed by hand from list prices.

use design::Design;
use pricing::compare::Deployments;
use serde_json::{Value, json};
use units::Decimal;

use super::support::{compared, crossing, one, over, row, told};

/// db.r7g.large of PostgreSQL in us-east-1: 0.239 Single-AZ, 0.478 Multi-AZ, 0.276 and 0.359 in Aurora; storage 0.115, 0.23,
/// 0.10 and 0.225; 0.20 for a million I/O requests; 0.12 and 0.16 for an ACU-hour.
#[test]
fn a_database_in_two_zones() {
    let config =
        json!({"engine": "postgresql", "instance_class": "db.r7g.large", "deployment": "multi-az", "storage_gib": 100});
    let usage = json!({"workload_io_requests": 500_000_000, "workload_acu_hours": 2_000});
    let compared = compared(&one("us-east-1", "rds", &config, &usage), None);
    assert_eq!(compared.current, "multi-az");
    for (code, expected) in [
        ("single-az", "185.97"),                     // 174.47 + 11.50
        ("multi-az", "371.94"),                      // 348.94 + 23.00
        ("aurora-standard", "512.96"),               // 402.96 + 10.00 + 100.00
        ("aurora-io-optimized", "546.64"),           // 524.14 + 22.50
        ("aurora-serverless", "350"),                // 240.00 + 10.00 + 100.00
        ("aurora-serverless-io-optimized", "342.5"), // 320.00 + 22.50
    ] {
        assert_eq!(told(&compared, code), expected, "{code}");
    }
    assert_eq!(row(&compared, "multi-az-cluster").runs_as, "db.r8gd.large, PostgreSQL, Multi-AZ cluster, 100 GiB gp3");
    let ranks = compared.rows.iter().map(|row| row.rank).collect::<Vec<_>>();
    assert_eq!(ranks, [Some(1), Some(4), None, Some(5), Some(6), Some(3), Some(2)]);
    assert_eq!(row(&compared, "single-az").saving_percent.unwrap().to_string(), "50");
    assert_eq!(row(&compared, "multi-az").saving_percent, None);
    assert_eq!(row(&compared, "aurora-standard").saving_percent.unwrap().round_dp(2), Decimal::new(-3791, 2));

    // 133.68 / 0.0000002, (546.64 - 250) / 0.0000002
    let io = over(&compared, "io-requests");
    assert_eq!((io.given, io.most), (Some(Decimal::from(500_000_000)), Decimal::from(1_854_000_000)));
    assert_eq!(
        crossing(io, "aurora-standard", "aurora-io-optimized"),
        (
            Decimal::from(668_400_000),
            "from 668.4 million I/O requests a month, Aurora I/O-Optimized costs less than Aurora Standard: both $546.64"
                .to_owned()
        )
    );
    assert_eq!(crossing(io, "aurora-serverless", "aurora-io-optimized").0, Decimal::from(1_483_200_000));
    assert_eq!(crossing(io, "aurora-serverless", "aurora-serverless-io-optimized").0, Decimal::from(462_500_000));
    // Two instances of 8 ACU all month; 1 ACU each is billed at least.
    let acu = over(&compared, "acu-hours");
    assert_eq!(acu.most, Decimal::from(11_680));
    let serverless = acu.lines.iter().find(|line| line.code == "aurora-serverless").unwrap();
    let points: Vec<_> = serverless.points.iter().map(|point| (point.at, point.monthly.to_string())).collect();
    let expected = [(0, "$285.20"), (1_460, "$285.20"), (11_680, "$1,511.60")];
    assert_eq!(points, expected.map(|(at, cost)| (Decimal::from(at), cost.to_owned())));
    // (371.94 - 110) / 0.12
    assert_eq!(crossing(acu, "aurora-serverless", "multi-az").0.round_dp(4), Decimal::new(21_828_333, 4));
}

/// db.r6g.large of MySQL in eu-west-1: 0.286 and 0.3718 in Aurora, 0.237 Single-AZ, 0.474 Multi-AZ, 0.809 for a cluster of
/// db.r6gd.large; storage 0.11, 0.2475, 0.127, 0.254; 0.22 for a million I/O requests; 0.14 for an ACU.
#[test]
fn a_cluster_of_two_instances() {
    let config = json!({"engine": "mysql", "instance_class": "db.r6g.large", "instances": 2});
    let usage = json!({"storage_gb": 100, "io_requests": 300_000_000});
    let compared = compared(&one("eu-west-1", "aurora", &config, &usage), None);
    for (code, expected) in [
        ("aurora-standard", "494.56"),      // 417.56 + 11.00 + 66.00
        ("aurora-io-optimized", "567.578"), // 542.828 + 24.75
        ("multi-az", "371.42"),             // 346.02 + 25.40
        ("single-az", "371.42"),            // twice 173.01 + 12.70, one of them a replica
        (
            "multi-az-cluster",
            "at least 590.57: Storage, gp3: of the storage of Multi-AZ clusters the tables have io1 alone",
        ),
        ("aurora-serverless", "at least 281.4: depends on the ACU-hours"), // 11.00 + 66.00 + 1 ACU of both: 204.40
    ] {
        assert_eq!(told(&compared, code), expected, "{code}");
    }
    assert_eq!(row(&compared, "single-az").runs_as, "db.r6g.large, MySQL, 1 read replica, 100 GiB gp3");
    // 139.018 / 0.00000022
    let io = over(&compared, "io-requests");
    assert_eq!(crossing(io, "aurora-standard", "aurora-io-optimized").0.round_dp(2), Decimal::new(63_190_000_000, 2));
}

/// The worked example of AWS's agent toolkit (aws/agent-toolkit-for-aws, Aurora MySQL, I/O-Optimized): two db.r6g.2xlarge,
/// 800 GiB and 1.2 billion I/O requests cost $1,835 in Aurora Standard and $2,150 with I/O-Optimized.
#[test]
fn the_example_of_aws() {
    let config = json!({"engine": "mysql", "instance_class": "db.r6g.2xlarge", "instances": 2});
    let usage = json!({"storage_gb": 800, "io_requests": 1_200_000_000});
    let compared = compared(&one("us-east-1", "aurora", &config, &usage), None);
    let dollars = |code: &str| told(&compared, code).parse::<Decimal>().unwrap().round().to_string();
    assert_eq!((dollars("aurora-standard"), dollars("aurora-io-optimized")), ("1835".to_owned(), "2150".to_owned()));
    assert_eq!(row(&compared, "aurora-io-optimized").saving_percent.unwrap().round(), Decimal::from(-17));
}

/// db.r5.large of MySQL with io1 in eu-west-1: 0.897 for the three instances of a cluster, 0.414 for storage, 0.33 for IOPS.
#[test]
fn a_database_with_provisioned_iops() {
    let config = json!({"engine": "mysql", "instance_class": "db.r5.large", "storage_type": "io1", "storage_gib": 100, "iops": 1000});
    let compared = compared(&one("eu-west-1", "rds", &config, &json!({})), None);
    assert_eq!(told(&compared, "multi-az-cluster"), "1026.21"); // 654.81 + 41.40 + 330.00
    assert!(row(&compared, "multi-az-cluster").runs_as.starts_with("db.r5d.large, "));
    assert_eq!(row(&compared, "multi-az-cluster").changes, ["a class with local storage instead of db.r5.large"]);
    assert_eq!(told(&compared, "aurora-standard"), "at least 244.6: depends on the I/O requests"); // 233.60 + 11.00
    assert_eq!(told(&compared, "aurora-io-optimized"), "328.43"); // 303.68 + 24.75
    // 11.00 + 102.20 for 1 ACU, the minimum
    let open = "at least 113.2: depends on the ACU-hours and the I/O requests";
    assert_eq!(told(&compared, "aurora-serverless"), open);
    assert_eq!(row(&compared, "aurora-standard").rank, None, "what is not known has no rank");
}

/// A Savings Plan that is bought apart covers the first of the ACU-hours in every hour: the cost is no straight line.
#[test]
fn what_a_commitment_covers_in_part_has_no_chart() {
    let config = json!({"engine": "postgresql", "instance_class": "db.r7g.large", "storage_gib": 100});
    let usage = json!({"workload_io_requests": 500_000_000, "workload_acu_hours": 2_000});
    let database = json!({"id": "it", "kind": "rds", "config": config, "usage": usage});
    let plan = json!({"id": "plan", "kind": "database-savings-plan", "config": {"usd_per_hour": 0.2}});
    let design = |components| {
        let document = json!({"abacus": 1, "region": "us-east-1", "components": Value::Array(components)});
        Design::parse(&document.to_string()).unwrap()
    };
    let codes = |compared: &Deployments| compared.workloads.iter().map(|costs| costs.code.clone()).collect::<Vec<_>>();
    let is_noted = |compared: &Deployments| compared.notes.iter().any(|note| note.contains("no chart over ACU-hours"));
    let alone = compared(&design(vec![database.clone()]), None);
    assert_eq!(
        (codes(&alone).as_slice(), is_noted(&alone)),
        (&["io-requests".to_owned(), "acu-hours".to_owned()][..], false)
    );
    let covered = compared(&design(vec![database, plan]), None);
    assert_eq!((codes(&covered).as_slice(), is_noted(&covered)), (&["io-requests".to_owned()][..], true));
}

/// Two instances of 8 ACU can use 11,680 ACU-hours in 730 hours.
#[test]
fn usage_above_the_maximum_of_serverless_instances_has_no_price() {
    let cost = |hours: u32| {
        let config = json!({"engine": "postgresql", "instance_class": "db.r7g.large", "deployment": "multi-az", "storage_gib": 100});
        let usage = json!({"workload_io_requests": 0, "workload_acu_hours": hours});
        told(&compared(&one("us-east-1", "rds", &config, &usage), None), "aurora-serverless")
    };
    assert_eq!(cost(11_680), "1411.6");
    assert_eq!(cost(11_681), "the ACU-hours are above the maximum of its instances");
}

#[test]
fn other_engines_stay_where_they_are() {
    let config = json!({"engine": "sqlserver-standard", "license": "license-included", "instance_class": "db.m5.xlarge", "storage_gib": 300});
    let compared = compared(&one("us-east-1", "rds", &config, &json!({})), None);
    assert_eq!(told(&compared, "aurora-standard"), "Aurora is compatible with MySQL and PostgreSQL only");
    assert_eq!(told(&compared, "multi-az-cluster"), "Multi-AZ clusters are sold for MySQL and PostgreSQL only");
    assert!(row(&compared, "multi-az").totals.is_some());
    assert!(compared.workloads.is_empty(), "nothing bills I/O or capacity");
}
