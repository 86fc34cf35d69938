//! The form of VPC endpoints.

use design::{Body, Component, EndpointConfig, EndpointType, limits};
use leptos::prelude::*;

use crate::components::figure_rows::FigureRow;
use crate::components::form::{Form, Input, block, hint, optional, row, word, words};
use crate::components::placement_fields::{count_field, region_field, subnets_field};
use crate::fields::parse;

static FIGURES: [FigureRow; 2] = [
    FigureRow::open("gb", "Data processed", "GB per month").hint("Both ways, through all of them").only(has_interfaces),
    FigureRow::HOURS.only(has_interfaces),
];

/// Kind, service, zones, and the data through the endpoints.
///
/// On the server: shows the design.
pub fn endpoint_form(form: Form) -> AnyView {
    let kind = form.choice(
        "endpoint-type",
        "Type",
        form.at("/config/endpoint_type"),
        words(EndpointType::ALL, EndpointType::label),
        |c| of(c).map_or("", |config| config.endpoint_type.code()),
        |c, code| {
            if let Some(kind) = word(EndpointType::ALL, code) {
                change(c, |config| {
                    config.endpoint_type = kind;
                    config.zones = config.zones.filter(|_| kind != EndpointType::Gateway);
                });
            }
        },
    );
    let service = Input {
        numeric: false,
        empty: "s3, ecr.api, …",
        ..Input::new(
            "service",
            "Service",
            "/config/service",
            |c| of(c).map(|config| config.service.clone()).unwrap_or_default(),
            |c, text| {
                if text.chars().count() > limits::NAME_CHARS {
                    return Err(format!("Use at most {} characters", limits::NAME_CHARS));
                }
                change(c, |config| text.trim().clone_into(&mut config.service));
                Ok(())
            },
        )
    };
    let fields = vec![
        row(vec![kind, form.input(service)]),
        row(vec![count_field(form, "Endpoints"), form.when(has_interfaces, zones_field)]),
        form.when(has_interfaces, subnets_field),
        form.figures(&FIGURES),
        region_field(form),
        form.when(
            |c| !has_interfaces(c),
            |_| hint("Gateway endpoints are free. They lead to S3 or DynamoDB of the region."),
        ),
    ];
    block("fields", fields)
}

fn zones_field(form: Form) -> AnyView {
    form.input(Input {
        unit: "each",
        empty: "1",
        ..Input::new(
            "zones",
            "Availability zones",
            "/config/zones",
            |c| optional(of(c).and_then(|config| config.zones)),
            |c, text| {
                let most = limits::ZONES.try_into().unwrap_or(u64::MAX);
                let zones = parse::whole_or_empty(text, 1, most)?;
                change(c, |config| config.zones = zones);
                Ok(())
            },
        )
    })
}

fn of(component: &Component) -> Option<&EndpointConfig> {
    match &component.body {
        Body::VpcEndpoint { config, .. } => Some(config),
        _ => None,
    }
}

fn change(component: &mut Component, change: impl FnOnce(&mut EndpointConfig)) {
    if let Body::VpcEndpoint { config, .. } = &mut component.body {
        change(config);
    }
}

/// Whether it has an interface in each zone, hence a price.
fn has_interfaces(component: &Component) -> bool {
    of(component).is_some_and(|config| config.endpoint_type != EndpointType::Gateway)
}
