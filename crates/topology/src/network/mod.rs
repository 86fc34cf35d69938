//! [`Network`]: the design by place.

use std::collections::HashMap;

use design::{Body, Component, ComponentId, Design, EndpointType, NatMode, Route, Subnet, VpcConfig};
use ipnet::IpNet;

use crate::resolve::{range, remote_ranges};

/// A design by place. Build it of a [complete](crate::complete) design: of another, nothing stands anywhere that the
/// design does not say.
pub struct Network<'a> {
    /// The design.
    pub design: &'a Design,
    by_id: HashMap<&'a str, usize>,
    vpcs: Vec<VpcNode<'a>>,
    /// By the name of a subnet: its VPC and its index there.
    subnets: HashMap<&'a str, (usize, usize)>,
    /// By VPC and the name of a route table: its routes with their ranges.
    tables: HashMap<(&'a str, &'a str), Vec<RangedRoute<'a>>>,
    /// By id of what routes lead to: the first VPC by id whose routes do.
    owners: HashMap<&'a str, usize>,
    /// By id of what flows start at: the components that they lead to.
    targets: HashMap<&'a str, Vec<usize>>,
    /// The ranges at the other ends of all links.
    remote: Vec<IpNet>,
}

/// A route with its range; without one it leads to a service, or nowhere.
pub(crate) type RangedRoute<'a> = (Option<IpNet>, &'a Route);

/// A VPC.
#[derive(Clone, Copy)]
pub struct VpcNode<'a> {
    /// Its component.
    pub component: &'a Component,
    /// What it is.
    pub config: &'a VpcConfig,
    /// Its region.
    pub region: &'a str,
}

/// A subnet with its VPC.
#[derive(Clone, Copy)]
pub struct SubnetNode<'a> {
    /// The VPC.
    pub vpc: VpcNode<'a>,
    /// The subnet.
    pub subnet: &'a Subnet,
}

/// What a subnet is, by its routes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SubnetKind {
    /// Its default route leads to an internet gateway.
    Public,
    /// Its default route leads elsewhere: to NAT, a transit gateway, an instance.
    Private,
    /// It has no default route.
    Isolated,
}

/// Where a part of a component stands.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// Letter of the availability zone.
    pub zone: &'a str,
    /// The subnet, when the design has it.
    pub subnet: Option<SubnetNode<'a>>,
    /// How many stand there.
    pub count: u64,
}

impl<'a> Network<'a> {
    /// The network of a design.
    #[must_use]
    pub fn of(design: &'a Design) -> Network<'a> {
        let mut by_id = HashMap::with_capacity(design.components.len());
        let mut vpcs = Vec::new();
        let mut subnets = HashMap::new();
        let mut tables = HashMap::new();
        for (index, component) in design.components.iter().enumerate() {
            by_id.entry(component.id.as_str()).or_insert(index);
            if let Body::Vpc { config } = &component.body {
                for (place, subnet) in config.subnets.iter().enumerate() {
                    subnets.entry(subnet.name.as_str()).or_insert((vpcs.len(), place));
                }
                for table in &config.route_tables {
                    let routes = table.routes.iter().map(|route| (range(&route.destination), route)).collect();
                    tables.entry((component.id.as_str(), table.name.as_str())).or_insert(routes);
                }
                vpcs.push(VpcNode { component, config, region: design.region_of(component) });
            }
        }
        let owners = owners(&vpcs);
        let targets = targets(design, &by_id);
        let remote = design.components.iter().filter_map(remote_ranges).flatten().collect();
        Network { design, by_id, vpcs, subnets, tables, owners, targets, remote }
    }

    /// The component with this id.
    #[must_use]
    pub fn component(&self, id: &ComponentId) -> Option<&'a Component> {
        self.design.components.get(*self.by_id.get(id.as_str())?)
    }

    /// The VPCs, in the order of the design.
    #[must_use]
    pub fn vpcs(&self) -> &[VpcNode<'a>] {
        &self.vpcs
    }

    /// The VPC with this id.
    #[must_use]
    pub fn vpc(&self, id: &ComponentId) -> Option<VpcNode<'a>> {
        self.vpcs.iter().find(|vpc| vpc.component.id == *id).copied()
    }

    /// The subnet with this name.
    #[must_use]
    pub fn subnet(&self, name: &str) -> Option<SubnetNode<'a>> {
        let (vpc, subnet) = self.subnets.get(name)?;
        let vpc = *self.vpcs.get(*vpc)?;
        Some(SubnetNode { vpc, subnet: vpc.config.subnets.get(*subnet)? })
    }

    /// Where a component stands, by zone; where it hangs on another one, the place of that. Empty of what stands in no
    /// zone: buckets, internet gateways, links.
    ///
    /// Counts are those of `placement.zones`, or spread evenly over the zones of its subnets, the first zones getting
    /// one more.
    #[must_use]
    pub fn places(&self, component: &'a Component) -> Vec<Place<'a>> {
        if let Some(group) = component.attached_to().and_then(|id| self.component(id)) {
            return self.places(group);
        }
        let placement = &component.placement;
        let mut subnets: Vec<SubnetNode<'a>> = placement.subnets.iter().filter_map(|name| self.subnet(name)).collect();
        subnets.sort_by(|a, b| (&a.subnet.zone, &a.subnet.name).cmp(&(&b.subnet.zone, &b.subnet.name)));
        subnets.dedup_by(|a, b| a.subnet.zone == b.subnet.zone);
        if !placement.zones.is_empty() {
            let subnet_in = |zone: &str| subnets.iter().find(|node| node.subnet.zone == zone).copied();
            let all = placement.zones.iter();
            return all.map(|(zone, count)| Place { zone, subnet: subnet_in(zone), count: *count }).collect();
        }
        let zones = u64::try_from(subnets.len()).unwrap_or(u64::MAX);
        let count = spread_count(component, zones);
        let place = |(index, node): (u64, SubnetNode<'a>)| Place {
            zone: &node.subnet.zone,
            subnet: Some(node),
            count: count / zones + u64::from(index < count % zones),
        };
        (0..).zip(subnets).map(place).collect()
    }

    /// The routes of a subnet, without the one to its VPC.
    #[must_use]
    pub fn routes(&self, node: SubnetNode<'a>) -> &'a [Route] {
        let table = node.vpc.config.route_tables.iter().find(|table| table.name == node.subnet.route_table);
        table.map_or(&[], |table| &table.routes)
    }

    /// The routes of a subnet with their ranges; without a range those to services.
    pub(crate) fn ranges(&self, node: SubnetNode<'a>) -> &[RangedRoute<'a>] {
        let table = (node.vpc.component.id.as_str(), node.subnet.route_table.as_str());
        self.tables.get(&table).map_or(&[], Vec::as_slice)
    }

    /// The components that flows from a component lead to, by id: of a load balancer its targets.
    pub(crate) fn targets(&self, from: &ComponentId) -> Vec<&'a Component> {
        let indexes = self.targets.get(from.as_str()).map_or(&[][..], Vec::as_slice);
        let mut targets: Vec<_> = indexes.iter().filter_map(|index| self.design.components.get(*index)).collect();
        targets.sort_by_key(|target| &target.id);
        targets.dedup_by_key(|target| &target.id);
        targets
    }

    /// The ranges at the other ends of all links of the design.
    pub(crate) fn remote(&self) -> &[IpNet] {
        &self.remote
    }

    /// What a subnet is, by its routes.
    #[must_use]
    pub fn kind_of(&self, node: SubnetNode<'a>) -> SubnetKind {
        let default = |route: &&Route| matches!(route.destination.as_str(), "0.0.0.0/0" | "::/0");
        let mut kind = SubnetKind::Isolated;
        for route in self.routes(node).iter().filter(default) {
            let to_internet = |component: &Component| matches!(&component.body, Body::InternetGateway { config } if !config.egress_only);
            if self.component(&route.target).is_some_and(to_internet) {
                return SubnetKind::Public;
            }
            kind = SubnetKind::Private;
        }
        kind
    }

    /// The VPC whose routes name a component, such as an internet gateway: the first by id.
    #[must_use]
    pub fn vpc_by_routes(&self, component: &Component) -> Option<VpcNode<'a>> {
        self.vpcs.get(*self.owners.get(component.id.as_str())?).copied()
    }

    /// The VPC that a component stands in: that of its subnets, or of what it is attached to.
    #[must_use]
    pub fn vpc_of(&self, component: &'a Component) -> Option<VpcNode<'a>> {
        let component = component.attached_to().and_then(|id| self.component(id)).unwrap_or(component);
        let own = component.placement.subnets.iter().filter_map(|name| self.subnet(name));
        own.min_by_key(|node| (&node.subnet.zone, &node.subnet.name)).map(|node| node.vpc)
    }
}

/// The first VPC by id whose routes lead to something, by the id of that.
fn owners<'a>(vpcs: &[VpcNode<'a>]) -> HashMap<&'a str, usize> {
    let mut order: Vec<(usize, &VpcNode<'a>)> = vpcs.iter().enumerate().collect();
    order.sort_by_key(|(_, vpc)| &vpc.component.id);
    let mut owners = HashMap::new();
    for (index, vpc) in order {
        for route in vpc.config.route_tables.iter().flat_map(|table| &table.routes) {
            owners.entry(route.target.as_str()).or_insert(index);
        }
    }
    owners
}

/// By id of the first end of flows: the indexes of the components at their other ends.
fn targets<'a>(design: &'a Design, by_id: &HashMap<&'a str, usize>) -> HashMap<&'a str, Vec<usize>> {
    let mut targets: HashMap<&str, Vec<usize>> = HashMap::new();
    for component in &design.components {
        let Body::Flow { config, .. } = &component.body else { continue };
        let (Some(from), Some(to)) = (config.from.component(), config.to.component()) else { continue };
        let index = by_id.get(to.as_str());
        targets.entry(from.as_str()).or_default().extend(index);
    }
    targets
}

/// How many of a component are spread over so many zones: instances and gateways by their number, one node of a load
/// balancer or endpoint in each zone.
fn spread_count(component: &Component, zones: u64) -> u64 {
    match &component.body {
        Body::LoadBalancer { .. } => zones,
        Body::VpcEndpoint { config, .. } if config.endpoint_type != EndpointType::Gateway => zones,
        Body::NatGateway { config, .. } if config.mode == NatMode::Regional => zones,
        _ => component.count(),
    }
}

/// Whether a component stands in the subnets of a VPC.
#[must_use]
pub fn stands_in_subnets(component: &Component) -> bool {
    match &component.body {
        Body::Ec2 { .. } | Body::LoadBalancer { .. } => true,
        Body::NatGateway { config, .. } => config.mode != NatMode::Regional,
        Body::VpcEndpoint { config, .. } => config.endpoint_type != EndpointType::Gateway,
        _ => false,
    }
}
