//! [`Reading`]: the usage values of a load balancer, hour by hour.

use design::{BalancerConfig, BalancerType, BalancerUsage, Figures, Scenario};
use units::{Decimal, Error};

use super::dimensions::{CONSUMED, LAMBDA_GB, Part, REQUESTS, RULES, figures, parts};
use super::of_flows::Told;
use crate::line::{Factor, Share};
use crate::service::Context;

/// Hours in a day.
const DAY: usize = 24;

/// Decimal places of GB after a division: a tenth of a byte.
const DECIMALS: u32 = 10;

/// The usage values of a load balancer.
pub(crate) struct Reading<'u> {
    usage: &'u BalancerUsage,
    balancer: BalancerType,
    scenario: Scenario,
    /// Hours of the month in which it exists; `None` while they are unknown.
    pub hours: Option<Decimal>,
    is_of_flows: bool,
}

/// The GB in a month.
pub(crate) struct Bytes {
    pub factors: Vec<Factor>,
    pub share: Option<Share>,
}

impl<'u> Reading<'u> {
    /// Reads usage values from the document, or filled in from flows.
    pub fn of(context: &Context<'_>, config: &BalancerConfig, usage: &'u Told<'_>) -> Reading<'u> {
        let month = context.design.month().hours();
        let hours = match usage.hours_per_month {
            None => Some(month),
            Some(hours) => hours.value(context.scenario).map(|hours| hours.min(month)),
        };
        Reading {
            usage,
            balancer: config.balancer_type,
            scenario: context.scenario,
            hours,
            is_of_flows: usage.is_of_flows(),
        }
    }

    /// Whether the GB come from flows.
    pub const fn is_of_flows(&self) -> bool {
        self.is_of_flows
    }

    /// Whether the usage value is given, by the hour or as a single value.
    pub fn is_said(&self, name: &str) -> bool {
        self.usage.is_said(name)
    }

    /// Whether any load is given. The duration of connections and the number of rules are not a load.
    pub fn is_any_said(&self) -> bool {
        let is_load = |name: &&str| !name.ends_with("_seconds") && *name != RULES;
        figures(self.balancer).filter(is_load).any(|name| self.is_said(name))
    }

    /// Whether there are requests, but no values for the connections and bytes that they need.
    pub fn is_requests_only(&self) -> bool {
        let others = |name: &&str| !name.ends_with("_seconds") && *name != RULES && *name != REQUESTS;
        self.balancer == BalancerType::Application
            && self.is_said(REQUESTS)
            && !self.is_none(REQUESTS)
            && !figures(self.balancer).filter(others).any(|name| self.is_said(name))
    }

    /// Whether a usage value is known to be zero all day.
    pub fn is_none(&self, name: &str) -> bool {
        (0..self.hours_of_day()).all(|hour| self.at(name, hour).is_some_and(|value| value.is_zero()))
    }

    pub fn is_hourly(&self, name: &str) -> bool {
        self.usage.hours_of(name).is_some()
    }

    /// The place of the usage value in the document, relative to the component.
    pub fn place(&self, name: &str) -> String {
        let by_hour = if self.is_hourly(name) { "by_hour/" } else { "" };
        format!("/usage/{by_hour}{name}")
    }

    /// The number of hours of the day that may differ: 1 or 24.
    pub fn hours_of_day(&self) -> usize {
        let hourly = figures(self.balancer).any(|name| self.is_hourly(name));
        if hourly { DAY } else { 1 }
    }

    /// The usage value in an hour of the day: zero when it is not given, `None` while it is unknown. If the load
    /// balancer exists for no hours of the month, there are no GB.
    pub fn at(&self, name: &str, hour: usize) -> Option<Decimal> {
        if name.ends_with("gb_per_month") && self.hours.is_some_and(|hours| hours.is_zero()) {
            return Some(Decimal::ZERO);
        }
        if let Some(values) = self.usage.hours_of(name) {
            return values.get(hour).map(|value| value.0);
        }
        self.usage.figure(name).map_or(Some(Decimal::ZERO), |value| value.value(self.scenario))
    }

    /// The two factors of a product; zero when one of them is, whatever the other is.
    pub fn product(&self, name: &str, other: &str, hour: usize) -> Option<(Decimal, Decimal)> {
        match (self.at(name, hour), self.at(other, hour)) {
            (Some(a), Some(b)) => Some((a, b)),
            (Some(zero), None) | (None, Some(zero)) if zero.is_zero() => Some((zero, zero)),
            _ => None,
        }
    }

    /// Whether the bytes of a part are given per month.
    pub fn is_monthly(&self, part: &Part) -> bool {
        self.is_said(part.monthly_bytes) && !self.is_said(part.bytes)
    }

    /// Whether capacity units are given in place of the load that they are computed from.
    pub fn has_units(&self) -> bool {
        self.balancer != BalancerType::Classic && self.is_said(CONSUMED)
    }

    /// Whether capacity units are given without bytes, so that the bytes are unknown.
    fn is_without_bytes(&self) -> bool {
        let said = |part: &Part| self.is_said(part.bytes) || self.is_said(part.monthly_bytes);
        self.has_units() && !self.is_said(LAMBDA_GB) && !parts(self.balancer).iter().any(said)
    }

    /// The GB a month that each load balancer processes, over all parts; `None` while they are unknown.
    pub fn bytes(&self) -> Result<Option<Bytes>, Error> {
        let Some(hours) = self.hours.filter(|_| self.is_any_said() && !self.is_without_bytes()) else {
            return Ok(None);
        };
        let (monthly, hourly): (Vec<&Part>, Vec<&Part>) =
            parts(self.balancer).iter().partition(|part| self.is_monthly(part));
        let mut names: Vec<&str> = hourly.iter().map(|part| part.bytes).collect();
        if self.balancer == BalancerType::Application {
            names.push(LAMBDA_GB);
        }
        let of_day = if names.iter().any(|name| self.is_hourly(name)) { DAY } else { 1 };
        let mut sum = Decimal::ZERO;
        for hour in 0..of_day {
            for name in &names {
                let Some(gb) = self.at(name, hour) else { return Ok(None) };
                sum = sum.checked_add(gb).ok_or(Error::Overflow)?;
            }
        }
        let day = Decimal::from(of_day);
        if !monthly.is_empty() {
            let others = sum.checked_mul(hours).and_then(|gb| gb.checked_div(day)).ok_or(Error::Overflow)?;
            let mut gb = others.round_dp(DECIMALS).normalize();
            for part in monthly {
                let Some(month) = self.at(part.monthly_bytes, 0) else { return Ok(None) };
                gb = gb.checked_add(month).ok_or(Error::Overflow)?;
            }
            return Ok(Some(Bytes { factors: vec![Factor::new(gb, "GB a month")], share: None }));
        }
        Ok(Some(if of_day == 1 {
            Bytes { factors: vec![Factor::new(sum, "GB an hour"), Factor::new(hours, "hours")], share: None }
        } else {
            let share = Share { part: hours, whole: day, label: "hours a month ÷ hours a day".into() };
            Bytes { factors: vec![Factor::new(sum, "GB a day")], share: Some(share) }
        }))
    }
}
