//! Reading the price tables.

use std::path::{Path, PathBuf};
use std::rc::Rc;

use anyhow::{Context as _, anyhow};
use units::{Decimal, Usd, parse_plain};

/// The folder of tables.
pub(crate) struct Tables {
    dir: PathBuf,
}

/// One line of a table.
pub(crate) struct CsvRow {
    file: Rc<str>,
    header: Rc<csv::StringRecord>,
    record: csv::StringRecord,
}

impl Tables {
    pub(crate) fn new(dir: &Path) -> Tables {
        Tables { dir: dir.to_owned() }
    }

    /// All lines of a table.
    pub(crate) fn read(&self, file: &str) -> anyhow::Result<Vec<CsvRow>> {
        let path = self.dir.join(file);
        let mut reader = csv::Reader::from_path(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let header = Rc::new(reader.headers().with_context(|| format!("{file}: no header"))?.clone());
        let file: Rc<str> = Rc::from(file);
        let row = |record: csv::Result<csv::StringRecord>| {
            let record = record.with_context(|| file.to_string())?;
            Ok(CsvRow { file: Rc::clone(&file), header: Rc::clone(&header), record })
        };
        reader.records().map(row).collect()
    }
}

impl CsvRow {
    /// The text in a column.
    pub(crate) fn text(&self, column: &str) -> anyhow::Result<&str> {
        let index = self.header.iter().position(|name| name == column);
        let text = index.and_then(|index| self.record.get(index));
        text.map(str::trim).ok_or_else(|| self.fault(&format!("no column {column}")))
    }

    /// The price in a column, with every digit as written.
    pub(crate) fn price(&self, column: &str) -> anyhow::Result<Usd> {
        let text = self.text(column)?;
        let price = Usd::parse(text).map_err(|error| self.fault(&error.to_string()))?;
        if price < Usd::ZERO { Err(self.fault("a negative price")) } else { Ok(price) }
    }

    /// The price in a column, or `None` if it is blank.
    pub(crate) fn maybe_price(&self, column: &str) -> anyhow::Result<Option<Usd>> {
        if self.text(column)?.is_empty() { Ok(None) } else { self.price(column).map(Some) }
    }

    /// The number in a column, or `None` if it is blank.
    pub(crate) fn maybe<T: std::str::FromStr>(&self, column: &str) -> anyhow::Result<Option<T>> {
        let text = self.text(column)?;
        if text.is_empty() {
            return Ok(None);
        }
        text.parse().map(Some).map_err(|_| self.fault(&format!("{column}: {text:?} is not a number that fits")))
    }

    /// The number in a column.
    pub(crate) fn number<T: std::str::FromStr>(&self, column: &str) -> anyhow::Result<T> {
        self.maybe(column)?.ok_or_else(|| self.fault(&format!("{column} is blank")))
    }

    /// The decimal in a column, or `None` if it is blank.
    pub(crate) fn maybe_decimal(&self, column: &str) -> anyhow::Result<Option<Decimal>> {
        let text = self.text(column)?;
        if text.is_empty() {
            return Ok(None);
        }
        parse_plain(text).map(Some).map_err(|error| self.fault(&error.to_string()))
    }

    /// The flag (`0` or `1`) in a column, or `None` if it is blank.
    pub(crate) fn maybe_flag(&self, column: &str) -> anyhow::Result<Option<bool>> {
        match self.text(column)? {
            "" => Ok(None),
            "0" => Ok(Some(false)),
            "1" => Ok(Some(true)),
            other => Err(self.fault(&format!("{column}: {other:?} is no flag"))),
        }
    }

    /// An error in this line.
    pub(crate) fn fault(&self, what: &str) -> anyhow::Error {
        let line = self.record.position().map_or(0, csv::Position::line);
        anyhow!("{}:{line}: {what}", self.file)
    }

    /// Name of the table.
    pub(crate) fn file(&self) -> &str {
        &self.file
    }
}
