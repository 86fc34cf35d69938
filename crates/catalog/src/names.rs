//! [`Names`]: the numbers of names.

use std::collections::HashMap;

use crate::Service;
use crate::schema::Tables;

/// Finds the number of a name, and the prices of a dimension in a region, without a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Names {
    regions: HashMap<String, u16>,
    types: HashMap<String, u16>,
    dimensions: HashMap<String, u16>,
    items: HashMap<String, u32>,
    groups: HashMap<(Service, Option<u16>, u16), usize>,
}

impl Names {
    pub fn of(tables: &Tables) -> Names {
        let groups = tables.groups.iter().enumerate();
        Names {
            regions: numbered(tables.regions.iter().map(|region| &region.code)),
            types: numbered(tables.types.iter().map(|known| &known.name)),
            dimensions: numbered(tables.dimensions.iter()),
            items: numbered(tables.items.iter()),
            groups: groups.map(|(index, group)| ((group.service, group.region, group.dimension), index)).collect(),
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

    /// The index of the group of a dimension in a region; in all regions when `None`.
    pub fn group(&self, service: Service, region: Option<u16>, dimension: &str) -> Option<usize> {
        self.groups.get(&(service, region, *self.dimensions.get(dimension)?)).copied()
    }
}

fn numbered<'a, N: TryFrom<usize>>(names: impl Iterator<Item = &'a String>) -> HashMap<String, N> {
    // Every table was numbered when it was packed, so the numbers fit.
    names.enumerate().filter_map(|(index, name)| Some((name.clone(), N::try_from(index).ok()?))).collect()
}
