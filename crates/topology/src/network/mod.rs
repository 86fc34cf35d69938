//! [`Network`]: the design indexed by location.

mod gateways;
mod memo;
mod tables;

use std::num::NonZeroU64;

use budget::{Budget, Work};
use design::{Body, Component, ComponentId, Design, EndpointType, NatMode, Route, Subnet, View, VpcConfig};
use foldhash::{HashMap, HashMapExt as _};

pub(crate) use gateways::Gateways;
pub(crate) use memo::{GoalKey, Memo};
pub(crate) use tables::Table;
use tables::Tables;

/// A design indexed by location. Build it from a [complete](crate::complete) design: otherwise components without
/// explicit subnets are not located anywhere.
///
/// Lookups that paths need repeatedly are cached: which routes match, where components are, which endpoint serves a
/// VPC.
pub struct Network<'a> {
    /// The design.
    pub design: &'a Design,
    budget: &'a Budget,
    by_id: HashMap<&'a str, usize>,
    vpcs: Vec<VpcNode<'a>>,
    /// By id: the index of a VPC in `vpcs`.
    vpc_by_id: HashMap<&'a str, usize>,
    /// By the name of a subnet: its VPC and its index there.
    subnets: HashMap<&'a str, (usize, usize)>,
    tables: Tables<'a>,
    /// By the id of a route target: the first VPC by id whose routes point to it.
    owners: HashMap<&'a str, usize>,
    /// By the id of a component where flows start: the components where those flows end.
    targets: HashMap<&'a str, Vec<usize>>,
    pub(crate) gateways: Gateways<'a>,
    pub(crate) memo: Memo,
}

/// A VPC.
#[derive(Clone, Copy)]
pub struct VpcNode<'a> {
    /// Its component.
    pub component: &'a Component,
    /// Its configuration.
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

/// The kind of a subnet, by its routes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SubnetKind {
    /// Its default route points to an internet gateway.
    Public,
    /// Its default route points elsewhere: to a NAT gateway, a transit gateway or an instance.
    Private,
    /// It has no default route.
    Isolated,
}

impl SubnetKind {
    /// The word for it within a sentence.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            SubnetKind::Public => "public",
            SubnetKind::Private => "private",
            SubnetKind::Isolated => "isolated",
        }
    }
}

/// A location of part of a component.
#[derive(Clone, Copy)]
pub struct Location<'a> {
    /// Letter of the Availability Zone.
    pub zone: &'a str,
    /// The subnet, if the design has it.
    pub subnet: Option<SubnetNode<'a>>,
    /// How many are there.
    pub count: u64,
}

impl<'a> Network<'a> {
    /// The network of a design.
    #[must_use]
    pub fn of(design: &'a Design) -> Network<'a> {
        Network::within(design, Budget::unlimited())
    }

    /// Like [`Network::of`], with a limit on the work that is done with it. If [`Budget::check`] fails afterwards, the
    /// results are incomplete.
    #[must_use]
    pub fn within(design: &'a Design, budget: &'a Budget) -> Network<'a> {
        let mut by_id = HashMap::with_capacity(design.components.len());
        let (mut vpcs, mut vpc_by_id) = (Vec::new(), HashMap::new());
        let mut subnets = HashMap::new();
        let mut tables = Tables::default();
        for (index, component) in design.components.iter().enumerate() {
            by_id.entry(component.id.as_str()).or_insert(index);
            if let Body::Vpc { config } = &component.body {
                for (place, subnet) in config.subnets.iter().enumerate() {
                    subnets.entry(subnet.name.as_str()).or_insert((vpcs.len(), place));
                }
                for table in &config.route_tables {
                    tables.add(component.id.as_str(), table);
                }
                vpc_by_id.entry(component.id.as_str()).or_insert(vpcs.len());
                vpcs.push(VpcNode { component, config, region: design.region_of(component) });
            }
        }
        let owners = owners(&vpcs);
        let targets = targets(design, &by_id);
        let mut network = Network {
            design,
            budget,
            by_id,
            vpcs,
            vpc_by_id,
            subnets,
            tables,
            owners,
            targets,
            gateways: Gateways::default(),
            memo: Memo::default(),
        };
        network.gateways = Gateways::of(&network);
        network
    }

    /// The limit on the work.
    #[must_use]
    pub const fn budget(&self) -> &'a Budget {
        self.budget
    }

    /// Spends steps on following paths, and returns whether to continue.
    pub(crate) fn spend(&self, steps: usize) -> bool {
        self.budget.spend_each(Work::Paths, steps)
    }

    /// The position of a component in the design.
    pub(crate) fn index(&self, id: &ComponentId) -> Option<usize> {
        self.by_id.get(id.as_str()).copied()
    }

    /// The position of a VPC among the VPCs.
    pub(crate) fn vpc_index(&self, id: &ComponentId) -> Option<usize> {
        self.vpc_by_id.get(id.as_str()).copied()
    }

    /// Like [`Design::region_of`], without a search through the design.
    #[must_use]
    pub fn region_of(&self, component: &'a Component) -> &'a str {
        self.design.region_through(component, |id| self.component(id))
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
        self.vpcs.get(self.vpc_index(id)?).copied()
    }

    /// The subnet with this name.
    #[must_use]
    pub fn subnet(&self, name: &str) -> Option<SubnetNode<'a>> {
        let (vpc, subnet) = self.subnets.get(name)?;
        let vpc = *self.vpcs.get(*vpc)?;
        Some(SubnetNode { vpc, subnet: vpc.config.subnets.get(*subnet)? })
    }

    /// Where a component is, by zone; for an attached component, where the component that it is attached to is. Empty
    /// for components outside of zones: buckets, internet gateways, links.
    ///
    /// The counts are those of `placement.zones`, or spread evenly over the zones of the component's subnets, with any
    /// remainder going to the first zones.
    #[must_use]
    pub fn locations(&self, component: &'a Component) -> Vec<Location<'a>> {
        if let Some(group) = component.attached_to().and_then(|id| self.component(id)) {
            return self.locations(group);
        }
        let placement = &component.placement;
        let mut subnets: Vec<SubnetNode<'a>> = placement.subnets.iter().filter_map(|name| self.subnet(name)).collect();
        subnets.sort_by(|a, b| (&a.subnet.zone, &a.subnet.name).cmp(&(&b.subnet.zone, &b.subnet.name)));
        subnets.dedup_by(|a, b| a.subnet.zone == b.subnet.zone);
        if !placement.zones.is_empty() {
            let subnet_in = |zone: &str| subnets.iter().find(|node| node.subnet.zone == zone).copied();
            let all = placement.zones.iter();
            return all.map(|(zone, count)| Location { zone, subnet: subnet_in(zone), count: *count }).collect();
        }
        let Some(zones) = NonZeroU64::new(u64::try_from(subnets.len()).unwrap_or(u64::MAX)) else { return Vec::new() };
        let count = spread_count(component, zones.get());
        let place = |(index, node): (u64, SubnetNode<'a>)| Location {
            zone: &node.subnet.zone,
            subnet: Some(node),
            count: (count / zones).saturating_add(u64::from(index < count % zones)),
        };
        (0..).zip(subnets).map(place).collect()
    }

    /// The routes of a subnet, without the local route of its VPC.
    #[must_use]
    pub fn routes(&self, node: SubnetNode<'a>) -> &'a [Route] {
        self.table(node).map_or(&[], |table| table.routes)
    }

    /// The route table of a subnet.
    pub(crate) fn table(&self, node: SubnetNode<'a>) -> Option<&Table<'a>> {
        self.tables.get(node.vpc.component.id.as_str(), node.subnet.route_table.as_str())
    }

    /// The components at the other ends of flows from a component, by id: for a load balancer, its targets.
    pub(crate) fn targets(&self, from: &ComponentId) -> Vec<&'a Component> {
        let indexes = self.targets.get(from.as_str()).map_or(&[][..], Vec::as_slice);
        let mut targets: Vec<_> = indexes.iter().filter_map(|index| self.design.components.get(*index)).collect();
        targets.sort_by_key(|target| &target.id);
        targets.dedup_by_key(|target| &target.id);
        targets
    }

    /// The kind of a subnet, by its routes.
    #[must_use]
    pub fn kind_of(&self, node: SubnetNode<'a>) -> SubnetKind {
        let to_internet = |component: &Component| matches!(component.body.view(), View::InternetGateway(config) if !config.egress_only);
        let Some(table) = self.table(node) else { return SubnetKind::Isolated };
        *table.kind.get_or_init(|| {
            let mut default = table.routes.iter().filter(|route| is_default(route)).peekable();
            if default.peek().is_none() {
                return SubnetKind::Isolated;
            }
            let public = default.any(|route| self.component(&route.target).is_some_and(to_internet));
            if public { SubnetKind::Public } else { SubnetKind::Private }
        })
    }

    /// The VPC whose routes point to a component, such as an internet gateway: the first by id.
    #[must_use]
    pub fn vpc_by_routes(&self, component: &Component) -> Option<VpcNode<'a>> {
        self.vpcs.get(self.owner(component)?).copied()
    }

    fn owner(&self, component: &Component) -> Option<usize> {
        self.owners.get(component.id.as_str()).copied()
    }

    /// The VPC that a component is in: that of its subnets, or of what it is attached to.
    #[must_use]
    pub fn vpc_of(&self, component: &'a Component) -> Option<VpcNode<'a>> {
        let component = component.attached_to().and_then(|id| self.component(id)).unwrap_or(component);
        let own = component.placement.subnets.iter().filter_map(|name| self.subnet(name));
        own.min_by_key(|node| (&node.subnet.zone, &node.subnet.name)).map(|node| node.vpc)
    }
}

/// Whether a route is the default route for IPv4 or IPv6.
pub(crate) fn is_default(route: &Route) -> bool {
    matches!(route.destination.as_str(), "0.0.0.0/0" | "::/0")
}

/// The first VPC by id whose routes point to each target, by the id of the target.
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

/// By the id of the first end of flows: the indexes of the components at their other ends.
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

/// The number to spread over the zones: the count for instances and zonal gateways, one per zone for load balancers,
/// endpoints and regional NAT gateways.
fn spread_count(component: &Component, zones: u64) -> u64 {
    match component.body.view() {
        View::Other(Body::LoadBalancer { .. }) => zones,
        View::VpcEndpoint(config) if config.endpoint_type != EndpointType::Gateway => zones,
        View::Other(Body::NatGateway { config, .. }) if config.mode == NatMode::Regional => zones,
        _ => component.count(),
    }
}

pub(crate) fn is_function(component: &Component) -> bool {
    component.body.service().is_some_and(|service| service.reach == definitions::Reach::Function)
}

/// Whether a component is a function that sends from VPC subnets, which it names.
pub(crate) fn is_attached_function(component: &Component) -> bool {
    !component.placement.subnets.is_empty() && is_function(component)
}

/// Whether a component is placed in the subnets of a VPC.
#[must_use]
pub fn stands_in_subnets(component: &Component) -> bool {
    match component.body.view() {
        View::Other(Body::Ec2 { .. }) | View::Other(Body::LoadBalancer { .. }) => true,
        View::Other(Body::NatGateway { config, .. }) => config.mode != NatMode::Regional,
        View::VpcEndpoint(config) => config.endpoint_type != EndpointType::Gateway,
        View::Other(body) => {
            is_attached_function(component) || body.service().is_some_and(|service| service.in_vpc().is_some())
        }
        _ => false,
    }
}
