//! [`Index`]: lookups of the components of a design that is being completed, and of the references between them.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use design::{Body, Component, ComponentId, Design, FlowAddress, FlowConfig, Kind, Subnet};
use foldhash::{HashMap, HashMapExt as _};

use super::needs::flow_of;

/// Lookups that would otherwise be a search through the design for every VPC.
pub(super) struct Index {
    places: HashMap<ComponentId, usize>,
    by_id: BTreeMap<ComponentId, usize>,
    by_kind: HashMap<Kind, BTreeMap<ComponentId, usize>>,
    /// By name; if several VPCs have a subnet of that name, the one whose VPC comes first in the design.
    subnets: HashMap<String, SubnetAt>,
    /// By route target: the VPCs whose routes point to it.
    routed: HashMap<ComponentId, BTreeSet<ComponentId>>,
    /// The number of the next id to try, by prefix.
    next: HashMap<String, u32>,
    /// The positions of flows in the design, by id.
    flows: Vec<usize>,
    /// By component: the flows that it is an end of, as positions in the design.
    flows_of: HashMap<ComponentId, Vec<usize>>,
    /// The ends of flows over IPv6.
    ipv6: HashSet<ComponentId>,
}

pub(super) struct SubnetAt {
    /// The position of its VPC in the design.
    order: usize,
    pub vpc: ComponentId,
    pub zone: String,
}

impl Index {
    pub(super) fn of(design: &Design) -> Index {
        let mut index = Index {
            places: HashMap::with_capacity(design.components.len()),
            by_id: BTreeMap::new(),
            by_kind: HashMap::new(),
            subnets: HashMap::new(),
            routed: HashMap::new(),
            next: HashMap::new(),
            flows: Vec::new(),
            flows_of: HashMap::new(),
            ipv6: HashSet::new(),
        };
        for (place, component) in design.components.iter().enumerate() {
            index.add(place, component);
            if let Some(flow) = flow_of(component) {
                index.add_flow(place, flow);
            }
        }
        index.flows = index.of_kind(Kind::Flow).collect();
        for flows in index.flows_of.values_mut() {
            flows.sort_by_key(|place| design.components.get(*place).map(|flow| &flow.id));
        }
        index
    }

    /// Adds the component at a position.
    pub(super) fn add(&mut self, place: usize, component: &Component) {
        self.places.entry(component.id.clone()).or_insert(place);
        self.by_id.entry(component.id.clone()).or_insert(place);
        self.by_kind.entry(component.body.kind()).or_default().entry(component.id.clone()).or_insert(place);
        if let Body::Vpc { config } = &component.body {
            self.add_subnets(place, &component.id, &config.subnets);
            for route in config.route_tables.iter().flat_map(|table| &table.routes) {
                self.add_route(&component.id, &route.target);
            }
        }
    }

    fn add_flow(&mut self, place: usize, flow: &FlowConfig) {
        for id in [&flow.from, &flow.to].into_iter().filter_map(|end| end.component()) {
            let flows = self.flows_of.entry(id.clone()).or_default();
            if flows.last() != Some(&place) {
                flows.push(place);
            }
            if flow.address == FlowAddress::Ipv6 {
                self.ipv6.insert(id.clone());
            }
        }
    }

    /// Adds the subnets of the VPC at a position.
    pub(super) fn add_subnets(&mut self, order: usize, vpc: &ComponentId, subnets: &[Subnet]) {
        for subnet in subnets {
            let known = self.subnets.get(&subnet.name).is_some_and(|known| known.order <= order);
            if !known {
                let at = SubnetAt { order, vpc: vpc.clone(), zone: subnet.zone.clone() };
                self.subnets.insert(subnet.name.clone(), at);
            }
        }
    }

    /// Adds a route of a VPC.
    pub(super) fn add_route(&mut self, vpc: &ComponentId, target: &ComponentId) {
        match self.routed.get_mut(target) {
            Some(vpcs) if vpcs.contains(vpc) => {}
            Some(vpcs) => {
                vpcs.insert(vpc.clone());
            }
            None => {
                self.routed.insert(target.clone(), BTreeSet::from([vpc.clone()]));
            }
        }
    }

    pub(super) fn place(&self, id: &ComponentId) -> Option<usize> {
        self.places.get(id).copied()
    }

    pub(super) fn by_id(&self) -> impl Iterator<Item = usize> {
        self.by_id.values().copied()
    }

    pub(super) fn of_kind(&self, kind: Kind) -> impl Iterator<Item = usize> {
        self.by_kind.get(&kind).into_iter().flat_map(|all| all.values().copied())
    }

    /// The subnet with this name.
    pub(super) fn subnet(&self, name: &str) -> Option<&SubnetAt> {
        self.subnets.get(name)
    }

    /// Whether a route of any VPC points to a component.
    pub(super) fn is_target(&self, id: &ComponentId) -> bool {
        self.routed.contains_key(id)
    }

    /// Whether a route of a VPC points to a component.
    pub(super) fn leads(&self, vpc: &ComponentId, target: &ComponentId) -> bool {
        self.routed.get(target).is_some_and(|vpcs| vpcs.contains(vpc))
    }

    /// The VPC whose routes point to a component: the first by id.
    pub(super) fn vpc_by_routes(&self, id: &ComponentId) -> Option<&ComponentId> {
        self.routed.get(id)?.first()
    }

    /// The flows that a component is an end of, by id, as positions in the design.
    pub(super) fn flows_of(&self, id: &ComponentId) -> &[usize] {
        self.flows_of.get(id).map_or(&[], Vec::as_slice)
    }

    /// The flows by id, as positions in the design.
    pub(super) fn flows(&self) -> &[usize] {
        &self.flows
    }

    /// Whether a flow of a component uses IPv6.
    pub(super) fn uses_ipv6(&self, id: &ComponentId) -> bool {
        self.ipv6.contains(id)
    }

    /// The first free id with a prefix. Ids are never freed, so the search continues where the last one ended.
    pub(super) fn fresh_id(&mut self, prefix: &str) -> ComponentId {
        let next = self.next.get(prefix).copied().unwrap_or(1);
        let (id, number) = ComponentId::fresh_from(prefix, next, |id| self.places.contains_key(id));
        self.next.insert(prefix.to_owned(), number);
        id
    }
}
