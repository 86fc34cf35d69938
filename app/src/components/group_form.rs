//! The form of an EC2 group.

use design::{Body, Component, ComponentId, OperatingSystem, limits};
use leptos::prelude::*;

use super::placement_fields::{CountField, RegionField};
use super::running_fields::RunningFields;
use super::volume_form::VolumeForm;
use crate::editor::Editor;
use crate::fields::{InputField, SelectField};
use crate::pages::types_list_id;

/// Configuration and usage of a group, and its volumes.
///
/// On the server: shows the design.
#[component]
pub fn GroupForm(
    /// The group.
    id: ComponentId,
) -> impl IntoView {
    let editor = Editor::current();
    let group = StoredValue::new(id.clone());
    let read = move |read: fn(&Component) -> String| {
        group.with_value(|id| editor.design.with(|design| design.component(id).map(read).unwrap_or_default()))
    };
    let volumes = move || {
        editor.design.with(|design| {
            let attached = |c: &&Component| group.with_value(|id| c.attached_to() == Some(id));
            design.components.iter().filter(attached).map(|c| c.id.clone()).collect::<Vec<_>>()
        })
    };
    view! {
        <form class="form" on:submit=|event| event.prevent_default()>
            <NameField id=id.clone() />
            <div class="field-row">
                <TypeField id=id.clone() />
                <OsField id=id.clone() />
            </div>
            <div class="field-row">
                <CountField id=id.clone() label="Instances" />
                <RegionField id=id.clone() />
            </div>
            <p class="actions">
                <button type="button" class="button" on:click=move |_| editor.compare(Some(group.with_value(|id| vec![id.to_string()])))>
                    "Compare purchase options"
                </button>
            </p>
            <RunningFields id=id.clone() />

            <h3>"Volumes of each instance"</h3>
            <For each=volumes key=Clone::clone let:volume>
                <VolumeForm id=volume />
            </For>
            <p class="actions">
                <button type="button" class="button" on:click=move |_| group.with_value(|id| editor.add_volume(Some(id)))>
                    "+ EBS volume"
                </button>
            </p>
            <FormActions id noun="group" what=Signal::derive(move || read(|c| c.title().to_owned())) />
        </form>
    }
    .into_any()
}

/// Duplicate and remove. Removing can be undone, so it does not ask.
#[component]
pub fn FormActions(id: ComponentId, noun: &'static str, #[prop(into)] what: Signal<String>) -> impl IntoView {
    let editor = Editor::current();
    let id = StoredValue::new(id);
    view! {
        <p class="actions form-actions">
            <button type="button" class="button" on:click=move |_| editor.duplicate(&id.get_value()) aria-label=move || format!("Duplicate {noun} {}", what.get())>"Duplicate " {noun}</button>
            <button
                type="button"
                class="button danger"
                aria-label=move || format!("Remove {noun} {}", what.get())
                on:click=move |_| editor.remove(&id.get_value())
            >
                "Remove " {noun}
            </button>
        </p>
    }
    .into_any()
}

/// The name of a component.
#[component]
pub fn NameField(id: ComponentId) -> impl IntoView {
    let editor = Editor::current();
    let id = StoredValue::new(id);
    let path = Signal::derive(move || format!("{}/name", id.with_value(|id| editor.path_of(id)).unwrap_or_default()));
    let value = Signal::derive(move || {
        id.with_value(|id| editor.design.with(|d| d.component(id).map(|c| c.name.clone()).unwrap_or_default()))
    });
    let set = move |text: String| {
        if text.chars().count() > limits::NAME_CHARS {
            return Err(format!("Use at most {} characters", limits::NAME_CHARS));
        }
        id.with_value(|id| editor.edit_component(id, "name", |component| component.name = text));
        Ok(())
    };
    view! { <InputField id=id.with_value(|id| format!("{id}-name")) label="Name" path value set numeric=false /> }
        .into_any()
}

#[component]
fn TypeField(id: ComponentId) -> impl IntoView {
    let editor = Editor::current();
    let id = StoredValue::new(id);
    let path = Signal::derive(move || {
        format!("{}/config/instance_type", id.with_value(|id| editor.path_of(id)).unwrap_or_default())
    });
    let value = Signal::derive(move || {
        id.with_value(|id| {
            editor.design.with(|design| match design.component(id).map(|component| &component.body) {
                Some(Body::Ec2 { config, .. }) => config.instance_type.clone(),
                _ => String::new(),
            })
        })
    });
    let list = Signal::derive(move || {
        id.with_value(|id| {
            editor
                .design
                .with(|design| design.component(id).map(|c| types_list_id(design.region_of(c))).unwrap_or_default())
        })
    });
    let set = move |text: String| {
        let text = text.trim().to_lowercase();
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        if text.is_empty() || text.len() > limits::ID_CHARS || !text.chars().all(plain) {
            return Err("Enter an instance type such as m5.large".to_owned());
        }
        id.with_value(|id| {
            editor.edit_component(id, "type", |component| {
                if let Body::Ec2 { config, .. } = &mut component.body {
                    config.instance_type = text;
                }
            });
        });
        Ok(())
    };
    view! { <InputField id=id.with_value(|id| format!("{id}-instance-type")) label="Instance type" path value set list numeric=false placeholder=Signal::stored("m5.large".to_owned()) /> }.into_any()
}

#[component]
fn OsField(id: ComponentId) -> impl IntoView {
    let editor = Editor::current();
    let id = StoredValue::new(id);
    let path =
        Signal::derive(move || format!("{}/config/os", id.with_value(|id| editor.path_of(id)).unwrap_or_default()));
    let value = Signal::derive(move || {
        id.with_value(|id| {
            editor.design.with(|design| match design.component(id).map(|component| &component.body) {
                Some(Body::Ec2 { config, .. }) => config.os.code().to_owned(),
                _ => String::new(),
            })
        })
    });
    let options: Vec<_> =
        OperatingSystem::ALL.iter().map(|(code, os)| ((*code).to_owned(), os.label().to_owned())).collect();
    let set = move |code: String| {
        let Some((_, chosen)) = OperatingSystem::ALL.iter().find(|(name, _)| *name == code) else { return };
        id.with_value(|id| {
            editor.edit_component(id, "", |component| {
                if let Body::Ec2 { config, .. } = &mut component.body {
                    config.os = *chosen;
                }
            });
        });
    };
    view! { <SelectField id=id.with_value(|id| format!("{id}-os")) label="Operating system" path options value set /> }
        .into_any()
}
