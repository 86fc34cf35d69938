//! The regions and zones that offer instance types.

use anyhow::Context as _;
use catalog::{Offering, OfferingsFile};

use crate::{Job, dates, sources};

pub(crate) fn import(job: &Job<'_>) -> anyhow::Result<OfferingsFile> {
    let mut types = Vec::new();
    for row in job.tables.read("ec2-offerings.csv")? {
        let mut offerings = Vec::new();
        for part in row.text("region:az_ids")?.split(';').filter(|part| !part.is_empty()) {
            let (region, zones) = part.split_once(':').ok_or_else(|| row.fault("no zones"))?;
            let zones = zones.split('/').map(str::parse).collect::<Result<Vec<u8>, _>>();
            let mut zones = zones.with_context(|| row.fault("a zone is not a number").to_string())?;
            zones.sort_unstable();
            offerings.push(Offering { region: region.to_owned(), zones });
        }
        if !offerings.is_empty() {
            offerings.sort_by(|a, b| a.region.cmp(&b.region));
            types.push((0, row.text("instance_type")?.to_owned(), offerings));
        }
    }
    types.sort_by(|a, b| a.1.cmp(&b.1));
    Ok(OfferingsFile { provenance: dates::provenance(dates::OFFERINGS, sources::MOTO)?, types })
}
