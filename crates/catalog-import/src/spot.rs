//! Spot advice.

use std::collections::BTreeMap;

use catalog::{InterruptionBand, SpotFile, SpotLine, SpotOs};

use crate::report::Report;
use crate::{Job, dates, sources};

const FILE: &str = "ec2-spot-advisor.csv";

type Key = (String, SpotOs, String);
type Sizes = Vec<(String, u8, InterruptionBand)>;

pub(crate) fn import(job: &Job<'_>, report: &mut Report) -> anyhow::Result<SpotFile> {
    let mut lines: BTreeMap<Key, Sizes> = BTreeMap::new();
    for row in job.tables.read(FILE)? {
        let region = row.text("region")?;
        if !job.regions.takes(region, FILE, report) {
            continue;
        }
        let os = match row.text("os")? {
            "Linux" => SpotOs::Linux,
            "Windows" => SpotOs::Windows,
            other => return Err(row.fault(&format!("unknown system {other:?}"))),
        };
        let saving: i16 = row.number("savings_pct")?;
        let Ok(saving) = u8::try_from(saving) else {
            report.leave_out(FILE, "a saving below zero, taken off another on-demand price");
            continue;
        };
        let band = InterruptionBand::ALL.get(row.number::<usize>("interruption_band")?);
        let band = *band.ok_or_else(|| row.fault("unknown interruption band"))?;
        let (family, size) =
            row.text("instance_type")?.split_once('.').ok_or_else(|| row.fault("a type without a size"))?;
        lines.entry((region.to_owned(), os, family.to_owned())).or_default().push((size.to_owned(), saving, band));
    }
    let line = |((region, os, family), mut sizes): (Key, Sizes)| {
        sizes.sort_by(|a, b| a.0.cmp(&b.0));
        SpotLine { line: 0, region, os, family, sizes }
    };
    let lines = lines.into_iter().map(line).collect();
    Ok(SpotFile { provenance: dates::provenance(dates::SPOT, sources::SPOTINFO)?, lines })
}
