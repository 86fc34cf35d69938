//! How the instances of a group are bought.

use design::{
    BasePurchase, Body, Component, Ec2Config, Mixed, OfferingClass, Payment, PlanKind, Purchase, Reserved, SavingsPlan,
    Scope, Term, limits,
};
use leptos::prelude::*;

use super::form::{Figure, Form, Input, block, optional, pairs, row};
use super::terms::{terms_fields, terms_of};
use crate::fields::parse;

/// Every purchase option; the first ones also buy the base of a mixed fleet.
const OPTIONS: &[(&str, &str)] = &[
    ("on-demand", "On-demand"),
    ("reserved", "Reserved Instances"),
    ("ec2-instance", "EC2 Instance Savings Plan"),
    ("compute", "Compute Savings Plan"),
    ("spot", "Spot"),
    ("mixed", "Mixed fleet"),
];
/// How many of them buy a base.
const BASE_OPTIONS: usize = 4;

/// The purchase option of a group, with what belongs to it.
///
/// On the server: shows the design.
pub fn purchase_fields(form: Form) -> AnyView {
    let option = form.choice(
        "purchase",
        "Purchase option",
        form.at("/config/purchase"),
        pairs(OPTIONS),
        |c| config(c).map_or("", |config| code(config.purchase)),
        set_purchase,
    );
    let details = vec![
        form.when(|c| mixed(c).is_some(), mixed_fields),
        terms_fields(form),
        form.when(|c| config(c).is_some_and(has_spot), repeated_work),
    ];
    block("fields", vec![option, block("reveal", details)])
}

fn mixed_fields(form: Form) -> AnyView {
    let base = Input {
        unit: "instances",
        ..Input::new(
            "base",
            "Base",
            "/config/purchase/mixed/base",
            |c| optional(mixed(c).map(|mixed| mixed.base)),
            |c, text| {
                let base = parse::whole(text, 0, limits::COUNT)?;
                if let Some(mixed) = mixed_mut(c) {
                    mixed.base = base;
                }
                Ok(())
            },
        )
    };
    let percent = Input {
        unit: "%",
        hint: split,
        ..Input::new(
            "on-demand-percent",
            "On-demand above the base",
            "/config/purchase/mixed/on_demand_percent",
            |c| optional(mixed(c).map(|mixed| mixed.on_demand_percent)),
            |c, text| {
                let percent = parse::whole(text, 0, 100)?;
                if let Some(mixed) = mixed_mut(c) {
                    mixed.on_demand_percent = percent;
                }
                Ok(())
            },
        )
    };
    let base_purchase = form.choice(
        "base-purchase",
        "The base is bought",
        form.at("/config/purchase/mixed/base_purchase"),
        pairs(OPTIONS.get(..BASE_OPTIONS).unwrap_or_default()),
        |c| mixed(c).map_or("", |mixed| base_code(mixed.base_purchase)),
        |c, code| {
            let bought = bought(c, code);
            if let (Some(mixed), Some(bought)) = (mixed_mut(c), bought) {
                mixed.base_purchase = bought;
            }
        },
    );
    block("fields", vec![row(vec![form.input(base), form.input(percent)]), base_purchase])
}

fn repeated_work(form: Form) -> AnyView {
    form.figure(Figure {
        name: "repeated-work",
        label: "Repeated work",
        place: "/usage/repeated_work_percent",
        unit: "% of the hours",
        empty: "none",
        hint: "Work done again after interruptions",
        most: limits::REPEATED_WORK_PERCENT,
        first: 5,
        read: |c| match &c.body {
            Body::Ec2 { usage, .. } => usage.repeated_work_percent,
            _ => None,
        },
        write: |c, value| {
            if let Body::Ec2 { usage, .. } = &mut c.body {
                usage.repeated_work_percent = value;
            }
        },
    })
}

fn config(component: &Component) -> Option<&Ec2Config> {
    match &component.body {
        Body::Ec2 { config, .. } => Some(config),
        _ => None,
    }
}

fn mixed(component: &Component) -> Option<Mixed> {
    match config(component)?.purchase {
        Purchase::Mixed(mixed) => Some(mixed),
        _ => None,
    }
}

fn mixed_mut(component: &mut Component) -> Option<&mut Mixed> {
    match &mut component.body {
        Body::Ec2 { config: Ec2Config { purchase: Purchase::Mixed(mixed), .. }, .. } => Some(mixed),
        _ => None,
    }
}

const fn has_spot(config: &Ec2Config) -> bool {
    match config.purchase {
        Purchase::Spot => true,
        Purchase::Mixed(Mixed { on_demand_percent, .. }) => on_demand_percent < 100,
        _ => false,
    }
}

const fn code(purchase: Purchase) -> &'static str {
    match purchase {
        Purchase::OnDemand => "on-demand",
        Purchase::Spot => "spot",
        Purchase::Reserved(_) => "reserved",
        Purchase::SavingsPlan(plan) => plan.plan.code(),
        Purchase::Mixed(_) => "mixed",
    }
}

const fn base_code(purchase: BasePurchase) -> &'static str {
    match purchase {
        BasePurchase::OnDemand => "on-demand",
        BasePurchase::Reserved(_) => "reserved",
        BasePurchase::SavingsPlan(plan) => plan.plan.code(),
    }
}

/// Chooses an option. Term and payment stay where the new one has them; what only the old one has
/// goes, and undo brings it back.
fn set_purchase(component: &mut Component, code: &str) {
    let purchase = match code {
        "spot" => Purchase::Spot,
        "mixed" => Purchase::Mixed(Mixed {
            base: component.count().min(1),
            base_purchase: BasePurchase::OnDemand,
            on_demand_percent: 50,
        }),
        _ => match bought(component, code) {
            Some(BasePurchase::OnDemand) => Purchase::OnDemand,
            Some(BasePurchase::Reserved(reserved)) => Purchase::Reserved(reserved),
            Some(BasePurchase::SavingsPlan(plan)) => Purchase::SavingsPlan(plan),
            None => return,
        },
    };
    if let Body::Ec2 { config, usage } = &mut component.body {
        config.purchase = purchase;
        if !has_spot(config) {
            usage.repeated_work_percent = None;
        }
    }
}

/// A way to buy with the terms that the component has now, or usual ones.
fn bought(component: &mut Component, code: &str) -> Option<BasePurchase> {
    let (term, payment) = terms_of(&mut component.body)
        .map_or((Term::OneYear, Payment::NoUpfront), |terms| (*terms.term, *terms.payment));
    let plan = |plan| Some(BasePurchase::SavingsPlan(SavingsPlan { plan, term, payment }));
    match code {
        "on-demand" => Some(BasePurchase::OnDemand),
        "reserved" => Some(BasePurchase::Reserved(Reserved {
            class: OfferingClass::Standard,
            term,
            payment,
            scope: Scope::Regional,
        })),
        "ec2-instance" => plan(PlanKind::Ec2Instance),
        "compute" => plan(PlanKind::Compute),
        _ => None,
    }
}

/// How a mixed fleet splits, in words.
fn split(component: &Component) -> String {
    let Some(mixed) = mixed(component) else { return String::new() };
    let count = component.count();
    let base = mixed.base.min(count);
    let above = count - base;
    let on_demand = (above * mixed.on_demand_percent).div_ceil(100);
    format!("Of {count}: {base} base, {on_demand} on-demand, {} Spot", above - on_demand)
}

#[cfg(test)]
mod tests {
    use super::*;
    use design::{Ec2Usage, Placement, UsageValue};

    fn group(count: u64) -> Component {
        Component {
            id: design::ComponentId::parse("web").unwrap(),
            name: String::new(),
            placement: Placement { count: Some(count), ..Placement::default() },
            body: Body::Ec2 { config: Ec2Config::of_type("m5.large"), usage: Ec2Usage::default() },
        }
    }

    #[test]
    fn every_option_can_be_chosen_and_keeps_the_terms() {
        let mut component = group(4);
        set_purchase(&mut component, "reserved");
        *terms_of(&mut component.body).unwrap().term = Term::ThreeYears;
        for (option, _) in OPTIONS {
            set_purchase(&mut component, "compute");
            set_purchase(&mut component, option);
            assert_eq!(code(config(&component).unwrap().purchase), *option);
            if let Some(terms) = terms_of(&mut component.body) {
                assert_eq!((*terms.term, *terms.payment), (Term::ThreeYears, Payment::NoUpfront), "{option}");
            } else {
                set_purchase(&mut component, "compute");
                *terms_of(&mut component.body).unwrap().term = Term::ThreeYears;
            }
        }
    }

    #[test]
    fn repeated_work_goes_with_spot() {
        let mut component = group(4);
        set_purchase(&mut component, "spot");
        if let Body::Ec2 { usage, .. } = &mut component.body {
            usage.repeated_work_percent = Some(UsageValue::known(5));
        }
        set_purchase(&mut component, "reserved");
        assert!(matches!(&component.body, Body::Ec2 { usage, .. } if usage.repeated_work_percent.is_none()));
    }

    #[test]
    fn a_mixed_fleet_splits_with_fractions_on_demand() {
        let mut component = group(10);
        set_purchase(&mut component, "mixed");
        *mixed_mut(&mut component).unwrap() =
            Mixed { base: 3, base_purchase: BasePurchase::OnDemand, on_demand_percent: 50 };
        assert_eq!(split(&component), "Of 10: 3 base, 4 on-demand, 3 Spot");
    }
}
