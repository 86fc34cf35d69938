//! What a change would save: the design is priced again with it.

use design::{S3Config, S3Usage};
use foldhash::{HashMap, HashMapExt as _};
use units::{Decimal, Error, Usd};

use super::charges;
use crate::line::Text;
use crate::service::Context;
use crate::service::charge::{Charge, PriceKey, fitting};
use crate::service::pool::PoolKey;

type Totals<'a> = HashMap<PoolKey<'a>, Decimal>;

/// What the whole design costs less with the component changed. Tiers that count all of the region change the
/// cost of other components as well. `None` when something is not known, unless it is the same in the same
/// class.
pub(super) fn of_change(
    context: &Context<'_>,
    now: (&S3Config, &S3Usage),
    then: (&S3Config, &S3Usage),
) -> Result<Option<Usd>, Error> {
    let same_class = now.0.storage_class == then.0.storage_class;
    let now = charges(context, now.0, now.1)?;
    let then = charges(context, then.0, then.1)?;
    let own = pooled(&now)?;
    let new = pooled(&then)?;
    let mut others = Totals::new();
    for key in own.keys().chain(new.keys()) {
        let mine = own.get(key).copied().unwrap_or_default();
        let all = context.pools.and_then(|pools| pools.total(key)).unwrap_or(mine);
        others.insert(key.clone(), all - mine);
    }
    let (now, then) = (Known::of(context, &now, &own, &others)?, Known::of(context, &then, &new, &others)?);
    let comparable = now.unknown == then.unknown && (same_class || now.unknown.is_empty());
    Ok(comparable.then(|| now.cost - then.cost))
}

/// What the charges put into each pool.
fn pooled<'a>(charges: &[Charge<'a>]) -> Result<Totals<'a>, Error> {
    let mut totals = Totals::new();
    for charge in charges {
        if let Some((key, quantity)) = charge.pool()? {
            let total = totals.entry(key).or_default();
            *total = total.checked_add(quantity).ok_or(Error::Overflow)?;
        }
    }
    Ok(totals)
}

/// What is known of a cost.
struct Known {
    /// Of charges, and of the pools of which they are a part.
    cost: Usd,
    /// Codes of the charges that are not known.
    unknown: Vec<Text>,
}

impl Known {
    fn of<'a>(
        context: &Context<'_>,
        charges: &[Charge<'a>],
        own: &Totals<'a>,
        others: &Totals<'a>,
    ) -> Result<Known, Error> {
        let mut known = Known { cost: Usd::ZERO, unknown: Vec::new() };
        for charge in charges {
            let line = charge.unnamed_line(context)?;
            match line.cost.known() {
                None => known.unknown.push(line.code),
                Some(cost) if charge.pool()?.is_none() => known.cost = known.cost.checked_add(cost)?,
                Some(_) => {}
            }
        }
        for (key, other) in others {
            let all = other.checked_add(own.get(key).copied().unwrap_or_default()).ok_or(Error::Overflow)?;
            let PriceKey { service, dimension, item } = &key.price;
            if let Some(point) = context.catalogue.point(*service, key.region, dimension, item) {
                known.cost = known.cost.checked_add(point.tiers.charge(fitting(all))?.0)?;
            }
        }
        Ok(known)
    }
}
