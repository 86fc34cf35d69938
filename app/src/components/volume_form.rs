//! The form of a set of EBS volumes.

use design::{Body, Component, EbsConfig, EbsUsage, Provisioned, UsageValue, VolumeType, limits};
use leptos::prelude::*;

use super::common_fields::{actions, name_field};
use super::form::{Figure, Form, Input, Options, block, optional, pairs, row, word};
use super::placement_fields::{count_field, region_field};
use crate::fields::{FieldNotes, parse};

/// A first figure of I/O requests a month.
const FIRST_REQUESTS: u64 = 1_000_000;

/// Configuration and usage of volumes: attached ones inside their group's form, or free ones.
///
/// On the server: shows the design.
pub fn volume_form(form: Form) -> AnyView {
    let attached = untrack(|| form.read(|c| c.attached_to().is_some()));
    let types: Options = VolumeType::ALL
        .iter()
        .map(|(code, kind)| {
            ((*code).to_owned(), format!("{code} · {}", kind.label().split(" (").next().unwrap_or_default()))
        })
        .collect();
    let which = form.choice(
        "type",
        "Volume type",
        form.at("/config/volume_type"),
        types,
        |c| of(c).map_or("", |(config, _)| config.volume_type.code()),
        set_type,
    );
    let size = Input {
        unit: "GiB",
        ..Input::new(
            "size",
            "Size",
            "/config/size_gib",
            |c| optional(of(c).map(|(config, _)| config.size_gib)),
            |c, text| {
                let size = parse::whole(text, 1, limits::VOLUME_GIB)?;
                change(c, |config, _| config.size_gib = size);
                Ok(())
            },
        )
    };
    // What the type takes, and what is set all the same.
    let performance = row(vec![
        form.by(iops, |form, included| if included == "-" { ().into_any() } else { iops_field(form, included) }),
        form.when(
            |c| of(c).is_some_and(|(c, _)| c.volume_type.takes_throughput() || c.throughput_mibps.is_some()),
            throughput_field,
        ),
        count_field(form, if attached { "Per instance" } else { "Volumes" }),
    ]);
    let mut fields = vec![
        row(vec![which, form.input(size)]),
        performance,
        form.when(|c| of(c).is_some_and(|(config, _)| config.volume_type == VolumeType::Standard), requests_field),
        exists_fields(form),
    ];
    if attached {
        let notes = view! { <FieldNotes id=form.element("notes") error=RwSignal::new(None) path=form.at("/placement/region") /> };
        fields.push(form.check(
            "root",
            "Instances boot from it",
            "/config/root",
            |c| of(c).is_some_and(|(config, _)| config.root),
            |c, root| change(c, |config, _| config.root = root),
        ));
        fields.push(form.when(
            |c| {
                of(c).is_some_and(|(config, _)| {
                    config.multi_attach || matches!(config.volume_type, VolumeType::Io1 | VolumeType::Io2)
                })
            },
            multi_attach_field,
        ));
        fields.push(notes.into_any());
    } else {
        fields.insert(0, name_field(form));
        fields.push(region_field(form));
    }
    fields.push(actions(form, "volume"));
    view! {
        <fieldset class="volume" class:free=!attached>
            <legend class:hidden=!attached>{form.text(|c| c.title().to_owned())}</legend>
            {fields}
        </fieldset>
    }
    .into_any()
}

/// What an empty IOPS field stands for; `-` where there is no such field.
fn iops(component: &Component) -> &'static str {
    match of(component) {
        Some((config, _)) if config.volume_type == VolumeType::Gp3 => "3000 included",
        Some((config, _)) if config.volume_type.takes_iops() || config.iops.is_some() => "",
        _ => "-",
    }
}

fn iops_field(form: Form, empty: &'static str) -> AnyView {
    form.input(Input {
        unit: "IOPS",
        empty,
        ..Input::new(
            "iops",
            "IOPS",
            "/config/iops",
            |c| optional(of(c).and_then(|(config, _)| config.iops)),
            |c, text| {
                let iops = parse::whole_or_empty(text, 0, limits::IOPS)?;
                change(c, |config, _| config.iops = iops);
                Ok(())
            },
        )
    })
}

fn throughput_field(form: Form) -> AnyView {
    form.input(Input {
        unit: "MiB/s",
        empty: "125 included",
        ..Input::new(
            "throughput",
            "Throughput",
            "/config/throughput_mibps",
            |c| optional(of(c).and_then(|(config, _)| config.throughput_mibps)),
            |c, text| {
                let throughput = parse::whole_or_empty(text, 0, limits::THROUGHPUT_MIBPS)?;
                change(c, |config, _| config.throughput_mibps = throughput);
                Ok(())
            },
        )
    })
}

fn multi_attach_field(form: Form) -> AnyView {
    form.check(
        "multi-attach",
        "All instances share it (Multi-Attach)",
        "/config/multi_attach",
        |c| of(c).is_some_and(|(config, _)| config.multi_attach),
        |c, shared| change(c, |config, _| config.multi_attach = shared),
    )
}

fn requests_field(form: Form) -> AnyView {
    form.figure(Figure {
        name: "requests",
        label: "I/O requests per month",
        place: "/usage/io_requests_per_month",
        unit: "per volume",
        empty: "",
        hint: "",
        most: limits::USAGE,
        first: FIRST_REQUESTS,
        read: |c| Some(of(c)?.1.io_requests_per_month.unwrap_or(UsageValue::Open)),
        write: |c, value| change(c, |_, usage| usage.io_requests_per_month = value),
    })
}

fn of(component: &Component) -> Option<(&EbsConfig, &EbsUsage)> {
    match &component.body {
        Body::Ebs { config, usage } => Some((config, usage)),
        _ => None,
    }
}

fn change(component: &mut Component, change: impl FnOnce(&mut EbsConfig, &mut EbsUsage)) {
    if let Body::Ebs { config, usage } = &mut component.body {
        change(config, usage);
    }
}

/// Chooses a type. What it does not take would only be refused, and goes; undo brings it back.
fn set_type(component: &mut Component, code: &str) {
    let Some(chosen) = word(VolumeType::ALL, code) else { return };
    change(component, |config, usage| {
        config.volume_type = chosen;
        if !chosen.takes_iops() {
            config.iops = None;
        }
        if !chosen.takes_throughput() {
            config.throughput_mibps = None;
        }
        if chosen != VolumeType::Standard {
            usage.io_requests_per_month = None;
        }
    });
}

/// How long the volumes exist.
fn exists_fields(form: Form) -> AnyView {
    let set = move |mode: String| {
        let hours = Provisioned::HoursPerMonth(UsageValue::known(form.editor.month_hours()));
        let next = if mode == "hours" { hours } else { Provisioned::Always };
        form.edit("", &|c| change(c, |_, usage| usage.provisioned = next));
    };
    let options = Signal::stored(pairs(&[("always", "All month"), ("hours", "Hours per month")]));
    let value = Signal::derive(move || if form.read(|c| hours(c).is_some()) { "hours" } else { "always" }.to_owned());
    let which = form.select("exists", "Exists", form.at("/usage/provisioned"), options, value, Callback::new(set));
    block("fields", vec![which, form.when(|c| hours(c).is_some(), hours_field)])
}

fn hours(component: &Component) -> Option<UsageValue> {
    match of(component)?.1.provisioned {
        Provisioned::HoursPerMonth(hours) => Some(hours),
        Provisioned::Always => None,
    }
}

fn hours_field(form: Form) -> AnyView {
    let month = form.editor.month_hours();
    form.figure(Figure {
        name: "hours",
        label: "Hours per month",
        place: "/usage/provisioned/hours_per_month",
        unit: "h",
        empty: "",
        hint: "",
        most: month,
        first: month,
        read: hours,
        write: |c, value| {
            if let Some(hours) = value {
                change(c, |_, usage| usage.provisioned = Provisioned::HoursPerMonth(hours));
            }
        },
    })
}
