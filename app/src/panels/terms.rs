//! The form of what the whole design is billed by: private rates, the support plan and the tax.

use std::collections::{BTreeMap, BTreeSet};

use forms::{Offers, Priced, USAGE_TYPES};
use leptos::prelude::*;
use pricing::{Estimate, Line};
use units::Unit;
use units::format::unit_price;
use use_cases::Shown as Found;

use super::form::{self, Around};

/// The most charges that are offered for a unit price.
const MOST: usize = 300;

/// The form, with the charges of the estimate to choose from.
pub(super) fn view(found: &Found<'_>, regions: Vec<(String, String)>) -> AnyView {
    let estimate = found.estimate();
    let offers = estimate.map(|estimate| offers(estimate, regions)).unwrap_or_default();
    let nodes = forms::terms(found.design(), &offers);
    let around = Around { component: forms::TERMS, estimate, problems: found.problems(), panel: &|_| String::new() };
    let usage_types = estimate.map(usage_types).unwrap_or_default();
    let options = usage_types.into_iter().map(|name| view! { <option value=name.to_owned()></option> }).collect_view();
    view! {
        <h2>{forms::TERMS_TITLE}</h2>
        {form::view(&around, &nodes)}
        <datalist id=USAGE_TYPES>{options}</datalist>
    }
    .into_any()
}

fn lines(estimate: &Estimate) -> impl Iterator<Item = &Line> {
    estimate.components.iter().flat_map(|component| &component.lines)
}

fn offers(estimate: &Estimate, regions: Vec<(String, String)>) -> Offers {
    let services: BTreeSet<&str> = lines(estimate).filter_map(|line| Some(&*line.aws.as_ref()?.service_code)).collect();
    let units: BTreeSet<Unit> = lines(estimate).map(|line| line.unit).collect();
    // Of charges with the same code, such as those of several instance types, the first gives the label.
    let mut charges: BTreeMap<&str, &str> = BTreeMap::new();
    for line in lines(estimate) {
        charges.entry(&line.code).or_insert(&line.label);
    }
    let charge = |(code, label): (&str, &str)| (code.to_owned(), format!("{label} ({code})"));
    Offers {
        regions,
        services: services.into_iter().map(str::to_owned).collect(),
        charges: charges.into_iter().map(charge).collect(),
        units: units.into_iter().collect(),
        prices: prices(estimate),
        effects: estimate.own_rates.iter().map(|rate| sentence(&rate.effect())).collect(),
    }
}

fn sentence(text: &str) -> String {
    format!("{}.", forms::capitalised(text))
}

/// The charges that can get a unit price: one of each usage type, otherwise of each code.
fn prices(estimate: &Estimate) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for line in lines(estimate).filter(|line| can_be_priced(line)) {
        let price = line.own.as_ref().map_or(line.price.as_ref(), |own| own.list_price.as_ref());
        let usd = price.map(|price| price.unit_price);
        let usage_type = line.aws.as_ref().map(|name| name.usage_type.clone());
        let shown = match (usd, &usage_type) {
            (Some(usd), Some(name)) => format!("{} per {}, {name}", unit_price(usd), line.unit),
            (Some(usd), None) => format!("{} per {}", unit_price(usd), line.unit),
            (None, Some(name)) => format!("no price, {name}"),
            (None, None) => "no price".to_owned(),
        };
        let priced = Priced {
            usage_type,
            charge: line.code.to_string(),
            unit: line.unit,
            usd: usd.map(|usd| usd.to_price().amount().to_string()).unwrap_or_default(),
            label: line.label.to_string(),
        };
        let text = priced.to_text();
        if !all.iter().any(|(value, _)| *value == text) {
            all.push((text, format!("{} · {shown}", line.label)));
        }
        if all.len() == MOST {
            break;
        }
    }
    all
}

/// Whether a unit price would change a line: not if it is paid by something else, free or paid at the start.
fn can_be_priced(line: &Line) -> bool {
    let is_free = |line: &Line| line.price.as_ref().is_some_and(|price| price.as_of.is_none());
    line.own.is_some() || line.cost.without_price().is_some() || (line.price.is_some() && !is_free(line))
}

fn usage_types(estimate: &Estimate) -> BTreeSet<&str> {
    lines(estimate).filter_map(|line| Some(line.aws.as_ref()?.usage_type.as_str())).collect()
}
