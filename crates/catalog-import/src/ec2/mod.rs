//! Instances and everything related to them.

pub(crate) mod families;
mod hosts;
mod on_demand;
mod regional;
mod reserved;
mod spot;
mod system;

use std::collections::{BTreeMap, BTreeSet};

use catalog::{ANYWHERE, InstanceFile, OfferingsFile, PriceDate};
use units::{Unit, Usd};

use crate::draft::{Draft, Evidence, PointKey};
use crate::report::Report;
use crate::table::CsvRow;
use crate::{Job, dates, sources};

/// Listed on-demand prices of Linux by region and instance type.
type Current = BTreeMap<(String, String), Listed>;

struct Listed {
    price: Usd,
    as_of: PriceDate,
}

pub(crate) fn import(
    job: &Job<'_>,
    (types, offerings): (&InstanceFile, &OfferingsFile),
    draft: &mut Draft,
    report: &mut Report,
) -> anyhow::Result<()> {
    let current = on_demand::import(job, types, draft, report)?;
    regional::import(job, (types, offerings), &current, draft, report)?;
    reserved::no_upfront(job, &current, draft, report)?;
    reserved::all_upfront(job, types, draft, report)?;
    families::rates(job, types, draft, report)?;
    spot::import(job, types, &current, draft, report)?;
    system::import(job, types, draft, report)?;
    hosts::import(job, draft, report)?;
    single_points(job, draft, report)
}

/// The rows of a table about known instance types in regions of the catalogue.
fn rows_of_types(job: &Job<'_>, types: &InstanceFile, file: &str, report: &mut Report) -> anyhow::Result<Vec<CsvRow>> {
    let known: BTreeSet<&str> = types.types.iter().map(|known| known.name.as_str()).collect();
    let mut rows = Vec::new();
    for row in job.tables.read(file)? {
        if !job.regions.takes(row.text("region")?, file, report) {
            continue;
        }
        if known.contains(row.text("instance_type")?) {
            rows.push(row);
        } else {
            report.leave_out(file, "a type that the table of instance types does not have");
        }
    }
    Ok(rows)
}

fn single_points(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    for row in job.tables.read("single-points.csv")? {
        if row.text("service")? != "ec2" {
            continue;
        }
        let (unit, dimension, item) = match (row.text("item")?, row.text("unit")?) {
            ("CPU credits surplus T2 T3 T3a Linux RHEL SUSE", "vCPU-hour") => {
                (Unit::VcpuHour, "cpu-credits", "t-linux")
            }
            ("CPU credits surplus T2 T3 T3a Windows", "vCPU-hour") => (Unit::VcpuHour, "cpu-credits", "t-windows"),
            ("CPU credits surplus T4g", "vCPU-hour") => (Unit::VcpuHour, "cpu-credits", "t4g"),
            ("detailed monitoring metric (7 per instance)", "metric-month") => {
                report
                    .leave_out(row.file(), "the price of CloudWatch metrics, which another table has for every region");
                continue;
            }
            (item, unit) => {
                report.leave_out(row.file(), &format!("no rule for {item:?} per {unit:?}"));
                continue;
            }
        };
        let region = match row.text("region")? {
            "all" => ANYWHERE,
            region if job.regions.takes(region, row.file(), report) => region,
            _ => continue,
        };
        let evidence = Evidence::listed(dates::SINGLE_POINTS, sources::PRICE_TABLES)?;
        draft.add(PointKey::new(region, dimension, item), unit, row.price("usd")?, evidence)?;
    }
    Ok(())
}
