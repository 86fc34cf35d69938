//! The form of a flow.

use design::{
    Body, Component, ComponentId, Design, Figures, FlowAddress, FlowConfig, FlowEnd, Kind, ZoneAffinity, limits,
};
use leptos::prelude::*;

use crate::calls::Panel;
use crate::components::figure_rows::{FigureRow, empty_of};
use crate::components::form::{Form, Options, block, button, hint, more, row, word, words};
use crate::components::part::{follow, part};
use crate::components::picks::Picks;
use crate::components::placement_fields::with_regions;
use crate::editor::flows;
use crate::fields::InputField;

const GB: &[FigureRow] = &[
    FigureRow::new("request_gb", "Requests", "GB per month", |c| empty_of(c, DATA)).hint("From the first end"),
    FigureRow::new("response_gb", "Responses", "GB per month", |c| empty_of(c, DATA)).hint("Back to it"),
];

/// The figures of which one makes the other nothing.
const DATA: &[&str] = &["request_gb", "response_gb"];

/// Services with an interface endpoint that many designs use.
const SERVICES: &[&str] = &[
    "dynamodb",
    "ecr.api",
    "ecr.dkr",
    "execute-api",
    "kinesis-streams",
    "kms",
    "lambda",
    "logs",
    "monitoring",
    "s3",
    "secretsmanager",
    "sns",
    "sqs",
    "ssm",
    "sts",
];

/// Its ends, how much it carries, and its path with the other ways there are.
///
/// On the server: shows the design, without the path.
pub fn flow_form(form: Form) -> AnyView {
    let id = form.id();
    let wanted = Signal::stored(Some(Panel::Paths(id.to_string())));
    let paths = follow(form.editor, wanted);
    let zones = form.choice(
        "zones",
        "Availability zones",
        form.at("/config/zones"),
        words(ZoneAffinity::ALL, ZoneAffinity::label),
        |c| config(c).map_or("", |config| config.zones.code()),
        |c, code| change(c, |config| config.zones = word(ZoneAffinity::ALL, code).unwrap_or_default()),
    );
    let address = form.choice(
        "address",
        "Addresses",
        form.at("/config/address"),
        words(FlowAddress::ALL, FlowAddress::label),
        |c| config(c).map_or("", |config| config.address.code()),
        |c, code| change(c, |config| config.address = word(FlowAddress::ALL, code).unwrap_or_default()),
    );
    let pinned = form.read(|c| config(c).is_some_and(|config| !config.via.is_empty()));
    let fields = vec![
        row(vec![end_fields(form, &FROM), end_fields(form, &TO)]),
        form.figures(GB),
        form.when(by_hour, by_hour_note),
        row(vec![zones, address]),
        more("Pin the path", "the gateways and links it passes", pinned, vec![via(form)]),
        part(form.editor, form.element("paths"), "paths-part", paths, 0, Some(id)),
    ];
    block("fields", fields)
}

/// One of the two ends.
struct End {
    name: &'static str,
    label: &'static str,
    place: &'static str,
    of: fn(&mut FlowConfig) -> &mut FlowEnd,
}

static FROM: End = End { name: "from", label: "From", place: "/config/from", of: |config| &mut config.from };
static TO: End = End { name: "to", label: "To", place: "/config/to", of: |config| &mut config.to };

/// The end now.
fn read(form: Form, end: &'static End) -> Option<FlowEnd> {
    form.with(&|c| config(c).map(|config| (end.of)(&mut config.clone()).clone()))
}

fn write(form: Form, end: &'static End, next: &FlowEnd) {
    form.edit("", &|c| change(c, |config| (end.of)(config).clone_from(next)));
}

/// A choice of the end, and what else an end outside of the design needs.
fn end_fields(form: Form, end: &'static End) -> AnyView {
    let options = Memo::new(move |_| form.editor.design.with(flows::ends));
    let value = Memo::new(move |_| read(form, end).map(|end| flows::code(&end)).unwrap_or_default());
    let set = Callback::new(move |code: String| {
        let region = form.editor.design.with_untracked(|design| {
            design.component(&form.id()).map(|own| design.region_of(own).to_owned()).unwrap_or_default()
        });
        if let Some(next) = flows::end_of(&code, &region) {
            write(form, end, &next);
        }
    });
    let which = form.select(end.name, end.label, form.at(end.place), options.into(), value.into(), set);
    let detail = move || match value.get().as_str() {
        "@region" => Some(untrack(|| region_of_end(form, end, false))),
        "@service" => Some(untrack(|| row(vec![service(form, end), region_of_end(form, end, true)]))),
        _ => None,
    };
    block("fields", vec![which, detail.into_any()])
}

fn region_of_end(form: Form, end: &'static End, service: bool) -> AnyView {
    let none = if service { "The region of the other end" } else { "" };
    let value = Signal::derive(move || match read(form, end) {
        Some(FlowEnd::Region(code)) => code,
        Some(FlowEnd::Service { region, .. }) => region.unwrap_or_default(),
        _ => String::new(),
    });
    let set = Callback::new(move |code: String| match read(form, end) {
        Some(FlowEnd::Service { name, .. }) => {
            write(form, end, &FlowEnd::Service { name, region: Some(code).filter(|code| !code.is_empty()) });
        }
        _ => write(form, end, &FlowEnd::Region(code)),
    });
    let name = if end.name == "from" { "from-region" } else { "to-region" };
    form.select(name, "Region", form.at(end.place), Signal::stored(with_regions(none.to_owned())), value, set)
}

fn service(form: Form, end: &'static End) -> AnyView {
    let value = Signal::derive(move || match read(form, end) {
        Some(FlowEnd::Service { name, .. }) => name,
        _ => String::new(),
    });
    let set = move |text: String| {
        let region = match read(form, end) {
            Some(FlowEnd::Service { region, .. }) => region,
            _ => None,
        };
        let next = FlowEnd::Service { name: text.trim().to_lowercase(), region };
        if FlowEnd::parse(&next.text()).as_ref() != Some(&next) {
            return Err("Enter the name of a service, such as sqs".to_owned());
        }
        form.edit(end.name, &|c| change(c, |config| (end.of)(config).clone_from(&next)));
        Ok(())
    };
    let list = form.element("services");
    let id = form.element(if end.name == "from" { "from-service" } else { "to-service" });
    let options: String = SERVICES.iter().map(|name| format!("<option value=\"{name}\"></option>")).collect();
    view! {
        <InputField id label="Service" numeric=false list=Signal::stored(list.clone()) path=form.at(end.place) value set />
        <datalist id=list inner_html=options></datalist>
    }
    .into_any()
}

/// What a path can pass.
fn passes(design: &Design, _: &Component) -> Options {
    let can = |c: &&Component| {
        let kind = c.body.kind();
        matches!(kind, Kind::Ec2 | Kind::NatGateway | Kind::TransitGateway | Kind::LoadBalancer)
            || [
                Kind::INTERNET_GATEWAY,
                Kind::VPC_ENDPOINT,
                Kind::VPC_PEERING,
                Kind::VPN_CONNECTION,
                Kind::DIRECT_CONNECT,
            ]
            .contains(&kind)
    };
    design.components.iter().filter(can).map(|c| (c.id.to_string(), c.title().to_owned())).collect()
}

fn via(form: Form) -> AnyView {
    form.picks(Picks {
        name: "via",
        label: "Passes, in order",
        place: "/config/via",
        empty: "Follows the routes",
        most: limits::VIA,
        options: passes,
        read: |c| config(c).map(|config| config.via.iter().map(ToString::to_string).collect()).unwrap_or_default(),
        write: |c, ids| {
            change(c, |config| config.via = ids.iter().filter_map(|id| ComponentId::parse(id)).collect());
        },
    })
}

fn by_hour(component: &Component) -> bool {
    matches!(&component.body, Body::Flow { usage, .. } if !usage.by_hour.is_empty())
}

/// A day by the hour is written in the document; here it is told, and can be left.
fn by_hour_note(form: Form) -> AnyView {
    let drop = Callback::new(move |()| {
        let days = form.editor.month_hours() / 24;
        form.edit("", &|c| flatten(c, days));
    });
    let note = hint("The GB differ by the hour of the day, as the document says.");
    block("by-hour", vec![note, button("Use figures of the month", drop)])
}

/// Makes figures of the month of those by the hour.
fn flatten(component: &mut Component, days: u64) {
    let Body::Flow { usage, .. } = &mut component.body else { return };
    for hourly in std::mem::take(&mut usage.by_hour.0) {
        let day: units::Decimal = hourly.values.iter().map(|value| value.0).sum();
        let month = day.checked_mul(units::Decimal::from(days)).unwrap_or(day).round_dp(limits::USAGE_DECIMALS);
        if let Some(figure) = usage.figure_mut(hourly.figure) {
            *figure = Some(design::UsageValue::One(design::Number(month.normalize())));
        }
    }
}

fn config(component: &Component) -> Option<&FlowConfig> {
    match &component.body {
        Body::Flow { config, .. } => Some(config),
        _ => None,
    }
}

fn change(component: &mut Component, change: impl FnOnce(&mut FlowConfig)) {
    if let Body::Flow { config, .. } = &mut component.body {
        change(config);
    }
}
