//! Which files a refresh fetches, by the indexes of the price list.

use std::collections::BTreeSet;

use catalog::Catalogue;
use price_offers::listing::{Wanted, choose, offers, regions, spot_advice};
use price_offers::{Cover, Imports, Refusal};

use super::{Fetch, Refresh};

/// What the indexes of a price list have.
pub(super) struct Listed {
    /// The files to fetch.
    pub wanted: Vec<Wanted>,
    /// What was imported already, with its region.
    pub imported: Vec<(Cover, String)>,
}

/// Compares the indexes of a price list with what was imported.
pub(super) fn listed(
    refresh: &Refresh<'_>,
    covers: &BTreeSet<Cover>,
    only: &BTreeSet<String>,
    imports: &Imports,
    source: &mut impl Fetch,
) -> Result<Listed, Vec<Refusal>> {
    let refusal = |url: &str, reason: String| Refusal { file: url.to_owned(), line: 0, reason };
    let mut wanted = Vec::new();
    let mut refusals = Vec::new();
    let mut imported = Vec::new();
    let has_regions = |cover: &&Cover| !matches!(cover, Cover::SpotAdvice | Cover::SpotPrices);
    let of_regions = covers.iter().filter(has_regions);
    if of_regions.clone().next().is_some() {
        let url = refresh.place.index();
        let index = source.text(&url).and_then(|text| offers(&text));
        let index = index.map_err(|reason| vec![refusal(&url, reason)])?;
        for cover in of_regions {
            let Some(path) = index.regions_of(cover) else {
                let reason = format!("has no files of {cover} by region");
                // Of everything, what the list has; but what was asked for must be there.
                if refresh.services.is_empty() {
                    source.tell(&format!("{url} {reason}"));
                } else {
                    refusals.push(refusal(&url, reason));
                }
                continue;
            };
            let url = refresh.place.at(path);
            match source.text(&url).and_then(|text| regions(&text)) {
                Ok(index) => {
                    let of = (cover, &index);
                    let mut chosen = choose(Catalogue::embedded(), refresh.place, of, only, (imports, refresh.extent));
                    wanted.append(&mut chosen.wanted);
                    imported.append(&mut chosen.imported);
                }
                Err(reason) => refusals.push(refusal(&url, reason)),
            }
        }
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }
    if covers.contains(&Cover::SpotAdvice) {
        wanted.push(spot_advice(refresh.place));
    }
    if wanted.is_empty() && imported.is_empty() {
        let reason = "has no file of these services and regions".to_owned();
        return Err(vec![refusal(&refresh.place.index(), reason)]);
    }
    if !imported.is_empty() {
        source.tell(&format!("{} files were imported already", imported.len()));
    }
    Ok(Listed { wanted, imported })
}
