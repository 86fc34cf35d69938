//! Fetching what AWS publishes about its prices, and importing it.

mod asked;
mod wanted;

use std::path::Path;

use catalog::Catalogue;
pub use price_offers::DownloadTarget;
pub use price_offers::listing::{Place, Wanted};
use price_offers::{Downloads, Extent, FilePrices, Refusal, Report, folder, read};

use self::wanted::{Listed, listed};
use crate::price_import::{Writes, lay_over};

/// After so many failures one after the other, the rest is not tried: the place is out of reach, or not what it should be.
const MOST_FAILURES: usize = 5;

/// Fetches files. Reasons of failures are texts for people.
pub trait Fetch {
    /// Fetches a small file, such as an index.
    ///
    /// # Errors
    /// The reason why it cannot be fetched.
    fn text(&mut self, url: &str) -> Result<String, String>;

    /// Fetches a file to disk, going on where an earlier attempt stopped; `count` is its number and the number of all.
    ///
    /// # Errors
    /// The reason why it cannot be fetched. What there is of it stays.
    fn file(&mut self, wanted: &Wanted, target: &DownloadTarget, count: (usize, usize)) -> Result<(), String>;

    /// Tells the user something.
    fn tell(&mut self, text: &str);
}

/// What to refresh.
#[derive(Debug, Clone)]
pub struct Refresh<'a> {
    /// Where the price list is.
    pub place: &'a Place,
    /// The folder of imported prices.
    pub prices: &'a Path,
    /// Codes of regions; all that the catalogue has if there are none.
    pub regions: &'a [String],
    /// Service codes, `savings-plans`, `database-savings-plans` and `spot-advice`; all that the catalogue has prices of if
    /// there are none.
    pub services: &'a [String],
    /// What to leave out, by the same names.
    pub without: &'a [String],
    /// Whether the files have everything.
    pub extent: Extent,
    /// Whether to change the folder.
    pub writes: Writes,
}

/// Fetches the files of a price list that are newer than what was imported, and imports them. All of them are fetched
/// before anything changes.
///
/// # Errors
/// Every file that could not be fetched or was refused, with its URL and the reason. Nothing is imported then, and what
/// was fetched stays for the next time.
pub fn refresh_prices(refresh: &Refresh<'_>, source: &mut impl Fetch) -> Result<Report, Vec<Refusal>> {
    let one = |refusal| vec![refusal];
    let downloads = Downloads::beside(refresh.prices).map_err(one)?;
    let mut imported = Vec::new();
    let refreshed = refresh_with(&downloads, refresh, source, &mut imported);
    downloads.remove(&imported).map_err(one)?;
    refreshed
}

/// Adds to `imported` the downloads that are of no more use.
fn refresh_with(
    downloads: &Downloads,
    refresh: &Refresh<'_>,
    source: &mut impl Fetch,
    imported: &mut Vec<DownloadTarget>,
) -> Result<Report, Vec<Refusal>> {
    let one = |refusal| vec![refusal];
    let earlier = folder::load(refresh.prices).map_err(one)?;
    let mut imports = folder::imports(refresh.prices).map_err(one)?;
    let only = asked::regions(refresh.regions).map_err(one)?;
    let covers = asked::covers(refresh.services, refresh.without).map_err(one)?;
    let Listed { wanted, imported: mut latest } = listed(refresh, &covers, &only, &imports, source)?;
    let mut files = Vec::new();
    let mut targets = Vec::new();
    let mut refusals = Vec::new();
    let mut in_a_row = 0;
    for (number, wanted_file) in wanted.iter().enumerate() {
        let target = downloads.target(wanted_file).map_err(one)?;
        match fetched(wanted_file, &target, (number + 1, wanted.len()), source) {
            Ok(file) => {
                files.push(file);
                in_a_row = 0;
            }
            Err(refusal) => {
                source.tell(&refusal.to_string());
                refusals.push(refusal);
                in_a_row += 1;
            }
        }
        targets.push(target);
        if in_a_row == MOST_FAILURES {
            source.tell(&format!("stops here: {MOST_FAILURES} files failed one after the other"));
            break;
        }
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }
    if !files.is_empty() {
        source.tell(&format!("imports {} files", files.len()));
    }
    latest.extend(files.iter().flat_map(|file| file.covers.iter().cloned()));
    let report = lay_over(refresh.prices, (&earlier, &mut imports), files, &latest, refresh.extent, refresh.writes)?;
    if refresh.writes == Writes::Folder {
        imported.append(&mut targets);
    }
    Ok(report)
}

/// Fetches a file and reads it.
fn fetched(
    wanted: &Wanted,
    target: &DownloadTarget,
    count: (usize, usize),
    source: &mut impl Fetch,
) -> Result<FilePrices, Refusal> {
    let refused = |reason: String| Refusal { file: wanted.url.clone(), line: 0, reason };
    source.file(wanted, target, count).map_err(refused)?;
    let checked = folder::open(&target.file).and_then(|mut opened| {
        // Messages and the report name the place that the file is from.
        opened.name.clone_from(&wanted.url);
        let mut file = read(Catalogue::embedded(), opened)?;
        check(wanted, &mut file).map_err(refused)?;
        Ok(file)
    });
    if checked.is_err() {
        // The next time it is fetched anew.
        target.remove()?;
    }
    checked
}

/// Whether a file is the one that the index has.
fn check(wanted: &Wanted, file: &mut FilePrices) -> Result<(), String> {
    let day = |text: &str| text.get(..10).unwrap_or_default().to_owned();
    if let Some(published) = &wanted.published
        && day(published) != day(&file.published_at)
    {
        return Err(format!("was published on {}, but by its index on {published}", file.published_at));
    }
    if let Some(region) = &wanted.region {
        file.keep_region(region);
    }
    if file.covers.iter().any(|(cover, _)| *cover == wanted.cover) {
        return Ok(());
    }
    let region = wanted.region.as_deref().map_or_else(String::new, |region| format!(" of {region}"));
    Err(format!("has nothing of {}{region}", wanted.cover))
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX: &str = r#"{"offers": {"AmazonEC2": {"offerCode": "AmazonEC2",
        "currentRegionIndexUrl": "/offers/v1.0/aws/AmazonEC2/current/region_index.json"}}}"#;

    /// A price list of EC2 in all regions, of which no file can be fetched.
    #[derive(Default)]
    struct OutOfReach {
        tried: usize,
        told: Vec<String>,
    }

    impl Fetch for OutOfReach {
        fn text(&mut self, url: &str) -> Result<String, String> {
            if !url.ends_with("region_index.json") {
                return Ok(INDEX.to_owned());
            }
            let region = |code: &str| {
                let path = format!("/offers/v1.0/aws/AmazonEC2/20261120225308/{code}/index.json");
                format!(r#""{code}": {{"regionCode": "{code}", "currentVersionUrl": "{path}"}}"#)
            };
            let all: Vec<String> = Catalogue::embedded().regions().iter().map(|known| region(&known.code)).collect();
            Ok(format!(r#"{{"publicationDate": "2026-11-20T22:53:08Z", "regions": {{{}}}}}"#, all.join(",")))
        }

        fn file(&mut self, _: &Wanted, _: &DownloadTarget, _: (usize, usize)) -> Result<(), String> {
            self.tried += 1;
            Err("out of reach".to_owned())
        }

        fn tell(&mut self, text: &str) {
            self.told.push(text.to_owned());
        }
    }

    #[test]
    fn a_place_that_is_out_of_reach_is_not_asked_for_every_file() {
        let dir = tempfile::tempdir().unwrap();
        let mut source = OutOfReach::default();
        let refresh = Refresh {
            place: &Place::aws(),
            prices: &dir.path().join("prices"),
            regions: &[],
            services: &["AmazonEC2".to_owned()],
            without: &[],
            extent: Extent::Complete,
            writes: Writes::Folder,
        };
        let refusals = refresh_prices(&refresh, &mut source).unwrap_err();
        assert_eq!((refusals.len(), source.tried), (MOST_FAILURES, MOST_FAILURES));
        assert!(source.told.last().unwrap().starts_with("stops here"), "{:?}", source.told);
        // Nothing was fetched, so nothing is left behind.
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0);
    }
}
