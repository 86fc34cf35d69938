//! Data warehouses: nodes, concurrency scaling, serverless, storage.

use std::collections::BTreeMap;

use catalog::Amount;
use units::{Decimal, Unit, Usd};

use crate::draft::{Draft, Evidence, PointKey};
use crate::ebs::tiered;
use crate::many;
use crate::report::Report;
use crate::table::CsvRow;
use crate::{Job, dates, sources};

/// Nodes of several services.
const NODES: &str = "redshift-msk-mq.csv";
/// AWS's labels.
const LISTS: &str = many::DATED_LISTS;
/// Single prices with their dates.
const POINTS: &str = "services-points-2.csv";

/// What follows the node type in labels of concurrency scaling.
const SCALING: &str = " Redshift Concurrency Scaling Current Generation ";

/// GB in a TB.
const GB_PER_TB: u32 = 1_024;

/// Labels of the tiers of snapshots, and the GB from which each applies.
const SNAPSHOTS: [(&str, u64); 3] =
    [("backup first 50 TB", 0), ("backup next 450 TB", 51_200), ("backup over 500 TB", 512_000)];

pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    points(job, draft, report)?;
    for row in job.tables.read(NODES)? {
        if row.text("service")? != "redshift" {
            report.leave_out(NODES, "a service that the catalogue does not hold yet");
        } else if job.regions.takes(row.text("region")?, NODES, report) {
            let evidence = Evidence::listed(dates::WAREHOUSE_NODES, sources::EC2_SHOP)?;
            let found = (row.text("instance")?, row.price("usd_per_hour")?);
            add_once(&row, draft, report, "on-demand", (found.0, Unit::NodeHour, found.1), evidence)?;
        }
    }
    for row in job.tables.read(LISTS)?.iter().filter(|row| row.text("service").is_ok_and(|of| of == "redshift")) {
        if job.regions.takes(row.text("region")?, LISTS, report) {
            list(row, draft, report)?;
        }
    }
    Ok(())
}

/// A line with one of AWS's labels.
fn list(row: &CsvRow, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    let (label, price) = (row.text("item")?, row.price("usd")?);
    let evidence = Evidence::listed(row.text("as_of")?, sources::AWS_FEEDS)?;
    match label.split_once(SCALING) {
        Some((node, _)) if node.starts_with("ds2 ") => {
            report.leave_out(LISTS, "redshift: nodes that AWS has retired");
            Ok(())
        }
        Some((node, _)) => {
            let node = node.replace(' ', ".");
            add_once(row, draft, report, "concurrency-scaling", (&node, Unit::NodeSecond, price), evidence)
        }
        None if label == "Redshift Serverless compute charges per RPU-Hr" => {
            add_once(row, draft, report, "serverless", ("rpu", Unit::RpuHour, price), evidence)
        }
        None if label == "Redshift Inter Region Data Transfer Charges In To" => {
            report.leave_out(LISTS, "redshift: copies of snapshots, without the sending region");
            Ok(())
        }
        None => Err(row.fault(&format!("redshift: no rule for {label:?}"))),
    }
}

/// Single prices: storage, snapshots, scanned data and nodes.
fn points(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    let mut tiers: BTreeMap<u64, Usd> = BTreeMap::new();
    for row in job.tables.read(POINTS)?.iter().filter(|row| row.text("service").is_ok_and(|of| of == "redshift")) {
        let (label, price, evidence) = (row.text("item")?, row.price("usd")?, many::dated(row)?);
        if !job.regions.takes(row.text("region")?, POINTS, report) {
            continue;
        }
        match (label, row.text("unit")?) {
            ("managed storage ra3", "GB-month") => {
                let price = ("provisioned", Unit::GbMonth, price);
                add_once(row, draft, report, "managed-storage", price, evidence)?;
            }
            ("Spectrum", "TB scanned") => {
                let price = Usd::new((price.amount() / Decimal::from(GB_PER_TB)).normalize());
                add_once(row, draft, report, "spectrum", ("scanned", Unit::Gb, price), evidence)?;
            }
            (node, "hour") if node.starts_with("ds2.") => {
                report.leave_out(POINTS, "redshift: nodes that AWS has retired");
            }
            (node, "hour") => add_once(row, draft, report, "on-demand", (node, Unit::NodeHour, price), evidence)?,
            (label, "GB-month") => {
                let from = SNAPSHOTS.iter().find(|known| known.0 == label);
                let (_, from) = from.ok_or_else(|| row.fault("redshift: an unknown tier of snapshots"))?;
                tiers.insert(*from, price);
                if tiers.len() == SNAPSHOTS.len() {
                    let place = PointKey::new(row.text("region")?, "snapshots", "snapshot");
                    draft.put(place, Unit::GbMonth, Amount::Price(tiered(&tiers)?), evidence)?;
                }
            }
            (label, per) => report.leave_out(POINTS, &format!("redshift: no rule for {label:?} per {per:?}")),
        }
    }
    Ok(())
}

/// Adds a price unless another line has the same one.
fn add_once(
    row: &CsvRow,
    draft: &mut Draft,
    report: &mut Report,
    dimension: &str,
    (item, unit, price): (&str, Unit, Usd),
    evidence: Evidence,
) -> anyhow::Result<()> {
    let place = PointKey::new(row.text("region")?, dimension, item);
    if draft.has(&place, unit, price)? {
        report.leave_out(row.file(), "redshift: the same price stands already");
        Ok(())
    } else {
        draft.add(place, unit, price, evidence)
    }
}
