//! Collects prices until they are written.

use std::collections::BTreeMap;

use anyhow::bail;
use catalog::{Amount, Basis, PriceDate, PriceFile, PriceList, Section};
use units::{Tiers, Unit, Usd};

/// The evidence for a price: date, source, basis.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Evidence {
    pub(crate) as_of: PriceDate,
    pub(crate) source: &'static str,
    pub(crate) basis: Basis,
}

impl Evidence {
    /// Evidence for a price seen in a price list.
    pub(crate) fn listed(as_of: &str, source: &'static str) -> anyhow::Result<Evidence> {
        Ok(Evidence { as_of: crate::dates::date(as_of)?, source, basis: Basis::Listed })
    }

    pub(crate) fn with_basis(mut self, basis: Basis) -> Evidence {
        self.basis = basis;
        self
    }
}

/// The key of a price: region, dimension, item.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct PointKey {
    region: String,
    dimension: String,
    item: String,
}

impl PointKey {
    pub(crate) fn new(region: &str, dimension: &str, item: &str) -> PointKey {
        let [region, dimension, item] = [region, dimension, item].map(str::to_owned);
        PointKey { region, dimension, item }
    }

    pub(crate) fn region(&self) -> &str {
        &self.region
    }

    pub(crate) fn item(&self) -> &str {
        &self.item
    }
}

/// The prices of one service.
pub(crate) struct Draft {
    list: PriceList,
    prices: BTreeMap<PointKey, (Unit, Amount, Evidence)>,
}

impl Draft {
    pub(crate) fn new(list: PriceList) -> Draft {
        Draft { list, prices: BTreeMap::new() }
    }

    /// Adds a price unless the same one has already been added; a different price is an error. Returns whether it was
    /// new.
    pub(crate) fn add_new(
        &mut self,
        place: PointKey,
        unit: Unit,
        price: Usd,
        evidence: Evidence,
    ) -> anyhow::Result<bool> {
        let is_new = !self.has(&place, unit, price)?;
        if is_new {
            self.add(place, unit, price, evidence)?;
        }
        Ok(is_new)
    }

    /// The price of a key with its evidence, if it has one; of tiers the first.
    pub(crate) fn price(&self, place: &PointKey) -> Option<(Usd, &Evidence)> {
        match self.prices.get(place) {
            Some((_, Amount::Price(tiers), evidence)) => tiers.steps().first().map(|step| (step.price, evidence)),
            _ => None,
        }
    }

    /// Regions and items with a price in a dimension.
    pub(crate) fn items(&self, dimension: &str) -> Vec<(String, String)> {
        let of = self.prices.keys().filter(|key| key.dimension == dimension);
        of.map(|key| (key.region.clone(), key.item.clone())).collect()
    }

    /// Adds a single price for every unit.
    pub(crate) fn add(&mut self, place: PointKey, unit: Unit, price: Usd, evidence: Evidence) -> anyhow::Result<()> {
        self.put(place, unit, Amount::Price(Tiers::flat(price)?), evidence)
    }

    /// Adds a price or a marker such as not sold. No key may be added twice.
    pub(crate) fn put(
        &mut self,
        place: PointKey,
        unit: Unit,
        amount: Amount,
        evidence: Evidence,
    ) -> anyhow::Result<()> {
        if self.prices.contains_key(&place) {
            bail!("priced twice: {} {place:?}", self.list.code());
        }
        self.prices.insert(place, (unit, amount, evidence));
        Ok(())
    }

    /// Whether the same price has already been added for this key; a different price is an error.
    pub(crate) fn has(&self, place: &PointKey, unit: Unit, price: Usd) -> anyhow::Result<bool> {
        match self.prices.get(place) {
            None => Ok(false),
            Some((known_unit, amount, _)) => {
                if *known_unit == unit && *amount == Amount::Price(Tiers::flat(price)?) {
                    Ok(true)
                } else {
                    bail!("two prices: {} {place:?}: {amount} and {}", self.list.code(), price.amount())
                }
            }
        }
    }

    /// Whether this key has a price already.
    pub(crate) fn holds(&self, place: &PointKey) -> bool {
        self.prices.contains_key(place)
    }

    /// The single prices of a dimension that were seen in a price list.
    pub(crate) fn listed(&self, dimension: &str) -> Vec<(PointKey, Usd, Evidence)> {
        let of = self
            .prices
            .iter()
            .filter(|(place, (.., evidence))| place.dimension == dimension && evidence.basis == Basis::Listed);
        of.filter_map(|(place, (_, amount, evidence))| match amount {
            Amount::Price(tiers) if tiers.steps().len() == 1 => {
                Some((place.clone(), tiers.first_price(), evidence.clone()))
            }
            _ => None,
        })
        .collect()
    }

    /// The prices as sections.
    pub(crate) fn finish(self) -> PriceFile {
        let mut sections: BTreeMap<(String, String, Unit, PriceDate, &str, Basis), Section> = BTreeMap::new();
        for (PointKey { region, dimension, item }, (unit, amount, evidence)) in self.prices {
            let Evidence { as_of, source, basis } = evidence;
            let key = (region.clone(), dimension.clone(), unit, as_of.clone(), source, basis.clone());
            let empty = || Section {
                line: 0,
                region,
                dimension,
                unit,
                as_of,
                source: source.to_owned(),
                basis,
                items: Vec::new(),
            };
            sections.entry(key).or_insert_with(empty).items.push((item, amount));
        }
        PriceFile::new(self.list, sections.into_values().collect())
    }
}
