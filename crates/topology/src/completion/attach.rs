//! VPCs and links that transit gateways and peering connections leave unnamed.

use design::{Body, Component, ComponentId};

use super::work::Work;

/// Names the VPCs, VPN connections and Direct Connect ports of the region at a transit gateway that says how many there
/// are and names none, if there are just as many; and the only VPC of the region at a peering connection without one.
pub(super) fn propose(work: &mut Work) {
    let ids: Vec<ComponentId> = work.by_id().iter().map(|component| component.id.clone()).collect();
    for id in ids {
        let Some(component) = work.design.component(&id) else { continue };
        let found = match &component.body {
            Body::TransitGateway { config, .. } if config.attached.is_empty() => {
                let counts = [config.vpcs, config.vpns, config.direct_connects];
                let of = |(count, is): (u64, fn(&Body) -> bool)| as_many(work, component, count, is);
                counts.into_iter().zip(KINDS).flat_map(of).collect()
            }
            Body::VpcPeering { config, .. } if config.vpcs.is_empty() => as_many(work, component, 1, is_vpc),
            _ => continue,
        };
        if found.is_empty() {
            continue;
        }
        let names: Vec<&str> = found.iter().map(ComponentId::as_str).collect();
        let text = format!("Proposed: {id} connects {}, because it names nothing.", names.join(", "));
        match work.component_mut(&id).map(|component| &mut component.body) {
            Some(Body::TransitGateway { config, .. }) => config.attached = found,
            Some(Body::VpcPeering { config, .. }) => config.vpcs = found,
            _ => continue,
        }
        work.say(&id, text);
    }
}

const KINDS: [fn(&Body) -> bool; 3] =
    [is_vpc, |body| matches!(body, Body::VpnConnection { .. }), |body| matches!(body, Body::DirectConnect { .. })];

const fn is_vpc(body: &Body) -> bool {
    matches!(body, Body::Vpc { .. })
}

/// The components of a kind in the region of a gateway, if they are as many as it says.
fn as_many(work: &Work, gateway: &Component, count: u64, is: fn(&Body) -> bool) -> Vec<ComponentId> {
    let region = work.design.region_of(gateway);
    let all: Vec<ComponentId> = work
        .by_id()
        .into_iter()
        .filter(|component| is(&component.body) && work.design.region_of(component) == region)
        .map(|component| component.id.clone())
        .collect();
    // VPN connections of one component are several attachments.
    let number: u64 = all.iter().filter_map(|id| work.design.component(id)).map(Component::count).sum();
    if count > 0 && number == count { all } else { Vec::new() }
}
