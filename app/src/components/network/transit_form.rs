//! The form of transit gateways.

use design::{Body, Component, ComponentId, Kind, Route, TransitConfig, limits};
use leptos::prelude::*;

use crate::components::figure_rows::FigureRow;
use crate::components::form::{Form, Input, block, row, whole_or_zero};
use crate::components::picks::Picks;
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
        attached(form),
        routes(form),
        form.figures(&FIGURES),
    ];
    block("fields", fields)
}

/// The components that are attached.
fn attached(form: Form) -> AnyView {
    form.picks(Picks {
        name: "attached",
        label: "Attached",
        place: "/config/attached",
        empty: "Nothing of this design",
        most: limits::COMPONENTS,
        options: |design, own| {
            let can = |c: &&Component| {
                let link = [Kind::VPN_CONNECTION, Kind::DIRECT_CONNECT, Kind::TransitGateway].contains(&c.body.kind());
                c.id != own.id && (link || c.body.kind() == Kind::Vpc)
            };
            design.components.iter().filter(can).map(|c| (c.id.to_string(), c.title().to_owned())).collect()
        },
        read: |c| of(c).map(|config| config.attached.iter().map(ToString::to_string).collect()).unwrap_or_default(),
        write: |c, ids| {
            if let Body::TransitGateway { config, .. } = &mut c.body {
                config.attached = ids.iter().filter_map(|id| ComponentId::parse(id)).collect();
            }
        },
    })
}

/// Routes besides those that it learns, a line each: where it leads, and the id of what is attached.
fn routes(form: Form) -> AnyView {
    form.input(Input {
        numeric: false,
        empty: "those it learns",
        hint: |_| "Range and attached component, such as 0.0.0.0/0 egress; several with commas between".to_owned(),
        ..Input::new(
            "routes",
            "Static routes",
            "/config/routes",
            |c| {
                let text = |route: &Route| format!("{} {}", route.destination, route.target);
                of(c).map(|config| config.routes.iter().map(text).collect::<Vec<_>>().join(", ")).unwrap_or_default()
            },
            |c, text| {
                let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
                let read: Option<Vec<Route>> = parts.map(route).collect();
                let read = read.ok_or("Enter a range and the id of an attached component, such as 0.0.0.0/0 egress")?;
                if let Body::TransitGateway { config, .. } = &mut c.body {
                    config.routes = read;
                }
                Ok(())
            },
        )
    })
}

fn route(text: &str) -> Option<Route> {
    let (destination, target) = text.split_once(' ')?;
    Some(Route { destination: destination.to_owned(), target: ComponentId::parse(target.trim())?, zone: None })
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
