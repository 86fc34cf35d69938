//! [`Tables`]: the whole catalogue with names replaced by numbers, ready to be packed.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use units::{Tiers, Unit};

use super::{
    ANYWHERE, Amount, AwsNameRow, AwsNamesFile, Basis, CapacityUnit, CapacityUnitsFile, ClassRule, ClassRulesFile,
    Error, FamiliesFile, Family, InstanceFile, InstanceType, InterruptionBand, OfferingsFile, PriceDate, PriceFile,
    PriceList, Problem, Region, RegionsFile, Section, Source, SourcesFile, SpotFile, SpotOs,
};

/// The files of the catalogue without prices.
const OTHER_FILES: &[&str] = &[
    "regions.csv",
    "sources.csv",
    "ec2-instance-types.csv",
    "ec2-offerings.csv",
    "ec2-spot.csv",
    "ec2-families.csv",
    "s3-class-rules.csv",
    "elb-capacity-units.csv",
    "aws-names.csv",
];

/// The names of all files of the catalogue.
pub fn files() -> impl Iterator<Item = &'static str> {
    OTHER_FILES.iter().copied().chain(PriceList::ALL.iter().map(|list| list.file()))
}

/// The origin of a table without prices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// When its data was seen.
    pub as_of: PriceDate,
    /// Where it was seen; an id of sources.csv.
    pub source: String,
}

impl Provenance {
    pub(super) fn parse(file: &str, comments: &[(usize, &str)]) -> Result<Provenance, Error> {
        let value = |index: usize, key: &'static str| {
            let (line, text) = comments.get(index).copied().unwrap_or_default();
            let value = text.strip_prefix(key).ok_or_else(|| Problem::Expected(key).at(file, line));
            value.map(|value| (line, value))
        };
        let (line, as_of) = value(0, "as-of ")?;
        let as_of = PriceDate::parse(as_of).map_err(|problem| problem.at(file, line))?;
        Ok(Provenance { as_of, source: value(1, "source ")?.1.to_owned() })
    }

    pub(super) fn render(&self) -> String {
        format!("# as-of {}\n# source {}\n", self.as_of, self.source)
    }
}

/// What the prices of a section have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Meta {
    /// The unit of the price.
    pub unit: Unit,
    /// When it was seen.
    pub as_of: PriceDate,
    /// Number of the source.
    pub source: u16,
    /// The basis of the price.
    pub basis: Basis,
}

/// Instead of a price: not sold with this purchase option.
pub const NOT_SOLD: u32 = u32::MAX;

/// A price: the numbers of the item, the price and the metadata it shares with others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceRow {
    /// Number of the item's name.
    pub item: u32,
    /// Number of the price, or [`NOT_SOLD`].
    pub price: u32,
    /// Number of the [`Meta`].
    pub meta: u32,
}

/// All prices of one dimension in one region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// The service.
    pub list: PriceList,
    /// Number of the region; `None` for every region.
    pub region: Option<u16>,
    /// Number of the dimension's name.
    pub dimension: u16,
    /// Prices by item.
    pub rows: Vec<PriceRow>,
}

/// Spot advice with numbers for names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpotRow {
    /// Number of the region.
    pub region: u16,
    /// Operating system.
    pub os: SpotOs,
    /// Number of the instance type.
    pub instance_type: u16,
    /// Saving in percent of On-Demand.
    pub savings_percent: u8,
    /// How often it was interrupted.
    pub interruption: InterruptionBand,
}

/// The catalogue with numbers in place of names. Every list is sorted by name or by number.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Tables {
    /// Regions by code.
    pub regions: Vec<Region>,
    /// Sources by id.
    pub sources: Vec<Source>,
    /// Instance types by name.
    pub types: Vec<InstanceType>,
    /// Names of dimensions.
    pub dimensions: Vec<String>,
    /// Names of items.
    pub items: Vec<String>,
    /// Distinct prices.
    pub prices: Vec<Tiers>,
    /// Distinct units, dates, sources and bases.
    pub metas: Vec<Meta>,
    /// Prices by service, region and dimension.
    pub groups: Vec<Group>,
    /// Regions whose offerings are known.
    pub offering_regions: Vec<u16>,
    /// Distinct lists of zones.
    pub zone_lists: Vec<Vec<u8>>,
    /// Instance type, region, number of the zone list.
    pub offerings: Vec<(u16, u16, u32)>,
    /// Spot advice by region, operating system and type.
    pub spot: Vec<SpotRow>,
    /// Families, by name.
    pub families: Vec<Family>,
    /// Rules of the storage classes.
    pub class_rules: Vec<ClassRule>,
    /// Capacity units of the load balancers.
    pub capacity_units: Vec<CapacityUnit>,
    /// AWS's names, by service, dimension and item.
    pub aws_names: Vec<AwsNameRow>,
    /// Provenance of types, offerings, Spot advice, families, class rules, capacity units, AWS's names, in this order.
    pub provenances: Vec<Provenance>,
}

impl Tables {
    /// Reads and checks all [`files`], given as name and text.
    ///
    /// # Errors
    /// The first error, with its file and line.
    pub fn read<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Tables, Error> {
        let mut by_name: BTreeMap<&str, &str> = BTreeMap::new();
        for (name, text) in texts {
            if !files().any(|known| known == name) || by_name.insert(name, text).is_some() {
                return Err(Problem::UnknownFile.at(name, 0));
            }
        }
        let text = |name: &'static str| by_name.get(name).copied().ok_or_else(|| Problem::MissingFile.at(name, 0));
        fn load<T>(
            (name, text): (&'static str, Result<&str, Error>),
            parse: impl Fn(&str, &str) -> Result<T, Error>,
        ) -> Result<T, Error> {
            parse(name, text?)
        }
        let named = |name: &'static str| (name, text(name));

        let types = load(named("ec2-instance-types.csv"), InstanceFile::parse)?;
        let class_rules = load(named("s3-class-rules.csv"), ClassRulesFile::parse)?;
        let capacity_units = load(named("elb-capacity-units.csv"), CapacityUnitsFile::parse)?;
        let aws_names = load(named("aws-names.csv"), AwsNamesFile::parse)?;
        let offerings = load(named("ec2-offerings.csv"), OfferingsFile::parse)?;
        let spot = load(named("ec2-spot.csv"), SpotFile::parse)?;
        let families = load(named("ec2-families.csv"), FamiliesFile::parse)?;
        let mut tables = Tables {
            regions: load(named("regions.csv"), RegionsFile::parse)?.0,
            sources: load(named("sources.csv"), SourcesFile::parse)?.0,
            types: types.types,
            dimensions: Vec::new(),
            items: Vec::new(),
            prices: Vec::new(),
            metas: Vec::new(),
            groups: Vec::new(),
            offering_regions: Vec::new(),
            zone_lists: Vec::new(),
            offerings: Vec::new(),
            spot: Vec::new(),
            families: families.families,
            class_rules: class_rules.rules,
            capacity_units: capacity_units.units,
            aws_names: aws_names.rows,
            provenances: vec![
                types.provenance,
                offerings.provenance.clone(),
                spot.provenance.clone(),
                families.provenance,
                class_rules.provenance,
                capacity_units.provenance,
                aws_names.provenance,
            ],
        };
        tables.check_provenances()?;
        tables.add_offerings("ec2-offerings.csv", &offerings)?;
        tables.add_spot("ec2-spot.csv", &spot)?;

        let mut files = Vec::new();
        for list in PriceList::ALL {
            let name = list.file();
            let file = PriceFile::parse(name, text(name)?)?;
            if file.list != *list {
                return Err(Problem::WrongService(*list).at(name, 2));
            }
            files.push((name, file));
        }
        tables.add_prices(&files)?;
        Ok(tables)
    }

    fn check_provenances(&self) -> Result<(), Error> {
        let files = [
            "ec2-instance-types.csv",
            "ec2-offerings.csv",
            "ec2-spot.csv",
            "ec2-families.csv",
            "s3-class-rules.csv",
            "elb-capacity-units.csv",
            "aws-names.csv",
        ];
        for (file, provenance) in files.into_iter().zip(&self.provenances) {
            self.source_number(&provenance.source).map_err(|problem| problem.at(file, 2))?;
        }
        Ok(())
    }

    pub(super) fn source_number(&self, id: &str) -> Result<u16, Problem> {
        let found = self.sources.binary_search_by(|source| source.id.as_str().cmp(id));
        number(found.map_err(|_| Problem::UnknownSource(id.to_owned()))?)
    }

    fn region_number(&self, code: &str) -> Result<u16, Problem> {
        let found = self.regions.binary_search_by(|region| region.code.as_str().cmp(code));
        number(found.map_err(|_| Problem::UnknownRegion(code.to_owned()))?)
    }

    fn type_number(&self, name: &str) -> Result<u16, Problem> {
        let found = self.types.binary_search_by(|t| t.name.as_str().cmp(name));
        number(found.map_err(|_| Problem::UnknownType(name.to_owned()))?)
    }

    fn add_offerings(&mut self, file: &str, offerings: &OfferingsFile) -> Result<(), Error> {
        let mut zone_lists: BTreeMap<&[u8], u32> = BTreeMap::new();
        let mut regions = BTreeSet::new();
        for (line, name, offered) in &offerings.types {
            let instance_type = self.type_number(name).map_err(|p| p.at(file, *line))?;
            for offering in offered {
                let region = self.region_number(&offering.region).map_err(|p| p.at(file, *line))?;
                regions.insert(region);
                let next = number(zone_lists.len()).map_err(|p| p.at(file, *line))?;
                let zones = *zone_lists.entry(&offering.zones).or_insert_with(|| {
                    self.zone_lists.push(offering.zones.clone());
                    next
                });
                self.offerings.push((instance_type, region, zones));
            }
        }
        self.offering_regions = regions.into_iter().collect();
        Ok(())
    }

    pub(super) fn add_spot(&mut self, file: &str, spot: &SpotFile) -> Result<(), Error> {
        for line in &spot.lines {
            let region = self.region_number(&line.region).map_err(|p| p.at(file, line.line))?;
            for (size, savings_percent, interruption) in &line.sizes {
                let name = format!("{}.{size}", line.family);
                let instance_type = self.type_number(&name).map_err(|p| p.at(file, line.line))?;
                let (savings_percent, interruption) = (*savings_percent, *interruption);
                self.spot.push(SpotRow { region, os: line.os, instance_type, savings_percent, interruption });
            }
        }
        self.spot.sort_by_key(|row| (row.region, row.os, row.instance_type));
        Ok(())
    }

    pub(super) fn add_prices(&mut self, files: &[(&str, impl Borrow<PriceFile>)]) -> Result<(), Error> {
        let files = || files.iter().map(|(name, file)| (*name, file.borrow()));
        let sections = || files().flat_map(|(_, file)| &file.sections);
        let dimensions: BTreeSet<&String> = sections().map(|section| &section.dimension).collect();
        let items: BTreeSet<&String> = sections().flat_map(|s| s.items.iter().map(|(item, _)| item)).collect();
        self.dimensions = dimensions.into_iter().cloned().collect();
        self.items = items.into_iter().cloned().collect();

        let mut numbers = Numbers::default();
        let mut groups: BTreeMap<(PriceList, Option<u16>, u16), BTreeMap<u32, PriceRow>> = BTreeMap::new();
        for (name, file) in files() {
            for section in &file.sections {
                let at = |problem: Problem| problem.at(name, section.line);
                let region = match section.region.as_str() {
                    ANYWHERE => None,
                    code => Some(self.region_number(code).map_err(at)?),
                };
                let source = self.source_number(&section.source).map_err(|p| p.at(name, section.line + 3))?;
                let meta = self.meta_number(&mut numbers, section, source).map_err(at)?;
                let dimension = self.dimensions.binary_search(&section.dimension).unwrap_or_default();
                let rows = groups.entry((file.list, region, number(dimension).map_err(at)?)).or_default();
                let is_by_type =
                    file.list == PriceList::Ec2 && BY_TYPE.iter().any(|d| section.dimension.starts_with(d));
                for (index, (item, amount)) in section.items.iter().enumerate() {
                    let at = |problem: Problem| problem.at(name, section.line + FIELD_LINES + index);
                    if is_by_type {
                        self.type_number(item).map_err(at)?;
                    }
                    let price = self.price_number(&mut numbers, amount).map_err(at)?;
                    let number = number(self.items.binary_search(item).unwrap_or_default()).map_err(at)?;
                    if rows.insert(number, PriceRow { item: number, price, meta }).is_some() {
                        let [region, dimension, item] = [&section.region, &section.dimension, item].map(Clone::clone);
                        return Err(at(Problem::PricedTwice { region, dimension, item }));
                    }
                }
            }
        }
        self.groups = groups
            .into_iter()
            .map(|((list, region, dimension), rows)| Group {
                list,
                region,
                dimension,
                rows: rows.into_values().collect(),
            })
            .collect();
        Ok(())
    }

    fn meta_number(&mut self, numbers: &mut Numbers, section: &Section, source: u16) -> Result<u32, Problem> {
        let (unit, as_of, basis) = (section.unit, section.as_of.clone(), section.basis.clone());
        let meta = Meta { unit, as_of, source, basis };
        if let Some(known) = numbers.metas.get(&meta) {
            return Ok(*known);
        }
        let next = number(self.metas.len())?;
        self.metas.push(meta.clone());
        numbers.metas.insert(meta, next);
        Ok(next)
    }

    fn price_number(&mut self, numbers: &mut Numbers, amount: &Amount) -> Result<u32, Problem> {
        let Amount::Price(tiers) = amount else { return Ok(NOT_SOLD) };
        let text = amount.to_string();
        if let Some(known) = numbers.prices.get(&text) {
            return Ok(*known);
        }
        let next = number(self.prices.len())?;
        self.prices.push(tiers.clone());
        numbers.prices.insert(text, next);
        Ok(next)
    }
}

/// Lines of a section before its first item: header, unit, as-of, source, basis.
const FIELD_LINES: usize = 5;

/// Dimensions of EC2 whose items are instance types.
const BY_TYPE: &[&str] = &["on-demand/", "reserved/", "savings-plan/", "spot/", "os-surcharge/"];

#[derive(Default)]
struct Numbers {
    metas: BTreeMap<Meta, u32>,
    prices: BTreeMap<String, u32>,
}

pub(super) fn number<T: TryFrom<usize>>(index: usize) -> Result<T, Problem> {
    T::try_from(index).map_err(|_| Problem::TooMany)
}
