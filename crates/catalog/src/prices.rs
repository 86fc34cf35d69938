//! Price lookups. None of them allocates.

use std::collections::BTreeSet;

use crate::catalogue::ON_DEMAND_LINUX;
use crate::schema::{Group, Meta, NOT_SOLD, PriceRow};
use crate::{ANYWHERE, Availability, Basis, Catalogue, Lookup, PriceList, PricePoint, Region, Source, Stats};

impl Catalogue {
    /// The price of an item in a region: the region's own, or else the one that applies everywhere.
    #[must_use]
    pub fn point(&self, list: PriceList, region: &str, dimension: &str, item: &str) -> Option<PricePoint<'_>> {
        self.row_or_anywhere(list, region, dimension, item).found()
    }

    /// Like [`Catalogue::point`], but distinguishes what is not sold from what has no known price.
    #[must_use]
    pub fn lookup(&self, list: PriceList, region: &str, dimension: &str, item: &str) -> Lookup<'_> {
        let found = self.row_or_anywhere(list, region, dimension, item);
        let by_type = list == PriceList::Ec2 && (dimension == ON_DEMAND_LINUX || dimension.starts_with("reserved/"));
        if found == Lookup::Missing && by_type && self.availability(region, item) == Availability::NotSold {
            return Lookup::NotSold;
        }
        found
    }

    fn row_or_anywhere(&self, list: PriceList, region: &str, dimension: &str, item: &str) -> Lookup<'_> {
        let numbers = || {
            let region = if region == ANYWHERE { None } else { Some(self.region_number(region)?) };
            Some((region, self.names.dimension(dimension)?, self.names.item(item)?))
        };
        let Some((region, dimension, item)) = numbers() else { return Lookup::Missing };
        let found =
            |region| self.group_of(list, region, dimension).map_or(Lookup::Missing, |group| self.row_of(group, item));
        match found(region) {
            Lookup::Missing if region.is_some() => found(None),
            answer => answer,
        }
    }

    pub(crate) fn row(&self, list: PriceList, region: &str, dimension: &str, item: &str) -> Lookup<'_> {
        let Some(group) = self.group(list, region, dimension) else { return Lookup::Missing };
        let Some(item) = self.names.item(item) else { return Lookup::Missing };
        self.row_of(group, item)
    }

    /// The price of the item with this number in a group.
    fn row_of<'a>(&'a self, group: &'a Group, item: u32) -> Lookup<'a> {
        let rows = &group.rows;
        let row = rows.binary_search_by_key(&item, |row| row.item).ok().and_then(|at| rows.get(at));
        match row {
            Some(row) if row.price == NOT_SOLD => Lookup::NotSold,
            Some(row) => self.resolve(group, row).map_or(Lookup::Missing, Lookup::Found),
            None => Lookup::Missing,
        }
    }

    fn group(&self, list: PriceList, region: &str, dimension: &str) -> Option<&Group> {
        let region = if region == ANYWHERE { None } else { Some(self.region_number(region)?) };
        self.group_of(list, region, self.names.dimension(dimension)?)
    }

    /// The group of the dimension with this number.
    fn group_of(&self, list: PriceList, region: Option<u16>, dimension: u16) -> Option<&Group> {
        self.tables.groups.get(self.names.group(list, region, dimension)?)
    }

    fn resolve<'a>(&'a self, group: &'a Group, row: &PriceRow) -> Option<PricePoint<'a>> {
        let tables = &self.tables;
        let Meta { unit, as_of, source, basis } = tables.metas.get(index(row.meta))?;
        Some(PricePoint {
            list: group.list,
            region: match group.region {
                Some(number) => &tables.regions.get(usize::from(number))?.code,
                None => ANYWHERE,
            },
            dimension: tables.dimensions.get(usize::from(group.dimension))?,
            item: tables.items.get(index(row.item))?,
            unit: *unit,
            tiers: tables.prices.get(index(row.price))?,
            as_of,
            source: tables.sources.get(usize::from(*source))?,
            basis,
        })
    }

    /// The regions in which an item has a price.
    #[must_use]
    pub fn regions_with(&self, list: PriceList, dimension: &str, item: &str) -> Vec<&Region> {
        let (Some(dimension), Some(item)) = (self.names.dimension(dimension), self.names.item(item)) else {
            return Vec::new();
        };
        let found =
            |region| self.group_of(list, region, dimension).map_or(Lookup::Missing, |group| self.row_of(group, item));
        let everywhere = found(None).found().is_some();
        let has_price = |number: u16| match found(Some(number)) {
            Lookup::Found(_) => true,
            Lookup::NotSold => false,
            Lookup::Missing => everywhere,
        };
        let numbered = (0..).zip(self.regions());
        numbered.filter(|(number, _)| has_price(*number)).map(|(_, region)| region).collect()
    }

    /// The items that have a price in a region: its own, then those that apply everywhere.
    pub fn items<'a>(
        &'a self,
        list: PriceList,
        region: &str,
        dimension: &str,
    ) -> impl Iterator<Item = &'a str> + use<'a> {
        let known = self.region_number(region).is_some();
        let own = self.group(list, region, dimension);
        let everywhere = if known { self.group(list, ANYWHERE, dimension) } else { None };
        let own_rows = own.map_or(&[][..], |group| &group.rows);
        let is_own = move |row: &PriceRow| own_rows.binary_search_by_key(&row.item, |own| own.item).is_ok();
        let rest = everywhere.map_or(&[][..], |group| &group.rows).iter().filter(move |row| !is_own(row));
        let priced = own_rows.iter().chain(rest).filter(|row| row.price != NOT_SOLD);
        priced.filter_map(|row| self.tables.items.get(index(row.item)).map(String::as_str))
    }

    /// Whether an item of this name has a price in a service, in any region and dimension.
    #[must_use]
    pub fn has_item(&self, list: PriceList, item: &str) -> bool {
        let Some(item) = self.names.item(item) else { return false };
        let mut groups = self.tables.groups.iter().filter(|group| group.list == list);
        groups.any(|group| group.rows.binary_search_by_key(&item, |row| row.item).is_ok())
    }

    /// The dimensions of a service in any region, by name.
    #[must_use]
    pub fn dimensions(&self, list: PriceList) -> Vec<&str> {
        let of_service = self.tables.groups.iter().filter(|group| group.list == list);
        let mut numbers: Vec<u16> = of_service.map(|group| group.dimension).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.into_iter().filter_map(|n| self.tables.dimensions.get(usize::from(n)).map(String::as_str)).collect()
    }

    /// Every price, by service, region, dimension and item.
    pub fn points(&self) -> impl Iterator<Item = PricePoint<'_>> {
        self.tables.groups.iter().flat_map(move |group| {
            let priced = group.rows.iter().filter(|row| row.price != NOT_SOLD);
            priced.filter_map(move |row| self.resolve(group, row))
        })
    }

    /// The sources of all data, by id.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.tables.sources
    }

    /// The size of the catalogue.
    #[must_use]
    pub fn stats(&self) -> Stats<'_> {
        let rows = || self.tables.groups.iter().flat_map(|group| &group.rows);
        // Of prices that lie under others, the metadata remains.
        let used: BTreeSet<u32> = rows().map(|row| row.meta).collect();
        let dates = || used.iter().filter_map(|meta| self.tables.metas.get(index(*meta))).map(|meta| &meta.as_of);
        let mut stats = Stats {
            points: 0,
            listed: 0,
            derived: 0,
            stale: 0,
            not_sold: rows().filter(|row| row.price == NOT_SOLD).count(),
            groups: self.tables.groups.len(),
            instance_types: self.tables.types.len(),
            oldest: dates().min(),
            newest: dates().max(),
        };
        for row in rows().filter(|row| row.price != NOT_SOLD) {
            stats.points += 1;
            match self.tables.metas.get(index(row.meta)).map(|meta| &meta.basis) {
                Some(Basis::Listed) | None => stats.listed += 1,
                Some(Basis::Derived { .. } | Basis::Approximate { .. }) => stats.derived += 1,
                Some(Basis::Stale { .. }) => stats.stale += 1,
            }
        }
        stats
    }
}

/// A table number as an index; saturates if `usize` is too small, which finds nothing.
fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
