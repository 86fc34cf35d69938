//! Single prices: storage, IOPS, backup and others.

use catalog::Basis;
use units::{Decimal, Unit};

use super::{MULTI, SINGLE};
use crate::draft::{Draft, PointKey};
use crate::report::Report;
use crate::{Job, many};

const FILE: &str = "services-points-2.csv";
const PER_1000_CALLS: &str = "1000 calls";

/// Item and unit in the table; unit, dimension, deployment and items in the catalogue.
type Known = (&'static str, &'static str, Unit, &'static str, Option<&'static str>, &'static [&'static str]);

const ROWS: &[Known] = &[
    ("storage gp2 single-AZ", "GB-month", Unit::GbMonth, "storage", Some(SINGLE), &["gp2"]),
    ("storage gp3 single-AZ", "GB-month", Unit::GbMonth, "storage", Some(SINGLE), &["gp3"]),
    ("storage io1 single-AZ", "GB-month", Unit::GbMonth, "storage", Some(SINGLE), &["io1"]),
    ("storage magnetic single-AZ", "GB-month", Unit::GbMonth, "storage", Some(SINGLE), &["magnetic"]),
    ("storage gp2 Multi-AZ", "GB-month", Unit::GbMonth, "storage", Some(MULTI), &["gp2"]),
    ("storage gp3 Multi-AZ", "GB-month", Unit::GbMonth, "storage", Some(MULTI), &["gp3"]),
    ("provisioned IOPS io1 single-AZ", "IOPS-month", Unit::IopsMonth, "iops", Some(SINGLE), &["io1"]),
    ("provisioned IOPS gp3 above 3000 single-AZ", "IOPS-month", Unit::IopsMonth, "iops", Some(SINGLE), &["gp3"]),
    ("provisioned IOPS gp3 above 12000 Multi-AZ", "IOPS-month", Unit::IopsMonth, "iops", Some(MULTI), &["gp3"]),
    ("backup storage beyond free", "GB-month", Unit::GbMonth, "backup", None, &["backup"]),
    ("CPU credits t3 t4g", "vCPU-hour", Unit::VcpuHour, "cpu-credits", None, &["t3", "t4g"]),
    ("Performance Insights API", PER_1000_CALLS, Unit::Request, "performance-insights", None, &["api"]),
    ("extended support year 1 and 2", "vCPU-hour", Unit::VcpuHour, "extended-support", None, &["year-1-2"]),
];

pub(super) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    for row in job.tables.read(FILE)? {
        if row.text("service")? != "rds" {
            continue;
        }
        let region = row.text("region")?;
        if !job.regions.takes(region, FILE, report) {
            continue;
        }
        let (label, per) = (row.text("item")?, row.text("unit")?);
        let Some((_, _, unit, dimension, deployment, items)) =
            ROWS.iter().find(|known| (known.0, known.1) == (label, per))
        else {
            report.leave_out(FILE, &format!("rds: no rule for {label:?} per {per:?}"));
            continue;
        };
        let listed = many::dated(&row)?;
        let evidence = match row.text("note")? {
            "" => listed,
            note => listed.with_basis(Basis::derived(note)),
        };
        let dimension = deployment.map_or_else(|| (*dimension).to_owned(), |of| format!("{dimension}/{of}"));
        let price = row.price("usd")?;
        let price = if per == PER_1000_CALLS { price.times(Decimal::new(1, 3))? } else { price };
        for item in *items {
            draft.add(PointKey::new(region, &dimension, item), *unit, price, evidence.clone())?;
        }
    }
    Ok(())
}
