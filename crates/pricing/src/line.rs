//! [`Line`]: one charge, with everything needed to explain it.

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use catalog::{AwsName, Basis, PriceDate, PricePoint};
use serde::{Deserialize, Serialize};
use units::{Decimal, Slice, Unit, Usd};

/// Words of an estimate: most of them are always the same.
pub type Text = Cow<'static, str>;

/// The source of prices of nothing.
static FREE: LazyLock<Arc<str>> = LazyLock::new(|| "AWS, which charges nothing for it".into());

/// One charge of an estimate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Which charge this is, such as `ebs.storage`; unique within a component.
    pub code: Text,
    /// What is charged, for people.
    pub label: Text,
    /// What the quantity is the product of.
    pub factors: Vec<Factor>,
    /// The part of the month, week or hour that is charged; the whole when `None`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<Share>,
    /// Quantity for the month in `unit`; `None` while the usage is open.
    #[serde(serialize_with = "units::exact::text_or_null")]
    pub quantity: Option<Decimal>,
    /// Unit of the quantity and of the price.
    pub unit: Unit,
    /// The price; `None` when there is none, and of nothing it may not be known.
    pub price: Option<LinePrice>,
    /// What it costs a month.
    pub cost: Cost,
    /// An assumption that the design does not state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumption: Option<Text>,
    /// Why no table has its price, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
    /// What AWS calls it on bills and in price lists, where that is surely known. Where it has several rows there,
    /// as of both ends of a transfer, this is the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aws: Option<AwsName>,
}

/// A number that a quantity is made of, such as `3 instances`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Factor {
    /// The number.
    #[serde(serialize_with = "units::exact::text")]
    pub value: Decimal,
    /// What it counts.
    pub label: Text,
}

impl Factor {
    /// `count` things, named in the singular.
    #[must_use]
    pub fn count(count: u64, one: &'static str) -> Factor {
        let many: Text = match one {
            "instance" => "instances".into(),
            "volume" => "volumes".into(),
            _ => format!("{one}s").into(),
        };
        Factor::new(count, if count == 1 { one.into() } else { many })
    }

    /// `value` of `label`.
    pub fn new(value: impl Into<Decimal>, label: impl Into<Text>) -> Factor {
        Factor { value: value.into(), label: label.into() }
    }
}

/// A charge for `part` of `whole`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// Multiplied by.
    #[serde(serialize_with = "units::exact::text")]
    pub part: Decimal,
    /// Divided by.
    #[serde(serialize_with = "units::exact::text")]
    pub whole: Decimal,
    /// What the two are, such as `hours per month ÷ hours per week`.
    pub label: Text,
}

/// The price of a line, and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinePrice {
    /// Price of the first unit; the only price unless there are tiers.
    pub unit_price: Usd,
    /// What the tiers count, split over them; empty while the usage is open.
    pub slices: Vec<Slice>,
    /// What the tiers count.
    #[serde(default, skip_serializing_if = "TiersCount::is_charged")]
    pub counts: TiersCount,
    /// How many items were charged like that, where tiers count each of them.
    #[serde(serialize_with = "units::exact::text")]
    pub each: Decimal,
    /// The total of all components that the slices split, where tiers count all of a region; this line pays
    /// its part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pool: Option<Decimal>,
    /// The free allowance that the first of the tiers holds, in units of all components of the region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allowance: Option<Decimal>,
    /// What is free by that, where it is not the allowance of transfer to the internet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub included: Option<Text>,
    /// The day or month the price was in force; none for an amount that the design itself sets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<PriceDate>,
    /// Where the price comes from.
    pub source: Arc<str>,
    /// Listed, derived or stale.
    pub basis: Basis,
}

impl LinePrice {
    /// What AWS charges nothing for: a real zero, not a missing price.
    #[must_use]
    pub fn free() -> LinePrice {
        LinePrice {
            unit_price: Usd::ZERO,
            slices: Vec::new(),
            counts: TiersCount::Charged,
            each: Decimal::ONE,
            pool: None,
            allowance: None,
            included: None,
            as_of: None,
            source: Arc::clone(&FREE),
            basis: Basis::Listed,
        }
    }

    /// The price of a catalogue point, not yet applied to a quantity.
    #[must_use]
    pub fn of_point(point: &PricePoint<'_>) -> LinePrice {
        LinePrice {
            unit_price: point.tiers.first_price(),
            slices: Vec::new(),
            counts: TiersCount::Charged,
            each: Decimal::ONE,
            pool: None,
            allowance: None,
            included: None,
            as_of: Some(point.as_of.clone()),
            source: Arc::clone(&point.source.title),
            basis: point.basis.clone(),
        }
    }
}

/// What the tiers of a price count, and when the share of a line is taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TiersCount {
    /// The quantity of the line, which is what is left after its share.
    #[default]
    Charged,
    /// The product of the factors, of each item by itself; then come the items and the share.
    Each,
    /// The quantities of all lines of the region with this price; the line pays its part.
    Region,
}

impl TiersCount {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
    fn is_charged(&self) -> bool {
        *self == TiersCount::Charged
    }
}

/// What a line costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "status", try_from = "CostFields")]
pub enum Cost {
    /// This much.
    Priced {
        /// Exact amount a month.
        monthly: Usd,
    },
    /// This much, once at the start of a term.
    Upfront {
        /// Exact amount.
        amount: Usd,
        /// Months of the term it is paid for.
        months: u32,
    },
    /// Nothing by itself: paid for by a commitment, host or load balancer that is a component of its own.
    Covered {
        /// The name of that component.
        by: String,
    },
    /// The usage is open: so much per unit, and the total says "at least".
    DependsOnUsage {
        /// The figure that is missing.
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
        /// Regions in which there is one.
        priced_in: Vec<String>,
    },
}

/// The fields of every [`Cost`]. Serde's own reader of tagged enums is many times larger, and part of
/// what browsers download.
#[derive(Deserialize)]
struct CostFields {
    status: Status,
    monthly: Option<Usd>,
    amount: Option<Usd>,
    months: Option<u32>,
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
    Covered,
    DependsOnUsage,
    NotSold,
    NoPrice,
}

impl TryFrom<CostFields> for Cost {
    type Error = &'static str;

    fn try_from(fields: CostFields) -> Result<Cost, &'static str> {
        let CostFields { status, monthly, amount, months, by, missing, why, priced_in } = fields;
        match status {
            Status::Priced => monthly.map(|monthly| Cost::Priced { monthly }),
            Status::Upfront => amount.zip(months).map(|(amount, months)| Cost::Upfront { amount, months }),
            Status::Covered => by.map(|by| Cost::Covered { by }),
            Status::DependsOnUsage => missing.map(|missing| Cost::DependsOnUsage { missing: missing.into() }),
            Status::NotSold => Some(Cost::NotSold { priced_in }),
            Status::NoPrice => why.map(|why| Cost::NoPrice { why, priced_in }),
        }
        .ok_or("a field of the cost is missing")
    }
}

impl Line {
    /// The code of a line that is open in the months after the first alone.
    pub(crate) const GROWTH: &'static str = "s3.growth";

    /// Gives it the name that AWS has for it; what is not sold or not known at all is on no bill.
    pub(crate) fn name(&mut self, name: Option<AwsName>) {
        let is_known = |why: NoPrice| matches!(why, NoPrice::PriceUnknown | NoPrice::AvailabilityUnknown);
        self.aws = name.filter(|_| self.cost.without_price().is_none_or(|(why, _)| is_known(why)));
    }
}

impl Cost {
    /// The word for it in documents and tables.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Cost::Priced { .. } => "priced",
            Cost::Upfront { .. } => "upfront",
            Cost::Covered { .. } => "covered",
            Cost::DependsOnUsage { .. } => "depends_on_usage",
            Cost::NotSold { .. } => "not_sold",
            Cost::NoPrice { .. } => "no_price",
        }
    }

    /// The amount a month, if it is known: nothing for what is paid once or elsewhere.
    #[must_use]
    pub fn known(&self) -> Option<Usd> {
        match self {
            Cost::Priced { monthly } => Some(*monthly),
            Cost::Upfront { .. } | Cost::Covered { .. } => Some(Usd::ZERO),
            Cost::DependsOnUsage { .. } | Cost::NotSold { .. } | Cost::NoPrice { .. } => None,
        }
    }

    /// Why there is no price, and the regions in which there is one; `None` of what has a price or needs none.
    #[must_use]
    pub fn without_price(&self) -> Option<(NoPrice, &[String])> {
        match self {
            Cost::NotSold { priced_in } => Some((NoPrice::NotOffered, priced_in)),
            Cost::NoPrice { why, priced_in } => Some((*why, priced_in)),
            Cost::Priced { .. } | Cost::Upfront { .. } | Cost::Covered { .. } | Cost::DependsOnUsage { .. } => None,
        }
    }

    /// What is paid once, and the months it is paid for.
    #[must_use]
    pub const fn upfront(&self) -> Option<(Usd, u32)> {
        match self {
            Cost::Upfront { amount, months } => Some((*amount, *months)),
            _ => None,
        }
    }
}

/// Why there is no price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoPrice {
    /// AWS does not sell it in this region: its line says [`Cost::NotSold`].
    NotOffered,
    /// AWS sells it there, at a price the catalogue does not have.
    PriceUnknown,
    /// The catalogue does not know whether AWS sells it there.
    AvailabilityUnknown,
    /// The catalogue has no such instance type or region.
    UnknownName,
    /// Of a flow: its data does not get there.
    NoPath,
}

impl NoPrice {
    /// In words.
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
