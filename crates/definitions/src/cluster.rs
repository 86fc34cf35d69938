//! Fields, factors, conditions and rules of database clusters whose instances share one storage volume: Aurora, Neptune
//! and DocumentDB.

use units::{Decimal, Error, Unit};

use crate::amount::Amount;
use crate::charge::{Charge, Factor, Price};
use crate::condition::Condition;
use crate::field::{Absent, Choice, Field, Measure, Type};
use crate::reading::Reading;
use crate::rule::{Level, Rule, Test};
use crate::text::Text;
use crate::usage_value::Usage;
use crate::value::Value;

/// The configuration that bills I/O.
pub const STANDARD: Condition = Condition::Is("storage_configuration", &["standard"]);
/// The configuration whose prices include I/O.
pub const IO_OPTIMIZED: Condition = Condition::Is("storage_configuration", &["io-optimized"]);
/// The cluster has provisioned instances.
pub const PROVISIONED: Condition = Condition::Is("capacity", &["provisioned", "mixed"]);
/// The cluster has serverless instances.
pub const SERVERLESS: Condition = Condition::Is("capacity", &["serverless", "mixed"]);
/// No commitment.
pub const ON_DEMAND: Condition = Condition::Is("purchase", &["on-demand"]);
/// A Database Savings Plan.
pub const SAVINGS_PLAN: Condition = Condition::Is("purchase", &["database-savings-plan"]);
/// Provisioned instances without a commitment.
pub const PROVISIONED_ON_DEMAND: Condition = Condition::All(&[PROVISIONED, ON_DEMAND]);
/// Provisioned instances with a Database Savings Plan.
pub const PROVISIONED_PLAN: Condition = Condition::All(&[PROVISIONED, SAVINGS_PLAN]);
/// Serverless instances without a Database Savings Plan. There are no reservations of these.
pub const SERVERLESS_ON_DEMAND: Condition = Condition::All(&[SERVERLESS, Condition::Not(&SAVINGS_PLAN)]);
/// Serverless instances with a Database Savings Plan.
pub const SERVERLESS_PLAN: Condition = Condition::All(&[SERVERLESS, SAVINGS_PLAN]);
/// The primary cluster of several Regions.
pub const PRIMARY: Condition = Condition::Is("global_cluster", &["primary"]);
/// A cluster of several Regions.
pub const GLOBAL: Condition = Condition::Is("global_cluster", &["primary", "secondary"]);
/// A burstable class.
pub const BURSTABLE: Condition = Condition::All(&[PROVISIONED, Condition::StartsWith("instance_class", "db.t")]);

/// The assumption of a line at the rate of a Database Savings Plan.
pub const PLAN_COVERS_ALL: &str = "the hourly commitment of the plan covers all of it, and none of it is unused";

/// The kinds of instances.
pub const CAPACITY: Field = Field::choice(
    "capacity",
    "Capacity",
    &[
        Choice::new("provisioned", "Provisioned"),
        Choice::new("serverless", "Serverless"),
        Choice::new("mixed", "Provisioned and serverless"),
    ],
);

/// The number of provisioned instances.
pub const INSTANCES: Field =
    Field::new("instances", "Instances", Type::Number { least: 1, most: 16, decimals: 0, unit: "" })
        .absent(Absent::Counts(1))
        .hint("The writer and up to 15 readers")
        .when(PROVISIONED);

/// The number of serverless instances.
pub const SERVERLESS_INSTANCES: Field = Field::new(
    "serverless_instances",
    "Serverless instances",
    Type::Number { least: 1, most: 16, decimals: 0, unit: "" },
)
.absent(Absent::Counts(1))
.hint("Each scales on its own")
.when(SERVERLESS);

/// The least capacity of a serverless instance.
#[must_use]
pub const fn min_capacity(least: u64, most: u64, unit: &'static str) -> Field {
    Field::new("min_capacity", "Minimum capacity", Type::Number { least, most, decimals: 1, unit })
        .absent(Absent::Counts(1))
        .when(SERVERLESS)
}

/// The largest capacity of a serverless instance.
#[must_use]
pub const fn max_capacity(most: u64, unit: &'static str) -> Field {
    Field::new("max_capacity", "Maximum capacity", Type::Number { least: 1, most, decimals: 1, unit })
        .absent(Absent::Counts(16))
        .when(SERVERLESS)
}

/// The capacity that the serverless instances use, such as ACU-hours.
#[must_use]
pub const fn used_capacity(label: &'static str, unit_hours: &'static str, missing: &'static str) -> Field {
    Field::usage("capacity_unit_hours", label, Measure::Count(unit_hours), missing)
        .hint("Of all serverless instances together: per hour it is their average capacity")
        .when(SERVERLESS)
}

/// The data of the cluster.
pub const STORAGE: Field = Field::usage("storage_gb", "Storage", Measure::Amount("GB-months"), "the GB of storage")
    .hint("Used on average; billed once, however many instances there are")
    .may_save_when(Condition::Given("backup_gb"));

/// Reads and writes of the volume.
pub const IO_REQUESTS: Field =
    Field::usage("io_requests", "I/O requests", Measure::Count("I/O requests"), "the I/O requests")
        .hint("Reads and writes of the cluster volume")
        .when(STANDARD);

/// Backups, also automated ones.
pub const BACKUP: Field =
    Field::optional("backup_gb", "Backup storage", Measure::Amount("GB-months"), "the GB of backups")
        .hint("All of it; free up to the size of the cluster");

/// CPU credits of burstable classes above their baseline.
pub const SURPLUS: Field =
    Field::optional("surplus_vcpu_hours", "Surplus CPU credits", Measure::Amount("vCPU-hours"), "the surplus credits")
        .hint("Of all instances, above the baseline")
        .when(BURSTABLE);

/// The Region of the secondary cluster.
pub const SECONDARY_REGION: Field =
    Field::new("secondary_region", "Secondary Region", Type::Region).absent(Absent::Refused).when(PRIMARY);

/// The number of secondary Regions.
#[must_use]
pub const fn secondary_regions(most: u64) -> Field {
    Field::new("secondary_regions", "Secondary Regions", Type::Number { least: 1, most, decimals: 0, unit: "" })
        .absent(Absent::Counts(1))
        .hint("All of them at the price of transfer to this one")
        .when(PRIMARY)
}

/// Writes that are replicated to other Regions.
pub const REPLICATED_WRITES: Field = Field::usage(
    "replicated_write_ios",
    "Replicated write I/O",
    Measure::Count("write I/O requests"),
    "the replicated writes",
)
.hint("Write I/O of the primary cluster")
.when(PRIMARY);

/// Data that is replicated to other Regions.
pub const REPLICATED_DATA: Field =
    Field::usage("replicated_gb", "Replicated data", Measure::Data, "the GB replicated to the secondary Region")
        .hint("To each secondary Region")
        .when(PRIMARY);

/// The clusters.
pub const CLUSTERS: Factor = Factor::placed("cluster", "clusters");
/// The provisioned instances of each cluster.
pub const INSTANCES_EACH: Factor = Factor::of(Amount::Field("instances"), "instance", "instances");
/// The secondary Regions of each cluster.
pub const SECONDARIES: Factor = Factor::of(Amount::Field("secondary_regions"), "secondary Region", "secondary Regions");
/// The backups above the size of the cluster.
pub const BACKUP_ABOVE: Factor = Factor::amount(
    Amount::Above(&Amount::Field("backup_gb"), &Amount::Field("storage_gb")),
    "GB-months above the size of the cluster",
);
/// The hours that a cluster runs.
pub const RUNNING: &[Factor] = &[CLUSTERS, INSTANCES_EACH, Factor::HOURS];
/// The hours of a commitment.
pub const ALL_MONTH: &[Factor] = &[CLUSTERS, INSTANCES_EACH, Factor::MONTH];

/// The least capacity of all serverless instances, for as long as the cluster runs.
const LEAST_CAPACITY: Amount = Amount::Times(&[
    Amount::Field("min_capacity"),
    Amount::Field("serverless_instances"),
    Amount::Hours("hours_per_month"),
]);
/// The largest capacity of all serverless instances.
const MOST_CAPACITY: Amount = Amount::Times(&[
    Amount::Field("max_capacity"),
    Amount::Field("serverless_instances"),
    Amount::Hours("hours_per_month"),
]);

/// The least capacity of all serverless instances in an hour.
const LEAST_IN_AN_HOUR: Amount = Amount::Times(&[Amount::Field("min_capacity"), Amount::Field("serverless_instances")]);

/// The capacity that is billed: what is used, at least the minimum. `label` is its unit.
#[must_use]
pub const fn billed_capacity(label: &'static str) -> Factor {
    Factor::amount(Amount::By(at_least_the_minimum), label)
}

/// What is used, at least the minimum: of usage by the hour in each hour, otherwise over the month.
fn at_least_the_minimum(reading: &Reading<'_>) -> Result<Option<Decimal>, Error> {
    let used = reading.number("capacity_unit_hours")?;
    let Some((used, least)) = used.zip(LEAST_CAPACITY.of(reading)?) else { return Ok(None) };
    let (hourly, running) = (LEAST_IN_AN_HOUR.of(reading)?, Amount::Hours("hours_per_month").of(reading)?);
    let idle = match (reading.values.field("capacity_unit_hours"), hourly.zip(running)) {
        (Some((_, Some(Value::Usage(Usage::ByHour(hours))))), Some((hourly, running))) if reading.hour.is_none() => {
            let missing: Decimal = hours.iter().map(|hour| (hourly - hour.0).max(Decimal::ZERO)).sum();
            let in_the_month = missing.checked_mul(running).ok_or(Error::Overflow)?;
            in_the_month.checked_div(Decimal::from(hours.len())).ok_or(Error::Overflow)?
        }
        _ => Decimal::ZERO,
    };
    Ok(Some(used.checked_add(idle).ok_or(Error::Overflow)?.max(least)))
}

/// A charge for instances. Not every Region has every class.
#[must_use]
pub const fn instances(
    code: &'static str,
    label: Text,
    price: Price,
    factors: &'static [Factor],
    when: Condition,
) -> Charge {
    Charge { code, label, unit: Unit::InstanceHour, factors, price, when, perhaps_sold: true, ..Charge::NEW }
}

/// A charge that is one usage value of each cluster at a price.
#[must_use]
pub const fn metered(
    code: &'static str,
    label: &'static str,
    unit: Unit,
    factors: &'static [Factor],
    price: Price,
    when: Condition,
) -> Charge {
    Charge { code, label: Text::Is(label), unit, factors, price, when, ..Charge::NEW }
}

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
/// More capacity than the instances have.
pub const ABOVE_CAPACITY: Rule = Rule {
    id: "db-serverless-capacity",
    level: Level::Warning,
    place: "/usage/capacity_unit_hours",
    test: Test::Above(SERVERLESS, Amount::Field("capacity_unit_hours"), MOST_CAPACITY),
    message: Text::Is("the serverless instances cannot use more than their maximum capacity"),
    fix: "raise the maximum capacity, add instances, or lower the usage",
};
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
/// A Savings Plan with a class that no plan covers.
pub const PLAN_GENERATION: Rule = refused(
    "db-plan-generation",
    "/config/purchase",
    Test::When(Condition::All(&[
        PROVISIONED_PLAN,
        Condition::Any(&[
            Condition::StartsWith("instance_class", "db.t"),
            Condition::StartsWith("instance_class", "db.r3"),
            Condition::StartsWith("instance_class", "db.r4"),
            Condition::StartsWith("instance_class", "db.r5"),
            Condition::StartsWith("instance_class", "db.r6"),
            Condition::StartsWith("instance_class", "db.x2"),
        ]),
    ])),
    "Database Savings Plans apply to classes of generation 7 and newer",
    "use a newer class, or another purchase option",
);
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
