//! [`Pools`]: quantities that are priced together, because their tiers count all of a region.

use std::collections::HashMap;
use std::hash::Hash;

use budget::Work;
use catalog::Service;
use design::Component;
use units::{Decimal, Error};

use super::charge::{Charge, Free, PriceKey, fitting};
use super::{Coverage, Task, kinds};
use crate::line::Text;

/// GB a month to the internet that AWS gives every account: one pool over all services and regions.
pub const INTERNET_ALLOWANCE_GB: u64 = 100;

/// Decimals of a region's part of the allowance, far below a byte.
const DECIMALS: u32 = 10;

/// A price whose tiers count everything of a region.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct PoolKey<'a> {
    pub price: PriceKey,
    pub region: &'a str,
}

impl PoolKey<'_> {
    fn is_internet_out(&self) -> bool {
        self.price.service == Service::DataTransfer && self.price.item == "internet"
    }

    /// Allowances are for the commercial regions: neither China nor GovCloud.
    fn is_commercial(&self) -> bool {
        !self.region.starts_with("us-gov-") && !self.region.starts_with("cn-")
    }

    fn is_in_allowance(&self) -> bool {
        self.is_internet_out() && self.is_commercial()
    }
}

/// The totals of a design that tiers count.
#[derive(Default)]
pub(crate) struct Pools<'a> {
    totals: HashMap<PoolKey<'a>, Decimal>,
    /// GB to the internet of all regions; `None` while the allowance is switched off.
    internet_out: Option<Decimal>,
    /// What is included in other charges, by pool.
    included: HashMap<PoolKey<'a>, Decimal>,
    /// What counts against each allowance that is switched on, over all regions.
    allowances: HashMap<&'static str, Decimal>,
}

impl<'a> Pools<'a> {
    /// Adds up what the components of a design put into each pool.
    ///
    /// # Errors
    /// [`Error`] when figures leave the range of exact decimals.
    pub fn build(task: Task<'a>, coverage: &'a Coverage) -> Result<Pools<'a>, Error> {
        let mut pools = Pools::default();
        let components = task.design.components.iter().enumerate();
        let is_charged =
            |component: &Component| component.body.figures().is_some() || component.body.values().is_some();
        let charged = components.filter(|(_, component)| is_charged(component));
        for context in charged.filter_map(|(index, _)| task.context(index, coverage, None)) {
            if !task.budget.spend(Work::Prices, 1) {
                break;
            }
            // One that cannot be priced is reported when its lines are made.
            let charges: Vec<Charge<'_>> = kinds::charges(&context).unwrap_or_default();
            for charge in charges {
                if let Ok(Some((key, quantity))) = charge.pool() {
                    match charge.free() {
                        Free::Nothing => {}
                        Free::Allowance(allowance) => {
                            if task.design.free_allowances.has(allowance.code) && key.is_commercial() {
                                add(&mut pools.allowances, allowance.code, quantity)?;
                            }
                        }
                        Free::Included(amount, _) => add(&mut pools.included, key.clone(), amount)?,
                    }
                    add(&mut pools.totals, key, quantity)?;
                }
            }
        }
        if task.design.free_allowances.internet_out {
            let all = pools.totals.iter().filter(|(key, _)| key.is_in_allowance());
            let sum = all.map(|(_, total)| *total).try_fold(Decimal::ZERO, |sum, total| sum.checked_add(total));
            pools.internet_out = Some(sum.ok_or(Error::Overflow)?);
        }
        Ok(pools)
    }

    /// The total of a pool.
    pub fn total(&self, key: &PoolKey<'_>) -> Option<Decimal> {
        self.totals.get(key).copied()
    }

    /// What of a pool is free, and why where that is not the allowance of transfer to the internet; `None` where nothing
    /// is. Regions share an allowance in proportion to what they use, those without a known price as well, because AWS
    /// counts them.
    pub fn free(&self, key: &PoolKey<'_>, free: Free) -> Option<(Decimal, Option<Text>)> {
        let part = |all: Decimal, allowed: u64| {
            let own = self.total(key).filter(|own| !own.is_zero())?;
            let allowed = Decimal::from(allowed);
            let part =
                if all <= allowed { own } else { allowed.checked_mul(own)?.checked_div(all)?.round_dp(DECIMALS) };
            Some(part).filter(|part| !part.is_zero())
        };
        match free {
            Free::Nothing => {
                let all = self.internet_out.filter(|_| key.is_in_allowance())?;
                part(all, INTERNET_ALLOWANCE_GB).map(|part| (part, None))
            }
            Free::Allowance(allowance) => {
                let all = self.allowances.get(allowance.code).copied().filter(|_| key.is_commercial())?;
                let words = format!("out of {} a month of the account", allowance.label);
                part(all, allowance.amount).map(|part| (part, Some(words.into())))
            }
            Free::Included(_, words) => {
                let included = self.included.get(key).copied().filter(|amount| !amount.is_zero())?;
                Some((fitting(included), Some(words.into())))
            }
        }
    }
}

fn add<K: Eq + Hash>(totals: &mut HashMap<K, Decimal>, key: K, amount: Decimal) -> Result<(), Error> {
    let total = totals.entry(key).or_default();
    *total = total.checked_add(amount).ok_or(Error::Overflow)?;
    Ok(())
}
