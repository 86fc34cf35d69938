//! [`Charge`]: a charge as its service describes it, before it has a price.

mod line;

use catalog::{AwsName, Service};
use units::{Decimal, Error, MAX_QUANTITY_DIGITS, Unit, UnitKind, Usd};

use super::pool::PoolKey;
use super::price::Name;
pub(crate) use super::price::{Free, Price, PriceKey};
use super::{Amounts, Context};
use crate::line::{Cost, Line, NoPrice, Text};

/// A charge without its price: which one it is, where it is billed, and how much of it there is.
#[derive(Clone)]
pub(crate) struct Charge<'a> {
    code: Text,
    label: Text,
    region: &'a str,
    price: Price,
    amounts: Amounts,
    unit: Unit,
    pooled: bool,
    assumption: Option<Text>,
    /// Why there is no price, where that is known.
    reason: Option<&'static str>,
    rule: Option<&'static str>,
    why: NoPrice,
    /// The component that pays for it instead.
    covered_by: Option<String>,
    /// Of what the region or the account has free.
    free: Free,
    /// Months of the term that it is paid for at once.
    once_for_months: Option<u32>,
    name: Name,
    /// The region that its data goes to.
    to: Option<String>,
    to_line: fn(&Charge<'_>, &Context<'_>) -> Result<Line, Error>,
}

impl<'a> Charge<'a> {
    /// A charge per `U`, billed in `region`.
    pub fn new<U: UnitKind>(
        code: impl Into<Text>,
        label: impl Into<Text>,
        region: &'a str,
        price: Price,
        amounts: Amounts,
    ) -> Charge<'a> {
        Charge::per(U::UNIT, code, label, region, price, amounts)
    }

    /// The same per a unit that is known at run time.
    pub fn per(
        unit: Unit,
        code: impl Into<Text>,
        label: impl Into<Text>,
        region: &'a str,
        price: Price,
        amounts: Amounts,
    ) -> Charge<'a> {
        Charge {
            code: code.into(),
            label: label.into(),
            region,
            price,
            amounts,
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

    /// The same charge of another amount.
    pub fn of_amounts(&self, amounts: Amounts) -> Charge<'a> {
        Charge { amounts, ..self.clone() }
    }

    /// A part of it is free: it is pooled.
    pub fn with_free(mut self, free: Free) -> Charge<'a> {
        self.free = free;
        self.pooled()
    }

    /// Paid at once for a term of so many months.
    pub fn once_for(mut self, months: u32) -> Charge<'a> {
        self.once_for_months = Some(months);
        self
    }

    /// What of it is free.
    pub const fn free(&self) -> Free {
        self.free
    }

    /// The tiers of its price count everything of the region, in all components.
    pub fn pooled(mut self) -> Charge<'a> {
        self.pooled = true;
        self
    }

    /// An assumption that the design does not state.
    pub fn assuming(mut self, assumption: impl Into<Text>) -> Charge<'a> {
        self.assumption = Some(assumption.into());
        self
    }

    /// Without a price, this is why no table has it.
    pub fn because(mut self, reason: &'static str) -> Charge<'a> {
        self.reason = Some(reason);
        self
    }

    /// The listed price stands for this one by `rule`: it is shown as derived.
    pub fn derived(mut self, rule: &'static str) -> Charge<'a> {
        self.rule = Some(rule);
        self
    }

    /// Without a price, nothing is known of whether it is sold in the region.
    pub fn perhaps_sold(self) -> Charge<'a> {
        self.without_price_for(NoPrice::AvailabilityUnknown)
    }

    /// Without a price, this is why.
    pub fn without_price_for(mut self, why: NoPrice) -> Charge<'a> {
        self.why = why;
        self
    }

    /// Counted in what another component pays for, which is named: nothing by itself.
    pub fn covered_by(mut self, component: impl Into<String>) -> Charge<'a> {
        self.covered_by = Some(component.into());
        self
    }

    /// On bills it is not what its price is of, but this; the key need not have a price.
    pub fn named(mut self, service: Service, dimension: &'static str, item: &'static str) -> Charge<'a> {
        self.name = Name::Of(PriceKey { service, dimension: dimension.into(), item: item.into() });
        self
    }

    /// What AWS calls it is not known, though its price is that of something else.
    pub fn unnamed(mut self) -> Charge<'a> {
        self.name = Name::Unknown;
        self
    }

    /// Its data goes to this region, which is part of what AWS calls it.
    pub fn sent_to(mut self, to: &str) -> Charge<'a> {
        self.to = Some(to.to_owned());
        self
    }

    /// Which charge it is.
    pub const fn code(&self) -> &Text {
        &self.code
    }

    /// What is charged, for people.
    pub const fn label(&self) -> &Text {
        &self.label
    }

    /// The region in which it is billed.
    pub const fn region(&self) -> &'a str {
        self.region
    }

    /// What it adds to, and how much; nothing unless it is pooled and known.
    pub fn pool(&self) -> Result<Option<(PoolKey<'a>, Decimal)>, Error> {
        let Some(key) = self.key() else { return Ok(None) };
        Ok(self.quantity()?.map(|quantity| (key, quantity)))
    }

    /// What it adds to.
    pub fn key(&self) -> Option<PoolKey<'a>> {
        match &self.price {
            Price::Listed(price) if self.pooled => Some(PoolKey { price: price.clone(), region: self.region }),
            _ => None,
        }
    }

    /// Whether its line is that of `other`, where pools have the same totals.
    pub fn is_like(&self, other: &Charge<'_>) -> bool {
        let key = |charge: &Charge<'_>| (charge.unit, charge.pooled, charge.rule, charge.why, charge.once_for_months);
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

    /// The charged quantity; `None` while a figure is open.
    fn quantity(&self) -> Result<Option<Decimal>, Error> {
        // What grows or is divided may have more digits than a quantity: of those, the last do not count.
        self.amounts.quantity()
    }

    /// Its line in the estimate.
    pub fn line(&self, context: &Context<'_>) -> Result<Line, Error> {
        let mut line = self.unnamed_line(context)?;
        line.name(self.aws(context));
        Ok(line)
    }

    /// What its line costs.
    pub fn cost(&self, context: &Context<'_>) -> Result<Cost, Error> {
        if let Price::Listed(key) = &self.price
            && !self.pooled
            && self.covered_by.is_none()
            && self.once_for_months.is_none()
            && let Some(quantity) = self.quantity()?
            && let Some(point) = context.catalogue.point(key.service, self.region, &key.dimension, &key.item)
        {
            return point.tiers.charge(quantity).map(|(monthly, _)| Cost::Priced { monthly });
        }
        Ok(self.unnamed_line(context)?.cost)
    }

    /// What its line costs, where that is known.
    pub fn known_cost(&self, context: &Context<'_>) -> Result<Option<Usd>, Error> {
        Ok(self.cost(context)?.known())
    }

    /// Its line without what AWS calls it.
    fn unnamed_line(&self, context: &Context<'_>) -> Result<Line, Error> {
        let mut line = (self.to_line)(self, context)?;
        if let (Some(months), Cost::Priced { monthly: amount }) = (self.once_for_months, &line.cost) {
            line.cost = Cost::Upfront { amount: *amount, months };
        }
        Ok(line)
    }

    /// What AWS calls it.
    fn aws(&self, context: &Context<'_>) -> Option<AwsName> {
        match (&self.name, &self.price) {
            (Name::Of(key), _) | (Name::OfPrice, Price::Listed(key)) => {
                context.aws_of_key(self.region, key, self.to.as_deref())
            }
            (Name::OfPrice, Price::Free) => context.aws_of_free(self.region, &self.code),
            (Name::OfPrice, Price::Unlisted | Price::Open) | (Name::Unknown, _) => None,
        }
    }
}

/// What charges cost together, where all of it is known.
pub(crate) fn known_cost(context: &Context<'_>, charges: &[Charge<'_>]) -> Result<Option<Usd>, Error> {
    let mut sum = Usd::ZERO;
    for charge in charges {
        let Some(cost) = charge.known_cost(context)? else { return Ok(None) };
        sum = sum.checked_add(cost)?;
    }
    Ok(Some(sum))
}

/// A number with as many digits as a quantity may have: of more than 100 PB, less than ten decimals.
pub(crate) fn fitting(value: Decimal) -> Decimal {
    units::fitting(value, MAX_QUANTITY_DIGITS)
}
