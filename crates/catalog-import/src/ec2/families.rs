//! What Savings Plans and dedicated instances of a family cost where no price is listed.

use std::collections::{BTreeMap, BTreeSet};

use catalog::{FamiliesFile, Family, InstanceFile};
use units::{Decimal, Unit};

use crate::draft::{Draft, Evidence, PointKey};
use crate::report::Report;
use crate::table::CsvRow;
use crate::{Job, dates, sources};

const PLANS: &str = "ec2-compute-sp-family.csv";
const DEDICATED: &str = "ec2-dedicated-instance-premium.csv";
const RESERVED: &str = "ec2-ri-no-upfront-linux.csv";

/// Reserved Instances with the rates of EC2 Instance Savings Plans, then with those of Compute Savings Plans, for one
/// and for three years.
const COLUMNS: [&str; 4] = ["std_1y", "std_3y", "conv_1y", "conv_3y"];

/// The columns of Compute Savings Plans in us-east-1, and their dimensions.
const COMPUTE: &[(&str, &str)] = &[
    ("sp_1y_no", "savings-plan/compute/1y/no-upfront"),
    ("sp_1y_partial", "savings-plan/compute/1y/partial-upfront"),
    ("sp_1y_all", "savings-plan/compute/1y/all-upfront"),
    ("sp_3y_no", "savings-plan/compute/3y/no-upfront"),
    ("sp_3y_partial", "savings-plan/compute/3y/partial-upfront"),
    ("sp_3y_all", "savings-plan/compute/3y/all-upfront"),
];

/// Rates as shares of on-demand, in the order of [`COLUMNS`].
type Shares = [Option<Decimal>; 4];

/// The families, with their predecessors and the medians of what their plans cost.
pub(crate) fn import(job: &Job<'_>, report: &mut Report) -> anyhow::Result<FamiliesFile> {
    let plans = job.tables.read(PLANS)?;
    let by_region = reserved(job, report)?;
    let regions: BTreeSet<&str> = by_region.keys().map(|(_, region)| region.as_str()).collect();
    let mut families: BTreeMap<String, Family> = BTreeMap::new();
    for row in &plans {
        let family = row.text("family")?;
        let predecessors: Vec<String> =
            row.text("predecessor_families")?.split_whitespace().map(str::to_owned).collect();
        let of = |region: &str, family: &str| by_region.get(&(family.to_owned(), region.to_owned()));
        let shares: Vec<&Shares> = regions
            .iter()
            .filter_map(|region| {
                let known = std::iter::once(family).chain(predecessors.iter().map(String::as_str));
                known.map(|family| of(region, family)).find(Option::is_some).flatten()
            })
            .collect();
        let median = |column: usize| median(shares.iter().filter_map(|shares| *shares.get(column)?).collect());
        let compute =
            |column: usize, rate: &str| median(column).map_or_else(|| in_us_east_1(row, rate), |m| Ok(Some(m)));
        let known = Family {
            family: family.to_owned(),
            predecessors,
            ec2_instance: [median(0), median(1)],
            compute: [compute(2, "sp_1y_no")?, compute(3, "sp_3y_no")?],
            dedicated: None,
        };
        if families.insert(family.to_owned(), known).is_some() {
            return Err(row.fault("the family is listed twice"));
        }
    }
    for row in job.tables.read(DEDICATED)? {
        let family = row.text("family")?;
        let empty = || Family {
            family: family.to_owned(),
            predecessors: Vec::new(),
            ec2_instance: [None; 2],
            compute: [None; 2],
            dedicated: None,
        };
        families.entry(family.to_owned()).or_insert_with(empty).dedicated =
            row.maybe_decimal("dedicated_over_shared")?;
    }
    let provenance = dates::provenance(dates::FAMILIES, sources::RULES)?;
    Ok(FamiliesFile { provenance, families: families.into_values().collect() })
}

/// The rates of Compute Savings Plans that are listed: of one type of each family.
pub(super) fn rates(job: &Job<'_>, types: &InstanceFile, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    for row in job.tables.read(PLANS)? {
        let (region, name) = (row.text("region")?, row.text("reference_type")?);
        if !types.types.iter().any(|known| known.name == name) {
            report.leave_out(PLANS, "a type that the table of instance types does not have");
            continue;
        }
        let evidence = Evidence::listed(row.text("as_of")?, sources::AWS_2026_09)?;
        for (column, dimension) in COMPUTE {
            if let Some(rate) = row.maybe_price(column)? {
                draft.add(PointKey::new(region, dimension, name), Unit::InstanceHour, rate, evidence.clone())?;
            }
        }
    }
    Ok(())
}

/// The shares by family and region, of the dearest type of each.
fn reserved(job: &Job<'_>, report: &mut Report) -> anyhow::Result<BTreeMap<(String, String), Shares>> {
    let mut all: BTreeMap<(String, String), (Decimal, Shares)> = BTreeMap::new();
    for row in job.tables.read(RESERVED)? {
        let (region, name) = (row.text("region")?, row.text("instance_type")?);
        let on_demand = row.price("ondemand_usd_h")?.amount();
        if !job.regions.takes(region, RESERVED, report) || on_demand.is_zero() {
            continue;
        }
        let mut shares = Shares::default();
        for (share, column) in shares.iter_mut().zip(COLUMNS) {
            *share = row.maybe_price(column)?.map(|rate| rate.amount() / on_demand);
        }
        let family = name.split('.').next().unwrap_or_default();
        let key = (family.to_owned(), region.to_owned());
        if all.get(&key).is_none_or(|(dearest, _)| *dearest < on_demand) {
            all.insert(key, (on_demand, shares));
        }
    }
    Ok(all.into_iter().map(|(key, (_, shares))| (key, shares)).collect())
}

/// The share that a Compute Savings Plan costs in us-east-1.
fn in_us_east_1(row: &CsvRow, column: &str) -> anyhow::Result<Option<Decimal>> {
    let on_demand = row.price("ondemand_usd_h")?.amount();
    let rate = row.maybe_price(column)?;
    Ok(rate.and_then(|rate| rate.amount().checked_div(on_demand)).map(rounded))
}

fn median(mut shares: Vec<Decimal>) -> Option<Decimal> {
    shares.sort_unstable();
    shares.get(shares.len() / 2).copied().map(rounded)
}

/// Medians are good to a few percent: four digits are enough.
fn rounded(share: Decimal) -> Decimal {
    share.round_dp(4).normalize()
}
