//! What commitments have in common: class, term, payment and scope.

use design::{
    BasePurchase, Body, Component, HostPurchase, Mixed, OfferingClass, Payment, Purchase, Reserved, Scope, Term,
};
use leptos::prelude::*;

use super::form::{Form, row, word, words};

/// The terms of a commitment, wherever in a component it stands.
pub struct Terms<'c> {
    /// Its place below the component.
    pub place: &'static str,
    /// Standard or convertible, for Reserved Instances.
    pub class: Option<&'c mut OfferingClass>,
    /// How long it is bought for.
    pub term: &'c mut Term,
    /// How it is paid.
    pub payment: &'c mut Payment,
    /// Regional or zonal, for Reserved Instances of a group.
    pub scope: Option<&'c mut Scope>,
}

impl<'c> Terms<'c> {
    fn plain(place: &'static str, term: &'c mut Term, payment: &'c mut Payment) -> Terms<'c> {
        Terms { place, class: None, term, payment, scope: None }
    }

    fn reserved(place: &'static str, bought: &'c mut Reserved) -> Terms<'c> {
        let Reserved { class, term, payment, scope } = bought;
        Terms { place, class: Some(class), term, payment, scope: Some(scope) }
    }
}

/// The terms of the commitment of a component; `None` when it has none.
pub fn terms_of(body: &mut Body) -> Option<Terms<'_>> {
    Some(match body {
        Body::Ec2 { config, .. } => match &mut config.purchase {
            Purchase::Reserved(bought) => Terms::reserved("/config/purchase/reserved", bought),
            Purchase::SavingsPlan(plan) => {
                Terms::plain("/config/purchase/savings_plan", &mut plan.term, &mut plan.payment)
            }
            Purchase::Mixed(Mixed { base_purchase: BasePurchase::Reserved(bought), .. }) => {
                Terms::reserved("/config/purchase/mixed/base_purchase/reserved", bought)
            }
            Purchase::Mixed(Mixed { base_purchase: BasePurchase::SavingsPlan(plan), .. }) => {
                Terms::plain("/config/purchase/mixed/base_purchase/savings_plan", &mut plan.term, &mut plan.payment)
            }
            _ => return None,
        },
        Body::ReservedInstances { config } => {
            Terms { class: Some(&mut config.class), ..Terms::plain("/config", &mut config.term, &mut config.payment) }
        }
        Body::SavingsPlan { config } => Terms::plain("/config", &mut config.term, &mut config.payment),
        Body::DedicatedHost { config, .. } => match &mut config.purchase {
            HostPurchase::Reserved(bought) => {
                Terms::plain("/config/purchase/reserved", &mut bought.term, &mut bought.payment)
            }
            HostPurchase::OnDemand => return None,
        },
        _ => return None,
    })
}

/// Reads the terms of a component.
fn read(component: &Component, read: fn(Terms<'_>) -> Option<&'static str>) -> Option<&'static str> {
    read(terms_of(&mut component.clone().body)?)
}

/// Selects for the terms of a component's commitment, as many as it has.
pub fn terms_fields(form: Form) -> AnyView {
    // Made anew when they stand for something else, not when a choice changes.
    form.by(
        |c| read(c, |terms| Some(terms.place)).unwrap_or_default(),
        |form, place| if place.is_empty() { ().into_any() } else { row(fields(form, place)) },
    )
}

fn fields(form: Form, place: &'static str) -> Vec<AnyView> {
    let at = move |field: &'static str| {
        let base = form.at(place);
        Signal::derive(move || format!("{}/{field}", base.get()))
    };
    let mut fields = vec![
        form.choice(
            "term",
            "Term",
            at("term"),
            words(Term::ALL, Term::label),
            |c| read(c, |terms| Some(terms.term.code())).unwrap_or_default(),
            |c, code| {
                if let (Some(terms), Some(word)) = (terms_of(&mut c.body), word(Term::ALL, code)) {
                    *terms.term = word;
                }
            },
        ),
        form.choice(
            "payment",
            "Payment",
            at("payment"),
            words(Payment::ALL, Payment::label),
            |c| read(c, |terms| Some(terms.payment.code())).unwrap_or_default(),
            |c, code| {
                if let (Some(terms), Some(word)) = (terms_of(&mut c.body), word(Payment::ALL, code)) {
                    *terms.payment = word;
                }
            },
        ),
    ];
    if form.read(|c| read(c, |terms| terms.class.map(|class| class.code())).is_some()) {
        fields.push(form.choice(
            "class",
            "Offering class",
            at("class"),
            words(OfferingClass::ALL, OfferingClass::label),
            |c| read(c, |terms| terms.class.map(|class| class.code())).unwrap_or_default(),
            |c, code| {
                if let (Some(Terms { class: Some(class), .. }), Some(word)) =
                    (terms_of(&mut c.body), word(OfferingClass::ALL, code))
                {
                    *class = word;
                }
            },
        ));
    }
    if form.read(|c| read(c, |terms| terms.scope.map(|scope| scope.code())).is_some()) {
        fields.push(form.choice(
            "scope",
            "Scope",
            at("scope"),
            words(Scope::ALL, Scope::label),
            |c| read(c, |terms| terms.scope.map(|scope| scope.code())).unwrap_or_default(),
            |c, code| {
                if let (Some(Terms { scope: Some(scope), .. }), Some(word)) =
                    (terms_of(&mut c.body), word(Scope::ALL, code))
                {
                    *scope = word;
                }
            },
        ));
    }
    fields
}
