//! Reads flows.

use super::balancer::by_hour;
use super::figures::figures;
use super::node::{Node, Object};
use super::vpc::ids;
use crate::component::Body;
use crate::flow::{FlowAddress, FlowConfig, FlowEnd, FlowUsage, ZoneAffinity};
use definitions::limits;

pub(super) fn flow(object: &mut Object<'_, '_>) -> Option<Body> {
    let config = object.required("config", config);
    let usage = object.optional("usage", usage).unwrap_or_default();
    Some(Body::Flow { config: Box::new(config?), usage })
}

fn config(node: Node<'_, '_>) -> Option<FlowConfig> {
    let mut object = node.object()?;
    let (from, to) = (object.required("from", end), object.required("to", end));
    let zones = object.optional("zones", |node| node.word(ZoneAffinity::ALL)).unwrap_or_default();
    let address = object.optional("address", |node| node.word(FlowAddress::ALL)).unwrap_or_default();
    let via = object.optional("via", |node| ids(node, limits::VIA)).unwrap_or_default();
    object.finish();
    Some(FlowConfig { from: from?, to: to?, zones, address, via })
}

fn end(node: Node<'_, '_>) -> Option<FlowEnd> {
    let text = node.words(limits::NAME_CHARS)?;
    match FlowEnd::parse(text) {
        Some(end) => Some(end),
        None => node.refuse(
            format!("{text:?} is no end of a flow"),
            "write the id of a component, @internet, @on-premises, @region/CODE, @peer/ID or @service/NAME",
        ),
    }
}

fn usage(node: Node<'_, '_>) -> Option<Box<FlowUsage>> {
    let mut object = node.object()?;
    let mut usage = Box::<FlowUsage>::default();
    figures(&mut object, usage.as_mut());
    usage.by_hour = object.optional("by_hour", |node| by_hour(node, FlowUsage::HOURLY)).unwrap_or_default();
    for name in FlowUsage::HOURLY {
        if usage.hours_of(name).is_some() && crate::figures::Figures::figure(usage.as_ref(), name).is_some() {
            object.node().refuse::<()>(
                format!("{name} by the hour and for the month say the same thing"),
                "leave one of them out",
            );
        }
    }
    object.finish();
    Some(usage)
}
