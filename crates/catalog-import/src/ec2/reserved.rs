//! Reserved prices with no upfront payment, for Linux.

use catalog::{Amount, Basis};
use units::{Tiers, Unit};

use super::Current;
use crate::draft::{Draft, Evidence, PointKey};
use crate::report::Report;
use crate::{Job, dates, sources};

const FILE: &str = "ec2-ri-no-upfront-linux.csv";

const TERMS: &[(&str, &str)] = &[
    ("std_1y", "reserved/standard/1y/no-upfront"),
    ("std_3y", "reserved/standard/3y/no-upfront"),
    ("conv_1y", "reserved/convertible/1y/no-upfront"),
    ("conv_3y", "reserved/convertible/3y/no-upfront"),
];

pub(super) fn import(job: &Job<'_>, current: &Current, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    for row in job.tables.read(FILE)? {
        let (region, name) = (row.text("region")?, row.text("instance_type")?);
        if !job.regions.takes(region, FILE, report) {
            continue;
        }
        let own = row.price("ondemand_usd_h")?;
        let evidence = Evidence::listed(dates::RESERVED, sources::EC2_SHOP)?;
        let evidence = match current.get(&(region.to_owned(), name.to_owned())) {
            Some(current) if current.price != own => {
                let reason = format!(
                    "listed beside an on-demand price of {}, which is now {}",
                    own.amount(),
                    current.price.amount()
                );
                evidence.with_basis(Basis::stale(reason))
            }
            _ => evidence,
        };
        for (column, dimension) in TERMS {
            let amount = match row.maybe_price(column)? {
                Some(price) => Amount::Price(Tiers::flat(price)?),
                None => Amount::NotSold,
            };
            draft.put(PointKey::new(region, dimension, name), Unit::InstanceHour, amount, evidence.clone())?;
        }
    }
    Ok(())
}
