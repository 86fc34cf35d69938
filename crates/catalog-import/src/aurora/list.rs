//! AWS's complete price list of RDS in one region: the rows of Aurora.

use units::Unit;

use super::{BACKTRACK, BACKUP, CREDITS_T3, CREDITS_T4G, EXPORT, IO, STANDARD, STORAGE, engine, is_listed, on_demand};
use crate::draft::{Draft, Evidence, PointKey};
use crate::many::{Key, key};
use crate::report::Report;
use crate::{Job, sources};

const FILE: &str = "rds-eu-west-1-2023.csv";

/// AWS's usage type and unit, and the key in the catalogue.
const ROWS: &[(&str, &str, Key)] = &[
    ("Aurora:StorageUsage", "GB-Mo", STORAGE),
    ("Aurora:StorageIOUsage", "IOs", IO),
    ("Aurora:BackupUsage", "GB-Mo", BACKUP),
    ("Aurora:BacktrackUsage", "CR-Hr", BACKTRACK),
    ("Aurora:SnapshotExportToS3", "GB", EXPORT),
    ("Aurora:ReplicatedWriteIO", "IOs", key(Unit::Request, "global-database", "replicated-write")),
    ("RDS:Proxy-ASv2-Usage", "ACU-Hr", key(Unit::AcuHour, "proxy", "serverless")),
    ("CPUCredits:db.t3", "vCPU-Hours", CREDITS_T3),
    ("CPUCredits:db.t4g", "vCPU-Hours", CREDITS_T4G),
];

pub(super) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    for row in job.tables.read(FILE)? {
        let (region, name, label) = (row.text("region")?, row.text("engine")?, row.text("item")?);
        if !is_listed(name, label) || !job.regions.takes(region, FILE, report) {
            continue;
        }
        let per = row.text("unit")?;
        let (place, unit) = match (engine(name), row.text("family")?, per) {
            (Some(engine), "Database Instance", "Hrs") => {
                (on_demand(region, engine, STANDARD, label), Unit::InstanceHour)
            }
            (Some(engine), "ServerlessV2", "ACU-Hr") => {
                (on_demand(region, engine, STANDARD, "serverless"), Unit::AcuHour)
            }
            _ => {
                let Some((_, _, key)) = ROWS.iter().find(|known| (known.0, known.1) == (label, per)) else {
                    report.leave_out(FILE, &format!("aurora: no rule for {label:?} per {per:?}"));
                    continue;
                };
                (PointKey::new(region, key.dimension, key.item), key.unit)
            }
        };
        let evidence = Evidence::listed(row.text("as_of")?, sources::TERRACOST)?;
        if !draft.add_new(place, unit, row.price("usd")?, evidence)? {
            report.leave_out(FILE, "aurora: the same price stands already");
        }
    }
    Ok(())
}
