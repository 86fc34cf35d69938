//! Route tables of VPCs that have none.

use std::collections::HashSet;

use design::{Component, ComponentId, Route, RouteTable, Subnet, View};
use foldhash::{HashMap, HashMapExt as _};

use super::work::Work;
use crate::network::is_default;

/// What a proposed route table is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TableKind {
    /// With a route to the internet gateway.
    Public,
    /// With a route to a NAT gateway, if something needs it.
    Private,
    /// Without a default route.
    Isolated,
}

impl TableKind {
    pub(super) const fn name(self) -> &'static str {
        match self {
            TableKind::Public => "public",
            TableKind::Private => "private",
            TableKind::Isolated => "isolated",
        }
    }
}

/// The kind that the name of a subnet or route table suggests.
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

/// The kinds that the subnets of a VPC have or will have: by their routes if the VPC has its own route tables, else by
/// their names and by what is in them. `public` contains the names of subnets with public components.
pub(super) fn kinds(work: &Work<'_>, vpc: &ComponentId, public: &HashSet<String>) -> Vec<TableKind> {
    let Some(config) = work.vpc(vpc) else { return Vec::new() };
    if !config.route_tables.is_empty() && !work.takes_routes(vpc) {
        let mut of_tables: HashMap<&str, TableKind> = HashMap::new();
        for table in &config.route_tables {
            of_tables.entry(&table.name).or_insert_with(|| kind_by_routes(work, &table.routes));
        }
        let kind = |subnet: &Subnet| of_tables.get(subnet.route_table.as_str()).copied();
        return config.subnets.iter().map(|subnet| kind(subnet).unwrap_or(TableKind::Isolated)).collect();
    }
    let kind = |subnet: &Subnet| {
        let said = kind_of_name(vpc, &subnet.route_table).or_else(|| kind_of_name(vpc, &subnet.name));
        said.unwrap_or(if public.contains(&subnet.name) { TableKind::Public } else { TableKind::Private })
    };
    config.subnets.iter().map(kind).collect()
}

/// The equivalent of [`Network::kind_of`](crate::Network::kind_of).
fn kind_by_routes(work: &Work<'_>, routes: &[Route]) -> TableKind {
    let to_internet =
        |component: &Component| matches!(component.body.view(), View::InternetGateway(config) if !config.egress_only);
    let mut default = routes.iter().filter(|route| is_default(route)).peekable();
    if default.peek().is_none() {
        return TableKind::Isolated;
    }
    let public = default.any(|route| work.component(&route.target).is_some_and(to_internet));
    if public { TableKind::Public } else { TableKind::Private }
}

/// The names of subnets with public components.
pub(super) fn public_subnets(work: &Work<'_>) -> HashSet<String> {
    let public = work.public.iter().filter_map(|id| work.component(id));
    public.flat_map(|component| &component.placement.subnets).cloned().collect()
}

/// Proposes route tables for each VPC that has none, without routes yet.
pub(super) fn propose(work: &mut Work<'_>) {
    let public = public_subnets(work);
    for vpc in work.vpcs() {
        if work.vpc(&vpc).is_none_or(|config| !config.route_tables.is_empty()) {
            continue;
        }
        let kinds = kinds(work, &vpc, &public);
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
        let joined = names.join(", ");
        config.route_tables = names.into_iter().map(|name| RouteTable { name, routes: Vec::new() }).collect();
        if !work.own_subnets.contains(&vpc) {
            work.say(&vpc, |_| format!("Proposed: route tables of {vpc}, because it names none: {joined}."));
        }
        let own = kinds_of_tables(work, &vpc, &public);
        work.own_tables_of(vpc, own);
    }
}

/// The kind of each proposed route table of a VPC: by its name, else by its subnets.
fn kinds_of_tables(work: &Work<'_>, vpc: &ComponentId, public: &HashSet<String>) -> Vec<(String, TableKind)> {
    let Some(config) = work.vpc(vpc) else { return Vec::new() };
    let kind_of_subnet = |subnet: &Subnet| {
        let named = kind_of_name(vpc, &subnet.name);
        named.unwrap_or(if public.contains(&subnet.name) { TableKind::Public } else { TableKind::Private })
    };
    let with_public: HashSet<&str> = config
        .subnets
        .iter()
        .filter(|subnet| kind_of_subnet(subnet) == TableKind::Public)
        .map(|subnet| subnet.route_table.as_str())
        .collect();
    let kind = |name: &str| match kind_of_name(vpc, name) {
        Some(kind) => kind,
        None if with_public.contains(name) => TableKind::Public,
        None => TableKind::Private,
    };
    config.route_tables.iter().map(|table| (table.name.clone(), kind(&table.name))).collect()
}
