//! The form of NAT gateways.

use design::{Body, Component, NatConfig, NatMode, limits};
use leptos::prelude::*;

use crate::components::figure_rows::{FigureRow, empty_of};
use crate::components::form::{Form, Input, block, optional, pairs, row, word};
use crate::components::placement_fields::{count_field, region_field, where_fields};
use crate::fields::parse;

const MODES: &[(&str, &str)] = &[("zonal", "Public, zonal"), ("regional", "Public, regional"), ("private", "Private")];

/// The figures of which one makes the others nothing.
const DATA: &[&str] = &["internet_out_gb", "internet_in_gb", "other_gb"];

static FIGURES: [FigureRow; 5] = [
    FigureRow::new("internet_out_gb", "Sent to the internet", "GB per month", empty).only(is_public),
    FigureRow::new("internet_in_gb", "Received from the internet", "GB per month", empty).only(is_public),
    FigureRow::new("other_gb", "To AWS services and other networks", "GB per month", empty).hint("Both ways"),
    FigureRow::none("cross_zone_gb", "From other availability zones", "GB per month")
        .hint("Both ways; a part of the data above"),
    FigureRow::HOURS,
];

/// Kind, number, addresses, and the data through the gateways.
///
/// On the server: shows the design.
pub fn nat_form(form: Form) -> AnyView {
    let mode = form.choice("mode", "Type", form.at("/config/mode"), pairs(MODES), mode_of, |c, code| {
        if let (Body::NatGateway { config, .. }, Some(mode)) = (&mut c.body, word(NatMode::ALL, code)) {
            config.mode = mode;
            // A private gateway has none.
            config.addresses = config.addresses.filter(|_| mode != NatMode::Private);
        }
    });
    let count =
        form.by(mode_of, |form, mode| count_field(form, if mode == "regional" { "Active zones" } else { "Gateways" }));
    let fields = vec![
        row(vec![mode, count]),
        row(vec![form.when(is_public, addresses_field), region_field(form)]),
        where_fields(form),
        form.figures(&FIGURES),
    ];
    block("fields", fields)
}

fn addresses_field(form: Form) -> AnyView {
    form.input(Input {
        unit: "each",
        empty: "1",
        ..Input::new(
            "addresses",
            "Elastic IP addresses",
            "/config/addresses",
            |c| optional(of(c).and_then(|config| config.addresses)),
            |c, text| {
                let addresses = parse::whole_or_empty(text, 0, limits::NAT_ADDRESSES)?;
                if let Body::NatGateway { config, .. } = &mut c.body {
                    config.addresses = addresses;
                }
                Ok(())
            },
        )
    })
}

fn of(component: &Component) -> Option<&NatConfig> {
    match &component.body {
        Body::NatGateway { config, .. } => Some(config),
        _ => None,
    }
}

fn mode_of(component: &Component) -> &'static str {
    of(component).map_or("", |config| config.mode.code())
}

fn is_public(component: &Component) -> bool {
    of(component).is_some_and(|config| config.mode != NatMode::Private)
}

fn empty(component: &Component) -> &'static str {
    empty_of(component, DATA)
}
