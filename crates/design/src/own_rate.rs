//! [`OwnRate`]: a private rate, which replaces or changes list prices.

use std::fmt;

use definitions::{ComponentId, Number};
use serde::Serialize;
use units::{Decimal, Unit};

use crate::calendar::{CalendarDate, CalendarMonth};

/// A private rate, such as a discount of an enterprise agreement: a percentage or a unit price for some or all charges.
///
/// One rate applies to a charge: the one with the narrowest scope, and of equally narrow ones the last. Rates that
/// [stack](OwnRate::stacks) apply to what it leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct OwnRate {
    /// Name shown on every charge to which it applies, such as `EDP 8 %`.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = 200)))]
    pub name: String,
    /// What it does to a price.
    pub rate: Rate,
    /// The charges to which it applies; all of them if omitted.
    #[serde(skip_serializing_if = "RateScope::is_everything")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub applies_to: RateScope,
    /// The day on which it comes into force: it applies to every whole month from then on. In force from the start if
    /// omitted, or if the design does not state its first month.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>", extend("format" = "date")))]
    pub from: Option<CalendarDate>,
    /// Whether it applies in addition to other rates, to what they leave. Percentages only.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub stacks: bool,
}

/// What a private rate does to a price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "snake_case")]
pub enum Rate {
    /// Takes this percentage off the list price.
    PercentOff(#[cfg_attr(feature = "schema", schemars(with = "f64", range(min = 0, max = 100)))] Number),
    /// Adds this percentage to the list price, as a reseller does.
    PercentAdded(#[cfg_attr(feature = "schema", schemars(with = "f64", range(min = 0, max = 1_000)))] Number),
    /// Replaces the list price, with all its tiers. Above zero, it also prices charges that have no list price.
    UnitPrice(UnitPrice),
}

/// A price per unit of a charge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct UnitPrice {
    /// US dollars per unit, with at most ten significant digits.
    #[cfg_attr(feature = "schema", schemars(with = "f64", range(min = 0, max = 1_000_000)))]
    pub usd: Number,
    /// The unit: the rate applies only to charges that are billed in this unit.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub per: Unit,
}

/// The charges to which a private rate applies: those that meet all conditions that are given.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct RateScope {
    /// AWS's service code, such as `AmazonEC2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// AWS's usage type as on a bill, such as `EU-NatGateway-Bytes`; `*` stands for any characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usage_type: Option<String>,
    /// The AWS Region that bills them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// The component that has them.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub component: Option<ComponentId>,
    /// The code of the charge in an estimate, such as `nat.data`, for charges without a known usage type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub charge: Option<String>,
}

impl OwnRate {
    /// Whether it is in force in a month of a design, counted from 0, that starts in `first`.
    #[must_use]
    pub fn is_in_force(&self, first: Option<CalendarMonth>, month: u32) -> bool {
        self.from.zip(first).is_none_or(|(from, first)| first.after(month).is_from(from))
    }
}

impl Rate {
    /// The name of the form of the rate in the document.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Rate::PercentOff(_) => "percent_off",
            Rate::PercentAdded(_) => "percent_added",
            Rate::UnitPrice(_) => "unit_price",
        }
    }

    /// The share of the list price that a percentage leaves, such as 0.92 for 8 % off; `None` for a unit price.
    #[must_use]
    pub fn leaves(self) -> Option<Decimal> {
        let part = match self {
            Rate::PercentOff(percent) => Decimal::ONE_HUNDRED.checked_sub(percent.0)?,
            Rate::PercentAdded(percent) => Decimal::ONE_HUNDRED.checked_add(percent.0)?,
            Rate::UnitPrice(_) => return None,
        };
        part.checked_div(Decimal::ONE_HUNDRED)
    }
}

impl fmt::Display for RateScope {
    /// The charges in words, such as `AmazonEC2, in eu-west-1`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let RateScope { service, usage_type, region, component, charge } = self;
        let parts = [
            usage_type.as_ref().map(|usage_type| format!("usage type {usage_type}")),
            charge.as_ref().map(|code| format!("charge {code}")),
            component.as_ref().map(|id| format!("component {id}")),
            service.clone(),
            region.as_ref().map(|region| format!("in {region}")),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        f.write_str(if parts.is_empty() { "everything".to_owned() } else { parts.join(", ") }.as_str())
    }
}

impl RateScope {
    fn is_everything(&self) -> bool {
        *self == RateScope::default()
    }

    /// How narrow it is: a component is narrower than a usage type or a charge, these than a service, a service than a
    /// region. Any combination is narrower than its parts.
    #[must_use]
    pub fn narrowness(&self) -> u8 {
        let RateScope { service, usage_type, region, component, charge } = self;
        let given = [
            (component.is_some(), 16),
            (usage_type.is_some() || charge.is_some(), 8),
            (service.is_some(), 4),
            (region.is_some(), 2),
            (usage_type.is_some() && charge.is_some(), 1),
        ];
        given.into_iter().filter(|(given, _)| *given).map(|(_, weight)| weight).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_leave_exact_shares() {
        let percent = |text: &str| Number(units::parse_plain(text).unwrap());
        assert_eq!(Rate::PercentOff(percent("8")).leaves().unwrap().normalize().to_string(), "0.92");
        assert_eq!(Rate::PercentAdded(percent("2.5")).leaves().unwrap().normalize().to_string(), "1.025");
        let unit_price = UnitPrice { usd: percent("0.03"), per: Unit::Gb };
        assert_eq!(Rate::UnitPrice(unit_price).leaves(), None);
    }

    #[test]
    fn narrower_scopes_come_before_wider_ones() {
        let text = || Some("x".to_owned());
        let all = [
            RateScope::default(),
            RateScope { region: text(), ..RateScope::default() },
            RateScope { service: text(), ..RateScope::default() },
            RateScope { service: text(), region: text(), ..RateScope::default() },
            RateScope { usage_type: text(), ..RateScope::default() },
            RateScope { charge: text(), service: text(), region: text(), ..RateScope::default() },
            RateScope { component: ComponentId::parse("x"), ..RateScope::default() },
        ];
        assert!(all.windows(2).all(|pair| pair[0].narrowness() < pair[1].narrowness()));
    }
}
