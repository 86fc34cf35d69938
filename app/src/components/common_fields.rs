//! Fields and actions that several forms have.

use design::{Body, Component, OperatingSystem, limits};
use leptos::prelude::*;

use super::form::{Form, Input, block, word, words};

/// The name of a component.
///
/// On the server: shows the design.
pub fn name_field(form: Form) -> AnyView {
    form.input(Input {
        numeric: false,
        ..Input::new(
            "name",
            "Name",
            "/name",
            |c| c.name.clone(),
            |c, text| {
                if text.chars().count() > limits::NAME_CHARS {
                    return Err(format!("Use at most {} characters", limits::NAME_CHARS));
                }
                text.clone_into(&mut c.name);
                Ok(())
            },
        )
    })
}

/// The instance type of a group or of Reserved Instances.
///
/// On the server: shows the design.
pub fn type_field(form: Form) -> AnyView {
    form.input(Input {
        numeric: false,
        list: "types",
        empty: "m5.large",
        ..Input::new(
            "instance-type",
            "Instance type",
            "/config/instance_type",
            |c| match &c.body {
                Body::Ec2 { config, .. } => config.instance_type.clone(),
                Body::ReservedInstances { config } => config.instance_type.clone(),
                _ => String::new(),
            },
            |c, text| {
                let read = technical_name(text, "an instance type such as m5.large")?;
                match &mut c.body {
                    Body::Ec2 { config, .. } => config.instance_type = read,
                    Body::ReservedInstances { config } => config.instance_type = read,
                    _ => {}
                }
                Ok(())
            },
        )
    })
}

/// The family of dedicated hosts or of an EC2 Instance Savings Plan.
///
/// On the server: shows the design.
pub fn family_field(form: Form) -> AnyView {
    form.input(Input {
        numeric: false,
        list: "families",
        empty: "m5",
        ..Input::new(
            "family",
            "Instance family",
            "/config/family",
            |c| match &c.body {
                Body::DedicatedHost { config, .. } => config.family.clone(),
                Body::SavingsPlan { config } => config.family.clone().unwrap_or_default(),
                _ => String::new(),
            },
            |c, text| {
                let read = technical_name(text, "an instance family such as m5")?;
                match &mut c.body {
                    Body::DedicatedHost { config, .. } => config.family = read,
                    Body::SavingsPlan { config } => config.family = Some(read),
                    _ => {}
                }
                Ok(())
            },
        )
    })
}

/// A name as AWS writes them: letters, digits, dots, hyphens, underscores.
fn technical_name(text: &str, what: &str) -> Result<String, String> {
    let text = text.trim().to_lowercase();
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let valid = !text.is_empty() && text.len() <= limits::ID_CHARS && text.chars().all(plain);
    if valid { Ok(text) } else { Err(format!("Enter {what}")) }
}

/// The operating system of a group or of Reserved Instances.
///
/// On the server: shows the design.
pub fn os_field(form: Form) -> AnyView {
    let read = |c: &Component| match &c.body {
        Body::Ec2 { config, .. } => config.os.code(),
        Body::ReservedInstances { config } => config.os.code(),
        _ => "",
    };
    let write = |c: &mut Component, code: &str| {
        let Some(os) = word(OperatingSystem::ALL, code) else { return };
        match &mut c.body {
            Body::Ec2 { config, .. } => config.os = os,
            Body::ReservedInstances { config } => config.os = os,
            _ => {}
        }
    };
    let options = words(OperatingSystem::ALL, OperatingSystem::label);
    form.choice("os", "Operating system", form.at("/config/os"), options, read, write)
}

/// Duplicate and remove. Removing can be undone, so it does not ask.
///
/// On the server: complete, without function.
pub fn actions(form: Form, noun: &'static str) -> AnyView {
    let action = move |verb: &'static str, class: &'static str, run: Callback<()>| {
        let name = move || form.read(|c| c.title().to_owned());
        view! {
            <button type="button" class=class aria-label=move || format!("{verb} {noun} {}", name()) on:click=move |_| run.run(())>
                {format!("{verb} {noun}")}
            </button>
        }
        .into_any()
    };
    let duplicate = Callback::new(move |()| form.editor.duplicate(&form.id()));
    let remove = Callback::new(move |()| form.editor.remove(&form.id()));
    block(
        "actions form-actions",
        vec![action("Duplicate", "button", duplicate), action("Remove", "button danger", remove)],
    )
}
