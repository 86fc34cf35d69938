//! Savings Plans.

use design::{Body, Component, Design, Number, Payment, PlanKind, SavingsPlanConfig, Term, limits};
use units::format::{quantity, unit_price};
use units::{Decimal, Usd, parse_plain};

use super::{KindForm, ec2, terms};
use crate::act::{Act, Done};
use crate::add;
use crate::common;
use crate::form::{Form, plain, word, words};
use crate::node::Node;
use crate::placement;
use crate::reads::{self, Empty, Reads};

/// A Savings Plan.
pub(super) struct SavingsPlanForm;

impl KindForm for SavingsPlanForm {
    /// Plan type, commitment and terms; family and region if the plan is limited to one.
    fn fields(&self, form: &Form<'_>) -> Vec<Node> {
        let Body::SavingsPlan { config } = &form.component.body else { return Vec::new() };
        let kinds = words(PlanKind::ALL, PlanKind::label);
        let which = form.chooses("plan", "plan", "Kind", "/config/plan", kinds, config.plan.code());
        let (place, amount) = ("/config/usd_per_hour", plain(config.usd_per_hour.0));
        let reads = Reads::ActNumber {
            act: "commitment",
            most: limits::COMMITMENT_USD,
            decimals: limits::COMMITMENT_DECIMALS,
            units: reads::USD,
            empty: Empty::Refused,
        };
        let commitment = form.input("usd-per-hour", "Commitment", place, amount, reads);
        let mut nodes = vec![which.into(), commitment.unit("USD per hour").into()];
        if config.plan == PlanKind::Ec2Instance {
            let family = common::family_field(form, config.family.as_deref().unwrap_or_default());
            nodes.push(Node::Row(vec![family.into(), placement::region(form).into()]));
        }
        nodes.extend(terms::row(form));
        let whom = "It applies to what is bought on-demand; what it does not cover stays on-demand.";
        nodes.push(Node::Hint(whom.to_owned()));
        nodes
    }

    fn noun(&self) -> &'static str {
        "plan"
    }

    /// `plan`: changes the plan type, with the family of the first group if it needs one. `commitment`: US dollars an
    /// hour.
    fn act(&self, design: &mut Design, index: usize, act: &Act) -> Option<Result<Done, String>> {
        match act.name.as_str() {
            "plan" => {
                set_kind(design, index, &act.value);
                Some(Ok(Done::default()))
            }
            "commitment" => {
                let Body::SavingsPlan { config } = &mut design.components.get_mut(index)?.body else { return None };
                Some(read(&act.value).map(|usd| {
                    config.usd_per_hour = Number(usd);
                    Done::default()
                }))
            }
            _ => None,
        }
    }

    fn key_figure(&self, component: &Component, _design: &Design) -> String {
        let Body::SavingsPlan { config } = &component.body else { return String::new() };
        let SavingsPlanConfig { plan, family, usd_per_hour, term, payment } = config;
        let scope = family.as_deref().unwrap_or(if *plan == PlanKind::Compute { "Compute" } else { "" });
        // With all digits: a commitment has up to three decimals.
        let amount = unit_price(Usd::new(usd_per_hour.0));
        format!("{scope}, {amount} an hour, {} {}", term.code(), payment.label())
    }

    /// A Compute Savings Plan of one dollar an hour.
    fn new_components(&self, design: &Design, _selected: Option<&Component>) -> Vec<Component> {
        let config = SavingsPlanConfig {
            plan: PlanKind::Compute,
            family: None,
            usd_per_hour: Number::from(1),
            term: Term::OneYear,
            payment: Payment::NoUpfront,
        };
        vec![add::named(design.fresh_id("savings-plan"), "Savings Plan", Body::SavingsPlan { config })]
    }
}

fn set_kind(design: &mut Design, index: usize, code: &str) {
    let Some(plan) = word(PlanKind::ALL, code) else { return };
    let family = ec2::family_in_use(design);
    let Some(component) = design.components.get_mut(index) else { return };
    let Body::SavingsPlan { config } = &mut component.body else { return };
    config.plan = plan;
    config.family = (plan == PlanKind::Ec2Instance).then_some(family);
    if plan == PlanKind::Compute {
        component.placement.region = None;
    }
}

/// Parses a commitment in US dollars an hour.
///
/// # Errors
/// What is wrong, as text for the field.
fn read(text: &str) -> Result<Decimal, String> {
    let text: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, ',' | '_' | '\'' | '$')).collect();
    if text.is_empty() {
        return Err("Enter a number".to_owned());
    }
    let usd = parse_plain(&text).map_err(|_| format!("“{text}” is not a number"))?.normalize();
    let most = Decimal::from(limits::COMMITMENT_USD);
    if usd < Decimal::ZERO || usd > most {
        return Err(format!("Use 0 to {}", quantity(most, 0)));
    }
    if usd.scale() > limits::COMMITMENT_DECIMALS {
        return Err(format!("Use at most {} decimals", limits::COMMITMENT_DECIMALS));
    }
    if usd.is_zero() { Err("Commit at least 0.001".to_owned()) } else { Ok(usd) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(design: &mut Design, name: &str, value: &str) -> Result<Done, String> {
        SavingsPlanForm
            .act(design, 0, &Act { name: name.to_owned(), value: value.to_owned(), ..Act::default() })
            .unwrap()
    }

    fn with_plan() -> Design {
        let mut design = Design::empty("us-east-1");
        let add = Act { name: "add".to_owned(), value: "savings-plan".to_owned(), ..Act::default() };
        crate::act(&mut design, &add).unwrap();
        design
    }

    #[test]
    fn a_commitment_has_three_decimals_and_is_not_nothing() {
        let mut design = with_plan();
        change(&mut design, "commitment", "$1,234.567").unwrap();
        for (text, error) in [
            ("0", "Commit at least 0.001"),
            ("1.2345", "Use at most 3 decimals"),
            ("-1", "Use 0 to 1,000,000"),
            ("much", "“much” is not a number"),
            (" ", "Enter a number"),
        ] {
            assert_eq!(change(&mut design, "commitment", text), Err(error.to_owned()));
        }
        let Body::SavingsPlan { config } = &design.components[0].body else { panic!("no plan") };
        assert_eq!(config.usd_per_hour.0.to_string(), "1234.567");
    }

    #[test]
    fn only_an_ec2_instance_plan_has_a_family_and_a_region() {
        let mut design = with_plan();
        change(&mut design, "plan", "ec2-instance").unwrap();
        design.components[0].placement.region = Some("eu-west-1".to_owned());
        let family = |design: &Design| match &design.components[0].body {
            Body::SavingsPlan { config } => config.family.clone(),
            _ => None,
        };
        assert_eq!(family(&design).as_deref(), Some("m5"));
        change(&mut design, "plan", "compute").unwrap();
        assert_eq!((family(&design), design.components[0].placement.region.as_ref()), (None, None));
    }
}
