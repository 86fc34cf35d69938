//! Rates of Database Savings Plans, and the on-demand prices of newer classes that are derived from them.

use catalog::Basis;
use units::Unit;

use super::{CLUSTER, MULTI, SINGLE, add_once, engines, instance};
use crate::draft::{Draft, Evidence};
use crate::report::Report;
use crate::{Job, database_plans, sources};

const FILE: &str = "database-savings-plans.csv";
const PLAN: &str = "savings-plan/database/1y/no-upfront";

pub(super) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    for row in job.tables.read(FILE)? {
        let region = row.text("region")?;
        if database_plans::is_held(row.text("service")?, row.text("engine")?) {
            continue;
        }
        if row.text("service")? != "rds" {
            report.leave_out(FILE, "a service that the catalogue does not hold yet");
            continue;
        }
        if !job.regions.takes(region, FILE, report) {
            continue;
        }
        let Some(engine) = engines::planned(row.text("engine")?) else {
            report.leave_out(FILE, "rds: Aurora");
            continue;
        };
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
        let rule = "Database Savings Plan of 1 year / 0.80";
        let basis = if engine == "oracle-se2/license-included" {
            Basis::approximate("Database Savings Plan of 1 year / 0.80, if it discounts the licence as well")
        } else {
            Basis::derived(rule)
        };
        let evidence = Evidence::listed(row.text("as_of")?, sources::DB_SAVINGS_PLANS)?.with_basis(basis);
        let plan = instance(region, PLAN, engine, deployment, row.text("item")?);
        let listed = Evidence::listed(row.text("as_of")?, sources::DB_SAVINGS_PLANS)?;
        add_once((&row, report), draft, plan, (Unit::InstanceHour, row.price("sp_1y_no_usd")?, listed))?;
        let place = instance(region, "on-demand", engine, deployment, row.text("item")?);
        add_once((&row, report), draft, place, (Unit::InstanceHour, row.price("ondemand_usd")?, evidence))?;
    }
    Ok(())
}
