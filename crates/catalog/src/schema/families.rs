//! `ec2-families.csv`: what Savings Plans and dedicated instances cost where no price is listed.

use serde::{Deserialize, Serialize};
use units::Decimal;

use super::csv;
use super::place::in_order;
use super::tables::Provenance;
use super::{Error, Problem};

const HEADER: &str = "family,predecessors,ec2_instance_1y,ec2_instance_3y,compute_1y,compute_3y,dedicated";

/// An instance family, with what its prices follow where they are not listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Family {
    /// The family: `m8i`.
    pub family: String,
    /// Families whose rates have the same ratio to on-demand in the same region, the closest first.
    pub predecessors: Vec<String>,
    /// The rate of an EC2 Instance Savings Plan with no upfront payment for one and for three years, as a share of
    /// on-demand: the median over regions. `None` where no region shows it.
    pub ec2_instance: [Option<Decimal>; 2],
    /// The same for a Compute Savings Plan.
    pub compute: [Option<Decimal>; 2],
    /// The price of a dedicated instance as a multiple of that on shared hardware. `None` where it is not known.
    pub dedicated: Option<Decimal>,
}

/// `ec2-families.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamiliesFile {
    /// The origin of the table.
    pub provenance: Provenance,
    /// The families, by name.
    pub families: Vec<Family>,
}

impl FamiliesFile {
    /// Reads the file.
    ///
    /// # Errors
    /// The first error, with its line.
    pub fn parse(file: &str, text: &str) -> Result<FamiliesFile, Error> {
        let table = csv::read(file, text, HEADER)?;
        let provenance = Provenance::parse(file, &table.comments)?;
        let mut families: Vec<Family> = Vec::new();
        for line in &table.lines {
            in_order(families.last().map(|last| last.family.as_str()), line.field(0)).map_err(|p| line.err(p))?;
            let share = |index: usize| match line.field(index) {
                "" => Ok(None),
                text => match line.number(index)? {
                    share if share > Decimal::ZERO && share < Decimal::ONE => Ok(Some(share)),
                    _ => Err(line.err(Problem::BadNumber(text.to_owned()))),
                },
            };
            families.push(Family {
                family: line.field(0).to_owned(),
                predecessors: line.field(1).split_whitespace().map(str::to_owned).collect(),
                ec2_instance: [share(2)?, share(3)?],
                compute: [share(4)?, share(5)?],
                dedicated: match line.field(6) {
                    "" => None,
                    _ => Some(line.number(6)?),
                },
            });
        }
        Ok(FamiliesFile { provenance, families })
    }

    /// Formats the file.
    #[must_use]
    pub fn render(&self) -> String {
        let mut out = format!("{}{HEADER}\n", self.provenance.render());
        for known in &self.families {
            let shares = known.ec2_instance.iter().chain(&known.compute).chain([&known.dedicated]);
            let shares = shares.map(|share| share.map(|share| share.to_string()).unwrap_or_default());
            let fields: Vec<String> =
                [known.family.clone(), known.predecessors.join(" ")].into_iter().chain(shares).collect();
            csv::write(&mut out, &fields);
        }
        out
    }
}
