//! Aurora DSQL.

use units::Unit;

use crate::Job;
use crate::database_plans::{self, Rate};
use crate::draft::Draft;
use crate::report::Report;
use crate::table::CsvRow;

pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    database_plans::import(job, draft, report, rate)
}

/// The plan takes 18 % off, as for requests of DynamoDB: 0.00000656 in us-east-1, where AWS's page has 8.00 per million.
fn rate(row: &CsvRow) -> anyhow::Result<Option<Rate>> {
    if row.text("service")? != "aurora-dsql" {
        return Ok(None);
    }
    match (row.text("item")?, row.text("unit")?) {
        ("DSQL-DistributedProcessingUnits", "DPU") => Ok(Some(Rate::new("activity", "dpu", Unit::Dpu, 82))),
        _ => Err(row.fault("another item or unit")),
    }
}
