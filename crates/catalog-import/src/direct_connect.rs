//! Direct Connect: ports, and data out by location.

use catalog::ANYWHERE;
use units::Unit;

use crate::draft::{Draft, Evidence, PointKey};
use crate::report::Report;
use crate::table::CsvRow;
use crate::{Job, sources};

const FILE: &str = "direct-connect.csv";

/// Locations in the table and in the catalogue.
const LOCATIONS: &[(&str, &str)] =
    &[("any location in the United States", "united-states"), ("EqDC2 (Ashburn)", "eqdc2")];

pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    let (everywhere, of_regions): (Vec<_>, Vec<_>) =
        job.tables.read(FILE)?.into_iter().partition(|row| row.text("region").is_ok_and(str::is_empty));
    for row in everywhere.iter().chain(&of_regions) {
        let Some(evidence) = evidence(row)? else {
            report.leave_out(FILE, "from a single document, which is no source of prices");
            continue;
        };
        let region = match row.text("region")? {
            "" => ANYWHERE,
            region if job.regions.takes(region, FILE, report) => region,
            _ => continue,
        };
        let (price, bandwidth) = (row.price("usd")?, row.text("bandwidth")?.to_lowercase());
        let port = |dimension| (Unit::Hour, dimension, bandwidth.as_str());
        let (unit, dimension, item) = match (row.text("item")?, row.text("unit")?) {
            ("port dedicated", "hour") => port("port/dedicated"),
            ("port hosted", "hour") => port("port/hosted"),
            ("data out", "GB") => match LOCATIONS.iter().find(|(known, _)| row.text("location").ok() == Some(known)) {
                Some((_, location)) => (Unit::Gb, "data-out", *location),
                None => {
                    report.leave_out(FILE, "no rule for the location");
                    continue;
                }
            },
            (item, unit) => {
                report.leave_out(FILE, &format!("no rule for {item:?} per {unit:?}"));
                continue;
            }
        };
        if region != ANYWHERE && draft.has(&PointKey::new(ANYWHERE, dimension, item), unit, price)? {
            report.leave_out(FILE, "the price of all regions");
        } else {
            draft.add(PointKey::new(region, dimension, item), unit, price, evidence)?;
        }
    }
    Ok(())
}

/// Source and date of a line; `None` if its source has no prices to publish.
fn evidence(row: &CsvRow) -> anyhow::Result<Option<Evidence>> {
    let source = match row.text("source")? {
        "P" => sources::AWS_2026_09,
        "I" => sources::INFRACOST,
        "S" => return Ok(None),
        other => return Err(row.fault(&format!("unknown source {other:?}"))),
    };
    let as_of = row.text("as_of")?;
    Evidence::listed(as_of.strip_prefix("<=").unwrap_or(as_of), source).map(Some)
}
