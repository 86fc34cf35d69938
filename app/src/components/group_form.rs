//! The form of an EC2 group.

use design::ComponentId;
use leptos::prelude::*;

use super::common_fields::{os_field, type_field};
use super::ec2_options::ec2_options;
use super::form::{Form, block, button, row};
use super::placement_fields::{count_field, region_field, where_fields};
use super::purchase_fields::purchase_fields;
use super::running_fields::running_fields;
use super::volume_form::volume_form;

/// Configuration and usage of a group, and its volumes.
///
/// On the server: shows the design.
pub fn group_form(form: Form) -> AnyView {
    let editor = form.editor;
    let volumes = move || -> Vec<ComponentId> {
        let group = form.id();
        editor.design.with(|design| {
            design.components.iter().filter(|c| c.attached_to() == Some(&group)).map(|c| c.id.clone()).collect()
        })
    };
    let volumes = view! {
        <h3>"Volumes of each instance"</h3>
        <For each=volumes key=Clone::clone let:volume>
            {volume_form(Form::new(&volume))}
        </For>
    };
    let add = Callback::new(move |()| editor.add_volume(Some(&form.id())));
    let compare = Callback::new(move |()| editor.compare(Some(vec![form.id().to_string()])));
    let fields = vec![
        row(vec![type_field(form), os_field(form)]),
        row(vec![count_field(form, "Instances"), region_field(form)]),
        where_fields(form),
        running_fields(form),
        purchase_fields(form),
        block("actions", vec![button("Compare purchase options", compare)]),
        ec2_options(form),
        volumes.into_any(),
        block("actions", vec![button("+ EBS volume", add)]),
    ];
    block("fields", fields)
}
