use catalog::PriceList;
use units::time::Month;

use super::*;
use crate::reading::Facts;
use crate::usage::{Number, Scenario};
use crate::usage_value::Usage;
use crate::value::Value;
use crate::{AURORA, Definition};

/// Classes of the sizes large and xlarge: general purpose ones have 4 GiB per vCPU, memory optimized ones 8.
struct Sizes;

impl Facts for Sizes {
    fn vcpus(&self, _: &str) -> Option<u64> {
        None
    }

    fn memory_gib(&self, class: &str) -> Option<Decimal> {
        let vcpus = match class.rsplit('.').next()? {
            "large" => 2,
            "xlarge" => 4,
            "16xlarge" => 64,
            "48xlarge" => 192,
            _ => return None,
        };
        Some(Decimal::from(vcpus * if class.starts_with("db.r") { 8 } else { 4 }))
    }

    fn is_priced(&self, _: PriceList, _: &str, _: &str, _: &str) -> bool {
        true
    }
}

fn values(definition: &'static Definition, given: &[(&str, &str)]) -> Values {
    given.iter().fold(definition.new_values(), |mut values, (name, text)| {
        let (field, _) = values.field(name).unwrap();
        let is_usage = definition.usage.iter().any(|own| own.name == field.name);
        let value = match text.parse::<u64>() {
            Ok(number) if is_usage => Value::Usage(Usage::known(number)),
            Ok(number) => Value::Number(Number::from(number)),
            Err(_) if *text == "yes" => Value::Flag(true),
            Err(_) => field.choice_of(text).map_or_else(|| Value::Text((*text).to_owned()), Value::Choice),
        };
        values.set(name, Some(value));
        values
    })
}

fn deployed_of(values: &Values, placed: u64, code: &str) -> Deployed {
    let reading = Reading {
        values,
        placed,
        subnets: 0,
        region: "us-east-1",
        scenario: Scenario::Typical,
        length: Month::Standard,
        hour: None,
        flows_tell: false,
        facts: &Sizes,
    };
    deploy(code, &reading).unwrap()
}

fn deployed(values: &Values, code: &str) -> (Values, String) {
    match deployed_of(values, 1, code) {
        Deployed::As(values, notes) => (values, notes.join("; ")),
        Deployed::Not(reason) => panic!("{code}: {reason}"),
    }
}

fn refused(values: &Values, code: &str) -> &'static str {
    match deployed_of(values, 1, code) {
        Deployed::As(..) => panic!("{code} is possible"),
        Deployed::Not(reason) => reason,
    }
}

fn number(values: &Values, name: &str) -> Option<u64> {
    let number = match values.get(name)? {
        Value::Number(number) => number.0,
        Value::Usage(usage) => usage.product(Scenario::Typical, Month::Standard.hours(), None)?.value().unwrap(),
        other => panic!("{other:?}"),
    };
    Some(u64::try_from(number).unwrap())
}

#[test]
fn what_a_component_is_changes_nothing() {
    for (definition, given, code) in [
        (&RDS, &[][..], SINGLE_AZ),
        (&RDS, &[("deployment", "multi-az")][..], MULTI_AZ),
        (&RDS, &[("deployment", "multi-az-cluster")][..], MULTI_AZ_CLUSTER),
        (&AURORA, &[][..], STANDARD),
        (&AURORA, &[("capacity", "mixed"), ("storage_configuration", "io-optimized")][..], IO_OPTIMIZED),
        (&AURORA, &[("capacity", "serverless")][..], SERVERLESS),
        (
            &AURORA,
            &[("capacity", "serverless"), ("storage_configuration", "io-optimized")][..],
            SERVERLESS_IO_OPTIMIZED,
        ),
    ] {
        let values = values(definition, given);
        assert_eq!((present)(&values), code);
        assert_eq!(deployed(&values, code), (values, String::new()), "{code}");
    }
}

#[test]
fn a_database_becomes_a_cluster_with_as_many_instances_and_as_much_storage() {
    let given = [
        ("deployment", "multi-az"),
        ("read_replicas", "2"),
        ("storage_gib", "400"),
        ("workload_io_requests", "5000"),
        ("workload_acu_hours", "900"),
        ("hours_per_month", "600"),
        ("purchase", "1y-no-upfront"),
        ("proxy", "yes"),
        ("replicated_to", "eu-west-1"),
    ];
    let database = values(&RDS, &given);
    let (cluster, notes) = deployed(&database, IO_OPTIMIZED);
    assert_eq!(notes, "Aurora has no db.m7g.large; left out: Replica in region");
    assert!(cluster.flag("proxy"));
    assert_eq!(cluster.text("instance_class"), Some("db.r7g.large"));
    assert_eq!((cluster.code("engine"), cluster.code("purchase")), ("postgresql", "1y-no-upfront"));
    assert_eq!((number(&cluster, "instances"), number(&cluster, "storage_gb")), (Some(4), Some(400)));
    assert_eq!((number(&cluster, "io_requests"), number(&cluster, "workload_acu_hours")), (Some(5000), Some(900)));
    assert_eq!(number(&cluster, "hours_per_month"), Some(600));
    let (serverless, notes) = deployed(&database, SERVERLESS);
    assert_eq!(notes, "on demand: serverless capacity cannot be reserved; left out: Replica in region");
    assert_eq!((number(&serverless, "serverless_instances"), number(&serverless, "max_capacity")), (Some(4), Some(4)));
    assert_eq!(number(&serverless, "capacity_unit_hours"), Some(900));
    assert_eq!(serverless.code("purchase"), "on-demand");
    let single = values(&RDS, &[]);
    assert_eq!(number(&deployed(&single, STANDARD).0, "instances"), Some(1));
    assert_eq!(deployed(&single, STANDARD).0.get("io_requests"), None, "open, not zero");
}

#[test]
fn databases_and_clusters_become_each_other_and_back() {
    let given = [("instance_class", "db.r7g.large"), ("storage_gib", "200"), ("workload_io_requests", "70")];
    for deployment in [SINGLE_AZ, MULTI_AZ] {
        for replicas in ["0", "1", "5"] {
            let mut database = values(&RDS, &given).with_choice("deployment", deployment);
            if replicas != "0" {
                database.set("read_replicas", replicas.parse::<u64>().ok().map(|n| Value::Number(Number::from(n))));
            }
            for code in [STANDARD, IO_OPTIMIZED] {
                let cluster = deployed(&database, code).0;
                assert_eq!(deployed(&cluster, deployment).0, database, "{deployment} {replicas} {code}");
            }
        }
    }
}

#[test]
fn usage_of_all_databases_is_shared_by_the_clusters() {
    let database = values(&RDS, &[("backup_gb", "900")]);
    let Deployed::As(cluster, _) = deployed_of(&database, 3, STANDARD) else { panic!("it is possible") };
    assert_eq!(number(&cluster, "backup_gb"), Some(300));
    let Deployed::As(again, _) = deployed_of(&cluster, 3, SINGLE_AZ) else { panic!("it is possible") };
    assert_eq!(number(&again, "backup_gb"), Some(900));
}

#[test]
fn clusters_of_several_zones_have_classes_with_local_storage_and_fast_volumes() {
    let database = values(&RDS, &[("purchase", "database-savings-plan"), ("storage_type", "gp2")]);
    let (cluster, notes) = deployed(&database, MULTI_AZ_CLUSTER);
    assert_eq!(
        notes,
        "a class with local storage instead of db.m7g.large; gp3 instead of gp2; on demand: Database Savings Plans apply to \
         classes of generation 7 and newer"
    );
    assert_eq!((cluster.code("storage_type"), cluster.code("purchase")), ("gp3", "on-demand"));
    let io1 = values(&RDS, &[("instance_class", "db.r5.large"), ("storage_type", "io1"), ("iops", "2000")]);
    let (cluster, _) = deployed(&io1, MULTI_AZ_CLUSTER);
    assert_eq!((cluster.text("instance_class"), cluster.code("storage_type")), (Some("db.r5d.large"), "io1"));
    assert_eq!(number(&cluster, "iops"), Some(2000));
}

#[test]
fn clusters_change_their_capacity() {
    let cluster = values(&AURORA, &[("instances", "2"), ("workload_acu_hours", "500"), ("purchase", "3y-all-upfront")]);
    let (serverless, notes) = deployed(&cluster, SERVERLESS);
    assert_eq!(notes, "on demand: serverless capacity cannot be reserved");
    assert_eq!(
        (number(&serverless, "capacity_unit_hours"), number(&serverless, "workload_acu_hours")),
        (Some(500), None)
    );
    assert_eq!((number(&serverless, "max_capacity"), serverless.get("instance_class")), (Some(8), None));
    let (again, notes) = deployed(&serverless, IO_OPTIMIZED);
    assert_eq!(notes, "the smallest class with at least the memory of 8 ACU");
    assert_eq!(again.text("instance_class"), Some("db.r7g.large"));
    assert_eq!((number(&again, "instances"), number(&again, "workload_acu_hours")), (Some(2), Some(500)));
    let (database, notes) = deployed(&serverless.with("storage_gb", Value::Usage(Usage::known(5))), SINGLE_AZ);
    assert_eq!(notes, "the smallest class with at least the memory of 8 ACU");
    assert_eq!((number(&database, "storage_gib"), number(&database, "workload_acu_hours")), (Some(20), Some(500)));
    let mixed = values(
        &AURORA,
        &[("capacity", "mixed"), ("serverless_instances", "3"), ("max_capacity", "32"), ("capacity_unit_hours", "9")],
    );
    let (all, notes) = deployed(&mixed, SERVERLESS);
    assert_eq!(notes, "");
    assert_eq!(all.get("capacity_unit_hours"), None, "what a part of the instances uses does not tell it");
}

#[test]
fn connections_that_are_accepted_are_told() {
    let database = values(&RDS, &[("engine", "mysql"), ("peak_connections", "1200")]);
    let notes = |code| deployed(&database, code).1;
    // 8 GiB ÷ 12,582,880; 16 GiB of r7g.large; 4 ACU have 8 GiB.
    assert_eq!(notes(SINGLE_AZ), "about 682 connections by default, fewer than at peak");
    assert_eq!(notes(STANDARD), "Aurora has no db.m7g.large; about 1,000 connections by default, fewer than at peak");
    assert_eq!(notes(SERVERLESS), "about 135 connections by default, fewer than at peak");
    let serverless = [("capacity", "serverless"), ("max_capacity", "16"), ("peak_connections", "1200")];
    let cluster = values(&AURORA, &serverless);
    assert_eq!(deployed(&cluster, SERVERLESS).1, "about 3,604 connections by default");
    let pausing = values(&AURORA, &[&serverless[..], &[("min_capacity", "0")]].concat());
    assert_eq!(deployed(&pausing, SERVERLESS).1, "about 2,000 connections by default");
}

#[test]
fn what_is_not_sold_tells_why() {
    for engine in ["mariadb", "oracle-ee", "sqlserver-web", "db2-standard"] {
        let database = values(&RDS, &[("engine", engine)]);
        assert_eq!(refused(&database, STANDARD), "Aurora is compatible with MySQL and PostgreSQL only");
        assert_eq!(refused(&database, MULTI_AZ_CLUSTER), "Multi-AZ clusters are sold for MySQL and PostgreSQL only");
    }
    let express = values(&RDS, &[("engine", "sqlserver-express")]);
    assert_eq!(refused(&express, MULTI_AZ), "SQL Server Express is sold as Single-AZ only");
    let many = values(&RDS, &[("deployment", "multi-az"), ("read_replicas", "15")]);
    assert_eq!(refused(&many, SERVERLESS), "a cluster of Aurora has 16 instances at most");
    let old = values(&RDS, &[("instance_class", "db.r4.large")]);
    assert_eq!(refused(&old, IO_OPTIMIZED), "t2, r3 and r4 have no I/O-Optimized configuration");
    let large = values(&AURORA, &[("instance_class", "db.r7i.48xlarge")]);
    assert_eq!(refused(&large, SERVERLESS), "serverless instances have 256 ACU at most, about 512 GiB of memory");
    assert_eq!(refused(&large, MULTI_AZ), "depends on the GB of storage");
    let full = values(&AURORA, &[("storage_gb", "70000")]);
    assert_eq!(refused(&full, SINGLE_AZ), "a database of RDS has 64 TiB of storage at most");
    let limitless = values(&AURORA, &[("storage_configuration", "io-optimized"), ("limitless_acu_hours", "1")]);
    assert_eq!(refused(&limitless, STANDARD), "Limitless Database needs I/O-Optimized");
}

#[test]
fn multi_az_clusters_leave_out_what_they_cannot_do() {
    let given = [
        ("engine", "mysql"),
        ("instance_class", "db.m6gd.large"),
        ("throughput_mibps", "600"),
        ("autoscaling_max_gib", "1000"),
        ("backups_copied_to", "eu-west-1"),
        ("copied_backup_gb", "10"),
        ("hours_per_month", "400"),
    ];
    let (cluster, notes) = deployed(&values(&RDS, &given), MULTI_AZ_CLUSTER);
    let left = "Throughput, Maximum with storage autoscaling, Backups copied to, Backups copied, Hours per month";
    assert_eq!(notes, format!("Multi-AZ clusters cannot have: {left}"));
    assert!(given[2..].iter().all(|(name, _)| !cluster.is_given(name)));
    let (instance, _) = deployed(&values(&RDS, &given), MULTI_AZ);
    assert!(given[2..].iter().all(|(name, _)| instance.is_given(name)));
}

#[test]
fn copies_in_another_region_are_those_of_each_cluster() {
    let given = [("engine", "mysql"), ("backups_copied_to", "eu-west-1"), ("kept_copies_gb", "300")];
    let Deployed::As(cluster, _) = deployed_of(&values(&RDS, &given), 3, STANDARD) else { panic!("it is possible") };
    assert_eq!(cluster.text("backups_copied_to"), Some("eu-west-1"));
    assert_eq!(cluster.used("kept_copies_gb"), Some(&Usage::known(100)));
}

#[test]
fn databases_with_read_replicas_run_all_month() {
    let hours = |instances: &str, code: &str| {
        let given = [("engine", "mysql"), ("instances", instances), ("storage_gb", "100"), ("hours_per_month", "400")];
        let (database, notes) = deployed(&values(&AURORA, &given), code);
        (database.is_given("hours_per_month"), notes)
    };
    let note = "runs all month: a database with read replicas cannot be stopped".to_owned();
    assert_eq!(hours("2", SINGLE_AZ), (false, note));
    assert_eq!(hours("2", MULTI_AZ), (true, String::new()), "the second instance is the standby");
}
