//! Message queues.

use units::{Decimal, Unit};

use crate::draft::{Draft, Evidence, Place};
use crate::report::Report;
use crate::{Job, dates, sources};

/// Items of the table, priced per million requests; items here.
const ROWS: &[(&str, &str)] = &[("standard requests", "standard"), ("FIFO requests", "fifo")];

pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    for row in job.tables.read("single-points.csv")? {
        let region = row.text("region")?;
        if row.text("service")? != "sqs" || !job.regions.takes(region, row.file(), report) {
            continue;
        }
        let (label, unit) = (row.text("item")?, row.text("unit")?);
        let known = ROWS.iter().find(|known| known.0 == label);
        let (Some((_, item)), "million requests") = (known, unit) else {
            report.leave_out(row.file(), &format!("no rule for {label:?} per {unit:?}"));
            continue;
        };
        let one_of_a_million = Decimal::new(1, 6);
        let price = row.price("usd")?.times(one_of_a_million)?;
        let evidence = Evidence::listed(dates::SINGLE_POINTS, sources::PRICE_TABLES)?;
        draft.add(Place::new(region, "requests", item), Unit::Request, price, evidence)?;
    }
    Ok(())
}
