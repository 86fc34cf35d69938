//! Reads what AWS publishes about its prices, and turns it into prices of the catalogue.
//!
//! - [`read`] reads one file: an offer file (CSV or JSON), a Savings Plan file (CSV or JSON), the feed of the Spot
//!   Instance Advisor, or the output of `describe-spot-price-history`. It holds only what has a key in the catalogue,
//!   so that its memory does not grow with the file.
//! - [`import`] lays what was read over the catalogue and reports what changed.
//! - [`folder`] has the files: those to read, and those in which imported prices are kept.
//!
//! Nothing is guessed. A product whose names fit no key is counted; one that fits several, or that contradicts its
//! name, is refused and listed.

mod collected;
mod covered;
mod csv_files;
mod dates;
mod downloads;
mod effective;
mod file;
pub mod folder;
mod held;
mod import;
mod imports;
mod json_files;
mod key;
mod listed_units;
pub mod listing;
mod priced;
mod product;
mod reading;
mod refusal;
mod regional;
mod report;
mod savings_plans;
mod settled;
mod spot_history;
mod status;
mod systems;
mod targets;

pub use covered::Cover;
pub use dates::{day_of, days_since};
pub use downloads::{Downloads, Target as DownloadTarget};
pub use file::{FilePrices, OfferFile, read};
pub use import::{Extent, Import, import};
pub use imports::{Imported, Imports};
pub use key::{Price, PriceKey};
pub use priced::{Priced, never_imported, priced};
pub use refusal::Refusal;
pub use regional::cut_to_regions;
pub use report::{Change, FileSummary, Report};
pub use status::{OLD_DAYS, OfBuild, OfImport, RegionStatus, Status, status};
