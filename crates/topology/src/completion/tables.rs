//! Route tables of VPCs that have none.

use std::collections::BTreeSet;

use design::{ComponentId, RouteTable, Subnet};

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

/// What the subnets of a VPC are or will be: by their routes if the VPC has route tables, else by their names and by what
/// stands in them.
pub(super) fn kinds(work: &Work, vpc: &ComponentId) -> Vec<TableKind> {
    let Some(config) = work.vpc(vpc) else { return Vec::new() };
    if !config.route_tables.is_empty() && !work.takes_routes(vpc) {
        let network = Network::of(&work.design);
        let Some(node) = network.vpc(vpc) else { return Vec::new() };
        let kind = |subnet| match network.kind_of(SubnetNode { vpc: node, subnet }) {
            SubnetKind::Public => TableKind::Public,
            SubnetKind::Private => TableKind::Private,
            SubnetKind::Isolated => TableKind::Isolated,
        };
        return node.config.subnets.iter().map(kind).collect();
    }
    let of_public = work.design.components.iter().filter(|component| work.public.contains(&component.id));
    let public: BTreeSet<&String> = of_public.flat_map(|component| &component.placement.subnets).collect();
    let kind = |subnet: &Subnet| {
        let said = kind_of_name(vpc, &subnet.route_table).or_else(|| kind_of_name(vpc, &subnet.name));
        said.unwrap_or(if public.contains(&subnet.name) { TableKind::Public } else { TableKind::Private })
    };
    config.subnets.iter().map(kind).collect()
}

/// Proposes route tables for each VPC that has none, without routes yet.
pub(super) fn propose(work: &mut Work) {
    for vpc in work.vpcs() {
        if work.vpc(&vpc).is_none_or(|config| !config.route_tables.is_empty()) {
            continue;
        }
        let kinds = kinds(work, &vpc);
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

/// Which kind each proposed route table of a VPC is: by its name, else by its subnets.
pub(super) fn kind_of_table(work: &Work, vpc: &ComponentId, table: &str) -> TableKind {
    if let Some(kind) = kind_of_name(vpc, table) {
        return kind;
    }
    let subnets = work.vpc(vpc).map_or(&[][..], |config| &config.subnets);
    let mut of = subnets.iter().zip(kinds(work, vpc)).filter(|(subnet, _)| subnet.route_table == table);
    let public = of.any(|(_, kind)| kind == TableKind::Public);
    if public { TableKind::Public } else { TableKind::Private }
}
