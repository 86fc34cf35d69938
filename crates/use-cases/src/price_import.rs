//! Importing what AWS publishes about its prices.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use catalog::{Catalogue, Overlay};
use price_offers::{Cover, FilePrices, Imports, cut_to_regions, day_of, folder, import, read};
pub use price_offers::{Extent, Refusal, Report};

/// Whether an import is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writes {
    /// To the folder of imported prices.
    Folder,
    /// Not at all: only the report is wanted.
    Nothing,
}

/// Reads files that AWS publishes, and lays their prices over those of the catalogue and of earlier imports, which are in
/// `prices`.
///
/// # Errors
/// Every file that is refused, with its line and the reason. Nothing is written then.
pub fn import_prices(paths: &[PathBuf], prices: &Path, extent: Extent, writes: Writes) -> Result<Report, Vec<Refusal>> {
    let one = |refusal| vec![refusal];
    let earlier = folder::load(prices).map_err(one)?;
    let mut imports = folder::imports(prices).map_err(one)?;
    let mut files = Vec::new();
    let mut refusals = Vec::new();
    for path in folder::find(paths).map_err(one)? {
        match folder::open(&path).and_then(|file| read(Catalogue::embedded(), file)) {
            Ok(file) => files.push(file),
            Err(refusal) => refusals.push(refusal),
        }
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }
    cut_to_regions(Catalogue::embedded(), &mut files);
    lay_over(prices, (&earlier, &mut imports), files, &[], extent, writes)
}

/// Lays the prices of files over those of earlier imports, which are in `prices`. What is in `latest` is known to be the
/// latest file today.
pub(crate) fn lay_over(
    prices: &Path,
    (earlier, imports): (&Overlay, &mut Imports),
    files: Vec<FilePrices>,
    latest: &[(Cover, String)],
    extent: Extent,
    writes: Writes,
) -> Result<Report, Vec<Refusal>> {
    imports.add(&files, extent);
    let today = day_of(SystemTime::now());
    for of in latest {
        imports.confirm(of, &today);
    }
    let done = import(Catalogue::embedded(), earlier, files, extent)?;
    if writes == Writes::Folder {
        folder::save(prices, &done.overlay, imports).map_err(|refusal| vec![refusal])?;
    }
    Ok(done.report)
}
