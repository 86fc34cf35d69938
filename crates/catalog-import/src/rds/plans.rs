//! Rates of Database Savings Plans, and the on-demand prices of newer classes that are derived from them.

use units::Unit;

use super::{CLUSTER, MULTI, SINGLE, engines};
use crate::database_plans::Rate;
use crate::table::CsvRow;

/// The plan takes 20 % off instances.
pub(super) fn rate(row: &CsvRow) -> anyhow::Result<Option<Rate>> {
    if row.text("service")? != "rds" || crate::aurora::engine(row.text("engine")?).is_some() {
        return Ok(None);
    }
    let engine = row.text("engine")?;
    let engine = engines::planned(engine).ok_or_else(|| row.fault(&format!("unknown engine {engine:?}")))?;
    let deployment = match row.text("deployment")? {
        "single" => SINGLE,
        // SQL Server is mirrored.
        "multi" | "multi-mirror" => MULTI,
        "multi-az-cluster" => CLUSTER,
        other => return Err(row.fault(&format!("unknown deployment {other:?}"))),
    };
    if [row.text("unit")?, row.text("ondemand_basis")?] != ["Hrs", "derived: sp / 0.80"] {
        return Err(row.fault("another unit, or on demand derived in another way"));
    }
    let rate = Rate::new(format!("{engine}/{deployment}"), row.text("item")?, Unit::InstanceHour, 80);
    let is_licensed = engine == "oracle-se2/license-included";
    Ok(Some(if is_licensed { rate.doubtful("if it discounts the licence as well") } else { rate }))
}
