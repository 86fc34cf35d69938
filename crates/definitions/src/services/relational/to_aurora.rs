//! A database as a cluster of Aurora.

use units::Decimal;

use super::{
    GIB_PER_ACU, IO_OPTIMIZED, SERVERLESS, SERVERLESS_IO_OPTIMIZED, class, copy, finished, instances_without_replicas,
    note_left_out, number,
};
use crate::AURORA;
use crate::condition::Condition;
use crate::deployment::Deployed;
use crate::reading::Reading;
use crate::usage::{Number, UsageValue};
use crate::usage_value::Usage;
use crate::value::{Value, Values};

const OTHER_ENGINE: &str = "Aurora is compatible with MySQL and PostgreSQL only";
const TOO_MANY: &str = "a cluster of Aurora has 16 instances at most";
const TOO_LARGE: &str = "serverless instances have 256 ACU at most, about 512 GiB of memory";
const MEMORY_UNKNOWN: &str = "the memory of the class is not known";
const NO_IO_OPTIMIZED: &str = "t2, r3 and r4 have no I/O-Optimized configuration";
const NEEDS_IO_OPTIMIZED: &str = "Limitless Database needs I/O-Optimized";
const NOT_RESERVED: &str = "on demand: serverless capacity cannot be reserved";

const MOST_INSTANCES: Decimal = Decimal::from_parts(16, 0, 0, false, 0);
const MOST_ACU: Decimal = Decimal::from_parts(256, 0, 0, false, 0);

const RESERVED: Condition = Condition::Not(&Condition::Is("purchase", &["on-demand", "database-savings-plan"]));
const SERVERLESS_ALONE: Condition = Condition::Is("capacity", &["serverless"]);
const UNSOLD_IO_OPTIMIZED: Condition = Condition::All(&[
    Condition::Is("storage_configuration", &["io-optimized"]),
    Condition::Not(&SERVERLESS_ALONE),
    Condition::Any(&[
        Condition::StartsWith("instance_class", "db.t2"),
        Condition::StartsWith("instance_class", "db.r3"),
        Condition::StartsWith("instance_class", "db.r4"),
    ]),
]);

/// A cluster in the making.
struct Cluster {
    values: Values,
    notes: Vec<String>,
}

/// A database of RDS as a cluster with as many instances: the primary, its standbys and its read replicas.
pub(super) fn of_rds(code: &str, reading: &Reading<'_>) -> Deployed {
    let old = reading.values;
    if !["mysql", "postgresql"].contains(&old.code("engine")) {
        return Deployed::Not(OTHER_ENGINE);
    }
    let own = old.text("instance_class").unwrap_or_default();
    let replicas = number(reading, "read_replicas");
    let instances = instances_without_replicas(old.code("deployment")).saturating_add(replicas);
    let mut values = Values::new(&AURORA)
        .with_choice("engine", old.code("engine"))
        .with_choice("storage_configuration", configuration(code))
        .with_choice("database_insights", old.code("insights"));
    copy::common(old, &mut values, (1, reading.placed.max(1)));
    copy::usage(old, "workload_io_requests", &mut values, "io_requests");
    let storage = UsageValue::One(Number(number(reading, "storage_gib")));
    values.set("storage_gb", Some(Value::Usage(Usage::Monthly(storage))));
    let cluster = Cluster { values, notes: Vec::new() };
    let made = if is_serverless(code) {
        let cluster = cluster.with_usage(old, "workload_acu_hours", "capacity_unit_hours");
        cluster.serverless(own, instances, Decimal::ONE, reading)
    } else {
        let cluster = cluster.with_usage(old, "workload_acu_hours", "workload_acu_hours");
        class::of_aurora(own).and_then(|class| {
            let note = (class != own).then(|| format!("Aurora has no {own}"));
            cluster.provisioned(&class, instances, note)
        })
    };
    match made {
        Ok(mut cluster) => {
            note_left_out(old, &mut cluster.notes);
            cluster.finished()
        }
        Err(reason) => Deployed::Not(reason),
    }
}

/// A cluster in the other configuration or with the other kind of instances. A cluster that has both kinds of instances
/// keeps both unless all become serverless.
pub(super) fn of_aurora(code: &str, reading: &Reading<'_>) -> Deployed {
    let old = reading.values;
    if configuration(code) == "standard" && old.is_given("limitless_acu_hours") {
        return Deployed::Not(NEEDS_IO_OPTIMIZED);
    }
    let values = old.clone().with_choice("storage_configuration", configuration(code));
    let cluster = Cluster { values, notes: Vec::new() };
    let made = match (is_serverless(code), SERVERLESS_ALONE.holds_for(old)) {
        (true, true) => Ok(cluster),
        (true, false) => {
            let is_mixed = old.code("capacity") == "mixed";
            let mut cluster = cluster;
            // What the serverless instances of a mixed cluster use is only a part of what all would.
            if is_mixed || old.is_given("workload_acu_hours") {
                cluster = cluster.with_usage(old, "workload_acu_hours", "capacity_unit_hours");
            }
            cluster.values.set("workload_acu_hours", None);
            let most = if is_mixed { number(reading, "max_capacity") } else { Decimal::ONE };
            let own = old.text("instance_class").unwrap_or_default();
            cluster.serverless(own, all_instances(reading), most, reading)
        }
        (false, true) => {
            let mut cluster = cluster.with_usage(old, "capacity_unit_hours", "workload_acu_hours");
            cluster.values.set("capacity_unit_hours", None);
            let capacity = number(reading, "max_capacity");
            let class = class::of_capacity(capacity, false, reading.facts).ok_or(MEMORY_UNKNOWN);
            class.and_then(|class| cluster.provisioned(class, all_instances(reading), Some(memory_of(capacity))))
        }
        (false, false) => Ok(cluster),
    };
    match made {
        Ok(cluster) => cluster.finished(),
        Err(reason) => Deployed::Not(reason),
    }
}

/// The instances of a cluster, provisioned and serverless.
pub(super) fn all_instances(reading: &Reading<'_>) -> Decimal {
    let provisioned = number(reading, "instances");
    let serverless = number(reading, "serverless_instances");
    match reading.values.code("capacity") {
        "serverless" => serverless,
        "mixed" => provisioned.saturating_add(serverless),
        _ => provisioned,
    }
}

/// A note on a class that follows from a maximum capacity.
pub(super) fn memory_of(capacity: Decimal) -> String {
    format!("the smallest class with at least the memory of {} ACU", capacity.normalize())
}

fn is_serverless(code: &str) -> bool {
    [SERVERLESS, SERVERLESS_IO_OPTIMIZED].contains(&code)
}

fn configuration(code: &str) -> &'static str {
    if [IO_OPTIMIZED, SERVERLESS_IO_OPTIMIZED].contains(&code) { "io-optimized" } else { "standard" }
}

impl Cluster {
    fn finished(self) -> Deployed {
        if UNSOLD_IO_OPTIMIZED.holds_for(&self.values) {
            return Deployed::Not(NO_IO_OPTIMIZED);
        }
        finished(self.values, self.notes)
    }

    fn with_usage(mut self, old: &Values, from: &str, to: &str) -> Cluster {
        copy::usage(old, from, &mut self.values, to);
        self
    }

    /// With provisioned instances of a class.
    fn provisioned(mut self, class: &str, instances: Decimal, note: Option<String>) -> Result<Cluster, &'static str> {
        if instances > MOST_INSTANCES {
            return Err(TOO_MANY);
        }
        self.values = self.values.with_choice("capacity", "provisioned");
        self.values.set("instance_class", Some(Value::Text(class.to_owned())));
        self.values.set("instances", Some(Value::Number(Number(instances))));
        self.notes.extend(note);
        Ok(self)
    }

    /// With serverless instances that scale up to the memory of a class, and to `least` at least.
    fn serverless(
        mut self,
        class: &str,
        instances: Decimal,
        least: Decimal,
        reading: &Reading<'_>,
    ) -> Result<Cluster, &'static str> {
        if instances > MOST_INSTANCES {
            return Err(TOO_MANY);
        }
        let memory = reading.facts.memory_gib(class).ok_or(MEMORY_UNKNOWN)?;
        let capacity = memory.checked_div(GIB_PER_ACU).unwrap_or_default().max(least).max(Decimal::ONE);
        if capacity > MOST_ACU {
            return Err(TOO_LARGE);
        }
        let capacity = capacity.normalize();
        self.values = self.values.with_choice("capacity", "serverless");
        self.values.set("serverless_instances", Some(Value::Number(Number(instances))));
        self.values.set("max_capacity", Some(Value::Number(Number(capacity))));
        if RESERVED.holds_for(&self.values) {
            self.values = self.values.with_choice("purchase", "on-demand");
            self.notes.push(NOT_RESERVED.to_owned());
        }
        Ok(self)
    }
}
