//! Money, quantities, rates and tiers: exact decimals that carry their unit.
//!
//! - [`Usd`] is money. Nothing converts a binary float into it.
//! - [`Quantity<U>`] and [`Rate<U>`] multiply only when their units agree, so a unit error does not
//!   compile.
//! - [`Tiers`] are marginal price slices, checked when they are made.
//! - [`time`] holds the hours of a month and of a week, each in one place.
//! - [`exact`] is how decimals stand in documents and answers.
//! - [`mod@format`] is where rounding happens: once, at display.

mod decimal;
pub mod exact;
pub mod format;
mod quantity;
mod tiers;
pub mod time;
mod unit;
mod usd;

pub use decimal::{Error, MAX_PRICE_DIGITS, MAX_QUANTITY_DIGITS, exact_mul, fitting, normal, parse_plain};
pub use quantity::{Quantity, Rate};
pub use rust_decimal::Decimal;
pub use tiers::{Slice, Tier, Tiers};
pub use unit::{ForUnit, Unit, UnitKind, kinds};
pub use usd::Usd;
