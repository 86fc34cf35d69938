//! The price of a charge: its catalogue key, its free quantity, and its AWS name.

use catalog::PriceList;
use definitions::Allowance;
use units::{Decimal, Usd};

use crate::line::Text;

/// The free quantity of a pooled charge.
#[derive(Clone, Copy, Default, PartialEq)]
pub(crate) enum Free {
    /// Nothing, except for the allowance for data transfer to the internet.
    #[default]
    Nothing,
    /// A share of a monthly allowance of the account.
    Allowance(&'static Allowance),
    /// This quantity, for the reason in words: it is included in other charges of the component.
    Included(Decimal, &'static str),
}

/// The key of a price in the catalogue; together with a region, it identifies a price.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct PriceKey {
    pub list: PriceList,
    pub dimension: Text,
    pub item: Text,
}

/// The AWS name of a charge.
#[derive(Clone, PartialEq)]
pub(super) enum Name {
    /// The name of its price, or of a free charge.
    OfPrice,
    /// The name of this key, whatever the price.
    Of(PriceKey),
    /// Unknown.
    Unknown,
}

/// The source of the price of a charge.
#[derive(Clone, PartialEq)]
pub(crate) enum Price {
    /// In the catalogue.
    Listed(PriceKey),
    /// AWS charges nothing: a real zero.
    Free,
    /// An amount that the design states, in US dollars.
    Entered(Usd),
    /// Sold, but in no price table.
    Unlisted,
    /// The price depends on a missing value; only a quantity of zero needs no price.
    Open,
}

impl Price {
    /// A price in the catalogue.
    pub const fn listed(list: PriceList, dimension: &'static str, item: &'static str) -> Price {
        Price::Listed(PriceKey { list, dimension: Text::Borrowed(dimension), item: Text::Borrowed(item) })
    }
}
