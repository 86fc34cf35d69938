//! The address plans of VPCs as cells of text.

use std::collections::{BTreeSet, HashMap};

use api::{Failure, NetworkPlan, SubnetRow, VpcPlan};
use budget::{Budget, Work};
use design::{BalancerType, Body, Component, ComponentId, Design, View};
use topology::{Network, NetworkProblem, SubnetAddresses, VpcAddresses};

use crate::bounded::bounded;

/// Free ranges listed for a VPC; further ones are only counted.
const FREE_RANGES: usize = 12;
/// Most problems reported for a VPC.
const PROBLEMS: usize = 100;

/// Reads a document and plans the addresses of its VPCs, including proposed ones.
///
/// # Errors
/// As [`crate::estimate`].
pub fn network_plan(document: &str) -> Result<NetworkPlan, Failure> {
    bounded(|budget| {
        let design = crate::read(document)?;
        let completed = topology::completed_design(&design, budget);
        Ok(plan_of(&design, &completed, budget))
    })
}

/// The plan of a design, given the design and its completed version.
pub(crate) fn plan_of(design: &Design, completed: &Design, budget: &Budget) -> NetworkPlan {
    let network = Network::within(completed, budget);
    let problems = topology::check(&network);
    let plans = topology::addresses(&network);
    let told = told(&network, &problems);
    let vpcs = plans.iter().map_while(|plan| {
        let problems = told.get(&plan.vpc.component.id).cloned().unwrap_or_default();
        let steps = problems.len() + plan.subnets.len();
        budget.spend_each(Work::Addresses, steps).then(|| vpc_plan(design, plan, &problems))
    });
    NetworkPlan { vpcs: vpcs.collect() }
}

/// The problems of each VPC, in order and at most [`PROBLEMS`]: its own, and those of what connects it to other
/// networks.
fn told<'p>(network: &Network<'_>, problems: &'p [NetworkProblem]) -> HashMap<ComponentId, Vec<&'p NetworkProblem>> {
    let mut of_components: HashMap<&ComponentId, Vec<usize>> = HashMap::new();
    for (place, problem) in problems.iter().enumerate() {
        of_components.entry(&problem.component).or_default().push(place);
    }
    let mut places: HashMap<&ComponentId, BTreeSet<usize>> = HashMap::new();
    for (id, of) in &of_components {
        let joined = match network.component(id).map(|component| component.body.view()) {
            Some(View::VpcPeering(config)) => config.vpcs,
            Some(View::Other(Body::TransitGateway { config, .. })) => config.attached.as_slice(),
            _ => std::slice::from_ref(*id),
        };
        for vpc in joined {
            let all = places.entry(vpc).or_default();
            all.extend(of.iter().take(PROBLEMS));
            while all.len() > PROBLEMS {
                all.pop_last();
            }
        }
    }
    let named = |places: BTreeSet<usize>| places.into_iter().filter_map(|place| problems.get(place)).collect();
    places.into_iter().map(|(id, places)| (id.clone(), named(places))).collect()
}

fn vpc_plan(design: &Design, plan: &VpcAddresses<'_>, problems: &[&NetworkProblem]) -> VpcPlan {
    let component = plan.vpc.component;
    let ranges = plan.free();
    let mut free: Vec<String> = ranges.iter().take(FREE_RANGES).map(ToString::to_string).collect();
    if let Some(more @ 1..) = ranges.len().checked_sub(FREE_RANGES) {
        free.push(format!("and {more} more, none of them larger"));
    }
    VpcPlan {
        id: component.id.to_string(),
        name: component.title().to_owned(),
        proposed: design.component(&component.id).is_none(),
        cidrs: plan.vpc.config.cidrs.clone(),
        subnets: plan.subnets.iter().map(subnet_row).collect(),
        free,
        problems: problems.iter().map(|one| format!("{}; {}", one.message, one.fix)).collect(),
    }
}

fn subnet_row(subnet: &SubnetAddresses<'_>) -> SubnetRow {
    let of = subnet.node.subnet;
    SubnetRow {
        name: of.name.clone(),
        zone: of.zone.clone(),
        kind: subnet.kind.label().to_owned(),
        cidr: of.cidr.clone(),
        usable: subnet.usable,
        used: subnet.used(),
        used_by: used_by(subnet),
        percent: subnet.percent(),
    }
}

/// The number of addresses in use by each kind of user, such as `4 instances, 8 Application Load Balancer`.
fn used_by(subnet: &SubnetAddresses<'_>) -> String {
    let mut parts: Vec<(Words, u64)> = Vec::new();
    for one in &subnet.uses {
        let words = words(one.component);
        match parts.iter_mut().find(|(known, _)| *known == words) {
            Some((_, addresses)) => *addresses = addresses.saturating_add(one.addresses),
            None => parts.push((words, one.addresses)),
        }
    }
    let text = |((one, ending), addresses): (Words, u64)| {
        format!("{addresses} {one}{}", if addresses == 1 { "" } else { ending })
    };
    parts.into_iter().map(text).collect::<Vec<_>>().join(", ")
}

/// The label of something that uses addresses, and the ending of its plural.
type Words = (&'static str, &'static str);

fn words(component: &Component) -> Words {
    match component.body.view() {
        // The same label for one and several: a load balancer uses several addresses.
        View::Other(Body::LoadBalancer { config, .. }) if config.balancer_type == BalancerType::Application => {
            (config.balancer_type.label(), "")
        }
        View::Other(Body::LoadBalancer { config, .. }) => (config.balancer_type.label(), "s"),
        View::Other(Body::NatGateway { .. }) => ("NAT gateway", "s"),
        View::VpcEndpoint(config) => (config.endpoint_type.label(), "s"),
        _ => ("instance", "s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DESIGN: &str = r#"{"abacus": 1, "region": "us-east-1", "components": [
        {"id": "net", "name": "Shop", "kind": "vpc", "config": {"cidrs": ["10.0.0.0/24"],
            "subnets": [
                {"name": "public-a", "zone": "a", "cidr": "10.0.0.0/27", "route_table": "public"},
                {"name": "app-a", "zone": "a", "cidr": "10.0.0.32/28"}],
            "route_tables": [{"name": "public", "routes": [{"destination": "0.0.0.0/0", "target": "igw"}]}]}},
        {"id": "igw", "kind": "internet-gateway"},
        {"id": "nat", "kind": "nat-gateway", "placement": {"subnets": ["public-a"]}},
        {"id": "front", "kind": "load-balancer", "config": {"balancer_type": "application", "zones": 1},
            "placement": {"subnets": ["public-a"]}},
        {"id": "web", "kind": "ec2", "config": {"instance_type": "m7g.large"},
            "placement": {"count": 7, "subnets": ["app-a"]}},
        {"id": "batch", "kind": "ec2", "config": {"instance_type": "m7g.large"},
            "placement": {"count": 5, "subnets": ["app-a"]}}]}"#;

    #[test]
    fn a_plan_tells_room_and_what_uses_it() {
        let plan = network_plan(DESIGN).unwrap();
        let [vpc] = plan.vpcs.as_slice() else { panic!("{plan:?}") };
        assert_eq!((vpc.name.as_str(), vpc.proposed), ("Shop", false));
        let public = &vpc.subnets[0];
        assert_eq!((public.usable, public.used, public.percent), (Some(27), 9, Some(33)));
        assert_eq!(
            (public.kind.as_str(), public.used_by.as_str()),
            ("public", "1 NAT gateway, 8 Application Load Balancer")
        );
        let app = &vpc.subnets[1];
        assert_eq!((app.used_by.as_str(), app.percent, app.kind.as_str()), ("12 instances", Some(109), "isolated"));
        assert_eq!(vpc.free, ["10.0.0.128/25", "10.0.0.64/26", "10.0.0.48/28"]);
        assert_eq!(vpc.problems.len(), 1, "{:?}", vpc.problems);
        assert!(
            vpc.problems[0].ends_with("by web, batch; use a /27, or spread it over more subnets"),
            "{:?}",
            vpc.problems
        );
    }
}
