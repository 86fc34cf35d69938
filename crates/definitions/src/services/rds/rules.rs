//! What RDS refuses, and what would be cheaper. The limits are those of the Amazon RDS user guide, storage.

use super::{
    BILLED_APART, CLUSTER, DB2, EXPRESS, GP3, MAGNETIC, ON_DEMAND, ORACLE, PROVISIONED, SQL_SERVER, STRIPED,
    STRIPED_GIB, STRIPED_GIB_OF_ORACLE,
};
use crate::common::EXTENDED_SUPPORT;
use crate::connections::TOO_MANY_CONNECTIONS;
use crate::purchase_choices::PLAN_GENERATION;
use crate::{Amount, Condition, Level, Rule, Test, Text};

const IOPS: Amount = Amount::Field("iops");
const SIZE: Amount = Amount::Field("storage_gib");
const IO1: Condition = Condition::Is("storage_type", &["io1"]);
const GIVEN_IOPS: Condition = Condition::All(&[PROVISIONED, Condition::Given("iops")]);
const IO2: Condition = Condition::Is("storage_type", &["io2"]);
/// The performance of gp3 volumes that are not striped cannot be raised, except those of SQL Server.
const SMALL_GP3: Condition = Condition::All(&[GP3, Condition::Not(&STRIPED), Condition::Not(&SQL_SERVER)]);
const GP3_OF_SQL_SERVER: Condition = Condition::All(&[GP3, SQL_SERVER]);
/// Classes with AWS Graviton processors.
const GRAVITON: Condition = Condition::Any(&[
    Condition::StartsWith("instance_class", "db.t4g"),
    Condition::StartsWith("instance_class", "db.m6g"),
    Condition::StartsWith("instance_class", "db.m7g"),
    Condition::StartsWith("instance_class", "db.m8g"),
    Condition::StartsWith("instance_class", "db.r6g"),
    Condition::StartsWith("instance_class", "db.r7g"),
    Condition::StartsWith("instance_class", "db.r8g"),
    Condition::StartsWith("instance_class", "db.c6g"),
    Condition::StartsWith("instance_class", "db.x2g"),
]);
const ADDITIONAL_VOLUMES: Condition = Condition::Any(&[ORACLE, SQL_SERVER]);
const AUTOSCALING: Condition = Condition::Given("autoscaling_max_gib");
/// Engines whose replicas are fewer than those of the others.
const FEW_REPLICAS: Condition = Condition::Any(&[ORACLE, SQL_SERVER]);
const BRINGS_MEDIA: Condition = Condition::All(&[
    Condition::Is("engine", &["sqlserver-standard", "sqlserver-enterprise"]),
    Condition::Is("license", &["bring-your-own-license"]),
]);
const NEEDS_NEW_CLASS: Condition = Condition::Any(&[BRINGS_MEDIA, Condition::Is("engine", &["sqlserver-developer"])]);

const fn refused(id: &'static str, place: &'static str, test: Test, message: &'static str, fix: &'static str) -> Rule {
    Rule { id, level: Level::Error, place, test, message: Text::Is(message), fix }
}

pub(super) const ALL: &[Rule] = &[
    refused(
        "db-replica-limit",
        "/config/read_replicas",
        Test::Above(Condition::Not(&FEW_REPLICAS), Amount::Field("read_replicas"), Amount::Of(15)),
        "a database has 15 read replicas at most",
        "use 15 or fewer, or replicas of replicas",
    ),
    refused(
        "db-replica-limit",
        "/config/read_replicas",
        Test::Above(FEW_REPLICAS, Amount::Field("read_replicas"), Amount::Of(5)),
        "databases of Oracle and SQL Server have 5 read replicas at most",
        "use 5 or fewer",
    ),
    refused(
        "rds-replica-edition",
        "/config/read_replicas",
        Test::When(Condition::All(&[
            FEW_REPLICAS,
            Condition::Not(&Condition::Is("engine", &["oracle-ee", "sqlserver-enterprise"])),
            Condition::AtLeast("read_replicas", 1),
        ])),
        "of Oracle and SQL Server, only Enterprise Edition has read replicas",
        "use Enterprise Edition, or leave the replicas out",
    ),
    refused(
        "rds-cluster-engine",
        "/config/deployment",
        Test::When(Condition::All(&[CLUSTER, Condition::Not(&Condition::Is("engine", &["mysql", "postgresql"]))])),
        "Multi-AZ clusters are sold for MySQL and PostgreSQL",
        "use a Multi-AZ instance, or another engine",
    ),
    refused(
        "rds-express-multi-az",
        "/config/deployment",
        Test::When(Condition::All(&[EXPRESS, Condition::Is("deployment", &["multi-az"])])),
        "SQL Server Express is sold as Single-AZ",
        "use Single-AZ, or another edition",
    ),
    refused(
        "rds-sqlserver-class",
        "/config/instance_class",
        Test::When(Condition::All(&[NEEDS_NEW_CLASS, Condition::Not(&BILLED_APART)])),
        "Developer Edition and your own media run on classes of generation 7 and newer",
        "use a class such as db.m7i.large",
    ),
    refused(
        "rds-graviton",
        "/config/instance_class",
        Test::When(Condition::All(&[Condition::Any(&[ORACLE, SQL_SERVER, DB2]), GRAVITON])),
        "Oracle, SQL Server and Db2 do not run on AWS Graviton processors",
        "use a class such as db.m7i.large",
    ),
    refused(
        "rds-licensed-vcpus",
        "/config/licensed_vcpus",
        Test::Above(BILLED_APART, Amount::Field("licensed_vcpus"), Amount::Vcpus("instance_class")),
        "the class has fewer vCPUs",
        "enter at most the vCPUs of the class, or leave it out",
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
        "gp3 below 400 GiB (Oracle: 200) has 3,000 IOPS, which cannot be raised",
        "use more storage, or leave the IOPS out",
    ),
    refused(
        "rds-gp3-small",
        "/config/throughput_mibps",
        Test::Above(SMALL_GP3, Amount::Field("throughput_mibps"), Amount::Of(125)),
        "gp3 below 400 GiB (Oracle: 200) has 125 MiB/s, which cannot be raised",
        "use more storage, or leave the throughput out",
    ),
    refused(
        "rds-gp3-iops",
        "/config/iops",
        Test::Above(Condition::All(&[GP3, Condition::Not(&SQL_SERVER)]), IOPS, Amount::Of(64_000)),
        "gp3 has 64,000 IOPS at most",
        "use io2, or fewer IOPS",
    ),
    refused(
        "rds-gp3-iops",
        "/config/iops",
        Test::Above(GP3_OF_SQL_SERVER, IOPS, Amount::Of(80_000)),
        "gp3 of SQL Server has 80,000 IOPS at most",
        "use io2, or fewer IOPS",
    ),
    refused(
        "rds-gp3-throughput",
        "/config/throughput_mibps",
        Test::Above(GP3_OF_SQL_SERVER, Amount::Field("throughput_mibps"), Amount::Of(2_000)),
        "gp3 of SQL Server has 2,000 MiB/s at most",
        "use io2, or less throughput",
    ),
    refused(
        "rds-storage-most",
        "/config/storage_gib",
        Test::Above(Condition::Not(&ADDITIONAL_VOLUMES), SIZE, Amount::Of(65_536)),
        "a database has 64 TiB at most; those of Oracle and SQL Server 256 TiB with additional volumes",
        "use less storage, or several databases",
    ),
    refused(
        "rds-storage-most",
        "/config/storage_gib",
        Test::Above(MAGNETIC, SIZE, Amount::Of(3_072)),
        "magnetic storage has 3 TiB at most",
        "use gp3",
    ),
    refused(
        "rds-autoscaling",
        "/config/autoscaling_max_gib",
        Test::Above(
            AUTOSCALING,
            Amount::Times(&[Amount::Of(11), SIZE]),
            Amount::Times(&[Amount::Of(10), Amount::Field("autoscaling_max_gib")]),
        ),
        "the maximum of storage autoscaling is at least 10 % above the storage",
        "enter a larger maximum",
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
        "rds-iops-least",
        "/config/iops",
        Test::Above(GIVEN_IOPS, Amount::Of(1_000), IOPS),
        "io1 and io2 volumes have 1,000 IOPS at least",
        "use 1,000 IOPS or more, or gp3",
    ),
    refused(
        "rds-iops-least",
        "/config/iops",
        Test::Above(
            Condition::All(&[IO1, Condition::Given("iops"), Condition::Not(&SQL_SERVER)]),
            SIZE,
            Amount::Times(&[Amount::Of(2), IOPS]),
        ),
        "io1 has 0.5 IOPS per GiB at least",
        "use more IOPS, or gp3",
    ),
    refused(
        "rds-iops-least",
        "/config/iops",
        Test::Above(Condition::All(&[IO1, Condition::Given("iops"), SQL_SERVER]), SIZE, IOPS),
        "io1 of SQL Server has 1 IOPS per GiB at least",
        "use more IOPS, or gp3",
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
    PLAN_GENERATION,
    EXTENDED_SUPPORT,
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
        id: "db-steady-plan",
        level: Level::Advice,
        place: "/config/purchase",
        test: Test::CheaperWith(
            Condition::All(&[
                ON_DEMAND,
                Condition::Any(&[Condition::Is("engine", &["mariadb"]), ORACLE, SQL_SERVER, DB2]),
            ]),
            &[("purchase", "database-savings-plan")],
        ),
        message: Text::Is("a Database Savings Plan for 1 year is cheaper for these hours"),
        fix: "commit to a plan if the database stays for a year",
    },
    Rule {
        id: "db-steady-reserved",
        level: Level::Advice,
        place: "/config/purchase",
        test: Test::CheaperWith(ON_DEMAND, &[("purchase", "1y-no-upfront")]),
        message: Text::Is("a reserved instance for 1 year without upfront payment is cheaper for these hours"),
        fix: "buy a reserved instance if the database stays for a year",
    },
    TOO_MANY_CONNECTIONS,
];

const _: () = assert!(STRIPED_GIB == 400 && STRIPED_GIB_OF_ORACLE == 200, "the messages say 400 and 200 GiB");
