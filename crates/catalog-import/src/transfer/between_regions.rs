//! Rates between regions: one for each sending region, and those of pairs that differ from it.

use std::collections::BTreeMap;

use units::{Unit, Usd};

use crate::draft::{Draft, Evidence, PointKey};
use crate::report::Report;
use crate::table::CsvRow;
use crate::{Job, sources};

const FILE: &str = "data-transfer-inter-region.csv";

/// The receiving region of the rate that applies to every region without a rate of its own.
const EVERY_OTHER: &str = "*";

/// The newest rate of each key.
#[derive(Default)]
pub(super) struct Rates(BTreeMap<(String, String), Rate>);

#[derive(Clone)]
struct Rate {
    price: Usd,
    evidence: Evidence,
    file: String,
}

impl Rates {
    /// Offers the rate from one region to another, or to every other. If two lines price the same, the newer one is
    /// kept, and the other one is reported.
    ///
    /// # Errors
    /// If two lines of the same date contradict each other.
    pub(super) fn offer(
        &mut self,
        row: &CsvRow,
        (from, to): (&str, &str),
        evidence: Evidence,
        report: &mut Report,
    ) -> anyhow::Result<()> {
        let offered = Rate { price: row.price("usd_per_gb")?, evidence, file: row.file().to_owned() };
        let pair = (from.to_owned(), to.to_owned());
        let Some(known) = self.0.get(&pair) else {
            self.0.insert(pair, offered);
            return Ok(());
        };
        if known.price != offered.price && known.evidence.as_of == offered.evidence.as_of {
            let [one, two] = [known, &offered].map(|rate| rate.price.amount());
            return Err(row.fault(&format!("two rates of the same date from {from} to {to}: {one} and {two}")));
        }
        let (older, newer) = if known.evidence.as_of < offered.evidence.as_of {
            (known.clone(), offered)
        } else {
            (offered, known.clone())
        };
        if older.price == newer.price {
            report.leave_out(&older.file, "a newer line has the same rate between regions");
        } else {
            let [old, new] = [&older, &newer].map(|rate| rate.price.amount());
            let reason = format!("{from} to {to} at {old}, which a newer line has at {new}");
            report.leave_out(&older.file, &reason);
        }
        self.0.insert(pair, newer);
        Ok(())
    }

    /// Reads the table that has nothing but rates between regions.
    pub(super) fn read(&mut self, job: &Job<'_>, report: &mut Report) -> anyhow::Result<()> {
        for row in job.tables.read(FILE)? {
            let (from, to) = (row.text("from_region")?, row.text("to_region")?);
            let is_known =
                job.regions.takes(from, FILE, report) && (to == EVERY_OTHER || job.regions.takes(to, FILE, report));
            if is_known {
                let source = match row.text("source")? {
                    "K" => sources::SKYPLANE,
                    "P" => sources::AWS_2026_09,
                    other => return Err(row.fault(&format!("unknown source {other:?}"))),
                };
                self.offer(&row, (from, to), Evidence::listed(row.text("as_of")?, source)?, report)?;
            }
        }
        Ok(())
    }

    /// Adds the rates to the prices.
    pub(super) fn add_to(self, draft: &mut Draft) -> anyhow::Result<()> {
        for ((from, to), Rate { price, evidence, .. }) in self.0 {
            let key = match to.as_str() {
                EVERY_OTHER => PointKey::new(&from, "out", "other-regions"),
                to => PointKey::new(&from, "out/region", to),
            };
            draft.add(key, Unit::Gb, price, evidence)?;
        }
        Ok(())
    }
}

/// The rates in the table of all data transfer: the receiving region by item and sending region.
pub(super) fn receiver(item: &str, from: &str) -> Option<&'static str> {
    match (item, from) {
        ("Outbound data transfer to other regions", _) => Some(EVERY_OTHER),
        ("Outbound data transfer to US East regions", "us-east-1") => Some("us-east-2"),
        ("Outbound data transfer to US East regions", "us-east-2") => Some("us-east-1"),
        _ => None,
    }
}
