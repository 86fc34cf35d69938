//! Turns the lines of a file into prices, and refuses what is not clear.

use std::collections::BTreeMap;

use catalog::{Basis, PriceList};
use units::{Decimal, Tier, Tiers, Unit};

use crate::collected::{Collected, Lines, Step};
use crate::effective;
use crate::key::{Price, PriceKey};

/// Where the tiers of io2 end that are usage types of their own.
const IO2_BOUNDS: [u32; 2] = [32_000, 64_000];

/// The prices, and the keys that were refused, with the reason.
#[derive(Default)]
pub(crate) struct Settled {
    pub(crate) prices: BTreeMap<PriceKey, Price>,
    pub(crate) refused: Vec<(PriceKey, String)>,
}

pub(crate) fn settled(collected: Collected) -> Settled {
    let Collected { lines, refused, .. } = collected;
    let mut settled = Settled { prices: BTreeMap::new(), refused: refused.into_iter().collect() };
    let lines =
        lines.into_iter().filter(|(key, _)| settled.refused.binary_search_by_key(&key, |(key, _)| key).is_err());
    let mut unclear = Vec::new();
    for (key, products) in lines {
        match price(&products).and_then(|price| plausible(&key, price)) {
            Ok(price) => {
                settled.prices.insert(key, price);
            }
            Err(reason) => unclear.push((key, reason)),
        }
    }
    settled.refused.append(&mut unclear);
    settled
}

/// The price, unless it only stands for something that is not sold.
fn plausible(key: &PriceKey, price: Price) -> Result<Price, String> {
    if key.list == PriceList::Ec2 && price.unit == Unit::InstanceHour && price.tiers.first_price().is_zero() {
        return Err("is free, which no instance is".to_owned());
    }
    Ok(price)
}

fn price(products: &[Lines]) -> Result<Price, String> {
    if products.iter().any(|lines| lines.part > 0) {
        return in_parts(products);
    }
    let prices: Vec<Price> = products.iter().map(whole).collect::<Result<_, _>>()?;
    same(prices)
}

/// The one price that all products have.
fn same(prices: Vec<Price>) -> Result<Price, String> {
    let mut prices = prices.into_iter();
    let first = prices.next().ok_or("has no price")?;
    match prices.find(|price| *price != first) {
        None => Ok(first),
        Some(other) => {
            let [first, other] = [&first, &other].map(|price| price.tiers.first_price().amount());
            Err(format!("has two prices, {first} and {other}"))
        }
    }
}

fn whole(lines: &Lines) -> Result<Price, String> {
    let listed = tiers(&lines.steps)?;
    let (tiers, basis) = match (lines.fee, lines.years) {
        (None, 0) => (listed, Basis::Listed),
        (Some(_), 0) => return Err("has an upfront fee that its term does not have".to_owned()),
        (None, _) => return Err("lacks its upfront fee".to_owned()),
        (Some(fee), years) => {
            let [_] = listed.steps() else { return Err("has tiers and an upfront fee".to_owned()) };
            let rate = effective::hourly(fee, listed.first_price(), years).map_err(|error| error.to_string())?;
            (Tiers::flat(rate).map_err(|error| error.to_string())?, effective::basis())
        }
    };
    Ok(Price { unit: lines.unit, tiers, basis })
}

fn tiers(steps: &[Step]) -> Result<Tiers, String> {
    let mut steps: Vec<&Step> = steps.iter().collect();
    steps.sort_by_key(|step| step.start);
    let mut from = Some(Decimal::ZERO);
    for step in &steps {
        if from != Some(step.start) {
            return Err("has tiers that do not follow each other".to_owned());
        }
        from = step.end;
    }
    if steps.is_empty() || from.is_some() {
        return Err("lacks its last tier".to_owned());
    }
    let tier = |step: &&Step| Tier { up_to: step.end, price: step.price };
    Tiers::new(steps.iter().map(tier).collect()).map_err(|error| error.to_string())
}

/// A price whose tiers are products of their own.
fn in_parts(products: &[Lines]) -> Result<Price, String> {
    let bounds = IO2_BOUNDS.map(|bound| Some(Decimal::from(bound)));
    let mut steps = Vec::new();
    let mut unit = None;
    for (part, up_to) in (1..).zip(bounds.into_iter().chain([None])) {
        let of_part = products.iter().filter(|lines| lines.part == part);
        let prices: Vec<Price> = of_part.map(whole).collect::<Result<_, _>>()?;
        if prices.is_empty() {
            return Err(format!("lacks the usage type of tier {part}"));
        }
        let price = same(prices)?;
        let [step] = price.tiers.steps() else { return Err("has tiers within its tiers".to_owned()) };
        steps.push(Tier { up_to, price: step.price });
        unit = Some(price.unit);
    }
    let tiers = Tiers::new(steps).map_err(|error| error.to_string())?;
    Ok(Price { unit: unit.ok_or("has no price")?, tiers, basis: Basis::Listed })
}
