//! [`Context`]: the input, indexed by id.

use std::collections::{HashMap, HashSet};

use design::{Body, Component};
use pricing::ComponentEstimate;
use topology::Network;

use super::{RegionPart, VpcPart, Zone, tiers};
use crate::Input;

/// The input, indexed by id.
pub(crate) struct Context<'a> {
    pub(crate) input: &'a Input<'a>,
    pub(crate) network: Network<'a>,
    estimates: HashMap<&'a str, &'a ComponentEstimate>,
    said: HashSet<&'a str>,
    said_subnets: HashSet<&'a str>,
    /// Volumes by the group they are attached to.
    volumes: HashMap<&'a str, Vec<&'a Component>>,
    /// The VPC whose routes lead to a gateway or endpoint, by the id of the latter.
    routed: HashMap<&'a str, &'a str>,
}

impl<'a> Context<'a> {
    pub(crate) fn of(input: &'a Input<'a>) -> Context<'a> {
        let network = Network::of(input.design);
        let mut volumes: HashMap<&str, Vec<&Component>> = HashMap::new();
        for component in &input.design.components {
            if let Some(group) = component.attached_to() {
                volumes.entry(group.as_str()).or_default().push(component);
            }
        }
        let mut routed = HashMap::new();
        for vpc in network.vpcs() {
            for route in vpc.config.route_tables.iter().flat_map(|table| &table.routes) {
                routed.entry(route.target.as_str()).or_insert(vpc.component.id.as_str());
            }
        }
        let mut said_subnets = HashSet::new();
        for component in &input.said.components {
            if let Body::Vpc { config } = &component.body {
                said_subnets.extend(config.subnets.iter().map(|subnet| subnet.name.as_str()));
            }
        }
        Context {
            input,
            network,
            estimates: input.estimate.components.iter().map(|estimate| (estimate.id.as_str(), estimate)).collect(),
            said: input.said.components.iter().map(|component| component.id.as_str()).collect(),
            said_subnets,
            volumes,
            routed,
        }
    }

    /// The estimate of a component.
    pub(crate) fn estimate(&self, component: &Component) -> Option<&'a ComponentEstimate> {
        self.estimates.get(component.id.as_str()).copied()
    }

    /// Whether Abacus proposes it.
    pub(crate) fn is_proposed(&self, component: &Component) -> bool {
        !self.said.contains(component.id.as_str())
    }

    /// Whether Abacus proposes a subnet.
    pub(crate) fn is_proposed_subnet(&self, name: &str) -> bool {
        !self.said_subnets.contains(name)
    }

    /// The volumes of a group.
    pub(crate) fn volumes(&self, group: &Component) -> &[&'a Component] {
        self.volumes.get(group.id.as_str()).map_or(&[], Vec::as_slice)
    }

    /// The VPC whose routes lead to a component.
    pub(crate) fn routed_from(&self, component: &Component) -> Option<&'a str> {
        self.routed.get(component.id.as_str()).copied()
    }

    /// The regions with their VPCs, still empty; the region of the design comes first.
    pub(crate) fn regions(&self) -> Vec<RegionPart> {
        let design = self.input.design;
        let mut codes = vec![design.region.as_str()];
        for component in &design.components {
            let code = design.region_of(component);
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        let part = |code: &str| RegionPart {
            code: code.to_owned(),
            name: (self.input.region_name)(code),
            vpcs: self.vpcs(code),
            links: Vec::new(),
            side: Vec::new(),
        };
        codes.into_iter().map(part).collect()
    }

    fn vpcs(&self, region: &str) -> Vec<VpcPart> {
        let of_region = self.network.vpcs().iter().filter(|vpc| vpc.region == region);
        let part = |vpc: &topology::VpcNode<'a>| {
            let mut letters: Vec<&str> = vpc.config.subnets.iter().map(|subnet| subnet.zone.as_str()).collect();
            letters.sort_unstable();
            letters.dedup();
            let zone = |letter: &&str| Zone { letter: (*letter).to_owned(), name: format!("{region}{letter}") };
            let cidr = vpc.config.cidrs.join(", ");
            let proposed = self.is_proposed(vpc.component);
            let name = crate::words::name(vpc.component, proposed);
            let ending = if proposed { "proposed" } else { "" };
            VpcPart {
                key: vpc.component.id.to_string(),
                label: [name.as_str(), if name.contains("VPC") { "" } else { "VPC" }, &cidr, ending]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(", "),
                name,
                cidr,
                proposed,
                top: Vec::new(),
                right: Vec::new(),
                band: Vec::new(),
                tiers: tiers::of(self, vpc, &letters),
                zones: letters.iter().map(zone).collect(),
                beside: Vec::new(),
            }
        };
        of_region.map(part).collect()
    }
}
