//! [`Line`]: one charge, with everything needed to explain it.

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use catalog::{AwsName, Basis, PriceDate, PricePoint};
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;
use units::{Decimal, Slices, Unit, Usd};

pub use crate::cost::Cost;
pub use crate::no_price::NoPrice;
use crate::own_rates::Own;

/// Text in an estimate. Most texts are constant.
pub type Text = Cow<'static, str>;

/// The factors of a quantity: usually no more than two, which need no allocation.
pub type Factors = SmallVec<[Factor; 2]>;

/// The source of the price of something free.
static FREE: LazyLock<Arc<str>> = LazyLock::new(|| "AWS, which charges nothing for it".into());

/// One charge of an estimate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Which charge this is, such as `ebs.storage`; unique within a component.
    pub code: Text,
    /// What is charged, in words for people.
    pub label: Text,
    /// The factors of the quantity.
    pub factors: Factors,
    /// The charged part of the month, week or hour; the whole when `None`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<Share>,
    /// Quantity for the month in `unit`; `None` while the usage is unknown.
    #[serde(serialize_with = "units::exact::text_or_null")]
    pub quantity: Option<Decimal>,
    /// Whether the quantity is approximate: it follows from an approximate rate of a Savings Plan.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub approximate: bool,
    /// Unit of the quantity and the price.
    pub unit: Unit,
    /// The price; `None` when there is none. It may also be unknown when nothing is charged.
    pub price: Option<LinePrice>,
    /// The monthly cost.
    pub cost: Cost,
    /// An assumption that the design does not state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumption: Option<Text>,
    /// Why no price table lists a price, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
    /// The usage value that is unknown, when there is also no price.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing_usage: Option<Text>,
    /// Months of the term, for an upfront payment that has no price.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term_months: Option<u32>,
    /// What private rates of the design changed, if any apply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own: Option<Box<Own>>,
    /// The name that AWS uses on bills and in price lists, if known for certain. When AWS has several rows for it, such
    /// as for both ends of a transfer, this is the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aws: Option<AwsName>,
}

/// One factor of a quantity, such as `3 instances`.
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

/// The charged share: `part` of `whole`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// The quantity is multiplied by this.
    #[serde(serialize_with = "units::exact::text")]
    pub part: Decimal,
    /// The quantity is divided by this.
    #[serde(serialize_with = "units::exact::text")]
    pub whole: Decimal,
    /// What the two numbers are, such as `hours per month ÷ hours per week`.
    pub label: Text,
}

/// The price of a line, and its source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinePrice {
    /// Price of the first unit; the only price unless there are tiers.
    pub unit_price: Usd,
    /// The quantity that the tiers count, split over them; empty while the usage is unknown.
    pub slices: Slices,
    /// Which quantity the tiers count.
    #[serde(default, skip_serializing_if = "TiersCount::is_charged")]
    pub counts: TiersCount,
    /// The number of items charged this way, where the tiers count each item separately.
    #[serde(serialize_with = "units::exact::text")]
    pub each: Decimal,
    /// The total of all components that the slices split, where the tiers count a whole region; this line pays its
    /// share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pool: Option<Decimal>,
    /// The free allowance in the first tier, in units, for all components of the region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allowance: Option<Decimal>,
    /// What the allowance covers, when it is not the allowance for data transfer to the internet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub included: Option<Text>,
    /// The day or month when the price was in force; `None` for an amount that the design itself sets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<PriceDate>,
    /// Where the price comes from.
    pub source: Arc<str>,
    /// Whether the price is listed, derived, approximate or stale.
    pub basis: Basis,
}

impl LinePrice {
    /// The price of something that AWS does not charge for: a real zero, not a missing price.
    #[must_use]
    pub fn free() -> LinePrice {
        LinePrice {
            unit_price: Usd::ZERO,
            slices: Slices::new(),
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

    /// Not a catalogue price: an amount that the user commits to.
    #[must_use]
    pub fn entered(unit_price: Usd) -> LinePrice {
        LinePrice { unit_price, source: "the design".into(), ..LinePrice::free() }
    }

    /// The price of a catalogue price point, not yet applied to a quantity.
    #[must_use]
    pub fn of_point(point: &PricePoint<'_>) -> LinePrice {
        LinePrice {
            unit_price: point.tiers.first_price(),
            slices: Slices::new(),
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

/// Which quantity the tiers of a price count, and when the share of a line is applied.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TiersCount {
    /// The quantity of the line, after its share is applied.
    #[default]
    Charged,
    /// The product of the factors, for each item separately; the number of items and the share are applied afterwards.
    Each,
    /// The quantities of all lines of the region with this price; the line pays its share.
    Region,
}

impl TiersCount {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
    fn is_charged(&self) -> bool {
        *self == TiersCount::Charged
    }
}

impl Line {
    /// The code of a line that is unknown only in the months after the first.
    pub(crate) const GROWTH: &'static str = "s3.growth";

    /// Between the code of a charge and the month in which it occurs once.
    pub(crate) const ONCE: &'static str = "@month-";

    /// A line without quantity and price.
    pub(crate) fn bare(code: impl Into<Text>, label: impl Into<Text>, unit: Unit, cost: Cost) -> Line {
        Line {
            code: code.into(),
            label: label.into(),
            factors: Factors::new(),
            share: None,
            quantity: None,
            approximate: false,
            unit,
            price: None,
            cost,
            assumption: None,
            reason: None,
            missing_usage: None,
            term_months: None,
            own: None,
            aws: None,
        }
    }

    /// The code of its charge: that of the line, also for what occurs in one month only.
    #[must_use]
    pub fn charge(&self) -> &str {
        self.code.split(Line::ONCE).next().unwrap_or_default()
    }

    /// The cost at list prices.
    #[must_use]
    pub fn list_cost(&self) -> &Cost {
        self.own.as_ref().map_or(&self.cost, |own| &own.list)
    }

    /// Sets the AWS name; something that is not sold or entirely unknown appears on no bill.
    pub(crate) fn name(&mut self, name: Option<AwsName>) {
        self.aws = name.filter(|_| self.cost.without_price().is_none_or(|(why, _)| why.is_of_the_price()));
    }
}
