//! Prices with their evidence, and the overlay that they make.

use std::collections::BTreeMap;
use std::sync::Arc;

use catalog::{Amount, Basis, Overlay, PriceDate, PriceFile, PriceList, Section, Source, SpotFile};
use units::Unit;

use crate::key::{Price, PriceKey, Words};
use crate::reading::{PRICE_LIST, SPOT_ADVISOR, SPOT_HISTORY};

/// A price and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Held {
    unit: Unit,
    amount: Amount,
    as_of: PriceDate,
    source: Arc<str>,
    basis: Arc<Basis>,
}

impl Held {
    pub(crate) fn of(price: Price, as_of: &PriceDate, source: Arc<str>) -> Held {
        let Price { unit, tiers, basis } = price;
        Held { unit, amount: Amount::Price(tiers), as_of: as_of.clone(), source, basis: Arc::new(basis) }
    }
}

/// The prices of an overlay.
pub(crate) fn held(overlay: &Overlay, words: &mut Words) -> BTreeMap<PriceKey, Held> {
    let mut held = BTreeMap::new();
    for file in overlay.prices.values() {
        for section in &file.sections {
            let (source, basis) = (words.shared(&section.source), Arc::new(section.basis.clone()));
            for (item, amount) in &section.items {
                let [region, dimension, item] =
                    [&section.region, &section.dimension, item].map(|word| words.shared(word));
                let (source, basis) = (Arc::clone(&source), Arc::clone(&basis));
                let price =
                    Held { unit: section.unit, amount: amount.clone(), as_of: section.as_of.clone(), source, basis };
                held.insert(PriceKey { list: file.list, region, dimension, item }, price);
            }
        }
    }
    held
}

/// What the prices of a section have in common, besides the service.
type Common = (PriceList, Arc<str>, Arc<str>, Unit, PriceDate, Arc<str>, Arc<Basis>);

/// The overlay of these prices and this Spot advice.
pub(crate) fn overlay(prices: BTreeMap<PriceKey, Held>, spot: Option<SpotFile>) -> Overlay {
    let mut sections: BTreeMap<Common, Vec<(String, Amount)>> = BTreeMap::new();
    for (key, Held { unit, amount, as_of, source, basis }) in prices {
        let common = (key.list, key.region, key.dimension, unit, as_of, source, basis);
        sections.entry(common).or_default().push((key.item.to_string(), amount));
    }
    let mut of_lists: BTreeMap<PriceList, Vec<Section>> = BTreeMap::new();
    for ((list, region, dimension, unit, as_of, source, basis), items) in sections {
        of_lists.entry(list).or_default().push(Section {
            line: 0,
            region: region.to_string(),
            dimension: dimension.to_string(),
            unit,
            as_of,
            source: source.to_string(),
            basis: Arc::unwrap_or_clone(basis),
            items,
        });
    }
    let prices = of_lists.into_iter().map(|(list, sections)| (list, PriceFile::new(list, sections))).collect();
    Overlay { sources: sources(), prices, spot }
}

/// The sources of imported prices, by id.
fn sources() -> Vec<Source> {
    let source = |(id, title, note): (&str, &str, &str)| Source {
        id: id.to_owned(),
        title: title.into(),
        licence: "figures only".to_owned(),
        note: note.to_owned(),
    };
    [
        (PRICE_LIST, "AWS price list", "Offer files and Savings Plan files"),
        (SPOT_ADVISOR, "AWS Spot Instance Advisor", "The date is that of the file"),
        (SPOT_HISTORY, "AWS Spot price history", "Averages over time and zones; the date is that of the file"),
    ]
    .map(source)
    .into()
}
