//! Money, quantities, rates and tiers: exact decimals that carry their unit.
//!
//! - [`Usd`] is money. Nothing converts a binary float into it.
//! - [`Quantity<U>`] and [`Rate<U>`] multiply only if their units agree, so a unit error does not compile.
//! - [`Tiers`] are marginal price tiers, validated on construction.
//! - [`time`] defines the hours of a month, a week and other periods, each in one place.
//! - [`exact`] is the form of decimals in documents and responses.
//! - [`mod@format`] is where rounding happens: once, for display.

#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects, clippy::indexing_slicing))]

mod decimal;
pub mod exact;
pub mod format;
mod packed;
mod quantity;
mod tiers;
pub mod time;
mod unit;
mod usd;

pub use decimal::{Error, MAX_PRICE_DIGITS, MAX_QUANTITY_DIGITS, exact_mul, fitting, is_one, normal, parse_plain, sum};
pub use quantity::{Quantity, Rate};
pub use rust_decimal::Decimal;
pub use tiers::{Slice, Slices, Tier, Tiers};
pub use unit::{ForUnit, Unit, UnitKind, kinds};
pub use usd::Usd;
