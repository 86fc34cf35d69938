//! Fetching what AWS publishes about its prices, and importing it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use catalog::{ANYWHERE, Catalogue};
pub use price_offers::DownloadTarget;
pub use price_offers::listing::{Place, Wanted};
use price_offers::listing::{choose, offers, regions, spot_advice};
use price_offers::{Cover, Downloads, Extent, FilePrices, Imports, Refusal, Report, folder, priced, read};

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
    /// Service codes, `savings-plans` and `spot-advice`; all that the catalogue has prices of if there are none.
    pub services: &'a [String],
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
    let only = known_regions(refresh.regions).map_err(one)?;
    let covers = covers(refresh.services).map_err(one)?;
    let wanted = wanted(refresh, &covers, &only, &imports, source)?;
    if wanted.is_empty() {
        return Ok(Report::default());
    }
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
    source.tell(&format!("imports {} files", files.len()));
    let report = lay_over(refresh.prices, (&earlier, &mut imports), files, refresh.extent, refresh.writes)?;
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

/// The files to fetch.
fn wanted(
    refresh: &Refresh<'_>,
    covers: &BTreeSet<Cover>,
    only: &BTreeSet<String>,
    imports: &Imports,
    source: &mut impl Fetch,
) -> Result<Vec<Wanted>, Vec<Refusal>> {
    let refusal = |url: &str, reason: String| Refusal { file: url.to_owned(), line: 0, reason };
    let mut wanted = Vec::new();
    let mut refusals = Vec::new();
    let mut imported = 0;
    let of_regions = covers.iter().filter(|cover| matches!(cover, Cover::Service(_) | Cover::SavingsPlans));
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
                    imported += chosen.imported;
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
    if wanted.is_empty() && imported == 0 {
        let reason = "has no file of these services and regions".to_owned();
        return Err(vec![refusal(&refresh.place.index(), reason)]);
    }
    if imported > 0 {
        source.tell(&format!("{imported} files were imported already"));
    }
    Ok(wanted)
}

/// The regions asked for, as the catalogue calls them.
fn known_regions(codes: &[String]) -> Result<BTreeSet<String>, Refusal> {
    let region = |code: &String| match code.as_str() {
        "global" | "aws-global" => Ok(ANYWHERE.to_owned()),
        known if Catalogue::embedded().region(known).is_some() => Ok(known.to_owned()),
        other => Err(Refusal { file: other.to_owned(), line: 0, reason: "is no region of the catalogue".to_owned() }),
    };
    codes.iter().map(region).collect()
}

/// What is asked for by the names of [`Refresh::services`].
fn covers(services: &[String]) -> Result<BTreeSet<Cover>, Refusal> {
    let all = priced(Catalogue::embedded());
    let mut known: BTreeMap<String, Cover> = BTreeMap::new();
    for cover in all.into_keys().chain([Cover::SavingsPlans, Cover::SpotAdvice]) {
        if let Some(name) = cover.asked_as() {
            known.insert(name.to_owned(), cover);
        }
    }
    if services.is_empty() {
        return Ok(known.into_values().collect());
    }
    let cover = |name: &String| {
        known.get(name).cloned().ok_or_else(|| {
            let names: Vec<&str> = known.keys().map(String::as_str).collect();
            let reason = format!("is no service with prices; there are {}", names.join(", "));
            Refusal { file: name.clone(), line: 0, reason }
        })
    };
    services.iter().map(cover).collect()
}
