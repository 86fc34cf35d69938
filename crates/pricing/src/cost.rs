//! [`Cost`]: the cost of a line.

use serde::{Deserialize, Serialize};
use units::{Decimal, Usd};

use crate::line::Text;
use crate::no_price::NoPrice;

/// The cost of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "status", try_from = "CostFields")]
pub enum Cost {
    /// A known monthly amount.
    Priced {
        /// Exact monthly amount.
        monthly: Usd,
    },
    /// A known amount, paid once at the start of a term.
    Upfront {
        /// Exact amount.
        amount: Usd,
        /// Months of the term that the amount pays for.
        months: u32,
    },
    /// A known amount of one month only, beyond what the charge costs in a usual month.
    Once {
        /// Exact amount.
        amount: Usd,
        /// The month, from 1.
        month: u32,
        /// What the charge costs in a usual month.
        usual: Usd,
        /// The quantity of a usual month, which the quantity of the line does not contain.
        #[serde(serialize_with = "units::exact::text")]
        usual_quantity: Decimal,
    },
    /// No cost of its own: a commitment, host or load balancer that is a separate component pays for it.
    Covered {
        /// The name of that component.
        by: String,
    },
    /// The usage is unknown: the price per unit is known, and the total says "at least".
    DependsOnUsage {
        /// The missing usage value.
        missing: Text,
    },
    /// AWS does not sell it in this region, and the total says "at least".
    NotSold {
        /// Regions in which it has a price.
        priced_in: Vec<String>,
    },
    /// There is no price, and the total says "at least".
    NoPrice {
        /// Why.
        why: NoPrice,
        /// Regions in which it has a price.
        priced_in: Vec<String>,
    },
}

/// The fields of every [`Cost`]. The deserializer that Serde derives for tagged enums is many times larger, and
/// browsers download this code.
#[derive(Deserialize)]
struct CostFields {
    status: Status,
    monthly: Option<Usd>,
    amount: Option<Usd>,
    months: Option<u32>,
    month: Option<u32>,
    usual: Option<Usd>,
    usual_quantity: Option<Decimal>,
    by: Option<String>,
    missing: Option<String>,
    why: Option<NoPrice>,
    #[serde(default)]
    priced_in: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Status {
    Priced,
    Upfront,
    Once,
    Covered,
    DependsOnUsage,
    NotSold,
    NoPrice,
}

impl TryFrom<CostFields> for Cost {
    type Error = &'static str;

    fn try_from(fields: CostFields) -> Result<Cost, &'static str> {
        let CostFields { status, monthly, amount, months, month, usual, usual_quantity, by, missing, why, priced_in } =
            fields;
        match status {
            Status::Priced => monthly.map(|monthly| Cost::Priced { monthly }),
            Status::Upfront => amount.zip(months).map(|(amount, months)| Cost::Upfront { amount, months }),
            Status::Once => amount.zip(month).map(|(amount, month)| Cost::Once {
                amount,
                month,
                usual: usual.unwrap_or_default(),
                usual_quantity: usual_quantity.unwrap_or_default(),
            }),
            Status::Covered => by.map(|by| Cost::Covered { by }),
            Status::DependsOnUsage => missing.map(|missing| Cost::DependsOnUsage { missing: missing.into() }),
            Status::NotSold => Some(Cost::NotSold { priced_in }),
            Status::NoPrice => why.map(|why| Cost::NoPrice { why, priced_in }),
        }
        .ok_or("a field of the cost is missing")
    }
}

impl Cost {
    /// The cost of something without a price.
    pub(crate) const fn without(why: NoPrice, priced_in: Vec<String>) -> Cost {
        match why {
            NoPrice::NotOffered => Cost::NotSold { priced_in },
            why => Cost::NoPrice { why, priced_in },
        }
    }

    /// The identifier used in documents and tables.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Cost::Priced { .. } => "priced",
            Cost::Upfront { .. } => "upfront",
            Cost::Once { .. } => "once",
            Cost::Covered { .. } => "covered",
            Cost::DependsOnUsage { .. } => "depends_on_usage",
            Cost::NotSold { .. } => "not_sold",
            Cost::NoPrice { .. } => "no_price",
        }
    }

    /// The amount of a usual month, if known: zero if the cost is paid once or by another component.
    #[must_use]
    pub fn known(&self) -> Option<Usd> {
        match self {
            Cost::Priced { monthly } => Some(*monthly),
            Cost::Upfront { .. } | Cost::Once { .. } | Cost::Covered { .. } => Some(Usd::ZERO),
            Cost::DependsOnUsage { .. } | Cost::NotSold { .. } | Cost::NoPrice { .. } => None,
        }
    }

    /// Why there is no price, and the regions that have one; `None` if there is a price or none is needed.
    #[must_use]
    pub fn without_price(&self) -> Option<(NoPrice, &[String])> {
        match self {
            Cost::NotSold { priced_in } => Some((NoPrice::NotOffered, priced_in)),
            Cost::NoPrice { why, priced_in } => Some((*why, priced_in)),
            Cost::Priced { .. }
            | Cost::Upfront { .. }
            | Cost::Once { .. }
            | Cost::Covered { .. }
            | Cost::DependsOnUsage { .. } => None,
        }
    }

    /// The amount of one month only, and that month, from 1.
    #[must_use]
    pub const fn once(&self) -> Option<(Usd, u32)> {
        match self {
            Cost::Once { amount, month, .. } => Some((*amount, *month)),
            _ => None,
        }
    }

    /// The amount paid at the start of a term, and the number of months it pays for.
    #[must_use]
    pub const fn upfront(&self) -> Option<(Usd, u32)> {
        match self {
            Cost::Upfront { amount, months } => Some((*amount, *months)),
            _ => None,
        }
    }
}
