//! [`Coverage`]: which commitments cover which hours of which groups.
//!
//! Commitments that are components of their own apply to everything they match, hour by hour of a
//! week, in AWS's order: zonal Reserved Instances, regional ones, EC2 Instance Savings Plans,
//! Compute Savings Plans. What is left of a commitment at the end of an hour is lost.

mod demand;
mod hour;

use std::collections::BTreeMap;

use budget::Work;
use design::{Body, Tenancy};
use foldhash::{HashMap, HashMapExt as _};
use units::{Decimal, Error, Usd};

use super::ec2_fleet::Fleet;
use super::ec2_load::WEEK;
use super::{Amounts, Context, Task, ec2_hours};
use crate::line::Factor;
use demand::Demand;
use hour::Hour;

/// Decimals of covered hours: quotients are cut here, far below what a cent could show.
const DECIMALS: u32 = 10;

/// What commitments cover in a week. Empty for a design without any.
#[derive(Debug, Default)]
pub(crate) struct Coverage {
    /// By component: hours demanded and covered.
    groups: HashMap<usize, Covered>,
    /// By commitment: what of it was used.
    used: HashMap<usize, Used>,
    /// By Savings Plan: the first groups whose plan rate is not known.
    unknown: HashMap<usize, Vec<usize>>,
    /// By region and family: the groups that are on-demand at least in part.
    on_demand: HashMap<(String, String), Vec<OnDemand>>,
}

/// A group that commitments may cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OnDemand {
    /// Its index in the document.
    pub index: usize,
    /// Whether its hours are open.
    pub open: bool,
}

/// What of a group is covered in a week.
#[derive(Debug, Default)]
struct Covered {
    /// On-demand instance-hours before commitments.
    demand: Decimal,
    /// Hours covered, by commitment.
    by: BTreeMap<usize, Decimal>,
    /// The same for the empty slots of its capacity reservation.
    slots: Decimal,
    slots_by: BTreeMap<usize, Decimal>,
}

/// What was used of a commitment in a week.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Used {
    /// Of Reserved Instances: hours of them. Of a Savings Plan: US dollars at plan rates.
    pub amount: Decimal,
    /// Instance-hours covered.
    pub hours: Decimal,
    /// What these would have cost on-demand.
    pub on_demand: Usd,
}

/// A commitment and the hours it covers of a group.
pub(crate) struct Cover {
    pub id: String,
    pub title: String,
    /// Instance-hours a week.
    pub hours: Decimal,
}

impl Coverage {
    /// Works out what the commitments of a design cover.
    ///
    /// # Errors
    /// [`Error`] when figures leave the range of exact decimals.
    pub fn build(task: Task<'_>) -> Result<Coverage, Error> {
        let is_commitment = |body: &Body| matches!(body, Body::ReservedInstances { .. } | Body::SavingsPlan { .. });
        if !task.design.components.iter().any(|component| is_commitment(&component.body)) {
            return Ok(Coverage::default());
        }
        let nothing = Coverage::default();
        let mut demands = Vec::new();
        for context in (0..).map_while(|index| task.context(index, &nothing, None)) {
            demands.extend(Demand::of(&context)?);
        }
        let rules = Hour::new(task, &demands)?;
        let mut coverage = Coverage { unknown: rules.unknown(&demands), ..Coverage::default() };
        coverage.note_on_demand(task);
        for (hour, times) in distinct_hours(&demands) {
            if !task.budget.spend_each(Work::Commitments, rules.steps(demands.len())) {
                break;
            }
            let wanted: Vec<Decimal> = demands.iter().map(|demand| demand.week.at(hour)).collect();
            let covers = rules.cover(&demands, &wanted)?;
            coverage.add(&demands, &wanted, &covers, times);
        }
        coverage.finish();
        Ok(coverage)
    }

    /// Notes what commitments may cover.
    fn note_on_demand(&mut self, task: Task<'_>) {
        for (index, component) in task.design.components.iter().enumerate() {
            let Body::Ec2 { config, usage } = &component.body else { continue };
            let count = component.count();
            let on_demand = Fleet::of(&config.purchase, count).on_demand(count) > 0 || config.capacity_reservation > 0;
            if config.tenancy != Tenancy::Shared || !on_demand {
                continue;
            }
            let open = usage.running.hours().is_some_and(|hours| hours.value(task.scenario).is_none());
            let family = config.instance_type.split('.').next().unwrap_or_default().to_owned();
            let place = (task.relations.region_of(component).to_owned(), family);
            self.on_demand.entry(place).or_default().push(OnDemand { index, open });
        }
    }

    /// The groups that are on-demand in a region and family, or anywhere.
    pub(crate) fn on_demand(&self, place: Option<(&str, &str)>) -> Vec<OnDemand> {
        let mut found: Vec<OnDemand> = match place {
            Some((region, family)) => {
                self.on_demand.get(&(region.to_owned(), family.to_owned())).cloned().unwrap_or_default()
            }
            None => self.on_demand.values().flatten().copied().collect(),
        };
        found.sort_unstable_by_key(|group| group.index);
        found
    }

    /// The first groups whose rate under a Savings Plan is not known.
    pub(crate) fn unknown(&self, plan: usize) -> &[usize] {
        self.unknown.get(&plan).map_or(&[], Vec::as_slice)
    }

    /// Adds `times` hours that are alike.
    fn add(&mut self, demands: &[Demand<'_>], wanted: &[Decimal], covers: &hour::Covers, times: Decimal) {
        for (demand, hours) in demands.iter().zip(wanted) {
            let group = self.groups.entry(demand.component).or_default();
            *(if demand.is_slot { &mut group.slots } else { &mut group.demand }) += *hours * times;
        }
        for cover in covers {
            let hours = cover.hours * times;
            let Some(demand) = demands.get(cover.demand) else { continue };
            let group = self.groups.entry(demand.component).or_default();
            let by = if demand.is_slot { &mut group.slots_by } else { &mut group.by };
            *by.entry(cover.commitment).or_default() += hours;
            let used = self.used.entry(cover.commitment).or_default();
            used.amount += cover.used * times;
            used.hours += hours;
            let value = demand.on_demand.map(|price| price.amount() * hours).unwrap_or_default();
            used.on_demand += Usd::new(value);
        }
    }

    /// Cuts the quotients, so that what is left multiplies exactly.
    fn finish(&mut self) {
        for group in self.groups.values_mut() {
            for hours in group.by.values_mut().chain(group.slots_by.values_mut()) {
                *hours = hours.round_dp(DECIMALS).normalize();
            }
            group.demand = group.demand.round_dp(DECIMALS).normalize();
            group.slots = group.slots.round_dp(DECIMALS).normalize();
        }
    }
}

/// One hour of each kind of the week, and how many of them there are: most hours are alike.
fn distinct_hours(demands: &[Demand<'_>]) -> Vec<(usize, Decimal)> {
    let changing: Vec<&Demand<'_>> = demands.iter().filter(|demand| !demand.week.is_steady()).collect();
    let mut kinds: HashMap<Vec<Decimal>, usize> = HashMap::new();
    let mut hours: Vec<(usize, Decimal)> = Vec::new();
    for hour in 0..WEEK {
        let kind = changing.iter().map(|demand| demand.week.at(hour)).collect();
        let number = *kinds.entry(kind).or_insert(hours.len());
        match hours.get_mut(number) {
            Some((_, times)) => *times += Decimal::ONE,
            None => hours.push((hour, Decimal::ONE)),
        }
    }
    hours
}

impl Context<'_> {
    /// The on-demand instance-hours a week of this group that no commitment covers; `None` where
    /// none covers anything.
    pub(crate) fn uncovered(&self) -> Option<Decimal> {
        let group = self.coverage.groups.get(&self.index).filter(|group| !group.by.is_empty())?;
        let covered: Decimal = group.by.values().copied().sum();
        Some((group.demand - covered).max(Decimal::ZERO))
    }

    /// The same for the empty slots of its capacity reservation.
    pub(crate) fn uncovered_slots(&self) -> Option<Decimal> {
        let group = self.coverage.groups.get(&self.index).filter(|group| !group.slots_by.is_empty())?;
        let covered: Decimal = group.slots_by.values().copied().sum();
        Some((group.slots - covered).max(Decimal::ZERO))
    }

    /// The commitments that cover hours of this group.
    pub(crate) fn covers(&self) -> Vec<Cover> {
        let Some(group) = self.coverage.groups.get(&self.index) else { return Vec::new() };
        let mut all = group.by.clone();
        for (commitment, hours) in &group.slots_by {
            *all.entry(*commitment).or_default() += *hours;
        }
        let named = |(commitment, hours): (usize, Decimal)| {
            let component = self.design.components.get(commitment)?;
            Some(Cover { id: component.id.to_string(), title: component.title().to_owned(), hours })
        };
        all.into_iter().filter_map(named).collect()
    }

    /// What of this commitment is used in a week.
    pub(crate) fn used(&self) -> Used {
        self.coverage.used.get(&self.index).copied().unwrap_or_default()
    }

    /// Instance-hours a week as a charged quantity of the month.
    pub(crate) fn weekly(&self, hours: Decimal, label: &'static str) -> Amounts {
        let share = Some(ec2_hours::of_week(self.design.month()));
        Amounts { share, ..Amounts::of(vec![Factor::new(hours, label)]) }
    }

    /// Instance-hours of the month for those of a week.
    pub(crate) fn month_of_week(&self, hours: Decimal) -> Decimal {
        let (part, whole) = self.design.month().of_week();
        Usd::new(hours).share(part, whole).map_or(hours, Usd::amount)
    }
}
