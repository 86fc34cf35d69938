//! The common terms of commitments: term, payment, class and scope.

use design::{
    BasePurchase, Body, HostPurchase, Mixed, OfferingClass, Payment, Purchase, Reserved, SavingsPlan, Scope, Term,
};

use crate::form::{Form, words};
use crate::node::Node;

/// The terms of a commitment, wherever they are in a component.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Terms {
    /// Their pointer below the component.
    place: &'static str,
    /// Its duration.
    pub(super) term: Term,
    /// How it is paid.
    pub(super) payment: Payment,
    /// Standard or convertible, for Reserved Instances.
    class: Option<OfferingClass>,
    /// Regional or zonal, for Reserved Instances of a group.
    scope: Option<Scope>,
}

impl Terms {
    const fn plain(place: &'static str, term: Term, payment: Payment) -> Terms {
        Terms { place, term, payment, class: None, scope: None }
    }

    const fn reserved(place: &'static str, bought: Reserved) -> Terms {
        let Reserved { class, term, payment, scope } = bought;
        Terms { place, term, payment, class: Some(class), scope: Some(scope) }
    }

    const fn plan(place: &'static str, plan: SavingsPlan) -> Terms {
        Terms::plain(place, plan.term, plan.payment)
    }

    /// The terms of the commitment of a component; `None` if it has none.
    pub(super) fn of(body: &Body) -> Option<Terms> {
        match body {
            Body::Ec2 { config, .. } => Terms::of_purchase(config.purchase),
            Body::ReservedInstances { config } => {
                Some(Terms { class: Some(config.class), ..Terms::plain("/config", config.term, config.payment) })
            }
            Body::SavingsPlan { config } => Some(Terms::plain("/config", config.term, config.payment)),
            Body::DedicatedHost { config, .. } => match config.purchase {
                HostPurchase::Reserved(bought) => {
                    Some(Terms::plain("/config/purchase/reserved", bought.term, bought.payment))
                }
                HostPurchase::OnDemand => None,
            },
            _ => None,
        }
    }

    const fn of_purchase(purchase: Purchase) -> Option<Terms> {
        match purchase {
            Purchase::Reserved(bought) => Some(Terms::reserved("/config/purchase/reserved", bought)),
            Purchase::SavingsPlan(plan) => Some(Terms::plan("/config/purchase/savings_plan", plan)),
            Purchase::Mixed(Mixed { base_purchase, .. }) => match base_purchase {
                BasePurchase::Reserved(bought) => {
                    Some(Terms::reserved("/config/purchase/mixed/base_purchase/reserved", bought))
                }
                BasePurchase::SavingsPlan(plan) => {
                    Some(Terms::plan("/config/purchase/mixed/base_purchase/savings_plan", plan))
                }
                BasePurchase::OnDemand => None,
            },
            Purchase::OnDemand | Purchase::Spot => None,
        }
    }
}

/// Choices for the terms of a component's commitment, as many as it has; `None` without a commitment.
pub(super) fn row(form: &Form<'_>) -> Option<Node> {
    let Terms { place, term, payment, class, scope } = Terms::of(&form.component.body)?;
    let at = |name: &str| format!("{place}/{name}");
    let mut fields = vec![
        form.choice("term", "Term", &at("term"), words(Term::ALL, Term::label), term.code()),
        form.choice("payment", "Payment", &at("payment"), words(Payment::ALL, Payment::label), payment.code()),
    ];
    if let Some(class) = class {
        let options = words(OfferingClass::ALL, OfferingClass::label);
        fields.push(form.choice("class", "Offering class", &at("class"), options, class.code()));
    }
    if let Some(scope) = scope {
        fields.push(form.choice("scope", "Scope", &at("scope"), words(Scope::ALL, Scope::label), scope.code()));
    }
    Some(Node::Row(fields.into_iter().map(Node::from).collect()))
}
