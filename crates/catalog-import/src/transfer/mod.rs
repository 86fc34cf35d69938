//! Traffic to the internet, between regions and between zones.

mod between_regions;

use std::collections::{BTreeMap, BTreeSet};

use catalog::Amount;
use units::{Unit, Usd};

use self::between_regions::Rates;
use crate::draft::{Draft, Evidence, PointKey};
use crate::ebs::tiered;
use crate::report::Report;
use crate::{Job, sources};

const FILE: &str = "data-transfer.csv";

/// Items in the table and lower bounds in GB: 10 TB, 50 TB, 150 TB.
const INTERNET_TIERS: &[(&str, u32)] = &[
    ("Outbound data transfer to Internet (first 10TB)", 0),
    ("Outbound data transfer to Internet (next 40TB)", 10_240),
    ("Outbound data transfer to Internet (next 100TB)", 51_200),
    ("Outbound data transfer to Internet (over 150TB)", 153_600),
];

const INTRA_REGION: &str = "Intra-region data transfer";

#[derive(Default)]
struct Internet {
    tiers: BTreeMap<u32, Usd>,
    seen: BTreeSet<(String, &'static str)>,
}

pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    let mut internet: BTreeMap<String, Internet> = BTreeMap::new();
    let mut rates = Rates::default();
    rates.read(job, report)?;
    for row in job.tables.read(FILE)? {
        let (region, item, price) = (row.text("region")?, row.text("item")?, row.price("usd_per_gb")?);
        if !job.regions.takes(region, FILE, report) {
            continue;
        }
        // The source ends with the day it was read.
        let (source, as_of) =
            row.text("source")?.rsplit_once(' ').ok_or_else(|| row.fault("a source without a day"))?;
        let source = match source {
            "infracost test data" => sources::INFRACOST,
            "iammanis/ec2-vps _data/rates.json" => sources::EC2_VPS,
            other => return Err(row.fault(&format!("unknown source {other:?}"))),
        };
        if let Some((_, from)) = INTERNET_TIERS.iter().find(|(known, _)| *known == item) {
            let internet = internet.entry(region.to_owned()).or_default();
            internet.seen.insert((as_of.to_owned(), source));
            if internet.tiers.insert(*from, price).is_some() {
                return Err(row.fault("the tier is listed twice"));
            }
            continue;
        }
        let evidence = Evidence::listed(as_of, source)?;
        if let Some(to) = between_regions::receiver(item, region) {
            rates.offer(&row, (region, to), evidence, report)?;
        } else if item == INTRA_REGION {
            draft.add(PointKey::new(region, "out", "intra-region"), Unit::Gb, price, evidence)?;
        } else {
            report.leave_out(FILE, &format!("no rule for {item:?}"));
        }
    }
    rates.add_to(draft)?;
    for (region, Internet { tiers, seen }) in internet {
        if tiers.len() != INTERNET_TIERS.len() {
            report.leave_out(FILE, "internet traffic without all tiers");
            continue;
        }
        // Tiers may have been seen in two places: then both are named, with the earlier date.
        let Some((as_of, source)) = seen.first() else { continue };
        let source = if seen.len() == 1 { *source } else { sources::INFRACOST_AND_EC2_VPS };
        let evidence = Evidence::listed(as_of, source)?;
        draft.put(PointKey::new(&region, "out", "internet"), Unit::Gb, Amount::Price(tiered(&tiers)?), evidence)?;
    }
    Ok(())
}
