//! The part of the usage that the free allowances of the account leave to commitments.

use std::collections::BTreeMap;

use definitions::{Allowance, Charge, Price};
use units::time::Month;
use units::{Decimal, Error};

use super::usage::Demand;
use crate::service::Context;
use crate::service::coverage::DECIMALS;
use crate::service::pool::is_commercial;

/// The free allowances that are on, by code: what is free in the month, and what counts against it in all regions.
///
/// Free usage is deducted before commitments apply. What is free is spread evenly over the usage.
#[derive(Default)]
pub(super) struct Allowances(BTreeMap<&'static str, (Decimal, Decimal)>);

/// The free allowance that counts a charge; `None` while it is off.
pub(super) fn of(context: &Context<'_>, charge: &Charge) -> Option<&'static Allowance> {
    let is_on = |code| context.design.free_allowances.has(code) && is_commercial(context.region());
    charge.allowance.filter(|allowance| matches!(charge.price, Price::Listed(_)) && is_on(allowance.code))
}

impl Allowances {
    /// Counts usage against an allowance.
    pub fn count(&mut self, allowance: &'static Allowance, quantity: Decimal, month: Month) -> Result<(), Error> {
        let hours = if allowance.hourly { month.hours() } else { Decimal::ONE };
        let free = Decimal::from(allowance.amount).checked_mul(hours).ok_or(Error::Overflow)?;
        let (_, used) = self.0.entry(allowance.code).or_insert((free, Decimal::ZERO));
        *used = used.checked_add(quantity).ok_or(Error::Overflow)?;
        Ok(())
    }

    /// The share of a demand that is not free.
    pub fn paid(&self, demand: &Demand<'_>) -> Result<Decimal, Error> {
        let allowance = demand.allowance.and_then(|allowance| self.0.get(allowance.code));
        let Some((free, used)) = allowance else { return Ok(Decimal::ONE) };
        if used <= free {
            return Ok(Decimal::ZERO);
        }
        let share = used.checked_sub(*free).and_then(|paid| paid.checked_div(*used)).ok_or(Error::Overflow)?;
        Ok(share.round_dp(DECIMALS))
    }
}
