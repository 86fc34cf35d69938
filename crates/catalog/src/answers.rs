//! The results of catalogue lookups.

use units::{Rate, Tiers, Unit, UnitKind};

use crate::{Basis, InterruptionBand, PriceDate, PriceList, Source};

/// A price with everything that is known about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PricePoint<'a> {
    /// The service.
    pub list: PriceList,
    /// The region of the price: a code, or `*` if it applies to every region.
    pub region: &'a str,
    /// What is metered, such as `on-demand/linux`.
    pub dimension: &'a str,
    /// The item, such as `m5.large`.
    pub item: &'a str,
    /// The unit of the price.
    pub unit: Unit,
    /// The price.
    pub tiers: &'a Tiers,
    /// When it was seen.
    pub as_of: &'a PriceDate,
    /// Where it was seen.
    pub source: &'a Source,
    /// Whether it is listed, derived, approximate or stale.
    pub basis: &'a Basis,
}

impl<'a> PricePoint<'a> {
    /// The price as a rate per `U`.
    ///
    /// # Errors
    /// [`units::Error::UnitMismatch`] if the price is per a different unit.
    pub fn rate<U: UnitKind>(&self) -> Result<Rate<'a, U>, units::Error> {
        Rate::new(self.tiers, self.unit)
    }
}

/// The result of a price lookup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lookup<'a> {
    /// There is a price.
    Found(PricePoint<'a>),
    /// It is not sold there, or not with this purchase option.
    NotSold,
    /// No price is known, although it may be sold.
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
    /// It is sold: it has a price, or AWS offers it.
    Sold {
        /// Numbers of the zone ids that offer it (2 is `use1-az2` in us-east-1); empty if only a price shows that it is
        /// sold.
        zones: &'a [u8],
    },
    /// It is not sold.
    NotSold,
    /// The tables do not say.
    Unknown,
}

/// The saving of Spot. Not a price: Spot ≈ On-Demand × (1 − saving).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpotAdvice {
    /// Percent off On-Demand.
    pub savings_percent: u8,
    /// How often instances were interrupted.
    pub interruption: InterruptionBand,
}

/// A table of the catalogue without prices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// Instance types.
    InstanceTypes,
    /// The regions and zones that offer instance types.
    Offerings,
    /// Spot advice.
    Spot,
    /// What Savings Plans and dedicated instances of a family cost where no price is listed.
    Families,
    /// Rules of the storage classes.
    ClassRules,
    /// Capacity units of load balancers.
    CapacityUnits,
    /// AWS's own names of charges.
    AwsNames,
}

/// The origin of such a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableInfo<'a> {
    /// When its data was seen.
    pub as_of: &'a PriceDate,
    /// Where it was seen.
    pub source: &'a Source,
}

/// The size of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stats<'a> {
    /// Prices.
    pub points: usize,
    /// Of these, those from a price list.
    pub listed: usize,
    /// Of these, those computed by a rule.
    pub derived: usize,
    /// Of these, those known to be out of date or wrong.
    pub stale: usize,
    /// Combinations known not to be sold.
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
