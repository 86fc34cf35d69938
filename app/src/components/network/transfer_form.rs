//! The form of data transfer.

use design::{Body, Component, ComponentId, Design, TransferConfig, TransferPath};
use leptos::prelude::*;

use crate::components::figure_rows::FigureRow;
use crate::components::form::{Form, Options, block, pairs, row, word, words};
use crate::components::placement_fields::{region_field, region_select, with_regions};

const ENDS: &[(&str, &str)] = &[("2", "Both, in this account"), ("1", "One: the other is a service that pays nothing")];

static FIGURES: [FigureRow; 1] = [FigureRow::open("gb", "Data", "GB per month")];

/// Path, sender, and how much.
///
/// On the server: shows the design.
pub fn transfer_form(form: Form) -> AnyView {
    let set_path = move |code: String| {
        let Some(path) = word(TransferPath::ALL, &code) else { return };
        let own = form.editor.design.with_untracked(|design| {
            design.component(&form.id()).map(|own| design.region_of(own).to_owned()).unwrap_or_default()
        });
        form.edit("", &|c| {
            change(c, |config| {
                config.path = path;
                // Another region must be named; elsewhere it would mean nothing.
                let first = if own == "us-east-1" { "us-west-2" } else { "us-east-1" };
                config.to_region = (path == TransferPath::OtherRegion).then(|| first.to_owned());
                config.ends = config.ends.filter(|_| path == TransferPath::CrossZone);
            });
        });
    };
    let which = form.select(
        "path",
        "Data goes",
        form.at("/config/path"),
        Signal::stored(words(TransferPath::ALL, TransferPath::label)),
        Signal::derive(move || form.read(path_of).to_owned()),
        Callback::new(set_path),
    );
    let detail = form.by(path_of, |form, path| match path {
        "other-region" => to_region_field(form),
        "cross-zone" => ends_field(form),
        _ => ().into_any(),
    });
    let needs_region = |c: &Component| c.hangs_on().is_none() || c.placement.region.is_some();
    let fields =
        vec![which, detail, form.figures(&FIGURES), row(vec![from_field(form), form.when(needs_region, region_field)])];
    block("fields", fields)
}

/// The component that sends.
fn from_field(form: Form) -> AnyView {
    let options = Signal::derive(move || form.editor.design.with(senders));
    let value = Signal::derive(move || form.read(|c| c.hangs_on().map(ToString::to_string)).unwrap_or_default());
    let set = Callback::new(move |code: String| {
        form.edit("", &|c| change(c, |config| config.from = ComponentId::parse(&code)));
    });
    form.select("from", "Sent by", form.at("/config/from"), options, value, set)
}

/// What can send.
fn senders(design: &Design) -> Options {
    let sends = |c: &&Component| matches!(c.body, Body::Ec2 { .. } | Body::LoadBalancer { .. } | Body::S3 { .. });
    let all = design.components.iter().filter(sends).map(|c| (c.id.to_string(), c.title().to_owned()));
    std::iter::once((String::new(), "Nothing of this design".to_owned())).chain(all).collect()
}

fn to_region_field(form: Form) -> AnyView {
    let read = |c: &Component| of(c).and_then(|config| config.to_region.clone());
    let write = |c: &mut Component, region: Option<String>| change(c, |config| config.to_region = region);
    let options = Signal::stored(with_regions(String::new()));
    region_select(form, "to-region", "To region", "/config/to_region", options, read, write)
}

fn ends_field(form: Form) -> AnyView {
    let read = |c: &Component| match of(c).and_then(|config| config.ends) {
        Some(1) => "1",
        _ => "2",
    };
    let write = |c: &mut Component, code: &str| change(c, |config| config.ends = (code == "1").then_some(1));
    form.choice("ends", "Ends that pay", form.at("/config/ends"), pairs(ENDS), read, write)
}

fn of(component: &Component) -> Option<&TransferConfig> {
    match &component.body {
        Body::DataTransfer { config, .. } => Some(config),
        _ => None,
    }
}

fn change(component: &mut Component, change: impl FnOnce(&mut TransferConfig)) {
    if let Body::DataTransfer { config, .. } = &mut component.body {
        change(config);
    }
}

fn path_of(component: &Component) -> &'static str {
    of(component).map_or("", |config| config.path.code())
}
