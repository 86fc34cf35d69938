//! The prices in use: those of the build, or imported ones over them, which may be replaced while requests run.

use std::fs;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::SystemTime;

use catalog::{Catalogue, Overlay};
use price_offers::{OLD_DAYS, Refusal, days_since, folder};
use sha2::{Digest, Sha256};

/// The catalogue that one computation uses. Those that run while prices are replaced finish with the earlier ones.
#[derive(Clone, Default)]
pub struct Prices(Option<Arc<Imported>>);

struct Imported {
    id: Arc<str>,
    /// The day on which all of them were last known to be the latest.
    latest_on: Option<String>,
    catalogue: Catalogue,
}

static CURRENT: RwLock<Prices> = RwLock::new(Prices(None));

/// The prices in use.
#[must_use]
pub fn prices() -> Prices {
    CURRENT.read().unwrap_or_else(PoisonError::into_inner).clone()
}

impl Prices {
    /// Tells imported prices apart, also from one server to another, and whether they are told to be old; empty for those
    /// of the build.
    #[must_use]
    pub fn id(&self) -> Arc<str> {
        let id = self.0.as_ref().map(|imported| Arc::clone(&imported.id)).unwrap_or_default();
        if self.old_since().is_some() { format!("{id}-old").into() } else { id }
    }

    /// What to tell about imported prices that were last known to be the latest more than 90 days ago.
    #[must_use]
    pub fn old(&self) -> Option<String> {
        let day = self.old_since()?;
        Some(format!(
            "The imported prices were last checked against AWS's on {day}, more than {OLD_DAYS} days ago. \
             To fetch the current ones: abacus catalog refresh --catalog DIR"
        ))
    }

    /// The day on which imported prices were last known to be the latest, if it is more than 90 days ago.
    fn old_since(&self) -> Option<&str> {
        let day = self.0.as_ref()?.latest_on.as_deref()?;
        days_since(day, SystemTime::now()).filter(|days| *days > OLD_DAYS).map(|_| day)
    }

    fn of(path: &Path) -> Result<Prices, Refusal> {
        let overlay = folder::load(path)?;
        if overlay == Overlay::default() {
            return Ok(Prices(None));
        }
        let mut hash = Sha256::new();
        for (name, text) in overlay.to_texts() {
            hash.update(name);
            hash.update(text);
        }
        let id = hash.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect::<String>();
        let catalogue = folder::lay(path, &overlay, Catalogue::embedded())?;
        let latest_on = folder::imports(path)?.latest_on().map(str::to_owned);
        Ok(Prices(Some(Arc::new(Imported { id: id.into(), latest_on, catalogue }))))
    }
}

impl Deref for Prices {
    type Target = Catalogue;

    fn deref(&self) -> &Catalogue {
        self.0.as_ref().map_or_else(|| Catalogue::embedded(), |imported| &imported.catalogue)
    }
}

/// The folder of imported prices, whose prices are used as soon as they are complete.
pub struct PriceFolder {
    path: PathBuf,
    /// The state of the folder when it was last read.
    seen: Option<State>,
}

/// An import replaces the whole folder, so it is another one afterwards.
type State = (SystemTime, u64);

impl PriceFolder {
    /// The folder at this path, which need not exist yet. Its prices are not used before [`take_up`](Self::take_up).
    #[must_use]
    pub fn new(path: PathBuf) -> PriceFolder {
        PriceFolder { path, seen: None }
    }

    /// Uses the prices of the folder if it has changed since the last call, and tells whether it has.
    ///
    /// # Errors
    /// If it has changed and its prices cannot be used. The earlier ones stay in use.
    pub fn take_up(&mut self) -> Result<bool, Refusal> {
        let now = state(&self.path);
        if now == self.seen {
            return Ok(false);
        }
        self.seen = now;
        let used = Prices::of(&self.path)?;
        *CURRENT.write().unwrap_or_else(PoisonError::into_inner) = used;
        Ok(true)
    }
}

fn state(path: &Path) -> Option<State> {
    let metadata = fs::metadata(path).ok()?;
    #[cfg(unix)]
    let number = std::os::unix::fs::MetadataExt::ino(&metadata);
    #[cfg(not(unix))]
    let number = 0;
    Some((metadata.modified().ok()?, number))
}
