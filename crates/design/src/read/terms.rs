//! Reads what the whole design is billed by: its first month, private rates, the support plan and the tax, and its budget.
//!
//! A field that is refused gets a value that changes nothing, so that the entries of a list keep their places.

use definitions::{Number, limits};
use problem::Problem;
use units::{MAX_PRICE_DIGITS, Unit};

use super::node::{Node, one_of};
use crate::bill::{Support, SupportPlan, Tax};
use crate::calendar::{CalendarDate, CalendarMonth};
use crate::document::Design;
use crate::own_rate::{OwnRate, Rate, RateScope, UnitPrice};
use definitions::ComponentId;

/// A rate that changes nothing.
const NOTHING: Rate = Rate::PercentOff(Number(units::Decimal::ZERO));

pub(super) fn first_month(node: Node<'_, '_>) -> Option<CalendarMonth> {
    let text = node.words(limits::ID_CHARS)?;
    let refuse = || node.refuse(format!("{text:?} is not a month"), "write a month such as 2027-01");
    CalendarMonth::parse(text).or_else(refuse)
}

pub(super) fn own_rates(node: Node<'_, '_>) -> Option<Vec<OwnRate>> {
    Some(node.list(limits::OWN_RATES)?.into_iter().map(|node| own_rate(node).unwrap_or_else(nothing)).collect())
}

fn nothing() -> OwnRate {
    OwnRate { name: String::new(), rate: NOTHING, applies_to: RateScope::default(), from: None, stacks: false }
}

fn own_rate(node: Node<'_, '_>) -> Option<OwnRate> {
    let mut object = node.object()?;
    let name = object.required("name", |node| {
        let name = node.text(limits::NAME_CHARS)?;
        if name.trim().is_empty() {
            return node.refuse("a rate without a name", "name it, such as \"EDP 8 %\"");
        }
        Some(name)
    });
    let rate = object.required("rate", rate);
    let applies_to = object.optional("applies_to", scope).unwrap_or_default();
    let from = object.optional("from", |node| {
        let text = node.words(limits::ID_CHARS)?;
        CalendarDate::parse(text)
            .or_else(|| node.refuse(format!("{text:?} is not a date"), "write a date such as 2027-01-15"))
    });
    let stacks = object.optional("stacks", |node| {
        let stacks = node.boolean()?;
        if stacks && matches!(rate, Some(Rate::UnitPrice(_))) {
            return node.refuse("a unit price replaces others", "leave stacks out, or give a percentage");
        }
        Some(stacks)
    });
    object.finish();
    Some(OwnRate {
        name: name.unwrap_or_default(),
        rate: rate.unwrap_or(NOTHING),
        applies_to,
        from,
        stacks: stacks.unwrap_or_default(),
    })
}

fn rate(node: Node<'_, '_>) -> Option<Rate> {
    let mut object = node.object()?;
    let given = object.given();
    let percent = |most| move |node: Node<'_, '_>| node.number(0, most, limits::RATE_PERCENT_DECIMALS);
    let off = object.optional("percent_off", percent(limits::PERCENT)).map(Rate::PercentOff);
    let added = object.optional("percent_added", percent(limits::PERCENT_ADDED)).map(Rate::PercentAdded);
    let price = object.optional("unit_price", unit_price).map(Rate::UnitPrice);
    if given != 1 {
        let fix = "give one of percent_off, percent_added and unit_price";
        object.node().refuse::<()>(format!("{given} rates in one"), fix);
    }
    object.finish();
    off.or(added).or(price)
}

fn unit_price(node: Node<'_, '_>) -> Option<UnitPrice> {
    let mut object = node.object()?;
    let usd = object.required("usd", |node| {
        let usd = node.number(0, limits::UNIT_PRICE_USD, limits::UNIT_PRICE_DECIMALS)?;
        // Prices have few enough digits for every product to be exact.
        if usd.0.normalize().mantissa().unsigned_abs() >= 10_u128.pow(MAX_PRICE_DIGITS) {
            let message = format!("more than {MAX_PRICE_DIGITS} significant digits");
            return node.refuse(message, format!("keep {MAX_PRICE_DIGITS} of them"));
        }
        Some(usd)
    });
    let per = object.required("per", |node| {
        let text = node.words(limits::ID_CHARS)?;
        let codes = || Unit::ALL.iter().map(|unit| unit.code());
        let all = || codes().collect::<Vec<_>>().join(", ");
        Unit::from_code(text).or_else(|| node.refuse(format!("unknown unit {text:?}"), one_of(text, codes(), &all())))
    });
    object.finish();
    Some(UnitPrice { usd: usd?, per: per? })
}

fn scope(node: Node<'_, '_>) -> Option<RateScope> {
    let mut object = node.object()?;
    let text = |node: Node<'_, '_>| {
        let text = node.text(limits::USAGE_TYPE_CHARS)?;
        if text.trim().is_empty() { node.refuse("an empty text", "leave it out") } else { Some(text) }
    };
    let service = object.optional("service", |node| node.name("a service code such as AmazonEC2"));
    let usage_type = object.optional("usage_type", text);
    let region = object.optional("region", |node| node.name("a region code such as us-east-1"));
    let component = object.optional("component", |node| {
        let id = node.words(limits::ID_CHARS)?;
        ComponentId::parse(id).or_else(|| node.refuse(format!("{id:?} is not an id"), "write the id of a component"))
    });
    let charge = object.optional("charge", text);
    object.finish();
    Some(RateScope { service, usage_type, region, component, charge })
}

pub(super) fn support(node: Node<'_, '_>) -> Option<Support> {
    let mut object = node.object()?;
    let plan = object.required("plan", |node| node.word(SupportPlan::ALL));
    let accounts = object.optional("accounts", |node| node.whole(1, limits::ACCOUNTS));
    object.finish();
    Some(Support { plan: plan?, accounts })
}

pub(super) fn tax(node: Node<'_, '_>) -> Option<Tax> {
    let mut object = node.object()?;
    let name = object.optional("name", |node| node.text(limits::NAME_CHARS)).unwrap_or_default();
    let percent = object.required("percent", |node| node.number(0, limits::PERCENT, limits::RATE_PERCENT_DECIMALS));
    object.finish();
    Some(Tax { name, percent: percent? })
}

pub(super) fn budget(node: Node<'_, '_>) -> Option<Number> {
    let budget = node.number(0, limits::BUDGET_USD, limits::BUDGET_DECIMALS)?;
    if budget.0.is_zero() {
        return node.refuse("a budget of nothing", "write US dollars a month, or leave budget out");
    }
    Some(budget)
}

/// Checks that the components of private rates exist.
pub(super) fn references(design: &Design, has: impl Fn(&str) -> bool, problems: &mut Vec<Problem>) {
    for (index, rate) in design.own_rates.iter().enumerate() {
        let Some(id) = rate.applies_to.component.as_ref().filter(|id| !has(id.as_str())) else { continue };
        let path = format!("/own_rates/{index}/applies_to/component");
        let message = format!("there is no component with the id {id}");
        problems.push(Problem::new(path, message, "name one of this design, or leave component out"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(terms: &str) -> Result<Design, Vec<String>> {
        let document = format!(r#"{{"abacus":1,"region":"us-east-1",{terms},"components":[]}}"#);
        Design::parse(&document).map_err(|all| all.0.into_iter().map(|one| one.to_string()).collect())
    }

    #[test]
    fn terms_are_written_as_they_are_read() {
        let terms = r#""first_month":"2027-01","own_rates":[
            {"name":"EDP 8 %","rate":{"percent_off":8}},
            {"name":"Reseller","rate":{"percent_added":2.5},"stacks":true},
            {"name":"NAT","rate":{"unit_price":{"usd":0.0315,"per":"gb"}},"from":"2027-03-15",
             "applies_to":{"service":"AmazonEC2","usage_type":"*NatGateway-Bytes","region":"eu-west-1","charge":"nat.data"}}],
            "support":{"plan":"business-plus","accounts":3},"tax":{"name":"VAT","percent":19.5},"budget":1500.5"#;
        let design = read(terms).unwrap();
        assert_eq!(design.own_rates.len(), 3);
        let written = serde_json::to_value(&design).unwrap();
        let given: serde_json::Value = serde_json::from_str(&format!("{{{terms}}}")).unwrap();
        for (field, value) in given.as_object().unwrap() {
            assert_eq!(written[field], *value, "{field}");
        }
        assert_eq!(Design::parse(&design.to_json()).unwrap(), design);
    }

    #[test]
    fn every_wrong_term_is_reported_at_its_place() {
        let problems = read(
            r#""first_month":"2027","own_rates":[{"name":" ","rate":{}},7,
            {"name":"a","rate":{"percent_off":101},"from":"2027-02-30"},
            {"name":"a","rate":{"unit_price":{"usd":0.12345678901,"per":"litre"}}},
            {"name":"a","rate":{"unit_price":{"usd":1,"per":"gb"}},"stacks":true,"applies_to":{"service":"","usage_type":""}},
            {"name":"a","rate":{"percent_off":1,"percent_added":1}}],
            "support":{"plan":"developer"},"tax":{"percent":-1}"#,
        )
        .unwrap_err();
        let places: Vec<&str> = problems.iter().map(|text| text.split(": ").next().unwrap()).collect();
        let expected = [
            "/first_month",
            "/own_rates/0/name",
            "/own_rates/0/rate",
            "/own_rates/1",
            "/own_rates/2/rate/percent_off",
            "/own_rates/2/from",
            "/own_rates/3/rate/unit_price/usd",
            "/own_rates/3/rate/unit_price/per",
            "/own_rates/4/applies_to/service",
            "/own_rates/4/applies_to/usage_type",
            "/own_rates/4/stacks",
            "/own_rates/5/rate",
            "/support/plan",
            "/tax/percent",
        ];
        for place in expected {
            assert!(places.contains(&place), "{place} in {problems:#?}");
        }
        assert_eq!(places.len(), expected.len(), "{problems:#?}");
    }

    #[test]
    fn a_budget_is_an_amount_above_zero_in_cents() {
        for budget in ["0", "-1", "1000000000.01", "0.001", "\"1500\"", "{\"usd\":1}"] {
            let problems = read(&format!(r#""budget":{budget}"#)).unwrap_err();
            assert!(problems.len() == 1 && problems[0].starts_with("/budget: "), "{budget}: {problems:?}");
        }
        assert_eq!(read(r#""budget":0.01"#).unwrap().budget, Some(Number(units::Decimal::new(1, 2))));
        let without = read(r#""budget":null"#).unwrap();
        assert!(without.budget.is_none() && !without.to_json().contains("budget"));
    }

    #[test]
    fn a_rate_for_a_component_that_does_not_exist_is_refused() {
        let terms = r#""own_rates":[{"name":"a","rate":{"percent_off":1},"applies_to":{"component":"web"}}]"#;
        assert!(read(terms).unwrap_err()[0].starts_with("/own_rates/0/applies_to/component: there is no component"));
    }

    #[test]
    fn a_refused_rate_keeps_its_place() {
        let (design, problems) = Design::read(
            r#"{"abacus":1,"region":"us-east-1","own_rates":[7,{"name":"a","rate":{"percent_off":1}}],"components":[]}"#,
        );
        assert_eq!((design.unwrap().own_rates[1].name.as_str(), problems.len()), ("a", 1));
    }
}
