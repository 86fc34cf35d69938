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
    Ok(Some(match row.text("item")? {
        "ReadRequestUnits" => Rate::new("requests", "read", Unit::Request, 82),
        "WriteRequestUnits" => Rate::new("requests", "write", Unit::Request, 82),
        "ReadCapacityUnit-Hrs" => Rate::new("capacity", "read", Unit::CapacityUnitHour, 88),
        "WriteCapacityUnit-Hrs" => Rate::new("capacity", "write", Unit::CapacityUnitHour, 88),
        other => return Err(row.fault(&format!("unknown usage {other:?}"))),
    }))
}
