//! One field of a defined kind, by its type.

use definitions::{Absent, ComponentId, Field, Measure, Number, Reference, Text, Type, Usage, UsageValue, Value};
use design::{Component, limits};
use leptos::prelude::*;

use super::empty_of;
use crate::components::form::{Form, Options, hint};
use crate::components::placement_fields::with_regions;
use crate::fields::{CheckField, InputField, SelectField, UsageField, parse};

/// A field. Its places are those of the document.
pub(super) fn view_of(form: Form, field: &'static Field, is_usage: bool) -> AnyView {
    let path = if is_usage { form.at_usage(field.name) } else { form.at_config(field.name) };
    match field.value {
        Type::Choice(choices) => {
            let options = choices.iter().map(|choice| (choice.code.to_owned(), choice.label.to_owned())).collect();
            let value = Signal::derive(move || form.with(&|c| text_of(c, field)));
            let set = Callback::new(move |code: String| {
                form.edit("", &|c| {
                    set_value(c, field, field.choice_of(&code).map(Value::Choice));
                    drop_what_lost_its_meaning(form, c);
                });
            });
            select(form, field, path, Signal::stored(options), value, set)
        }
        Type::Region => {
            let none = if field.absent == Absent::Refused { String::new() } else { "The same region".to_owned() };
            let value = Signal::derive(move || form.with(&|c| text_of(c, field)));
            let set = Callback::new(move |code: String| form.edit("", &|c| set_value(c, field, text(&code))));
            select(form, field, path, Signal::stored(with_regions(none)), value, set)
        }
        Type::Reference(to) => {
            let options = Signal::derive(move || {
                let none = (String::new(), "Nothing of this design".to_owned());
                std::iter::once(none).chain(others(form, to)).collect()
            });
            let value = Signal::derive(move || form.with(&|c| text_of(c, field)));
            let set = Callback::new(move |id: String| {
                form.edit("", &|c| set_value(c, field, ComponentId::parse(&id).map(Value::Reference)));
            });
            select(form, field, path, options, value, set)
        }
        Type::References(to, most) => form.references(field, to, most),
        Type::Flag => {
            let value = Signal::derive(move || form.with(&|c| c.body.values().is_some_and(|v| v.flag(field.name))));
            let set = move |on| form.edit("", &|c| set_value(c, field, Some(Value::Flag(on))));
            view! { <CheckField id=form.element(&id_of(field)) label=field.label path value set /> }.into_any()
        }
        Type::Usage(measure) => usage(form, field, measure, path),
        Type::Number { .. } | Type::Text { .. } | Type::Ranges { .. } | Type::Item { .. } => input(form, field, path),
    }
}

/// The id of the element of a field.
fn id_of(field: &Field) -> String {
    if matches!(field.value, Type::Usage(_)) { field.name.to_owned() } else { field.name.replace('_', "-") }
}

fn select(
    form: Form,
    field: &'static Field,
    path: Signal<String>,
    options: Signal<Options>,
    value: Signal<String>,
    set: Callback<String>,
) -> AnyView {
    view! { <SelectField id=form.element(&id_of(field)) label=field.label path options value set /> }.into_any()
}

fn input(form: Form, field: &'static Field, path: Signal<String>) -> AnyView {
    let (unit, numeric, example) = match field.value {
        Type::Number { unit, .. } => (unit, true, ""),
        Type::Text { example } | Type::Ranges { example, .. } | Type::Item { example, .. } => ("", false, example),
        _ => ("", false, ""),
    };
    let value = Signal::derive(move || form.with(&|c| text_of(c, field)));
    let set = move |typed: String| {
        let value = read(field, &typed)?;
        form.edit(field.name, &|c| set_value(c, field, value.clone()));
        Ok(())
    };
    let placeholder =
        Signal::derive(move || if example.is_empty() { empty_of(form, field) } else { example.to_owned() });
    view! {
        <InputField id=form.element(&id_of(field)) label=field.label unit placeholder numeric hint=Signal::stored(field.hint.to_owned()) path value set />
    }
    .into_any()
}

/// Reads what was typed; nothing for an empty field.
fn read(field: &Field, typed: &str) -> Result<Option<Value>, String> {
    let typed = typed.trim();
    if typed.is_empty() {
        return if field.absent == Absent::Refused { Err("Enter a value".to_owned()) } else { Ok(None) };
    }
    Ok(Some(match field.value {
        Type::Number { least, most, decimals, .. } => {
            Value::Number(Number(parse::number_in(typed, least, most, decimals)?))
        }
        Type::Ranges { most, .. } => {
            let all: Vec<String> =
                typed.split([',', ' ', '\n']).filter(|part| !part.is_empty()).map(str::to_owned).collect();
            if all.len() > most {
                return Err(format!("Use at most {most}"));
            }
            Value::Texts(all)
        }
        Type::Item { what, example, .. } => {
            let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
            if typed.len() > limits::ID_CHARS || !typed.chars().all(plain) {
                return Err(format!("Enter a {what} such as {example}"));
            }
            Value::Text(typed.to_lowercase())
        }
        _ if typed.chars().count() > limits::NAME_CHARS => {
            return Err(format!("Use at most {} characters", limits::NAME_CHARS));
        }
        _ => Value::Text(typed.to_owned()),
    }))
}

fn usage(form: Form, field: &'static Field, measure: Measure, path: Signal<String>) -> AnyView {
    let value = Signal::derive(move || {
        form.with(&|c| match c.body.values().and_then(|v| v.used(field.name)) {
            Some(Usage::Monthly(value)) => Some(*value),
            _ => None,
        })
    });
    // What is given in another form than for the month is told, and replaced by what is typed.
    let other = Memo::new(move |_| {
        form.with(&|c| match c.body.values().and_then(|v| v.used(field.name).map(|used| (v, used))) {
            Some((values, used)) if !matches!(used, Usage::Monthly(_)) => {
                Text::Used(field.name).of(values).into_owned()
            }
            _ => String::new(),
        })
    });
    let set = move |value: Option<UsageValue>| {
        form.edit(field.name, &|c| set_value(c, field, value.map(|value| Value::Usage(Usage::Monthly(value)))));
    };
    let hours = matches!(measure, Measure::Hours);
    let most = if hours { form.editor.month_hours() } else { measure.most() };
    let first = match measure {
        Measure::Hours => most,
        Measure::Data => 100,
        Measure::Percent => 10,
        Measure::Count(_) | Measure::Amount(_) => 1_000,
    };
    let empty = Signal::derive(move || empty_of(form, field));
    view! {
        <div>
            <UsageField id=form.element(&id_of(field)) label=field.label unit=measure.unit() empty hint=field.hint path most first value set />
            {move || (!other.with(String::is_empty)).then(|| hint(format!("Given as {}", other.get())))}
        </div>
    }
    .into_any()
}

/// Components of the kinds that a field can name.
pub(super) fn others(form: Form, to: Reference) -> Options {
    form.editor.design.with(|design| {
        let fits = |c: &&Component| to.kinds.contains(&c.body.kind().code());
        design.components.iter().filter(fits).map(|c| (c.id.to_string(), c.title().to_owned())).collect()
    })
}

/// A value as its field shows it.
fn text_of(component: &Component, field: &Field) -> String {
    match component.body.values().and_then(|values| values.get(field.name)) {
        Some(Value::Choice(choice)) => choice.code.to_owned(),
        Some(Value::Number(number)) => number.0.normalize().to_string(),
        Some(Value::Text(text)) => text.clone(),
        Some(Value::Texts(texts)) => texts.join(", "),
        Some(Value::Reference(id)) => id.to_string(),
        Some(Value::References(_) | Value::Flag(_) | Value::Usage(_)) | None => String::new(),
    }
}

fn text(text: &str) -> Option<Value> {
    (!text.is_empty()).then(|| Value::Text(text.to_owned()))
}

pub(super) fn set_value(component: &mut Component, field: &Field, value: Option<Value>) {
    if let Some(values) = component.body.values_mut() {
        values.set(field.name, value);
    }
}

/// After another choice: takes out what would be refused now, and puts in what is needed.
fn drop_what_lost_its_meaning(form: Form, component: &mut Component) {
    let own = form.editor.design.with_untracked(|design| design.region_of(component).to_owned());
    let Some(values) = component.body.values_mut() else { return };
    for field in values.definition().config {
        let is_meant = field.when.holds_for(values);
        if !is_meant {
            values.set(field.name, None);
        } else if field.absent == Absent::Refused && !values.is_given(field.name) && matches!(field.value, Type::Region)
        {
            let other = if own == "us-east-1" { "us-west-2" } else { "us-east-1" };
            values.set(field.name, text(other));
        }
    }
}
