//! Reads purchase options.

use super::node::{Node, Object};
use crate::purchase::{
    BasePurchase, Mixed, OfferingClass, Payment, PlanKind, Purchase, Reserved, SavingsPlan, Scope, Term,
};
use definitions::limits;

pub(super) fn purchase(node: Node<'_, '_>) -> Option<Purchase> {
    match node.value().as_str() {
        Some("on-demand") => return Some(Purchase::OnDemand),
        Some("spot") => return Some(Purchase::Spot),
        _ => {}
    }
    let fix = "write \"on-demand\", \"spot\", {\"reserved\": …}, {\"savings_plan\": …} or {\"mixed\": …}";
    let mut object = one_of(node, fix)?;
    let read_reserved = object.optional("reserved", reserved).map(Purchase::Reserved);
    let read_plan = object.optional("savings_plan", savings_plan).map(Purchase::SavingsPlan);
    let read_mixed = object.optional("mixed", mixed).map(Purchase::Mixed);
    object.finish();
    read_reserved.or(read_plan).or(read_mixed)
}

fn base_purchase(node: Node<'_, '_>) -> Option<BasePurchase> {
    if node.is("on-demand") {
        return Some(BasePurchase::OnDemand);
    }
    let mut object = one_of(node, "write \"on-demand\", {\"reserved\": …} or {\"savings_plan\": …}")?;
    let read_reserved = object.optional("reserved", reserved).map(BasePurchase::Reserved);
    let read_plan = object.optional("savings_plan", savings_plan).map(BasePurchase::SavingsPlan);
    object.finish();
    read_reserved.or(read_plan)
}

/// Reads an object that must have exactly one field.
fn one_of<'v, 'p>(node: Node<'v, 'p>, fix: &str) -> Option<Object<'v, 'p>> {
    if !node.value().is_object() {
        return node.refuse("expected how the instances are bought", fix);
    }
    let object = node.object()?;
    let given = object.given();
    if given != 1 {
        return object.node().refuse(format!("{given} ways to buy"), fix);
    }
    Some(object)
}

fn reserved(node: Node<'_, '_>) -> Option<Reserved> {
    let mut object = node.object()?;
    let class = object.required("class", |node| node.word(OfferingClass::ALL));
    let term = object.required("term", |node| node.word(Term::ALL));
    let payment = object.required("payment", |node| node.word(Payment::ALL));
    let scope = object.optional("scope", |node| node.word(Scope::ALL)).unwrap_or_default();
    object.finish();
    Some(Reserved { class: class?, term: term?, payment: payment?, scope })
}

fn savings_plan(node: Node<'_, '_>) -> Option<SavingsPlan> {
    let mut object = node.object()?;
    let plan = object.required("plan", |node| node.word(PlanKind::ALL));
    let term = object.required("term", |node| node.word(Term::ALL));
    let payment = object.required("payment", |node| node.word(Payment::ALL));
    object.finish();
    Some(SavingsPlan { plan: plan?, term: term?, payment: payment? })
}

fn mixed(node: Node<'_, '_>) -> Option<Mixed> {
    let mut object = node.object()?;
    let base = object.required("base", |node| node.whole(0, limits::COUNT));
    let base_purchase = object.optional("base_purchase", base_purchase).unwrap_or_default();
    let on_demand_percent = object.required("on_demand_percent", |node| node.whole(0, 100));
    object.finish();
    Some(Mixed { base: base?, base_purchase, on_demand_percent: on_demand_percent? })
}
