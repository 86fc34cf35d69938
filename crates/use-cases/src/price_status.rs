//! How old the prices are.

use std::path::Path;
use std::time::SystemTime;

use catalog::{Catalogue, Overlay};
use price_offers::{Imports, Refusal, Status, folder, status};

/// How old the prices of a folder are, and which prices only the build has.
///
/// # Errors
/// If the folder cannot be read, or was written before dates of imports were kept.
pub fn price_status(prices: &Path) -> Result<Status, Refusal> {
    let imports = folder::imports(prices)?;
    if imports == Imports::default() && folder::load(prices)? != Overlay::default() {
        let reason = "does not say what was imported and when: import it again".to_owned();
        return Err(Refusal { file: prices.display().to_string(), line: 0, reason });
    }
    Ok(status(Catalogue::embedded(), &imports, SystemTime::now()))
}
