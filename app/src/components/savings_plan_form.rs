//! The form of a Savings Plan.

use design::{Body, Component, Number, PlanKind, limits};
use leptos::prelude::*;

use super::common_fields::family_field;
use super::form::{Form, Input, block, hint, row, word, words};
use super::placement_fields::region_field;
use super::terms::terms_fields;
use crate::fields::parse;

/// Kind, commitment and terms; family and region where the kind is for one.
///
/// On the server: shows the design.
pub fn savings_plan_form(form: Form) -> AnyView {
    let set_kind = move |code: String| {
        let Some(plan) = word(PlanKind::ALL, &code) else { return };
        let family = form.editor.family_in_use();
        form.edit("", &|c| {
            let Body::SavingsPlan { config } = &mut c.body else { return };
            config.plan = plan;
            config.family = (plan == PlanKind::Ec2Instance).then(|| family.clone());
            if plan == PlanKind::Compute {
                c.placement.region = None;
            }
        });
    };
    let which = form.select(
        "plan",
        "Kind",
        form.at("/config/plan"),
        Signal::stored(words(PlanKind::ALL, PlanKind::label)),
        Signal::derive(move || form.read(plan_code).to_owned()),
        Callback::new(set_kind),
    );
    let commitment = |c: &Component| match &c.body {
        Body::SavingsPlan { config } => config.usd_per_hour.0.normalize().to_string(),
        _ => String::new(),
    };
    let commitment = Input {
        unit: "USD per hour",
        ..Input::new("usd-per-hour", "Commitment", "/config/usd_per_hour", commitment, set_commitment)
    };
    let fields = vec![
        which,
        form.input(commitment),
        form.when(
            |c| plan_code(c) == PlanKind::Ec2Instance.code(),
            |form| row(vec![family_field(form), region_field(form)]),
        ),
        terms_fields(form),
        hint("It applies to what is bought on-demand; what it does not cover stays on-demand."),
    ];
    block("fields", fields)
}

fn plan_code(component: &Component) -> &'static str {
    match &component.body {
        Body::SavingsPlan { config } => config.plan.code(),
        _ => "",
    }
}

fn set_commitment(component: &mut Component, text: &str) -> Result<(), String> {
    let text = text.trim().trim_start_matches('$');
    let usd = parse::number_in(text, 0, limits::COMMITMENT_USD, limits::COMMITMENT_DECIMALS)?;
    if usd.is_zero() {
        return Err("Commit at least 0.001".to_owned());
    }
    if let Body::SavingsPlan { config } = &mut component.body {
        config.usd_per_hour = Number(usd);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use design::{ComponentId, Payment, Placement, SavingsPlanConfig, Term};

    #[test]
    fn a_commitment_has_three_decimals_and_is_not_nothing() {
        let config = SavingsPlanConfig {
            plan: PlanKind::Compute,
            family: None,
            usd_per_hour: Number::from(1),
            term: Term::OneYear,
            payment: Payment::NoUpfront,
        };
        let mut plan = Component {
            id: ComponentId::parse("plan").unwrap(),
            name: String::new(),
            placement: Placement::default(),
            body: Body::SavingsPlan { config },
        };
        assert_eq!(set_commitment(&mut plan, "$1,234.567"), Ok(()));
        assert!(matches!(&plan.body, Body::SavingsPlan { config } if config.usd_per_hour.0.to_string() == "1234.567"));
        assert_eq!(set_commitment(&mut plan, "0"), Err("Commit at least 0.001".to_owned()));
        assert_eq!(set_commitment(&mut plan, "1.2345"), Err("Use at most 3 decimals".to_owned()));
    }
}
