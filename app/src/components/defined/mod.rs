//! The form of every kind that has a definition.

mod fields;

use definitions::{Absent, Definition, Field, Row};
use design::Component;
use leptos::prelude::*;

use super::form::{Form, block, hint, more, row};
use super::placement_fields::{count_field, region_field, subnets_field};

/// The fields of a definition, in the order that it gives, then what every kind of its sort has.
///
/// On the server: shows the design.
pub fn defined_form(form: Form, definition: &'static Definition) -> AnyView {
    let rows = definition.form.iter().map(|row| of_row(form, definition, row)).collect();
    block("fields", rows)
}

fn of_row(form: Form, definition: &'static Definition, of: &'static Row) -> AnyView {
    match of {
        Row::Fields(names) => row(views(form, definition, names)),
        Row::More(label, about, names) => {
            let given = form.with(&|c| names.iter().any(|name| c.body.values().is_some_and(|v| v.is_changed(name))));
            more(label, about, given, views(form, definition, names))
        }
        Row::Note(text, condition) => {
            let holds = Memo::new(move |_| form.with(&|c| c.body.values().is_some_and(|v| condition.holds_for(v))));
            (move || holds.get().then(|| hint(*text))).into_any()
        }
    }
}

fn views(form: Form, definition: &'static Definition, names: &'static [&'static str]) -> Vec<AnyView> {
    names.iter().filter_map(|name| view_of(form, definition, name)).collect()
}

fn view_of(form: Form, definition: &'static Definition, name: &'static str) -> Option<AnyView> {
    Some(match name {
        "placement/count" => count_field(form, definition.count),
        "placement/subnets" => subnets_field(form),
        "placement/region" => {
            // The region of a parent goes before a field that would only repeat it.
            let needs = move |c: &Component| c.hangs_on().is_none() || c.placement.region.is_some();
            form.when(needs, region_field)
        }
        _ => {
            let field = definition.field(name)?;
            let is_usage = definition.usage.iter().any(|own| own.name == field.name);
            shown_when(form, field, is_usage)
        }
    })
}

/// A field while it means something; what is given is shown all the same.
fn shown_when(form: Form, field: &'static Field, is_usage: bool) -> AnyView {
    let shown = Memo::new(move |_| {
        form.with(&|c| {
            let values = c.body.values();
            values.is_some_and(|v| field.when.holds_for(v) || (is_usage && v.is_given(field.name)))
        })
    });
    (move || shown.get().then(|| untrack(|| fields::view_of(form, field, is_usage)))).into_any()
}

/// What an empty field stands for.
fn empty_of(form: Form, field: &'static Field) -> String {
    const OPEN: &str = "depends on usage";
    match field.absent {
        Absent::Open => OPEN.to_owned(),
        Absent::Zero => "none".to_owned(),
        Absent::Month => "all month".to_owned(),
        Absent::Counts(number) | Absent::Number(number) => number.to_string(),
        Absent::OpenUnless(group) => {
            let given = form.with(&|c| c.body.values().is_some_and(|v| group.iter().any(|name| v.is_given(name))));
            if given { "none" } else { OPEN }.to_owned()
        }
        Absent::Refused | Absent::Nothing | Absent::Is(_) | Absent::No => String::new(),
    }
}
