//! [`Work`]: a design that is being completed.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use budget::Budget;
use design::{Body, Component, ComponentId, Design, Placement, Route, RouteTable, Tags, View, VpcConfig};
use foldhash::{HashMap, HashMapExt as _};

use super::index::{Index, SubnetAt};
use super::tables::TableKind;
use super::taken::Taken;
use super::{Completed, Proposal, needs};

/// A design that is being completed.
pub(super) struct Work<'b> {
    /// The design so far. Only [`Work::add`] adds components, because it updates the index.
    pub design: Design,
    /// The limit on the work.
    pub budget: &'b Budget,
    /// The VPC of each component that named no existing subnets.
    pub homes: BTreeMap<ComponentId, ComponentId>,
    /// The reverse of `homes`: the components of each VPC, by id.
    pub members: HashMap<ComponentId, Vec<ComponentId>>,
    /// Components that belong in public subnets.
    pub public: BTreeSet<ComponentId>,
    /// VPCs whose subnets are proposed.
    pub own_subnets: HashSet<ComponentId>,
    /// VPCs whose route tables are proposed, in the order of [`Work::vpcs`].
    pub own_tables: Vec<ComponentId>,
    /// The IPv4 ranges in use.
    pub taken: Taken,
    index: Index,
    /// By VPC that takes proposed routes: the kinds of its tables.
    table_kinds: HashMap<ComponentId, Vec<(String, TableKind)>>,
    /// Components that are proposed.
    added: HashSet<ComponentId>,
    /// Whether what is proposed is recorded.
    records: bool,
    proposals: Vec<Proposal>,
}

impl<'b> Work<'b> {
    /// A design before it is completed. What is proposed is recorded if `records`.
    pub(super) fn new(design: &Design, budget: &'b Budget, records: bool) -> Work<'b> {
        Work {
            design: design.clone(),
            budget,
            homes: BTreeMap::new(),
            members: HashMap::new(),
            public: needs::public(design),
            own_subnets: HashSet::new(),
            own_tables: Vec::new(),
            taken: Taken::of(design),
            index: Index::of(design),
            table_kinds: HashMap::new(),
            added: HashSet::new(),
            records,
            proposals: Vec::new(),
        }
    }

    pub(super) fn done(self) -> Completed {
        Completed { design: self.design, proposals: self.proposals }
    }

    /// Lookups of components and of the references between them.
    pub(super) fn index(&self) -> &Index {
        &self.index
    }

    /// The component with this id.
    pub(super) fn component(&self, id: &ComponentId) -> Option<&Component> {
        self.design.components.get(self.index.place(id)?)
    }

    /// The components by id: decisions must not depend on their order in the design.
    pub(super) fn by_id(&self) -> impl Iterator<Item = &Component> {
        self.at(self.index.by_id())
    }

    /// The components of a kind, by id.
    pub(super) fn of_kind(&self, kind: design::Kind) -> impl Iterator<Item = &Component> {
        self.at(self.index.of_kind(kind))
    }

    fn at(&self, places: impl Iterator<Item = usize>) -> impl Iterator<Item = &Component> {
        places.filter_map(|place| self.design.components.get(place))
    }

    /// The ids of the VPCs: first those in the design's own region, whose proposals get the plain names.
    pub(super) fn vpcs(&self) -> Vec<ComponentId> {
        let mut vpcs: Vec<&Component> = self.of_kind(design::Kind::Vpc).collect();
        vpcs.sort_by_key(|vpc| self.region_of(vpc) != self.design.region);
        vpcs.into_iter().map(|component| component.id.clone()).collect()
    }

    /// The configuration of a VPC.
    pub(super) fn vpc(&self, id: &ComponentId) -> Option<&VpcConfig> {
        match &self.component(id)?.body {
            Body::Vpc { config } => Some(config),
            _ => None,
        }
    }

    /// The configuration of a VPC, to be changed.
    pub(super) fn vpc_mut(&mut self, id: &ComponentId) -> Option<&mut VpcConfig> {
        match &mut self.component_mut(id)?.body {
            Body::Vpc { config } => Some(config),
            _ => None,
        }
    }

    /// A component, to be changed.
    pub(super) fn component_mut(&mut self, id: &ComponentId) -> Option<&mut Component> {
        self.design.components.get_mut(self.index.place(id)?)
    }

    /// The region of a component.
    pub(super) fn region(&self, id: &ComponentId) -> String {
        self.component(id).map_or(self.design.region.as_str(), |component| self.region_of(component)).to_owned()
    }

    /// Like [`Design::region_of`], without a search through the design.
    pub(super) fn region_of<'a>(&'a self, component: &'a Component) -> &'a str {
        self.design.region_through(component, |id| self.component(id))
    }

    /// The VPC that a component is in: that of its subnets, or of what it is attached to.
    pub(super) fn home_of(&self, component: &Component) -> Option<&ComponentId> {
        let component = component.attached_to().and_then(|id| self.component(id)).unwrap_or(component);
        let own = component.placement.subnets.iter().filter_map(|name| Some((name, self.index.subnet(name)?)));
        own.min_by_key(|(name, subnet)| (&subnet.zone, *name)).map(|(_, subnet)| &subnet.vpc)
    }

    /// The subnets that a component is in by their names: one in each zone, as in
    /// [`Network::places`](crate::Network::places).
    pub(super) fn subnets_of<'a>(&'a self, component: &'a Component) -> Vec<(&'a str, &'a SubnetAt)> {
        let placement = &component.placement;
        let named = placement.subnets.iter().filter_map(|name| Some((name.as_str(), self.index.subnet(name)?)));
        let mut subnets: Vec<_> = named.collect();
        subnets.sort_by_key(|(name, subnet)| (&subnet.zone, *name));
        subnets.dedup_by_key(|(_, subnet)| &subnet.zone);
        if !placement.zones.is_empty() {
            subnets.retain(|(_, subnet)| placement.zones.contains_key(&subnet.zone));
        }
        subnets
    }

    /// The VPC that an end of a flow is in.
    pub(super) fn home(&self, end: &design::FlowEnd) -> Option<&ComponentId> {
        self.home_of(self.component(end.component()?)?)
    }

    /// The flow at a position in the design.
    pub(super) fn flow_at(&self, place: usize) -> Option<&design::FlowConfig> {
        self.design.components.get(place).and_then(needs::flow_of)
    }

    /// Gives a VPC its subnets.
    pub(super) fn set_subnets(&mut self, vpc: &ComponentId, subnets: Vec<design::Subnet>) {
        let Some(place) = self.index.place(vpc) else { return };
        self.index.add_subnets(place, vpc, &subnets);
        if let Some(config) = self.vpc_mut(vpc) {
            config.subnets = subnets;
        }
        self.own_subnets.insert(vpc.clone());
    }

    /// Adds a component, and records why as a proposal.
    pub(super) fn add(
        &mut self,
        prefix: &str,
        region: &str,
        body: Body,
        why: impl FnOnce(&ComponentId) -> String,
    ) -> ComponentId {
        let id = self.index.fresh_id(prefix);
        let region = (region != self.design.region).then(|| region.to_owned());
        let placement = Placement { region, ..Placement::default() };
        let component = Component { id: id.clone(), name: usual_name(&body), placement, tags: Tags::default(), body };
        self.index.add(self.design.components.len(), &component);
        self.design.components.push(component);
        self.added.insert(id.clone());
        if self.records {
            self.proposals.push(Proposal { component: id.clone(), added: true, text: why(&id) });
        }
        id
    }

    /// Records what was completed. Does nothing for a proposed component: its own proposal text is enough.
    pub(super) fn say(&mut self, id: &ComponentId, text: impl FnOnce(&Work<'_>) -> String) {
        if self.records && !self.added.contains(id) {
            let text = text(self);
            self.proposals.push(Proposal { component: id.clone(), added: false, text });
        }
    }

    /// Replaces the proposal text of a proposed component.
    pub(super) fn reword(&mut self, id: &ComponentId, text: impl FnOnce() -> String) {
        if !self.records || !self.added.contains(id) {
            return;
        }
        let own = self.proposals.iter_mut().find(|proposal| proposal.added && proposal.component == *id);
        if let Some(proposal) = own {
            proposal.text = text();
        }
    }

    /// Registers a VPC to take proposed routes, into tables of these names and kinds.
    pub(super) fn own_tables_of(&mut self, vpc: ComponentId, tables: Vec<(String, TableKind)>) {
        self.table_kinds.insert(vpc.clone(), tables);
        self.own_tables.push(vpc);
    }

    /// Whether a VPC takes proposed routes.
    pub(super) fn takes_routes(&self, vpc: &ComponentId) -> bool {
        self.table_kinds.contains_key(vpc)
    }

    /// The names of the proposed tables of a VPC that are of a kind.
    pub(super) fn tables_of(&self, vpc: &ComponentId, kind: TableKind) -> BTreeSet<String> {
        let tables = self.table_kinds.get(vpc).map_or(&[][..], Vec::as_slice);
        tables.iter().filter(|(_, of)| *of == kind).map(|(name, _)| name.clone()).collect()
    }

    /// Whether a route of a VPC points to a component.
    pub(super) fn leads(&self, vpc: &ComponentId, target: &ComponentId) -> bool {
        self.index.leads(vpc, target)
    }

    /// Adds a route to the tables of a VPC that a filter selects, if they have none to that destination and are
    /// proposed.
    pub(super) fn route(
        &mut self,
        vpc: &ComponentId,
        destination: &str,
        target: &ComponentId,
        of: impl Fn(&str) -> bool,
    ) {
        self.routes_in(vpc, [(destination, target)], usize::MAX, of);
    }

    /// Adds routes to all tables of a VPC, as [`Work::route`] does, until a table has [`MOST_ROUTES`].
    pub(super) fn routes<'r, D: AsRef<str>>(
        &mut self,
        vpc: &ComponentId,
        routes: impl IntoIterator<Item = (D, &'r ComponentId)>,
    ) {
        self.routes_in(vpc, routes, MOST_ROUTES, |_| true);
    }

    fn routes_in<'r, D: AsRef<str>>(
        &mut self,
        vpc: &ComponentId,
        routes: impl IntoIterator<Item = (D, &'r ComponentId)>,
        most: usize,
        of: impl Fn(&str) -> bool,
    ) {
        if !self.takes_routes(vpc) {
            return;
        }
        let budget = self.budget;
        let Some(config) = self.vpc_mut(vpc) else { return };
        let mut tables: Vec<_> = config.route_tables.iter_mut().filter(|table| of(&table.name)).collect();
        if !budget.spend_each(budget::Work::Proposals, tables.iter().map(|table| table.routes.len()).sum()) {
            return;
        }
        let known = |table: &&mut RouteTable| table.routes.iter().map(|route| route.destination.clone()).collect();
        let mut known: Vec<HashSet<String>> = tables.iter().map(known).collect();
        let mut added: Vec<(String, &ComponentId)> = Vec::new();
        for (destination, target) in routes {
            if !budget.spend_each(budget::Work::Proposals, tables.len()) {
                break;
            }
            let destination = destination.as_ref();
            let mut is_new = false;
            for (table, known) in tables.iter_mut().zip(&mut known) {
                if table.routes.len() < most && !known.contains(destination) {
                    known.insert(destination.to_owned());
                    let (destination, target) = (destination.to_owned(), target.clone());
                    table.routes.push(Route { destination, target, zone: None });
                    is_new = true;
                }
            }
            if is_new {
                added.push((destination.to_owned(), target));
            }
        }
        for (destination, target) in added {
            self.taken.add_text(&destination);
            self.index.add_route(vpc, target);
        }
    }
}

/// The number of routes up to which routes over links are proposed for a table: many more than people write.
const MOST_ROUTES: usize = 256;

/// The usual name for such a component.
fn usual_name(body: &Body) -> String {
    match body.view() {
        View::Other(Body::NatGateway { .. }) => "NAT gateway".to_owned(),
        View::InternetGateway(config) if config.egress_only => "Egress-only internet gateway".to_owned(),
        View::VpcEndpoint(config) => match config.service {
            "s3" => "S3 endpoint".to_owned(),
            "dynamodb" => "DynamoDB endpoint".to_owned(),
            service => format!("{service} endpoint"),
        },
        View::VpnConnection(_) => "VPN connection".to_owned(),
        _ => body.kind().label().to_owned(),
    }
}
