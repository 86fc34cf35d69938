//! [`Hour`]: applies every commitment of a design to one hour.

use std::collections::hash_map::Entry;

use design::{Body, Component, Design, PlanKind, SavingsPlan};
use foldhash::{HashMap, HashMapExt as _};
use units::{Decimal, Error, Usd};

use super::compute::Usage;
use super::demand::Demand;
use super::{Coverage, MOST_NAMED, is_plan_rate};
use crate::commitment::{Held, Order, Reserved, Running, cover_reserved, factor};
use crate::service::{Task, ec2_rates};

/// The hours of a demand that one commitment covers.
pub(super) struct OneCover {
    pub demand: usize,
    pub commitment: usize,
    pub hours: Decimal,
    /// For Reserved Instances, their hours; for a Savings Plan, US dollars.
    pub used: Decimal,
    /// Whether the hours follow from an approximate plan rate.
    pub approximate: bool,
}

impl OneCover {
    /// What a purchase of reservations covers of a demand.
    pub(super) fn reserved(demand: usize, commitment: usize, cover: Reserved) -> OneCover {
        OneCover { demand, commitment, hours: cover.hours, used: cover.used, approximate: false }
    }
}

/// The rate of a Savings Plan for a demand.
#[derive(Clone, Copy)]
struct PlanRate {
    usd: Usd,
    approximate: bool,
}

pub(super) type Covers = Vec<OneCover>;

/// The Reserved Instances of one purchase in one pool.
struct Pool<'a> {
    commitment: usize,
    count: Decimal,
    instance_type: &'a str,
    factor: Option<Decimal>,
    name: String,
}

struct Plan {
    commitment: usize,
    usd_per_hour: Usd,
    /// Its terms, as an index into the list of terms.
    terms: usize,
}

/// The common properties of plans of one kind that are bought on the same terms for the same family.
struct PlanTerms {
    /// The rate of each demand; `None` where the plans do not apply or the rate is unknown.
    rates: Vec<Option<PlanRate>>,
    /// Demands that the plans apply to but whose rate is unknown.
    unknown: Vec<usize>,
    /// The order in which the plans cover demands: running instances, then empty slots.
    orders: [Order; 2],
}

/// The purchase terms of plans, and the region and family of plans for a single family.
type TermsKey<'a> = (SavingsPlan, Option<(&'a str, &'a str)>);

/// The rates of a kind of plan for every demand.
type Rates = HashMap<SavingsPlan, Vec<Option<PlanRate>>>;

/// The share of a demand in one zone.
struct ZoneShare {
    demand: usize,
    share: Decimal,
    pool: String,
}

/// The commitments of a design, in the order in which AWS applies them.
pub(super) struct Hour<'a> {
    zonal: Vec<Pool<'a>>,
    regional: Vec<Pool<'a>>,
    plans: Vec<Plan>,
    terms: Vec<PlanTerms>,
    /// The zones of the demands, for zonal Reserved Instances.
    zone_shares: Vec<ZoneShare>,
    /// The pool of each demand, for regional Reserved Instances.
    pools: Vec<String>,
}

impl<'a> Hour<'a> {
    /// The commitments that apply to these instances and to this other usage, which only Compute Savings Plans cover.
    pub fn new(task: Task<'a>, demands: &[Demand<'a>], usage: &[Usage<'a>]) -> Result<Hour<'a>, Error> {
        let design = task.design;
        let pool = |demand: &Demand<'_>| regional_pool(demand.region, demand.known, demand.os);
        let pools = demands.iter().map(pool).collect();
        let zone_shares = demands.iter().enumerate().flat_map(|(index, demand)| zone_shares(index, demand)).collect();
        let mut hour =
            Hour { zonal: Vec::new(), regional: Vec::new(), plans: Vec::new(), terms: Vec::new(), zone_shares, pools };
        let (mut rates, mut known) = (Rates::new(), HashMap::new());
        for (index, component) in design.components.iter().enumerate() {
            if matches!(component.body, Body::ReservedInstances { .. }) {
                hour.add_reserved(task, index, component);
            }
        }
        for kind in [PlanKind::Ec2Instance, PlanKind::Compute] {
            let mut plans: Vec<(usize, &Component)> =
                design.components.iter().enumerate().filter(|(_, component)| is_plan(component, kind)).collect();
            // AWS does not document the order of plans of one kind: sort them by id, so that the order in the document
            // does not matter.
            plans.sort_by(|a, b| a.1.id.cmp(&b.1.id));
            for (index, component) in plans {
                hour.add_plan(task, (demands, usage), (&mut rates, &mut known), index, component)?;
            }
        }
        hour.zonal.sort_by(|a, b| order(design, a).cmp(&order(design, b)));
        hour.regional.sort_by(|a, b| order(design, a).cmp(&order(design, b)));
        Ok(hour)
    }

    fn add_reserved(&mut self, task: Task<'a>, index: usize, component: &'a Component) {
        let Body::ReservedInstances { config } = &component.body else { return };
        let Some(known) = task.catalogue.instance_type(&config.instance_type) else { return };
        let region = task.relations.region_of(component);
        let pool = |count: u64, factor: Option<Decimal>, name: String| Pool {
            commitment: index,
            count: Decimal::from(count),
            instance_type: &config.instance_type,
            factor,
            name,
        };
        if component.placement.zones.is_empty() {
            let factor = factor(known, config.os);
            self.regional.push(pool(component.placement.count(), factor, regional_pool(region, known, config.os)));
        }
        for (zone, count) in &component.placement.zones {
            self.zonal.push(pool(*count, None, zonal_pool(region, zone, &config.instance_type, config.os)));
        }
    }

    /// The components whose plan rate is unknown, by plan; `components` are those of the usage.
    pub fn unknown(&self, components: &[usize]) -> HashMap<usize, Vec<usize>> {
        let groups = |plan: &Plan| {
            let mut groups: Vec<usize> = self
                .terms_of(plan)
                .map_or(&[][..], |terms| &terms.unknown)
                .iter()
                .filter_map(|index| components.get(*index).copied())
                .collect();
            groups.dedup();
            (plan.commitment, groups)
        };
        self.plans.iter().map(groups).filter(|(_, groups)| !groups.is_empty()).collect()
    }

    fn terms_of(&self, plan: &Plan) -> Option<&PlanTerms> {
        self.terms.get(plan.terms)
    }

    /// The approximate number of steps of work to apply the commitments to one hour.
    pub fn steps(&self, demands: usize) -> usize {
        let all = [demands, self.zone_shares.len(), self.plans.len(), self.zonal.len(), self.regional.len()];
        all.into_iter().fold(0, usize::saturating_add).saturating_mul(4)
    }

    fn add_plan<'d>(
        &mut self,
        task: Task<'d>,
        (demands, usage): (&[Demand<'_>], &[Usage<'_>]),
        (rates, known): (&mut Rates, &mut HashMap<TermsKey<'d>, usize>),
        index: usize,
        component: &'d Component,
    ) -> Result<(), Error> {
        let Body::SavingsPlan { config } = &component.body else { return Ok(()) };
        let bought = SavingsPlan { plan: config.plan, term: config.term, payment: config.payment };
        let family = config.family.as_deref().map(|family| (task.relations.region_of(component), family));
        let terms = match known.entry((bought, family)) {
            Entry::Occupied(terms) => *terms.get(),
            Entry::Vacant(free) => {
                let all = match rates.entry(bought) {
                    Entry::Occupied(rates) => rates.into_mut(),
                    Entry::Vacant(free) => free.insert(self::rates(task, demands, usage, bought)?),
                };
                self.terms.push(PlanTerms::of((demands, usage), all, bought.plan, family)?);
                *free.insert(self.terms.len().saturating_sub(1))
            }
        };
        self.plans.push(Plan { commitment: index, usd_per_hour: Usd::new(config.usd_per_hour.0), terms });
        Ok(())
    }

    /// Covers an hour in which `wanted` instance-hours of each demand run, followed by the other usage.
    pub fn cover(&self, demands: &[Demand<'_>], wanted: &[Decimal]) -> Result<Covers, Error> {
        let mut left = wanted.to_vec();
        let mut covers = Covers::new();
        self.zonal(demands, &mut left, &mut covers)?;
        self.regional(demands, &mut left, &mut covers)?;
        let mut covered = vec![[0; 2]; self.terms.len()];
        for plan in &self.plans {
            let mut money = plan.usd_per_hour;
            let (Some(terms), Some(covered)) = (self.terms_of(plan), covered.get_mut(plan.terms)) else { continue };
            for (order, covered) in terms.orders.iter().zip(covered) {
                let wanted = |demand: usize| left.get(demand).copied().unwrap_or_default();
                let (taken, rest) = order.spend_from(covered, money, wanted)?;
                money = rest;
                for (demand, hours) in taken.into_iter().filter(|(_, hours)| !hours.is_zero()) {
                    let Some(rate) = terms.rates.get(demand).copied().flatten() else { continue };
                    let used = rate.usd.amount().checked_mul(hours).ok_or(Error::Overflow)?;
                    take(&mut left, demand, hours)?;
                    let (commitment, approximate) = (plan.commitment, rate.approximate);
                    covers.push(OneCover { demand, commitment, hours, used, approximate });
                }
            }
        }
        Ok(covers)
    }

    fn zonal(&self, demands: &[Demand<'_>], left: &mut [Decimal], covers: &mut Covers) -> Result<(), Error> {
        if self.zonal.is_empty() {
            return Ok(());
        }
        let mut running = Vec::with_capacity(self.zone_shares.len());
        for part in &self.zone_shares {
            let hours = outside_reservation(demands, left, part.demand);
            running.push(Running {
                hours: hours.and_then(|hours| hours.checked_mul(part.share)).ok_or(Error::Overflow)?,
                instance_type: demands.get(part.demand).map_or("", |demand| &demand.known.name),
                factor: None,
                pool: &part.pool,
                waits: false,
            });
        }
        for cover in cover_reserved(&held(&self.zonal), &running)? {
            let (Some(pool), Some(part)) = (self.zonal.get(cover.held), self.zone_shares.get(cover.running)) else {
                continue;
            };
            take(left, part.demand, cover.hours)?;
            covers.push(OneCover::reserved(part.demand, pool.commitment, cover));
        }
        Ok(())
    }

    fn regional(&self, demands: &[Demand<'_>], left: &mut [Decimal], covers: &mut Covers) -> Result<(), Error> {
        if self.regional.is_empty() {
            return Ok(());
        }
        let running: Vec<Running<'_>> = demands
            .iter()
            .zip(&self.pools)
            .zip(left.iter())
            .map(|((demand, pool), hours)| Running {
                hours: *hours,
                instance_type: &demand.known.name,
                factor: demand.factor,
                pool,
                waits: demand.is_slot,
            })
            .collect();
        for cover in cover_reserved(&held(&self.regional), &running)? {
            let Some(pool) = self.regional.get(cover.held) else { continue };
            take(left, cover.running, cover.hours)?;
            covers.push(OneCover::reserved(cover.running, pool.commitment, cover));
        }
        Ok(())
    }
}

fn order<'d>(design: &'d Design, pool: &'d Pool<'_>) -> (Option<&'d design::ComponentId>, &'d str) {
    (design.components.get(pool.commitment).map(|component| &component.id), &pool.name)
}

pub(super) fn take(left: &mut [Decimal], index: usize, hours: Decimal) -> Result<(), Error> {
    if let Some(left) = left.get_mut(index) {
        *left = left.checked_sub(hours).ok_or(Error::Overflow)?.max(Decimal::ZERO);
    }
    Ok(())
}

fn held<'p>(pools: &'p [Pool<'_>]) -> Vec<Held<'p>> {
    let held = |pool: &'p Pool<'_>| Held {
        count: pool.count,
        instance_type: pool.instance_type,
        factor: pool.factor,
        pool: &pool.name,
        also: "",
    };
    pools.iter().map(held).collect()
}

/// The pool of instances that can share a regional reservation: a family where sizes are flexible, otherwise one type.
fn regional_pool(region: &str, known: &catalog::InstanceType, os: design::OperatingSystem) -> String {
    match factor(known, os) {
        Some(_) => format!("{region}/{}/{}", os.code(), known.family),
        None => format!("{region}/{}/{}", os.code(), known.name),
    }
}

fn zonal_pool(region: &str, zone: &str, instance_type: &str, os: design::OperatingSystem) -> String {
    format!("{region}{zone}/{}/{instance_type}", os.code())
}

fn is_plan(component: &Component, kind: PlanKind) -> bool {
    matches!(&component.body, Body::SavingsPlan { config } if config.plan == kind)
}

/// The instance-hours of a demand that are not covered yet and run outside its capacity reservation; `None` if they do
/// not fit.
fn outside_reservation(demands: &[Demand<'_>], left: &[Decimal], index: usize) -> Option<Decimal> {
    let reserved = demands.get(index).map_or(Decimal::ZERO, |demand| demand.in_reservation);
    let outside = left.get(index).copied().unwrap_or_default().checked_sub(reserved)?;
    Some(outside.max(Decimal::ZERO))
}

/// The zones of the running instances of a demand.
fn zone_shares<'d>(index: usize, demand: &'d Demand<'_>) -> impl Iterator<Item = ZoneShare> + use<'d> {
    let zones = if demand.is_slot { &[] } else { demand.zones.as_slice() };
    zones.iter().map(move |(zone, share)| {
        let pool = zonal_pool(demand.region, zone, &demand.known.name, demand.os);
        ZoneShare { demand: index, share: *share, pool }
    })
}

impl PlanTerms {
    fn of(
        (demands, usage): (&[Demand<'_>], &[Usage<'_>]),
        all: &[Option<PlanRate>],
        kind: PlanKind,
        family: Option<(&str, &str)>,
    ) -> Result<PlanTerms, Error> {
        let applies = |demand: &Demand<'_>| {
            family.is_none_or(|(region, family)| demand.region == region && demand.known.family == family)
        };
        let instances = demands.iter().map(|demand| (applies(demand), demand.is_slot, demand.on_demand));
        let others = usage.iter().map(|usage| (kind == PlanKind::Compute, false, usage.on_demand));
        let eligible: Vec<_> = instances.chain(others).collect();
        let unknown =
            eligible.iter().zip(all).enumerate().filter(|(_, ((applies, ..), rate))| *applies && rate.is_none());
        let unknown = unknown.map(|(index, _)| index).take(MOST_NAMED).collect();
        let rates: Vec<_> = eligible.iter().zip(all).map(|((applies, ..), rate)| rate.filter(|_| *applies)).collect();
        let order = |slots: bool| {
            let prices = eligible.iter().zip(&rates).map(|((_, is_slot, on_demand), rate)| {
                let rate = rate.filter(|_| *is_slot == slots);
                (on_demand.unwrap_or_default(), rate.map(|rate| rate.usd))
            });
            Order::of(prices)
        };
        let orders = [order(false)?, order(true)?];
        Ok(PlanTerms { rates, unknown, orders })
    }
}

/// The rates of a kind of plan for every demand and all other usage; `None` where they are unknown.
fn rates(
    task: Task<'_>,
    demands: &[Demand<'_>],
    usage: &[Usage<'_>],
    bought: SavingsPlan,
) -> Result<Vec<Option<PlanRate>>, Error> {
    let nothing = Coverage::default();
    let rate = |demand: &Demand<'_>| {
        let Some(context) = task.context(demand.component, &nothing, None) else { return Ok(None) };
        let rate = ec2_rates::savings_plan(&context, &demand.known.name, demand.os, bought)?;
        let rate = rate
            .ok()
            .map(|rate| PlanRate { usd: rate.price.unit_price, approximate: rate.price.basis.is_approximate() });
        Ok(rate.filter(|rate| is_plan_rate(rate.usd, demand.on_demand)))
    };
    let of_usage = |usage: &Usage<'_>| {
        let rate = usage.rate(task, bought);
        Ok(rate.map(|(usd, approximate)| PlanRate { usd, approximate }))
    };
    demands.iter().map(rate).chain(usage.iter().map(of_usage)).collect()
}
