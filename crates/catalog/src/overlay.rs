//! [`Overlay`]: prices that lie over those of a catalogue.

use std::collections::BTreeMap;

use crate::schema::{PriceFile, PriceList, Problem, Source, SourcesFile, SpotFile, Tables};
use crate::{Catalogue, Error};

/// The file of the sources of an overlay.
const SOURCES: &str = "sources.csv";

/// The file of its Spot advice.
const SPOT: &str = "ec2-spot.csv";

/// Prices that lie over those of a catalogue: files in the catalogue's own format, but only those that there is
/// something for. `sources.csv` has the sources that the others name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Overlay {
    /// The sources, by id.
    pub sources: Vec<Source>,
    /// The prices of each service.
    pub prices: BTreeMap<PriceList, PriceFile>,
    /// Spot advice, which replaces that of the catalogue as a whole.
    pub spot: Option<SpotFile>,
}

impl Overlay {
    /// The names that files of an overlay may have.
    pub fn files() -> impl Iterator<Item = &'static str> {
        [SOURCES, SPOT].into_iter().chain(PriceList::ALL.iter().map(|list| list.file()))
    }

    /// Reads an overlay from the text of its files, each with its name.
    ///
    /// # Errors
    /// The first error, with its file and line.
    pub fn from_texts<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Overlay, Error> {
        let mut overlay = Overlay::default();
        for (name, text) in texts {
            match name {
                SOURCES => overlay.sources = SourcesFile::parse(name, text)?.0,
                SPOT => overlay.spot = Some(SpotFile::parse(name, text)?),
                _ => {
                    let file = PriceFile::parse(name, text)?;
                    let error = |line, problem| Error { file: name.to_owned(), line, problem };
                    if file.list.file() != name {
                        return Err(error(2, Problem::WrongService(file.list)));
                    }
                    if overlay.prices.insert(file.list, file).is_some() {
                        return Err(error(0, Problem::UnknownFile));
                    }
                }
            }
        }
        Ok(overlay)
    }

    /// Formats the files, each with its name.
    #[must_use]
    pub fn to_texts(&self) -> Vec<(&'static str, String)> {
        let sources = (SOURCES, SourcesFile(self.sources.clone()).render());
        let spot = self.spot.iter().map(|spot| (SPOT, spot.render()));
        let prices = self.prices.values().map(|file| (file.list.file(), file.to_string()));
        [sources].into_iter().chain(spot).chain(prices).collect()
    }
}

impl Catalogue {
    /// This catalogue with the prices of an overlay in place of its own, key by key.
    ///
    /// # Errors
    /// The first region, instance type or source that is not known, and the first price that is there twice, with the
    /// file and line.
    pub fn overlaid(&self, overlay: &Overlay) -> Result<Catalogue, Error> {
        let files: Vec<_> = overlay.prices.values().map(|file| (file.list.file(), file)).collect();
        let spot = overlay.spot.as_ref().map(|spot| (SPOT, spot));
        let over: Tables = self.tables.with_prices(overlay.sources.clone(), &files, spot)?;
        let whole = self.tables.overlaid(&over);
        Ok(Catalogue::of(whole.map_err(|problem| Error { file: SOURCES.to_owned(), line: 0, problem })?))
    }
}
