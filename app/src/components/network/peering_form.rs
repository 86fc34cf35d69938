//! The form of VPC peering.

use design::{Body, Component, ComponentId, Kind};
use leptos::prelude::*;

use crate::components::figure_rows::{FigureRow, empty_of};
use crate::components::form::{Form, block, hint, row};
use crate::components::picks::Picks;
use crate::components::placement_fields::{region_field, region_select, with_regions};

/// The figures of which one makes the others nothing.
const DATA: &[&str] = &["same_zone_gb", "cross_zone_gb", "out_gb", "in_gb"];

static FIGURES: [FigureRow; 4] = [
    FigureRow::new("cross_zone_gb", "Between availability zones", "GB per month", empty)
        .hint("Both ways")
        .only(|c| !is_far(c)),
    FigureRow::new("same_zone_gb", "Within an availability zone", "GB per month", empty)
        .hint("Both ways, free")
        .only(|c| !is_far(c)),
    FigureRow::new("out_gb", "Sent to the peer", "GB per month", empty).only(is_far),
    FigureRow::new("in_gb", "Received from the peer", "GB per month", empty).only(is_far),
];

/// The region of the peer, and the data over the connections.
///
/// On the server: shows the design.
pub fn peering_form(form: Form) -> AnyView {
    let options = Signal::stored(with_regions("The same region".to_owned()));
    let peer = region_select(
        form,
        "peer-region",
        "Region of the peer",
        "/config/peer_region",
        options,
        peer_of,
        |c, region| {
            if let Body::VpcPeering { config, .. } = &mut c.body {
                config.peer_region = region;
            }
        },
    );
    let note = hint("Peering connections are free. The data over them is not, unless it stays in one zone.");
    block("fields", vec![row(vec![region_field(form), peer]), vpcs(form), form.figures(&FIGURES), note])
}

/// The VPCs of the design that it connects.
fn vpcs(form: Form) -> AnyView {
    form.picks(Picks {
        name: "vpcs",
        label: "Connects",
        place: "/config/vpcs",
        empty: "No VPC of this design",
        most: 2,
        options: |design, _| {
            let vpcs = design.components.iter().filter(|c| c.body.kind() == Kind::Vpc);
            vpcs.map(|c| (c.id.to_string(), c.title().to_owned())).collect()
        },
        read: |c| match &c.body {
            Body::VpcPeering { config, .. } => config.vpcs.iter().map(ToString::to_string).collect(),
            _ => Vec::new(),
        },
        write: |c, ids| {
            if let Body::VpcPeering { config, .. } = &mut c.body {
                config.vpcs = ids.iter().filter_map(|id| ComponentId::parse(id)).collect();
            }
        },
    })
}

fn peer_of(component: &Component) -> Option<String> {
    match &component.body {
        Body::VpcPeering { config, .. } => config.peer_region.clone(),
        _ => None,
    }
}

fn is_far(component: &Component) -> bool {
    peer_of(component).is_some()
}

fn empty(component: &Component) -> &'static str {
    empty_of(component, DATA)
}
