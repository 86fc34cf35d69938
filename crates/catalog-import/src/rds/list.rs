//! AWS's complete price list of one region.

use units::Unit;

use super::{CLUSTER, MULTI, SINGLE, add_once, engine, instance};
use crate::draft::{Draft, Evidence, PointKey};
use crate::report::Report;
use crate::table::CsvRow;
use crate::{Job, sources};

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
    ("CPUCredits:db.t3", "vCPU-Hours", Unit::VcpuHour, "cpu-credits", "t3"),
    ("CPUCredits:db.t4g", "vCPU-Hours", Unit::VcpuHour, "cpu-credits", "t4g"),
    // Listed per hour, meaning an hour of one vCPU of the database behind the proxy.
    ("RDS:ProxyUsage", "Hrs", Unit::VcpuHour, "proxy", "provisioned"),
];

pub(super) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    for row in job.tables.read(FILE)? {
        let region = row.text("region")?;
        if !job.regions.takes(region, FILE, report) {
            continue;
        }
        let name = row.text("engine")?;
        let engine = engine(name);
        if engine.is_none() && name != "Any" {
            report.leave_out(FILE, "rds: another engine");
            continue;
        }
        let (label, per) = (row.text("item")?, row.text("unit")?);
        let (place, unit) = match (engine, row.text("family")?, per) {
            (Some(engine), "Database Instance", "Hrs") => {
                (instance(region, "on-demand", engine, deployment(&row)?, label), Unit::InstanceHour)
            }
            _ => {
                let Some((_, _, unit, dimension, item)) = ROWS.iter().find(|known| (known.0, known.1) == (label, per))
                else {
                    report.leave_out(FILE, &format!("rds: no rule for {label:?} per {per:?}"));
                    continue;
                };
                (PointKey::new(region, dimension, item), *unit)
            }
        };
        let evidence = Evidence::listed(row.text("as_of")?, sources::TERRACOST)?;
        add_once((&row, report), draft, place, (unit, row.price("usd")?, evidence))?;
    }
    Ok(())
}

fn deployment(row: &CsvRow) -> anyhow::Result<&'static str> {
    match row.text("deployment")? {
        "Single-AZ" => Ok(SINGLE),
        "Multi-AZ" => Ok(MULTI),
        "Multi-AZ (readable standbys)" => Ok(CLUSTER),
        other => Err(row.fault(&format!("unknown deployment {other:?}"))),
    }
}
