//! Problems that prevent data from arriving.

use design::{Component, ComponentId};

use crate::network::{Network, SubnetNode, VpcNode};
use crate::path::PathProblem;
use crate::service_label;

/// A problem with the permanent id of a rule in the catalogue.
pub(super) fn problem(rule: &'static str, message: impl Into<String>, fix: impl Into<String>) -> PathProblem {
    PathProblem { rule, message: message.into(), fix: fix.into(), at: None }
}

/// The same problem, with the component to change.
pub(super) fn at(component: &Component, problem: PathProblem) -> PathProblem {
    PathProblem { at: Some(component.id.clone()), ..problem }
}

/// Names the routes of a subnet in messages: by its route table, or by the subnet if it has none.
pub(super) fn table_of(node: SubnetNode<'_>) -> String {
    match node.subnet.route_table.as_str() {
        "" => format!("subnet {}", node.subnet.name),
        table => format!("route table {table} of {}", node.vpc.component.title()),
    }
}

pub(super) fn no_end(id: &ComponentId) -> PathProblem {
    problem("path-none", format!("there is no component {id} that sends or receives data"), "choose another end")
}

/// A first end that opens no connections to the other one.
pub(super) fn no_sender(why: &str) -> PathProblem {
    let fix = "turn the flow around, or let an instance send it";
    problem("path-none", why, fix)
}

/// An end in subnets that CloudFront and Global Accelerator open no connections to.
pub(super) fn no_origin(service: &str, to: Option<&Component>) -> PathProblem {
    let service = service_label(service);
    let to = to.map_or("the other end", Component::title);
    let message = format!("{service} opens no connections to {to}, but to load balancers, instances and public names");
    let fix = "put a load balancer in front of it; CloudFront reaches one in private subnets over a VPC origin";
    problem("path-none", message, fix)
}

/// A component that is in no subnet, or in none of one of its zones.
pub(super) fn no_subnet(network: &Network<'_>, component: &Component, zone: Option<&str>) -> PathProblem {
    let region = network.design.region_of(component);
    let vpcs = network.vpcs().iter().filter(|vpc| vpc.region == region);
    let mut vpcs: Vec<&str> = vpcs.map(|vpc| vpc.component.title()).collect();
    vpcs.sort_unstable();
    let (message, fix) = match (zone, vpcs.as_slice()) {
        // No subnet is proposed for it if several VPCs could be meant.
        (_, [_, _, ..]) if component.placement.subnets.is_empty() => {
            (format!("{} names no subnet", component.title()), format!("name a subnet of {}", vpcs.join(" or ")))
        }
        (Some(zone), _) => {
            let message = format!("{} stands in no subnet in zone {zone}", component.title());
            let fix = "name a subnet of that zone in its placement";
            // The same rule as for the placement check, so that the error is reported once.
            let rule = if component.placement.subnets.is_empty() { "path-none" } else { "vpc-subnet-one-az" };
            return at(component, problem(rule, message, fix));
        }
        (None, _) => {
            (format!("{} stands in no subnet", component.title()), "name a subnet in its placement".to_owned())
        }
    };
    at(component, problem("path-none", message, fix))
}

/// A route, or a pinned path, that leads to nothing.
pub(super) fn dangling(vpc: &Component, why: &str, target: &ComponentId, what: &str) -> PathProblem {
    let message = format!("{} leads to {target}, {what}", lower(why));
    let fix = "point it to a gateway, link or instance that is there";
    at(vpc, problem("vpc-route-dangling", message, fix))
}

/// A text with its first letter in lower case, for use within a sentence.
pub(super) fn lower(why: &str) -> String {
    let mut letters = why.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// A walk that returned to a place where it had been.
pub(super) fn looped(node: SubnetNode<'_>) -> PathProblem {
    let message = format!("the routes from subnet {} lead in a circle", node.subnet.name);
    at(node.vpc.component, problem("path-none", message, "change the route that leads back"))
}

/// A public NAT gateway that is not in a public subnet.
pub(super) fn nat_placement(nat: &Component, node: SubnetNode<'_>) -> PathProblem {
    let message =
        format!("{} stands in subnet {}, which has no route to an internet gateway", nat.title(), node.subnet.name);
    at(nat, problem("nat-placement", message, "place it in a public subnet"))
}

/// A subnet without a route to an address.
pub(super) fn no_route(node: SubnetNode<'_>, to: &str, fix: &str) -> PathProblem {
    let message = format!("the {} has no route to {to}", table_of(node));
    at(node.vpc.component, problem("path-none", message, fix))
}

/// A subnet without a route to the internet.
pub(super) fn no_egress(node: SubnetNode<'_>, who: &str, to: &str, default: &str) -> PathProblem {
    let message = format!("{who} cannot reach {to}: the {} has no route {default}", table_of(node));
    let fix = "add a NAT gateway and a default route to it, or an internet gateway and public addresses";
    at(node.vpc.component, problem("vpc-private-without-egress", message, fix))
}

/// An end without a public address.
pub(super) fn no_public_address(component: &Component, family: &str) -> PathProblem {
    let message = format!("{} has no public {family} address", component.title());
    let fix = "give it one, or send the data through a NAT gateway or load balancer";
    at(component, problem("path-none", message, fix))
}

/// A VPC that is not attached to a transit gateway.
pub(super) fn not_attached(vpc: VpcNode<'_>, gateway: &Component) -> PathProblem {
    let message = format!("{} is not attached to {}", vpc.component.title(), gateway.title());
    at(gateway, problem("path-none", message, "attach it to the transit gateway"))
}
