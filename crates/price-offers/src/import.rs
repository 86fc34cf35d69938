//! [`import`]: lays what was read over the catalogue.

use std::collections::BTreeMap;

use catalog::{Amount, Catalogue, Overlay, PricePoint};
use units::{Decimal, Tiers};

use crate::Refusal;
use crate::covered::Cover;
use crate::file::FilePrices;
use crate::held::{Held, held, overlay};
use crate::key::{Price, PriceKey, Words};
use crate::reading::{PRICE_LIST, SPOT_HISTORY};
use crate::report::{Change, FileSummary, Report};

/// A file with fewer prices of those that the catalogue has listed is taken for one that was cut off.
const FEWEST_SHARE: usize = 2;

/// Fewer listed prices in the catalogue say nothing about how many a file should have.
const FEWEST_LISTED: usize = 20;

/// Whether files have everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Extent {
    /// All prices of their services and regions: what they do not have is gone.
    Complete,
    /// Some prices: what they do not have stays.
    Excerpt,
}

/// The result of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// The prices that lie over the catalogue of the build: those of the files, and of earlier files.
    pub overlay: Overlay,
    /// What changes.
    pub report: Report,
}

/// Lays the prices of files over a catalogue, in place of those that earlier files had of the same things.
///
/// # Errors
/// If two files have the same prices, or a file lacks most of what the catalogue has; and if the earlier prices do not
/// fit the catalogue.
pub fn import(
    embedded: &Catalogue,
    imported: &Overlay,
    mut files: Vec<FilePrices>,
    extent: Extent,
) -> Result<Import, Vec<Refusal>> {
    let invalid = |error: catalog::Error| vec![Refusal::from(error)];
    let base = embedded.overlaid(imported).map_err(invalid)?;
    let covers = covers(&files)?;
    let mut words = Words::default();
    let mut after = held(imported, &mut words);
    let is_covered = |key: &PriceKey| {
        let cover = Cover::of(embedded, key)?;
        covers.get(&(cover, key.region.to_string())).copied()
    };
    if extent == Extent::Complete {
        let is_unclear = |key: &PriceKey| files.iter().any(|file| file.unclear.contains(key));
        after.retain(|key, _| is_covered(key).is_none() || is_unclear(key));
    }
    let mut report = Report::default();
    let mut of_file: BTreeMap<PriceKey, usize> = BTreeMap::new();
    for index in 0..files.len() {
        let Some(file) = files.get_mut(index) else { continue };
        report.add(file);
        // From here on each price is held once: all services of all regions have millions.
        let prices = std::mem::take(&mut file.prices);
        for (key, price) in prices {
            if let Some(other) = of_file.insert(key.clone(), index) {
                let (file, other) = (files.get(index).map(|file| &file.name), files.get(other).map(|file| &file.name));
                return Err(vec![twice(file, other, &key.to_string())]);
            }
            report.compare(&key, &price, base.point(key.list, &key.region, &key.dimension, &key.item));
            let Some(file) = files.get(index) else { continue };
            let held = Held::of(price, &file.published, words.shared(source(&key)));
            after.insert(key, held);
        }
    }
    if extent == Extent::Complete {
        report.gone = gone(&base, &of_file, &files, is_covered, &mut words)?;
    }
    let spot = files.iter().find_map(|file| file.spot.as_ref()).or(imported.spot.as_ref());
    let overlay = overlay(after, spot.cloned());
    drop((base, of_file));
    embedded.overlaid(&overlay).map_err(invalid)?;
    Ok(Import { overlay, report })
}

/// The file that has all prices of something in a region.
type Covers = BTreeMap<(Cover, String), usize>;

fn covers(files: &[FilePrices]) -> Result<Covers, Vec<Refusal>> {
    let mut covers = Covers::new();
    let mut refusals = Vec::new();
    for (index, file) in files.iter().enumerate() {
        for (cover, region) in &file.covers {
            if let Some(other) = covers.insert((cover.clone(), region.clone()), index) {
                let other = files.get(other).map(|file| &file.name);
                refusals.push(twice(Some(&file.name), other, &format!("{cover} of {region}")));
            }
        }
    }
    if refusals.is_empty() { Ok(covers) } else { Err(refusals) }
}

fn twice(file: Option<&String>, other: Option<&String>, what: &str) -> Refusal {
    let [file, other] = [file, other].map(|name| name.map_or("another file", String::as_str));
    Refusal::new(file, 0, format!("has prices of {what}, which {other} has as well"))
}

fn source(key: &PriceKey) -> &'static str {
    if key.dimension.starts_with("spot/") { SPOT_HISTORY } else { PRICE_LIST }
}

/// The keys with a listed price that the files have not any more.
fn gone(
    base: &Catalogue,
    now: &BTreeMap<PriceKey, usize>,
    files: &[FilePrices],
    is_covered: impl Fn(&PriceKey) -> Option<usize>,
    words: &mut Words,
) -> Result<Vec<String>, Vec<Refusal>> {
    let mut gone = Vec::new();
    let mut counts = vec![(0_usize, 0_usize); files.len()];
    for point in base.points().filter(|point| point.basis.is_listed()) {
        let [region, dimension, item] = [point.region, point.dimension, point.item].map(|word| words.shared(word));
        let key = PriceKey { list: point.list, region, dimension, item };
        let Some((listed, kept)) = is_covered(&key).and_then(|file| counts.get_mut(file)) else { continue };
        *listed += 1;
        if now.contains_key(&key) || files.iter().any(|file| file.unclear.contains(&key)) {
            *kept += 1;
        } else {
            gone.push(key.to_string());
        }
    }
    let mut refusals = Vec::new();
    for (file, (listed, kept)) in files.iter().zip(counts) {
        if listed >= FEWEST_LISTED && kept < listed / FEWEST_SHARE {
            let reason = format!(
                "has only {kept} of the {listed} prices that the catalogue has listed: is it cut off, or an excerpt?"
            );
            refusals.push(Refusal::new(&file.name, 0, reason));
        }
    }
    if refusals.is_empty() { Ok(gone) } else { Err(refusals) }
}

impl Report {
    fn add(&mut self, file: &FilePrices) {
        let mut covers: Vec<String> = file.covers.iter().map(|(cover, _)| cover.to_string()).collect();
        covers.dedup();
        let mut regions: Vec<&str> = file.covers.iter().map(|(_, region)| region.as_str()).collect();
        regions.sort_unstable();
        regions.dedup();
        let (name, published) = (file.name.clone(), file.published.to_string());
        self.files.push(FileSummary { name, published, covers, regions: regions.len(), prices: file.prices.len() });
        self.refused.extend(file.refused.iter().cloned());
        for (reason, count) in &file.left_out {
            *self.left_out.entry((*reason).to_owned()).or_default() += count;
        }
        for (name, count) in &file.not_understood {
            *self.not_understood.entry(name.clone()).or_default() += count;
        }
    }

    fn compare(&mut self, key: &PriceKey, price: &Price, before: Option<PricePoint<'_>>) {
        match before {
            None => self.new.push(key.to_string()),
            Some(point) if *point.tiers == price.tiers && point.unit == price.unit => self.unchanged += 1,
            Some(point) => self.changed.push(Change {
                key: key.to_string(),
                from: Amount::Price(point.tiers.clone()).to_string(),
                to: Amount::Price(price.tiers.clone()).to_string(),
                percent: percent(point.tiers, &price.tiers),
            }),
        }
    }
}

fn percent(from: &Tiers, to: &Tiers) -> Option<Decimal> {
    let (from, to) = (from.first_price().amount(), to.first_price().amount());
    let change = to.checked_sub(from)?.checked_mul(Decimal::ONE_HUNDRED)?;
    Some(change.checked_div(from)?.normalize())
}
