//! One hour of the usage of defined services.

use units::{Decimal, Error};

use super::All;
use crate::commitment::{Held, Order, Running, cover_reserved};
use crate::service::coverage::hour::{Covers, OneCover, take};

/// Covers an hour: reservations in the order of their ids, then plans in the order of theirs. `left` is the quantity of
/// each demand that is not free.
pub(super) fn cover_hour(all: &All<'_>, order: &Order, mut left: Vec<Decimal>) -> Result<Covers, Error> {
    let mut covers = Covers::new();
    reserved(all, &mut left, &mut covers)?;
    let mut covered = 0;
    for plan in &all.plans {
        let (taken, _) = order
            .spend_from(&mut covered, plan.usd_per_hour, |demand| left.get(demand).copied().unwrap_or_default())?;
        for (demand, hours) in taken.into_iter().filter(|(_, hours)| !hours.is_zero()) {
            let Some(rate) = all.demands.get(demand).and_then(|demand| demand.plan) else { continue };
            let used = rate.amount().checked_mul(hours).ok_or(Error::Overflow)?;
            take(&mut left, demand, hours)?;
            covers.push(OneCover { demand, commitment: plan.commitment, hours, used, approximate: false });
        }
    }
    Ok(covers)
}

fn reserved(all: &All<'_>, left: &mut [Decimal], covers: &mut Covers) -> Result<(), Error> {
    let held = all.bought.iter().map(|of| Held {
        count: of.count,
        instance_type: of.class,
        factor: of.pool.factor,
        pool: &of.pool.name,
        also: &of.pool.also,
    });
    let reservable = all.demands.iter().zip(left.iter()).enumerate().filter_map(|(index, (demand, hours))| {
        let pool = demand.pool.as_ref()?;
        let (instance_type, factor) = (demand.class, pool.factor);
        Some((index, Running { hours: *hours, instance_type, factor, pool: &pool.name, waits: false }))
    });
    let (places, running): (Vec<usize>, Vec<Running<'_>>) = reservable.unzip();
    for cover in cover_reserved(&held.collect::<Vec<_>>(), &running)? {
        let (Some(of), Some(demand)) = (all.bought.get(cover.held), places.get(cover.running).copied()) else {
            continue;
        };
        take(left, demand, cover.hours)?;
        covers.push(OneCover::reserved(demand, of.commitment, cover));
    }
    Ok(())
}
