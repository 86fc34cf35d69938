//! The form of Site-to-Site VPN connections.

use design::{Body, Component};
use leptos::prelude::*;

use super::remote_ranges;
use crate::components::figure_rows::FigureRow;
use crate::components::form::{Form, block, pairs, row, word};
use crate::components::placement_fields::{count_field, region_field};

const NUMBERS: &[(&str, u64)] = &[("2", 2), ("1", 1), ("0", 0)];
const ADDRESSES: &[(&str, &str)] = &[("2", "2, one for each tunnel"), ("1", "1"), ("0", "None: private addresses")];

static FIGURES: [FigureRow; 2] = [
    FigureRow::open("out_gb", "Sent from AWS", "GB per month").hint("Billed as transfer to the internet"),
    FigureRow::HOURS,
];

/// Number, addresses, and the data from AWS.
///
/// On the server: shows the design.
pub fn vpn_form(form: Form) -> AnyView {
    let read = |c: &Component| match &c.body {
        Body::VpnConnection { config, .. } => {
            NUMBERS.iter().find(|(_, number)| *number == config.addresses).map_or("", |(code, _)| code)
        }
        _ => "",
    };
    let write = |c: &mut Component, code: &str| {
        if let (Body::VpnConnection { config, .. }, Some(addresses)) = (&mut c.body, word(NUMBERS, code)) {
            config.addresses = addresses;
        }
    };
    let label = "Public IPv4 addresses";
    let addresses = form.choice("addresses", label, form.at("/config/addresses"), pairs(ADDRESSES), read, write);
    let fields = vec![
        row(vec![count_field(form, "Connections"), addresses]),
        form.figures(&FIGURES),
        region_field(form),
        remote_ranges(form),
    ];
    block("fields", fields)
}
