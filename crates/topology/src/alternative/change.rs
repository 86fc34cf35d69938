//! [`Change`]: a design that is being changed.

use budget::{Budget, Work};
use design::{Body, Component, ComponentId, Design, FlowAddress, Placement, Route, RouteTable, Tags, VpcConfig};

use crate::network::Network;

/// The default route for IPv4.
pub(super) const DEFAULT: &str = "0.0.0.0/0";

/// A design that is being changed, and notes about the change.
pub(super) struct Change<'b> {
    pub design: Design,
    /// What the user should know about the change.
    pub notes: Vec<String>,
    budget: &'b Budget,
}

impl<'b> Change<'b> {
    /// Starts from a complete design.
    pub fn of(design: Design, budget: &'b Budget) -> Change<'b> {
        Change { design, notes: Vec::new(), budget }
    }

    /// The design indexed by location.
    pub fn network(&self) -> Network<'_> {
        // As much work as iterating over all components.
        let _ = self.budget.spend_each(Work::Paths, self.design.components.len());
        Network::within(&self.design, self.budget)
    }

    pub fn component_mut(&mut self, id: &ComponentId) -> Option<&mut Component> {
        self.design.components.iter_mut().find(|component| component.id == *id)
    }

    pub fn vpc_mut(&mut self, id: &ComponentId) -> Option<&mut VpcConfig> {
        match &mut self.component_mut(id)?.body {
            Body::Vpc { config } => Some(config),
            _ => None,
        }
    }

    /// Unpins a flow, so that it follows the routes for IPv4.
    pub fn follow_routes(&mut self, flow: &ComponentId) {
        if let Some(Body::Flow { config, .. }) = self.component_mut(flow).map(|flow| &mut flow.body) {
            config.via.clear();
            config.address = FlowAddress::Ipv4;
        }
    }

    /// Adds a component at the end.
    pub fn add(&mut self, prefix: &str, name: &str, placement: Placement, body: Body) -> ComponentId {
        let id = self.design.fresh_id(prefix);
        let component = Component { id: id.clone(), name: name.to_owned(), placement, tags: Tags::default(), body };
        self.design.components.push(component);
        id
    }

    /// Removes a component, the components attached to it, and the routes that point to it.
    pub fn remove(&mut self, id: &ComponentId) {
        self.design.remove(id);
        for component in &mut self.design.components {
            match &mut component.body {
                Body::Vpc { config } => {
                    config.route_tables.iter_mut().for_each(|table| table.routes.retain(|route| route.target != *id));
                }
                Body::TransitGateway { config, .. } => config.routes.retain(|route| route.target != *id),
                _ => {}
            }
        }
    }

    /// Every route of a VPC.
    pub fn routes_mut(&mut self, vpc: &ComponentId) -> impl Iterator<Item = &mut Route> {
        let tables = self.vpc_mut(vpc).map(|config| config.route_tables.iter_mut());
        tables.into_iter().flatten().flat_map(|table| table.routes.iter_mut())
    }

    /// Whether a route of any VPC points to a component.
    pub fn is_target(&self, id: &ComponentId) -> bool {
        let vpcs = self.design.components.iter().filter_map(|component| match &component.body {
            Body::Vpc { config } => Some(config),
            _ => None,
        });
        let mut tables = vpcs.flat_map(|vpc| &vpc.route_tables);
        tables.any(|table| table.routes.iter().any(|route| route.target == *id))
    }

    /// The route tables of subnets; creates a route table for each subnet that has none.
    pub fn tables(&mut self, vpc: &ComponentId, subnets: &[String]) -> Vec<String> {
        let mut tables = Vec::new();
        let Some(config) = self.vpc_mut(vpc) else { return tables };
        for subnet in config.subnets.iter_mut().filter(|subnet| subnets.contains(&subnet.name)) {
            if config.route_tables.iter().all(|table| table.name != subnet.route_table) {
                let taken = |name: &str| config.route_tables.iter().any(|table| table.name == name);
                subnet.route_table = fresh(&subnet.name, taken);
                let table = RouteTable { name: subnet.route_table.clone(), routes: Vec::new() };
                config.route_tables.push(table);
            }
            if !tables.contains(&subnet.route_table) {
                tables.push(subnet.route_table.clone());
            }
        }
        tables
    }

    /// Sets the target of a table's route to a destination, adding the route if needed.
    pub fn route(&mut self, vpc: &ComponentId, table: &str, destination: &str, target: &ComponentId) {
        let Some(table) = self.table_mut(vpc, table) else { return };
        match table.routes.iter_mut().find(|route| route.destination == destination) {
            Some(route) => {
                route.target = target.clone();
                route.zone = None;
            }
            None => {
                let (destination, target) = (destination.to_owned(), target.clone());
                table.routes.push(Route { destination, target, zone: None });
            }
        }
    }

    /// Adds a route to a table unless the table already has one for the same destination.
    pub fn add_route(&mut self, vpc: &ComponentId, table: &str, route: &Route) {
        if let Some(table) = self.table_mut(vpc, table)
            && table.routes.iter().all(|own| own.destination != route.destination)
        {
            table.routes.push(route.clone());
        }
    }

    /// Removes routes from a table.
    pub fn drop_routes(&mut self, vpc: &ComponentId, table: &str, which: impl Fn(&Route) -> bool) {
        if let Some(table) = self.table_mut(vpc, table) {
            table.routes.retain(|route| !which(route));
        }
    }

    fn table_mut(&mut self, vpc: &ComponentId, name: &str) -> Option<&mut RouteTable> {
        self.vpc_mut(vpc)?.route_tables.iter_mut().find(|table| table.name == name)
    }
}

/// The first free name: `wanted`, `wanted-2`, `wanted-3` …
pub(super) fn fresh(wanted: &str, taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2_u32..).map(|number| format!("{wanted}-{number}"));
    std::iter::once(wanted.to_owned()).chain(numbered).find(|name| !taken(name)).unwrap_or_default()
}
