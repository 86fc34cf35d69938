//! The form of load balancers.

use design::{BalancerConfig, BalancerType, Body, Component, Figures, Scheme, limits};
use leptos::prelude::*;

use super::balancer_day::day_fields;
use super::capacity::capacity_view;
use super::form::{Form, Input, block, optional, pairs, row, word, words};
use super::named_figures::{Named, named, named_row};
use super::placement_fields::{count_field, region_field};
use crate::editor::day;
use crate::fields::parse;

const NEW: Named = Named::new("new_per_second", "New connections", "per second", "none");
const SECONDS: Named = Named::new("connection_seconds", "Mean connection duration", "seconds", "none");
const ACTIVE: Named = Named::new("active_connections", "Active connections instead", "at a time", "from the duration");
const REQUESTS: Named = Named::new("requests_per_second", "Requests", "per second", "none");
const RULES: Named = Named::new("rules_per_request", "Rules processed per request", "the first 10 are free", "none");
const BYTES: Named = Named::new("gb_per_hour", "Processed bytes", "GB per hour, both ways", "none");
const MONTH: Named = Named::new("gb_per_month", "or processed bytes", "GB per month, both ways", "none");
const LAMBDA: Named = Named::new("lambda_gb_per_hour", "Processed bytes of Lambda targets", "GB per hour", "none");
const HOURS: Named = Named::new("hours_per_month", "Hours per month", "h per load balancer", "all month");

/// The figures of a protocol of a Network Load Balancer.
const TCP: [Named; 4] = [NEW, SECONDS, ACTIVE, BYTES];
const UDP: [Named; 4] = [
    Named::new("udp_new_per_second", "New flows", "per second", "none"),
    Named::new("udp_flow_seconds", "Mean flow duration", "seconds", "none"),
    Named::new("udp_active_flows", "Active flows instead", "at a time", "from the duration"),
    Named::new("udp_gb_per_hour", "Processed bytes", "GB per hour, both ways", "none"),
];
const TLS: [Named; 4] = [
    Named::new("tls_new_per_second", "New connections", "per second", "none"),
    Named::new("tls_connection_seconds", "Mean connection duration", "seconds", "none"),
    Named::new("tls_active_connections", "Active connections instead", "at a time", "from the duration"),
    Named::new("tls_gb_per_hour", "Processed bytes", "GB per hour, both ways", "none"),
];

/// Type, zones, scheme, and the load as one average or by the hour.
///
/// On the server: shows the design.
pub fn balancer_form(form: Form) -> AnyView {
    let kind = form.choice(
        "type",
        "Type",
        form.at("/config/balancer_type"),
        words(BalancerType::ALL, BalancerType::label),
        kind_code,
        |c, code| {
            if let (Some(config), Some(kind)) = (config_mut(c), word(BalancerType::ALL, code)) {
                config.balancer_type = kind;
            }
        },
    );
    let load_value = Signal::derive(move || if form.read(day::differs) { "hours" } else { "average" }.to_owned());
    let set_load = Callback::new(move |code: String| {
        let month = form.editor.month_hours();
        form.edit("", &|c| day::switch(c, code == "hours", month));
    });
    let loads = pairs(&[("average", "The same in every hour"), ("hours", "Different by the hour")]);
    let load =
        form.select("load", "Load over the day", form.at("/usage#load"), Signal::stored(loads), load_value, set_load);
    let fields = vec![
        row(vec![kind, count_field(form, "Load balancers")]),
        region_field(form),
        row(vec![zones(form), scheme(form)]),
        form.by(kind_code, options),
        view! { <h3>"Load of each"</h3> }.into_any(),
        load,
        form.when(|c| !day::differs(c), |form| form.by(kind_code, average)),
        form.when(day::differs, |form| block("fields", vec![form.by(kind_code, steady_part), day_fields(form)])),
        named(form, &HOURS),
        capacity_view(form),
    ];
    block("fields", fields)
}

fn config(component: &Component) -> Option<&BalancerConfig> {
    match &component.body {
        Body::LoadBalancer { config, .. } => Some(config),
        _ => None,
    }
}

fn config_mut(component: &mut Component) -> Option<&mut BalancerConfig> {
    match &mut component.body {
        Body::LoadBalancer { config, .. } => Some(config),
        _ => None,
    }
}

fn kind_code(component: &Component) -> &'static str {
    config(component).map_or("", |config| config.balancer_type.code())
}

fn zones(form: Form) -> AnyView {
    form.input(Input::new(
        "zones",
        "Availability zones",
        "/config/zones",
        |c| optional(config(c).map(|config| config.zones)),
        |c, text| {
            let zones = parse::whole(text, 1, u64::try_from(limits::ZONES).unwrap_or(1))?;
            if let Some(config) = config_mut(c) {
                config.zones = zones;
            }
            Ok(())
        },
    ))
}

fn scheme(form: Form) -> AnyView {
    let choice = |form: Form| {
        form.choice(
            "scheme",
            "Scheme",
            form.at("/config/scheme"),
            words(Scheme::ALL, Scheme::label),
            |c| config(c).map_or("", |config| config.scheme.code()),
            |c, code| {
                if let (Some(config), Some(scheme)) = (config_mut(c), word(Scheme::ALL, code)) {
                    config.scheme = scheme;
                }
            },
        )
    };
    form.when(|c| kind_code(c) != "gateway", choice)
}

/// What else a type has.
fn options(form: Form, kind: &'static str) -> AnyView {
    let cross_zone = form.check(
        "cross-zone",
        "Cross-zone load balancing",
        "/config/cross_zone",
        |c| config(c).is_some_and(BalancerConfig::crosses_zones),
        |c, on| {
            if let Some(config) = config_mut(c) {
                config.cross_zone = Some(on);
            }
        },
    );
    let mut views = vec![cross_zone, targets(form)];
    if kind == "application" {
        views.push(flag(form, "mutual-tls", "Mutual TLS", "/config/mutual_tls", |config| &mut config.mutual_tls));
    }
    if kind == "application" || kind == "network" {
        views.push(reserved(form));
    }
    if kind != "gateway" {
        views.push(flag(form, "waf", "Protected by AWS WAF", "/config/waf", |config| &mut config.waf));
        views.push(flag(
            form,
            "fixed",
            "Clients need addresses that never change",
            "/config/fixed_addresses",
            |config| &mut config.fixed_addresses,
        ));
    }
    view! { <details class="more"><summary>"More about it"</summary>{block("fields", views)}</details> }.into_any()
}

/// A choice of yes and no in the configuration.
fn flag(
    form: Form,
    name: &'static str,
    label: &'static str,
    place: &'static str,
    field: fn(&mut BalancerConfig) -> &mut bool,
) -> AnyView {
    let value = Signal::derive(move || {
        let id = form.id();
        let now = form.editor.design.with(|design| design.component(&id).and_then(config).cloned());
        now.is_some_and(|mut config| *field(&mut config))
    });
    let set = move |on: bool| {
        form.edit("", &|component| {
            if let Some(config) = config_mut(component) {
                *field(config) = on;
            }
        });
    };
    view! { <crate::fields::CheckField id=form.element(name) label path=form.at(place) value set /> }.into_any()
}

fn targets(form: Form) -> AnyView {
    form.input(Input {
        empty: "not said",
        numeric: false,
        hint: |_| "How many in each zone, such as 8, 2: for advice".to_owned(),
        ..Input::new(
            "targets",
            "Targets by zone",
            "/config/targets_by_zone",
            |c| {
                let counts = config(c).map(|config| config.targets_by_zone.clone()).unwrap_or_default();
                counts.iter().map(u64::to_string).collect::<Vec<_>>().join(", ")
            },
            |c, text| {
                let parts = text.split([',', ' ']).filter(|part| !part.is_empty());
                let read: Vec<u64> =
                    parts.map(|part| parse::whole(part, 0, limits::COUNT)).collect::<Result<_, _>>()?;
                if read.len() > limits::ZONES {
                    return Err(format!("Use at most {} zones", limits::ZONES));
                }
                if let Some(config) = config_mut(c) {
                    config.targets_by_zone = read;
                }
                Ok(())
            },
        )
    })
}

fn reserved(form: Form) -> AnyView {
    form.input(Input {
        empty: "none",
        unit: "capacity units",
        ..Input::new(
            "reserved",
            "Reserved capacity",
            "/config/reserved_units",
            |c| optional(config(c).and_then(|config| config.reserved_units)),
            |c, text| {
                let units = parse::whole_or_empty(text, 0, limits::CAPACITY_UNITS)?;
                if let Some(config) = config_mut(c) {
                    config.reserved_units = units;
                }
                Ok(())
            },
        )
    })
}

/// The figures of a load that is the same in every hour.
fn average(form: Form, kind: &'static str) -> AnyView {
    let views = match kind {
        "application" => vec![
            named_row(form, &[NEW, SECONDS]),
            named_row(form, &[REQUESTS, RULES]),
            named_row(form, &[BYTES, MONTH]),
            more(form, &[ACTIVE, LAMBDA]),
        ],
        "network" => vec![protocol(form, "TCP", &TCP), protocol(form, "UDP", &UDP), protocol(form, "TLS", &TLS)],
        "gateway" => vec![named_row(form, &[NEW, SECONDS]), named_row(form, &[BYTES, MONTH]), more(form, &[ACTIVE])],
        _ => vec![named_row(form, &[BYTES, MONTH])],
    };
    block("fields", views)
}

/// What stays the same in every hour while the rest differs.
fn steady_part(form: Form, kind: &'static str) -> AnyView {
    match kind {
        "application" => named_row(form, &[SECONDS, RULES]),
        "gateway" => named_row(form, &[SECONDS]),
        "network" => {
            let [_, udp, ..] = UDP;
            let [_, tls, ..] = TLS;
            named_row(form, &[SECONDS, udp, tls])
        }
        _ => block("fields", Vec::new()),
    }
}

fn protocol(form: Form, name: &'static str, figures: &'static [Named]) -> AnyView {
    let said = untrack(|| {
        let id = form.id();
        form.editor.design.with(|design| {
            let usage = design.component(&id).and_then(|component| component.body.figures());
            usage.is_some_and(|usage: &dyn Figures| figures.iter().any(|one| usage.figure(one.name).is_some()))
        })
    });
    let open = said || name == "TCP";
    view! { <details class="more" open=open><summary>{name}</summary>{named_row(form, figures)}</details> }.into_any()
}

fn more(form: Form, figures: &'static [Named]) -> AnyView {
    view! { <details class="more"><summary>"More about the load"</summary>{named_row(form, figures)}</details> }
        .into_any()
}
