//! [`Pools`]: quantities that are priced together because their tiers count a whole region.

use std::hash::Hash;
use std::rc::Rc;

use budget::Work;
use catalog::PriceList;
use definitions::Allowance;
use design::{Body, Component};
use foldhash::HashMap;
use units::{Decimal, Error};

use super::charge::{ComponentCharge, Free, PriceKey, fitting};
use super::kinds::{self, has_range};
use super::{Coverage, Task, defined};
use crate::line::Text;

/// GB a month to the internet that are free in every account: one pool for all services and regions.
pub const INTERNET_ALLOWANCE_GB: u64 = 100;

/// Decimal places of the share of a region in the allowance, far below a byte.
const DECIMALS: u32 = 10;

/// What rounding leaves of free usage that commitments do not cover, at most: far below a cent.
const ROUNDING: Decimal = Decimal::from_parts(1, 0, 0, false, 6);

/// A price whose tiers count a whole region.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct PoolKey<'a> {
    pub price: PriceKey,
    pub region: &'a str,
}

impl PoolKey<'_> {
    fn is_internet_out(&self) -> bool {
        self.price.list == PriceList::DataTransfer && self.price.item == "internet"
    }

    fn is_commercial(&self) -> bool {
        is_commercial(self.region)
    }

    fn is_in_allowance(&self) -> bool {
        self.is_internet_out() && self.is_commercial()
    }
}

/// The name of an allowance, and the region if each has its own.
pub(super) type AllowanceKey<'a> = (&'static str, Option<&'a str>);

/// What usage of an allowance in `region` is counted together.
pub(super) fn allowance_key<'a>(allowance: &Allowance, region: &'a str) -> AllowanceKey<'a> {
    (allowance.code, allowance.regional.then_some(region))
}

/// Whether allowances apply to a region: to the commercial ones, not to China and GovCloud.
pub(crate) fn is_commercial(region: &str) -> bool {
    !region.starts_with("us-gov-") && !region.starts_with("cn-")
}

/// The totals of a design that tiers count.
#[derive(Default)]
pub(crate) struct Pools<'a> {
    totals: HashMap<PoolKey<'a>, Decimal>,
    /// GB to the internet from all regions; `None` while the allowance is off.
    internet_out: Option<Decimal>,
    /// The quantities included in other charges, by pool.
    included: HashMap<PoolKey<'a>, Decimal>,
    /// The quantities that count against each allowance that is on, in the region or over all regions.
    allowances: HashMap<AllowanceKey<'a>, Decimal>,
    /// How much above an allowance is free as well: what rounding leaves of usage that commitments cover.
    rounding: Decimal,
    /// Hours of the month.
    hours: Decimal,
    /// The charges of each component; `None` if it has none, or they could not be made.
    charges: Vec<Option<Rc<Vec<ComponentCharge<'a>>>>>,
}

impl<'a> Pools<'a> {
    /// Adds up the quantities that the components of a design put into each pool.
    ///
    /// # Errors
    /// [`Error`] when values exceed the range of exact decimals.
    pub fn build(task: Task<'a>, coverage: &'a Coverage) -> Result<Pools<'a>, Error> {
        Pools::build_like(task, coverage, None)
    }

    /// As [`Pools::build`], given `typical`, the pools of the typical usage of the same design and month.
    ///
    /// # Errors
    /// As [`Pools::build`].
    pub fn build_like(task: Task<'a>, coverage: &'a Coverage, typical: Option<&Pools<'a>>) -> Result<Pools<'a>, Error> {
        let charges = Vec::with_capacity(task.design.components.len());
        let rounding = if coverage.is_any() { ROUNDING } else { Decimal::ZERO };
        let mut pools = Pools { hours: task.design.month().hours(), rounding, charges, ..Pools::default() };
        let is_charged =
            |component: &Component| component.body.figures().is_some() || component.body.values().is_some();
        // What a distribution says of its viewers decides on flows to its origins.
        let is_ranged_flow = |component: &Component| {
            (matches!(component.body, Body::Flow { .. }) || defined::is_at_edge(component)) && has_range(component)
        };
        let flows_have_ranges = typical.is_some() && task.design.components.iter().any(is_ranged_flow);
        for (index, component) in task.design.components.iter().enumerate() {
            if !is_charged(component) {
                pools.charges.push(None);
                continue;
            }
            if !task.budget.spend(Work::Prices, 1) {
                break;
            }
            let before = typical.map(|typical| typical.charges.get(index).cloned().flatten());
            let charges = match before {
                Some(charges) if is_steady(component, flows_have_ranges) => charges,
                before => {
                    let context = task.context(index, coverage, None);
                    let made = context.map(|context| match before.flatten() {
                        Some(typical) => kinds::with(component, |kind| kind.charges_like(&context, &typical)),
                        None => kinds::charges(&context),
                    });
                    // An error is reported when the lines of the component are made.
                    made.and_then(Result::ok).map(Rc::new)
                }
            };
            for charge in charges.iter().flat_map(|charges| charges.iter()) {
                pools.count(task, charge)?;
            }
            pools.charges.push(charges);
        }
        if task.design.free_allowances.internet_out {
            let all = pools.totals.iter().filter(|(key, _)| key.is_in_allowance());
            let sum = all.map(|(_, total)| *total).try_fold(Decimal::ZERO, |sum, total| sum.checked_add(total));
            pools.internet_out = Some(sum.ok_or(Error::Overflow)?);
        }
        Ok(pools)
    }

    /// Adds the quantity of a charge to its pool.
    fn count(&mut self, task: Task<'a>, charge: &ComponentCharge<'a>) -> Result<(), Error> {
        let Ok(Some((key, quantity))) = charge.pool() else { return Ok(()) };
        match charge.free() {
            Free::Nothing => {}
            Free::Allowance(allowance) => {
                if task.design.free_allowances.has(allowance.code) && key.is_commercial() {
                    add(&mut self.allowances, allowance_key(allowance, key.region), quantity)?;
                }
            }
            Free::Included(amount, _) => add(&mut self.included, key.clone(), amount)?,
        }
        if self.totals.is_empty() {
            self.totals.reserve(task.design.components.len());
        }
        add(&mut self.totals, key, quantity)
    }

    /// The charges of a component of the design, as made by [`kinds::charges`].
    pub fn charges(&self, index: usize) -> Option<&[ComponentCharge<'a>]> {
        self.charges.get(index)?.as_deref().map(Vec::as_slice)
    }

    /// Whether the charges of a component have the same lines with the totals of `other`.
    pub fn is_like(&self, other: &Pools<'_>, index: usize) -> bool {
        let (Some(own), Some(others)) = (self.charges(index), other.charges(index)) else { return false };
        let is_free_alike = self.internet_out == other.internet_out
            && self.included == other.included
            && self.allowances == other.allowances;
        let are_the_same = std::ptr::eq(own, others);
        own.len() == others.len()
            && own.iter().zip(others).all(|(own, other_charge)| {
                (are_the_same || own.is_like(other_charge))
                    && own.key().is_none_or(|key| is_free_alike && self.total(&key) == other.total(&key))
            })
    }

    pub fn total(&self, key: &PoolKey<'_>) -> Option<Decimal> {
        self.totals.get(key).copied()
    }

    /// The free quantity of a pool, with the reason unless it is the allowance for data transfer to the internet;
    /// `None` where nothing is free. Regions share an allowance that is not regional in proportion to their usage, including regions without
    /// a known price, because AWS counts them.
    pub fn free(&self, key: &PoolKey<'_>, free: Free) -> Option<(Decimal, Option<Text>)> {
        let part = |all: Decimal, allowed: Decimal| {
            let own = self.total(key).filter(|own| !own.is_zero())?;
            let part = if all.saturating_sub(self.rounding) <= allowed {
                own
            } else {
                allowed.checked_mul(own)?.checked_div(all)?.round_dp(DECIMALS)
            };
            Some(part).filter(|part| !part.is_zero())
        };
        match free {
            Free::Nothing => {
                let all = self.internet_out.filter(|_| key.is_in_allowance())?;
                part(all, Decimal::from(INTERNET_ALLOWANCE_GB)).map(|part| (part, None))
            }
            Free::Allowance(allowance) => {
                let all = self
                    .allowances
                    .get(&allowance_key(allowance, key.region))
                    .copied()
                    .filter(|_| key.is_commercial())?;
                let words = if allowance.regional {
                    format!("out of {} a month of the account in {}", allowance.label, key.region)
                } else {
                    format!("out of {} a month of the account", allowance.label)
                };
                let hours = if allowance.hourly { self.hours } else { Decimal::ONE };
                part(all, Decimal::from(allowance.amount).checked_mul(hours)?).map(|part| (part, Some(words.into())))
            }
            Free::Included(_, words) => {
                let included = self.included.get(key).copied().filter(|amount| !amount.is_zero())?;
                Some((fitting(included), Some(words.into())))
            }
        }
    }
}

/// Whether the charges of a component are the same at both ends of usage ranges: neither the component nor the flows
/// that determine its charges have ranges.
fn is_steady(component: &Component, flows_have_ranges: bool) -> bool {
    kinds::with(component, |kind| !(kind.has_range() || (flows_have_ranges && kind.is_charged_by_flows())))
}

fn add<K: Eq + Hash>(totals: &mut HashMap<K, Decimal>, key: K, amount: Decimal) -> Result<(), Error> {
    let total = totals.entry(key).or_default();
    *total = total.checked_add(amount).ok_or(Error::Overflow)?;
    Ok(())
}
