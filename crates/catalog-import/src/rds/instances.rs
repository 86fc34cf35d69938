//! On-demand and reserved instances.

use std::collections::BTreeMap;

use catalog::Basis;
use units::{Decimal, Unit, Usd};

use super::{MULTI, SINGLE, engines, instance};
use crate::draft::{Draft, Evidence};
use crate::report::Report;
use crate::table::CsvRow;
use crate::{Job, dates, sources};

const FILE: &str = "rds-ondemand-ri.csv";

/// Columns of the table; unit and the first part of the dimension in the catalogue.
const RESERVED: &[(&str, Unit, &str)] = &[
    ("ri_1y_noupfront_usd_h", Unit::InstanceHour, "reserved/1y/no-upfront"),
    ("ri_1y_partial_usd_h", Unit::InstanceHour, "reserved/1y/partial-upfront"),
    ("ri_1y_partial_upfront_usd", Unit::Each, "reserved/1y/partial-upfront-fee"),
    ("ri_3y_partial_usd_h", Unit::InstanceHour, "reserved/3y/partial-upfront"),
    ("ri_3y_partial_upfront_usd", Unit::Each, "reserved/3y/partial-upfront-fee"),
];

/// On-demand prices of Single-AZ, by region, engine and class.
type Singles = BTreeMap<(String, &'static str, String), Usd>;

pub(super) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    let rows = job.tables.read(FILE)?;
    let mut singles = Singles::new();
    for row in &rows {
        let (engine, deployment) = named(row)?;
        if deployment == SINGLE {
            let key = (row.text("region")?.to_owned(), engine, row.text("instance_class")?.to_owned());
            singles.insert(key, row.price("ondemand_usd_h")?);
        }
    }
    for row in &rows {
        let (region, class) = (row.text("region")?, row.text("instance_class")?);
        if !job.regions.takes(region, FILE, report) {
            continue;
        }
        let (engine, deployment) = named(row)?;
        let listed = Evidence::listed(dates::RDS_INSTANCES, sources::EC2_SHOP)?;
        let price = row.price("ondemand_usd_h")?;
        let single = singles.get(&(region.to_owned(), engine, class.to_owned())).copied();
        let evidence = match (deployment, single) {
            (MULTI, Some(single)) if price > single.times(Decimal::from(3))? => {
                let reason = "over three times the price of Single-AZ; elsewhere it is twice that price";
                listed.clone().with_basis(Basis::stale(reason))
            }
            _ => listed.clone(),
        };
        let place = instance(region, "on-demand", engine, deployment, class);
        draft.add(place, Unit::InstanceHour, price, evidence)?;
        for (column, unit, purchase) in RESERVED {
            // A blank cell does not say whether the term is sold.
            if let Some(price) = row.maybe_price(column)? {
                // Some fees were converted to floats before they got into the table: 12088.799999999999 is 12088.8.
                let price = price.to_price();
                draft.add(instance(region, purchase, engine, deployment, class), *unit, price, listed.clone())?;
            }
        }
    }
    Ok(())
}

fn named(row: &CsvRow) -> anyhow::Result<(&'static str, &'static str)> {
    let engine = engines::planned(row.text("engine")?).ok_or_else(|| row.fault("unknown engine"))?;
    match row.text("deployment")? {
        "single" => Ok((engine, SINGLE)),
        "multi" => Ok((engine, MULTI)),
        other => Err(row.fault(&format!("unknown deployment {other:?}"))),
    }
}
