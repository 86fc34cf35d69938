//! [`Names`]: an index from names to their numbers.

use foldhash::{HashMap, HashMapExt as _};

use crate::PriceList;
use crate::schema::{EVERY_ITEM, Tables};

/// Finds the number of a name, and the prices of a dimension in a region, without searching.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Names {
    regions: HashMap<String, u16>,
    types: HashMap<String, u16>,
    dimensions: HashMap<String, u16>,
    items: HashMap<String, u32>,
    /// By [`group_key`].
    groups: HashMap<u64, usize>,
    /// By the place of the service among [`PriceList::ALL`].
    aws: Vec<HashMap<String, AwsRows>>,
    /// The first row of AWS's names of each service.
    services: HashMap<PriceList, usize>,
}

/// The rows of AWS's names for one dimension.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct AwsRows {
    every_item: Option<usize>,
    items: HashMap<String, usize>,
}

impl Names {
    pub fn of(tables: &Tables) -> Names {
        let groups = tables.groups.iter().enumerate();
        Names {
            regions: numbered(tables.regions.iter().map(|region| &region.code)),
            types: numbered(tables.types.iter().map(|known| &known.name)),
            dimensions: numbered(tables.dimensions.iter()),
            items: numbered(tables.items.iter()),
            groups: groups
                .map(|(index, group)| (group_key(group.list, group.region, group.dimension), index))
                .collect(),
            aws: aws_rows(tables),
            services: services(tables),
        }
    }

    pub fn region(&self, code: &str) -> Option<u16> {
        self.regions.get(code).copied()
    }

    pub fn instance_type(&self, name: &str) -> Option<u16> {
        self.types.get(name).copied()
    }

    pub fn item(&self, name: &str) -> Option<u32> {
        self.items.get(name).copied()
    }

    /// The index of the row that names an item: its own, or else that of its dimension.
    pub fn aws(&self, list: PriceList, dimension: &str, item: &str) -> Option<usize> {
        let rows = self.aws.get(list as usize)?.get(dimension)?;
        let own = if rows.items.is_empty() { None } else { rows.items.get(item).copied() };
        own.or(rows.every_item)
    }

    /// The index of the first row that names something of a service.
    pub fn service(&self, list: PriceList) -> Option<usize> {
        self.services.get(&list).copied()
    }

    pub fn dimension(&self, name: &str) -> Option<u16> {
        self.dimensions.get(name).copied()
    }

    /// The index of the group of a dimension in a region; in all regions if `None`.
    pub fn group(&self, list: PriceList, region: Option<u16>, dimension: u16) -> Option<usize> {
        self.groups.get(&group_key(list, region, dimension)).copied()
    }
}

/// A service, region and dimension as one number, which is hashed faster.
fn group_key(list: PriceList, region: Option<u16>, dimension: u16) -> u64 {
    let region = region.map_or(0, |region| u64::from(region) + 1);
    (list as u64) << 33 | region << 16 | u64::from(dimension)
}

fn aws_rows(tables: &Tables) -> Vec<HashMap<String, AwsRows>> {
    let mut services: Vec<HashMap<String, AwsRows>> = PriceList::ALL.iter().map(|_| HashMap::new()).collect();
    for (index, row) in tables.aws_names.iter().enumerate() {
        // Services without prices cannot be looked up.
        let Some(list) = PriceList::from_code(&row.service) else { continue };
        let Some(dimensions) = services.get_mut(list as usize) else { continue };
        let rows = dimensions.entry(row.dimension.clone()).or_default();
        if row.item == EVERY_ITEM {
            rows.every_item = Some(index);
        } else {
            rows.items.insert(row.item.clone(), index);
        }
    }
    services
}

fn services(tables: &Tables) -> HashMap<PriceList, usize> {
    let rows = tables.aws_names.iter().enumerate().rev();
    rows.filter_map(|(index, row)| Some((PriceList::from_code(&row.service)?, index))).collect()
}

fn numbered<'a, N: TryFrom<usize>>(names: impl Iterator<Item = &'a String>) -> HashMap<String, N> {
    // Every table was numbered when it was packed, so the numbers fit.
    names.enumerate().filter_map(|(index, name)| Some((name.clone(), N::try_from(index).ok()?))).collect()
}
