//! A database as one of RDS.

use catalog::PriceList;
use units::{Decimal, Error};

use super::{
    MULTI_AZ, MULTI_AZ_CLUSTER, class, copy, finished, instances_without_replicas, note_left_out, number, to_aurora,
};
use crate::RDS;
use crate::condition::Condition;
use crate::deployment::Deployed;
use crate::reading::Reading;
use crate::services::rds::ON_DEMAND_PRICES;
use crate::usage::Number;
use crate::value::{Value, Values};

const CLUSTER_ENGINES: &str = "Multi-AZ clusters are sold for MySQL and PostgreSQL only";
const EXPRESS_MULTI_AZ: &str = "SQL Server Express is sold as Single-AZ only";
const STORAGE_OPEN: &str = "depends on the GB of storage";
const STORAGE_MOST: &str = "a database of RDS has 64 TiB of storage at most";
const NOT_STOPPED: &str = "runs all month: a database with read replicas cannot be stopped";
const MEMORY_UNKNOWN: &str = "the memory of the capacity is not known";

const LEAST_GIB: Decimal = Decimal::from_parts(20, 0, 0, false, 0);
const MOST_GIB: Decimal = Decimal::from_parts(65_536, 0, 0, false, 0);

/// Storage that Multi-AZ clusters do not have.
const OTHER_STORAGE: Condition = Condition::Is("storage_type", &["gp2", "magnetic"]);

/// A database of RDS in another deployment, with the same replicas and storage.
pub(super) fn of_rds(code: &str, reading: &Reading<'_>) -> Deployed {
    let old = reading.values;
    if code == MULTI_AZ && old.code("engine") == "sqlserver-express" {
        return Deployed::Not(EXPRESS_MULTI_AZ);
    }
    let values = old.clone().with_choice("deployment", code);
    if code == MULTI_AZ_CLUSTER { as_cluster(values, Vec::new(), reading) } else { finished(values, Vec::new()) }
}

/// A cluster of Aurora as a database of RDS: its instances become the primary, the standbys of the deployment, and read
/// replicas.
pub(super) fn of_aurora(code: &str, reading: &Reading<'_>) -> Result<Deployed, Error> {
    let old = reading.values;
    let Some(storage) = reading.number("storage_gb")? else { return Ok(Deployed::Not(STORAGE_OPEN)) };
    let storage = storage.ceil().max(LEAST_GIB);
    if storage > MOST_GIB {
        return Ok(Deployed::Not(STORAGE_MOST));
    }
    let mut notes = Vec::new();
    let mut values = Values::new(&RDS)
        .with_choice("engine", old.code("engine"))
        .with_choice("deployment", code)
        .with_choice("insights", old.code("database_insights"));
    copy::common(old, &mut values, (reading.placed.max(1), 1));
    copy::usage(old, "io_requests", &mut values, "workload_io_requests");
    if old.code("capacity") == "serverless" {
        let capacity = number(reading, "max_capacity");
        let Some(class) = class::of_capacity(capacity, true, reading.facts) else {
            return Ok(Deployed::Not(MEMORY_UNKNOWN));
        };
        notes.push(to_aurora::memory_of(capacity));
        values.set("instance_class", Some(Value::Text(class.to_owned())));
        copy::usage(old, "capacity_unit_hours", &mut values, "workload_acu_hours");
    } else {
        copy::usage(old, "workload_acu_hours", &mut values, "workload_acu_hours");
    }
    values.set("storage_gib", Some(Value::Number(Number(storage))));
    let replicas = to_aurora::all_instances(reading).saturating_sub(instances_without_replicas(code));
    if replicas > Decimal::ZERO {
        values.set("read_replicas", Some(Value::Number(Number(replicas))));
        if code != MULTI_AZ_CLUSTER && values.is_changed("hours_per_month") {
            values.set("hours_per_month", None);
            notes.push(NOT_STOPPED.to_owned());
        }
    }
    note_left_out(old, &mut notes);
    Ok(if code == MULTI_AZ_CLUSTER { as_cluster(values, notes, reading) } else { finished(values, notes) })
}

/// What Multi-AZ clusters cannot do.
const NOT_OF_CLUSTERS: &[&str] = &[
    "throughput_mibps",
    "dedicated_log_volume",
    "autoscaling_max_gib",
    "backups_copied_to",
    "copied_backup_gb",
    "kept_copies_gb",
    "hours_per_month",
];

/// Leaves out what Multi-AZ clusters cannot do, and notes it.
fn leave_out(values: &mut Values, notes: &mut Vec<String>) {
    let mut left = Vec::new();
    for name in NOT_OF_CLUSTERS {
        if values.is_changed(name) {
            left.extend(values.field(name).map(|(field, _)| field.label));
            values.set(name, None);
        }
    }
    if !left.is_empty() {
        notes.push(format!("Multi-AZ clusters cannot have: {}", left.join(", ")));
    }
}

/// A Multi-AZ cluster: on a class with local storage, and on gp3 unless it has provisioned IOPS.
fn as_cluster(mut values: Values, mut notes: Vec<String>, reading: &Reading<'_>) -> Deployed {
    if !["mysql", "postgresql"].contains(&values.code("engine")) {
        return Deployed::Not(CLUSTER_ENGINES);
    }
    let own = values.text("instance_class").unwrap_or_default();
    let dimension = ON_DEMAND_PRICES.of(&values);
    let is_priced = |class: &str| reading.facts.is_priced(PriceList::Rds, reading.region, &dimension, class);
    let class = match class::of_cluster(own, is_priced) {
        Ok(class) => class,
        Err(reason) => return Deployed::Not(reason),
    };
    if class != own {
        notes.push(format!("a class with local storage instead of {own}"));
    }
    values.set("instance_class", Some(Value::Text(class)));
    if OTHER_STORAGE.holds_for(&values) {
        notes.push(format!("gp3 instead of {}", values.code("storage_type")));
        values = values.with_choice("storage_type", "gp3");
    }
    leave_out(&mut values, &mut notes);
    finished(values, notes)
}
