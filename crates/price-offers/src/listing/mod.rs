//! The layout of AWS's public price list: which files there are, and which of them are wanted.
//!
//! Layout and fields: <https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/bulk-api-reading-price-list-files.html>.
//! Nothing here reads from the network; the texts of the indexes come from the caller.

mod chosen;
mod indexes;
mod place;
mod version;

pub use chosen::{Chosen, Wanted, choose, spot_advice};
pub use indexes::{Offers, Regions, offers, regions};
pub use place::Place;
