//! [`Imports`]: what was imported into a folder, and of which date.

use std::collections::BTreeMap;

use csv::{ReaderBuilder, StringRecord, WriterBuilder};

use crate::covered::Cover;
use crate::file::FilePrices;
use crate::import::Extent;

/// The columns of the file.
const HEADER: [&str; 4] = ["of", "region", "published", "extent"];

/// The latest import of something in a region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// When the file was published, such as `2026-11-20T22:53:08Z`; the day of formats that state no time.
    pub published: String,
    /// Whether the file had everything.
    pub extent: Extent,
}

/// What was imported into a folder: the latest file of everything, by region.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Imports(BTreeMap<(Cover, String), Imported>);

impl Imports {
    /// Everything that was imported, with its region.
    pub fn iter(&self) -> impl Iterator<Item = (&Cover, &str, &Imported)> {
        self.0.iter().map(|((cover, region), imported)| (cover, region.as_str(), imported))
    }

    /// The latest import of something in a region.
    #[must_use]
    pub fn get(&self, cover: &Cover, region: &str) -> Option<&Imported> {
        self.0.get(&(cover.clone(), region.to_owned()))
    }

    /// Notes that these files were imported.
    pub fn add(&mut self, files: &[FilePrices], extent: Extent) {
        for file in files {
            for cover in &file.covers {
                self.0.insert(cover.clone(), Imported { published: file.published_at.clone(), extent });
            }
        }
    }

    /// Reads the text of the file.
    ///
    /// # Errors
    /// The first line that is not as it was written, and why.
    pub(crate) fn parse(text: &str) -> Result<Imports, (u64, String)> {
        let mut csv = ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let mut row = StringRecord::new();
        let mut imports = Imports::default();
        let mut header = false;
        while csv.read_record(&mut row).map_err(|error| (0, error.to_string()))? {
            let line = row.position().map_or(0, csv::Position::line);
            if !header {
                if row != HEADER.to_vec() {
                    return Err((line, format!("does not begin with {}", HEADER.join(","))));
                }
                header = true;
                continue;
            }
            let field = |at| row.get(at).unwrap_or_default();
            let extent = match field(3) {
                "complete" => Extent::Complete,
                "excerpt" => Extent::Excerpt,
                other => return Err((line, format!("neither complete nor an excerpt: {other:?}"))),
            };
            crate::dates::day(field(2)).map_err(|reason| (line, reason))?;
            let imported = Imported { published: field(2).to_owned(), extent };
            if imports.0.insert((Cover::from(field(0)), field(1).to_owned()), imported).is_some() {
                return Err((line, "is there twice".to_owned()));
            }
        }
        Ok(imports)
    }

    /// The text of the file.
    pub(crate) fn to_text(&self) -> String {
        let mut csv = WriterBuilder::new().from_writer(Vec::new());
        // Writing to memory cannot fail.
        let _ = csv.write_record(HEADER);
        for (cover, region, Imported { published, extent }) in self.iter() {
            let extent = match extent {
                Extent::Complete => "complete",
                Extent::Excerpt => "excerpt",
            };
            let _ = csv.write_record([&cover.to_string(), region, published, extent]);
        }
        csv.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "of,region,published,extent\n\
        AmazonEC2,eu-west-1,2026-11-20T22:53:08Z,complete\n\
        Savings Plans,eu-west-1,2026-11-20T18:44:47Z,excerpt\n\
        Spot advice,*,2026-11-28,complete\n";

    #[test]
    fn what_was_written_is_read_again() {
        let imports = Imports::parse(TEXT).unwrap();
        assert_eq!(imports.to_text(), TEXT);
        let plans = imports.get(&Cover::SavingsPlans, "eu-west-1").unwrap();
        assert_eq!((plans.published.as_str(), plans.extent), ("2026-11-20T18:44:47Z", Extent::Excerpt));
        assert_eq!(imports.get(&Cover::SavingsPlans, "eu-west-2"), None);
    }

    #[test]
    fn a_line_that_was_not_written_so_is_refused() {
        let line = |from: &str, to: &str| Imports::parse(&TEXT.replace(from, to)).unwrap_err().0;
        assert_eq!(line("of,", "what,"), 1);
        assert_eq!(line("excerpt", "half"), 3);
        assert_eq!(line("2026-11-28", "yesterday"), 4);
        assert_eq!(line("Savings Plans", "AmazonEC2"), 3);
    }
}
