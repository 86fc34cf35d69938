//! [`PriceKey`] and [`Price`]: what a file has a price for, and the price.

use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;

use catalog::{Basis, PriceList};
use units::{Tiers, Unit};

/// The key of a price in the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PriceKey {
    /// The service.
    pub list: PriceList,
    /// Code of the region, or `*`.
    pub region: Arc<str>,
    /// What is metered, such as `on-demand/linux`.
    pub dimension: Arc<str>,
    /// The item, such as `m5.large`.
    pub item: Arc<str>,
}

impl fmt::Display for PriceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {} {}", self.list.code(), self.region, self.dimension, self.item)
    }
}

/// A price that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Price {
    /// Its unit.
    pub unit: Unit,
    /// The price.
    pub tiers: Tiers,
    /// Listed, or computed from listed prices.
    pub basis: Basis,
}

/// The words that keys share, each held once.
#[derive(Default)]
pub(crate) struct Words(HashSet<Arc<str>>);

impl Words {
    pub(crate) fn shared(&mut self, word: &str) -> Arc<str> {
        if let Some(known) = self.0.get(word) {
            return Arc::clone(known);
        }
        let word: Arc<str> = word.into();
        self.0.insert(Arc::clone(&word));
        word
    }
}
