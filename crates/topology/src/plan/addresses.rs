//! [`addresses`]: which addresses of each subnet are in use, and which ranges of each VPC are free.

use budget::Work;
use design::{BalancerType, Body, Component, Design, NatMode, SubnetIp, View};
use foldhash::{HashMap, HashMapExt as _};
use ipnet::Ipv4Net;

use super::range;
use crate::network::{Network, SubnetKind, SubnetNode, VpcNode, stands_in_subnets};

/// Steps of work for each subnet.
const STEPS: usize = 16;

/// The number of free addresses in a subnet that an Application Load Balancer needs, for its nodes and for scaling
/// (Elastic Load Balancing user guide, subnets of Application Load Balancers).
const APPLICATION_BALANCER: u64 = 8;

/// The addresses of a VPC.
pub struct VpcAddresses<'a> {
    /// The VPC.
    pub vpc: VpcNode<'a>,
    /// Its subnets, in the order of its configuration.
    pub subnets: Vec<SubnetAddresses<'a>>,
}

impl VpcAddresses<'_> {
    /// The largest ranges that no subnet uses, the largest first.
    #[must_use]
    pub fn free(&self) -> Vec<Ipv4Net> {
        self.free_but_for(None)
    }

    /// The same, ignoring one of the subnets: the ranges where a larger one could replace it.
    pub(crate) fn free_but_for(&self, left_out: Option<usize>) -> Vec<Ipv4Net> {
        let blocks: Vec<Ipv4Net> = self.vpc.config.cidrs.iter().filter_map(|text| range::parse(text)).collect();
        let others = self.subnets.iter().enumerate().filter(|(index, _)| Some(*index) != left_out);
        let taken: Vec<Ipv4Net> = others.filter_map(|(_, subnet)| ipv4_range(subnet.node)).collect();
        range::free_blocks(&blocks, &taken)
    }
}

/// The addresses of a subnet.
pub struct SubnetAddresses<'a> {
    /// The subnet.
    pub node: SubnetNode<'a>,
    /// Its kind, by its routes.
    pub kind: SubnetKind,
    /// The number of IPv4 addresses that AWS does not reserve; `None` without a valid IPv4 range.
    pub usable: Option<u64>,
    /// What uses addresses, at its maximum, in the order of the design.
    pub uses: Vec<AddressUse<'a>>,
}

/// The use of a subnet by a component.
#[derive(Clone, Copy)]
pub struct AddressUse<'a> {
    /// The component.
    pub component: &'a Component,
    /// The number of addresses that the component uses at its maximum.
    pub addresses: u64,
}

impl SubnetAddresses<'_> {
    /// The maximum number of addresses in use.
    #[must_use]
    pub fn used(&self) -> u64 {
        self.uses.iter().map(|one| one.addresses).fold(0, u64::saturating_add)
    }

    /// The maximum percentage of the usable addresses that is in use, above 100 if there are too few; `None` if there
    /// are none.
    #[must_use]
    pub fn percent(&self) -> Option<u64> {
        let usable = self.usable?;
        self.used().saturating_mul(100).saturating_add(usable / 2).checked_div(usable)
    }
}

/// The addresses of every VPC, in the order of the design.
#[must_use]
pub fn addresses<'a>(network: &Network<'a>) -> Vec<VpcAddresses<'a>> {
    let mut uses = uses(network);
    let subnets_of = |vpc: VpcNode<'a>, uses: &mut HashMap<&'a str, Vec<AddressUse<'a>>>| {
        let one = |subnet| {
            let node = SubnetNode { vpc, subnet };
            let usable = ipv4_range(node).map(|range| range::usable(&range));
            // If several subnets have the same name, components are in the first.
            let uses = uses.remove(subnet.name.as_str()).unwrap_or_default();
            SubnetAddresses { node, kind: network.kind_of(node), usable, uses }
        };
        vpc.config.subnets.iter().map(one).collect::<Vec<_>>()
    };
    let mut all = Vec::with_capacity(network.vpcs().len());
    for vpc in network.vpcs().iter().copied() {
        let steps = vpc.config.subnets.len().saturating_add(1).saturating_mul(STEPS);
        if !network.budget().spend_each(Work::Addresses, steps) {
            break;
        }
        let subnets = subnets_of(vpc, &mut uses);
        all.push(VpcAddresses { vpc, subnets });
    }
    all
}

/// The IPv4 range of a subnet, if it has one.
fn ipv4_range(node: SubnetNode<'_>) -> Option<Ipv4Net> {
    range::parse(&node.subnet.cidr).filter(|_| node.subnet.ip != SubnetIp::Ipv6)
}

/// The maximum number of addresses in use in each subnet, by its name.
pub(crate) fn used_of_subnets<'a>(network: &Network<'a>) -> HashMap<&'a str, u64> {
    let sum = |uses: Vec<AddressUse<'_>>| uses.iter().map(|one| one.addresses).fold(0, u64::saturating_add);
    uses(network).into_iter().map(|(name, uses)| (name, sum(uses))).collect()
}

/// The addresses that everything in a design uses at most: no subnet has more in use.
pub(crate) fn most_used(design: &Design) -> u64 {
    let components = design.components.iter().filter(|component| stands_in_subnets(component));
    let most = |component: &Component| {
        let in_zones = component.placement.zones.values().fold(0, |sum: u64, count| sum.saturating_add(*count));
        component.count().max(in_zones).max(1).saturating_mul(each(component))
    };
    components.map(most).fold(0, u64::saturating_add)
}

/// What uses addresses, by the name of the subnet.
fn uses<'a>(network: &Network<'a>) -> HashMap<&'a str, Vec<AddressUse<'a>>> {
    let mut uses: HashMap<&'a str, Vec<AddressUse<'a>>> = HashMap::new();
    for component in network.design.components.iter().filter(|component| stands_in_subnets(component)) {
        for place in network.locations(component) {
            let addresses = place.count.saturating_mul(each(component));
            if let Some(node) = place.subnet.filter(|_| addresses > 0) {
                uses.entry(node.subnet.name.as_str()).or_default().push(AddressUse { component, addresses });
            }
        }
    }
    uses
}

/// The number of addresses for each unit that the places of a component count: an instance, a gateway, or all load
/// balancers or endpoints of the component in a zone.
fn each(component: &Component) -> u64 {
    match component.body.view() {
        View::Other(Body::LoadBalancer { config, .. }) if config.balancer_type == BalancerType::Application => {
            component.count().saturating_mul(APPLICATION_BALANCER)
        }
        View::Other(Body::LoadBalancer { .. }) | View::VpcEndpoint(_) => component.count(),
        // A NAT gateway has a private address for each public one; a private NAT gateway has one.
        View::Other(Body::NatGateway { config, .. }) if config.mode == NatMode::Zonal => config.addresses().max(1),
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DESIGN: &str = r#"{"abacus": 1, "region": "us-east-1", "components": [
        {"id": "net", "kind": "vpc", "config": {"cidrs": ["10.0.0.0/24"],
            "subnets": [
                {"name": "public-a", "zone": "a", "cidr": "10.0.0.0/27", "route_table": "public"},
                {"name": "public-b", "zone": "b", "cidr": "10.0.0.32/27", "route_table": "public"},
                {"name": "app-a", "zone": "a", "cidr": "10.0.0.64/26", "route_table": "private"},
                {"name": "v6", "zone": "a", "ip": "ipv6-only"}],
            "route_tables": [
                {"name": "public", "routes": [{"destination": "0.0.0.0/0", "target": "igw"}]},
                {"name": "private", "routes": [{"destination": "0.0.0.0/0", "target": "nat"}]}]}},
        {"id": "igw", "kind": "internet-gateway"},
        {"id": "nat", "kind": "nat-gateway", "config": {"addresses": 2}, "placement": {"subnets": ["public-a"]}},
        {"id": "front", "kind": "load-balancer", "config": {"balancer_type": "application"},
            "placement": {"subnets": ["public-a", "public-b"]}},
        {"id": "web", "kind": "ec2", "config": {"instance_type": "m7g.large"},
            "placement": {"count": 5, "subnets": ["public-a", "public-b"]}},
        {"id": "ecr", "kind": "vpc-endpoint", "config": {"endpoint_type": "interface", "service": "ecr.api"},
            "placement": {"subnets": ["app-a"]}}]}"#;

    #[test]
    fn every_subnet_tells_what_uses_its_addresses() {
        let design = Design::parse(DESIGN).unwrap();
        let plan = addresses(&Network::of(&design));
        let [vpc] = plan.as_slice() else { panic!("one VPC") };
        let used: Vec<_> = vpc.subnets.iter().map(|subnet| (subnet.usable, subnet.used(), subnet.percent())).collect();
        // public-a: 2 for the NAT gateway, 8 for the load balancer, 3 for 3 of the 5 instances.
        assert_eq!(used, [(Some(27), 13, Some(48)), (Some(27), 10, Some(37)), (Some(59), 1, Some(2)), (None, 0, None)]);
        let kinds: Vec<_> = vpc.subnets.iter().map(|subnet| subnet.kind).collect();
        assert_eq!(kinds, [SubnetKind::Public, SubnetKind::Public, SubnetKind::Private, SubnetKind::Isolated]);
        let free: Vec<String> = vpc.free().iter().map(Ipv4Net::to_string).collect();
        assert_eq!(free, ["10.0.0.128/25"]);
    }

    #[test]
    fn no_subnet_has_more_in_use_than_everything_uses() {
        let design = Design::parse(DESIGN).unwrap();
        // 2 for the NAT gateway, 8 for the load balancer, 5 for the instances, 1 for the endpoint.
        assert_eq!(most_used(&design), 16);
        let plan = addresses(&Network::of(&design));
        assert!(plan[0].subnets.iter().all(|subnet| subnet.used() <= 16));
    }

    #[test]
    fn a_group_counts_at_its_peak() {
        let mut counts = vec![vec![1; 24]; 7];
        counts[3][12] = 9;
        let profile = design::Profile { min: None, max: None, counts };
        let mut design = Design::parse(DESIGN).unwrap();
        design.components.truncate(5);
        let Body::Ec2 { usage, .. } = &mut design.components[4].body else { panic!("instances") };
        usage.running = design::Running::Profile(profile);
        design.components[4].placement.count = None;
        let network = Network::of(&design);
        let web = |subnet: &SubnetAddresses<'_>| subnet.uses.last().map(|one| one.addresses);
        let subnets: Vec<_> = addresses(&network)[0].subnets.iter().take(2).map(web).collect();
        assert_eq!(subnets, [Some(5), Some(4)]);
    }
}
