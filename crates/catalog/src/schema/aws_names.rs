//! AWS's own names of charges: `aws-names.csv`.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::csv;
use super::place::check_name;
use super::tables::Provenance;
use super::{Error, Problem};

const HEADER: &str = "service,dimension,item,service_code,usage_type,operation,us_east_1,note";

/// Instead of an item: all items of the dimension without a line of their own.
pub const EVERY_ITEM: &str = "*";

/// The word for an operation that AWS leaves empty.
const NO_OPERATION: &str = "none";

/// The placeholders of a usage type.
const PLACES: &[&str] = &["item", "class", "to", "region"];

/// What AWS calls one price, or all prices of a dimension.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AwsNameRow {
    /// Name of the service in files. A service without a price file is not in [`super::PriceList`] yet.
    pub service: String,
    /// What is metered. Not every dimension has prices: free charges have a usage type too.
    pub dimension: String,
    /// The item, or [`EVERY_ITEM`].
    pub item: String,
    /// AWS's code of the service, such as `AmazonEC2`.
    pub service_code: Arc<str>,
    /// The usage type without the region prefix: `BoxUsage:{item}`. Empty if unknown.
    pub usage_type: String,
    /// The operation: empty where AWS leaves it empty, `None` if it is unknown or there are several.
    pub operation: Option<Arc<str>>,
    /// In which regions the usage type has a prefix.
    pub prefix: Prefix,
    /// A remark for readers of the name.
    pub note: String,
}

/// In which regions a usage type has the region's prefix, which is `USE1` in us-east-1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Prefix {
    /// In every region.
    Everywhere,
    /// Everywhere except in us-east-1: the older usage types.
    NotInUsEast1,
    /// In no region.
    Nowhere,
    /// Everywhere else; in us-east-1 the usage type is this one.
    OtherInUsEast1(String),
    /// Everywhere else; in us-east-1 it is unknown.
    UnknownInUsEast1,
}

impl Prefix {
    fn parse(word: &str) -> Result<Prefix, Problem> {
        Ok(match word {
            "" => Prefix::UnknownInUsEast1,
            "USE1" => Prefix::Everywhere,
            "none" => Prefix::NotInUsEast1,
            "global" => Prefix::Nowhere,
            other => Prefix::OtherInUsEast1(checked(other)?),
        })
    }

    fn word(&self) -> &str {
        match self {
            Prefix::UnknownInUsEast1 => "",
            Prefix::Everywhere => "USE1",
            Prefix::NotInUsEast1 => "none",
            Prefix::Nowhere => "global",
            Prefix::OtherInUsEast1(other) => other,
        }
    }
}

/// `aws-names.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AwsNamesFile {
    /// The origin of the table.
    pub provenance: Provenance,
    /// The names, by service, dimension and item.
    pub rows: Vec<AwsNameRow>,
}

impl AwsNameRow {
    /// The sort key of the rows.
    #[must_use]
    pub fn key(&self) -> (&str, &str, &str) {
        (&self.service, &self.dimension, &self.item)
    }
}

impl AwsNamesFile {
    /// Reads the file.
    ///
    /// # Errors
    /// The first error, with its line.
    pub fn parse(file: &str, text: &str) -> Result<AwsNamesFile, Error> {
        let table = csv::read(file, text, HEADER)?;
        let provenance = Provenance::parse(file, &table.comments)?;
        let mut rows: Vec<AwsNameRow> = Vec::new();
        for line in &table.lines {
            let row = row(line).map_err(|problem| line.err(problem))?;
            if rows.last().is_some_and(|before| before.key() >= row.key()) {
                return Err(line.err(Problem::OutOfOrder([&*row.service, &row.dimension, &row.item].join(" "))));
            }
            rows.push(row);
        }
        Ok(AwsNamesFile { provenance, rows })
    }

    /// Formats the file.
    #[must_use]
    pub fn render(&self) -> String {
        let mut out = self.provenance.render();
        out.push_str(HEADER);
        out.push('\n');
        for row in &self.rows {
            let operation = match row.operation.as_deref() {
                None => "",
                Some("") => NO_OPERATION,
                Some(operation) => operation,
            };
            let (service, dimension, item) = row.key();
            let usage_type = row.usage_type.as_str();
            let fields = [service, dimension, item, &row.service_code, usage_type, operation, row.prefix.word()];
            csv::write(&mut out, &[&fields[..], &[&row.note]].concat());
        }
        out
    }
}

fn row(line: &csv::CsvLine<'_>) -> Result<AwsNameRow, Problem> {
    let [service, dimension, item] = [0, 1, 2].map(|index| line.field(index));
    for name in [service, dimension] {
        check_name(name)?;
    }
    if item != EVERY_ITEM {
        check_name(item)?;
    }
    let operation = match line.field(5) {
        "" => None,
        NO_OPERATION => Some("".into()),
        operation => Some(checked(operation)?.into()),
    };
    let usage_type = line.field(4);
    Ok(AwsNameRow {
        service: service.to_owned(),
        dimension: dimension.to_owned(),
        item: item.to_owned(),
        service_code: checked(line.field(3))?.into(),
        usage_type: if usage_type.is_empty() { String::new() } else { template(usage_type)? },
        operation,
        prefix: Prefix::parse(line.field(6))?,
        note: line.field(7).to_owned(),
    })
}

/// AWS's names are printable ASCII without spaces.
fn checked(name: &str) -> Result<String, Problem> {
    let good = |b: u8| b.is_ascii_graphic() && !matches!(b, b'{' | b'}' | b'"' | b',' | b'<' | b'>');
    if !name.is_empty() && name.bytes().all(good) {
        Ok(name.to_owned())
    } else {
        Err(Problem::BadName(name.to_owned()))
    }
}

/// A usage type with placeholders in braces, such as `BoxUsage:{item}`.
fn template(text: &str) -> Result<String, Problem> {
    let mut rest = text.to_owned();
    for place in PLACES {
        rest = rest.replace(&format!("{{{place}}}"), "x");
    }
    checked(&rest).map(|_| text.to_owned()).map_err(|_| Problem::BadName(text.to_owned()))
}
