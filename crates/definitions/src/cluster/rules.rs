//! What AWS refuses of clusters, and what would be cheaper.

use super::{
    BURSTABLE, GLOBAL, IO_OPTIMIZED, MOST_CAPACITY, MOST_IN_AN_HOUR, ON_DEMAND, PRIMARY, PROVISIONED_ON_DEMAND,
    SERVERLESS, STANDARD,
};
use crate::amount::Amount;
use crate::common::{copy_region, replica_region};
use crate::condition::Condition;
use crate::purchase_choices::plan_is_cheaper;
use crate::reading::Reading;
use crate::rule::{Level, Rule, Test};
use crate::text::Text;
use crate::usage_value::Usage;
use crate::value::Value;

/// A rule that says what AWS refuses.
#[must_use]
pub const fn refused(
    id: &'static str,
    place: &'static str,
    test: Test,
    message: &'static str,
    fix: &'static str,
) -> Rule {
    Rule { id, level: Level::Error, place, test, message: Text::Is(message), fix }
}

/// A cluster has 16 instances at most.
pub const TOO_MANY_INSTANCES: Rule = refused(
    "db-replica-limit",
    "/config/instances",
    Test::Above(
        Condition::Is("capacity", &["mixed"]),
        Amount::Sum(&[Amount::Field("instances"), Amount::Field("serverless_instances")]),
        Amount::Of(16),
    ),
    "a cluster has one writer and 15 readers at most",
    "use 16 instances or fewer, serverless ones included",
);

/// A capacity that is no multiple of one half. `twice` is the capacity times two.
const fn in_halves(place: &'static str, twice: &'static Amount) -> Rule {
    refused(
        "db-serverless-step",
        place,
        Test::Above(SERVERLESS, Amount::Started(twice, 1), *twice),
        "capacity is set in steps of 0.5",
        "use a multiple of 0.5",
    )
}

/// The minimum capacity is no multiple of one half.
pub const MIN_IN_HALVES: Rule =
    in_halves("/config/min_capacity", &Amount::Times(&[Amount::Of(2), Amount::Field("min_capacity")]));
/// The maximum capacity is no multiple of one half.
pub const MAX_IN_HALVES: Rule =
    in_halves("/config/max_capacity", &Amount::Times(&[Amount::Of(2), Amount::Field("max_capacity")]));
/// The minimum capacity is above the maximum.
pub const MIN_ABOVE_MAX: Rule = refused(
    "db-serverless-range",
    "/config/min_capacity",
    Test::Above(SERVERLESS, Amount::Field("min_capacity"), Amount::Field("max_capacity")),
    "the minimum capacity is above the maximum",
    "lower the minimum, or raise the maximum",
);
/// More capacity than the instances have, over the month or in an hour.
pub const ABOVE_CAPACITY: Rule = refused(
    "db-serverless-capacity",
    "/usage/capacity_unit_hours",
    Test::By(is_above_capacity),
    "the serverless instances cannot use more than their maximum capacity",
    "raise the maximum capacity, add instances, or lower the usage",
);

/// Whether more capacity is used than the instances have: over the month, or in an hour of usage by the hour.
fn is_above_capacity(reading: &Reading<'_>) -> bool {
    if !SERVERLESS.holds(reading) {
        return false;
    }
    let (used, most) = (reading.number("capacity_unit_hours"), MOST_CAPACITY.of(reading));
    let is_above = matches!((used, most), (Ok(Some(used)), Ok(Some(most))) if used > most);
    match reading.values.field("capacity_unit_hours") {
        Some((_, Some(Value::Usage(Usage::ByHour(hours))))) => {
            let most = MOST_IN_AN_HOUR.of(reading);
            is_above || matches!(most, Ok(Some(most)) if hours.iter().any(|hour| hour.0 > most))
        }
        _ => is_above,
    }
}
/// Serverless capacity that is mostly in use.
pub const STEADY_SERVERLESS: Rule = Rule {
    id: "db-serverless-fit",
    level: Level::Advice,
    place: "/config/capacity",
    test: Test::Above(
        SERVERLESS,
        Amount::Times(&[Amount::Of(10), Amount::Field("capacity_unit_hours")]),
        Amount::Times(&[Amount::Of(6), MOST_CAPACITY]),
    ),
    message: Text::Is(
        "serverless capacity is used above 60 % of the maximum on average: provisioned instances cost less",
    ),
    fix: "compare with a provisioned class of as much memory",
};
/// Provisioned instances that cost less with a Database Savings Plan.
pub const STEADY_PLAN: Rule = Rule {
    id: "db-steady-plan",
    level: Level::Advice,
    place: "/config/purchase",
    test: Test::CheaperWith(PROVISIONED_ON_DEMAND, &[("purchase", "database-savings-plan")]),
    message: Text::Is("a Database Savings Plan for 1 year is cheaper for these hours"),
    fix: "commit to a plan if the cluster stays for a year",
};
/// Serverless instances that cost less with a Database Savings Plan.
pub const SERVERLESS_PLAN_PAYS: Rule =
    plan_is_cheaper("db-steady-plan", Condition::All(&[Condition::Is("capacity", &["serverless"]), ON_DEMAND]));
/// A cluster that is stopped for part of the month.
pub const STOPPED: Rule = Rule {
    id: "db-stopped",
    level: Level::Warning,
    place: "/usage/hours_per_month",
    test: Test::Above(Condition::Always, Amount::Month, Amount::Hours("hours_per_month")),
    message: Text::Is("a stopped cluster still pays for its storage and backups, and AWS starts it after 7 days"),
    fix: "stop it again every week, or delete it and keep a snapshot",
};
/// A replica in the Region of the primary cluster.
pub const SAME_REGION: Rule = refused(
    "db-global-region",
    "/config/secondary_region",
    Test::When(Condition::All(&[PRIMARY, Condition::Not(&Condition::Elsewhere("secondary_region"))])),
    "a secondary cluster is in another Region than the primary cluster",
    "choose another Region",
);
/// A secondary Region in another partition.
pub const OTHER_PARTITION: Rule =
    replica_region!("db-global-region", "db-global-partition", "secondary_region", PRIMARY)[1];
const COPIES: [Rule; 2] = copy_region!("db-copy-region", "db-copy-partition", "backups_copied_to", Condition::Always);
/// Snapshots that are copied within the Region.
pub const COPIES_IN_REGION: Rule = COPIES[0];
/// Snapshots that are copied to another partition.
pub const COPIES_IN_PARTITION: Rule = COPIES[1];
/// A burstable class in a cluster of several Regions.
pub const GLOBAL_BURSTABLE: Rule = refused(
    "db-global-class",
    "/config/instance_class",
    Test::When(Condition::All(&[GLOBAL, BURSTABLE])),
    "clusters of several Regions have no burstable classes",
    "use a memory optimized class",
);
/// I/O costs more than the premium of I/O-Optimized.
pub const IO_OPTIMIZED_PAYS: Rule = Rule {
    id: "db-io-optimized",
    level: Level::Advice,
    place: "/config/storage_configuration",
    test: Test::CheaperWith(STANDARD, &[("storage_configuration", "io-optimized")]),
    message: Text::Is("I/O-Optimized costs less for this much I/O"),
    fix: "change the storage configuration, which is possible once in 30 days",
};
/// I/O costs less than the premium of I/O-Optimized.
pub const STANDARD_PAYS: Rule = Rule {
    id: "db-io-optimized",
    level: Level::Advice,
    place: "/config/storage_configuration",
    test: Test::CheaperWith(IO_OPTIMIZED, &[("storage_configuration", "standard")]),
    message: Text::Is("the standard configuration costs less for this much I/O"),
    fix: "change the storage configuration, which is possible at any time",
};
