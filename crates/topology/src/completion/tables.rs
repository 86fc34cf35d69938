//! Route tables of VPCs that have none.

use design::{Body, ComponentId, RouteTable, Subnet};

use super::work::Work;
use crate::network::{Network, SubnetKind, SubnetNode};

/// What a proposed route table is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TableKind {
    /// With a route to the internet gateway.
    Public,
    /// With a route to NAT, where something needs it.
    Private,
    /// Without a default route.
    Isolated,
}

impl TableKind {
    /// Name of the table.
    pub(super) const fn name(self) -> &'static str {
        match self {
            TableKind::Public => "public",
            TableKind::Private => "private",
            TableKind::Isolated => "isolated",
        }
    }
}

/// What the name of a subnet or route table says.
pub(super) fn kind_of_name(vpc: &ComponentId, name: &str) -> Option<TableKind> {
    let name = name.to_ascii_lowercase();
    let own = name.strip_prefix(vpc.as_str()).map_or(name.as_str(), |rest| rest.trim_start_matches('-'));
    let starts = |words: &[&str]| words.iter().any(|word| own.starts_with(word));
    if starts(&["public"]) {
        Some(TableKind::Public)
    } else if starts(&["isolated", "data"]) {
        Some(TableKind::Isolated)
    } else {
        starts(&["private"]).then_some(TableKind::Private)
    }
}

/// What a subnet is or will be: by its routes if its VPC has route tables, else by its name and by what stands in it.
pub(super) fn kind_of_subnet(work: &Work, vpc: &ComponentId, subnet: &Subnet) -> TableKind {
    let network = Network::of(&work.design);
    if let Some(vpc) = network.vpc(vpc)
        && !vpc.config.route_tables.is_empty()
        && !work.takes_routes(&vpc.component.id)
    {
        return match network.kind_of(SubnetNode { vpc, subnet }) {
            SubnetKind::Public => TableKind::Public,
            SubnetKind::Private => TableKind::Private,
            SubnetKind::Isolated => TableKind::Isolated,
        };
    }
    let public = work
        .design
        .components
        .iter()
        .any(|component| component.placement.subnets.contains(&subnet.name) && work.public.contains(&component.id));
    let said = kind_of_name(vpc, &subnet.route_table).or_else(|| kind_of_name(vpc, &subnet.name));
    said.unwrap_or(if public { TableKind::Public } else { TableKind::Private })
}

/// Proposes route tables for each VPC that has none, without routes yet.
pub(super) fn propose(work: &mut Work) {
    for vpc in work.vpcs() {
        let Some(config) = work.vpc(&vpc).filter(|config| config.route_tables.is_empty()) else { continue };
        let kinds: Vec<TableKind> = config.subnets.iter().map(|subnet| kind_of_subnet(work, &vpc, subnet)).collect();
        let mut names: Vec<String> = Vec::new();
        let Some(config) = work.vpc_mut(&vpc) else { continue };
        for (subnet, kind) in config.subnets.iter_mut().zip(kinds) {
            if subnet.route_table.is_empty() {
                subnet.route_table = kind.name().to_owned();
            }
            names.push(subnet.route_table.clone());
        }
        names.sort_unstable();
        names.dedup();
        if names.is_empty() {
            continue;
        }
        let text = format!("Proposed: route tables of {vpc}, because it names none: {}.", names.join(", "));
        config.route_tables = names.into_iter().map(|name| RouteTable { name, routes: Vec::new() }).collect();
        if !work.own_subnets.contains(&vpc) {
            work.say(&vpc, text);
        }
        work.own_tables.push(vpc);
    }
}

/// Which kind a proposed route table of a VPC is: by its name, else by its subnets.
pub(super) fn kind_of_table(work: &Work, vpc: &ComponentId, table: &str) -> TableKind {
    if let Some(kind) = kind_of_name(vpc, table) {
        return kind;
    }
    let subnets = work.design.component(vpc).map(|component| match &component.body {
        Body::Vpc { config } => config.subnets.as_slice(),
        _ => &[],
    });
    let mut of = subnets.unwrap_or_default().iter().filter(|subnet| subnet.route_table == table);
    let public = of.any(|subnet| kind_of_subnet(work, vpc, subnet) == TableKind::Public);
    if public { TableKind::Public } else { TableKind::Private }
}
