//! What deployments of RDS cannot do, and what databases that are copied, replicated or stopped must be (Amazon RDS user
//! guide: limitations of Multi-AZ DB clusters, stopping a DB instance).

use super::super::charges::HAS_REPLICAS;
use super::super::{CLUSTER, SQL_SERVER};
use super::refused;
use crate::common::{copy_region, replica_region};
use crate::services::relational::has_local_storage;
use crate::{Amount, Condition, Rule, Test};

const COPIES: [Rule; 2] = copy_region!("rds-copy-region", "rds-copy-partition", "backups_copied_to", Condition::Always);
const REPLICA: [Rule; 2] =
    replica_region!("rds-replica-region", "rds-replica-partition", "replicated_to", Condition::Always);

/// The databases of this kind are stopped for part of the month.
const fn stopped(when: Condition) -> Test {
    Test::Above(when, Amount::Month, Amount::Hours("hours_per_month"))
}

const fn of_cluster(place: &'static str, when: Condition, message: &'static str, fix: &'static str) -> Rule {
    refused("rds-cluster-limits", place, Test::When(when), message, fix)
}

pub(super) const ALL: &[Rule] = &[
    REPLICA[0],
    REPLICA[1],
    COPIES[0],
    COPIES[1],
    refused(
        "rds-cluster-class",
        "/config/instance_class",
        Test::By(|reading| {
            CLUSTER.holds(reading) && !has_local_storage(reading.values.text("instance_class").unwrap_or_default())
        }),
        "the instances of a Multi-AZ cluster need local storage",
        "use a class such as db.m6gd.large",
    ),
    of_cluster(
        "/config/storage_type",
        Condition::All(&[CLUSTER, Condition::Is("storage_type", &["gp2", "magnetic"])]),
        "Multi-AZ clusters have neither gp2 nor magnetic storage",
        "use gp3, io1 or io2",
    ),
    of_cluster(
        "/config/throughput_mibps",
        Condition::All(&[CLUSTER, Condition::Given("throughput_mibps")]),
        "the throughput of a Multi-AZ cluster follows from its IOPS",
        "leave the throughput out",
    ),
    of_cluster(
        "/config/autoscaling_max_gib",
        Condition::All(&[CLUSTER, Condition::Given("autoscaling_max_gib")]),
        "Multi-AZ clusters have no storage autoscaling",
        "leave the maximum out",
    ),
    of_cluster(
        "/config/backups_copied_to",
        Condition::All(&[CLUSTER, Condition::Given("backups_copied_to")]),
        "snapshots of Multi-AZ clusters cannot be copied, nor automated backups to another Region",
        "leave the copies out, or use a Multi-AZ instance",
    ),
    refused(
        "rds-cluster-limits",
        "/usage/hours_per_month",
        stopped(CLUSTER),
        "Multi-AZ clusters cannot be stopped",
        "let it run all month, or use a Multi-AZ instance",
    ),
    refused(
        "rds-stop-replicas",
        "/usage/hours_per_month",
        stopped(Condition::Any(&[HAS_REPLICAS, Condition::Given("replicated_to")])),
        "a database with read replicas cannot be stopped",
        "let it run all month, or leave the replicas out",
    ),
    refused(
        "rds-stop-multi-az",
        "/usage/hours_per_month",
        stopped(Condition::All(&[SQL_SERVER, Condition::Is("deployment", &["multi-az"])])),
        "a Multi-AZ instance of SQL Server cannot be stopped",
        "let it run all month, or use Single-AZ",
    ),
];
