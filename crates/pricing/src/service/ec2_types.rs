//! [`Types`]: the instance types that a group runs, and how they share its capacity.

use design::{Component, Ec2Config, InstanceMix, Scenario, TypeChoice};
use units::{Decimal, Error};

use super::ec2_fleet::Fleet;
use super::ec2_price::{self, Priced};
use super::{Context, ec2_rates, ec2_spot};
use crate::line::LinePrice;

/// The capacity of a group in a scenario: its count, or its smallest or largest size.
fn capacity(component: &Component, config: &Ec2Config, scenario: Scenario) -> u64 {
    match (scenario, config.group_size) {
        (Scenario::Low, Some(size)) => size.min,
        (Scenario::High, Some(size)) => size.max,
        _ => component.count(),
    }
}

/// An instance type of a group, and its part of the capacity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TypePart<'a> {
    pub instance_type: &'a str,
    /// Its position among the types of the group.
    pub position: usize,
    /// Capacity units of one instance.
    pub weight: u64,
    /// Which of the types that share the capacity equally it is, from 0.
    index: u64,
    /// How many types share the capacity.
    of: u64,
}

impl TypePart<'_> {
    /// The instances of this type when all types together provide `units`. Each provides an equal part, the first ones
    /// a unit more where it does not divide, and started instances run in full.
    pub fn instances(&self, units: u64) -> u64 {
        let each = units.checked_div(self.of).unwrap_or_default();
        let rest = units.checked_rem(self.of).unwrap_or_default();
        each.saturating_add(u64::from(self.index < rest)).div_ceil(self.weight.max(1))
    }
}

/// The instance types of a group in one scenario, by purchase option.
#[derive(Debug)]
pub(super) struct Types<'a> {
    /// How the capacity is divided among purchase options. Commitments are bought for the typical size.
    pub fleet: Fleet,
    /// The maximum capacity at a time: without weights, the number of instances.
    pub capacity: u64,
    pub committed: Vec<TypePart<'a>>,
    pub on_demand: Vec<TypePart<'a>>,
    pub spot: Vec<TypePart<'a>>,
}

impl<'a> Types<'a> {
    /// The types of the group of `context`. Where a single type is assumed, it is chosen by the price of its purchase option. The
    /// instances under a commitment are those that were bought, in every scenario.
    ///
    /// # Errors
    /// [`Error`] when a price exceeds the range of exact decimals.
    pub fn of(context: &Context<'a>, config: &'a Ec2Config) -> Result<Types<'a>, Error> {
        let fleet = Fleet::of(&config.purchase, context.component.count());
        let capacity = capacity(context.component, config, context.scenario);
        let Some(mix) = &config.mix else {
            let only =
                || vec![TypePart { instance_type: &config.instance_type, position: 0, weight: 1, index: 0, of: 1 }];
            return Ok(Types { fleet, capacity, committed: only(), on_demand: only(), spot: only() });
        };
        let choice = match context.scenario {
            Scenario::Low => TypeChoice::Cheapest,
            Scenario::Typical => mix.estimate,
            Scenario::High => TypeChoice::Dearest,
        };
        let committed = match fleet.commitment {
            None => Vec::new(),
            Some(commitment) => chosen(config, mix, mix.estimate, &|name| {
                let rate = ec2_rates::rate(context, name, config.os, commitment)?;
                Ok(rate.map(|rate| rate.price))
            })?,
        };
        let on_demand = chosen(config, mix, choice, &|name| ec2_price::on_demand(context, name, config.os))?;
        let spot =
            chosen(config, mix, choice, &|name| Ok(ec2_spot::spot(context, name, config.os)?.map(|(price, _)| price)))?;
        Ok(Types { fleet, capacity, committed, on_demand, spot })
    }

    /// The maximum number of instances at a time.
    pub fn most(&self) -> u64 {
        self.instances(self.capacity)
    }

    /// All instances when the group provides `units`.
    pub fn instances(&self, units: u64) -> u64 {
        self.sum(units, |_| true)
    }

    /// The instances of one type when the group provides `units`.
    pub fn instances_of(&self, position: usize, units: u64) -> u64 {
        self.sum(units, |part| part.position == position)
    }

    fn sum(&self, units: u64, is_counted: impl Fn(&TypePart<'_>) -> bool) -> u64 {
        let Types { fleet, committed, on_demand, spot, .. } = self;
        [(committed, fleet.covered(units)), (on_demand, fleet.on_demand(units)), (spot, fleet.spot(units))]
            .into_iter()
            .flat_map(|(parts, units)| parts.iter().map(move |part| (part, units)))
            .filter(|(part, _)| is_counted(part))
            .fold(0, |all, (part, units)| all.saturating_add(part.instances(units)))
    }
}

/// The price of an instance type for one hour.
type PriceOf<'p> = &'p dyn Fn(&str) -> Result<Priced<LinePrice>, Error>;

/// The types that share the capacity. While one has no price, the cheapest and the dearest are not known: the ends of the
/// range then assume the same as the estimate, and an estimate for one of them has no price either.
fn chosen<'a>(
    config: &'a Ec2Config,
    mix: &InstanceMix,
    choice: TypeChoice,
    price: PriceOf<'_>,
) -> Result<Vec<TypePart<'a>>, Error> {
    let all: Vec<(usize, (&str, u64))> = config.types().enumerate().collect();
    let part = |index: usize, of: usize, (position, (instance_type, weight))| TypePart {
        instance_type,
        position,
        weight,
        index: u64::try_from(index).unwrap_or_default(),
        of: u64::try_from(of).unwrap_or(1),
    };
    let spread = || all.iter().enumerate().map(|(index, one)| part(index, all.len(), *one)).collect();
    if choice == TypeChoice::Spread {
        return Ok(spread());
    }
    let mut best: Option<(Decimal, TypePart<'a>)> = None;
    for &one in &all {
        let Ok(price) = price(one.1.0)? else {
            let is_spread = mix.estimate == TypeChoice::Spread;
            return Ok(if is_spread { spread() } else { vec![part(0, 1, one)] });
        };
        let per_unit = price.unit_price.amount().checked_div(Decimal::from(one.1.1)).ok_or(Error::Overflow)?;
        let is_better = best.as_ref().is_none_or(|(best, _)| match choice {
            TypeChoice::Dearest => per_unit > *best,
            _ => per_unit < *best,
        });
        if is_better {
            best = Some((per_unit, part(0, 1, one)));
        }
    }
    Ok(best.into_iter().map(|(_, part)| part).collect())
}

/// The assumption about the types of a group; `None` for a group of one type.
pub(super) fn assumption(config: &Ec2Config, part: &TypePart<'_>) -> Option<String> {
    let mix = config.mix.as_ref()?;
    let types = mix.others.len().saturating_add(1);
    let which = match (part.of, mix.estimate) {
        (1, TypeChoice::Dearest) => format!("all capacity is the dearest of {types} types"),
        (1, _) => format!("all capacity is the cheapest of {types} types"),
        _ => format!("the capacity is spread evenly over {types} types"),
    };
    Some(match part.weight {
        1 => which,
        weight => format!("{which}, and an instance provides {weight} units of it"),
    })
}
