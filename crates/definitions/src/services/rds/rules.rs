//! What RDS refuses, and what would be cheaper. The limits are those of the Amazon RDS user guide, storage.

use super::{GP3, ON_DEMAND, PROVISIONED, STRIPED, STRIPED_GIB};
use crate::{Amount, Condition, Level, Rule, Test, Text};

const IOPS: Amount = Amount::Field("iops");
const SIZE: Amount = Amount::Field("storage_gib");
const IO1: Condition = Condition::Is("storage_type", &["io1"]);
const IO2: Condition = Condition::Is("storage_type", &["io2"]);
const SMALL_GP3: Condition = Condition::All(&[GP3, Condition::Not(&STRIPED)]);

const fn refused(id: &'static str, place: &'static str, test: Test, message: &'static str, fix: &'static str) -> Rule {
    Rule { id, level: Level::Error, place, test, message: Text::Is(message), fix }
}

pub(super) const ALL: &[Rule] = &[
    refused(
        "db-replica-limit",
        "/config/read_replicas",
        Test::Above(Condition::Always, Amount::Field("read_replicas"), Amount::Of(15)),
        "a database has 15 read replicas at most",
        "use 15 or fewer, or replicas of replicas",
    ),
    refused(
        "rds-cluster-engine",
        "/config/deployment",
        Test::When(Condition::All(&[
            Condition::Is("deployment", &["multi-az-cluster"]),
            Condition::Is("engine", &["mariadb"]),
        ])),
        "Multi-AZ clusters are sold for MySQL and PostgreSQL",
        "use a Multi-AZ instance, or another engine",
    ),
    refused(
        "rds-iops-missing",
        "/config/iops",
        Test::When(Condition::All(&[PROVISIONED, Condition::Not(&Condition::Given("iops"))])),
        "io1 and io2 volumes are created with their IOPS",
        "enter the IOPS",
    ),
    refused(
        "rds-gp3-small",
        "/config/iops",
        Test::Above(SMALL_GP3, IOPS, Amount::Of(3_000)),
        "gp3 below 400 GiB has 3,000 IOPS, which cannot be raised",
        "use 400 GiB or more, or take the IOPS out",
    ),
    refused(
        "rds-gp3-small",
        "/config/throughput_mibps",
        Test::Above(SMALL_GP3, Amount::Field("throughput_mibps"), Amount::Of(125)),
        "gp3 below 400 GiB has 125 MiB/s, which cannot be raised",
        "use 400 GiB or more, or take the throughput out",
    ),
    refused(
        "rds-gp3-iops",
        "/config/iops",
        Test::Above(GP3, IOPS, Amount::Of(64_000)),
        "gp3 has 64,000 IOPS at most",
        "use io2, or fewer IOPS",
    ),
    refused(
        "rds-iops-per-gib",
        "/config/iops",
        Test::Above(IO1, IOPS, Amount::Times(&[Amount::Of(50), SIZE])),
        "io1 has 50 IOPS per GiB at most",
        "use more storage, or fewer IOPS",
    ),
    refused(
        "rds-iops-per-gib",
        "/config/iops",
        Test::Above(IO2, IOPS, Amount::Times(&[Amount::Of(1_000), SIZE])),
        "io2 has 1,000 IOPS per GiB at most",
        "use more storage, or fewer IOPS",
    ),
    refused(
        "rds-storage-least",
        "/config/storage_gib",
        Test::Above(PROVISIONED, Amount::Of(100), SIZE),
        "io1 and io2 volumes have 100 GiB at least",
        "use 100 GiB or more, or gp3",
    ),
    refused(
        "rds-storage-least",
        "/config/storage_gib",
        Test::Above(Condition::Is("storage_type", &["gp2", "gp3"]), Amount::Of(20), SIZE),
        "gp2 and gp3 volumes have 20 GiB at least",
        "use 20 GiB or more",
    ),
    Rule {
        id: "db-stopped",
        level: Level::Warning,
        place: "/usage/hours_per_month",
        test: Test::Above(ON_DEMAND, Amount::Month, Amount::Hours("hours_per_month")),
        message: Text::Is("a stopped database still pays for its storage, and AWS starts it after 7 days"),
        fix: "stop it again every week, or delete it and keep a snapshot",
    },
    Rule {
        id: "db-storage-gp3",
        level: Level::Advice,
        place: "/config/storage_type",
        test: Test::CheaperWith(Condition::Is("storage_type", &["gp2", "io1"]), &[("storage_type", "gp3")]),
        message: Text::Is("gp3 has the same performance for less"),
        fix: "change the storage type to gp3",
    },
    Rule {
        id: "db-steady-reserved",
        level: Level::Advice,
        place: "/config/purchase",
        test: Test::CheaperWith(ON_DEMAND, &[("purchase", "1y-no-upfront")]),
        message: Text::Is("a reserved instance for 1 year without upfront payment is cheaper for these hours"),
        fix: "buy a reserved instance if the database stays for a year",
    },
];

const _: () = assert!(STRIPED_GIB == 400, "the messages say 400 GiB");
