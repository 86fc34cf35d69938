//! Aurora MySQL and Aurora PostgreSQL.
//!
//! The tables overlap. Where they do, they must agree: a different price is an error.

mod derived;
mod list;
mod us_east_1;

use units::Unit;

use crate::Job;
use crate::database_plans::{self, Rate, configuration};
use crate::draft::{Draft, PointKey};
use crate::many::{self, Key, Point, key};
use crate::report::Report;
use crate::table::CsvRow;

const ENGINES: [&str; 2] = ["mysql", "postgresql"];
const STANDARD: &str = "standard";
const IO_OPTIMIZED: &str = "io-optimized";

const STORAGE: Key = key(Unit::GbMonth, "storage", STANDARD);
const STORAGE_IO_OPTIMIZED: Key = key(Unit::GbMonth, "storage", IO_OPTIMIZED);
const IO: Key = key(Unit::Request, "io-requests", STANDARD);
const BACKUP: Key = key(Unit::GbMonth, "backup", "backup");
const BACKTRACK: Key = key(Unit::ChangeRecordHour, "backtrack", "change-record");
const EXPORT: Key = key(Unit::Gb, "snapshot-export", "snapshot");
const CREDITS_T3: Key = key(Unit::VcpuHour, "cpu-credits", "t3");
const CREDITS_T4G: Key = key(Unit::VcpuHour, "cpu-credits", "t4g");
const SUPPORT: Key = key(Unit::VcpuHour, "extended-support", "year-1-2");

/// The single prices, apart from serverless capacity, which every engine has.
const POINTS: &[Point] = &[
    Point("storage standard", "GB-month", 1, STORAGE),
    Point("storage I/O-Optimized", "GB-month", 1, STORAGE_IO_OPTIMIZED),
    Point("I/O standard", "million", 1_000_000, IO),
    Point("backup storage beyond free", "GB-month", 1, BACKUP),
    Point("backtrack", "million change records", 1_000_000, BACKTRACK),
    Point("snapshot export", "GB", 1, EXPORT),
    Point("CPU credits", "vCPU-hour", 1, CREDITS_T3),
    Point("CPU credits", "vCPU-hour", 1, CREDITS_T4G),
    Point("extended support year 1", "vCPU-hour", 1, SUPPORT),
    Point("Serverless v2 standard", "ACU-hour", 1, key(Unit::AcuHour, "on-demand/mysql/standard", "serverless")),
    Point("Serverless v2 standard", "ACU-hour", 1, key(Unit::AcuHour, "on-demand/postgresql/standard", "serverless")),
    Point(
        "Serverless v2 I/O-Optimized",
        "ACU-hour",
        1,
        key(Unit::AcuHour, "on-demand/mysql/io-optimized", "serverless"),
    ),
    Point(
        "Serverless v2 I/O-Optimized",
        "ACU-hour",
        1,
        key(Unit::AcuHour, "on-demand/postgresql/io-optimized", "serverless"),
    ),
];

/// The tables in order of preference: listed before derived, then newer before older.
pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    us_east_1::import(job, draft)?;
    many::points(job, "aurora", POINTS, draft, report)?;
    list::import(job, draft, report)?;
    database_plans::import(job, draft, report, rate)?;
    derived::add(draft)
}

/// The catalogue's name of an engine, if it is one of Aurora. Tables write it in two ways.
pub(crate) fn engine(name: &str) -> Option<&'static str> {
    match name {
        "aurora-mysql" | "Aurora MySQL" => Some("mysql"),
        "aurora-postgresql" | "Aurora PostgreSQL" => Some("postgresql"),
        _ => None,
    }
}

/// Whether a row of AWS's list of RDS is one of Aurora.
pub(crate) fn is_listed(engine_name: &str, item: &str) -> bool {
    engine(engine_name).is_some() || item.starts_with("Aurora:")
}

fn rate(row: &CsvRow) -> anyhow::Result<Option<Rate>> {
    let (service, item) = (row.text("service")?, row.text("item")?);
    let Some(engine) = engine(row.text("engine")?).filter(|_| service == "rds") else { return Ok(None) };
    let dimension = format!("{engine}/{}", configuration(row)?);
    let (item, unit, percent) = match (row.text("unit")?, item, row.text("ondemand_basis")?) {
        ("Hrs", class, "derived: sp / 0.80") => (class, Unit::InstanceHour, Some(80)),
        ("ACU-Hr", "Aurora:ServerlessV2Usage" | "Aurora:ServerlessV2IOOptimizedUsage", "derived: sp / 0.65") => {
            ("serverless", Unit::AcuHour, Some(65))
        }
        ("ACU-Hr", "Aurora:IO-OptimizedLimitlessACUUsage-Limitless", "") => ("limitless", Unit::AcuHour, None),
        _ => return Err(row.fault("another item or unit, or on demand derived in another way")),
    };
    Ok(Some(Rate::new(dimension, item, unit, percent)))
}

/// The key of an on-demand price.
fn on_demand(region: &str, engine: &str, configuration: &str, item: &str) -> PointKey {
    PointKey::new(region, &format!("on-demand/{engine}/{configuration}"), item)
}
