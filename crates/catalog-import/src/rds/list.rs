//! AWS's complete price list of one region.

use std::collections::BTreeMap;

use units::{Unit, Usd};

use super::{CLUSTER, MULTI, SINGLE, add_once, engines, instance};
use crate::draft::{Draft, Evidence, PointKey};
use crate::report::Report;
use crate::table::CsvRow;
use crate::{Job, aurora, sources};

const FILE: &str = "rds-eu-west-1-2023.csv";

/// AWS's usage type and unit; unit, dimension and item in the catalogue. The usage type determines the deployment: the
/// column for it is wrong in lines of throughput.
const ROWS: &[(&str, &str, Unit, &str, &str)] = &[
    ("RDS:GP2-Storage", "GB-Mo", Unit::GbMonth, "storage/single-az", "gp2"),
    ("RDS:GP3-Storage", "GB-Mo", Unit::GbMonth, "storage/single-az", "gp3"),
    ("RDS:PIOPS-Storage", "GB-Mo", Unit::GbMonth, "storage/single-az", "io1"),
    ("RDS:StorageUsage", "GB-Mo", Unit::GbMonth, "storage/single-az", "magnetic"),
    ("RDS:Multi-AZ-GP2-Storage", "GB-Mo", Unit::GbMonth, "storage/multi-az", "gp2"),
    ("RDS:Multi-AZ-GP3-Storage", "GB-Mo", Unit::GbMonth, "storage/multi-az", "gp3"),
    ("RDS:Multi-AZ-PIOPS-Storage", "GB-Mo", Unit::GbMonth, "storage/multi-az", "io1"),
    ("RDS:Multi-AZ-StorageUsage", "GB-Mo", Unit::GbMonth, "storage/multi-az", "magnetic"),
    ("RDS:Multi-AZCluster-PIOPS-Storage", "GB-Mo", Unit::GbMonth, "storage/multi-az-cluster", "io1"),
    ("RDS:GP3-PIOPS", "IOPS-Mo", Unit::IopsMonth, "iops/single-az", "gp3"),
    ("RDS:PIOPS", "IOPS-Mo", Unit::IopsMonth, "iops/single-az", "io1"),
    ("RDS:Multi-AZ-GP3-PIOPS", "IOPS-Mo", Unit::IopsMonth, "iops/multi-az", "gp3"),
    ("RDS:Multi-AZ-PIOPS", "IOPS-Mo", Unit::IopsMonth, "iops/multi-az", "io1"),
    ("RDS:Multi-AZCluster-PIOPS", "IOPS-Mo", Unit::IopsMonth, "iops/multi-az-cluster", "io1"),
    ("RDS:GP3-Throughput", "MBPS-Mo", Unit::MibpsMonth, "throughput/single-az", "gp3"),
    ("RDS:Multi-AZ-GP3-Throughput", "MBPS-Mo", Unit::MibpsMonth, "throughput/multi-az", "gp3"),
    ("RDS:StorageIOUsage", "IOs", Unit::Request, "io-requests", "magnetic"),
    ("RDS:ChargedBackupUsage", "GB-Mo", Unit::GbMonth, "backup", "backup"),
    ("RDS:SnapshotExportToS3", "GB", Unit::Gb, "snapshot-export", "snapshot"),
    ("RDS:Mirror-GP2-Storage", "GB-Mo", Unit::GbMonth, "storage/multi-az", "gp2"),
    ("RDS:Mirror-GP3-Storage", "GB-Mo", Unit::GbMonth, "storage/multi-az", "gp3"),
    ("RDS:Mirror-PIOPS-Storage", "GB-Mo", Unit::GbMonth, "storage/multi-az", "io1"),
    ("RDS:Mirror-StorageUsage", "GB-Mo", Unit::GbMonth, "storage/multi-az", "magnetic"),
    ("RDS:Mirror-GP3-PIOPS", "IOPS-Mo", Unit::IopsMonth, "iops/multi-az", "gp3"),
    ("RDS:Mirror-PIOPS", "IOPS-Mo", Unit::IopsMonth, "iops/multi-az", "io1"),
    ("RDS:Mirror-GP3-Throughput", "MBPS-Mo", Unit::MibpsMonth, "throughput/multi-az", "gp3"),
    ("PI_API", "API Calls", Unit::Request, "performance-insights", "api"),
    // Listed per hour, meaning an hour of one vCPU of the database behind the proxy.
    ("RDS:ProxyUsage", "Hrs", Unit::VcpuHour, "proxy", "provisioned"),
];

/// Prices by engine, deployment and class.
pub(super) type Instances = BTreeMap<(&'static str, &'static str, String), Usd>;

pub(super) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    let instances = instances(job)?;
    for row in job.tables.read(FILE)? {
        let region = row.text("region")?;
        if !job.regions.takes(region, FILE, report) {
            continue;
        }
        let (name, label, per) = (row.text("engine")?, row.text("item")?, row.text("unit")?);
        if aurora::is_listed(name, label) {
            continue;
        }
        if label.starts_with("RDSCustom:") {
            report.leave_out(FILE, "rds: RDS Custom");
            continue;
        }
        if label.starts_with("PI_LTR") || label == "Global1:PI_API" {
            report.leave_out(FILE, "rds: Performance Insights, which AWS has replaced");
            continue;
        }
        let (place, unit) = if (row.text("family")?, per) == ("Database Instance", "Hrs") {
            let Some((engine, deployment)) = of_instance(&row)? else {
                report.leave_out(FILE, "rds: RDS Custom");
                continue;
            };
            if instances.get(&(engine, deployment, label.to_owned())) != Some(&row.price("usd")?) {
                report.leave_out(FILE, "rds: RDS Custom");
                continue;
            }
            (instance(region, "on-demand", engine, deployment, label), Unit::InstanceHour)
        } else if let Some(family) = label.strip_prefix("CPUCredits:db.") {
            let item = if name == "SQL Server" { "sqlserver" } else { family };
            (PointKey::new(region, "cpu-credits", item), Unit::VcpuHour)
        } else {
            let Some((_, _, unit, dimension, item)) = ROWS.iter().find(|known| (known.0, known.1) == (label, per))
            else {
                report.leave_out(FILE, &format!("rds: no rule for {label:?} per {per:?}"));
                continue;
            };
            (PointKey::new(region, dimension, item), *unit)
        };
        let evidence = Evidence::listed(row.text("as_of")?, sources::TERRACOST)?;
        add_once((&row, report), draft, place, (unit, row.price("usd")?, evidence))?;
    }
    Ok(())
}

/// The prices of all instances. Some classes of Oracle have two prices: the higher one is that of RDS Custom, since the
/// lower one is half of Multi-AZ.
pub(super) fn instances(job: &Job<'_>) -> anyhow::Result<Instances> {
    let mut instances = Instances::new();
    for row in job.tables.read(FILE)? {
        if row.text("family")? == "Database Instance"
            && let Some((engine, deployment)) = of_instance(&row)?
        {
            let price = row.price("usd")?;
            let known = instances.entry((engine, deployment, row.text("item")?.to_owned())).or_insert(price);
            *known = price.min(*known);
        }
    }
    Ok(instances)
}

/// Engine and deployment of an instance; `None` for RDS Custom and Aurora.
fn of_instance(row: &CsvRow) -> anyhow::Result<Option<(&'static str, &'static str)>> {
    let engine = engines::listed(row.text("engine")?, row.text("edition")?, row.text("license")?);
    engine.map(|engine| Ok((engine, deployment(row)?))).transpose()
}

fn deployment(row: &CsvRow) -> anyhow::Result<&'static str> {
    match row.text("deployment")? {
        "Single-AZ" => Ok(SINGLE),
        "Multi-AZ" => Ok(MULTI),
        "Multi-AZ (readable standbys)" => Ok(CLUSTER),
        other => Err(row.fault(&format!("unknown deployment {other:?}"))),
    }
}
