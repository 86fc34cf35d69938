//! [`Pools`]: quantities that are priced together, because their tiers count all of a region.

use std::collections::HashMap;

use budget::Work;
use catalog::Service;
use units::{Decimal, Error};

use super::charge::{Charge, PriceKey};
use super::{Coverage, Task, kinds};

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

    /// The allowance is for the commercial regions: neither China nor GovCloud.
    fn is_in_allowance(&self) -> bool {
        self.is_internet_out() && !self.region.starts_with("us-gov-") && !self.region.starts_with("cn-")
    }
}

/// The totals of a design that tiers count.
#[derive(Default)]
pub(crate) struct Pools<'a> {
    totals: HashMap<PoolKey<'a>, Decimal>,
    /// GB to the internet of all regions; `None` while the allowance is switched off.
    internet_out: Option<Decimal>,
}

impl<'a> Pools<'a> {
    /// Adds up what the components of a design put into each pool.
    ///
    /// # Errors
    /// [`Error`] when figures leave the range of exact decimals.
    pub fn build(task: Task<'a>, coverage: &'a Coverage) -> Result<Pools<'a>, Error> {
        let mut pools = Pools::default();
        let components = task.design.components.iter().enumerate();
        let charged = components.filter(|(_, component)| component.body.figures().is_some());
        for context in charged.filter_map(|(index, _)| task.context(index, coverage, None)) {
            if !task.budget.spend(Work::Prices, 1) {
                break;
            }
            // One that cannot be priced is reported when its lines are made.
            let charges: Vec<Charge<'_>> = kinds::charges(&context).unwrap_or_default();
            for charge in charges {
                if let Ok(Some((key, quantity))) = charge.pool() {
                    let total = pools.totals.entry(key).or_default();
                    *total = total.checked_add(quantity).ok_or(Error::Overflow)?;
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

    /// The part of the free allowance that belongs to a pool: regions share it in proportion to their GB,
    /// those without a known price as well, because AWS counts them. `None` where it is off or nothing.
    pub fn allowance(&self, key: &PoolKey<'_>) -> Option<Decimal> {
        let all = self.internet_out.filter(|_| key.is_in_allowance())?;
        let own = self.total(key).filter(|own| !own.is_zero())?;
        let free = Decimal::from(INTERNET_ALLOWANCE_GB);
        let part = if all <= free { own } else { free.checked_mul(own)?.checked_div(all)?.round_dp(DECIMALS) };
        Some(part).filter(|part| !part.is_zero())
    }
}
