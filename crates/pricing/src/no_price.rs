//! [`NoPrice`]: why a line has no price.

use serde::{Deserialize, Serialize};

use crate::line::Line;

/// Why there is no price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoPrice {
    /// AWS does not sell it in this region: the cost of its line is [`Cost::NotSold`](crate::Cost::NotSold).
    NotOffered,
    /// AWS sells it in this region, but the catalogue has no price.
    PriceUnknown,
    /// The catalogue does not know whether AWS sells it in this region.
    AvailabilityUnknown,
    /// The catalogue has no such instance type or region.
    UnknownName,
    /// The data of the flow does not arrive.
    NoPath,
}

impl NoPrice {
    /// Whether the price is missing, not the thing that it is for.
    pub(crate) const fn is_of_the_price(self) -> bool {
        matches!(self, NoPrice::PriceUnknown | NoPrice::AvailabilityUnknown)
    }

    /// The reason that users see.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            NoPrice::NotOffered => "not sold in this region",
            NoPrice::PriceUnknown => "sold, price not known",
            NoPrice::AvailabilityUnknown => "availability not known",
            NoPrice::UnknownName => "unknown to the catalogue",
            NoPrice::NoPath => "the data does not get there",
        }
    }
}

impl Line {
    /// Why it has no price, in a few words: the reason of its definition if there is one. `None` if it has a price or
    /// needs none.
    #[must_use]
    pub fn why_unpriced(&self) -> Option<&str> {
        let (why, _) = self.cost.without_price()?;
        Some(self.reason.as_deref().filter(|_| why.is_of_the_price()).unwrap_or(why.label()))
    }
}
