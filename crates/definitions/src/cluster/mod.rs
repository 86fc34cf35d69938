//! Fields, factors, conditions, charges and rules of database clusters whose instances share one storage volume: Aurora, Neptune
//! and DocumentDB.

mod charges;
mod rules;

use units::{Decimal, Error};

use crate::amount::Amount;
use crate::charge::Factor;
use crate::condition::Condition;
use crate::field::{Absent, Choice, Field, Measure, Type};
use crate::reading::Reading;
use crate::usage_value::Usage;
use crate::value::Value;
pub use charges::*;
pub use rules::*;

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
        .hint(
            "The writer and up to 15 readers, all of this class. For readers of other classes, add a cluster with 0 GB",
        )
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
        .hint("Per cluster, of all serverless instances together: per hour it is their average capacity")
        .when(SERVERLESS)
}

/// The data of the cluster.
pub const STORAGE: Field = Field::usage("storage_gb", "Storage", Measure::Amount("GB-months"), "the GB of storage")
    .hint("Per cluster, on average; billed once, however many instances there are")
    .may_save_when(Condition::Given("backup_gb"));

/// Reads and writes of the volume.
pub const IO_REQUESTS: Field =
    Field::usage("io_requests", "I/O requests", Measure::Count("I/O requests"), "the I/O requests")
        .hint("Per cluster: reads and writes of its volume")
        .when(STANDARD);

/// Backups, also automated ones.
pub const BACKUP: Field =
    Field::optional("backup_gb", "Backup storage", Measure::Amount("GB-months"), "the GB of backups")
        .hint("Per cluster, all of it; free up to the size of the cluster");

/// The Region that snapshots are copied to.
pub const COPY_REGION: Field = Field::new("backups_copied_to", "Snapshots copied to", Type::Region);

/// The snapshots that are copied.
pub const COPIED: Field = Field::usage("copied_backup_gb", "Snapshots copied", Measure::Data, "the GB copied")
    .hint("Per cluster")
    .when(Condition::Given("backups_copied_to"));

/// What is kept of the copies.
pub const KEPT_COPIES: Field =
    Field::usage("kept_copies_gb", "Copies kept", Measure::Amount("GB-months"), "the GB of copies")
        .hint("Per cluster")
        .when(Condition::Given("backups_copied_to"));

/// Snapshots are copied to another Region.
pub const HAS_COPIES: Condition = Condition::Elsewhere("backups_copied_to");

/// CPU credits of burstable classes above their baseline.
pub const SURPLUS: Field =
    Field::optional("surplus_vcpu_hours", "Surplus CPU credits", Measure::Amount("vCPU-hours"), "the surplus credits")
        .hint("Per cluster, of all instances, above the baseline")
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
.hint("Per cluster: write I/O of the primary cluster")
.when(PRIMARY);

/// Data that is replicated to other Regions.
pub const REPLICATED_DATA: Field =
    Field::usage("replicated_gb", "Replicated data", Measure::Data, "the GB replicated to the secondary Region")
        .hint("Per cluster, to each secondary Region")
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
pub const LEAST_CAPACITY: Amount = Amount::Times(&[
    Amount::Field("min_capacity"),
    Amount::Field("serverless_instances"),
    Amount::Hours("hours_per_month"),
]);
/// The largest capacity of all serverless instances.
pub const MOST_CAPACITY: Amount = Amount::Times(&[
    Amount::Field("max_capacity"),
    Amount::Field("serverless_instances"),
    Amount::Hours("hours_per_month"),
]);

/// The largest capacity of all serverless instances in an hour.
const MOST_IN_AN_HOUR: Amount = Amount::Times(&[Amount::Field("max_capacity"), Amount::Field("serverless_instances")]);

/// The least capacity of all serverless instances in an hour.
const LEAST_IN_AN_HOUR: Amount = Amount::Times(&[Amount::Field("min_capacity"), Amount::Field("serverless_instances")]);

/// The capacity that is used is not known, but at least the minimum is billed.
pub const MINIMUM_ONLY: Condition =
    Condition::All(&[Condition::Open("capacity_unit_hours"), Condition::Not(&Condition::Equals("min_capacity", 0))]);
/// The minimum capacity of serverless instances. `label` is its unit.
#[must_use]
pub const fn minimum_capacity(label: &'static str) -> [Factor; 4] {
    [
        CLUSTERS,
        Factor::of(Amount::Field("serverless_instances"), "serverless instance", "serverless instances"),
        Factor::amount(Amount::Field("min_capacity"), label),
        Factor::HOURS,
    ]
}

/// The capacity that is billed: what is used, at least the minimum.
pub const BILLED_CAPACITY: Amount = Amount::By(at_least_the_minimum);

/// The capacity that is billed. `label` is its unit.
#[must_use]
pub const fn billed_capacity(label: &'static str) -> Factor {
    Factor::amount(BILLED_CAPACITY, label)
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
