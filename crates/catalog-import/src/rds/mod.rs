//! Relational databases.
//!
//! The tables overlap. Where they do, they must agree: a different price is an error.

mod engines;
mod instances;
mod licences;
mod list;
mod plans;
mod points;

use units::{Unit, Usd};

use crate::draft::{Draft, Evidence, PointKey};
use crate::report::Report;
use crate::table::CsvRow;
use crate::{Job, database_plans};

const SINGLE: &str = "single-az";
const MULTI: &str = "multi-az";
const CLUSTER: &str = "multi-az-cluster";

/// The tables in order of preference: listed before derived, then newer before older.
pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    instances::import(job, draft, report)?;
    points::import(job, draft, report)?;
    list::import(job, draft, report)?;
    database_plans::import(job, draft, report, plans::rate)?;
    licences::import(job, draft)
}

/// The key of an instance price.
fn instance(region: &str, purchase: &str, engine: &str, deployment: &str, class: &str) -> PointKey {
    PointKey::new(region, &format!("{purchase}/{engine}/{deployment}"), class)
}

/// Adds a price unless an earlier table had the same one.
fn add_once(
    (row, report): (&CsvRow, &mut Report),
    draft: &mut Draft,
    place: PointKey,
    (unit, price, evidence): (Unit, Usd, Evidence),
) -> anyhow::Result<()> {
    if draft.has(&place, unit, price)? {
        report.leave_out(row.file(), "rds: the same price stands already");
        Ok(())
    } else {
        draft.add(place, unit, price, evidence)
    }
}
