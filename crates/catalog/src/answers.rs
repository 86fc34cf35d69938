//! What the catalogue answers.

use units::{Rate, Tiers, Unit, UnitKind};

use crate::{Basis, InterruptionBand, PriceDate, Service, Source};

/// A price with everything that is known about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PricePoint<'a> {
    /// The service.
    pub service: Service,
    /// The region the price stands under: a code, or `*` when it holds in every region.
    pub region: &'a str,
    /// What is metered, such as `on-demand/linux`.
    pub dimension: &'a str,
    /// The item, such as `m5.large`.
    pub item: &'a str,
    /// What the price is per.
    pub unit: Unit,
    /// The price.
    pub tiers: &'a Tiers,
    /// When it was seen.
    pub as_of: &'a PriceDate,
    /// Where it was seen.
    pub source: &'a Source,
    /// Whether it is listed, derived or stale.
    pub basis: &'a Basis,
}

impl<'a> PricePoint<'a> {
    /// The price as a rate per `U`.
    ///
    /// # Errors
    /// [`units::Error::UnitMismatch`] when the price is per something else.
    pub fn rate<U: UnitKind>(&self) -> Result<Rate<'a, U>, units::Error> {
        Rate::new(self.tiers, self.unit)
    }
}

/// The answer to a question for a price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lookup<'a> {
    /// There is a price.
    Found(PricePoint<'a>),
    /// The thing is not sold there, or not in this way.
    NotSold,
    /// No price is known. It may well be sold.
    Missing,
}

impl<'a> Lookup<'a> {
    /// The price, if there is one.
    #[must_use]
    pub const fn found(self) -> Option<PricePoint<'a>> {
        match self {
            Lookup::Found(point) => Some(point),
            Lookup::NotSold | Lookup::Missing => None,
        }
    }
}

/// Whether an instance type is sold in a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Availability<'a> {
    /// It is: it has a price, or AWS offers it.
    Sold {
        /// Numbers of the zone ids that offer it (2 is `use1-az2` in us-east-1); empty when only a
        /// price tells that it is sold.
        zones: &'a [u8],
    },
    /// It is not.
    NotSold,
    /// The tables do not tell.
    Unknown,
}

/// What Spot saved. Not a price: Spot ≈ On-Demand × (1 − saving).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpotAdvice {
    /// Percent off On-Demand.
    pub savings_percent: u8,
    /// How often instances were taken back.
    pub interruption: InterruptionBand,
}

/// A table of the catalogue that holds no prices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// Instance types.
    InstanceTypes,
    /// Where instance types are offered.
    Offerings,
    /// Spot advice.
    Spot,
    /// Rules of the storage classes.
    ClassRules,
    /// Capacity units of load balancers.
    CapacityUnits,
    /// AWS's own names of what is charged.
    AwsNames,
}

/// Where such a table comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableInfo<'a> {
    /// When its figures were seen.
    pub as_of: &'a PriceDate,
    /// Where.
    pub source: &'a Source,
}

/// How much the catalogue holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stats<'a> {
    /// Prices.
    pub points: usize,
    /// Of these, seen in a list.
    pub listed: usize,
    /// Of these, computed by a rule.
    pub derived: usize,
    /// Of these, known to be out of date or off.
    pub stale: usize,
    /// Things known not to be sold in a certain way.
    pub not_sold: usize,
    /// Pairs of region and dimension.
    pub groups: usize,
    /// Instance types.
    pub instance_types: usize,
    /// Oldest date of a price.
    pub oldest: Option<&'a PriceDate>,
    /// Newest date of a price.
    pub newest: Option<&'a PriceDate>,
}
