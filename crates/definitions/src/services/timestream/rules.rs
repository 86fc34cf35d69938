//! What Timestream for InfluxDB refuses, and what would be cheaper. The limits are those of the developer guide.

use super::{READ_REPLICAS, SAVINGS_PLAN, V2};
use crate::{Amount, Condition, Level, Rule, Test, Text};

const MULTI_AZ: Condition = Condition::All(&[V2, Condition::Is("deployment", &["multi-az"])]);

/// The least storage with more than 3,000 IOPS.
const FAST_GIB: u64 = 400;

const fn refused(id: &'static str, place: &'static str, test: Test, message: &'static str, fix: &'static str) -> Rule {
    Rule { id, level: Level::Error, place, test, message: Text::Is(message), fix }
}

pub(super) const ALL: &[Rule] = &[
    refused(
        "timestream-storage-least",
        "/config/storage_gib",
        Test::Above(
            Condition::All(&[V2, Condition::Is("storage_type", &["iops-12000", "iops-16000"])]),
            Amount::Of(FAST_GIB),
            Amount::Field("storage_gib"),
        ),
        "storage with 12,000 or 16,000 IOPS has 400 GiB at least",
        "use 400 GiB or more, or 3,000 IOPS",
    ),
    refused(
        "timestream-zones",
        "/config/deployment",
        Test::By(|reading| MULTI_AZ.holds(reading) && reading.subnets == 1),
        "Multi-AZ needs subnets in two zones",
        "add a subnet in another zone",
    ),
    refused(
        "timestream-zones",
        "/config/deployment",
        Test::By(|reading| READ_REPLICAS.holds(reading) && matches!(reading.subnets, 1 | 2)),
        "a read replica cluster needs subnets in three zones",
        "add subnets in other zones",
    ),
    Rule {
        id: "timestream-class",
        level: Level::Warning,
        place: "/config/instance_class",
        test: Test::When(Condition::StartsWith("instance_class", "db.influx.48xlarge")),
        message: Text::Is(
            "the developer guide lists classes up to db.influx.24xlarge: this one is in AWS's price list alone",
        ),
        fix: "check that the class is available in this Region, or use a smaller one",
    },
    Rule {
        id: "timestream-savings-plan",
        level: Level::Advice,
        place: "/config/purchase",
        test: Test::CheaperWith(Condition::Not(&SAVINGS_PLAN), &[("purchase", "database-savings-plan")]),
        message: Text::Is("a Database Savings Plan for 1 year is cheaper for these hours"),
        fix: "commit to it if the database stays for a year",
    },
];

const _: () = assert!(FAST_GIB == 400, "the messages say 400 GiB");
