//! Reads VPCs.

use super::component::component_id;
use super::network::config;
use super::node::{Node, Object};
use crate::component::Body;
use crate::network::{Route, RouteTable, Subnet, SubnetIp, VpcConfig};
use definitions::ComponentId;
use definitions::limits;

/// Reads a list of texts.
pub(super) fn texts(node: Node<'_, '_>, most: usize) -> Option<Vec<String>> {
    node.list(most)?.into_iter().map(|node| node.text(limits::NAME_CHARS)).collect()
}

/// Reads a list of ids.
pub(super) fn ids(node: Node<'_, '_>, most: usize) -> Option<Vec<ComponentId>> {
    node.list(most)?.into_iter().map(component_id).collect()
}

pub(super) fn vpc(object: &mut Object<'_, '_>) -> Option<Body> {
    let config = config(object, |object| {
        let cidrs = object.optional("cidrs", |node| texts(node, limits::VPC_CIDRS));
        let subnets = object.optional("subnets", |node| {
            node.list(limits::SUBNETS)?.into_iter().map(subnet).collect::<Option<Vec<_>>>()
        });
        let route_tables = object.optional("route_tables", |node| {
            node.list(limits::SUBNETS)?.into_iter().map(route_table).collect::<Option<Vec<_>>>()
        });
        Some(Box::new(VpcConfig {
            cidrs: cidrs.unwrap_or_default(),
            subnets: subnets.unwrap_or_default(),
            route_tables: route_tables.unwrap_or_default(),
        }))
    });
    Some(Body::Vpc { config })
}

fn subnet(node: Node<'_, '_>) -> Option<Subnet> {
    let mut object = node.object()?;
    let name = object.required("name", |node| node.text(limits::NAME_CHARS));
    let zone = object.required("zone", zone);
    let mut text = |key| object.optional(key, |node| node.text(limits::NAME_CHARS)).unwrap_or_default();
    let (cidr, route_table) = (text("cidr"), text("route_table"));
    let ip = object.optional("ip", |node| node.word(SubnetIp::ALL)).unwrap_or_default();
    object.finish();
    Some(Subnet { name: name?, zone: zone?, cidr, ip, route_table })
}

fn route_table(node: Node<'_, '_>) -> Option<RouteTable> {
    let mut object = node.object()?;
    let name = object.required("name", |node| node.text(limits::NAME_CHARS));
    let routes = object.optional("routes", routes).unwrap_or_default();
    object.finish();
    Some(RouteTable { name: name?, routes })
}

/// Reads a list of routes.
pub(super) fn routes(node: Node<'_, '_>) -> Option<Vec<Route>> {
    node.list(limits::ROUTES)?.into_iter().map(route).collect()
}

fn route(node: Node<'_, '_>) -> Option<Route> {
    let mut object = node.object()?;
    let destination = object.required("destination", |node| node.text(limits::NAME_CHARS));
    let target = object.required("target", component_id);
    let zone = object.optional("zone", zone);
    object.finish();
    Some(Route { destination: destination?, target: target?, zone })
}

/// Reads the letter of an availability zone.
fn zone(node: Node<'_, '_>) -> Option<String> {
    let text = node.words(limits::NAME_CHARS)?;
    if super::component::is_zone(text) {
        Some(text.to_owned())
    } else {
        node.refuse(format!("{text:?} is not a zone"), "use the letter of the zone, such as \"a\"")
    }
}
