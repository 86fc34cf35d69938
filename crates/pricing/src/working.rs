//! [`working`]: the arithmetic of a line, as text that can be copied.

use catalog::{AwsName, Basis};
use units::format::{money, quantity, unit_price};
use units::{Decimal, Slice, Unit, Usd};

use crate::line::{Cost, Line, LinePrice, NoPrice, Share, TiersCount};
use crate::own_rates::Own;
use crate::service::INTERNET_ALLOWANCE_GB;

/// Decimal places of the quantities shown.
const DECIMALS: u32 = 6;

/// The calculation of the amount of a line, one step per text line, without a trailing line break.
///
/// Written on request: an estimate itself contains only numbers.
#[must_use]
pub fn working(line: &Line) -> String {
    let mut steps = Vec::new();
    let at_list = match &line.own {
        Some(own) => (&own.list, &own.list_price),
        None => (&line.cost, &line.price),
    };
    match at_list {
        (Cost::Priced { .. }, Some(_)) if line.quantity.is_none() && line.factors.is_empty() => {
            steps.push("Costs nothing, however much it is".into());
        }
        (Cost::Priced { monthly: amount } | Cost::Upfront { amount, .. }, Some(price)) => {
            priced(line, price, *amount, &mut steps);
        }
        (Cost::Once { amount, month, usual, usual_quantity }, price) => {
            once(line, price.as_ref(), (*amount, *month), (*usual, *usual_quantity), &mut steps);
        }
        (Cost::Covered { by }, _) => steps.push(covered(line, by)),
        (Cost::DependsOnUsage { missing }, Some(price)) => {
            steps.push(format!("Depends on {missing}: {} per {}", unit_price(price.unit_price), line.unit))
        }
        (Cost::DependsOnUsage { missing }, None) => steps.push(format!("Depends on {missing}")),
        (cost @ (Cost::NotSold { .. } | Cost::NoPrice { .. }), _) => {
            steps.extend(line.quantity.map(|quantity| unpriced(line, quantity)));
            steps.extend(cost.without_price().into_iter().flat_map(|without| no_price(line, without)));
        }
        (Cost::Priced { .. }, None) => {
            steps.push(format!("{} = 0 {}", product(line), line.unit.for_quantity(Decimal::ZERO)));
            steps.push("No charge, whatever the price".to_owned());
        }
        (_, None) => {}
    }
    if let Some(price) = at_list.1 {
        steps.push(provenance(price));
    }
    if let Some(own) = &line.own {
        steps.extend(yours(line, own));
    }
    if let Some(assumption) = &line.assumption {
        steps.push(format!("Assumes: {assumption}"));
    }
    if let Some(name) = &line.aws {
        steps.push(aws(name));
    }
    steps.join("\n")
}

/// What a charge costs in one month beyond a usual one: the calculation of that month, less the usual amount.
fn once(
    line: &Line,
    price: Option<&LinePrice>,
    (amount, month): (Usd, u32),
    (usual, usual_quantity): (Usd, Decimal),
    steps: &mut Vec<String>,
) {
    steps.push(format!("Only in month {month}:"));
    let of_month =
        Line { quantity: line.quantity.and_then(|quantity| quantity.checked_add(usual_quantity)), ..line.clone() };
    match price {
        Some(price) => priced(&of_month, price, amount + usual, steps),
        None => steps.push("No charge, whatever the price".to_owned()),
    }
    if !usual.is_zero() {
        steps.push(format!("{} − {} of a usual month = {}", money(amount + usual), money(usual), money(amount)));
    }
}

/// The quantity of a charge that has no price.
fn unpriced(line: &Line, value: Decimal) -> String {
    let share = line.share.as_ref().map_or(String::new(), share_text);
    format!("{}{share} = {} {}", product(line), quantity(value, DECIMALS), line.unit.for_quantity(value))
}

fn share_text(share: &Share) -> String {
    format!(" × {} ÷ {} ({})", quantity(share.part, DECIMALS), quantity(share.whole, DECIMALS), share.label)
}

/// What private rates make of the amount at list, one step for a unit price and one for all percentages.
fn yours(line: &Line, own: &Own) -> Vec<String> {
    let names = |percentages: bool| -> String {
        let picked = own.rates.iter().filter(|rate| rate.is_percentage == percentages);
        picked.map(|rate| rate.name.as_str()).collect::<Vec<_>>().join(", ")
    };
    let amount =
        |cost: &Cost| cost.known().filter(|amount| !amount.is_zero()).or(cost.upfront().map(|(amount, _)| amount));
    let (mut steps, mut before) = (Vec::new(), amount(&own.list));
    if let Some(price) = line.price.as_ref().filter(|_| own.rates.iter().any(|rate| !rate.is_percentage)) {
        // The percentages are already in the price of the line.
        let each = price.unit_price.share(Decimal::ONE, own.leaves).map_or(price.unit_price, Usd::to_price);
        let name = names(false);
        steps.push(match price.slices.as_slice() {
            [slice] => {
                let all = each.times(slice.quantity).unwrap_or_default();
                before = Some(all);
                let units =
                    format!("{} {}", quantity(slice.quantity, DECIMALS), line.unit.for_quantity(slice.quantity));
                format!("Yours, {name}: {units} × {} per {} = {}", unit_price(each), line.unit, money(all))
            }
            _ => format!("Yours, {name}: {} per {}", unit_price(each), line.unit),
        });
    }
    if own.leaves != Decimal::ONE {
        let (names, factor) = (names(true), quantity(own.leaves, DECIMALS));
        steps.push(match (before, amount(&line.cost)) {
            (Some(before), Some(amount)) => format!("Yours, {names}: {} × {factor} = {}", money(before), money(amount)),
            _ => format!("Yours, {names}: the price × {factor}"),
        });
    }
    steps
}

fn priced(line: &Line, price: &LinePrice, amount: Usd, steps: &mut Vec<String>) {
    let product = product(line);
    let total = line.quantity.unwrap_or_default();
    let units = |value: Decimal| format!("{} {}", quantity(value, DECIMALS), line.unit.for_quantity(value));
    let share = line.share.as_ref().map_or(String::new(), share_text);
    let is_one = price.counts == TiersCount::Each && price.each == Decimal::ONE && line.share.is_none();
    let flat = (price.counts == TiersCount::Charged || is_one) && price.allowance.is_none();
    if let ([slice], true) = (price.slices.as_slice(), flat) {
        steps.push(format!("{product}{share} = {}", units(total)));
        steps.push(format!("{} × {} per {} = {}", units(total), unit_price(slice.price), line.unit, money(amount)));
        return;
    }
    match (price.counts, price.pool) {
        (TiersCount::Region, Some(pool)) => {
            steps.push(format!("{product}{share} = {}", units(total)));
            // A single price after the free quantity is not a tier.
            let what =
                if price.slices.len() > 2 || price.allowance.is_none() { "Tiers count" } else { "What is free counts" };
            steps.push(format!("{what} all of the region: {}", units(pool)));
        }
        (TiersCount::Each, _) => steps.push(product),
        _ if line.share.is_some() => steps.push(format!("{product}{share} = {}", units(total))),
        _ => steps.push(product),
    }
    let mut sum = Usd::ZERO;
    for (index, slice) in price.slices.iter().enumerate() {
        sum += slice.amount;
        match price.allowance.filter(|_| index == 0) {
            Some(allowance) => {
                let used_up = price.slices.len() > 1;
                steps.push(match &price.included {
                    Some(words) => included(slice, words, line.unit),
                    None => free_of_charge(slice, allowance, used_up, line.unit),
                });
            }
            None => steps.push(tier(slice, line.unit)),
        }
    }
    if price.slices.len() > 1 {
        steps.push(format!("Sum of the tiers = {}", money(sum)));
    }
    if price.counts == TiersCount::Each && price.each != Decimal::ONE {
        let all = sum.times(price.each).unwrap_or(sum);
        steps.push(format!("{} × {} volumes = {}", money(sum), quantity(price.each, 0), money(all)));
        sum = all;
    }
    if let Some(pool) = price.pool {
        let (own, pool) = (quantity(total, DECIMALS), quantity(pool, DECIMALS));
        steps.push(format!("{} × {own} ÷ {pool} (this part of all) = {}", money(sum), money(amount)));
    } else if let Some(share) = line.share.as_ref().filter(|_| price.counts == TiersCount::Each) {
        let (part, whole) = (quantity(share.part, DECIMALS), quantity(share.whole, DECIMALS));
        steps.push(format!("{} × {part} ÷ {whole} ({}) = {}", money(sum), share.label, money(amount)));
    }
}

fn product(line: &Line) -> String {
    let factors: Vec<String> =
        line.factors.iter().map(|factor| format!("{} {}", quantity(factor.value, DECIMALS), factor.label)).collect();
    factors.join(" × ")
}

fn covered(line: &Line, by: &str) -> String {
    match line.quantity {
        Some(value) => {
            let unit = line.unit.for_quantity(value);
            format!("{} {unit} paid for by {by}", quantity(value, DECIMALS))
        }
        None => format!("Paid for by {by}"),
    }
}

/// The allowance that is free. When an allowance smaller than the whole is used up, it is a share: the other regions
/// have the rest.
fn free_of_charge(slice: &Slice, allowance: Decimal, used_up: bool, unit: Unit) -> String {
    let all = Decimal::from(INTERNET_ALLOWANCE_GB);
    let whose = if used_up && allowance < all { "this region's part" } else { "out" };
    let used = slice.quantity;
    let (used_unit, unit) = (unit.for_quantity(used), unit.for_quantity(all));
    format!("Free: {} {used_unit}, {whose} of the allowance of {all} {unit}", quantity(used, DECIMALS))
}

/// A quantity that is free for a reason other than the allowance for data transfer to the internet.
fn included(slice: &Slice, words: &str, unit: Unit) -> String {
    format!("Free: {} {}, {words}", quantity(slice.quantity, DECIMALS), unit.for_quantity(slice.quantity))
}

fn tier(slice: &Slice, unit: Unit) -> String {
    let bounds = match slice.up_to {
        Some(up_to) => format!("{} to {}", quantity(slice.from, DECIMALS), quantity(up_to, DECIMALS)),
        None if slice.from.is_zero() => "All".to_owned(),
        None => format!("Above {}", quantity(slice.from, DECIMALS)),
    };
    let units = slice.quantity;
    format!(
        "{bounds}: {} {} × {} = {}",
        quantity(units, DECIMALS),
        unit.for_quantity(units),
        unit_price(slice.price),
        money(slice.amount)
    )
}

fn no_price(line: &Line, (why, priced_in): (NoPrice, &[String])) -> impl Iterator<Item = String> {
    let elsewhere = (!priced_in.is_empty()).then(|| format!("Priced in {}.", priced_in.join(", ")));
    let why = line.why_unpriced().unwrap_or(why.label());
    std::iter::once(format!("No price: {why}.")).chain(elsewhere)
}

/// The matching line of an AWS bill. Only the three names together are unique.
fn aws(name: &AwsName) -> String {
    let operation = match name.operation.as_deref() {
        Some("") => ", no operation".to_owned(),
        Some(operation) => format!(", {operation}"),
        None => String::new(),
    };
    format!("AWS usage type: {} ({}{operation})", name.usage_type, name.service_code)
}

/// The source of a price, in one sentence.
fn provenance(price: &LinePrice) -> String {
    let Some(as_of) = &price.as_of else { return format!("Set by {}", price.source) };
    match &price.basis {
        Basis::Listed => format!("Price listed, {as_of}, {}", price.source),
        Basis::Derived { rule } => format!("Price derived, {as_of}: {rule}"),
        Basis::Approximate { rule } => format!("Price approximate, {as_of}: {rule}"),
        Basis::Stale { reason } => format!("Price may be out of date, {as_of}, {}: {reason}", price.source),
    }
}
