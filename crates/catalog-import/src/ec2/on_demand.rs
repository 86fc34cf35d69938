//! On-demand prices for Linux.

use catalog::Basis;
use units::Unit;

use super::Current;
use crate::draft::{Draft, Evidence, PointKey};
use crate::report::Report;
use crate::{Job, sources};

const FILE: &str = "ec2-ondemand-linux.csv";

/// Families whose bare-metal sizes are listed too low in the older sources, outside the region covered by a newer
/// source.
const LOW_METAL: &[&str] =
    &["m6g", "c6g", "r6g", "m5zn", "r5b", "x2gd", "c7i", "m7i", "r7i", "c8g", "m8g", "r8g", "x8g", "i8g", "r7iz"];

const LOW_METAL_REASON: &str =
    "metal sizes of this family are listed 6 to 10 % too low outside us-east-1, where AWS has raised them";

pub(super) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<Current> {
    let mut current = Current::new();
    for row in job.tables.read(FILE)? {
        let (region, name) = (row.text("region")?, row.text("instance_type")?);
        if !job.regions.takes(region, FILE, report) {
            continue;
        }
        let source = match row.text("source")? {
            "L" => sources::LIBCLOUD,
            "K" => sources::KARPENTER,
            "S" => sources::EC2_SHOP,
            other => return Err(row.fault(&format!("unknown source {other:?}"))),
        };
        let mut evidence = Evidence::listed(row.text("as_of")?, source)?;
        // Karpenter's prices are newer than the increase, including those of the GovCloud regions.
        if is_low_metal(name) && source != sources::KARPENTER {
            evidence = evidence.with_basis(Basis::stale(LOW_METAL_REASON));
        }
        let price = row.price("usd_per_hour")?;
        draft.add(PointKey::new(region, "on-demand/linux", name), Unit::InstanceHour, price, evidence)?;
        current.insert((region.to_owned(), name.to_owned()), price);
    }
    Ok(current)
}

fn is_low_metal(name: &str) -> bool {
    name.split_once('.').is_some_and(|(family, size)| LOW_METAL.contains(&family) && size.starts_with("metal"))
}

#[cfg(test)]
mod tests {
    use super::is_low_metal;

    #[test]
    fn only_metal_of_the_named_families_is_low() {
        assert!(is_low_metal("m6g.metal"));
        assert!(is_low_metal("c7i.metal-48xl"));
        assert!(!is_low_metal("m6g.large"));
        assert!(!is_low_metal("m6gd.metal"));
    }
}
