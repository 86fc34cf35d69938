//! DocumentDB.

use units::Unit;

use crate::Job;
use crate::database_plans::{self, Rate, configuration};
use crate::derived::{self, class_of};
use crate::draft::{Draft, PointKey};
use crate::many::{self, Point, key};
use crate::report::Report;
use crate::table::CsvRow;

const ON_DEMAND: &str = "on-demand/standard";

const POINTS: &[Point] = &[
    Point("storage standard", "GB-month", 1, key(Unit::GbMonth, "storage", "standard")),
    Point("I/O standard", "million", 1_000_000, key(Unit::Request, "io-requests", "standard")),
    Point("backup storage", "GB-month", 1, key(Unit::GbMonth, "backup", "backup")),
    Point("CPU credits", "vCPU-hour", 1, key(Unit::VcpuHour, "cpu-credits", "t3")),
    Point("CPU credits", "vCPU-hour", 1, key(Unit::VcpuHour, "cpu-credits", "t4g")),
    Point("instance db.t3.medium", "hour", 1, key(Unit::InstanceHour, ON_DEMAND, "db.t3.medium")),
    Point("instance db.r5.4xlarge", "hour", 1, key(Unit::InstanceHour, ON_DEMAND, "db.r5.4xlarge")),
];

/// The class of db.r5 that has a price, and its size as a multiple of `large`.
const R5: (&str, u64) = ("db.r5.4xlarge", 8);
/// The sizes of db.r5, as multiples of `large` (Amazon DocumentDB developer guide, managing instance classes).
const R5_SIZES: [u64; 8] = [1, 2, 4, 8, 16, 24, 32, 48];

pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    many::points(job, "documentdb", POINTS, draft, report)?;
    for (region, listed) in draft.items(ON_DEMAND).into_iter().filter(|(_, class)| class == R5.0) {
        let from = PointKey::new(&region, ON_DEMAND, &listed);
        for size in R5_SIZES {
            let to = PointKey::new(&region, ON_DEMAND, &class_of("db.r5", size));
            derived::add(draft, (&from, &to), Unit::InstanceHour, (size, R5.1), &format!("in proportion to {listed}"))?;
        }
    }
    database_plans::import(job, draft, report, rate)
}

/// The plan takes 20 % off instances and 30 % off serverless capacity: 0.05754 in us-east-1, where AWS's page has 0.0822.
fn rate(row: &CsvRow) -> anyhow::Result<Option<Rate>> {
    if row.text("service")? != "docdb" {
        return Ok(None);
    }
    let dimension = configuration(row)?;
    let (item, unit, percent) = match (row.text("unit")?, row.text("item")?, row.text("ondemand_basis")?) {
        ("Hrs", class, "derived: sp / 0.80") => (class, Unit::InstanceHour, 80),
        ("DCU-Hr", "DocumentDB:ServerlessUsage" | "DocumentDB:ServerlessIOOptimizedUsage", "") => {
            ("serverless", Unit::DcuHour, 70)
        }
        _ => return Err(row.fault("another item or unit, or on demand derived in another way")),
    };
    Ok(Some(Rate::new(dimension, item, unit, percent)))
}
