//! Placement: subnets that do not exist, and components that need a different subnet.

use std::collections::HashSet;

use design::{BalancerType, Body, Component, ComponentId, NatMode, Scheme, View};

use crate::network::{Network, SubnetKind, SubnetNode};
use crate::plan::problem::Problems;

pub(super) fn check(network: &Network<'_>, problems: &mut Problems) {
    let targets: HashSet<&ComponentId> = network
        .vpcs()
        .iter()
        .flat_map(|vpc| &vpc.config.route_tables)
        .flat_map(|table| table.routes.iter().map(|route| &route.target))
        .collect();
    for component in &network.design.components {
        let nodes = subnets(network, component, problems);
        zones(component, &nodes, problems);
        match &component.body {
            Body::NatGateway { config, .. } => nat(network, component, config.mode, &nodes, problems),
            Body::LoadBalancer { config, .. }
                if config.scheme == Scheme::InternetFacing && config.balancer_type != BalancerType::Gateway =>
            {
                public(network, component, &nodes, "an internet-facing load balancer", problems);
            }
            Body::Ec2 { config, .. } if config.public_ipv4 > 0 => {
                let what = if targets.contains(&component.id) { "a NAT instance" } else { "a public IPv4 address" };
                public(network, component, &nodes, what, problems);
            }
            _ => {}
        }
    }
}

/// The subnets of a placement; reports those that do not exist or cannot be combined.
fn subnets<'a>(
    network: &Network<'a>,
    component: &'a Component,
    problems: &mut Problems,
) -> Vec<(usize, SubnetNode<'a>)> {
    let mut nodes: Vec<(usize, SubnetNode<'a>)> = Vec::with_capacity(component.placement.subnets.len());
    for (index, name) in component.placement.subnets.iter().enumerate() {
        let place = || format!("/placement/subnets/{index}");
        let Some(node) = network.subnet(name) else {
            let message = format!("there is no subnet {name:?}");
            let fix = "name a subnet of a VPC of the design, or leave it out";
            problems.error("vpc-subnet-unknown", component, place(), message, fix);
            continue;
        };
        if let Some((_, first)) = nodes.first().filter(|(_, first)| first.vpc.component.id != node.vpc.component.id) {
            let message = format!(
                "{} and {} are subnets of two VPCs, {} and {}",
                first.subnet.name,
                node.subnet.name,
                first.vpc.component.title(),
                node.vpc.component.title()
            );
            let fix = "use subnets of one VPC; what stands in two is two components";
            problems.error("vpc-subnet-one-az", component, place(), message, fix);
            continue;
        }
        if let Some((_, other)) = nodes.iter().find(|(_, other)| other.subnet.zone == node.subnet.zone) {
            let message =
                format!("{} and {} are both in zone {}", other.subnet.name, node.subnet.name, node.subnet.zone);
            let fix = "name one subnet for each zone; what stands in two of a zone is two components";
            problems.error("vpc-subnet-one-az", component, place(), message, fix);
            continue;
        }
        nodes.push((index, node));
    }
    if let Some((index, node)) = nodes.first() {
        let region = network.design.region_of(component);
        if region != node.vpc.region {
            let message = format!("it is in {region}, its subnet {} in {}", node.subnet.name, node.vpc.region);
            let fix = "use subnets of its region: a VPC belongs to one region";
            problems.error("vpc-subnet-one-az", component, format!("/placement/subnets/{index}"), message, fix);
        }
    }
    nodes
}

/// Reports zones of a placement in which the component has no subnet.
fn zones(component: &Component, nodes: &[(usize, SubnetNode<'_>)], problems: &mut Problems) {
    if nodes.is_empty() {
        return;
    }
    for (zone, count) in &component.placement.zones {
        if *count > 0 && !nodes.iter().any(|(_, node)| node.subnet.zone == *zone) {
            let message = {
                let stand = if *count == 1 { "stands" } else { "stand" };
                format!("{count} {stand} in zone {zone}, but none of its subnets is there")
            };
            let fix = "name a subnet of that zone: a subnet belongs to one availability zone";
            problems.error("vpc-subnet-one-az", component, format!("/placement/zones/{zone}"), message, fix);
        }
    }
}

/// Rule `nat-placement`: a public NAT gateway needs a route to the internet gateway.
fn nat(
    network: &Network<'_>,
    component: &Component,
    mode: NatMode,
    nodes: &[(usize, SubnetNode<'_>)],
    problems: &mut Problems,
) {
    match mode {
        NatMode::Private => {}
        NatMode::Zonal => {
            for (index, node) in nodes {
                if network.kind_of(*node) != SubnetKind::Public {
                    let message = format!(
                        "{} is in {}, which has no route to an internet gateway",
                        component.title(),
                        node.subnet.name
                    );
                    let fix = "put it into a public subnet, or route 0.0.0.0/0 of that subnet to an internet gateway";
                    problems.error("nat-placement", component, format!("/placement/subnets/{index}"), message, fix);
                }
            }
        }
        NatMode::Regional => {
            let serves = |vpc: &&crate::VpcNode<'_>| routes_to(vpc, |target| *target == component.id);
            let is_internet = |target: &ComponentId| {
                let is = |other: &Component| matches!(other.body.view(), View::InternetGateway(config) if !config.egress_only);
                network.component(target).is_some_and(is)
            };
            for vpc in network.vpcs().iter().filter(serves) {
                if !routes_to(vpc, is_internet) {
                    let name = vpc.component.title();
                    let message = format!("{} serves {name}, which has no internet gateway", component.title());
                    let fix = "add an internet gateway and a route to it";
                    problems.error("nat-placement", component, "", message, fix);
                }
            }
        }
    }
}

fn routes_to(vpc: &crate::VpcNode<'_>, is: impl Fn(&ComponentId) -> bool) -> bool {
    vpc.config.route_tables.iter().flat_map(|table| &table.routes).any(|route| is(&route.target))
}

/// Rule `vpc-public-without-igw`: a component that the internet must reach needs a route to an internet gateway.
fn public(
    network: &Network<'_>,
    component: &Component,
    nodes: &[(usize, SubnetNode<'_>)],
    what: &str,
    problems: &mut Problems,
) {
    for (index, node) in nodes {
        if network.kind_of(*node) == SubnetKind::Public {
            continue;
        }
        let message = format!("subnet {} has no route to an internet gateway, and {what} needs one", node.subnet.name);
        let fix = "put it into a public subnet, or route 0.0.0.0/0 of that subnet to an internet gateway";
        let place = format!("/placement/subnets/{index}");
        problems.error("vpc-public-without-igw", component, place, message, fix);
    }
}
