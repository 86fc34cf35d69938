//! Load balancers.

use catalog::{Basis, CapacityUnit, CapacityUnitsFile, PriceDate};
use units::Unit;

use crate::draft::{Draft, Evidence, PointKey};
use crate::report::Report;
use crate::table::CsvRow;
use crate::{Job, dates, sources};

const FILE: &str = "elb.csv";

const GOVCLOUD_REASON: &str = "the GovCloud figures of this table are unreliable";

/// Product and dimension in the table; unit, dimension and item in the catalogue.
const ROWS: &[(&str, &str, Unit, &str, &str)] = &[
    ("ALB", "load-balancer-hour", Unit::Hour, "load-balancer", "application"),
    ("NLB", "load-balancer-hour", Unit::Hour, "load-balancer", "network"),
    ("GWLB", "load-balancer-hour per AZ", Unit::Hour, "load-balancer", "gateway"),
    ("CLB", "load-balancer-hour", Unit::Hour, "load-balancer", "classic"),
    ("ALB", "LCU-hour", Unit::CapacityUnitHour, "capacity-unit", "application"),
    ("NLB", "NLCU-hour", Unit::CapacityUnitHour, "capacity-unit", "network"),
    ("GWLB", "GLCU-hour", Unit::CapacityUnitHour, "capacity-unit", "gateway"),
    ("CLB", "GB", Unit::Gb, "data-processed", "classic"),
];

pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    for row in job.tables.read(FILE)? {
        let region = row.text("region")?;
        if !job.regions.takes(region, FILE, report) {
            continue;
        }
        let (product, dimension) = (row.text("product")?, row.text("dimension")?);
        if product == "GWLB endpoint" {
            report.leave_out(FILE, "endpoints, which vpc-network.csv has for every region");
            continue;
        }
        let known = ROWS.iter().find(|known| (known.0, known.1) == (product, dimension));
        let Some((_, _, unit, dimension, item)) = known else {
            report.leave_out(FILE, &format!("no rule for {product} {dimension}"));
            continue;
        };
        draft.add(PointKey::new(region, dimension, item), *unit, row.price("usd")?, evidence(&row, region)?)?;
    }
    for row in job.tables.read("single-points.csv")? {
        let region = row.text("region")?;
        if [row.text("service")?, row.text("item")?, row.text("unit")?] != ["elb", "CLB data processed", "GB"]
            || !job.regions.takes(region, row.file(), report)
        {
            continue;
        }
        let (place, price) = (PointKey::new(region, "data-processed", "classic"), row.price("usd")?);
        if draft.has(&place, Unit::Gb, price)? {
            report.leave_out(row.file(), "the same price stands in elb.csv");
        } else {
            draft.add(place, Unit::Gb, price, Evidence::listed(dates::SINGLE_POINTS, sources::PRICE_TABLES)?)?;
        }
    }
    Ok(())
}

fn evidence(row: &CsvRow, region: &str) -> anyhow::Result<Evidence> {
    let govcloud = region.starts_with("us-gov-");
    let origin = row.text("source")?;
    match row.text("status")? {
        "derived" => {
            let rule = if govcloud { format!("{origin}; {GOVCLOUD_REASON}") } else { origin.to_owned() };
            Ok(Evidence::listed(dates::ELB_DERIVED, sources::RULES)?.with_basis(Basis::derived(rule)))
        }
        "observed" => {
            let source = if origin == "cortex" {
                sources::CORTEX
            } else if origin.starts_with("infracost test data") {
                sources::INFRACOST
            } else if origin.starts_with("api-evangelist") {
                sources::API_EVANGELIST
            } else {
                sources::SINGLE_OBSERVATIONS
            };
            let listed = Evidence::listed(seen(row.text("as_of")?, origin), source)?;
            Ok(if govcloud { listed.with_basis(Basis::stale(GOVCLOUD_REASON)) } else { listed })
        }
        other => Err(row.fault(&format!("unknown status {other:?}"))),
    }
}

/// The date of a line: its own, the earlier one of a pair such as `2025/26`, one at the end of the origin (`a bill of
/// 2025-05`), or the oldest date of the table.
fn seen<'a>(as_of: &'a str, origin: &'a str) -> &'a str {
    let candidates =
        [as_of, as_of.split('/').next().unwrap_or_default(), origin.rsplit(' ').next().unwrap_or_default()];
    candidates.into_iter().find(|text| PriceDate::parse(text).is_ok()).unwrap_or(dates::ELB_UNDATED)
}

pub(crate) fn capacity_units(job: &Job<'_>, report: &mut Report) -> anyhow::Result<CapacityUnitsFile> {
    let mut units = Vec::new();
    for row in job.tables.read("elb-lcu-dimensions.csv")? {
        let load_balancer = match row.text("product")? {
            "ALB" => "application",
            "NLB" => "network",
            "GWLB" => "gateway",
            other => {
                report.leave_out(row.file(), &format!("no load balancer: {other}"));
                continue;
            }
        };
        units.push(CapacityUnit {
            load_balancer: load_balancer.to_owned(),
            dimension: kebab(row.text("dimension")?),
            unit: row.text("unit")?.to_owned(),
            amount: row.maybe_decimal("per_unit")?.ok_or_else(|| row.fault("per_unit is blank"))?,
            metered_as: row.text("metered_as")?.to_owned(),
            note: row.text("note")?.to_owned(),
        });
    }
    units.sort_by(|a, b| (&a.load_balancer, &a.dimension).cmp(&(&b.load_balancer, &b.dimension)));
    let provenance = dates::provenance(dates::ELB_CAPACITY_UNITS, sources::PRICE_TABLES)?;
    Ok(CapacityUnitsFile { provenance, units })
}

/// Lower-case words joined by hyphens.
fn kebab(text: &str) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seen_prefers_the_own_date_and_ends_with_the_oldest() {
        assert_eq!(seen("2026-08-27", "index 1"), "2026-08-27");
        assert_eq!(seen("2025/26", "index 1"), "2025");
        assert_eq!(seen("", "a bill of 2025-05"), "2025-05");
        assert_eq!(seen("undated", "a blog"), "2022");
    }

    #[test]
    fn kebab_joins_words() {
        assert_eq!(kebab("processed bytes (Lambda targets)"), "processed-bytes-lambda-targets");
        assert_eq!(kebab("new connections/flows"), "new-connections-flows");
    }
}
