//! Rules that are not prices: `s3-class-rules.csv` and `elb-capacity-units.csv`.

use serde::{Deserialize, Serialize};
use units::Decimal;

use super::csv;
use super::place::in_order;
use super::tables::Provenance;
use super::{Error, Problem};

const CLASS_RULES: &str = "class,min_storage_days,min_object_kb,overhead_kb,retrieval_fee,note";
const CAPACITY_UNITS: &str = "load_balancer,dimension,unit,amount,metered_as,note";

/// The minimum billing rules of an S3 storage class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassRule {
    /// The class, as named in price points: `standard-ia`.
    pub class: String,
    /// Days that are billed even if the object is deleted earlier.
    pub min_storage_days: u32,
    /// Minimum billed size in KB.
    pub min_object_kb: u32,
    /// KB added to every object.
    pub overhead_kb: u32,
    /// The retrieval fee, as text.
    pub retrieval_fee: String,
    /// A remark.
    pub note: String,
}

/// One dimension of a load balancer's capacity unit. The most expensive dimension of each hour is billed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CapacityUnit {
    /// `application`, `network` or `gateway`.
    pub load_balancer: String,
    /// Name such as `new-connections`.
    pub dimension: String,
    /// AWS's name of the unit: `LCU`, `NLCU`, `GLCU`.
    pub unit: String,
    /// The capacity of one unit.
    pub amount: Decimal,
    /// What is measured: `per second`, `per minute`, `GB per hour`.
    pub metered_as: String,
    /// A remark.
    pub note: String,
}

/// `s3-class-rules.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassRulesFile {
    /// The origin of the table.
    pub provenance: Provenance,
    /// The rules, by class.
    pub rules: Vec<ClassRule>,
}

/// `elb-capacity-units.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CapacityUnitsFile {
    /// The origin of the table.
    pub provenance: Provenance,
    /// The dimensions, by load balancer and name.
    pub units: Vec<CapacityUnit>,
}

impl ClassRulesFile {
    /// Reads the file.
    ///
    /// # Errors
    /// The first error, with its line.
    pub fn parse(file: &str, text: &str) -> Result<ClassRulesFile, Error> {
        let table = csv::read(file, text, CLASS_RULES)?;
        let provenance = Provenance::parse(file, &table.comments)?;
        let mut rules: Vec<ClassRule> = Vec::new();
        for line in &table.lines {
            in_order(rules.last().map(|rule| rule.class.as_str()), line.field(0)).map_err(|p| line.err(p))?;
            let [class, retrieval_fee, note] = [0, 4, 5].map(|index| line.field(index).to_owned());
            rules.push(ClassRule {
                class,
                min_storage_days: line.number(1)?,
                min_object_kb: line.number(2)?,
                overhead_kb: line.number(3)?,
                retrieval_fee,
                note,
            });
        }
        Ok(ClassRulesFile { provenance, rules })
    }

    /// Formats the file.
    #[must_use]
    pub fn render(&self) -> String {
        let mut out = format!("{}{CLASS_RULES}\n", self.provenance.render());
        for rule in &self.rules {
            let numbers = [rule.min_storage_days, rule.min_object_kb, rule.overhead_kb].map(|n| n.to_string());
            let [days, size, overhead] = &numbers;
            csv::write(&mut out, &[&rule.class, days, size, overhead, &rule.retrieval_fee, &rule.note]);
        }
        out
    }
}

impl CapacityUnitsFile {
    /// Reads the file.
    ///
    /// # Errors
    /// The first error, with its line.
    pub fn parse(file: &str, text: &str) -> Result<CapacityUnitsFile, Error> {
        let table = csv::read(file, text, CAPACITY_UNITS)?;
        let provenance = Provenance::parse(file, &table.comments)?;
        let mut units: Vec<CapacityUnit> = Vec::new();
        for line in &table.lines {
            let [load_balancer, dimension, unit] = [0, 1, 2].map(|index| line.field(index).to_owned());
            if let Some(last) = units.last()
                && (&last.load_balancer, &last.dimension) >= (&load_balancer, &dimension)
            {
                return Err(line.err(Problem::OutOfOrder(dimension)));
            }
            let (metered_as, note) = (line.field(4).to_owned(), line.field(5).to_owned());
            units.push(CapacityUnit { load_balancer, dimension, unit, amount: line.number(3)?, metered_as, note });
        }
        Ok(CapacityUnitsFile { provenance, units })
    }

    /// Formats the file.
    #[must_use]
    pub fn render(&self) -> String {
        let mut out = format!("{}{CAPACITY_UNITS}\n", self.provenance.render());
        for unit in &self.units {
            let amount = unit.amount.to_string();
            let fields = [&unit.load_balancer, &unit.dimension, &unit.unit, &amount, &unit.metered_as, &unit.note];
            csv::write(&mut out, &fields);
        }
        out
    }
}
