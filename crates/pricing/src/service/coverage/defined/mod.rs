//! The usage of defined services that commitments cover: reservations first, then Database Savings Plans (Savings Plans
//! user guide, "Understanding how Savings Plans apply to your usage").

mod bought;
mod free;
mod hour;
mod note;
mod usage;

use budget::Work;
use definitions::Commitment;
use design::Component;
use units::{Decimal, Error};

use super::{Coverage, distinct_hours};
use crate::commitment::Order;
use crate::service::ec2_load::Week;
use crate::service::{Task, defined};
use bought::{Bought, Plan};
pub(super) use free::Allowances;
use hour::cover_hour;
pub(crate) use note::Applies;
pub(super) use usage::{Counted, counted, week};
use usage::{Demand, Open};

/// The usage of a design that commitments may cover, and its commitments.
#[derive(Default)]
struct All<'a> {
    demands: Vec<Demand<'a>>,
    /// Usage whose amount is unknown.
    open: Vec<Open>,
    /// Components of services that Database Savings Plans apply to, but not to what they use.
    ineligible: Vec<usize>,
    bought: Vec<Bought<'a>>,
    plans: Vec<Plan>,
    allowances: Allowances<'a>,
}

/// Whether a component is a commitment that covers defined services.
pub(super) fn is_commitment(component: &Component) -> bool {
    component.body.values().is_some_and(|values| {
        let pays = |commitment| matches!(commitment, Commitment::Reserves(_) | Commitment::Plan(_));
        values.definition().charges.iter().any(|charge| pays(charge.commitment))
    })
}

/// Calculates what the commitments of the design cover of its defined services.
pub(super) fn cover(task: Task<'_>, coverage: &mut Coverage) -> Result<(), Error> {
    let nothing = Coverage::default();
    let mut all = collected(task, &nothing)?;
    let id = |commitment: usize| task.design.components.get(commitment).map(|component| &component.id);
    all.bought.sort_by(|a, b| id(a.commitment).cmp(&id(b.commitment)));
    all.plans.sort_by(|a, b| id(a.commitment).cmp(&id(b.commitment)));
    note::add(&all, coverage);
    let rates = all.demands.iter().map(|demand| (demand.on_demand.unwrap_or_default(), demand.plan));
    let order = Order::of(rates)?;
    let steps = [all.demands.len(), all.bought.len(), all.plans.len()].into_iter().fold(1, usize::saturating_add);
    let weeks: Vec<&Week> = all.demands.iter().map(|demand| &demand.week).collect();
    let places: Vec<_> = all.demands.iter().map(|demand| (demand.component, demand.position, false)).collect();
    let prices: Vec<_> = all.demands.iter().map(|demand| demand.on_demand).collect();
    let paid = all
        .demands
        .iter()
        .map(|demand| all.allowances.paid(demand.allowance, demand.region))
        .collect::<Result<Vec<_>, _>>()?;
    for (hour, times) in distinct_hours(&weeks) {
        if !task.budget.spend_each(Work::Commitments, steps.saturating_mul(4)) {
            break;
        }
        let wanted: Vec<Decimal> = weeks.iter().map(|week| week.at(hour)).collect();
        let eligible = wanted.iter().zip(&paid).map(|(wanted, paid)| wanted.checked_mul(*paid).ok_or(Error::Overflow));
        let covers = cover_hour(&all, &order, eligible.collect::<Result<_, _>>()?)?;
        coverage.add((&places, &prices), &wanted, &covers, times)?;
    }
    Ok(())
}

/// The usage and the commitments of a design, which `nothing` covers yet.
fn collected<'a>(task: Task<'a>, nothing: &'a Coverage) -> Result<All<'a>, Error> {
    let mut all = All::default();
    for context in (0..).map_while(|index| task.context(index, nothing, None)) {
        let Some(values) = context.component.body.values() else { continue };
        let is_commitment = is_commitment(context.component);
        defined::with_reading(&context, values, |reading| {
            if is_commitment {
                bought::add(&context, reading, &mut all)
            } else {
                usage::add(task, &context, reading, &mut all)
            }
        })?;
    }
    Ok(all)
}
