//! Reads dedicated hosts.

use super::node::{Node, Object};
use super::usage::hours;
use crate::component::Body;
use crate::host::{HostConfig, HostPurchase, HostReservation, HostUsage};
use crate::purchase::{Payment, Term};

pub(super) fn host(object: &mut Object<'_, '_>) -> Option<Body> {
    let config = object.required("config", |node| {
        let mut object = node.object()?;
        let family = object.required("family", |node| node.name("an instance family such as m5"));
        let purchase = object.optional("purchase", purchase).unwrap_or_default();
        object.finish();
        Some(HostConfig { family: family?, purchase })
    });
    let usage = object
        .optional("usage", |node| {
            let mut object = node.object()?;
            let hours_per_month = object.optional("hours_per_month", hours);
            object.finish();
            Some(HostUsage { hours_per_month })
        })
        .unwrap_or_default();
    Some(Body::DedicatedHost { config: config?, usage })
}

fn purchase(node: Node<'_, '_>) -> Option<HostPurchase> {
    if node.is("on-demand") {
        return Some(HostPurchase::OnDemand);
    }
    if !node.value().is_object() {
        return node.refuse("expected how the hosts are bought", "write \"on-demand\" or {\"reserved\": …}");
    }
    let mut object = node.object()?;
    let reserved = object.required("reserved", |node| {
        let mut object = node.object()?;
        let term = object.required("term", |node| node.word(Term::ALL));
        let payment = object.required("payment", |node| node.word(Payment::ALL));
        object.finish();
        Some(HostReservation { term: term?, payment: payment? })
    });
    object.finish();
    reserved.map(HostPurchase::Reserved)
}
