//! What RDS refuses, and what would be cheaper. The limits are those of the Amazon RDS user guide.

mod deployment;
mod storage;

use super::charges::HAS_REPLICAS;
use super::{BILLED_APART, CLUSTER, DB2, EXPRESS, INCLUDED, ON_DEMAND, ORACLE, SQL_SERVER};
use crate::common::EXTENDED_SUPPORT;
use crate::connections::TOO_MANY_CONNECTIONS;
use crate::purchase_choices::PLAN_GENERATION;
use crate::{Amount, Condition, Level, Rule, Test, Text};

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
/// Engines whose replicas are fewer than those of the others.
const FEW_REPLICAS: Condition = Condition::Any(&[ORACLE, SQL_SERVER]);
/// Editions without read replicas.
const NO_REPLICAS: Condition =
    Condition::All(&[FEW_REPLICAS, Condition::Not(&Condition::Is("engine", &["oracle-ee", "sqlserver-enterprise"]))]);
const BRINGS_MEDIA: Condition = Condition::All(&[
    Condition::Is("engine", &["sqlserver-standard", "sqlserver-enterprise"]),
    Condition::Is("license", &["bring-your-own-license"]),
]);
const NEEDS_NEW_CLASS: Condition = Condition::Any(&[BRINGS_MEDIA, Condition::Is("engine", &["sqlserver-developer"])]);

const fn refused(id: &'static str, place: &'static str, test: Test, message: &'static str, fix: &'static str) -> Rule {
    Rule { id, level: Level::Error, place, test, message: Text::Is(message), fix }
}

const ENGINES: &[Rule] = &[
    refused(
        "db-replica-limit",
        "/config/read_replicas",
        Test::Above(
            Condition::Not(&Condition::Any(&[FEW_REPLICAS, DB2])),
            Amount::Field("read_replicas"),
            Amount::Of(15),
        ),
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
        "db-replica-limit",
        "/config/read_replicas",
        Test::Above(DB2, Amount::Field("read_replicas"), Amount::Of(3)),
        "databases of Db2 have 3 replicas at most",
        "use 3 or fewer",
    ),
    refused(
        "rds-replica-edition",
        "/config/replicated_to",
        Test::When(Condition::All(&[NO_REPLICAS, Condition::Given("replicated_to")])),
        "of Oracle and SQL Server, only Enterprise Edition has read replicas",
        "use Enterprise Edition, or leave the replica out",
    ),
    refused(
        "rds-replica-edition",
        "/config/read_replicas",
        Test::When(Condition::All(&[NO_REPLICAS, HAS_REPLICAS])),
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
    Rule {
        id: "rds-licensed-vcpus-least",
        level: Level::Warning,
        place: "/config/licensed_vcpus",
        test: Test::Above(
            Condition::All(&[BILLED_APART, INCLUDED, Condition::Given("licensed_vcpus")]),
            Amount::Of(4),
            Amount::Field("licensed_vcpus"),
        ),
        message: Text::Is("the SQL Server license is billed for 4 vCPUs at least"),
        fix: "use 4 vCPUs or more",
    },
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

const PARTS: &[&[Rule]] = &[deployment::ALL, storage::ALL, ENGINES];
const COUNT: usize = deployment::ALL.len() + storage::ALL.len() + ENGINES.len();

pub(super) static ALL: [Rule; COUNT] = Rule::joined(PARTS);
