//! Which VPC components stand in.

use std::collections::{BTreeMap, BTreeSet};

use design::{Body, ComponentId};

use super::work::Work;
use crate::network::stands_in_subnets;

/// Gives everything that stands in subnets a VPC: the only one of its region, or a proposed one.
pub(super) fn choose(work: &mut Work) {
    let known: BTreeSet<&str> = work
        .vpcs()
        .iter()
        .filter_map(|vpc| work.vpc(vpc))
        .flat_map(|vpc| &vpc.subnets)
        .map(|subnet| subnet.name.as_str())
        .collect();
    let mut homeless: BTreeMap<String, Vec<ComponentId>> = BTreeMap::new();
    for component in work.by_id().into_iter().filter(|component| stands_in_subnets(component)) {
        if component.placement.subnets.iter().all(|name| !known.contains(name.as_str())) {
            homeless.entry(work.design.region_of(component).to_owned()).or_default().push(component.id.clone());
        }
    }
    for (region, components) in homeless {
        let vpcs: Vec<ComponentId> = work.vpcs().into_iter().filter(|vpc| work.region(vpc) == region).collect();
        let vpc = match vpcs.as_slice() {
            [only] => only.clone(),
            _ => {
                let body = Body::Vpc { config: Box::default() };
                // Its sentence is written when its range and zones are known.
                work.add("vpc", &region, body, |id| format!("Proposed: VPC {id} in {region}."))
            }
        };
        work.homes.extend(components.into_iter().map(|component| (component, vpc.clone())));
    }
}
