//! Reads NAT gateways and transit gateways.

use super::figures::usage;
use super::node::{Node, Object};
use super::vpc;
use crate::component::Body;
use crate::network::{NatConfig, NatMode, TransitConfig};
use definitions::limits;

/// Reads a `config` in which every field is optional.
pub(super) fn config<T: Default>(
    object: &mut Object<'_, '_>,
    read: impl FnOnce(&mut Object<'_, '_>) -> Option<T>,
) -> T {
    let read = |node: Node<'_, '_>| {
        let mut object = node.object()?;
        let config = read(&mut object);
        object.finish();
        config
    };
    object.optional("config", read).unwrap_or_default()
}

pub(super) fn nat(object: &mut Object<'_, '_>) -> Option<Body> {
    let config = config(object, |object| {
        let mode = object.optional("mode", |node| node.word(NatMode::ALL)).unwrap_or_default();
        let addresses = object.optional("addresses", |node| node.whole(0, limits::NAT_ADDRESSES));
        if mode == NatMode::Private && addresses.is_some_and(|addresses| addresses > 0) {
            object.node().refuse::<()>("a private NAT gateway has no public addresses", "leave addresses out");
        }
        Some(NatConfig { mode, addresses })
    });
    let usage = usage(object);
    Some(Body::NatGateway { config, usage })
}

pub(super) fn transit(object: &mut Object<'_, '_>) -> Option<Body> {
    let config = config(object, |object| {
        let mut count = |key| object.optional(key, |node| node.whole(0, limits::ATTACHMENTS)).unwrap_or_default();
        let (vpcs, vpns, direct_connects) = (count("vpcs"), count("vpns"), count("direct_connects"));
        let (connects, peerings) = (count("connects"), count("peerings"));
        let attached = object.optional("attached", |node| vpc::ids(node, limits::COMPONENTS)).unwrap_or_default();
        let routes = object.optional("routes", vpc::routes).unwrap_or_default();
        Some(TransitConfig { vpcs, vpns, direct_connects, connects, peerings, attached, routes })
    });
    let usage = usage(object);
    Some(Body::TransitGateway { config, usage })
}
