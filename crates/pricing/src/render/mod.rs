//! An estimate as text.

mod align;
mod breakdown;
mod cost_words;
mod csv;
mod months;
mod side_costs;
mod table;

pub use align::aligned;
pub use breakdown::{BreakdownColumn, breakdown_csv, breakdown_table};
pub use cost_words::{CostWords, beside_monthly, cost_words, with_attached};
pub use csv::csv;
pub use markup::{csv_table, markdown_table};
pub use months::{MonthColumn, months_csv, months_table};
pub use side_costs::{SIDE_COSTS_TITLE, added_text, more_text, side_costs};
pub use table::table;

use units::format::{money, quantity, unit_price};
use units::{Decimal, Unit, Usd};

use crate::line::{Cost, Line, LinePrice, NoPrice};

/// Decimal places of a computed unit price in a table.
const COMPUTED_DECIMALS: u32 = 6;
/// Significant digits of a small computed price.
const COMPUTED_DIGITS: u32 = 4;

/// The quantity of a line with its unit, as tables and pages show it, marked `≈` when it is approximate.
#[must_use]
pub fn quantity_text(line: &Line) -> String {
    let mark = if line.approximate { "≈ " } else { "" };
    match line.quantity {
        Some(value) => format!("{mark}{} {}", quantity(value, 2), line.unit.for_quantity(value)),
        None => "—".to_owned(),
    }
}

/// The unit price of a line, marked `≈` when derived and `†` when stale; with several tiers, the price of the first
/// that is not free.
#[must_use]
pub fn unit_price_text(line: &Line) -> String {
    let Some(price) = &line.price else { return "—".to_owned() };
    let mark = price.basis.mark();
    let is_charged = |quantity: Decimal| !quantity.is_zero() && !price.unit_price.is_zero();
    let tiers = match price.allowance {
        // With a single tier, all of it is free.
        Some(free) if price.slices.len() == 2 || price.slices.len() == 1 && line.quantity.is_some_and(is_charged) => {
            match quantity(free, 2).as_str() {
                "0" => String::new(),
                free_text => format!(" above the free {free_text} {}", line.unit.for_quantity(free)),
            }
        }
        _ if price.slices.len() > 1 => " and tiers".to_owned(),
        _ => String::new(),
    };
    // Show the digits of a listed price unchanged; the working shows all digits of a quotient.
    let shown = if price.basis.is_listed() { price.unit_price } else { shortened(price.unit_price) };
    format!("{mark}{}{tiers}", unit_price(shown))
}

/// A computed price with a few decimals, or more where it has fewer than four digits in these.
fn shortened(price: Usd) -> Usd {
    let (decimals, digits) = (price.amount().round_dp(COMPUTED_DECIMALS), price.amount().round_sf(COMPUTED_DIGITS));
    Usd::new(digits.filter(|digits| digits.scale() > decimals.scale()).unwrap_or(decimals))
}

/// The monthly cost of a line, in words if it is not a number.
#[must_use]
pub fn cost_text(line: &Line) -> String {
    match &line.reason {
        Some(_) if line.cost.without_price().is_some_and(|(why, _)| why == NoPrice::PriceUnknown) => {
            UNLISTED.to_owned()
        }
        _ => text_of(&line.cost, line.price.as_ref(), line.unit),
    }
}

/// The cost of a charge whose definition says why no table has its price.
const UNLISTED: &str = "no price: not listed";

/// The monthly cost of a line at list prices; `None` where private rates change nothing.
#[must_use]
pub fn list_cost_text(line: &Line) -> Option<String> {
    line.own.as_ref().map(|own| match own.list.without_price() {
        Some(_) => "no price".to_owned(),
        None if let Some((amount, _)) = own.list.upfront() => format!("{} upfront", money(amount)),
        None if let Some((amount, _)) = own.list.once() => format!("{} once", money(amount)),
        None => text_of(&own.list, own.list_price.as_ref(), line.unit),
    })
}

fn text_of(cost: &Cost, price: Option<&LinePrice>, unit: Unit) -> String {
    match (cost, price) {
        (Cost::Priced { monthly }, _) => money(*monthly),
        (Cost::Upfront { amount, months }, _) => format!("{} upfront for {months} months", money(*amount)),
        (Cost::Once { amount, month, .. }, _) => format!("{} once, in month {month}", money(*amount)),
        (Cost::Covered { .. }, _) => "covered".to_owned(),
        (Cost::DependsOnUsage { .. }, Some(price)) => {
            format!("depends on usage: {} per {unit}", unit_price(price.unit_price))
        }
        (Cost::DependsOnUsage { .. }, None) => "depends on usage".to_owned(),
        (cost @ (Cost::NotSold { .. } | Cost::NoPrice { .. }), _) => {
            let text = |(why, _): (NoPrice, _)| match why {
                NoPrice::NotOffered => why.label().to_owned(),
                why => format!("no price: {}", why.label()),
            };
            cost.without_price().map(text).unwrap_or_default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_computed_price_keeps_four_digits_however_small_it_is() {
        let of = |text: &str| shortened(Usd::parse(text).unwrap()).amount().normalize().to_string();
        assert_eq!(of("0.0000000023456"), "0.000000002346");
        assert_eq!(of("0.4145751234"), "0.414575");
        assert_eq!(of("12.5"), "12.5");
    }
}
