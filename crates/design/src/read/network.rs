//! Reads networks.

use super::component::component_id;
use super::figures::usage;
use super::node::{Node, Object, or_default};
use super::vpc;
use crate::component::Body;
use crate::limits;
use crate::network::{
    AddressConfig, AddressKind, DirectConnectConfig, EndpointConfig, EndpointType, GatewayConfig, NatConfig, NatMode,
    PeeringConfig, PortSpeed, TransferConfig, TransferPath, TransitConfig, VpnConfig,
};

fn remote_cidrs(object: &mut Object<'_, '_>) -> Vec<String> {
    object.optional("remote_cidrs", |node| vpc::texts(node, limits::REMOTE_CIDRS)).unwrap_or_default()
}

/// Reads `config` where everything in it may be left out.
pub(super) fn config<T: Default>(
    object: &mut Object<'_, '_>,
    read: impl FnOnce(&mut Object<'_, '_>) -> Option<T>,
) -> Option<T> {
    or_default(object.optional("config", |node| {
        let read = |node: Node<'_, '_>| {
            let mut object = node.object()?;
            let config = read(&mut object);
            object.finish();
            config
        };
        Some(read(node))
    }))
}

pub(super) fn nat(object: &mut Object<'_, '_>) -> Option<Body> {
    let config = config(object, |object| {
        let mode = or_default(object.optional("mode", |node| Some(node.word(NatMode::ALL))));
        let addresses = object.optional("addresses", |node| node.whole(0, limits::NAT_ADDRESSES));
        if mode == Some(NatMode::Private) && addresses.is_some_and(|addresses| addresses > 0) {
            object.node().refuse::<()>("a private NAT gateway has no public addresses", "leave addresses out");
        }
        Some(NatConfig { mode: mode?, addresses })
    });
    let usage = usage(object);
    Some(Body::NatGateway { config: config?, usage })
}

pub(super) fn gateway(object: &mut Object<'_, '_>) -> Option<Body> {
    let config = config(object, |object| {
        let egress_only = object.optional("egress_only", |node| node.boolean()).unwrap_or_default();
        Some(GatewayConfig { egress_only })
    });
    Some(Body::InternetGateway { config: config? })
}

pub(super) fn transfer(object: &mut Object<'_, '_>) -> Option<Body> {
    let config = object.required("config", |node| {
        let mut object = node.object()?;
        let path = object.required("path", |node| node.word(TransferPath::ALL));
        let from = object.optional("from", component_id);
        let to_region = object.optional("to_region", region);
        let ends = object.optional("ends", |node| node.whole(1, 2));
        if path == Some(TransferPath::OtherRegion) && to_region.is_none() {
            object.node().refuse::<()>("the path other-region needs to_region", "add to_region");
        }
        // What would not be priced is not taken.
        if path.is_some_and(|path| path != TransferPath::OtherRegion) && to_region.is_some() {
            object.node().refuse::<()>("to_region is for the path other-region", "leave it out, or change the path");
        }
        if path.is_some_and(|path| path != TransferPath::CrossZone) && ends.is_some() {
            object.node().refuse::<()>("ends are for the path cross-zone", "leave them out, or change the path");
        }
        object.finish();
        Some(TransferConfig { path: path?, from, to_region, ends })
    });
    let usage = usage(object);
    Some(Body::DataTransfer { config: config?, usage })
}

fn region(node: Node<'_, '_>) -> Option<String> {
    node.name("a region code such as us-east-1")
}

pub(super) fn address(object: &mut Object<'_, '_>) -> Option<Body> {
    let config = config(object, |object| {
        let kind = or_default(object.optional("address", |node| Some(node.word(AddressKind::ALL))));
        Some(AddressConfig { kind: kind? })
    });
    let usage = usage(object);
    Some(Body::PublicIpv4 { config: config?, usage })
}

pub(super) fn endpoint(object: &mut Object<'_, '_>) -> Option<Body> {
    let config = object.required("config", |node| {
        let mut object = node.object()?;
        let endpoint_type = object.required("endpoint_type", |node| node.word(EndpointType::ALL));
        let service = object.optional("service", |node| node.text(limits::NAME_CHARS)).unwrap_or_default();
        let zones = object.optional("zones", |node| node.whole(1, u64::try_from(limits::ZONES).unwrap_or(u64::MAX)));
        object.finish();
        Some(EndpointConfig { endpoint_type: endpoint_type?, service, zones })
    });
    let usage = usage(object);
    Some(Body::VpcEndpoint { config: config?, usage })
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
    Some(Body::TransitGateway { config: config?, usage })
}

pub(super) fn peering(object: &mut Object<'_, '_>) -> Option<Body> {
    let config = config(object, |object| {
        let peer_region = object.optional("peer_region", region);
        let vpcs = object.optional("vpcs", |node| vpc::ids(node, 2)).unwrap_or_default();
        Some(PeeringConfig { peer_region, vpcs })
    });
    let usage = usage(object);
    Some(Body::VpcPeering { config: config?, usage })
}

pub(super) fn vpn(object: &mut Object<'_, '_>) -> Option<Body> {
    let config = config(object, |object| {
        let addresses = object.optional("addresses", |node| node.whole(0, 2));
        let addresses = addresses.unwrap_or(VpnConfig::default_addresses());
        Some(VpnConfig { addresses, remote_cidrs: remote_cidrs(object) })
    });
    let usage = usage(object);
    Some(Body::VpnConnection { config: config?, usage })
}

pub(super) fn direct_connect(object: &mut Object<'_, '_>) -> Option<Body> {
    let config = config(object, |object| {
        let port_speed = or_default(object.optional("port_speed", |node| Some(node.word(PortSpeed::ALL))));
        let remote_cidrs = remote_cidrs(object);
        Some(DirectConnectConfig { port_speed: port_speed?, remote_cidrs })
    });
    let usage = usage(object);
    Some(Body::DirectConnect { config: config?, usage })
}
