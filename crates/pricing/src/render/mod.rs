//! An estimate as text.

mod align;
mod csv;
mod table;

pub use align::aligned;
pub use csv::csv;
pub use markup::{csv_table, markdown_table};
pub use table::table;

use units::Usd;
use units::format::{money, quantity, unit_price};

use crate::estimate::ComponentEstimate;
use crate::line::{Cost, Line, NoPrice};

/// Decimals of a computed unit price in a table.
const COMPUTED_DECIMALS: u32 = 6;

/// The quantity of a line with its unit, as the table and the page show it.
#[must_use]
pub fn quantity_text(line: &Line) -> String {
    match line.quantity {
        Some(value) => format!("{} {}", quantity(value, 2), line.unit.for_quantity(value)),
        None => "—".to_owned(),
    }
}

/// The unit price of a line, marked `≈` when derived and `†` when stale; the first of several tiers.
#[must_use]
pub fn unit_price_text(line: &Line) -> String {
    let Some(price) = &line.price else { return "—".to_owned() };
    let mark = price.basis.mark();
    let tiers = if price.slices.len() > 1 { " and tiers" } else { "" };
    // A list's digits are shown as they are; those of a quotient are for the working.
    let shown = if price.basis.is_listed() { price.unit_price } else { shortened(price.unit_price) };
    format!("{mark}{}{tiers}", unit_price(shown))
}

fn shortened(price: Usd) -> Usd {
    Usd::new(price.amount().round_dp(COMPUTED_DECIMALS))
}

/// What a line costs a month, in words where it is no number.
#[must_use]
pub fn cost_text(line: &Line) -> String {
    match (&line.cost, &line.price) {
        (Cost::Priced { monthly }, _) => money(*monthly),
        (Cost::Upfront { amount, months }, _) => format!("{} once for {months} months", money(*amount)),
        (Cost::Covered { .. }, _) => "covered".to_owned(),
        (Cost::DependsOnUsage { .. }, Some(price)) => {
            format!("depends on usage: {} per {}", unit_price(price.unit_price), line.unit)
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

/// What components cost together, in a few words: `$91.25 a month` is `$91.25`, what is paid at the
/// start stands beside it, and nothing is said to cost nothing because something else pays for it.
#[must_use]
pub fn subtotal_text<'a>(components: impl IntoIterator<Item = &'a ComponentEstimate>) -> String {
    let (mut monthly, mut upfront) = (Usd::ZERO, Usd::ZERO);
    let (mut open, mut covered) = (false, false);
    for component in components {
        monthly += component.totals.monthly;
        upfront += component.totals.upfront;
        open |= component.totals.at_least;
        covered |= component.lines.iter().any(|line| matches!(line.cost, Cost::Covered { .. }));
    }
    let once = || format!("{} once", money(upfront));
    match (monthly.is_zero(), upfront.is_zero()) {
        (true, true) if open => "not known".to_owned(),
        (true, true) if covered => "covered".to_owned(),
        (true, false) if !open => once(),
        _ => {
            let least = if open { "≥ " } else { "" };
            let once = if upfront.is_zero() { String::new() } else { format!(" + {}", once()) };
            format!("{least}{}{once}", money(monthly))
        }
    }
}
