//! The text of one service's prices. See docs/catalogue.md for the format.

use std::fmt;

use units::{Decimal, Tier, Tiers, Unit, Usd, parse_plain};

use super::place::{check_name, in_order};
use super::{Basis, Error, PriceDate, PriceList, Problem};

/// Represents every region in a section's header.
pub const ANYWHERE: &str = "*";

const FIRST_LINE: &str = "# abacus catalogue, schema 1";

/// The content of one line of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Amount {
    /// A price.
    Price(Tiers),
    /// It exists but is not sold with this purchase option.
    NotSold,
}

/// Prices that share everything except the item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Line of the header, for messages; zero if the section was not read from text.
    pub line: usize,
    /// Region code or [`ANYWHERE`].
    pub region: String,
    /// What is metered, such as `on-demand/linux`.
    pub dimension: String,
    /// The unit of the prices.
    pub unit: Unit,
    /// When the prices were seen.
    pub as_of: PriceDate,
    /// Where they were seen; an id of sources.csv.
    pub source: String,
    /// The basis of the prices.
    pub basis: Basis,
    /// Items and amounts, sorted by item.
    pub items: Vec<(String, Amount)>,
}

impl Section {
    fn key(&self) -> (&str, &str, &str, &PriceDate, &str, String) {
        let basis = self.basis.to_string();
        (&self.region, &self.dimension, self.unit.code(), &self.as_of, &self.source, basis)
    }
}

/// One `<service>.prices` file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriceFile {
    /// The service.
    pub list: PriceList,
    /// Its sections, in order.
    pub sections: Vec<Section>,
}

impl PriceFile {
    /// A file of these sections, sorted.
    #[must_use]
    pub fn new(list: PriceList, mut sections: Vec<Section>) -> PriceFile {
        for section in &mut sections {
            section.items.sort_by(|a, b| a.0.cmp(&b.0));
        }
        sections.sort_by(|a, b| a.key().cmp(&b.key()));
        PriceFile { list, sections }
    }

    /// Reads a file; the order is checked, names of regions and sources are not.
    ///
    /// # Errors
    /// The first error, with its line.
    pub fn parse(file: &str, text: &str) -> Result<PriceFile, Error> {
        let mut reader = Reader { file, lines: text.lines().enumerate().peekable(), number: 0 };
        if reader.next() != Some(FIRST_LINE) {
            return Err(reader.err(Problem::Expected("the line \"# abacus catalogue, schema 1\"")));
        }
        let code = reader.value("service ", "the service")?;
        let list = PriceList::from_code(code).ok_or_else(|| reader.err(Problem::BadWord(code.to_owned())))?;
        let mut sections: Vec<Section> = Vec::new();
        while let Some(line) = reader.next() {
            if !line.is_empty() {
                return Err(reader.err(Problem::Expected("an empty line before a section")));
            }
            let section = reader.section()?;
            if let Some(before) = sections.last()
                && before.key() >= section.key()
            {
                let name = format!("[{} {}]", section.region, section.dimension);
                return Err(Problem::OutOfOrder(name).at(file, section.line));
            }
            sections.push(section);
        }
        Ok(PriceFile { list, sections })
    }
}

struct Reader<'a, I: Iterator<Item = (usize, &'a str)>> {
    file: &'a str,
    lines: std::iter::Peekable<I>,
    number: usize,
}

impl<'a, I: Iterator<Item = (usize, &'a str)>> Reader<'a, I> {
    fn next(&mut self) -> Option<&'a str> {
        let (index, line) = self.lines.next()?;
        self.number = index + 1;
        Some(line)
    }

    fn err(&self, problem: Problem) -> Error {
        problem.at(self.file, self.number)
    }

    fn value(&mut self, key: &str, name: &'static str) -> Result<&'a str, Error> {
        let value = self.next().and_then(|line| line.strip_prefix(key));
        value.ok_or_else(|| self.err(Problem::Expected(name)))
    }

    fn section(&mut self) -> Result<Section, Error> {
        let header = self.next().and_then(|line| line.strip_prefix('[')?.strip_suffix(']')?.split_once(' '));
        let (region, dimension) = header.ok_or_else(|| self.err(Problem::Expected("[region dimension]")))?;
        let line = self.number;
        if region != ANYWHERE {
            check_name(region).map_err(|problem| self.err(problem))?;
        }
        check_name(dimension).map_err(|problem| self.err(problem))?;

        let unit = self.value("unit ", "unit")?;
        let unit = Unit::from_code(unit).ok_or_else(|| self.err(Problem::UnknownUnit(unit.to_owned())))?;
        let as_of = self.value("as-of ", "as-of")?;
        let as_of = PriceDate::parse(as_of).map_err(|problem| self.err(problem))?;
        let source = self.value("source ", "source")?.to_owned();
        let basis = self.value("basis ", "basis")?;
        let basis = Basis::parse(basis).map_err(|problem| self.err(problem))?;

        let mut items: Vec<(String, Amount)> = Vec::new();
        while self.lines.peek().is_some_and(|(_, line)| !line.is_empty()) {
            let line = self.next().unwrap_or_default();
            let (item, amount) = line.split_once(' ').ok_or_else(|| self.err(Problem::Expected("item and price")))?;
            let before = items.last().map(|(name, _)| name.as_str());
            in_order(before, item).map_err(|problem| self.err(problem))?;
            items.push((item.to_owned(), parse_amount(amount).map_err(|problem| self.err(problem))?));
        }
        if items.is_empty() {
            return Err(self.err(Problem::Expected("at least one item")));
        }
        let (region, dimension) = (region.to_owned(), dimension.to_owned());
        Ok(Section { line, region, dimension, unit, as_of, source, basis, items })
    }
}

fn parse_amount(text: &str) -> Result<Amount, Problem> {
    if text == "not-sold" {
        return Ok(Amount::NotSold);
    }
    if !text.contains(':') {
        return Ok(Amount::Price(Tiers::flat(Usd::parse(text)?)?));
    }
    let mut steps = Vec::new();
    for step in text.split(' ') {
        let (from, price) = step.split_once(':').ok_or(Problem::Expected("lower-bound:price"))?;
        steps.push((parse_plain(from)?, Usd::parse(price)?));
    }
    if steps.first().map(|(from, _)| *from) != Some(Decimal::ZERO) {
        return Err(Problem::BadPrice(units::Error::BadTiers));
    }
    let ends = steps.iter().skip(1).map(|(from, _)| Some(*from)).chain([None]);
    let tiers = steps.iter().zip(ends).map(|((_, price), up_to)| Tier { up_to, price: *price }).collect();
    Ok(Amount::Price(Tiers::new(tiers)?))
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Amount::Price(tiers) = self else { return f.write_str("not-sold") };
        if let [only] = tiers.steps() {
            return write!(f, "{}", only.price.amount());
        }
        let mut from = Decimal::ZERO;
        for (index, step) in tiers.steps().iter().enumerate() {
            let space = if index == 0 { "" } else { " " };
            write!(f, "{space}{from}:{}", step.price.amount())?;
            from = step.up_to.unwrap_or_default();
        }
        Ok(())
    }
}

impl fmt::Display for PriceFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{FIRST_LINE}\nservice {}", self.list.code())?;
        for section in &self.sections {
            writeln!(f, "\n[{} {}]", section.region, section.dimension)?;
            writeln!(f, "unit {}\nas-of {}", section.unit.code(), section.as_of)?;
            writeln!(f, "source {}\nbasis {}", section.source, section.basis)?;
            for (item, amount) in &section.items {
                writeln!(f, "{item} {amount}")?;
            }
        }
        Ok(())
    }
}
