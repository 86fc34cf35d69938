//! Average Spot prices by region.

use catalog::{Basis, InstanceFile};
use units::Unit;

use super::{Current, rows_of_types};
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
    for row in rows_of_types(job, types, FILE, report)? {
        let (region, name) = (row.text("region")?, row.text("instance_type")?);
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
