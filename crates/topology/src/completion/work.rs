//! [`Work`]: a design that is being completed.

use std::collections::{BTreeMap, BTreeSet};

use design::{Body, Component, ComponentId, Design, Placement, Route, VpcConfig};

use super::{Completed, Proposal, needs};

/// A design that is being completed.
pub(super) struct Work {
    /// What there is so far.
    pub design: Design,
    /// The VPC of each component that named no subnets.
    pub homes: BTreeMap<ComponentId, ComponentId>,
    /// Components that belong in public subnets.
    pub public: BTreeSet<ComponentId>,
    /// VPCs whose subnets are proposed.
    pub own_subnets: Vec<ComponentId>,
    /// VPCs whose route tables are proposed.
    pub own_tables: Vec<ComponentId>,
    /// Components that are proposed.
    added: Vec<ComponentId>,
    proposals: Vec<Proposal>,
}

impl Work {
    pub(super) fn new(design: &Design) -> Work {
        Work {
            design: design.clone(),
            homes: BTreeMap::new(),
            public: needs::public(design),
            own_subnets: Vec::new(),
            own_tables: Vec::new(),
            added: Vec::new(),
            proposals: Vec::new(),
        }
    }

    pub(super) fn done(self) -> Completed {
        Completed { design: self.design, proposals: self.proposals }
    }

    /// The components by id: decisions must not depend on their order in the design.
    pub(super) fn by_id(&self) -> Vec<&Component> {
        let mut components: Vec<&Component> = self.design.components.iter().collect();
        components.sort_by_key(|component| &component.id);
        components
    }

    /// The ids of the VPCs.
    pub(super) fn vpcs(&self) -> Vec<ComponentId> {
        let vpcs = self.by_id().into_iter().filter(|component| matches!(component.body, Body::Vpc { .. }));
        vpcs.map(|component| component.id.clone()).collect()
    }

    /// What a VPC is.
    pub(super) fn vpc(&self, id: &ComponentId) -> Option<&VpcConfig> {
        match &self.design.component(id)?.body {
            Body::Vpc { config } => Some(config),
            _ => None,
        }
    }

    /// What a VPC is, to be changed.
    pub(super) fn vpc_mut(&mut self, id: &ComponentId) -> Option<&mut VpcConfig> {
        match &mut self.component_mut(id)?.body {
            Body::Vpc { config } => Some(config),
            _ => None,
        }
    }

    /// A component, to be changed.
    pub(super) fn component_mut(&mut self, id: &ComponentId) -> Option<&mut Component> {
        self.design.components.iter_mut().find(|component| component.id == *id)
    }

    /// The region of a component.
    pub(super) fn region(&self, id: &ComponentId) -> String {
        let component = self.design.component(id);
        component.map_or(self.design.region.as_str(), |component| self.design.region_of(component)).to_owned()
    }

    /// Adds a component, and says why.
    pub(super) fn add(
        &mut self,
        prefix: &str,
        region: &str,
        body: Body,
        why: impl FnOnce(&ComponentId) -> String,
    ) -> ComponentId {
        let id = self.design.fresh_id(prefix);
        let region = (region != self.design.region).then(|| region.to_owned());
        let placement = Placement { region, ..Placement::default() };
        let name = usual_name(&body);
        self.design.components.push(Component { id: id.clone(), name, placement, body });
        self.added.push(id.clone());
        let text = why(&id);
        self.proposals.push(Proposal { component: id.clone(), added: true, text });
        id
    }

    /// Says what was completed. Of a component that is itself proposed, its own sentence is enough.
    pub(super) fn say(&mut self, id: &ComponentId, text: String) {
        if !self.added.contains(id) {
            self.proposals.push(Proposal { component: id.clone(), added: false, text });
        }
    }

    /// Writes the sentence of a proposed component anew.
    pub(super) fn reword(&mut self, id: &ComponentId, text: &str) {
        let own = self.proposals.iter_mut().find(|proposal| proposal.added && proposal.component == *id);
        if let Some(proposal) = own {
            text.clone_into(&mut proposal.text);
        }
    }

    /// Whether a VPC takes proposed routes.
    pub(super) fn takes_routes(&self, vpc: &ComponentId) -> bool {
        self.own_tables.contains(vpc)
    }

    /// Adds a route to the tables of a VPC that a filter takes, if it leads nowhere yet and the tables are proposed.
    pub(super) fn route(
        &mut self,
        vpc: &ComponentId,
        destination: &str,
        target: &ComponentId,
        of: impl Fn(&str) -> bool,
    ) {
        if !self.takes_routes(vpc) {
            return;
        }
        let Some(config) = self.vpc_mut(vpc) else { return };
        for table in config.route_tables.iter_mut().filter(|table| of(&table.name)) {
            if table.routes.iter().all(|route| route.destination != destination) {
                let route = Route { destination: destination.to_owned(), target: target.clone(), zone: None };
                table.routes.push(route);
            }
        }
    }
}

/// What people call such a component.
fn usual_name(body: &Body) -> String {
    match body {
        Body::NatGateway { .. } => "NAT gateway".to_owned(),
        Body::InternetGateway { config } if config.egress_only => "Egress-only internet gateway".to_owned(),
        Body::VpcEndpoint { config, .. } => match config.service.as_str() {
            "s3" => "S3 endpoint".to_owned(),
            "dynamodb" => "DynamoDB endpoint".to_owned(),
            service => format!("{service} endpoint"),
        },
        Body::VpnConnection { .. } => "VPN connection".to_owned(),
        other => other.kind().label().to_owned(),
    }
}
