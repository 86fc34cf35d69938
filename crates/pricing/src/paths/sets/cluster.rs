//! Clusters: flows whose path options depend on each other.

use std::collections::BTreeMap;

use design::ComponentId;
use topology::Element;

use super::search::Search;

/// Something that several flows share.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Shared {
    /// A component that is billed, and that data passes.
    Passed(ComponentId),
    /// The VPC that data leaves.
    Out(ComponentId),
    /// A VPC at an end of data between VPCs.
    Link(ComponentId),
}

/// The flows with path options, by index, in clusters: flows of different clusters share nothing that is billed by the
/// hour, so the cheapest choices of each cluster are the cheapest together.
pub(super) fn clusters(search: &Search<'_>) -> Vec<Vec<usize>> {
    let mut clusters: Vec<Vec<usize>> = Vec::new();
    let mut by_shared: BTreeMap<Shared, usize> = BTreeMap::new();
    for (index, flow) in search.base.flows.iter().enumerate() {
        if flow.options.as_ref().is_none_or(|options| options.others.is_empty()) {
            continue;
        }
        let shared = shared(search, index);
        let mut joined: Vec<usize> = shared.iter().filter_map(|one| by_shared.get(one).copied()).collect();
        joined.sort_unstable();
        joined.dedup();
        let mut all = vec![index];
        for other in &joined {
            all.extend(clusters.get_mut(*other).map(std::mem::take).unwrap_or_default());
        }
        all.sort_unstable();
        let place = clusters.len();
        by_shared.values_mut().filter(|at| joined.contains(at)).for_each(|at| *at = place);
        by_shared.extend(shared.into_iter().map(|one| (one, place)));
        clusters.push(all);
    }
    clusters.retain(|cluster| !cluster.is_empty());
    clusters
}

fn shared(search: &Search<'_>, index: usize) -> Vec<Shared> {
    let (Some(flow), Some(now)) = (search.flows.get(index), search.base.flows.get(index)) else { return Vec::new() };
    let is_billed =
        |id: &ComponentId| search.base.costs.iter().any(|(other, cost)| other == id && !cost.amount().is_zero());
    let passed = now.elements.iter().flatten().filter_map(|element| match element {
        Element::Component(id)
            if is_billed(id) && flow.client.as_ref() != Some(id) && flow.destination != id.as_str() =>
        {
            Some(Shared::Passed(id.clone()))
        }
        _ => None,
    });
    let of_vpc =
        |vpc: &ComponentId| if flow.vpcs.len() > 1 { Shared::Link(vpc.clone()) } else { Shared::Out(vpc.clone()) };
    passed.chain(flow.vpcs.iter().map(of_vpc)).collect()
}
