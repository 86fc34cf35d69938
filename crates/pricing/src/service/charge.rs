//! [`ComponentCharge`]: a charge as its service describes it, before it has a price.

mod line;

use std::cell::OnceCell;

use catalog::{AwsName, PriceList};
use units::{Decimal, Error, MAX_QUANTITY_DIGITS, Unit, UnitKind, Usd};

use super::pool::PoolKey;
pub(super) use super::price::Name;
pub(crate) use super::price::{Free, Price, PriceKey};
use super::{Amounts, Context};
use crate::line::{Cost, Line, NoPrice, Text};
use crate::own_rates;

/// A charge without its price: its code, the region that bills it, and its amounts.
#[derive(Clone)]
pub(crate) struct ComponentCharge<'a> {
    code: Text,
    label: Text,
    region: &'a str,
    price: Price,
    pub(super) amounts: Amounts,
    /// The quantity, once it has been computed.
    quantity: OnceCell<Option<Decimal>>,
    /// Whether the quantity follows from an approximate rate of a Savings Plan.
    pub(super) approximate: bool,
    unit: Unit,
    pub(super) pooled: bool,
    pub(super) assumption: Option<Text>,
    /// Why there is no price, if known.
    pub(super) reason: Option<&'static str>,
    rule: Option<&'static str>,
    pub(super) why: NoPrice,
    /// The component that pays for it.
    covered_by: Option<String>,
    /// The free quantity of the region or the account that applies.
    pub(super) free: Free,
    /// Months of the term that an upfront payment covers.
    pub(super) once_for_months: Option<u32>,
    pub(super) name: Name,
    /// The region that its data goes to.
    to: Option<String>,
    to_line: fn(&ComponentCharge<'_>, &Context<'_>, &mut Line) -> Result<(), Error>,
}

impl<'a> ComponentCharge<'a> {
    /// A charge per `U` that is billed in `region`.
    pub fn new<U: UnitKind>(
        code: impl Into<Text>,
        label: impl Into<Text>,
        region: &'a str,
        price: Price,
        amounts: Amounts,
    ) -> ComponentCharge<'a> {
        ComponentCharge::per(U::UNIT, code, label, region, price, amounts)
    }

    /// As [`ComponentCharge::new`], for a unit that is known only at run time.
    pub fn per(
        unit: Unit,
        code: impl Into<Text>,
        label: impl Into<Text>,
        region: &'a str,
        price: Price,
        amounts: Amounts,
    ) -> ComponentCharge<'a> {
        ComponentCharge {
            code: code.into(),
            label: label.into(),
            region,
            price,
            amounts,
            quantity: OnceCell::new(),
            approximate: false,
            unit,
            pooled: false,
            assumption: None,
            reason: None,
            rule: None,
            why: NoPrice::PriceUnknown,
            covered_by: None,
            free: Free::Nothing,
            once_for_months: None,
            name: Name::OfPrice,
            to: None,
            to_line: unit.typed(line::ToLine),
        }
    }

    /// The same charge with other amounts.
    pub fn of_amounts(&self, amounts: Amounts) -> ComponentCharge<'a> {
        ComponentCharge { amounts, quantity: OnceCell::new(), ..self.clone() }
    }

    /// The free quantity that applies.
    pub const fn free(&self) -> Free {
        self.free
    }

    /// Lets the tiers of its price count the quantities of all components in the region.
    pub fn pooled(mut self) -> ComponentCharge<'a> {
        self.pooled = true;
        self
    }

    /// Adds an assumption that the design does not state.
    pub fn assuming(mut self, assumption: impl Into<Text>) -> ComponentCharge<'a> {
        self.assumption = Some(assumption.into());
        self
    }

    /// Uses the listed price as a substitute, by `rule`: the price is shown as derived.
    pub fn derived(mut self, rule: &'static str) -> ComponentCharge<'a> {
        self.rule = Some(rule);
        self
    }

    /// If it has no price, it is unknown whether AWS sells it in the region.
    pub fn perhaps_sold(self) -> ComponentCharge<'a> {
        self.without_price_for(NoPrice::AvailabilityUnknown)
    }

    /// Sets the reason that applies if it has no price.
    pub fn without_price_for(mut self, why: NoPrice) -> ComponentCharge<'a> {
        self.why = why;
        self
    }

    /// Says why it has no price.
    pub fn because(mut self, reason: &'static str) -> ComponentCharge<'a> {
        self.reason = Some(reason);
        self
    }

    /// Marks it as paid for by the named component: it costs nothing of its own.
    pub fn covered_by(mut self, component: impl Into<String>) -> ComponentCharge<'a> {
        self.covered_by = Some(component.into());
        self
    }

    /// Sets another name on bills than that of its price; the key need not have a price.
    pub fn named(mut self, list: PriceList, dimension: &'static str, item: &'static str) -> ComponentCharge<'a> {
        self.name = Name::Of(PriceKey { list, dimension: dimension.into(), item: item.into() });
        self
    }

    /// Marks the AWS name as unknown, although the price is that of something else.
    pub fn unnamed(mut self) -> ComponentCharge<'a> {
        self.name = Name::Unknown;
        self
    }

    /// Sets the region that its data goes to, which is part of the AWS name.
    pub fn sent_to(mut self, to: &str) -> ComponentCharge<'a> {
        self.to = Some(to.to_owned());
        self
    }

    /// The code of the charge.
    pub const fn code(&self) -> &Text {
        &self.code
    }

    /// The label of the charge, for people.
    pub const fn label(&self) -> &Text {
        &self.label
    }

    /// The region that bills it.
    pub const fn region(&self) -> &'a str {
        self.region
    }

    /// The pool that it adds to, and its quantity; `None` unless it is pooled and the quantity is known.
    pub fn pool(&self) -> Result<Option<(PoolKey<'a>, Decimal)>, Error> {
        let Some(key) = self.key() else { return Ok(None) };
        Ok(self.quantity()?.map(|quantity| (key, quantity)))
    }

    /// The pool that it adds to.
    pub fn key(&self) -> Option<PoolKey<'a>> {
        match &self.price {
            Price::Listed(price) if self.pooled => Some(PoolKey { price: price.clone(), region: self.region }),
            _ => None,
        }
    }

    /// Whether its line equals that of `other`, given the same pool totals.
    pub fn is_like(&self, other: &ComponentCharge<'_>) -> bool {
        let key = |charge: &ComponentCharge<'_>| {
            (charge.unit, charge.pooled, charge.rule, charge.why, charge.once_for_months, charge.approximate)
        };
        key(self) == key(other)
            && self.region == other.region
            && self.amounts == other.amounts
            && self.price == other.price
            && self.code == other.code
            && self.label == other.label
            && self.free == other.free
            && self.name == other.name
            && self.to == other.to
            && self.covered_by == other.covered_by
            && self.assumption == other.assumption
            && self.reason == other.reason
    }

    /// The charged quantity; `None` while a usage value is unknown.
    fn quantity(&self) -> Result<Option<Decimal>, Error> {
        if let Some(quantity) = self.quantity.get() {
            return Ok(*quantity);
        }
        // Growth and division may give more digits than a quantity can have: the last digits are dropped.
        let quantity = self.amounts.quantity()?;
        Ok(*self.quantity.get_or_init(|| quantity))
    }

    /// The lines of charges in the estimate, at the private rates of the design.
    pub fn lines(charges: &[ComponentCharge<'_>], context: &Context<'_>) -> Result<Vec<Line>, Error> {
        let mut lines: Vec<Line> = charges.iter().map(ComponentCharge::unpriced_line).collect();
        for (charge, line) in charges.iter().zip(&mut lines) {
            charge.finish(context, line)?;
        }
        Ok(lines)
    }

    /// The line of the charge in the estimate, at the private rates of the design.
    pub fn line(&self, context: &Context<'_>) -> Result<Line, Error> {
        let mut line = self.unpriced_line();
        self.finish(context, &mut line)?;
        Ok(line)
    }

    /// Adds the price, the AWS name and the private rates of the design.
    fn finish(&self, context: &Context<'_>, line: &mut Line) -> Result<(), Error> {
        self.price(context, line)?;
        line.name(self.aws(context));
        own_rates::apply(context, self.region, line)
    }

    /// The cost of its line.
    pub fn cost(&self, context: &Context<'_>) -> Result<Cost, Error> {
        if !context.design.own_rates.is_empty() {
            return Ok(self.line(context)?.cost);
        }
        if let Price::Listed(key) = &self.price
            && !self.pooled
            && self.covered_by.is_none()
            && self.once_for_months.is_none()
            && let Some(quantity) = self.quantity()?
            && let Some(point) = context.catalogue.point(key.list, self.region, &key.dimension, &key.item)
        {
            return point.tiers.charge(quantity).map(|(monthly, _)| Cost::Priced { monthly });
        }
        let mut line = self.unpriced_line();
        self.price(context, &mut line)?;
        Ok(line.cost)
    }

    /// The cost of its line, if known.
    pub fn known_cost(&self, context: &Context<'_>) -> Result<Option<Usd>, Error> {
        Ok(self.cost(context)?.known())
    }

    /// Its line before it has a price.
    fn unpriced_line(&self) -> Line {
        let Amounts { factors, missing, .. } = &self.amounts;
        let cost = Cost::DependsOnUsage { missing: missing.clone() };
        Line {
            factors: factors.clone().unwrap_or_default(),
            assumption: self.assumption.clone(),
            approximate: self.approximate,
            ..Line::bare(self.code.clone(), self.label.clone(), self.unit, cost)
        }
    }

    /// Adds the price to its line.
    fn price(&self, context: &Context<'_>, line: &mut Line) -> Result<(), Error> {
        (self.to_line)(self, context, line)?;
        let Some(months) = self.once_for_months else { return Ok(()) };
        match &line.cost {
            Cost::Priced { monthly: amount } => line.cost = Cost::Upfront { amount: *amount, months },
            // A private rate may give it a price.
            Cost::NoPrice { .. } | Cost::NotSold { .. } | Cost::DependsOnUsage { .. } => {
                line.term_months = Some(months)
            }
            Cost::Upfront { .. } | Cost::Once { .. } | Cost::Covered { .. } => {}
        }
        Ok(())
    }

    /// Its AWS name.
    fn aws(&self, context: &Context<'_>) -> Option<AwsName> {
        match (&self.name, &self.price) {
            (Name::Of(key), _) | (Name::OfPrice, Price::Listed(key)) => {
                context.aws_of_key(self.region, key, self.to.as_deref())
            }
            (Name::OfPrice, Price::Free) => context.aws_of_free(self.region, &self.code),
            (Name::OfPrice, Price::Entered(_) | Price::Unlisted | Price::Open) | (Name::Unknown, _) => None,
        }
    }
}

/// The total cost of charges, if all of them are known.
pub(crate) fn known_cost(context: &Context<'_>, charges: &[ComponentCharge<'_>]) -> Result<Option<Usd>, Error> {
    let mut sum = Usd::ZERO;
    for charge in charges {
        let Some(cost) = charge.known_cost(context)? else { return Ok(None) };
        sum = sum.checked_add(cost)?;
    }
    Ok(Some(sum))
}

/// Rounds a number to the digits that a quantity can have: above 100 PB, fewer than ten decimal places.
pub(crate) fn fitting(value: Decimal) -> Decimal {
    units::fitting(value, MAX_QUANTITY_DIGITS)
}
