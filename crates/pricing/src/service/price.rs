//! What a charge says of its price: the key of the catalogue, what of it is free, and what AWS calls it.

use catalog::Service;
use definitions::Allowance;
use units::Decimal;

use crate::line::Text;

/// What of a pooled charge is free.
#[derive(Clone, Copy, Default, PartialEq)]
pub(crate) enum Free {
    /// Nothing but what the internet's allowance has.
    #[default]
    Nothing,
    /// A part of what an account has free each month.
    Allowance(&'static Allowance),
    /// This much, which the words explain: it is included in other charges of the component.
    Included(Decimal, &'static str),
}

/// The key of a price in the catalogue; with a region, it names one price.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct PriceKey {
    pub service: Service,
    pub dimension: Text,
    pub item: Text,
}

/// What AWS calls a charge.
#[derive(Clone, PartialEq)]
pub(super) enum Name {
    /// What it calls its price, or what is free.
    OfPrice,
    /// What it calls this key, whatever the price.
    Of(PriceKey),
    /// Not known.
    Unknown,
}

/// Where the price of a charge is found.
#[derive(Clone, PartialEq)]
pub(crate) enum Price {
    /// In the catalogue.
    Listed(PriceKey),
    /// AWS charges nothing: a real zero.
    Free,
    /// Sold, but in no table.
    Unlisted,
    /// Another one for each answer to what is missing; of nothing only, nothing is missing.
    Open,
}

impl Price {
    /// A price of the catalogue.
    pub const fn listed(service: Service, dimension: &'static str, item: &'static str) -> Price {
        Price::Listed(PriceKey { service, dimension: Text::Borrowed(dimension), item: Text::Borrowed(item) })
    }
}
