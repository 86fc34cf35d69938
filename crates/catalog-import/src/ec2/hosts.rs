//! Dedicated hosts. Two tables list them: the newer one goes first, and the older one has other terms.

use std::collections::{BTreeMap, BTreeSet};

use catalog::Basis;
use units::{Unit, Usd};

use crate::draft::{Draft, Evidence, PointKey};
use crate::report::Report;
use crate::table::CsvRow;
use crate::{Job, dates, sources};

const OLDER: &str = "dedicated-hosts.csv";
const NEWER: &str = "dedicated-hosts-2026.csv";
const ON_DEMAND: &str = "dedicated-host/on-demand";

/// The columns of reservations, and their dimensions.
const RESERVED: &[(&str, &str)] = &[
    ("ri_1y_all_upfront_h", "dedicated-host/reserved/1y/all-upfront"),
    ("ri_3y_all_upfront_h", "dedicated-host/reserved/3y/all-upfront"),
];

pub(super) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    let rows = job.tables.read(NEWER)?;
    let mut known = BTreeSet::new();
    let by_family = by_family(&rows)?;
    for row in &rows {
        let (region, family) = (row.text("region")?, row.text("family")?);
        if !job.regions.takes(region, NEWER, report) {
            continue;
        }
        let source = match row.text("source")? {
            "V" => sources::AWS_2026_05,
            "T" => sources::TERRACOST,
            other => return Err(row.fault(&format!("unknown source {other:?}"))),
        };
        let evidence = Evidence::listed(row.text("as_of")?, source)?;
        if let Some(price) = row.maybe_price("ondemand_usd_h")? {
            known.insert((region.to_owned(), family.to_owned()));
            draft.add(PointKey::new(region, ON_DEMAND, family), Unit::HostHour, price, evidence.clone())?;
        }
        for (column, dimension) in RESERVED {
            let Some(price) = row.maybe_price(column)? else { continue };
            if is_of_another_family(&by_family, row, column, price)? {
                report.leave_out(NEWER, "a reservation at the price of the family without the suffix");
                continue;
            }
            draft.add(PointKey::new(region, dimension, family), Unit::HostHour, price, evidence.clone())?;
        }
    }
    for row in job.tables.read(OLDER)? {
        older(job, &row, &known, draft, report)?;
    }
    Ok(())
}

type ByFamily<'a> = BTreeMap<(&'a str, &'a str), &'a CsvRow>;

fn by_family(rows: &[CsvRow]) -> anyhow::Result<ByFamily<'_>> {
    rows.iter().map(|row| Ok(((row.text("region")?, row.text("family")?), row))).collect()
}

/// Whether the source gave a variant, such as c8gd, the reservation price of c8g, although it costs more on demand.
fn is_of_another_family(by_family: &ByFamily<'_>, row: &CsvRow, column: &str, price: Usd) -> anyhow::Result<bool> {
    let (region, family) = (row.text("region")?, row.text("family")?);
    for length in 2..family.len() {
        let Some(shorter) = family.get(..length) else { continue };
        let Some(other) = by_family.get(&(region, shorter)) else { continue };
        let is_same = other.maybe_price(column)? == Some(price);
        if is_same && other.maybe_price("ondemand_usd_h")? != row.maybe_price("ondemand_usd_h")? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Takes a row of the older table, unless the newer one has the price.
fn older(
    job: &Job<'_>,
    row: &CsvRow,
    known: &BTreeSet<(String, String)>,
    draft: &mut Draft,
    report: &mut Report,
) -> anyhow::Result<()> {
    let (region, family) = (row.text("region")?, row.text("family")?);
    if !job.regions.takes(region, OLDER, report) {
        return Ok(());
    }
    let dimension = match (row.text("term")?, row.text("payment")?) {
        ("on-demand", "") => ON_DEMAND,
        ("1y", "no upfront") => "dedicated-host/reserved/1y/no-upfront",
        ("3y", "no upfront") => "dedicated-host/reserved/3y/no-upfront",
        ("1y", "partial upfront (recurring part only)") => "dedicated-host/reserved/1y/partial-upfront-recurring",
        ("3y", "partial upfront (recurring part only)") => "dedicated-host/reserved/3y/partial-upfront-recurring",
        (term, payment) => return Err(row.fault(&format!("unknown term {term:?} or payment {payment:?}"))),
    };
    if dimension == ON_DEMAND && known.contains(&(region.to_owned(), family.to_owned())) {
        report.leave_out(OLDER, "the newer table has the price");
        return Ok(());
    }
    let listed = Evidence::listed(dates::DEDICATED_HOSTS, sources::INFRACOST)?;
    let evidence = match row.text("host_rule")? {
        "" => listed,
        rule => listed.with_basis(Basis::derived(rule)),
    };
    draft.add(PointKey::new(region, dimension, family), Unit::HostHour, row.price("usd_per_hour")?, evidence)
}
