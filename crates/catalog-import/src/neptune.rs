//! Neptune.

use units::Unit;

use crate::Job;
use crate::database_plans::{self, Rate, configuration};
use crate::draft::{Draft, PointKey};
use crate::many::{self, DATED_LISTS, Key, key};
use crate::report::Report;
use crate::table::CsvRow;

/// AWS's label, and the key in the catalogue.
const LABELS: &[(&str, Key)] = &[
    ("Storage Rate", key(Unit::GbMonth, "storage", "standard")),
    ("IO optimized Storage Rate General Purpose-Aurora", key(Unit::GbMonth, "storage", "io-optimized")),
    ("IO Rate", key(Unit::Request, "io-requests", "standard")),
    ("Neptune ReplicatedWrite", key(Unit::Request, "global-database", "replicated-write")),
    ("Storage Snapshot Rate", key(Unit::GbMonth, "backup", "backup")),
    ("Storage Snapshot MemoryOptimizedGraphSnaphot", key(Unit::GbMonth, "backup", "analytics")),
    ("IO optimized Serverless General Purpose-Aurora", key(Unit::NcuHour, "on-demand/io-optimized", "serverless")),
];

pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    for row in job.tables.read(DATED_LISTS)?.iter().filter(|row| row.text("service").is_ok_and(|of| of == "neptune")) {
        let label = row.text("item")?;
        let Some(region) = many::region(job, row, report)? else { continue };
        let (place, unit) = if let Some((_, key)) = LABELS.iter().find(|known| known.0 == label) {
            (PointKey::new(region, key.dimension, key.item), key.unit)
        } else if let Some((configuration, class)) = instance(label) {
            (PointKey::new(region, &format!("on-demand/{configuration}"), &class), Unit::InstanceHour)
        } else {
            report.leave_out(DATED_LISTS, &format!("neptune: no rule for {label:?}"));
            continue;
        };
        if !draft.add_new(place, unit, row.price("usd")?, many::dated(row)?)? {
            report.leave_out(DATED_LISTS, "neptune: the same price under a second label");
        }
    }
    database_plans::import(job, draft, report, rate)
}

/// Configuration and class of an instance: `Neptune Memory Optimized Current Generation db r5.large`.
fn instance(label: &str) -> Option<(&'static str, String)> {
    let (kind, class) = label.split_once(" db ")?;
    let (kind, configuration) = match kind.strip_prefix("Neptune IO optimized ") {
        Some(rest) => (rest, "io-optimized"),
        None => (kind.strip_prefix("Neptune ")?, "standard"),
    };
    let class = class.strip_suffix(" General Purpose-Aurora").unwrap_or(class);
    let is_class = kind.ends_with(" Current Generation") && !class.contains(' ');
    is_class.then(|| (configuration, format!("db.{class}")))
}

/// The plan takes 20 % off instances and 30 % off serverless capacity: in all 23 regions with a listed price of serverless
/// capacity, its rate is 0.70 of that.
fn rate(row: &CsvRow) -> anyhow::Result<Option<Rate>> {
    if row.text("service")? != "neptune" {
        return Ok(None);
    }
    let dimension = configuration(row)?;
    let (item, unit, percent) = match (row.text("unit")?, row.text("item")?, row.text("ondemand_basis")?) {
        ("Hrs", class, "derived: sp / 0.80") => (class, Unit::InstanceHour, 80),
        ("NCU-hr", "Neptune:ServerlessUsage" | "Neptune:ServerlessIOOptimizedUsage", "") => {
            ("serverless", Unit::NcuHour, 70)
        }
        _ => return Err(row.fault("another item or unit, or on demand derived in another way")),
    };
    Ok(Some(Rate::new(dimension, item, unit, percent)))
}

#[cfg(test)]
mod tests {
    use super::instance;

    #[test]
    fn labels_tell_configuration_and_class() {
        let found = |label| instance(label).map(|(configuration, class)| format!("{configuration} {class}"));
        assert_eq!(found("Neptune General purpose Current Generation db t3.medium").unwrap(), "standard db.t3.medium");
        assert_eq!(
            found("Neptune IO optimized Memory Optimized Current Generation db r5.large General Purpose-Aurora")
                .unwrap(),
            "io-optimized db.r5.large"
        );
        assert_eq!(found("Storage Rate"), None);
    }
}
