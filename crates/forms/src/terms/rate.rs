//! The fields of a private rate.

use design::{Design, OwnRate, Rate, RateScope, UnitPrice, limits};

use super::{Offers, USAGE_TYPES, field, input};
use crate::form::plain;
use crate::node::{Button, Control, Group, More, Node, Options, Sets};
use crate::reads::{self, Empty, Reads};

/// The fields of a rate.
pub(super) fn group(design: &Design, offers: &Offers, index: usize, rate: &OwnRate) -> Node {
    let at = |place: &str| format!("/own_rates/{index}{place}");
    let id = |name: &str| format!("rate-{index}-{name}");
    let kinds =
        [("percent_off", "Percentage off"), ("percent_added", "Percentage on top"), ("unit_price", "Unit price")];
    let kind = Control::Choice {
        chosen: rate.rate.code().to_owned(),
        options: kinds.map(|(value, label)| (value.to_owned(), label.to_owned())).into(),
        act: Some("rate-kind"),
    };
    let name = input(&id("name"), "Name", &at("/name"), rate.name.clone(), Reads::Text(limits::NAME_CHARS));
    let first = vec![name.empty("EDP 8 %").into(), field(&id("kind"), "Kind", &at("/rate"), kind).into()];
    let amount = amount(offers, index, rate.rate);
    let remove = Button::act("Remove rate", "rate-remove", index.to_string())
        .named(format!("Remove rate {}", rate.name))
        .danger();
    let effect = offers.effects.get(index).cloned().unwrap_or_default();
    let mut more = scope(design, offers, index, &rate.applies_to);
    more.extend(details(index, rate));
    // A price and its unit take a row of their own.
    let mut nodes = match amount.len() {
        1 => vec![Node::Row(first.into_iter().chain(amount).collect())],
        _ => vec![Node::Row(first), Node::Row(amount)],
    };
    nodes.push(applies_to(index, rate, more));
    nodes.push(Node::Actions(effect, vec![remove]));
    let legend =
        if rate.name.trim().is_empty() { format!("Rate {}", index.saturating_add(1)) } else { rate.name.clone() };
    Node::Group(Group { id: id("group"), class: "own-rate", legend, hidden: false, nodes })
}

/// The percentage, or the price and its unit.
fn amount(offers: &Offers, index: usize, rate: Rate) -> Vec<Node> {
    let at = |place: &str| format!("/own_rates/{index}/rate/{place}");
    let id = |name: &str| format!("rate-{index}-{name}");
    let number = |most, decimals, units| Reads::Number { least: 0, most, decimals, units, empty: Empty::Refused };
    match rate {
        Rate::PercentOff(percent) => {
            let reads = number(limits::PERCENT, limits::RATE_PERCENT_DECIMALS, reads::PERCENT);
            vec![input(&id("amount"), "Off list", &at("percent_off"), plain(percent.0), reads).unit("%").into()]
        }
        Rate::PercentAdded(percent) => {
            let reads = number(limits::PERCENT_ADDED, limits::RATE_PERCENT_DECIMALS, reads::PERCENT);
            vec![input(&id("amount"), "On top of list", &at("percent_added"), plain(percent.0), reads).unit("%").into()]
        }
        Rate::UnitPrice(UnitPrice { usd, per }) => {
            let reads = number(limits::UNIT_PRICE_USD, limits::UNIT_PRICE_DECIMALS, reads::USD);
            let usd = input(&id("amount"), "Price", &at("unit_price/usd"), plain(usd.0), reads).unit("USD");
            let mut units = offers.units.clone();
            if !units.contains(&per) {
                units.push(per);
            }
            let options = units.into_iter().map(|unit| (unit.code().to_owned(), unit.singular().to_owned())).collect();
            let chosen = per.code().to_owned();
            let per = field(&id("per"), "Per", &at("unit_price/per"), Control::Choice { chosen, options, act: None });
            vec![usd.into(), per.into()]
        }
    }
}

/// What the rate applies to and when, collapsed into its words.
fn applies_to(index: usize, rate: &OwnRate, nodes: Vec<Node>) -> Node {
    let mut about = rate.applies_to.to_string();
    if let Some(day) = rate.from {
        about.push_str(&format!(", from {day}"));
    }
    if rate.stacks {
        about.push_str(", on top of another rate");
    }
    Node::More(More { id: format!("rate-{index}-more"), label: "Applies to".to_owned(), about, open: false, nodes })
}

/// The fields of what the rate applies to.
fn scope(design: &Design, offers: &Offers, index: usize, scope: &RateScope) -> Vec<Node> {
    let at = |place: &str| format!("/own_rates/{index}/applies_to/{place}");
    let id = |name: &str| format!("rate-{index}-{name}");
    let choice = |name: &str, label: &str, all: &str, others: Options, chosen: Option<&str>| -> Node {
        let chosen = chosen.unwrap_or_default();
        let mut options: Options = std::iter::once((String::new(), all.to_owned())).chain(others).collect();
        if !options.iter().any(|(value, _)| value == chosen) {
            options.push((chosen.to_owned(), chosen.to_owned()));
        }
        field(&id(name), label, &at(name), Control::Choice { chosen: chosen.to_owned(), options, act: None }).into()
    };
    let components = design.components.iter().map(|one| (one.id.to_string(), one.title().to_owned())).collect();
    let services = offers.services.iter().map(|code| (code.clone(), code.clone())).collect();
    let component = scope.component.as_ref().map(|id| id.as_str());
    let usage_type = scope.usage_type.clone().unwrap_or_default();
    let reads = Reads::Text(limits::USAGE_TYPE_CHARS);
    let usage_type = input(&id("usage-type"), "Usage type", &at("usage_type"), usage_type, reads)
        .empty("Every usage type")
        .list(USAGE_TYPES)
        .hint("As on the bill; * stands for any characters");
    vec![
        Node::Row(vec![
            choice("service", "Service", "Every service", services, scope.service.as_deref()),
            choice("region", "Region", "Every region", offers.regions.clone(), scope.region.as_deref()),
            choice("component", "Component", "Every component", components, component),
        ]),
        Node::Row(vec![
            usage_type.into(),
            choice("charge", "Charge", "Every charge", offers.charges.clone(), scope.charge.as_deref()),
        ]),
    ]
}

/// Date and stacking.
fn details(index: usize, rate: &OwnRate) -> Vec<Node> {
    let at = |place: &str| format!("/own_rates/{index}/{place}");
    let id = |name: &str| format!("rate-{index}-{name}");
    let from = rate.from.map(|day| day.to_string()).unwrap_or_default();
    let from = input(&id("from"), "In force from", &at("from"), from, Reads::Act("rate-from")).empty("the start");
    let mut nodes = vec![from.into()];
    if rate.rate.leaves().is_some() {
        let check = Control::Check { on: rate.stacks, sets: Sets::TrueOrNothing };
        let label = "On top of another rate, to what that leaves";
        nodes.push(field(&id("stacks"), label, &at("stacks"), check).into());
    }
    vec![Node::Row(nodes)]
}
