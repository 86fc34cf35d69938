//! Reserved prices: with no upfront payment for Linux, and all upfront for four systems.

use catalog::{Amount, Basis, InstanceFile};
use units::{Tiers, Unit};

use super::{Current, rows_of_types};
use crate::draft::{Draft, Evidence, PointKey};
use crate::report::Report;
use crate::{Job, dates, sources};

const NO_UPFRONT: &str = "ec2-ri-no-upfront-linux.csv";
const ALL_UPFRONT: &str = "ec2-ri-all-upfront-2026.csv";

const TERMS: &[(&str, &str)] = &[
    ("std_1y", "reserved/standard/1y/no-upfront"),
    ("std_3y", "reserved/standard/3y/no-upfront"),
    ("conv_1y", "reserved/convertible/1y/no-upfront"),
    ("conv_3y", "reserved/convertible/3y/no-upfront"),
];

/// The columns of effective hourly prices, and their dimensions.
const ALL_UPFRONT_TERMS: &[(&str, &str)] = &[
    ("linux_std_1y", "reserved/standard/1y/all-upfront"),
    ("linux_std_3y", "reserved/standard/3y/all-upfront"),
    ("windows_std_1y", "reserved/standard/1y/all-upfront/windows"),
    ("windows_std_3y", "reserved/standard/3y/all-upfront/windows"),
    ("rhel_std_1y", "reserved/standard/1y/all-upfront/rhel"),
    ("rhel_std_3y", "reserved/standard/3y/all-upfront/rhel"),
    ("suse_std_1y", "reserved/standard/1y/all-upfront/suse"),
    ("suse_std_3y", "reserved/standard/3y/all-upfront/suse"),
];

pub(super) fn no_upfront(
    job: &Job<'_>,
    current: &Current,
    draft: &mut Draft,
    report: &mut Report,
) -> anyhow::Result<()> {
    for row in job.tables.read(NO_UPFRONT)? {
        let (region, name) = (row.text("region")?, row.text("instance_type")?);
        if !job.regions.takes(region, NO_UPFRONT, report) {
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

pub(super) fn all_upfront(
    job: &Job<'_>,
    types: &InstanceFile,
    draft: &mut Draft,
    report: &mut Report,
) -> anyhow::Result<()> {
    for row in rows_of_types(job, types, ALL_UPFRONT, report)? {
        let (region, name) = (row.text("region")?, row.text("instance_type")?);
        let evidence = Evidence::listed(row.text("as_of")?, sources::AWS_2026_05)?;
        for (column, dimension) in ALL_UPFRONT_TERMS {
            if let Some(price) = row.maybe_price(column)? {
                draft.add(PointKey::new(region, dimension, name), Unit::InstanceHour, price, evidence.clone())?;
            }
        }
    }
    Ok(())
}
