//! Reservations and Database Savings Plans of a design.

use definitions::{Commitment, Reading, Reservable};
use units::{Decimal, Error, Usd};

use super::All;
use crate::commitment::size_factor;
use crate::service::Context;

/// What reservations and usage have in common.
#[derive(Clone)]
pub(super) struct Pool {
    pub name: String,
    /// The pool that what is left of reservations covers as well; empty if there is none.
    pub also: String,
    /// The size in normalised units; `None` without size flexibility.
    pub factor: Option<Decimal>,
}

/// A purchase of reservations.
pub(super) struct Bought<'a> {
    pub commitment: usize,
    pub count: Decimal,
    pub class: &'a str,
    pub pool: Pool,
}

/// A Database Savings Plan.
pub(super) struct Plan {
    pub commitment: usize,
    pub usd_per_hour: Usd,
}

/// Adds what a commitment buys.
pub(super) fn add<'a>(context: &Context<'a>, reading: &Reading<'_>, all: &mut All<'a>) -> Result<(), Error> {
    let Some(values) = context.component.body.values() else { return Ok(()) };
    for charge in values.definition().charges.iter().filter(|charge| charge.when.holds(reading)) {
        match charge.commitment {
            Commitment::Reserves(reservable) => {
                let Some(pool) = pool(context, reading, reservable)? else { continue };
                let class = values.name(reservable.class);
                let count = Decimal::from(context.component.placement.count());
                // Of a purchase with two payments, both charges say what it is for.
                if all.bought.last().is_none_or(|last| last.commitment != context.index) {
                    all.bought.push(Bought { commitment: context.index, count, class, pool });
                }
            }
            Commitment::Plan(field) => {
                let usd_per_hour = values.number(field).map_or(Usd::ZERO, |number| Usd::new(number.0));
                all.plans.push(Plan { commitment: context.index, usd_per_hour });
            }
            Commitment::None | Commitment::CoveredBy(_) => {}
        }
    }
    Ok(())
}

/// The pool of a component in its region: a family where sizes are flexible, otherwise a class. `None` if it has no class,
/// or if no reservations apply to it.
pub(super) fn pool(
    context: &Context<'_>,
    reading: &Reading<'_>,
    reservable: &Reservable,
) -> Result<Option<Pool>, Error> {
    let values = reading.values;
    let class = values.name(reservable.class);
    let (family, size) = class.rsplit_once('.').unwrap_or((class, ""));
    let instances = reservable.instances.of(reading)?;
    // Units of capacity have no class, and one size.
    let size = if reservable.class.is_empty() { Some(Decimal::ONE) } else { size_factor(size) };
    let size = size.filter(|_| reservable.flexible.holds(reading));
    let factor = instances.zip(size).and_then(|(instances, size)| instances.checked_mul(size));
    let (region, of, also) = (context.region(), reservable.pool.of(values), reservable.also.of(values));
    let named = |pool: &str| match factor {
        Some(_) => format!("{region}/{pool}/{family}"),
        None => format!("{region}/{pool}/{class}/{}", reservable.exact.of(values)),
    };
    let also = if also.is_empty() { String::new() } else { named(&also) };
    let is_any = !of.is_empty() && (reservable.class.is_empty() || !class.is_empty());
    Ok(is_any.then(|| Pool { name: named(&of), also, factor }))
}
