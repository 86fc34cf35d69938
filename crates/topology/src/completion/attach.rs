//! Attachments of transit gateways and peering connections that name none.

use design::{Body, Component, ComponentId, Kind, Peering, View};
use foldhash::{HashMap, HashMapExt as _};

use super::work::Work;

/// For a transit gateway that gives counts but names no attachments, names the VPCs, VPN connections and Direct Connect
/// ports of its region if there are exactly as many; for a peering connection without VPCs, names the only VPC of its
/// region.
pub(super) fn propose(work: &mut Work<'_>) {
    let links = [Kind::TransitGateway, Kind::VPC_PEERING].into_iter().flat_map(|kind| work.of_kind(kind));
    let mut ids: Vec<ComponentId> = links.map(|component| component.id.clone()).collect();
    ids.sort_unstable();
    let regions = Regions::of(work);
    for id in ids {
        let Some(component) = work.component(&id) else { continue };
        let found = match component.body.view() {
            View::Other(Body::TransitGateway { config, .. }) if config.attached.is_empty() => {
                let counts = [config.vpcs, config.vpns, config.direct_connects];
                let of = |(count, kind): (u64, Kind)| regions.as_many(work, component, count, kind);
                counts.into_iter().zip(KINDS).flat_map(of).cloned().collect()
            }
            View::VpcPeering(config) if config.vpcs.is_empty() => {
                regions.as_many(work, component, 1, Kind::Vpc).to_vec()
            }
            _ => continue,
        };
        if found.is_empty() {
            continue;
        }
        let names: Vec<&str> = found.iter().map(ComponentId::as_str).collect();
        let names = names.join(", ");
        match work.component_mut(&id).map(|component| &mut component.body) {
            Some(Body::TransitGateway { config, .. }) => config.attached = found,
            Some(body) => Peering::connect(body, found),
            None => continue,
        }
        work.say(&id, |_| format!("Proposed: {id} connects {names}, because it names nothing."));
    }
}

const KINDS: [Kind; 3] = [Kind::Vpc, Kind::VPN_CONNECTION, Kind::DIRECT_CONNECT];

/// The components of these kinds in each region, by id, and the number that they count for.
struct Regions(HashMap<(String, Kind), (Vec<ComponentId>, u64)>);

impl Regions {
    fn of(work: &Work<'_>) -> Regions {
        let mut regions: HashMap<(String, Kind), (Vec<ComponentId>, u64)> = HashMap::new();
        for kind in KINDS {
            for component in work.of_kind(kind) {
                let of = regions.entry((work.region_of(component).to_owned(), kind)).or_default();
                of.0.push(component.id.clone());
                // A component with several VPN connections counts as several attachments.
                of.1 = of.1.saturating_add(component.count());
            }
        }
        Regions(regions)
    }

    /// The components of a kind in the region of a gateway, if there are as many as the gateway specifies.
    fn as_many(&self, work: &Work<'_>, gateway: &Component, count: u64, kind: Kind) -> &[ComponentId] {
        let of = self.0.get(&(work.region_of(gateway).to_owned(), kind));
        match of {
            Some((ids, number)) if count > 0 && *number == count => ids,
            _ => &[],
        }
    }
}
