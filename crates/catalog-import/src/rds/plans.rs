//! On-demand prices of newer classes, derived from those of Savings Plans.

use catalog::Basis;
use units::Unit;

use super::{CLUSTER, MULTI, SINGLE, add_once, engine, instance};
use crate::draft::{Draft, Evidence};
use crate::report::Report;
use crate::{Job, sources};

const FILE: &str = "database-savings-plans.csv";

pub(super) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    for row in job.tables.read(FILE)? {
        let region = row.text("region")?;
        if row.text("service")? != "rds" {
            report.leave_out(FILE, "a service that the catalogue does not hold yet");
            continue;
        }
        if !job.regions.takes(region, FILE, report) {
            continue;
        }
        let Some(engine) = engine(row.text("engine")?) else {
            report.leave_out(FILE, "rds: another engine");
            continue;
        };
        let deployment = match row.text("deployment")? {
            "single" => SINGLE,
            "multi" => MULTI,
            "multi-az-cluster" => CLUSTER,
            other => return Err(row.fault(&format!("unknown deployment {other:?}"))),
        };
        if [row.text("unit")?, row.text("ondemand_basis")?] != ["Hrs", "derived: sp / 0.80"] {
            return Err(row.fault("another unit, or on demand derived in another way"));
        }
        let rule = "Database Savings Plan of 1 year / 0.80";
        let evidence =
            Evidence::listed(row.text("as_of")?, sources::DB_SAVINGS_PLANS)?.with_basis(Basis::derived(rule));
        let place = instance(region, "on-demand", engine, deployment, row.text("item")?);
        add_once((&row, report), draft, place, (Unit::InstanceHour, row.price("ondemand_usd")?, evidence))?;
    }
    Ok(())
}
