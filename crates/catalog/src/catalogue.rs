//! [`Catalogue`]: regions, instance types, availability. Price lookups are in `prices.rs`.

use crate::names::Names;
use crate::schema::{Provenance, Tables};
use crate::similar::nearest;
use crate::{
    Availability, CapacityUnit, ClassRule, Error, Family, InstanceType, Lookup, PriceList, Region, SpotAdvice, SpotOs,
    Table, TableInfo,
};

/// Everything known about what AWS sells and at which price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalogue {
    pub(crate) tables: Tables,
    pub(crate) names: Names,
}

pub(crate) const ON_DEMAND_LINUX: &str = "on-demand/linux";

impl Catalogue {
    /// The catalogue of this build, unpacked on the first call.
    ///
    /// # Panics
    /// If the pack cannot be read; the build script has checked that it can.
    #[cfg(feature = "embedded")]
    #[must_use]
    pub fn embedded() -> &'static Catalogue {
        static CATALOGUE: std::sync::OnceLock<Catalogue> = std::sync::OnceLock::new();
        CATALOGUE.get_or_init(Catalogue::unpack)
    }

    /// A fresh copy of the catalogue of this build; callers normally want [`Catalogue::embedded`].
    ///
    /// # Panics
    /// Like [`Catalogue::embedded`].
    #[cfg(feature = "embedded")]
    #[must_use]
    pub fn unpack() -> Catalogue {
        match postcard::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.bin"))) {
            Ok(tables) => Catalogue::of(tables),
            Err(error) => panic!("the packed catalogue does not read back: {error}"),
        }
    }

    /// A catalogue from the text of all its files, each with its name.
    ///
    /// # Errors
    /// The first error, with its file and line.
    pub fn from_texts<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Catalogue, Error> {
        Ok(Catalogue::of(Tables::read(texts)?))
    }

    pub(crate) fn of(tables: Tables) -> Catalogue {
        Catalogue { names: Names::of(&tables), tables }
    }

    /// All regions, by code.
    #[must_use]
    pub fn regions(&self) -> &[Region] {
        &self.tables.regions
    }

    /// The region with this code.
    #[must_use]
    pub fn region(&self, code: &str) -> Option<&Region> {
        self.tables.regions.get(usize::from(self.region_number(code)?))
    }

    pub(crate) fn region_number(&self, code: &str) -> Option<u16> {
        self.names.region(code)
    }

    /// All instance types, by name.
    #[must_use]
    pub fn instance_types(&self) -> &[InstanceType] {
        &self.tables.types
    }

    /// The instance type with this name.
    #[must_use]
    pub fn instance_type(&self, name: &str) -> Option<&InstanceType> {
        self.tables.types.get(usize::from(self.type_number(name)?))
    }

    fn type_number(&self, name: &str) -> Option<u16> {
        self.names.instance_type(name)
    }

    /// Up to three instance types whose names are most similar to `name`, closest first.
    #[must_use]
    pub fn similar_types(&self, name: &str) -> Vec<&str> {
        nearest(name, self.tables.types.iter().map(|t| t.name.as_str()), 3)
    }

    /// Whether an instance type is sold in a region. A price means that it is, whatever the table of offerings says.
    #[must_use]
    pub fn availability(&self, region: &str, instance_type: &str) -> Availability<'_> {
        let (Some(region_number), Some(type_number)) = (self.region_number(region), self.type_number(instance_type))
        else {
            return Availability::Unknown;
        };
        let offerings = &self.tables.offerings;
        let offered =
            offerings.binary_search_by_key(&(type_number, region_number), |offering| (offering.0, offering.1));
        if let Ok(index) = offered {
            let list = offerings.get(index).and_then(|offering| usize::try_from(offering.2).ok());
            let zones = list.and_then(|list| self.tables.zone_lists.get(list)).map_or(&[][..], Vec::as_slice);
            return Availability::Sold { zones };
        }
        if let Lookup::Found(_) = self.row(PriceList::Ec2, region, ON_DEMAND_LINUX, instance_type) {
            return Availability::Sold { zones: &[] };
        }
        if self.tables.offering_regions.binary_search(&region_number).is_ok() {
            Availability::NotSold
        } else {
            Availability::Unknown
        }
    }

    /// The Spot saving of an instance type, and how often it was interrupted.
    #[must_use]
    pub fn spot(&self, region: &str, os: SpotOs, instance_type: &str) -> Option<SpotAdvice> {
        let key = (self.region_number(region)?, os, self.type_number(instance_type)?);
        let rows = &self.tables.spot;
        let index = rows.binary_search_by_key(&key, |row| (row.region, row.os, row.instance_type)).ok()?;
        let row = rows.get(index)?;
        Some(SpotAdvice { savings_percent: row.savings_percent, interruption: row.interruption })
    }

    /// What the prices of a family follow where they are not listed.
    #[must_use]
    pub fn family(&self, family: &str) -> Option<&Family> {
        let families = &self.tables.families;
        let index = families.binary_search_by(|known| known.family.as_str().cmp(family)).ok()?;
        families.get(index)
    }

    /// The instance types of a family, by name.
    pub fn types_of<'a>(&'a self, family: &'a str) -> impl Iterator<Item = &'a InstanceType> {
        let types = &self.tables.types;
        // The names of a family follow each other, but `m7i-flex.large` comes between `m7i` and `m7i.large`.
        let from = types.partition_point(|known| known.name.as_str() < family);
        let in_order = types.get(from..).unwrap_or_default().iter();
        in_order.take_while(move |known| known.name.starts_with(family)).filter(move |known| known.family == family)
    }

    /// The minimum billing rules of the S3 storage classes, by class.
    #[must_use]
    pub fn class_rules(&self) -> &[ClassRule] {
        &self.tables.class_rules
    }

    /// The rule of one storage class.
    #[must_use]
    pub fn class_rule(&self, class: &str) -> Option<&ClassRule> {
        self.tables.class_rules.iter().find(|rule| rule.class == class)
    }

    /// The dimensions of the capacity units of load balancers.
    #[must_use]
    pub fn capacity_units(&self) -> &[CapacityUnit] {
        &self.tables.capacity_units
    }

    /// The origin of a table without prices.
    #[must_use]
    pub fn table_info(&self, table: Table) -> Option<TableInfo<'_>> {
        let index = match table {
            Table::InstanceTypes => 0,
            Table::Offerings => 1,
            Table::Spot => 2,
            Table::Families => 3,
            Table::ClassRules => 4,
            Table::CapacityUnits => 5,
            Table::AwsNames => 6,
        };
        let Provenance { as_of, source } = self.tables.provenances.get(index)?;
        let source = self.tables.sources.iter().find(|known| known.id == *source)?;
        Some(TableInfo { as_of, source })
    }
}
