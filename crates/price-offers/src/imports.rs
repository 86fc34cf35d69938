//! [`Imports`]: what was imported into a folder, and of which date.

use std::collections::BTreeMap;

use csv::{ReaderBuilder, StringRecord, WriterBuilder};

use crate::covered::Cover;
use crate::file::FilePrices;
use crate::import::Extent;

/// The columns of the file.
const HEADER: [&str; 5] = ["of", "region", "published", "latest_on", "extent"];

/// Length of a day such as `2026-11-20`.
const DAY: usize = 10;

/// The latest import of something in a region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// When the file was published, such as `2026-11-20T22:53:08Z`; the day of formats that state no time.
    pub published: String,
    /// The last day on which this was known to be the latest file: that of publication, or that of a refresh.
    pub latest_on: String,
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
                let published = file.published_at.clone();
                let latest_on = published.get(..DAY).unwrap_or_default().to_owned();
                self.0.insert(cover.clone(), Imported { published, latest_on, extent });
            }
        }
    }

    /// Notes that the imported file of something in a region is still the latest on this day.
    pub fn confirm(&mut self, (cover, region): &(Cover, String), day: &str) {
        if let Some(imported) = self.0.get_mut(&(cover.clone(), region.clone())) {
            day.clone_into(&mut imported.latest_on);
        }
    }

    /// The earliest of the last days on which everything was known to be the latest; `None` without imports.
    #[must_use]
    pub fn latest_on(&self) -> Option<&str> {
        self.0.values().map(|imported| imported.latest_on.as_str()).min()
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
            let extent = match field(4) {
                "complete" => Extent::Complete,
                "excerpt" => Extent::Excerpt,
                other => return Err((line, format!("neither complete nor an excerpt: {other:?}"))),
            };
            for day in [field(2), field(3)] {
                crate::dates::day(day).map_err(|reason| (line, reason))?;
            }
            let imported = Imported { published: field(2).to_owned(), latest_on: field(3).to_owned(), extent };
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
        for (cover, region, Imported { published, latest_on, extent }) in self.iter() {
            let extent = match extent {
                Extent::Complete => "complete",
                Extent::Excerpt => "excerpt",
            };
            let _ = csv.write_record([&cover.to_string(), region, published, latest_on, extent]);
        }
        csv.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "of,region,published,latest_on,extent\n\
        AmazonEC2,eu-west-1,2026-11-20T22:53:08Z,2026-11-21,complete\n\
        Savings Plans,eu-west-1,2026-11-20T18:44:47Z,2026-11-20,excerpt\n\
        Spot advice,*,2026-11-28,2026-11-28,complete\n";

    #[test]
    fn what_was_written_is_read_again() {
        let imports = Imports::parse(TEXT).unwrap();
        assert_eq!(imports.to_text(), TEXT);
        let plans = imports.get(&Cover::SavingsPlans, "eu-west-1").unwrap();
        assert_eq!((plans.published.as_str(), plans.extent), ("2026-11-20T18:44:47Z", Extent::Excerpt));
        assert_eq!(imports.get(&Cover::SavingsPlans, "eu-west-2"), None);
    }

    #[test]
    fn a_refresh_confirms_what_is_the_latest() {
        let mut imports = Imports::parse(TEXT).unwrap();
        assert_eq!(imports.latest_on(), Some("2026-11-20"));
        for of in [(Cover::SavingsPlans, "eu-west-1"), (Cover::SavingsPlans, "eu-west-2")] {
            imports.confirm(&(of.0, of.1.to_owned()), "2026-12-01");
        }
        assert_eq!((imports.latest_on(), imports.iter().count()), (Some("2026-11-21"), 3));
        assert_eq!(Imports::default().latest_on(), None);
    }

    #[test]
    fn a_line_that_was_not_written_so_is_refused() {
        let line = |from: &str, to: &str| Imports::parse(&TEXT.replace(from, to)).unwrap_err().0;
        assert_eq!(line("of,", "what,"), 1);
        assert_eq!(line("excerpt", "half"), 3);
        assert_eq!(line("2026-11-28,2026", "yesterday,2026"), 4);
        assert_eq!(line("2026-11-21", "today"), 2);
        assert_eq!(line("Savings Plans", "AmazonEC2"), 3);
    }
}
