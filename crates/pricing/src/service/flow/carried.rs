//! [`Carried`]: the GB that flows carry to a load balancer.

use design::{Body, Number};
use topology::{ChargeCode, Direction};
use units::{Decimal, Error};

use super::DAY;
use super::volume::Volume;
use crate::service::Context;
use crate::service::charge::fitting;

/// Decimal places of GB after a division: a tenth of a byte.
const DECIMALS: u32 = 10;

/// The GB that all flows carry to a load balancer: requests and responses of the flows that end there.
pub(in crate::service) enum Carried {
    /// No flow ends there.
    Nothing,
    /// The GB of at least one flow are unknown.
    Open,
    /// GB in a month.
    Monthly(Decimal),
    /// GB in each hour of a day, if a flow gives them by the hour.
    Hourly(Box<[Number; DAY]>),
}

impl Carried {
    /// The GB that flows carry to each of the `count` load balancers of a component.
    pub fn to(context: &Context<'_>, count: u64) -> Result<Carried, Error> {
        if count == 0 || !context.flows.pass(&context.component.id) {
            return Ok(Carried::Nothing);
        }
        let mut brought = Vec::new();
        for (index, ways) in context.flows.all() {
            let weights = weights(context, ways);
            if weights.is_empty() {
                continue;
            }
            let Some(Body::Flow { config, usage }) = context.design.components.get(index).map(|flow| &flow.body) else {
                continue;
            };
            let whole = Decimal::from(ways.found.whole).checked_mul(count.into()).ok_or(Error::Overflow)?;
            brought.push((Volume::of(context, config, usage), weights, whole));
        }
        if brought.is_empty() {
            return Ok(Carried::Nothing);
        }
        let mut month = Decimal::ZERO;
        let mut day = brought.iter().any(|(volume, ..)| volume.is_hourly()).then_some([Decimal::ZERO; DAY]);
        for (volume, weights, whole) in &brought {
            for (direction, weight) in weights {
                let part = |gb: Decimal| -> Result<Decimal, Error> {
                    let gb = gb.checked_mul((*weight).into()).and_then(|gb| gb.checked_div(*whole));
                    Ok(gb.ok_or(Error::Overflow)?.round_dp(DECIMALS))
                };
                let Some(gb) = volume.monthly(*direction)? else { return Ok(Carried::Open) };
                month = month.checked_add(part(gb)?).ok_or(Error::Overflow)?;
                let Some(day) = &mut day else { continue };
                for (all, gb) in day.iter_mut().zip(volume.hours(*direction)?.into_iter().flatten()) {
                    *all = all.checked_add(part(gb)?).ok_or(Error::Overflow)?;
                }
            }
        }
        Ok(match day {
            None => Carried::Monthly(fitting(month)),
            Some(day) => Carried::Hourly(Box::new(day.map(|gb| Number(fitting(gb))))),
        })
    }
}

/// The parts of a flow that count in the load of this load balancer.
fn weights(context: &Context<'_>, ways: &crate::flows::Ways) -> Vec<(Direction, u64)> {
    let hops = ways.paths.iter().flat_map(|path| &path.hops);
    let charges = hops.flat_map(|hop| hop.charges.iter().map(|charge| (charge, hop.weight)));
    let counted = charges.filter(|(charge, _)| {
        charge.code == ChargeCode::LoadBalancer && charge.of.as_ref() == Some(&context.component.id)
    });
    counted.map(|(charge, weight)| (charge.direction, weight)).collect()
}
