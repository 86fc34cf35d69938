//! Offer files and Savings Plan files in CSV: five lines about the file, a header, and one line for each price.

mod columns;
mod offers;
mod plans;
mod watched;

use std::io::Read;

use csv::{ReaderBuilder, StringRecord};

use self::columns::Columns;
use self::watched::Watched;
use crate::reading::Reading;

/// A line, and what is wrong with it.
pub(crate) type Fault = (u64, String);

/// Most lines before the header.
const MOST_HEAD: usize = 20;

/// The words that a file begins with, which must not occur again.
const BEGINNINGS: &[&str] = &["FormatVersion", "SKU"];

/// Reads a file.
///
/// # Errors
/// The first line that cannot be read, or why the file as a whole cannot.
pub(crate) fn read(content: impl Read, reading: &mut Reading<'_>) -> Result<(), Fault> {
    let mut rows =
        Rows { csv: ReaderBuilder::new().has_headers(false).flexible(true).from_reader(Watched::new(content)) };
    let mut row = StringRecord::new();
    let header = head(&mut rows, &mut row, reading)?;
    let columns = Columns::of(&row).map_err(|reason| (header, reason))?;
    let read_row = if columns.has("DiscountedUsageType") {
        plans::reader(&columns, reading)
    } else {
        offers::reader(&columns, reading)
    };
    let mut read_row = read_row.map_err(|reason| (header, reason))?;
    let fields = row.len();
    let mut lines: u64 = 0;
    while let Some(line) = rows.next(&mut row)? {
        if row.get(0).is_some_and(|first| BEGINNINGS.contains(&first)) {
            return Err((line, "a second file begins here".to_owned()));
        }
        if row.len() != fields {
            let reason = format!("has {} fields, but the header has {fields}: the file is cut off or mixed", row.len());
            return Err((line, reason));
        }
        read_row(&row, reading).map_err(|reason| (line, reason))?;
        lines += 1;
    }
    if lines == 0 {
        return Err((header, "has no line below its header".to_owned()));
    }
    if rows.csv.get_ref().ends_within_a_line() {
        return Err((rows.csv.position().line(), "the last line does not end: the file is cut off".to_owned()));
    }
    Ok(())
}

/// Reads one row of a table.
type RowReader = Box<dyn FnMut(&StringRecord, &mut Reading<'_>) -> Result<(), String>>;

/// Reads the lines before the header; the header is left in `row`. Returns its line.
fn head(rows: &mut Rows<impl Read>, row: &mut StringRecord, reading: &mut Reading<'_>) -> Result<u64, Fault> {
    for _ in 0..MOST_HEAD {
        let Some(line) = rows.next(row)? else { break };
        let value = row.get(1).unwrap_or_default();
        match row.get(0).unwrap_or_default() {
            "SKU" => return Ok(line),
            "Publication Date" => reading.publish(value).map_err(|reason| (line, reason))?,
            "OfferCode" => reading.offer(value).map_err(|reason| (line, reason))?,
            _ => {}
        }
    }
    Err((0, "has no header that begins with SKU".to_owned()))
}

struct Rows<R> {
    csv: csv::Reader<Watched<R>>,
}

impl<R: Read> Rows<R> {
    /// Reads the next row; returns its line, or `None` at the end.
    fn next(&mut self, row: &mut StringRecord) -> Result<Option<u64>, Fault> {
        let read = self.csv.read_record(row).map_err(|error| {
            let line = error.position().map_or_else(|| self.csv.position().line(), csv::Position::line);
            (line, error.to_string())
        })?;
        Ok(read.then(|| row.position().map_or(0, csv::Position::line)))
    }
}
