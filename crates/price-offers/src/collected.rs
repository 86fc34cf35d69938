//! [`Collected`]: the lines of prices, until all of a file is read.

use std::collections::{BTreeMap, HashSet};
use std::hash::BuildHasher as _;

use foldhash::quality::FixedState;
use units::{Decimal, Unit, Usd, parse_plain};

use crate::key::PriceKey;
use crate::product::PriceLine;

/// Most products with a price for one key, not counting those with the same price for every unit.
const MOST_PRODUCTS: usize = 16;

/// Most tiers of a price.
const MOST_TIERS: usize = 64;

/// A tier as it is listed; the last is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) start: Decimal,
    pub(crate) end: Option<Decimal>,
    pub(crate) price: Usd,
}

/// The lines of one product for one key.
#[derive(Debug, Clone)]
pub(crate) struct Lines {
    sku: u64,
    pub(crate) unit: Unit,
    /// Zero, or which of the usage types that make up the price.
    pub(crate) part: u8,
    /// The years over which a fee at the start is spread; zero if there is none.
    pub(crate) years: u8,
    pub(crate) steps: Vec<Step>,
    pub(crate) fee: Option<Usd>,
}

/// Where a line belongs.
pub(crate) struct Place {
    pub(crate) key: PriceKey,
    pub(crate) unit: Unit,
    pub(crate) part: u8,
    pub(crate) years: u8,
    pub(crate) is_fee: bool,
}

/// The lines of prices of one file.
#[derive(Default)]
pub(crate) struct Collected {
    pub(crate) lines: BTreeMap<PriceKey, Vec<Lines>>,
    /// Keys that have no price whatever their lines say, and why.
    pub(crate) refused: BTreeMap<PriceKey, String>,
    /// Hashes of the rate codes, which are unique in a file.
    rates: HashSet<u64, FixedState>,
}

impl Collected {
    /// Adds a line.
    ///
    /// # Errors
    /// If the line was there before, or its bounds cannot be read.
    pub(crate) fn add(&mut self, place: Place, line: &PriceLine<'_>) -> Result<(), String> {
        let hashed = FixedState::default();
        if !self.rates.insert(hashed.hash_one(line.rate_code)) {
            return Err(format!("the rate code {:?} is there twice", short(line.rate_code)));
        }
        let sku = hashed.hash_one(line.sku);
        let step = if place.is_fee { None } else { Some(step(line)?) };
        let Place { key, unit, part, years, .. } = place;
        let products = self.lines.entry(key.clone()).or_default();
        let at = products.iter().position(|lines| lines.sku == sku && lines.part == part);
        if at.is_none() && years == 0 && products.iter().any(|lines| lines.part == part && lines.is_only(step.as_ref()))
        {
            return Ok(());
        }
        if at.is_none() && products.len() >= MOST_PRODUCTS {
            self.refused.insert(key, "has too many products".to_owned());
            return Ok(());
        }
        let at = at.unwrap_or_else(|| {
            products.push(Lines { sku, unit, part, years, steps: Vec::new(), fee: None });
            products.len() - 1
        });
        let Some(lines) = products.get_mut(at) else { return Ok(()) };
        let Some(step) = step else {
            return match lines.fee.replace(line.price) {
                None => Ok(()),
                Some(_) => Err(format!("the product {:?} has two upfront fees for one term", short(line.sku))),
            };
        };
        if lines.steps.len() >= MOST_TIERS {
            return Err(format!("the product {:?} has more than {MOST_TIERS} tiers", short(line.sku)));
        }
        lines.steps.push(step);
        Ok(())
    }
}

impl Lines {
    /// Whether this is a price for every unit, and the same one.
    fn is_only(&self, step: Option<&Step>) -> bool {
        let [own] = self.steps.as_slice() else { return false };
        self.fee.is_none() && own.end.is_none() && own.start.is_zero() && step == Some(own)
    }
}

fn step(line: &PriceLine<'_>) -> Result<Step, String> {
    Ok(Step { start: bound(line.start)?, end: end(line.end)?, price: line.price })
}

fn bound(text: &str) -> Result<Decimal, String> {
    parse_plain(text).map_err(|error| format!("the range: {error}"))
}

fn end(text: &str) -> Result<Option<Decimal>, String> {
    if text == "Inf" { Ok(None) } else { bound(text).map(Some) }
}

/// A text of the file, short enough for a message.
pub(crate) fn short(text: &str) -> String {
    text.chars().take(60).collect()
}
