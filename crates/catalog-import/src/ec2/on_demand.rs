//! On-demand prices by operating system.
//!
//! Two tables list the price of Linux. The newer one goes first, and it alone has other operating systems.

use std::collections::{BTreeMap, BTreeSet};

use catalog::{InstanceFile, PriceDate};
use units::{Unit, Usd};

use super::{Current, Listed};
use crate::draft::{Draft, Evidence, PointKey};
use crate::report::Report;
use crate::table::CsvRow;
use crate::{Job, dates, sources};

const LINUX: &str = "ec2-ondemand-linux.csv";
const SYSTEMS: &str = "ec2-ondemand-os-2026.csv";
pub(super) const LINUX_DIMENSION: &str = "on-demand/linux";

/// The operating systems of the newer table: column and dimension.
const COLUMNS: &[(&str, &str)] = &[
    ("linux_usd_h", LINUX_DIMENSION),
    ("windows_usd_h", "on-demand/windows"),
    ("rhel_usd_h", "on-demand/rhel"),
    ("rhel_ha_usd_h", "on-demand/rhel-ha"),
    ("suse_usd_h", "on-demand/suse"),
    ("ubuntu_pro_usd_h", "on-demand/ubuntu-pro"),
];

/// Prices of Linux in the newer table, with their dates, by region and type.
type Newer = BTreeMap<(String, String), (Usd, PriceDate)>;

pub(super) fn import(
    job: &Job<'_>,
    types: &InstanceFile,
    draft: &mut Draft,
    report: &mut Report,
) -> anyhow::Result<Current> {
    let known: BTreeSet<&str> = types.types.iter().map(|known| known.name.as_str()).collect();
    let systems = job.tables.read(SYSTEMS)?;
    let newer = linux_of(&systems)?;
    let mut current = Current::new();
    for row in job.tables.read(LINUX)? {
        older(job, &row, &newer, (draft, report, &mut current))?;
    }
    for row in &systems {
        let (region, name) = (row.text("region")?, row.text("instance_type")?);
        if !job.regions.takes(region, SYSTEMS, report) {
            continue;
        }
        if !known.contains(name) {
            report.leave_out(SYSTEMS, "a type that the table of instance types does not have");
            continue;
        }
        let evidence = Evidence::listed(row.text("as_of")?, sources::AWS_2026_05)?;
        for (column, dimension) in COLUMNS {
            let Some(price) = row.maybe_price(column)? else { continue };
            if *dimension == LINUX_DIMENSION {
                let key = (region.to_owned(), name.to_owned());
                if current.contains_key(&key) {
                    continue;
                }
                current.insert(key, Listed { price, as_of: evidence.as_of.clone() });
            }
            draft.add(PointKey::new(region, dimension, name), Unit::InstanceHour, price, evidence.clone())?;
        }
    }
    Ok(current)
}

fn linux_of(rows: &[CsvRow]) -> anyhow::Result<Newer> {
    let mut all = Newer::new();
    for row in rows {
        if let Some(price) = row.maybe_price("linux_usd_h")? {
            let key = (row.text("region")?.to_owned(), row.text("instance_type")?.to_owned());
            all.insert(key, (price, dates::date(row.text("as_of")?)?));
        }
    }
    Ok(all)
}

/// Takes a row of the older table, unless the newer one has the price.
fn older(
    job: &Job<'_>,
    row: &CsvRow,
    newer: &Newer,
    (draft, report, current): (&mut Draft, &mut Report, &mut Current),
) -> anyhow::Result<()> {
    let (region, name) = (row.text("region")?, row.text("instance_type")?);
    if !job.regions.takes(region, LINUX, report) {
        return Ok(());
    }
    let source = match row.text("source")? {
        "L" => sources::LIBCLOUD,
        "K" => sources::KARPENTER,
        "S" => sources::EC2_SHOP,
        other => return Err(row.fault(&format!("unknown source {other:?}"))),
    };
    let price = row.price("usd_per_hour")?;
    if let Some((listed, as_of)) = newer.get(&(region.to_owned(), name.to_owned())) {
        let is_older = dates::date(row.text("as_of")?)? < *as_of;
        // Those that this source has differently are 6 to 10 % higher, which is the premium of dedicated tenancy.
        if source == sources::KARPENTER && is_metal(name) && *listed != price {
            report.leave_out(LINUX, "a metal size at the price of dedicated tenancy");
            return Ok(());
        }
        if is_older {
            let reason = if *listed == price {
                "the newer table has the same price"
            } else {
                "the newer table has another price"
            };
            report.leave_out(LINUX, reason);
            return Ok(());
        }
    }
    let evidence = Evidence::listed(row.text("as_of")?, source)?;
    let listed = Listed { price, as_of: evidence.as_of.clone() };
    draft.add(PointKey::new(region, LINUX_DIMENSION, name), Unit::InstanceHour, price, evidence)?;
    current.insert((region.to_owned(), name.to_owned()), listed);
    Ok(())
}

pub(super) fn is_metal(name: &str) -> bool {
    name.split_once('.').is_some_and(|(_, size)| size.starts_with("metal"))
}
