//! The saving from a change: the changed design is priced again.

use std::cell::OnceCell;

use design::{Replication, S3Config, S3Usage, StorageClass};
use foldhash::{HashMap, HashMapExt as _};
use units::{Decimal, Error, Usd};

use crate::line::Text;
use crate::service::Context;
use crate::service::charge::{ComponentCharge, PriceKey, fitting};
use crate::service::pool::PoolKey;
use crate::service::s3::{charges, requests};

type Totals<'a> = HashMap<PoolKey<'a>, Decimal>;

/// The savings from changes to a component, compared with its current cost.
pub(super) struct Savings<'a> {
    pub context: &'a Context<'a>,
    pub config: &'a S3Config,
    pub usage: &'a S3Usage,
    now: OnceCell<Part<'a>>,
    in_standard: OnceCell<Option<Usd>>,
}

impl<'a> Savings<'a> {
    /// Savings for the component of `context`, which has this configuration and usage.
    pub fn of(context: &'a Context<'a>, config: &'a S3Config, usage: &'a S3Usage) -> Savings<'a> {
        Savings { context, config, usage, now: OnceCell::new(), in_standard: OnceCell::new() }
    }

    /// How much less the design costs with this usage.
    pub fn with_usage(&self, usage: &S3Usage) -> Result<Option<Usd>, Error> {
        self.with(self.config, usage)
    }

    /// How much less the design costs with this configuration, which has the same class.
    pub fn with_config(&self, config: &S3Config) -> Result<Option<Usd>, Error> {
        self.with(config, self.usage)
    }

    /// How much less the design costs with the objects in `class`. Replicas stay in their current class.
    pub fn in_class(&self, class: StorageClass) -> Result<Option<Usd>, Error> {
        if let Some(known) = self.in_standard.get().filter(|_| class == StorageClass::Standard) {
            return Ok(*known);
        }
        let here = self.config.storage_class;
        let copies = |replication: &Replication| Replication {
            storage_class: Some(replication.storage_class.unwrap_or(here)),
            ..replication.clone()
        };
        let replication = self.config.replication.as_ref().map(copies);
        let changed = S3Config { storage_class: class, replication, ..self.config.clone() };
        let transitions_in = self.usage.transitions_in.filter(|_| requests::takes_transitions(class));
        let used = S3Usage { transitions_in, ..self.usage.clone() };
        let saved = self.with(&changed, &used)?;
        if class == StorageClass::Standard {
            let _ = self.in_standard.set(saved);
        }
        Ok(saved)
    }

    fn with(&self, config: &S3Config, usage: &S3Usage) -> Result<Option<Usd>, Error> {
        let now = match self.now.get() {
            Some(now) => now,
            None => {
                let own = self.context.pools.and_then(|pools| pools.charges(self.context.index));
                let now = match own {
                    Some(charges) => Part::of(self.context, charges)?,
                    None => Part::of(self.context, &charges(self.context, self.config, self.usage)?)?,
                };
                self.now.get_or_init(|| now)
            }
        };
        let then = Part::of(self.context, &charges(self.context, config, usage)?)?;
        saved(self.context, now, &then, config.storage_class == self.config.storage_class)
    }
}

/// How much less the design costs with changed usage of a component, whose configuration may differ from that of
/// `context`.
pub(super) fn of_usage(
    context: &Context<'_>,
    config: &S3Config,
    now: &S3Usage,
    then: &S3Usage,
) -> Result<Option<Usd>, Error> {
    let part = |usage| Part::of(context, &charges(context, config, usage)?);
    saved(context, &part(now)?, &part(then)?, true)
}

/// How much less the whole design costs with `then` in place of `now`. Tiers that count a whole region change the cost
/// of other components as well. `None` when a charge is unknown, unless the class and the unknown charges are the same.
fn saved(context: &Context<'_>, now: &Part<'_>, then: &Part<'_>, same_class: bool) -> Result<Option<Usd>, Error> {
    if now.unknown != then.unknown || !(same_class || now.unknown.is_empty()) {
        return Ok(None);
    }
    let (mut costs_now, mut costs_then) = (now.cost, then.cost);
    let new = then.pooled.keys().filter(|key| !now.pooled.contains_key(key));
    for key in now.pooled.keys().chain(new) {
        let (mine, changed) = (now.in_pool(key), then.in_pool(key));
        let PriceKey { list, dimension, item } = &key.price;
        let Some(point) = context.catalogue.point(*list, key.region, dimension, item) else { continue };
        let all = context.pools.and_then(|pools| pools.total(key)).unwrap_or(mine);
        let others = all.checked_sub(mine).ok_or(Error::Overflow)?;
        let of_pool = |own: Decimal| {
            let all = others.checked_add(own).ok_or(Error::Overflow)?;
            Ok(point.tiers.charge(fitting(all))?.0)
        };
        costs_now = costs_now.checked_add(of_pool(mine)?)?;
        costs_then = costs_then.checked_add(of_pool(changed)?)?;
    }
    Ok(Some(costs_now - costs_then))
}

/// The cost of charges, and the quantities that they add to pools.
struct Part<'a> {
    /// The cost of the charges outside pools.
    cost: Usd,
    /// Codes of the charges whose cost is unknown.
    unknown: Vec<Text>,
    /// The quantity in each pool.
    pooled: Totals<'a>,
}

impl<'a> Part<'a> {
    fn of(context: &Context<'_>, charges: &[ComponentCharge<'a>]) -> Result<Part<'a>, Error> {
        let mut part = Part { cost: Usd::ZERO, unknown: Vec::new(), pooled: Totals::new() };
        for charge in charges {
            let pool = charge.pool()?;
            match charge.known_cost(context)? {
                None => part.unknown.push(charge.code().clone()),
                Some(cost) if pool.is_none() => part.cost = part.cost.checked_add(cost)?,
                Some(_) => {}
            }
            if let Some((key, quantity)) = pool {
                let total = part.pooled.entry(key).or_default();
                *total = total.checked_add(quantity).ok_or(Error::Overflow)?;
            }
        }
        Ok(part)
    }

    fn in_pool(&self, key: &PoolKey<'_>) -> Decimal {
        self.pooled.get(key).copied().unwrap_or_default()
    }
}
