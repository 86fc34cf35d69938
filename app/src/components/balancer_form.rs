//! The form of load balancers.

use design::{BalancerConfig, BalancerType, Body, Component, Scheme, limits};
use leptos::prelude::*;

use super::balancer_day::day_fields;
use super::capacity::capacity_view;
use super::figure_rows::{FigureRow, OPEN, figure};
use super::form::{Form, Input, block, more, optional, pairs, row, word, words};
use super::placement_fields::{count_field, region_field, where_fields};
use crate::editor::day;
use crate::fields::parse;

static APPLICATION: [FigureRow; 6] = [
    NEW,
    SECONDS,
    FigureRow::new("requests_per_second", "Requests", "per second", empty),
    FigureRow::new("rules_per_request", "Rules processed per request", "rules", |_| "none")
        .hint("The first 10 are free"),
    BYTES,
    MONTH,
];
static APPLICATION_MORE: [FigureRow; 2] = [
    ACTIVE,
    FigureRow::none("lambda_gb_per_hour", "Processed bytes of Lambda targets", "GB per hour").hint("Both ways"),
];
static GATEWAY: [FigureRow; 4] = [NEW, SECONDS, BYTES, MONTH];
static GATEWAY_MORE: [FigureRow; 1] = [ACTIVE];
static CLASSIC: [FigureRow; 2] = [BYTES, MONTH];
static TCP: [FigureRow; 5] = [NEW, SECONDS, BYTES, MONTH, ACTIVE];
static UDP: [FigureRow; 4] = [
    FigureRow::none("udp_new_per_second", "New UDP flows", "per second"),
    FigureRow::none("udp_flow_seconds", "Mean UDP flow duration", "seconds"),
    FigureRow::none("udp_gb_per_hour", "UDP processed bytes", "GB per hour").hint("Both ways"),
    FigureRow::new("udp_active_flows", "Active UDP flows", "at a time", |_| "from the duration"),
];
static TLS: [FigureRow; 4] = [
    FigureRow::none("tls_new_per_second", "New TLS connections", "per second"),
    FigureRow::none("tls_connection_seconds", "Mean TLS connection duration", "seconds"),
    FigureRow::none("tls_gb_per_hour", "TLS processed bytes", "GB per hour").hint("Both ways"),
    FigureRow::new("tls_active_connections", "Active TLS connections", "at a time", |_| "from the duration"),
];
static HOURS: [FigureRow; 1] = [FigureRow::HOURS.hint("Of each load balancer")];

const NEW: FigureRow = FigureRow::new("new_per_second", "New connections", "per second", empty);
const SECONDS: FigureRow = FigureRow::none("connection_seconds", "Mean connection duration", "seconds");
const ACTIVE: FigureRow =
    FigureRow::new("active_connections", "Active connections", "at a time", |_| "from the duration");
const BYTES: FigureRow = FigureRow::new("gb_per_hour", "Processed bytes", "GB per hour", empty)
    .hint("Both ways")
    .only(|c| figure(c, "gb_per_month").is_none());
const MONTH: FigureRow = FigureRow::new("gb_per_month", "Processed bytes in a month", "GB per month", empty)
    .hint("Both ways, instead of those per hour")
    .only(|c| figure(c, "gb_per_hour").is_none());

/// The figures that are the same in every hour while the others differ.
static STEADY: [FigureRow; 4] = [
    SECONDS.only(|c| kind_code(c) != "classic"),
    FigureRow::none("rules_per_request", "Rules processed per request", "rules")
        .hint("The first 10 are free")
        .only(|c| kind_code(c) == "application"),
    FigureRow::none("udp_flow_seconds", "Mean UDP flow duration", "seconds").only(|c| kind_code(c) == "network"),
    FigureRow::none("tls_connection_seconds", "Mean TLS connection duration", "seconds")
        .only(|c| kind_code(c) == "network"),
];

/// With none of the figures the load is open.
fn empty(component: &Component) -> &'static str {
    let load = |(name, value): &(&'static str, Option<_>)| *name != "hours_per_month" && value.is_some();
    let said = component.body.figures().is_some_and(|all| all.figures().iter().any(load));
    if said { "none" } else { OPEN }
}

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
        where_fields(form),
        form.by(kind_code, options),
        view! { <h3>"Load of each"</h3> }.into_any(),
        load,
        form.when(|c| !day::differs(c), |form| form.by(kind_code, average)),
        form.when(day::differs, |form| {
            block("fields", vec![form.by(kind_code, |form, _| form.figures(&STEADY)), day_fields(form)])
        }),
        form.figures(&HOURS),
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
    more("More about it", "zones, targets, protection", false, views)
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
            form.figures(&APPLICATION),
            form.more_figures(
                "More of the load",
                "open connections, Lambda targets",
                Vec::new(),
                &APPLICATION_MORE,
                false,
            ),
        ],
        "network" => vec![
            form.more_figures("TCP", "connections and bytes", Vec::new(), &TCP, true),
            form.more_figures("UDP", "flows and bytes", Vec::new(), &UDP, false),
            form.more_figures("TLS", "connections and bytes", Vec::new(), &TLS, false),
        ],
        "gateway" => vec![
            form.figures(&GATEWAY),
            form.more_figures("More of the load", "open connections", Vec::new(), &GATEWAY_MORE, false),
        ],
        _ => vec![form.figures(&CLASSIC)],
    };
    block("fields", views)
}
