//! What AWS sells and at which price: services, regions, instance types, price points.
//!
//! The committed files in `data/` are the source of truth. The build script checks and packs them;
//! [`Catalogue::embedded`] unpacks them. Without the feature `embedded` only the types remain, and
//! [`Catalogue::from_texts`] for files supplied by the caller.
//!
//! A price lookup has three answers besides the price itself, and none of them is zero: the thing is *not sold*, it is
//! sold but *no price is known*, or it is *unknown* whether it is sold. See [`Lookup`] and [`Availability`].

mod answers;
mod aws_keys;
mod aws_name;
mod catalogue;
mod names;
mod overlay;
mod prices;
mod schema;
mod similar;

pub use answers::{Availability, Lookup, PricePoint, SpotAdvice, Stats, Table, TableInfo};
pub use aws_keys::{AwsKey, AwsKeys};
pub use aws_name::AwsName;
pub use catalogue::Catalogue;
pub use overlay::Overlay;
pub use schema::{
    ANYWHERE, Amount, Arch, AwsNameRow, AwsNamesFile, Basis, CapacityUnit, CapacityUnitsFile, ClassRule,
    ClassRulesFile, EVERY_ITEM, EbsLimits, EbsSupport, Error, FamiliesFile, Family, InstanceFile, InstanceType,
    InterruptionBand, Network, Offering, OfferingsFile, Prefix, PriceDate, PriceFile, PriceList, Problem, Provenance,
    Region, RegionsFile, Section, Source, SourcesFile, SpotFile, SpotLine, SpotOs, Storage, files,
};
pub use similar::nearest;
