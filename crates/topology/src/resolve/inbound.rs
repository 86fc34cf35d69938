//! Inbound traffic from public addresses.

use design::{Component, FlowAddress, SubnetIp, View};

use super::ends::End;
use super::goal::Family;
use super::problems::{self, problem};
use crate::network::{Network, SubnetNode, VpcNode};
use crate::path::PathProblem;

/// The internet gateway that the default route of a subnet points to: without it, no traffic gets in.
pub(super) fn gateway_of<'a>(
    network: &Network<'a>,
    node: SubnetNode<'a>,
    family: Family,
) -> Result<&'a Component, PathProblem> {
    let default = family.default_route();
    let ranges = network.table(node).into_iter().flat_map(|table| {
        let _ = network.spend(table.routes.len());
        table.ranges()
    });
    let routes = ranges.filter(|(net, _)| net.is_some_and(|net| family.is_default(net)));
    let of_another = |gateway: &Component| {
        network.vpc_by_routes(gateway).is_some_and(|vpc| vpc.component.id != node.vpc.component.id)
    };
    let gateways = routes.filter_map(|(_, route)| network.component(&route.target)).filter(|target| is_gateway(target));
    let gateways = gateways.filter(|gateway| !of_another(gateway));
    let gateway = gateways.min_by_key(|gateway| &gateway.id);
    gateway.ok_or_else(|| {
        let message = format!(
            "subnet {} cannot be reached from public addresses: the {} has no route {default} to an internet gateway of its VPC",
            node.subnet.name,
            problems::table_of(node)
        );
        let fix = "add the route, or use a subnet that has it";
        problems::at(node.vpc.component, problem("vpc-public-without-igw", message, fix))
    })
}

/// The internet gateway of a VPC: one that its routes point to, else one of the region that no VPC's routes point to.
pub(super) fn gateway_in<'a>(network: &Network<'a>, vpc: VpcNode<'a>) -> Option<&'a Component> {
    network.gateways.internet(network, vpc)
}

fn is_gateway(component: &Component) -> bool {
    matches!(component.body.view(), View::InternetGateway(config) if !config.egress_only)
}

/// The internet gateway through which an end is reached at its public address in a subnet.
pub(super) fn entrance<'a>(
    network: &Network<'a>,
    end: End<'a>,
    node: SubnetNode<'a>,
    address: FlowAddress,
) -> Result<&'a Component, PathProblem> {
    let family = if address == FlowAddress::Ipv6 { Family::Ipv6 } else { Family::Ipv4 };
    if let Some((balancer, _)) = end.balancer()
        && !end.has_public_name()
    {
        let message = format!("{} is internal: the internet cannot reach it", balancer.title());
        return Err(problems::at(balancer, problem("path-none", message, "make it internet-facing")));
    }
    if let (Some(component), Some(_)) = (end.component(), end.in_vpc()) {
        let message = format!("{} is reached at private addresses of its VPC", component.title());
        let fix = "let instances or a load balancer of the VPC take the data in between";
        return Err(problems::at(component, problem("path-none", message, fix)));
    }
    let gateway = gateway_of(network, node, family)?;
    has_address(end, node, family)?;
    Ok(gateway)
}

/// Checks that an end has a public address of the family.
pub(super) fn has_address(end: End<'_>, node: SubnetNode<'_>, family: Family) -> Result<(), PathProblem> {
    let Some(component) = end.component() else { return Ok(()) };
    match family {
        Family::Ipv6 if node.subnet.ip == SubnetIp::Ipv4 => Err(problems::no_public_address(component, "IPv6")),
        Family::Ipv6 => Ok(()),
        Family::Ipv4 | Family::Nat64 if end.has_public_ipv4() => Ok(()),
        Family::Ipv4 | Family::Nat64 => Err(problems::no_public_address(component, "IPv4")),
    }
}
