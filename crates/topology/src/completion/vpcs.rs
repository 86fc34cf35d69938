//! The VPC that each component is in.

use std::collections::BTreeMap;

use design::{Body, ComponentId};
use foldhash::{HashMap, HashMapExt as _};

use super::work::Work;
use crate::network::stands_in_subnets;

/// Gives every component that belongs in subnets a VPC: the one that is meant, or a proposed one in a region without
/// VPCs. If several could be meant, the component gets none, and its flows report it.
pub(super) fn choose(work: &mut Work<'_>) {
    let mut homeless: BTreeMap<String, Vec<ComponentId>> = BTreeMap::new();
    for component in work.by_id().filter(|component| stands_in_subnets(component)) {
        if component.placement.subnets.iter().all(|name| work.index().subnet(name).is_none()) {
            homeless.entry(work.region_of(component).to_owned()).or_default().push(component.id.clone());
        }
    }
    let mut of_regions: HashMap<String, Vec<ComponentId>> = HashMap::new();
    for vpc in work.vpcs() {
        of_regions.entry(work.region(&vpc)).or_default().push(vpc);
    }
    // The region of the design comes first, so that what is proposed there gets the plain names.
    let mut homeless: Vec<_> = homeless.into_iter().collect();
    homeless.sort_by_key(|(region, _)| *region != work.design.region);
    for (region, components) in homeless {
        let mut vpcs = of_regions.remove(&region).unwrap_or_default();
        if vpcs.is_empty() {
            let body = Body::Vpc { config: Box::default() };
            // The proposal text is rewritten when the range and zones are known.
            vpcs.push(work.add("vpc", &region, body, |id| format!("Proposed: VPC {id} in {region}.")));
        }
        let meant = Meant::of(work, &vpcs);
        for id in components {
            if let Some(home) = meant.home_of(work, &id).cloned() {
                work.members.entry(home.clone()).or_default().push(id.clone());
                work.homes.insert(id, home);
            }
        }
    }
}

/// The VPCs of a region that components can mean.
struct Meant {
    only: Option<ComponentId>,
    /// The only VPC with subnets.
    with_subnets: Option<ComponentId>,
    /// The only VPC without subnets.
    without_subnets: Option<ComponentId>,
}

impl Meant {
    fn of(work: &Work<'_>, vpcs: &[ComponentId]) -> Meant {
        let only = |empty: bool| {
            let has = |vpc: &&ComponentId| work.vpc(vpc).is_some_and(|config| config.subnets.is_empty() == empty);
            let mut fitting = vpcs.iter().filter(has);
            let first = fitting.next()?;
            fitting.next().is_none().then(|| first.clone())
        };
        let one = if let [one] = vpcs { Some(one.clone()) } else { None };
        Meant { only: one, with_subnets: only(false), without_subnets: only(true) }
    }

    /// The VPC that a component means: the only one of the region, or else the only one with subnets. If it names
    /// subnets that no VPC has, the only one without subnets: the named subnets become part of it.
    fn home_of(&self, work: &Work<'_>, id: &ComponentId) -> Option<&ComponentId> {
        if self.only.is_some() {
            return self.only.as_ref();
        }
        let names = !work.component(id)?.placement.subnets.is_empty();
        if names { self.without_subnets.as_ref() } else { self.with_subnets.as_ref() }
    }
}
