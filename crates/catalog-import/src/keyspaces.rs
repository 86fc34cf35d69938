//! Tables of Keyspaces.

use units::Unit;

use crate::Job;
use crate::database_plans::{self, Rate};
use crate::draft::Draft;
use crate::report::Report;
use crate::table::CsvRow;

pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    database_plans::import(job, draft, report, rate)
}

/// The plan takes 18 % off requests and 12 % off provisioned capacity (AWS Savings Plans pricing, Database Savings
/// Plans).
fn rate(row: &CsvRow) -> anyhow::Result<Option<Rate>> {
    if row.text("service")? != "keyspaces" {
        return Ok(None);
    }
    let of = |dimension: &str, item: &str, unit, percent| {
        Ok(Some(Rate { dimension: dimension.to_owned(), item: item.to_owned(), unit, percent: Some(percent) }))
    };
    match row.text("item")? {
        "ReadRequestUnits" => of("requests", "read", Unit::Request, 82),
        "WriteRequestUnits" => of("requests", "write", Unit::Request, 82),
        "ReadCapacityUnit-Hrs" => of("capacity", "read", Unit::CapacityUnitHour, 88),
        "WriteCapacityUnit-Hrs" => of("capacity", "write", Unit::CapacityUnitHour, 88),
        other => Err(row.fault(&format!("unknown usage {other:?}"))),
    }
}
