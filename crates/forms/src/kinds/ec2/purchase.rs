//! The purchase options of a group.

use design::{
    BasePurchase, Component, Design, Ec2Config, Ec2Usage, Mixed, OfferingClass, Payment, PlanKind, Purchase, Reserved,
    SavingsPlan, Scope, Term, limits,
};

use super::of_mut;
use crate::act::{Act, Done};
use crate::form::{Form, pairs, word, words};
use crate::kinds::terms::{self, Terms};
use crate::node::{Node, Options};

/// The purchase options of a whole group, and of the base of a mixed fleet.
fn base_options() -> Options {
    let mut options = pairs(&[("on-demand", "On-demand"), ("reserved", "Reserved Instances")]);
    options.extend(words(PlanKind::ALL, PlanKind::label));
    options
}

/// Every purchase option.
fn options() -> Options {
    let mut options = base_options();
    options.extend(pairs(&[("spot", "Spot"), ("mixed", "Mixed fleet")]));
    options
}

/// The purchase option of a group and its settings.
pub(super) fn fields(form: &Form<'_>, config: &Ec2Config, usage: &Ec2Usage) -> Node {
    let place = "/config/purchase";
    let option = form.chooses("purchase", "purchase", "Purchase option", place, options(), code(config.purchase));
    let mut details = Vec::new();
    if let Purchase::Mixed(mixed) = config.purchase {
        details.push(mixed_fields(form, mixed));
    }
    details.extend(terms::row(form));
    if has_spot(config.purchase) {
        details.push(repeated_work(form, usage));
    }
    Node::Fields(vec![option.into(), Node::Reveal(details)])
}

fn mixed_fields(form: &Form<'_>, mixed: Mixed) -> Node {
    let place = "/config/purchase/mixed/base";
    let base = form.whole("base", "Base", place, mixed.base, (0, limits::COUNT), "instances");
    let place = "/config/purchase/mixed/on_demand_percent";
    let (label, share) = ("On-demand above the base", mixed.on_demand_percent);
    let percent = form.whole("on-demand-percent", label, place, share, (0, limits::PERCENT), "%");
    let percent = percent.hint(split(form.component.count(), mixed));
    let (name, place) = ("base-purchase", "/config/purchase/mixed/base_purchase");
    let bought = form.chooses(name, name, "The base is bought", place, base_options(), base_code(mixed.base_purchase));
    Node::Fields(vec![Node::Row(vec![base.into(), percent.into()]), bought.into()])
}

/// How a mixed fleet of `count` instances is split, as text.
fn split(count: u64, mixed: Mixed) -> String {
    let base = mixed.base.min(count);
    let above = count - base;
    let on_demand = (above * mixed.on_demand_percent).div_ceil(100);
    format!("Of {count}: {base} base, {on_demand} on-demand, {} Spot", above.saturating_sub(on_demand))
}

fn repeated_work(form: &Form<'_>, usage: &Ec2Usage) -> Node {
    let place = "/usage/repeated_work_percent";
    form.usage("repeated-work", "Repeated work", place, usage.repeated_work_percent, "% of the hours")
        .most(limits::REPEATED_WORK_PERCENT)
        .first(5)
        .empty("none")
        .hint("Work done again after interruptions")
        .into()
}

const fn has_spot(purchase: Purchase) -> bool {
    match purchase {
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

/// `purchase`: selects another option. `base-purchase`: selects the option of the base of a mixed fleet.
pub(super) fn act(design: &mut Design, index: usize, act: &Act) -> Option<Result<Done, String>> {
    let component = design.components.get_mut(index)?;
    match act.name.as_str() {
        "purchase" => set_purchase(component, &act.value),
        "base-purchase" => set_base(component, &act.value),
        _ => return None,
    }
    Some(Ok(Done::default()))
}

/// Selects an option. Term and payment are kept if the new option has them; settings that only the old one has are
/// removed, and undo restores them.
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
    let Some((config, usage)) = of_mut(component) else { return };
    config.purchase = purchase;
    if !has_spot(purchase) {
        usage.repeated_work_percent = None;
    }
}

fn set_base(component: &mut Component, code: &str) {
    let bought = bought(component, code);
    if let (Some((Ec2Config { purchase: Purchase::Mixed(mixed), .. }, _)), Some(bought)) = (of_mut(component), bought) {
        mixed.base_purchase = bought;
    }
}

/// A purchase option with the current terms of the component, or default ones.
fn bought(component: &Component, code: &str) -> Option<BasePurchase> {
    let usual = (Term::OneYear, Payment::NoUpfront);
    let (term, payment) = Terms::of(&component.body).map_or(usual, |terms| (terms.term, terms.payment));
    let plan = |plan| Some(BasePurchase::SavingsPlan(SavingsPlan { plan, term, payment }));
    match code {
        "on-demand" => Some(BasePurchase::OnDemand),
        "reserved" => Some(BasePurchase::Reserved(Reserved {
            class: OfferingClass::Standard,
            term,
            payment,
            scope: Scope::Regional,
        })),
        _ => word(PlanKind::ALL, code).and_then(plan),
    }
}

#[cfg(test)]
mod tests {
    use design::UsageValue;

    use super::super::of;
    use super::super::tests::{change, design, group};
    use super::*;

    fn purchase(component: &Component) -> Purchase {
        of(component).unwrap().0.purchase
    }

    fn three_years(component: &mut Component) {
        let terms = SavingsPlan { plan: PlanKind::Compute, term: Term::ThreeYears, payment: Payment::NoUpfront };
        of_mut(component).unwrap().0.purchase = Purchase::SavingsPlan(terms);
    }

    #[test]
    fn every_option_can_be_chosen_and_keeps_the_terms() {
        for (option, _) in options() {
            let mut component = group(4);
            three_years(&mut component);
            set_purchase(&mut component, &option);
            assert_eq!(code(purchase(&component)), option);
            if let Some(terms) = Terms::of(&component.body) {
                assert_eq!((terms.term, terms.payment), (Term::ThreeYears, Payment::NoUpfront), "{option}");
            }
        }
    }

    #[test]
    fn repeated_work_goes_with_spot() {
        let mut component = group(4);
        set_purchase(&mut component, "spot");
        of_mut(&mut component).unwrap().1.repeated_work_percent = Some(UsageValue::known(5));
        set_purchase(&mut component, "mixed");
        assert!(of(&component).unwrap().1.repeated_work_percent.is_some());
        set_purchase(&mut component, "reserved");
        assert!(of(&component).unwrap().1.repeated_work_percent.is_none());
    }

    #[test]
    fn the_base_of_a_mixed_fleet_is_bought_in_its_own_way() {
        let mut design = design();
        for (name, value, known) in [
            ("purchase", "mixed", true),
            ("base-purchase", "ec2-instance", true),
            ("base-purchase", "spot", true),
            ("tenancy", "", false),
        ] {
            assert_eq!(act(&mut design, 0, &change(name, value, &[])).is_some(), known, "{name}");
        }
        let Purchase::Mixed(mixed) = purchase(&design.components[0]) else { panic!("mixed") };
        assert_eq!((mixed.base, base_code(mixed.base_purchase)), (1, "ec2-instance"));
    }

    #[test]
    fn a_mixed_fleet_splits_with_fractions_on_demand() {
        let mixed = Mixed { base: 3, base_purchase: BasePurchase::OnDemand, on_demand_percent: 50 };
        assert_eq!(split(10, mixed), "Of 10: 3 base, 4 on-demand, 3 Spot");
    }
}
