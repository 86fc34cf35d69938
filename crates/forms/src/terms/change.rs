//! The changes of the terms.

use design::{
    CalendarDate, CalendarMonth, Design, Number, OwnRate, Rate, RateScope, Support, SupportPlan, Tax, UnitPrice, limits,
};
use units::{Unit, parse_plain};

use super::Priced;
use crate::act::{Act, Done};
use crate::form::word;

/// The changes of the terms: `rate-add` with the form of the rate, `rate-remove` with its index, `rate-kind`,
/// `rate-from`, `first-month`, `support` and `tax`.
pub(crate) fn act(design: &mut Design, act: &Act) -> Option<Result<Done, String>> {
    let done = Some(Ok(Done::default()));
    match act.name.as_str() {
        "rate-add" if design.own_rates.len() < limits::OWN_RATES => {
            let priced = act.with.first().and_then(|text| Priced::from_text(text));
            design.own_rates.push(priced.map_or_else(discount, own_price));
            done
        }
        "rate-add" => Some(Err(format!("A design has {} rates at most", limits::OWN_RATES))),
        "rate-remove" => {
            let index: usize = act.value.parse().ok()?;
            if index < design.own_rates.len() {
                design.own_rates.remove(index);
            }
            done
        }
        "rate-kind" => {
            let rate = rate_at(design, &act.at)?;
            rate.rate = of_kind(&act.value, rate.rate);
            rate.stacks = rate.stacks && rate.rate.leaves().is_some();
            done
        }
        "rate-from" => {
            let rate = rate_at(design, &act.at)?;
            Some(read(&act.value, CalendarDate::parse, "a date such as 2027-01-15").map(|from| {
                rate.from = from;
                Done::default()
            }))
        }
        "first-month" => Some(read(&act.value, CalendarMonth::parse, "a month such as 2027-01").map(|month| {
            design.first_month = month;
            Done::default()
        })),
        "support" => {
            let plan = word(SupportPlan::ALL, &act.value);
            let accounts = design.support.and_then(|support| support.accounts);
            design.support = plan.map(|plan| Support { plan, accounts });
            done
        }
        "tax" => {
            let name = design.tax.take().map(|tax| tax.name).unwrap_or_default();
            let percent = parse_plain(&act.value).ok().map(Number);
            design.tax = percent.map(|percent| Tax { name, percent });
            done
        }
        _ => None,
    }
}

/// A percentage that still has to be entered.
fn discount() -> OwnRate {
    let rate = Rate::PercentOff(Number::from(0));
    OwnRate { name: "Discount".to_owned(), rate, applies_to: RateScope::default(), from: None, stacks: false }
}

/// A unit price that starts at the list price.
fn own_price(priced: Priced) -> OwnRate {
    let usd = parse_plain(&priced.usd).map_or(Number::from(0), Number);
    let rate = Rate::UnitPrice(UnitPrice { usd, per: priced.unit });
    let charge = priced.usage_type.is_none().then_some(priced.charge);
    let applies_to = RateScope { usage_type: priced.usage_type, charge, ..RateScope::default() };
    let name = priced.label.chars().take(limits::NAME_CHARS).collect();
    OwnRate { name, rate, applies_to, from: None, stacks: false }
}

/// The rate that a JSON pointer points into.
fn rate_at<'d>(design: &'d mut Design, at: &str) -> Option<&'d mut OwnRate> {
    let index: usize = at.strip_prefix("/own_rates/")?.split('/').next()?.parse().ok()?;
    design.own_rates.get_mut(index)
}

/// A rate in another form: a percentage keeps its number.
fn of_kind(kind: &str, before: Rate) -> Rate {
    let percent = match before {
        Rate::PercentOff(percent) | Rate::PercentAdded(percent) => percent,
        Rate::UnitPrice(_) => Number::from(0),
    };
    match kind {
        "unit_price" => Rate::UnitPrice(UnitPrice { usd: Number::from(0), per: Unit::Gb }),
        "percent_added" => Rate::PercentAdded(percent),
        _ if percent.0 > units::Decimal::ONE_HUNDRED => Rate::PercentOff(Number::from(limits::PERCENT)),
        _ => Rate::PercentOff(percent),
    }
}

/// Reads a text that may be empty.
fn read<T>(text: &str, parse: impl Fn(&str) -> Option<T>, what: &str) -> Result<Option<T>, String> {
    match text.trim() {
        "" => Ok(None),
        text => parse(text).map(Some).ok_or_else(|| format!("Enter {what}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::check;

    fn change(design: &mut Design, name: &str, at: &str, value: &str) -> Result<Done, String> {
        let act = Act { name: name.to_owned(), at: at.to_owned(), value: value.to_owned(), ..Act::default() };
        crate::act(design, &act)
    }

    #[test]
    fn a_price_starts_at_that_of_the_list() {
        let mut design = check::design(r#"{"id": "nat", "kind": "nat-gateway"}"#);
        let priced = Priced {
            usage_type: Some("EU-NatGateway-Bytes".to_owned()),
            charge: "nat.data".to_owned(),
            unit: Unit::Gb,
            usd: "0.048".to_owned(),
            label: "NAT gateway | data".to_owned(),
        };
        let with = vec![priced.to_text()];
        let act = Act { name: "rate-add".to_owned(), value: "unit_price".to_owned(), with, ..Act::default() };
        crate::act(&mut design, &act).unwrap();
        change(&mut design, "rate-add", "", "percent_off").unwrap();
        let own = serde_json::to_value(&design.own_rates).unwrap();
        assert_eq!(
            own,
            serde_json::json!([
                {"name": "NAT gateway | data", "rate": {"unit_price": {"usd": 0.048, "per": "gb"}},
                 "applies_to": {"usage_type": "EU-NatGateway-Bytes"}},
                {"name": "Discount", "rate": {"percent_off": 0}},
            ])
        );
        assert_eq!(Design::parse(&design.to_json()).unwrap(), design);
        change(&mut design, "rate-remove", "", "0").unwrap();
        assert_eq!(design.own_rates.len(), 1);
    }

    #[test]
    fn terms_are_changed_and_taken_out() {
        let mut design = check::design(r#"{"id": "nat", "kind": "nat-gateway"}"#);
        change(&mut design, "rate-add", "", "percent_off").unwrap();
        change(&mut design, "rate-kind", "/own_rates/0/rate", "percent_added").unwrap();
        change(&mut design, "rate-from", "/own_rates/0/from", "2027-03-01").unwrap();
        change(&mut design, "first-month", "/first_month", "2027-01").unwrap();
        change(&mut design, "support", "/support/plan", "business-plus").unwrap();
        change(&mut design, "tax", "/tax/percent", "20").unwrap();
        assert_eq!(Design::parse(&design.to_json()).unwrap(), design);
        assert_eq!(crate::terms_figure(&design), "Discount · Business Support+ · Tax 20 %");
        let before = design.clone();
        assert!(change(&mut design, "rate-from", "/own_rates/0/from", "2027-3-1").unwrap_err().contains("a date"));
        assert!(change(&mut design, "first-month", "/first_month", "soon").unwrap_err().contains("a month"));
        assert_eq!(design, before);
        for (name, at) in [("rate-from", "/own_rates/0/from"), ("first-month", ""), ("support", ""), ("tax", "")] {
            change(&mut design, name, at, "").unwrap();
        }
        let left = (design.own_rates[0].from, design.first_month, design.support, design.tax);
        assert_eq!(left, (None, None, None, None));
    }

    #[test]
    fn a_design_has_a_hundred_rates_at_most() {
        let mut design = check::design(r#"{"id": "nat", "kind": "nat-gateway"}"#);
        for _ in 0..limits::OWN_RATES {
            change(&mut design, "rate-add", "", "percent_off").unwrap();
        }
        assert!(change(&mut design, "rate-add", "", "percent_off").unwrap_err().contains("100"));
    }
}
