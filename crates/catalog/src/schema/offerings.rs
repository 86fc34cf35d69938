//! `ec2-offerings.csv`: where an instance type is offered, and in which zones.

use std::fmt::Write;

use super::csv;
use super::place::in_order;
use super::tables::Provenance;
use super::{Error, Problem};

const HEADER: &str = "instance_type,regions_and_zones";

/// One instance type in one region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offering {
    /// Region code.
    pub region: String,
    /// Numbers of the zone ids: 2 is `use1-az2` in us-east-1.
    pub zones: Vec<u8>,
}

/// `ec2-offerings.csv`. A region that appears in it is covered: an instance type not listed for it is not offered.
/// Offerings in other regions are unknown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferingsFile {
    /// The origin of the table.
    pub provenance: Provenance,
    /// Instance types, each with its regions.
    pub types: Vec<(usize, String, Vec<Offering>)>,
}

impl OfferingsFile {
    /// Reads the file; the number with each type is its line.
    ///
    /// # Errors
    /// The first error, with its line.
    pub fn parse(file: &str, text: &str) -> Result<OfferingsFile, Error> {
        let table = csv::read(file, text, HEADER)?;
        let provenance = Provenance::parse(file, &table.comments)?;
        let mut types: Vec<(usize, String, Vec<Offering>)> = Vec::new();
        for line in &table.lines {
            let name = line.field(0);
            in_order(types.last().map(|(_, name, _)| name.as_str()), name).map_err(|p| line.err(p))?;
            let mut offerings: Vec<Offering> = Vec::new();
            for offering in line.field(1).split(' ') {
                let parsed = parse_offering(offering).map_err(|p| line.err(p))?;
                in_order(offerings.last().map(|o| o.region.as_str()), &parsed.region).map_err(|p| line.err(p))?;
                offerings.push(parsed);
            }
            types.push((line.number, name.to_owned(), offerings));
        }
        Ok(OfferingsFile { provenance, types })
    }

    /// Formats the file.
    #[must_use]
    pub fn render(&self) -> String {
        let mut out = format!("{}{HEADER}\n", self.provenance.render());
        for (_, name, offerings) in &self.types {
            let mut cell = String::new();
            for offering in offerings {
                let zones: Vec<String> = offering.zones.iter().map(u8::to_string).collect();
                let space = if cell.is_empty() { "" } else { " " };
                // Writing to a string cannot fail.
                let _ = write!(cell, "{space}{}:{}", offering.region, zones.join("/"));
            }
            csv::write(&mut out, &[name, &cell]);
        }
        out
    }
}

fn parse_offering(text: &str) -> Result<Offering, Problem> {
    let (region, zones) = text.split_once(':').ok_or(Problem::Expected("region:zones"))?;
    let zones = zones.split('/').map(|zone| zone.parse().map_err(|_| Problem::BadNumber(zone.to_owned())));
    Ok(Offering { region: region.to_owned(), zones: zones.collect::<Result<_, _>>()? })
}
