//! The part of the usage that the free allowances of the account leave to commitments.

use std::collections::BTreeMap;

use definitions::{Allowance, Charge, Price};
use units::time::Month;
use units::{Decimal, Error};

use crate::service::Context;
use crate::service::coverage::DECIMALS;
use crate::service::pool::{AllowanceKey, allowance_key, is_commercial};

/// The free allowances that are on, by name and region: what is free in the month, and what counts
/// against it.
///
/// Free usage is deducted before commitments apply. What is free is spread evenly over the usage.
#[derive(Default)]
pub(in crate::service::coverage) struct Allowances<'a>(BTreeMap<AllowanceKey<'a>, (Decimal, Decimal)>);

/// The free allowance that counts a charge; `None` while it is off.
pub(in crate::service::coverage) fn of(context: &Context<'_>, charge: &Charge) -> Option<&'static Allowance> {
    let is_on = |code| context.design.free_allowances.has(code) && is_commercial(context.region());
    charge.allowance.filter(|allowance| matches!(charge.price, Price::Listed(_)) && is_on(allowance.code))
}

impl<'a> Allowances<'a> {
    /// Counts usage against an allowance.
    pub fn count(
        &mut self,
        (allowance, region): (&'static Allowance, &'a str),
        quantity: Decimal,
        month: Month,
    ) -> Result<(), Error> {
        let hours = if allowance.hourly { month.hours() } else { Decimal::ONE };
        let free = Decimal::from(allowance.amount).checked_mul(hours).ok_or(Error::Overflow)?;
        let (_, used) = self.0.entry(allowance_key(allowance, region)).or_insert((free, Decimal::ZERO));
        *used = used.checked_add(quantity).ok_or(Error::Overflow)?;
        Ok(())
    }

    /// The share of usage in this region that is not free, if this allowance counts it.
    pub fn paid(&self, allowance: Option<&'static Allowance>, region: &'a str) -> Result<Decimal, Error> {
        let key = allowance.map(|allowance| allowance_key(allowance, region));
        let allowance = key.and_then(|key| self.0.get(&key));
        let Some((free, used)) = allowance else { return Ok(Decimal::ONE) };
        if used <= free {
            return Ok(Decimal::ZERO);
        }
        let share = used.checked_sub(*free).and_then(|paid| paid.checked_div(*used)).ok_or(Error::Overflow)?;
        // Rounded up, so that what commitments leave is not above what is free.
        let scale = Decimal::from(10_u64.pow(DECIMALS));
        share.checked_mul(scale).and_then(|share| share.ceil().checked_div(scale)).ok_or(Error::Overflow)
    }
}
