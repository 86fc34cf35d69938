//! [`Load`]: the capacity units of each hour of a day.
//!
//! Units are quotients, and many are periodic decimals: 1,000 connections of 3,000. They are kept as numerators over a
//! common denominator, `whole`, that all allowances divide, so that comparison and addition are exact.

use design::BalancerConfig;
use units::{Decimal, Error, exact_mul, format};

use super::dimensions::{
    CONSUMED, CONSUMED_UNITS, FREE_RULES, LAMBDA_GB, MUTUAL_TLS, Measure, Part, REQUESTS, RULES, Spec, parts, unit_name,
};
use super::of_flows;
use super::reading::Reading;
use crate::line::{Factor, Text};
use crate::service::Context;

/// Decimal places of periodic quotients.
const DECIMALS: u32 = 10;

/// The load of one load balancer, by dimension and hour.
#[derive(Clone)]
pub(crate) struct Load {
    /// The name of the unit.
    pub unit: &'static str,
    pub dimensions: Vec<Dimension>,
    /// The common denominator of the units.
    pub whole: Decimal,
    /// By hour, starting at midnight: the units of each dimension times `whole`; a single hour when all are the same.
    pub hours: Vec<Vec<Decimal>>,
    /// The minimum of billed units, times `whole`.
    pub floor: Decimal,
    pub is_monthly: bool,
    /// Assumptions that the design does not state.
    pub assumptions: Vec<Text>,
}

#[derive(Clone)]
pub(crate) struct Dimension {
    /// Its definition.
    pub spec: &'static Spec,
    /// The part it belongs to.
    pub part: usize,
    /// The load that one unit holds.
    pub holds: Decimal,
    /// The factors of the load of the first hour.
    pub factors: Vec<Factor>,
    /// Whether the load is that of a month, not of an hour.
    pub is_monthly: bool,
}

impl Dimension {
    /// The load that one unit holds, such as `25 a second`.
    pub fn per_unit(&self) -> String {
        let amount = format::quantity(self.holds, DECIMALS);
        match self.spec.measure {
            Measure::New | Measure::Evaluations => format!("{amount} a second"),
            Measure::Active => format!("{amount} a minute"),
            Measure::Bytes => format!("{amount} GB an hour"),
            Measure::Units => format!("{amount} an hour"),
        }
    }
}

impl Load {
    /// The load; `None` while one of its usage values is unknown, when no load is given, or for a type without units.
    pub fn of(context: &Context<'_>, config: &BalancerConfig, reading: &Reading<'_>) -> Result<Option<Load>, Error> {
        let (Some(unit), Some(month)) = (unit_name(config.balancer_type), reading.hours) else { return Ok(None) };
        if !reading.is_any_said() {
            return Ok(None);
        }
        if reading.has_units() {
            return Load::consumed(config, unit, reading);
        }
        let all = parts(config.balancer_type);
        let used = all.iter().enumerate().filter(|(_, part)| all.len() == 1 || is_used(reading, part));
        let used: Vec<(usize, &'static Part)> = used.collect();
        let mut dimensions = Vec::new();
        let mut specs = Vec::new();
        for (index, part) in &used {
            for spec in part.dimensions {
                let Some(holds) = holds(context, config, spec.code) else { return Ok(None) };
                let holds = if spec.measure == Measure::Active && config.mutual_tls && unit == "LCU" {
                    holds.checked_div(MUTUAL_TLS.into()).ok_or(Error::Overflow)?
                } else {
                    holds
                };
                let is_monthly = spec.measure == Measure::Bytes && reading.is_monthly(part);
                dimensions.push(Dimension { spec, part: *index, holds, factors: Vec::new(), is_monthly });
                specs.push((*part, spec));
            }
        }
        // If bytes are given per month, they are spread over its hours: the denominator of all units then includes the
        // hours of the month.
        let is_monthly = dimensions.iter().any(|dimension| dimension.is_monthly);
        let over = if is_monthly && !month.is_zero() { month } else { Decimal::ONE };
        let common =
            dimensions.iter().try_fold(Decimal::ONE, |all, dimension| common_multiple(all, dimension.holds))?;
        let lambda = holds(context, config, "processed-bytes-lambda-targets").filter(|lambda| !lambda.is_zero());
        let mut hours = Vec::new();
        for hour in 0..reading.hours_of_day() {
            let mut units = Vec::with_capacity(dimensions.len());
            for (dimension, (part, spec)) in dimensions.iter_mut().zip(&specs) {
                let weight = lambda.map(|lambda| dimension.holds.checked_div(lambda).ok_or(Error::Overflow));
                let weight = weight.transpose()?;
                let Some(factors) = measured(reading, part, spec, weight, dimension.is_monthly, hour)? else {
                    return Ok(None);
                };
                let load = factors.iter().try_fold(Decimal::ONE, |all, factor| exact_mul(all, factor.value))?;
                let scaled = exact_mul(load, common.checked_div(dimension.holds).ok_or(Error::Overflow)?)?;
                units.push(if dimension.is_monthly { scaled } else { exact_mul(scaled, over)? });
                if hour == 0 {
                    dimension.factors = factors;
                }
            }
            hours.push(units);
        }
        if hours.windows(2).all(|pair| pair.first() == pair.last()) {
            hours.truncate(1);
        }
        let whole = exact_mul(common, over)?;
        let floor = exact_mul(Decimal::from(config.reserved_units.unwrap_or_default()), whole)?;
        let mut load = Load { unit, dimensions, whole, hours, floor, is_monthly, assumptions: Vec::new() };
        load.assumptions = load.assumed(reading, used.len());
        Ok(Some(load))
    }

    /// The load as CloudWatch reports it: the units of each hour.
    fn consumed(config: &BalancerConfig, unit: &'static str, reading: &Reading<'_>) -> Result<Option<Load>, Error> {
        let units = (0..reading.hours_of_day()).map(|hour| reading.at(CONSUMED, hour));
        let Some(units) = units.collect::<Option<Vec<Decimal>>>() else { return Ok(None) };
        let first = units.first().copied().unwrap_or_default();
        let mut hours: Vec<Vec<Decimal>> = units.into_iter().map(|units| vec![units]).collect();
        if hours.windows(2).all(|pair| pair.first() == pair.last()) {
            hours.truncate(1);
        }
        let dimension = Dimension {
            spec: &CONSUMED_UNITS,
            part: 0,
            holds: Decimal::ONE,
            factors: vec![Factor::new(first, format!("{unit}s an hour"))],
            is_monthly: false,
        };
        let (whole, floor) = (Decimal::ONE, Decimal::from(config.reserved_units.unwrap_or_default()));
        let assumptions = Vec::new();
        let mut load = Load { unit, dimensions: vec![dimension], whole, hours, floor, is_monthly: false, assumptions };
        load.assumptions = load.assumed(reading, 1);
        load.assumptions.insert(0, "the capacity units are those given, whatever the load".into());
        Ok(Some(load))
    }

    fn assumed(&self, reading: &Reading<'_>, parts: usize) -> Vec<Text> {
        let mut all: Vec<Text> = Vec::new();
        if reading.is_of_flows() && !reading.has_units() {
            all.push(of_flows::ASSUMED.into());
        }
        if self.unit == "LCU" && reading.is_said(LAMBDA_GB) && !reading.has_units() {
            all.push("bytes of Lambda targets and of others are one dimension: they are added up".into());
        }
        if reading.is_requests_only() {
            all.push("connections and GB are not said: they count as none".into());
        }
        if parts > 1 {
            all.push("each protocol counts its largest dimension, and the protocols are added up".into());
        }
        if !self.floor.is_zero() {
            all.push("reserved units are billed as the least of every hour".into());
        }
        if self.is_monthly {
            all.push("the GB of the month are spread evenly over its hours".into());
        }
        if self.hours.len() > 1 {
            all.push("every day of the month is like this one".into());
        }
        all
    }

    /// Units billed in an hour, times `whole`: the largest dimension of each part, summed.
    pub fn billed(&self, hour: &[Decimal]) -> Result<Decimal, Error> {
        let mut sum = Decimal::ZERO;
        for part in 0..=self.dimensions.last().map_or(0, |last| last.part) {
            let of_part = self.dimensions.iter().zip(hour).filter(|(dimension, _)| dimension.part == part);
            let largest = of_part.map(|(_, units)| *units).max().unwrap_or_default();
            sum = sum.checked_add(largest).ok_or(Error::Overflow)?;
        }
        Ok(sum.max(self.floor))
    }

    /// The largest dimension in an hour; on a tie, the first.
    pub fn dominant(&self, hour: &[Decimal]) -> usize {
        let largest = hour.iter().copied().max().unwrap_or_default();
        hour.iter().position(|units| *units == largest).unwrap_or_default()
    }

    /// The load without one of its dimensions.
    pub fn without(&self, index: usize) -> Load {
        Load { hours: self.hours_without(index), ..self.clone() }
    }

    /// The hours of the load without one of its dimensions.
    pub fn hours_without(&self, index: usize) -> Vec<Vec<Decimal>> {
        let mut hours = self.hours.clone();
        for units in hours.iter_mut().filter_map(|hour| hour.get_mut(index)) {
            *units = Decimal::ZERO;
        }
        hours
    }

    /// Units from their numerator, rounded if they are periodic.
    pub fn units(&self, numerator: Decimal) -> Result<Decimal, Error> {
        let units = numerator.checked_div(self.whole).ok_or(Error::Overflow)?;
        Ok(units.round_dp(DECIMALS).normalize())
    }
}

/// Whether any usage value of a part is given.
fn is_used(reading: &Reading<'_>, part: &Part) -> bool {
    let own = [part.new, part.seconds, part.active, part.bytes, part.monthly_bytes];
    own.iter().any(|name| reading.is_said(name))
}

/// The load that one unit holds, from the catalogue.
fn holds(context: &Context<'_>, config: &BalancerConfig, code: &str) -> Option<Decimal> {
    let own = config.balancer_type.code();
    let units = context.catalogue.capacity_units().iter();
    units.filter(|unit| unit.load_balancer == own && unit.dimension == code).map(|unit| unit.amount).next()
}

/// The factors of the load of a dimension in an hour; `None` while it is unknown.
fn measured(
    reading: &Reading<'_>,
    part: &Part,
    spec: &'static Spec,
    lambda: Option<Decimal>,
    is_monthly: bool,
    hour: usize,
) -> Result<Option<Vec<Factor>>, Error> {
    Ok(match spec.measure {
        Measure::New => reading.at(part.new, hour).map(|new| vec![Factor::new(new, spec.counted)]),
        Measure::Active if reading.is_said(part.active) => {
            reading.at(part.active, hour).map(|active| vec![Factor::new(active, spec.counted)])
        }
        // Open connections are new connections a second times the seconds that each lasts.
        Measure::Active => reading
            .product(part.new, part.seconds, hour)
            .map(|(new, seconds)| vec![Factor::new(new, "new a second"), Factor::new(seconds, "seconds open")]),
        Measure::Evaluations => reading.product(REQUESTS, RULES, hour).map(|(requests, rules)| {
            let charged = rules.saturating_sub(Decimal::from(FREE_RULES)).max(Decimal::ZERO);
            vec![
                Factor::new(requests, "requests a second"),
                Factor::new(charged, format!("rules above the {FREE_RULES} free ones")),
            ]
        }),
        Measure::Bytes => bytes(reading, part, lambda, is_monthly, hour)?.map(|bytes| vec![bytes]),
        Measure::Units => reading.at(CONSUMED, hour).map(|units| vec![Factor::new(units, spec.counted)]),
    })
}

/// The GB of an hour, or of the month. A GB of Lambda targets counts as the GB of other targets that fill as much of a
/// unit.
fn bytes(
    reading: &Reading<'_>,
    part: &Part,
    lambda: Option<Decimal>,
    is_monthly: bool,
    hour: usize,
) -> Result<Option<Factor>, Error> {
    let (name, label) = if is_monthly { (part.monthly_bytes, "GB a month") } else { (part.bytes, "GB an hour") };
    let Some(own) = reading.at(name, hour) else { return Ok(None) };
    let (Some(weight), true) = (lambda, reading.is_said(LAMBDA_GB)) else { return Ok(Some(Factor::new(own, label))) };
    let Some(mut lambda) = reading.at(LAMBDA_GB, hour) else { return Ok(None) };
    if is_monthly {
        lambda = exact_mul(lambda, reading.hours.unwrap_or_default())?;
    }
    let weighed = exact_mul(lambda, weight.round_dp(DECIMALS))?;
    let sum = own.checked_add(weighed).ok_or(Error::Overflow)?;
    let label = format!("{label} (those of Lambda targets × {})", format::quantity(weight, DECIMALS));
    Ok(Some(Factor::new(sum, label)))
}

/// The smallest number that both divide without a remainder.
fn common_multiple(a: Decimal, b: Decimal) -> Result<Decimal, Error> {
    let divisor = common_divisor(a, b)?;
    b.checked_div(divisor).ok_or(Error::Overflow).and_then(|times| exact_mul(a, times))
}

/// The largest number that divides both without a remainder.
pub(super) fn common_divisor(a: Decimal, b: Decimal) -> Result<Decimal, Error> {
    let (mut a, mut b) = (a, b);
    while !b.is_zero() {
        (a, b) = (b, a.checked_rem(b).ok_or(Error::Overflow)?);
    }
    Ok(a)
}
