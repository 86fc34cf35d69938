//! Edge services as ends of flows: which component prices their data.

use definitions::{AwsService, EdgeData, Reach};
use design::{Component, FlowConfig, FlowEnd};

use crate::charge::{ChargeCode, HopCharge};
use crate::network::Network;
use crate::path::Paths;

/// Charges of edge services name the component whose prices apply. Data that CloudFront gets from an origin is free; if
/// the design has no distribution for it, what viewers get is named as a charge that is missing.
pub(super) fn priced_with(network: &Network<'_>, config: &FlowConfig, mut paths: Paths) -> Paths {
    let component = [&config.from, &config.to].into_iter().find_map(|end| at_edge(network, end));
    for charge in paths.legs.iter_mut().flat_map(|leg| &mut leg.hops).flat_map(|hop| &mut hop.charges) {
        if matches!(charge.code, ChargeCode::Edge { .. } | ChargeCode::Viewers { .. }) {
            charge.of = component.map(|component| component.id.clone());
        }
    }
    if component.is_none()
        && let Some(service) = bare(config)
    {
        let hops = paths.legs.iter_mut().flat_map(|leg| &mut leg.hops);
        for hop in hops.filter(|hop| hop.charges.iter().any(|charge| is_origin(charge, service))) {
            let viewers = |charge: &mut HopCharge| {
                if charge.code == ChargeCode::Free {
                    charge.code = ChargeCode::Viewers { service };
                }
            };
            hop.charges.iter_mut().for_each(viewers);
        }
    }
    paths
}

/// Whether a charge is that of data to an origin.
fn is_origin(charge: &HopCharge, of: &str) -> bool {
    matches!(charge.code, ChargeCode::Edge { service } if service == of)
}

/// The component of an end at the edge.
fn at_edge<'a>(network: &Network<'a>, end: &FlowEnd) -> Option<&'a Component> {
    let component = network.component(end.component()?)?;
    let service = component.body.service()?;
    // No usage value of a public repository is the data of flows.
    matches!(service.reach, Reach::Edge(data) if data != EdgeData::ToClients).then_some(component)
}

/// The name of CloudFront, if it is one end of a flow and AWS or the design has the other.
fn bare(config: &FlowConfig) -> Option<&'static str> {
    let named = |end: &FlowEnd| match end {
        FlowEnd::Service { name, .. } => AwsService::named(name),
        _ => None,
    };
    let service = [&config.from, &config.to].into_iter().find_map(named)?;
    matches!(service.reach, Reach::Edge(EdgeData::ToOrigin)).then_some(service.name)
}
