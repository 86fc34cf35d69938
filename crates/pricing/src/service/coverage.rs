//! [`Coverage`]: which commitments cover which hours of which groups.
//!
//! Commitments that are separate components apply to all usage that they match, hour by hour over a week, in the order
//! that AWS uses: zonal Reserved Instances, regional Reserved Instances, EC2 Instance Savings Plans, Compute Savings
//! Plans. The unused part of a commitment is lost at the end of each hour.

mod compute;
mod defined;
mod demand;
mod hour;

use std::collections::{BTreeMap, BTreeSet};

use budget::Work;
use design::{Body, PlanKind, Tenancy};
use foldhash::{HashMap, HashMapExt as _};
use units::{Decimal, Error, Usd};

use super::ec2_fleet::Fleet;
use super::ec2_load::{WEEK, Week};
use super::{Amounts, Context, Task, ec2_hours};
use crate::line::{Factor, Text};
use compute::AllUsage;
pub(crate) use defined::Applies;
use demand::Demand;
use hour::Hour;

/// Where usage is: its component, the position in it, and whether it is empty slots of a capacity reservation.
type Place = (usize, usize, bool);

/// The maximum number of components that a finding names.
const MOST_NAMED: usize = 5;

/// Decimal places of covered hours: quotients are rounded here, far below a cent.
const DECIMALS: u32 = 10;

/// The usage that commitments cover in a week. Empty for a design without commitments. The groups of instances and the
/// components of defined services are counted alike: a position is that of an instance type or of a charge.
#[derive(Debug, Default)]
pub(crate) struct Coverage {
    /// By component and position of the instance type in it: the hours demanded and covered.
    groups: HashMap<(usize, usize), Covered>,
    /// By commitment: the part that is used.
    used: HashMap<usize, Used>,
    /// By Savings Plan: the first components whose plan rate is unknown.
    unknown: HashMap<usize, Vec<usize>>,
    /// By commitment for defined services: what it is for.
    applies: HashMap<usize, Applies>,
    /// By region and family: the groups that are at least partly on-demand.
    on_demand: HashMap<(String, String), Vec<OnDemand>>,
    /// The components with other usage that Compute Savings Plans may cover.
    planned: Vec<OnDemand>,
}

/// A component that commitments may cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OnDemand {
    /// The index of the component in the document.
    pub index: usize,
    /// Whether its hours or its usage are unknown.
    pub open: bool,
}

/// The hours of one type of a group that are covered in a week.
#[derive(Debug, Default)]
struct Covered {
    /// On-demand instance-hours before commitments.
    demand: Decimal,
    /// Covered hours, by commitment.
    by: BTreeMap<usize, Decimal>,
    /// The demand of the empty slots of its capacity reservation.
    slots: Decimal,
    slots_by: BTreeMap<usize, Decimal>,
    /// The plans whose rate is approximate, and with it the hours that they cover.
    approximate: BTreeSet<usize>,
}

/// The part of a commitment that is used in a week.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Used {
    /// For Reserved Instances, their hours; for a Savings Plan, US dollars at plan rates.
    pub amount: Decimal,
    /// Instance-hours covered.
    pub hours: Decimal,
    /// The on-demand cost of these hours.
    pub on_demand: Usd,
    /// Whether some of it follows from an approximate plan rate.
    pub approximate: bool,
}

/// A commitment and the hours of a group that it covers.
pub(crate) struct Cover {
    pub id: String,
    pub title: String,
    /// Instance-hours a week.
    pub hours: Decimal,
    /// Whether the hours follow from an approximate plan rate.
    pub approximate: bool,
}

impl Coverage {
    /// Calculates what the commitments of a design cover.
    ///
    /// # Errors
    /// [`Error`] when values exceed the range of exact decimals.
    pub fn build(task: Task<'_>) -> Result<Coverage, Error> {
        let mut coverage = Coverage::default();
        let is_commitment = |body: &Body| matches!(body, Body::ReservedInstances { .. } | Body::SavingsPlan { .. });
        if task.design.components.iter().any(|component| is_commitment(&component.body)) {
            coverage.of_instances(task)?;
        }
        if task.design.components.iter().any(defined::is_commitment) {
            defined::cover(task, &mut coverage)?;
        }
        coverage.finish();
        Ok(coverage)
    }

    /// Calculates what is covered of the groups of instances, and what Compute Savings Plans cover of Fargate and Lambda.
    fn of_instances(&mut self, task: Task<'_>) -> Result<(), Error> {
        let nothing = Coverage::default();
        let mut demands = Vec::new();
        for context in (0..).map_while(|index| task.context(index, &nothing, None)) {
            demands.extend(Demand::of(&context)?);
        }
        let is_compute = |body: &Body| matches!(body, Body::SavingsPlan { config } if config.plan == PlanKind::Compute);
        let usage = if task.design.components.iter().any(|component| is_compute(&component.body)) {
            AllUsage::of(task, &nothing)?
        } else {
            AllUsage::default()
        };
        let AllUsage { known: usage, components } = usage;
        self.planned = components;
        let rules = Hour::new(task, &demands, &usage)?;
        let of_usage = usage.iter().map(|usage| (usage.component, usage.position, false));
        let places: Vec<_> =
            demands.iter().map(|demand| (demand.component, demand.position, demand.is_slot)).chain(of_usage).collect();
        self.unknown = rules.unknown(&places.iter().map(|(component, ..)| *component).collect::<Vec<_>>());
        self.note_on_demand(task);
        let weeks: Vec<&Week> =
            demands.iter().map(|demand| &demand.week).chain(usage.iter().map(|usage| &usage.week)).collect();
        let prices: Vec<_> =
            demands.iter().map(|demand| demand.on_demand).chain(usage.iter().map(|usage| usage.on_demand)).collect();
        for (hour, times) in distinct_hours(&weeks) {
            if !task.budget.spend_each(Work::Commitments, rules.steps(places.len())) {
                break;
            }
            let wanted: Vec<Decimal> = weeks.iter().map(|week| week.at(hour)).collect();
            let mut eligible = wanted.clone();
            for (eligible, usage) in eligible.iter_mut().skip(demands.len()).zip(&usage) {
                *eligible = eligible.checked_mul(usage.paid).ok_or(Error::Overflow)?;
            }
            let covers = rules.cover(&demands, &eligible)?;
            self.add((&places, &prices), &wanted, &covers, times)?;
        }
        Ok(())
    }

    /// Whether commitments may cover anything.
    pub(crate) fn is_any(&self) -> bool {
        !self.groups.is_empty()
    }

    /// What a commitment for defined services is for.
    pub(crate) fn applies(&self, commitment: usize) -> Option<&Applies> {
        self.applies.get(&commitment)
    }

    /// Records the groups that commitments may cover.
    fn note_on_demand(&mut self, task: Task<'_>) {
        for (index, component) in task.design.components.iter().enumerate() {
            let Body::Ec2 { config, usage } = &component.body else { continue };
            let count = component.count();
            let on_demand = Fleet::of(&config.purchase, count).on_demand(count) > 0 || config.capacity_reservation > 0;
            if config.tenancy != Tenancy::Shared || !on_demand {
                continue;
            }
            let open = usage.running.hours().is_some_and(|hours| hours.value(task.scenario).is_none());
            for (name, _) in config.types() {
                let family = name.split('.').next().unwrap_or_default().to_owned();
                let place = (task.relations.region_of(component).to_owned(), family);
                self.on_demand.entry(place).or_default().push(OnDemand { index, open });
            }
        }
    }

    /// The groups that are at least partly on-demand, in a region and family or anywhere.
    pub(crate) fn on_demand(&self, place: Option<(&str, &str)>) -> Vec<OnDemand> {
        let mut found: Vec<OnDemand> = match place {
            Some((region, family)) => {
                self.on_demand.get(&(region.to_owned(), family.to_owned())).cloned().unwrap_or_default()
            }
            None => self.on_demand.values().flatten().copied().collect(),
        };
        found.sort_unstable_by_key(|group| group.index);
        found.dedup();
        found
    }

    /// The components other than groups of instances that Compute Savings Plans may cover.
    pub(crate) fn planned(&self) -> &[OnDemand] {
        &self.planned
    }

    /// The first components whose rate under a Savings Plan is unknown.
    pub(crate) fn unknown(&self, plan: usize) -> &[usize] {
        self.unknown.get(&plan).map_or(&[], Vec::as_slice)
    }

    /// Adds an hour that occurs `times` times in the week: the places of the demands and their on-demand prices.
    fn add(
        &mut self,
        (places, prices): (&[Place], &[Option<Usd>]),
        wanted: &[Decimal],
        covers: &hour::Covers,
        times: Decimal,
    ) -> Result<(), Error> {
        for ((component, position, is_slot), hours) in places.iter().copied().zip(wanted) {
            let group = self.groups.entry((component, position)).or_default();
            let all = if is_slot { &mut group.slots } else { &mut group.demand };
            increase(all, hours.checked_mul(times))?;
        }
        for cover in covers {
            let Some((component, position, is_slot)) = places.get(cover.demand).copied() else { continue };
            let hours = cover.hours.checked_mul(times).ok_or(Error::Overflow)?;
            let group = self.groups.entry((component, position)).or_default();
            let by = if is_slot { &mut group.slots_by } else { &mut group.by };
            increase(by.entry(cover.commitment).or_default(), Some(hours))?;
            if cover.approximate {
                group.approximate.insert(cover.commitment);
            }
            let used = self.used.entry(cover.commitment).or_default();
            increase(&mut used.amount, cover.used.checked_mul(times))?;
            increase(&mut used.hours, Some(hours))?;
            used.approximate |= cover.approximate;
            let price = prices.get(cover.demand).copied().flatten().unwrap_or_default();
            let value = price.amount().checked_mul(hours).ok_or(Error::Overflow)?;
            used.on_demand = used.on_demand.checked_add(Usd::new(value))?;
        }
        Ok(())
    }

    /// Rounds the quotients, so that further products are exact.
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

/// Whether a plan applies at this rate: it never costs more than on-demand, and a rate that does comes from a price that has
/// since fallen.
fn is_plan_rate(rate: Usd, on_demand: Option<Usd>) -> bool {
    on_demand.is_some_and(|on_demand| rate < on_demand)
}

/// Adds `more` to `sum`; it is `None` if it did not fit.
fn increase(sum: &mut Decimal, more: Option<Decimal>) -> Result<(), Error> {
    *sum = more.and_then(|more| sum.checked_add(more)).ok_or(Error::Overflow)?;
    Ok(())
}

/// The part of `demand` that is not covered; `None` when nothing covers any.
fn uncovered(demand: Decimal, by: &BTreeMap<usize, Decimal>) -> Result<Option<Decimal>, Error> {
    if by.is_empty() {
        return Ok(None);
    }
    let covered = units::sum(by.values().map(|hours| Ok(*hours)))?;
    let rest = demand.checked_sub(covered).ok_or(Error::Overflow)?;
    Ok(Some(rest.max(Decimal::ZERO)))
}

/// One hour of each kind in the week, and the number of hours of that kind: most hours are alike.
fn distinct_hours(weeks: &[&Week]) -> Vec<(usize, Decimal)> {
    let changing: Vec<&&Week> = weeks.iter().filter(|week| !week.is_steady()).collect();
    let mut kinds: HashMap<Vec<Decimal>, usize> = HashMap::new();
    let mut hours: Vec<(usize, Decimal)> = Vec::new();
    for hour in 0..WEEK {
        let kind = changing.iter().map(|week| week.at(hour)).collect();
        let number = *kinds.entry(kind).or_insert(hours.len());
        match hours.get_mut(number) {
            Some((_, times)) => *times = times.saturating_add(Decimal::ONE),
            None => hours.push((hour, Decimal::ONE)),
        }
    }
    hours
}

impl Context<'_> {
    /// The on-demand instance-hours a week that no commitment covers, of the type at this position in this group; `None`
    /// when no commitment covers any.
    pub(crate) fn uncovered(&self, position: usize) -> Result<Option<Decimal>, Error> {
        self.covered(position).map_or(Ok(None), |group| uncovered(group.demand, &group.by))
    }

    /// The same for the empty slots of its capacity reservation, which are for its first type.
    pub(crate) fn uncovered_slots(&self) -> Result<Option<Decimal>, Error> {
        self.covered(0).map_or(Ok(None), |group| uncovered(group.slots, &group.slots_by))
    }

    /// Whether a commitment covers the type at this position in this group.
    pub(crate) fn is_covered(&self, position: usize) -> bool {
        self.covered(position).is_some_and(|group| !group.by.is_empty() || !group.slots_by.is_empty())
    }

    /// Whether the covered hours of the type at this position in this group follow from an approximate plan rate.
    pub(crate) fn is_approximate(&self, position: usize) -> bool {
        self.covered(position).is_some_and(|group| !group.approximate.is_empty())
    }

    /// The commitments that cover the type at this position in this group, and the hours they cover.
    pub(crate) fn covers(&self, position: usize) -> Result<Vec<Cover>, Error> {
        let Some(group) = self.covered(position) else { return Ok(Vec::new()) };
        let mut all = group.by.clone();
        for (commitment, hours) in &group.slots_by {
            increase(all.entry(*commitment).or_default(), Some(*hours))?;
        }
        let named = |(commitment, hours): (usize, Decimal)| {
            let component = self.design.components.get(commitment)?;
            let approximate = group.approximate.contains(&commitment);
            Some(Cover { id: component.id.to_string(), title: component.title().to_owned(), hours, approximate })
        };
        Ok(all.into_iter().filter_map(named).collect())
    }

    /// Whether commitments of the design may cover anything.
    pub(crate) fn has_commitments(&self) -> bool {
        self.coverage.is_any()
    }

    fn covered(&self, position: usize) -> Option<&Covered> {
        self.coverage.groups.get(&(self.index, position))
    }

    /// The part of this commitment that is used in a week.
    pub(crate) fn used(&self) -> Used {
        self.coverage.used.get(&self.index).copied().unwrap_or_default()
    }

    /// Instance-hours a week as a charged quantity in the month.
    pub(crate) fn weekly(&self, hours: Decimal, label: impl Into<Text>) -> Amounts {
        let share = Some(ec2_hours::of_week(self.design.month()));
        Amounts { share, ..Amounts::of(vec![Factor::new(hours, label)]) }
    }

    /// Converts instance-hours a week to instance-hours a month.
    pub(crate) fn month_of_week(&self, hours: Decimal) -> Decimal {
        let (part, whole) = self.design.month().of_week();
        Usd::new(hours).share(part, whole).map_or(hours, Usd::amount)
    }
}
