//! [`Reading`]: which value of an answer to read.

use serde::{Deserialize, Deserializer, de};
use serde_json::value::RawValue;

use crate::case::Exact;

/// A value of Abacus, such as `{"cost": "ebs.storage"}` or `{"component": "idle", "quantity": "vpc.public-ipv4"}`.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "Written")]
pub struct Reading {
    /// Which design, if the case has several.
    pub design: Option<String>,
    /// The id of the component whose lines to read; the lines of all components if omitted.
    pub component: Option<String>,
    /// For a cost or quantity: only the part in this tier of the price, counted from 1.
    pub tier: Option<usize>,
    /// What to read.
    pub measure: Measure,
    /// The factors to multiply it by.
    pub times: Vec<Exact>,
    /// The value to subtract from it.
    pub less: Option<Box<Reading>>,
    /// The divisor.
    pub over: Option<Box<Divisor>>,
}

/// What to read from an answer. Each variant is a field of that name.
#[derive(Debug, Clone)]
pub enum Measure {
    /// `cost`: the monthly cost of the lines, summed.
    Cost(Codes),
    /// `quantity`: the quantity of the lines, summed.
    Quantity(Codes),
    /// `billed`: the quantity with a price above zero, summed.
    Billed(Codes),
    /// `share_part`: the part of the month, week or hour that is charged.
    SharePart(String),
    /// `price`: the price of the first unit.
    Price(String),
    /// `basis`: the basis of the price, such as `derived`.
    Basis(String),
    /// `status`: whether there is a cost, such as `priced` or `no_price`.
    Status(String),
    /// `lines`: the number of lines.
    Lines(Codes),
    /// `none_is_zero`: whether no line has a cost of zero.
    NoneIsZero(Codes),
    /// `total`: a total of the whole design.
    Total(Total),
    /// `capacity`: units of a load balancer in a dimension, such as `New connections`; or the `billed` units if they
    /// are the same in every hour, or the `peak` or `average` of the billed units.
    Capacity(String),
    /// `option`: the monthly total of a purchase option, such as `standard-1y-no-upfront`, in a comparison of options.
    Option(String),
    /// `finding`: whether a rule reports a finding.
    Finding(String),
    /// `rule`: results of the rule of the case, summed.
    Rule(Codes),
}

/// A total of a design.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Total {
    /// Every month.
    Monthly,
    /// Once at the start.
    Upfront,
    /// In one month only.
    Once,
    /// Every month, with the upfront payment spread over its term.
    EffectiveMonthly,
    /// The upfront payment, what occurs once, and twelve months.
    FirstYear,
    /// The words before the monthly total: `at least`, or none.
    Wording,
}

/// A divisor.
#[derive(Debug, Clone)]
pub enum Divisor {
    /// A number.
    Number(Exact),
    /// Another value.
    Reading(Reading),
}

/// One code or several; `*` is every line.
#[derive(Debug, Clone)]
pub struct Codes(pub Vec<String>);

/// A [`Reading`] as written in files.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    design: Option<String>,
    component: Option<String>,
    tier: Option<usize>,
    #[serde(default)]
    times: Vec<Exact>,
    less: Option<Box<Reading>>,
    over: Option<Box<Divisor>>,
    cost: Option<Codes>,
    quantity: Option<Codes>,
    billed: Option<Codes>,
    share_part: Option<String>,
    price: Option<String>,
    basis: Option<String>,
    status: Option<String>,
    lines: Option<Codes>,
    none_is_zero: Option<Codes>,
    total: Option<Total>,
    capacity: Option<String>,
    option: Option<String>,
    finding: Option<String>,
    rule: Option<Codes>,
}

impl TryFrom<Written> for Reading {
    type Error = &'static str;

    fn try_from(written: Written) -> Result<Reading, &'static str> {
        let measures = [
            written.cost.map(Measure::Cost),
            written.quantity.map(Measure::Quantity),
            written.billed.map(Measure::Billed),
            written.share_part.map(Measure::SharePart),
            written.price.map(Measure::Price),
            written.basis.map(Measure::Basis),
            written.status.map(Measure::Status),
            written.lines.map(Measure::Lines),
            written.none_is_zero.map(Measure::NoneIsZero),
            written.total.map(Measure::Total),
            written.capacity.map(Measure::Capacity),
            written.option.map(Measure::Option),
            written.finding.map(Measure::Finding),
            written.rule.map(Measure::Rule),
        ];
        let mut measures = measures.into_iter().flatten();
        let (Some(measure), None) = (measures.next(), measures.next()) else {
            return Err("`of` says one thing to read, such as `cost`; `less` takes another one away");
        };
        if written.tier.is_some() && !matches!(measure, Measure::Cost(_) | Measure::Quantity(_)) {
            return Err("`tier` is of `cost` or `quantity`");
        }
        let Written { design, component, tier, times, less, over, .. } = written;
        Ok(Reading { design, component, tier, measure, times, less, over })
    }
}

impl<'de> Deserialize<'de> for Divisor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Divisor, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        let read = if raw.get().starts_with('{') {
            serde_json::from_str(raw.get()).map(Divisor::Reading)
        } else {
            serde_json::from_str(raw.get()).map(Divisor::Number)
        };
        read.map_err(de::Error::custom)
    }
}

impl<'de> Deserialize<'de> for Codes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Codes, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        let read = if raw.get().starts_with('[') {
            serde_json::from_str(raw.get()).map(Codes)
        } else {
            serde_json::from_str(raw.get()).map(|code| Codes(vec![code]))
        };
        read.map_err(de::Error::custom)
    }
}
