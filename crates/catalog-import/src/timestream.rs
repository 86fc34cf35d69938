//! Time series databases: instances and storage of InfluxDB, and LiveAnalytics.

use units::Unit;

use crate::Job;
use crate::database_plans::{self, Rate};
use crate::draft::{Draft, PointKey};
use crate::many::{self, DATED_LISTS, Key, key};
use crate::report::Report;
use crate::table::CsvRow;

const SINGLE: &str = "single-az";
const MULTI: &str = "multi-az";

/// Labels without a deployment: those of LiveAnalytics.
const LABELS: &[(&str, Key)] = &[
    ("Timestream Ingestion per GB", key(Unit::Gb, "writes", "data")),
    ("Timestream Memory Store per GB-Hours", key(Unit::GbHour, "storage", "memory")),
    ("Timestream Magnetic Store per GB-Mo", key(Unit::GbMonth, "storage", "magnetic")),
    ("Query TCU-hours per TCU-hour", key(Unit::TcuHour, "queries", "compute")),
    ("Timestream Query per GB", key(Unit::Gb, "queries", "scanned")),
];

const INSTANCE: &str = "Database Instance InfluxDB No license required db ";
const STORAGE: &str = "Influx Optimized Storage Influx IOPS Included with ";

/// Listed prices go before those that follow from the rates of a plan.
pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    for row in job.tables.read(DATED_LISTS)?.iter().filter(|row| row.text("service").is_ok_and(|of| of == "timestream"))
    {
        let label = row.text("item")?;
        let Some(region) = many::region(job, row, report)? else { continue };
        let Some((unit, dimension, item)) = meaning(label) else {
            report.leave_out(DATED_LISTS, &format!("timestream: no rule for {label:?}"));
            continue;
        };
        draft.add(PointKey::new(region, &dimension, &item), unit, row.price("usd")?, many::dated(row)?)?;
    }
    database_plans::import(job, draft, report, rate)
}

/// Unit, dimension and item of a label.
fn meaning(label: &str) -> Option<(Unit, String, String)> {
    if let Some((_, Key { unit, dimension, item })) = LABELS.iter().find(|known| known.0 == label) {
        return Some((*unit, (*dimension).to_owned(), (*item).to_owned()));
    }
    let (rest, deployment) = match (label.strip_suffix(" Single-AZ"), label.strip_suffix(" Multi-AZ")) {
        (Some(rest), _) => (rest, SINGLE),
        (_, Some(rest)) => (rest, MULTI),
        _ => return None,
    };
    if let Some(class) = rest.strip_prefix(INSTANCE) {
        return Some((Unit::InstanceHour, format!("on-demand/{deployment}"), format!("db.{class}")));
    }
    let item = match rest.strip_prefix(STORAGE)? {
        "3K IOPS" => "iops-3000",
        "12k IOPS" => "iops-12000",
        "16K IOPS" => "iops-16000",
        _ => return None,
    };
    Some((Unit::GbMonth, format!("storage/{deployment}"), item.to_owned()))
}

/// The plan takes 20 % off instances (AWS Savings Plans pricing, Database Savings Plans).
fn rate(row: &CsvRow) -> anyhow::Result<Option<Rate>> {
    if row.text("service")? != "timestream" {
        return Ok(None);
    }
    let usage = row.text("item")?;
    let unknown = || row.fault(&format!("unknown usage {usage:?}"));
    let (of, class) = usage.split_once("-Db.").ok_or_else(unknown)?;
    let (dimension, size) = match (of, class.split_once('.').ok_or_else(unknown)?) {
        ("InstanceUsage", ("influx", size)) => (SINGLE, size),
        ("MultiAZUsage", ("influx", size)) => (MULTI, size),
        ("ClusterNodeUsage", ("influx", size)) => ("cluster-node", size),
        ("ClusterNodeUsage", ("influxIOIncluded", size)) => ("cluster-node-io-included", size),
        _ => return Err(unknown()),
    };
    Ok(Some(Rate::new(dimension, format!("db.influx.{size}"), Unit::InstanceHour, 80)))
}
