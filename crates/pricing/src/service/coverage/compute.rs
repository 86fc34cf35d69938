//! The usage of defined services that Compute Savings Plans cover: Fargate and Lambda (Savings Plans user guide,
//! "Compute Savings Plans").

use catalog::PriceList;
use definitions::{Charge, Commitment, PlanRate, Price};
use design::{PlanKind, SavingsPlan};
use units::{Decimal, Error, Usd};

use super::defined::{Allowances, Counted, counted, week};
use super::{Coverage, OnDemand, is_plan_rate};
use crate::service::ec2_load::Week;
use crate::service::{Task, defined};

/// Usage of a charge that Compute Savings Plans cover, over the week.
pub(super) struct Usage<'a> {
    pub component: usize,
    /// The position of the charge in its definition.
    pub position: usize,
    region: &'a str,
    list: PriceList,
    dimension: String,
    item: String,
    pub week: Week,
    pub on_demand: Option<Usd>,
    /// The part that is not free.
    pub paid: Decimal,
}

/// All usage of a design that Compute Savings Plans may cover.
#[derive(Default)]
pub(super) struct AllUsage<'a> {
    pub known: Vec<Usage<'a>>,
    /// The components that have such usage, and whether its amount is unknown.
    pub components: Vec<OnDemand>,
}

impl<'a> AllUsage<'a> {
    /// The usage of the components of a design, which `nothing` covers yet.
    pub fn of(task: Task<'a>, nothing: &'a Coverage) -> Result<AllUsage<'a>, Error> {
        let mut all = AllUsage::default();
        let mut free = Allowances::default();
        let mut allowances = Vec::new();
        for context in (0..).map_while(|index| task.context(index, nothing, None)) {
            let Some(values) = context.component.body.values() else { continue };
            if !values.definition().charges.iter().any(is_covered) {
                continue;
            }
            defined::with_reading(&context, values, |reading| {
                let mut note = None;
                for counted in counted(&context, reading, &mut free)? {
                    let Counted { position, charge, quantity, allowance, .. } = counted;
                    let Price::Listed(key) = charge.price else { continue };
                    if !is_covered(charge) {
                        continue;
                    }
                    let week = quantity.map(|quantity| week(task, reading, charge, quantity)).transpose()?.flatten();
                    *note.get_or_insert(false) |= week.is_none();
                    let Some(week) = week else { continue };
                    let (dimension, item) = (key.dimension.of(values), key.item.of(values));
                    let point = context.catalogue.point(key.list, context.region(), &dimension, &item);
                    allowances.push(allowance);
                    all.known.push(Usage {
                        component: context.index,
                        position,
                        region: context.region(),
                        list: key.list,
                        week,
                        on_demand: point.map(|point| point.tiers.first_price()),
                        dimension: dimension.into_owned(),
                        item: item.into_owned(),
                        paid: Decimal::ONE,
                    });
                }
                all.components.extend(note.map(|open| OnDemand { index: context.index, open }));
                Ok(())
            })?;
        }
        for (usage, allowance) in all.known.iter_mut().zip(allowances) {
            usage.paid = free.paid(allowance, usage.region)?;
        }
        Ok(all)
    }
}

impl Usage<'_> {
    /// Its rate under a plan, and whether that is approximate; `None` if the plan does not apply or its rate is unknown.
    pub fn rate(&self, task: Task<'_>, plan: SavingsPlan) -> Option<(Usd, bool)> {
        if plan.plan != PlanKind::Compute {
            return None;
        }
        let (term, payment) = (plan.term.code(), plan.payment.code());
        let dimension = format!("savings-plan/compute/{term}/{payment}/{}", self.dimension);
        let point = task.catalogue.point(self.list, self.region, &dimension, &self.item)?;
        let rate = point.tiers.first_price();
        is_plan_rate(rate, self.on_demand).then(|| (rate, point.basis.is_approximate()))
    }
}

/// Whether Compute Savings Plans cover a charge.
fn is_covered(charge: &Charge) -> bool {
    matches!(charge.commitment, Commitment::CoveredBy(coverable) if matches!(coverable.plan, PlanRate::Compute))
}
