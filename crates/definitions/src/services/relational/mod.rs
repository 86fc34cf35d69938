//! The deployments of a relational database: RDS in one zone or several, and Aurora.

mod class;
mod copy;
mod to_aurora;
mod to_rds;

use units::format::quantity;
use units::{Decimal, Error};

use crate::cluster::{LEAST_CAPACITY, MOST_CAPACITY};
use crate::commitment::OLD_CLASS;
use crate::condition::Condition;
use crate::connections::{self, GIB_PER_ACU};
use crate::deployment::{Deployed, DeploymentOption, DeploymentOptions, Workload};
use crate::reading::Reading;
use crate::value::Values;
use crate::{Amount, RDS};
pub(super) use class::has_local_storage;

pub(super) const SINGLE_AZ: &str = "single-az";
const MULTI_AZ: &str = "multi-az";
const MULTI_AZ_CLUSTER: &str = "multi-az-cluster";
const STANDARD: &str = "aurora-standard";
const IO_OPTIMIZED: &str = "aurora-io-optimized";
const SERVERLESS: &str = "aurora-serverless";
const SERVERLESS_IO_OPTIMIZED: &str = "aurora-serverless-io-optimized";

const PLAN: Condition = Condition::Is("purchase", &["database-savings-plan"]);
/// A Savings Plan with a class that no plan covers.
const PLAN_OF_OLD_CLASS: Condition = Condition::All(&[PLAN, OLD_CLASS]);
const NO_PLAN: &str = "on demand: Database Savings Plans apply to classes of generation 7 and newer";

const fn option(code: &'static str, label: &'static str, trade_off: &'static str) -> DeploymentOption {
    DeploymentOption { code, label, trade_off }
}

/// The deployments of RDS databases and Aurora clusters.
pub(super) static DEPLOYMENTS: DeploymentOptions = DeploymentOptions {
    all: &[
        option(SINGLE_AZ, "RDS Single-AZ", "one zone: unavailable while the zone or the instance is down"),
        option(MULTI_AZ, "RDS Multi-AZ instance", "failover to a standby in a second zone, which serves no reads"),
        option(MULTI_AZ_CLUSTER, "RDS Multi-AZ cluster", "fast failover to one of two standbys, which serve reads"),
        option(STANDARD, "Aurora Standard", "storage in three zones that grows with the data; I/O is billed"),
        option(IO_OPTIMIZED, "Aurora I/O-Optimized", "I/O is included; instances and storage cost more"),
        option(
            SERVERLESS,
            "Aurora Serverless v2, Standard",
            "capacity follows the load; not reservable; I/O is billed",
        ),
        option(
            SERVERLESS_IO_OPTIMIZED,
            "Aurora Serverless v2, I/O-Optimized",
            "capacity follows the load; not reservable; I/O is included",
        ),
    ],
    present,
    deploy,
    workloads: &[
        Workload {
            code: "io-requests",
            things: "I/O requests",
            field: |values| if is_rds(values) { "workload_io_requests" } else { "io_requests" },
            billed_by: &[STANDARD, SERVERLESS],
            least: Amount::Of(0),
            most: None,
        },
        Workload {
            code: "acu-hours",
            things: "ACU-hours",
            field: |values| {
                let is_serverless = !is_rds(values) && values.code("capacity") == "serverless";
                if is_serverless { "capacity_unit_hours" } else { "workload_acu_hours" }
            },
            billed_by: &[SERVERLESS, SERVERLESS_IO_OPTIMIZED],
            least: LEAST_CAPACITY,
            most: Some((MOST_CAPACITY, "the ACU-hours are above the maximum of its instances")),
        },
    ],
    notes: &[
        "Between RDS and Aurora the number of instances stays: the primary, its read replicas, one for the standby of a Multi-AZ instance, and two for those of a Multi-AZ cluster. Deployments of RDS have the same primary and read replicas.",
        "Aurora is taken to use as much storage as RDS has provisioned, and RDS to provide as much as Aurora uses, on gp3. RDS does not bill what Aurora counts as I/O; enter it with the usage of the database.",
        "A class that a deployment does not have becomes the nearest of its processor and size; serverless instances scale up to the memory of the class, and a provisioned instance has the memory of the maximum capacity.",
        "Charts take usage as a total of the month, whichever hours it falls into.",
    ],
};

fn is_rds(values: &Values) -> bool {
    values.definition() == &RDS
}

/// Clusters that also have serverless instances count as provisioned.
fn present(values: &Values) -> &'static str {
    if is_rds(values) {
        return match values.code("deployment") {
            MULTI_AZ => MULTI_AZ,
            MULTI_AZ_CLUSTER => MULTI_AZ_CLUSTER,
            _ => SINGLE_AZ,
        };
    }
    match (values.code("capacity"), values.code("storage_configuration")) {
        ("serverless", "io-optimized") => SERVERLESS_IO_OPTIMIZED,
        ("serverless", _) => SERVERLESS,
        (_, "io-optimized") => IO_OPTIMIZED,
        _ => STANDARD,
    }
}

fn deploy(code: &str, reading: &Reading<'_>) -> Result<Deployed, Error> {
    let is_rds = is_rds(reading.values);
    let mut deployed = match code {
        _ if code == present(reading.values) => Deployed::As(reading.values.clone(), Vec::new()),
        SINGLE_AZ | MULTI_AZ | MULTI_AZ_CLUSTER if is_rds => to_rds::of_rds(code, reading),
        SINGLE_AZ | MULTI_AZ | MULTI_AZ_CLUSTER => to_rds::of_aurora(code, reading)?,
        _ if is_rds => to_aurora::of_rds(code, reading),
        _ => to_aurora::of_aurora(code, reading),
    };
    if let Deployed::As(values, notes) = &mut deployed {
        notes.extend(note_of_connections(&Reading { values, ..*reading })?);
    }
    Ok(deployed)
}

/// The connections that a deployment accepts, if the component has a number of them.
fn note_of_connections(reading: &Reading<'_>) -> Result<Option<String>, Error> {
    if !reading.values.is_given("peak_connections") {
        return Ok(None);
    }
    let Some(peak) = reading.number("peak_connections")? else { return Ok(None) };
    let Some(accepted) = connections::accepted(reading) else { return Ok(None) };
    let fewer = if accepted < peak { ", fewer than at peak" } else { "" };
    Ok(Some(format!("about {} connections by default{fewer}", quantity(accepted, 0))))
}

/// The instances that are not read replicas: the primary and its standbys.
fn instances_without_replicas(deployment: &str) -> Decimal {
    match deployment {
        MULTI_AZ_CLUSTER => Decimal::from(3),
        MULTI_AZ => Decimal::TWO,
        _ => Decimal::ONE,
    }
}

/// A number of the configuration; that which applies if it is left out.
fn number(reading: &Reading<'_>, field: &str) -> Decimal {
    reading.number(field).ok().flatten().unwrap_or_default()
}

/// Finishes the values of an option: a plan that does not apply becomes on demand, and configuration that does not
/// apply is removed.
fn finished(mut values: Values, mut notes: Vec<String>) -> Deployed {
    values.remove_inapplicable();
    if PLAN_OF_OLD_CLASS.holds_for(&values) {
        values = values.with_choice("purchase", "on-demand");
        notes.push(NO_PLAN.to_owned());
    }
    Deployed::As(values, notes)
}

/// Adds what the other kind does not have to the notes.
fn note_left_out(old: &Values, notes: &mut Vec<String>) {
    let left = copy::left_out(old);
    if !left.is_empty() {
        notes.push(format!("left out: {}", left.join(", ")));
    }
}

#[cfg(test)]
mod tests;
