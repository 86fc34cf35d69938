//! What Aurora refuses, and what would be cheaper. The limits are those of the Amazon Aurora user guide.

use super::MYSQL;
use crate::cluster::{
    ABOVE_CAPACITY, COPIES_IN_PARTITION, COPIES_IN_REGION, GLOBAL, GLOBAL_BURSTABLE, IO_OPTIMIZED, IO_OPTIMIZED_PAYS,
    MAX_IN_HALVES, MIN_ABOVE_MAX, MIN_IN_HALVES, OTHER_PARTITION, PROVISIONED, PROVISIONED_ON_DEMAND, SAME_REGION,
    SERVERLESS_PLAN_PAYS, STANDARD_PAYS, STEADY_PLAN, STEADY_SERVERLESS, STOPPED, TOO_MANY_INSTANCES, refused,
};
use crate::common::EXTENDED_SUPPORT;
use crate::connections::TOO_MANY_CONNECTIONS;
use crate::purchase_choices::PLAN_GENERATION;
use crate::{Amount, Condition, Level, Rule, Test, Text};

const STORAGE: Amount = Amount::Field("storage_gb");

pub(super) const ALL: &[Rule] = &[
    TOO_MANY_INSTANCES,
    MIN_IN_HALVES,
    MAX_IN_HALVES,
    MIN_ABOVE_MAX,
    PLAN_GENERATION,
    SAME_REGION,
    OTHER_PARTITION,
    COPIES_IN_REGION,
    COPIES_IN_PARTITION,
    GLOBAL_BURSTABLE,
    refused(
        "aurora-io-optimized-class",
        "/config/instance_class",
        Test::When(Condition::All(&[
            PROVISIONED,
            IO_OPTIMIZED,
            Condition::Any(&[
                Condition::StartsWith("instance_class", "db.t2"),
                Condition::StartsWith("instance_class", "db.r3"),
                Condition::StartsWith("instance_class", "db.r4"),
            ]),
        ])),
        "t2, r3 and r4 have no I/O-Optimized configuration",
        "use a newer class, or Aurora Standard",
    ),
    refused(
        "aurora-global-backtrack",
        "/config/backtrack_hours",
        Test::When(Condition::All(&[MYSQL, GLOBAL, Condition::AtLeast("backtrack_hours", 1)])),
        "clusters of a Global Database have no Backtrack",
        "set the window to 0, or take the cluster out of the Global Database",
    ),
    refused(
        "aurora-global-stopped",
        "/usage/hours_per_month",
        Test::Above(GLOBAL, Amount::Month, Amount::Hours("hours_per_month")),
        "clusters of a Global Database cannot be stopped",
        "let it run all month, or take it out of the Global Database",
    ),
    refused(
        "aurora-storage-limit",
        "/usage/storage_gb",
        Test::Above(Condition::Always, STORAGE, Amount::Of(262_144)),
        "a cluster has 256 TiB of storage at most",
        "spread the data over several clusters",
    ),
    Rule {
        id: "aurora-storage-version",
        level: Level::Warning,
        place: "/usage/storage_gb",
        test: Test::Above(Condition::Always, STORAGE, Amount::Of(131_072)),
        message: Text::Is("older engine versions have 128 TiB of storage at most"),
        fix: "use an engine version that has 256 TiB",
    },
    Rule {
        id: "aurora-serverless-reserved",
        level: Level::Warning,
        place: "/config/purchase",
        test: Test::When(Condition::All(&[Condition::Is("capacity", &["serverless"]), super::RESERVED])),
        message: Text::Is("serverless capacity cannot be reserved: it is priced on demand"),
        fix: "use a Database Savings Plan, or provisioned instances",
    },
    ABOVE_CAPACITY,
    STOPPED,
    STEADY_SERVERLESS,
    IO_OPTIMIZED_PAYS,
    STANDARD_PAYS,
    Rule {
        id: "db-steady-reserved",
        level: Level::Advice,
        place: "/config/purchase",
        test: Test::CheaperWith(PROVISIONED_ON_DEMAND, &[("purchase", "1y-no-upfront")]),
        message: Text::Is("a reserved instance for 1 year without upfront payment is cheaper for these hours"),
        fix: "buy reserved instances if the cluster stays for a year",
    },
    STEADY_PLAN,
    SERVERLESS_PLAN_PAYS,
    EXTENDED_SUPPORT,
    TOO_MANY_CONNECTIONS,
];
