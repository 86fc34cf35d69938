//! The form of public IPv4 addresses.

use design::{AddressKind, Body};
use leptos::prelude::*;

use crate::components::figure_rows::FigureRow;
use crate::components::form::{Form, block, hint, pairs, row, word};
use crate::components::placement_fields::{count_field, region_field};

const KINDS: &[(&str, &str)] = &[
    ("in-use", "Elastic IP address in use"),
    ("idle", "Idle Elastic IP address"),
    ("contiguous-block", "Of a contiguous block (IPAM)"),
    ("byoip", "Bring your own IP (BYOIP)"),
];

static FIGURES: [FigureRow; 1] = [FigureRow::HOURS];

/// Kind, number and hours.
///
/// On the server: shows the design.
pub fn address_form(form: Form) -> AnyView {
    let kind = form.choice(
        "address",
        "Type",
        form.at("/config/address"),
        pairs(KINDS),
        |c| match &c.body {
            Body::PublicIpv4 { config, .. } => config.kind.code(),
            _ => "",
        },
        |c, code| {
            if let (Body::PublicIpv4 { config, .. }, Some(kind)) = (&mut c.body, word(AddressKind::ALL, code)) {
                config.kind = kind;
            }
        },
    );
    let fields = vec![
        row(vec![kind, count_field(form, "Addresses")]),
        form.figures(&FIGURES),
        region_field(form),
        hint(
            "Instances, NAT gateways, load balancers and VPN connections bring their own addresses: leave these out here.",
        ),
    ];
    block("fields", fields)
}
