//! The form of Reserved Instances.

use design::{Component, Scope};
use leptos::prelude::*;

use super::common_fields::{os_field, type_field};
use super::form::{Form, Input, block, hint, row, words};
use super::placement_fields::{count_field, region_field, set_zones};
use super::terms::terms_fields;

/// What is reserved, how many, where, and on which terms.
///
/// On the server: shows the design.
pub fn reserved_form(form: Form) -> AnyView {
    let which =
        form.choice("scope", "Scope", form.at("/placement#scope"), words(Scope::ALL, Scope::label), scope, set_scope);
    let zone = |form: Form| {
        let zones = |c: &Component| c.placement.zones.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
        form.input(Input { numeric: false, ..Input::new("zone", "Zone", "/placement/zones", zones, set_zones) })
    };
    let fields = vec![
        row(vec![type_field(form), os_field(form)]),
        row(vec![count_field(form, "Instances"), region_field(form)]),
        row(vec![which, form.when(|c| !c.placement.zones.is_empty(), zone)]),
        terms_fields(form),
        hint("They apply to every group of this type, region and operating system, on shared hardware."),
    ];
    block("fields", fields)
}

fn scope(component: &Component) -> &'static str {
    let scope = if component.placement.zones.is_empty() { Scope::Regional } else { Scope::Zonal };
    scope.code()
}

fn set_scope(component: &mut Component, code: &str) {
    if code == Scope::Zonal.code() {
        let _ = set_zones(component, "a");
    } else {
        component.placement.count = Some(component.placement.count());
        component.placement.zones.clear();
    }
}
