//! The schema of the catalogue: what a price point is, how the files are written, and the tables they become. It is
//! used by the library and, unchanged, by its build script, which packs the tables.

mod aws_names;
mod basis;
mod csv;
mod date;
mod error;
mod families;
mod instance;
mod instance_file;
mod offerings;
mod overlaid;
mod place;
mod price_file;
mod rules;
mod spot;
mod tables;

pub use aws_names::{AwsNameRow, AwsNamesFile, EVERY_ITEM, Prefix};
pub use basis::Basis;
pub use date::PriceDate;
pub use error::{Error, Problem};
pub use families::{FamiliesFile, Family};
pub use instance::{Arch, EbsLimits, EbsSupport, InstanceType, Network, Storage};
pub use instance_file::InstanceFile;
pub use offerings::{Offering, OfferingsFile};
pub use place::{PriceList, Region, RegionsFile, Source, SourcesFile};
pub use price_file::{ANYWHERE, Amount, PriceFile, Section};
pub use rules::{CapacityUnit, CapacityUnitsFile, ClassRule, ClassRulesFile};
pub use spot::{InterruptionBand, SpotFile, SpotLine, SpotOs};
pub use tables::{Group, Meta, NOT_SOLD, PriceRow, Provenance, Tables, files};
