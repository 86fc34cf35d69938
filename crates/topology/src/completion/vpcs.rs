//! Which VPC components stand in.

use std::collections::{BTreeMap, BTreeSet};

use design::{Body, ComponentId};

use super::work::Work;
use crate::network::stands_in_subnets;

/// Gives everything that stands in subnets a VPC: the one that is meant, or a proposed one in a region that says none.
/// Where several could be meant it gets none, and its flows tell.
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
        let mut vpcs: Vec<ComponentId> = work.vpcs().into_iter().filter(|vpc| work.region(vpc) == region).collect();
        if vpcs.is_empty() {
            let body = Body::Vpc { config: Box::default() };
            // Its sentence is written when its range and zones are known.
            vpcs.push(work.add("vpc", &region, body, |id| format!("Proposed: VPC {id} in {region}.")));
        }
        let homes = components.into_iter().filter_map(|id| {
            let home = meant(work, &id, &vpcs)?;
            Some((id, home))
        });
        let homes: Vec<_> = homes.collect();
        work.homes.extend(homes);
    }
}

/// The VPC of a region that a component means: the only one, or else the only one with subnets. If it names subnets that
/// no VPC has, the only one without: they become its subnets.
fn meant(work: &Work, id: &ComponentId, vpcs: &[ComponentId]) -> Option<ComponentId> {
    if let [only] = vpcs {
        return Some(only.clone());
    }
    let names = !work.design.component(id)?.placement.subnets.is_empty();
    let mut fitting = vpcs.iter().filter(|vpc| work.vpc(vpc).is_some_and(|config| config.subnets.is_empty() == names));
    let first = fitting.next()?;
    fitting.next().is_none().then(|| first.clone())
}
