//! Average Spot prices by region.

use std::collections::BTreeSet;

use catalog::{Basis, InstanceFile};
use units::Unit;

use super::Current;
use crate::draft::{Draft, Evidence, PointKey};
use crate::report::Report;
use crate::{Job, sources};

const FILE: &str = "ec2-spot-2026.csv";

const COLUMNS: &[(&str, &str)] = &[("linux_spot_avg_usd_h", "spot/linux"), ("windows_spot_avg_usd_h", "spot/windows")];

pub(super) fn import(
    job: &Job<'_>,
    types: &InstanceFile,
    current: &Current,
    draft: &mut Draft,
    report: &mut Report,
) -> anyhow::Result<()> {
    let known: BTreeSet<&str> = types.types.iter().map(|known| known.name.as_str()).collect();
    for row in job.tables.read(FILE)? {
        let (region, name) = (row.text("region")?, row.text("instance_type")?);
        if !job.regions.takes(region, FILE, report) {
            continue;
        }
        if !known.contains(name) {
            report.leave_out(FILE, "a type that the table of instance types does not have");
            continue;
        }
        let evidence = Evidence::listed(row.text("as_of")?, sources::AWS_2026_05)?
            .with_basis(Basis::derived("the average Spot price of the region; over which time is not known"));
        let on_demand = current.get(&(region.to_owned(), name.to_owned()));
        for (column, dimension) in COLUMNS {
            let Some(price) = row.maybe_price(column)? else { continue };
            if *dimension == "spot/linux" && on_demand.is_some_and(|on_demand| price > on_demand.price) {
                report.leave_out(FILE, "an average above the on-demand price, which Spot never exceeds");
                continue;
            }
            draft.add(PointKey::new(region, dimension, name), Unit::InstanceHour, price, evidence.clone())?;
        }
    }
    Ok(())
}
