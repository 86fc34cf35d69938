//! The form of transit gateways.

use design::{Body, Component, TransitConfig, limits};
use leptos::prelude::*;

use crate::components::figure_rows::FigureRow;
use crate::components::form::{Form, block, row, whole_or_zero};
use crate::components::placement_fields::{count_field, region_field};
use crate::fields::InputField;

type Count = fn(&mut TransitConfig) -> &mut u64;

/// Kinds of attachments: name in the document, label, number.
const ATTACHMENTS: &[(&str, &str, Count)] = &[
    ("vpcs", "VPC attachments", |config| &mut config.vpcs),
    ("vpns", "VPN attachments", |config| &mut config.vpns),
    ("direct_connects", "Direct Connect gateways", |config| &mut config.direct_connects),
    ("peerings", "Peering attachments", |config| &mut config.peerings),
    ("connects", "Connect attachments", |config| &mut config.connects),
];

static FIGURES: [FigureRow; 5] = [
    FigureRow::open("vpc_gb", "Sent by VPCs", "GB per month").only(|c| of(c).is_some_and(|config| config.vpcs > 0)),
    FigureRow::open("vpn_gb", "Sent by VPN connections", "GB per month")
        .only(|c| of(c).is_some_and(|config| config.vpns > 0)),
    FigureRow::open("direct_connect_gb", "Sent by Direct Connect", "GB per month")
        .only(|c| of(c).is_some_and(|config| config.direct_connects > 0)),
    FigureRow::open("peered_gb", "To peered gateways", "GB per month")
        .hint("Billed as transfer between regions")
        .only(|c| of(c).is_some_and(|config| config.peerings > 0)),
    FigureRow::HOURS,
];

/// Attachments, and the data that they send.
///
/// On the server: shows the design.
pub fn transit_form(form: Form) -> AnyView {
    let attachments = ATTACHMENTS.iter().map(|entry| attachments_field(form, entry)).collect();
    let fields = vec![
        row(vec![count_field(form, "Transit gateways"), region_field(form)]),
        row(attachments),
        form.figures(&FIGURES),
    ];
    block("fields", fields)
}

fn attachments_field(form: Form, entry: &'static (&'static str, &'static str, Count)) -> AnyView {
    let (name, label, number) = *entry;
    let value = Signal::derive(move || {
        let count = form.with(&|c| of(c).map(|config| *number(&mut config.clone())).unwrap_or_default());
        if count == 0 { String::new() } else { count.to_string() }
    });
    let set = move |text: String| {
        let count = whole_or_zero(&text, limits::ATTACHMENTS)?;
        form.edit(name, &|c| {
            if let Body::TransitGateway { config, .. } = &mut c.body {
                *number(config) = count;
            }
        });
        Ok(())
    };
    let path = form.at_config(name);
    view! { <InputField id=form.element(name) label unit="each" placeholder="none" path value set /> }.into_any()
}

fn of(component: &Component) -> Option<&TransitConfig> {
    match &component.body {
        Body::TransitGateway { config, .. } => Some(config),
        _ => None,
    }
}
