//! Volumes and snapshots.

use std::collections::BTreeMap;

use catalog::Amount;
use units::{Decimal, Tier, Tiers, Unit, Usd};

use crate::draft::{Draft, Evidence, PointKey};
use crate::report::Report;
use crate::{Job, dates, sources};

const FILE: &str = "ebs.csv";

/// Volume type, dimension and unit in the table; unit, dimension and item in the catalogue.
const ROWS: &[(&str, &str, &str, Unit, &str, &str)] = &[
    ("direct-api", "get snapshot block", "request", Unit::Request, "direct-api", "get-snapshot-block"),
    ("direct-api", "list blocks", "request", Unit::Request, "direct-api", "list-blocks"),
    ("direct-api", "put snapshot block", "request", Unit::Request, "direct-api", "put-snapshot-block"),
    ("gp2", "storage", "GB-month", Unit::GbMonth, "storage", "gp2"),
    ("gp3", "storage", "GB-month", Unit::GbMonth, "storage", "gp3"),
    ("gp3", "iops above 3000", "IOPS-month", Unit::IopsMonth, "iops", "gp3"),
    (
        "gp3",
        "throughput above 125 MB/s",
        "GiBps-month (divide by 1024 for MiB/s-month)",
        Unit::GibpsMonth,
        "throughput",
        "gp3",
    ),
    ("io1", "storage", "GB-month", Unit::GbMonth, "storage", "io1"),
    ("io1", "iops", "IOPS-month", Unit::IopsMonth, "iops", "io1"),
    ("io2", "storage", "GB-month", Unit::GbMonth, "storage", "io2"),
    ("st1", "storage", "GB-month", Unit::GbMonth, "storage", "st1"),
    ("sc1", "storage", "GB-month", Unit::GbMonth, "storage", "sc1"),
    ("standard", "storage", "GB-month", Unit::GbMonth, "storage", "standard"),
    ("standard", "io requests", "request", Unit::Request, "io-requests", "standard"),
    ("snapshot", "storage standard tier", "GB-month", Unit::GbMonth, "snapshot", "standard"),
    ("snapshot", "storage archive tier", "GB-month", Unit::GbMonth, "snapshot", "archive"),
    ("snapshot", "archive retrieval", "GB", Unit::Gb, "snapshot", "archive-retrieval"),
    ("snapshot", "archive early delete (min 90 days)", "GB-month", Unit::GbMonth, "snapshot", "archive-early-delete"),
    ("snapshot", "local snapshots on outpost", "GB-month", Unit::GbMonth, "snapshot", "outposts-local"),
    ("snapshot", "fast snapshot restore", "DSU-hour per AZ", Unit::DsuHour, "fast-snapshot-restore", "snapshot"),
];

/// Dimension in the table and lower bound, per volume.
const IO2_TIERS: &[(&str, u32)] =
    &[("iops tier1 0-32000", 0), ("iops tier2 32001-64000", 32_000), ("iops tier3 >64000", 64_000)];

pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    let mut io2: BTreeMap<String, BTreeMap<u32, Usd>> = BTreeMap::new();
    for row in job.tables.read(FILE)? {
        let region = row.text("region")?;
        if !job.regions.takes(region, FILE, report) {
            continue;
        }
        let (volume, dimension, unit) = (row.text("volume_type")?, row.text("dimension")?, row.text("unit")?);
        let price = row.price("usd")?;
        let tier = IO2_TIERS.iter().find(|(name, _)| volume == "io2" && *name == dimension);
        if let (Some((_, from)), "IOPS-month") = (tier, unit) {
            if io2.entry(region.to_owned()).or_default().insert(*from, price).is_some() {
                return Err(row.fault("the tier is listed twice"));
            }
            continue;
        }
        let known = ROWS.iter().find(|known| (known.0, known.1, known.2) == (volume, dimension, unit));
        let Some((_, _, _, unit, dimension, item)) = known else {
            report.leave_out(FILE, &format!("no rule for {volume} {dimension} per {unit}"));
            continue;
        };
        draft.add(PointKey::new(region, dimension, item), *unit, price, evidence()?)?;
    }
    for (region, tiers) in io2 {
        if tiers.len() != IO2_TIERS.len() {
            report.leave_out(FILE, "io2 IOPS without all tiers");
            continue;
        }
        let amount = Amount::Price(tiered(&tiers)?);
        draft.put(PointKey::new(&region, "iops", "io2"), Unit::IopsMonth, amount, evidence()?)?;
    }
    Ok(())
}

fn evidence() -> anyhow::Result<Evidence> {
    Evidence::listed(dates::EBS, sources::AWS_FEEDS)
}

/// Tiers from prices by their lower bounds.
pub(crate) fn tiered<B: Copy + Into<Decimal>>(prices: &BTreeMap<B, Usd>) -> anyhow::Result<Tiers> {
    let ends = prices.keys().skip(1).map(|from| Some((*from).into())).chain([None]);
    let tiers = prices.values().zip(ends).map(|(price, up_to)| Tier { up_to, price: *price });
    Ok(Tiers::new(tiers.collect())?)
}
