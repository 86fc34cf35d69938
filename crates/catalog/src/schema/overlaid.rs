//! Lays the prices of some tables over those of others.

use std::collections::{BTreeMap, BTreeSet};

use super::tables::number;
use super::{Error, Group, PriceFile, PriceRow, Problem, Source, SpotFile, Tables};

impl Tables {
    /// Tables with the regions and instance types of these, and other sources, prices and Spot advice.
    ///
    /// # Errors
    /// The first region, type or source that is not known, with its file and line.
    pub fn with_prices(
        &self,
        sources: Vec<Source>,
        files: &[(&str, &PriceFile)],
        spot: Option<(&str, &SpotFile)>,
    ) -> Result<Tables, Error> {
        let (regions, types) = (self.regions.clone(), self.types.clone());
        let mut tables = Tables { regions, types, sources, ..Tables::default() };
        tables.add_prices(files)?;
        if let Some((name, spot)) = spot {
            tables.source_number(&spot.provenance.source).map_err(|problem| problem.at(name, 2))?;
            tables.add_spot(name, spot)?;
            tables.provenances.push(spot.provenance.clone());
        }
        Ok(tables)
    }

    /// These tables with the prices of `over` in place of theirs, key by key. Spot advice is replaced as a whole.
    ///
    /// # Errors
    /// [`Problem::TooMany`].
    pub fn overlaid(&self, over: &Tables) -> Result<Tables, Problem> {
        let mut tables = self.clone();
        let own_sources = self.sources.iter().filter(|own| !over.sources.iter().any(|other| other.id == own.id));
        tables.sources = own_sources.chain(&over.sources).cloned().collect();
        tables.sources.sort_by(|a, b| a.id.cmp(&b.id));
        tables.dimensions = united(&self.dimensions, &over.dimensions);
        tables.items = united(&self.items, &over.items);
        tables.prices.extend(over.prices.iter().cloned());
        tables.metas.clear();
        let mut groups = BTreeMap::new();
        for (part, prices, metas) in [(self, 0, 0), (over, self.prices.len(), self.metas.len())] {
            for meta in &part.metas {
                let id = part.sources.get(usize::from(meta.source)).map(|source| source.id.as_str());
                let source = tables.source_number(id.unwrap_or_default())?;
                tables.metas.push(super::Meta { source, ..meta.clone() });
            }
            let offset = Offsets { prices: number(prices)?, metas: number(metas)? };
            add_groups(&mut groups, part, &tables, offset)?;
        }
        let rows = |rows: BTreeMap<u32, PriceRow>| rows.into_values().collect();
        let group = |((list, region, dimension), prices)| Group { list, region, dimension, rows: rows(prices) };
        tables.groups = groups.into_iter().map(group).collect();
        if let [provenance] = over.provenances.as_slice() {
            tables.spot.clone_from(&over.spot);
            // Types, offerings and Spot advice, in this order.
            if let Some(own) = tables.provenances.get_mut(2) {
                *own = provenance.clone();
            }
        }
        Ok(tables)
    }
}

type Groups = BTreeMap<(super::PriceList, Option<u16>, u16), BTreeMap<u32, PriceRow>>;

/// How many prices and metadata come before those of a part.
#[derive(Clone, Copy)]
struct Offsets {
    prices: u32,
    metas: u32,
}

fn add_groups(groups: &mut Groups, part: &Tables, whole: &Tables, offset: Offsets) -> Result<(), Problem> {
    let dimensions: Vec<u16> = renumbered(&part.dimensions, &whole.dimensions)?;
    let items: Vec<u32> = renumbered(&part.items, &whole.items)?;
    let index = |at: u32| usize::try_from(at).map_err(|_| Problem::TooMany);
    for group in &part.groups {
        let dimension = *dimensions.get(usize::from(group.dimension)).ok_or(Problem::TooMany)?;
        let rows = groups.entry((group.list, group.region, dimension)).or_default();
        for row in &group.rows {
            let item = *items.get(index(row.item)?).ok_or(Problem::TooMany)?;
            let price = match row.price {
                super::NOT_SOLD => super::NOT_SOLD,
                price => price.checked_add(offset.prices).ok_or(Problem::TooMany)?,
            };
            let meta = row.meta.checked_add(offset.metas).ok_or(Problem::TooMany)?;
            rows.insert(item, PriceRow { item, price, meta });
        }
    }
    Ok(())
}

fn united(own: &[String], other: &[String]) -> Vec<String> {
    own.iter().chain(other).collect::<BTreeSet<_>>().into_iter().cloned().collect()
}

/// The number that each name has in `all`, which is sorted and has every one of them.
fn renumbered<N: TryFrom<usize>>(names: &[String], all: &[String]) -> Result<Vec<N>, Problem> {
    names.iter().map(|name| number(all.binary_search(name).map_err(|_| Problem::TooMany)?)).collect()
}
