//! Usage figures that forms name as the document does.

use design::{UsageValue, limits};
use leptos::prelude::*;

use super::form::{Form, row};
use crate::fields::UsageField;

/// A usage figure of a kind that lists its figures by name.
#[derive(Clone, Copy)]
pub struct Named {
    /// Its name in the document.
    pub name: &'static str,
    /// What is counted.
    pub label: &'static str,
    /// Unit behind it.
    pub unit: &'static str,
    /// What an empty field stands for.
    pub empty: &'static str,
}

impl Named {
    /// A figure.
    #[must_use]
    pub const fn new(name: &'static str, label: &'static str, unit: &'static str, empty: &'static str) -> Named {
        Named { name, label, unit, empty }
    }
}

/// The field of a figure.
pub fn named(form: Form, figure: &Named) -> AnyView {
    let Named { name, label, unit, empty } = *figure;
    let most = match name {
        "hours_per_month" => form.editor.month_hours(),
        _ if name.ends_with("_percent") => limits::PERCENT,
        _ => limits::USAGE,
    };
    let value = Signal::derive(move || {
        let id = form.id();
        form.editor.design.with(|design| design.component(&id)?.body.figures()?.figure(name))
    });
    let set = move |value: Option<UsageValue>| {
        form.edit(name, &|component| {
            if let Some(figure) = component.body.figures_mut().and_then(|all| all.figure_mut(name)) {
                *figure = value;
            }
        });
    };
    let path = Signal::derive(move || format!("{}/usage/{name}", form.at("").get()));
    view! { <UsageField id=form.element(name) label unit empty path most first=0 value set /> }.into_any()
}

/// Figures side by side.
pub fn named_row(form: Form, figures: &[Named]) -> AnyView {
    row(figures.iter().map(|figure| named(form, figure)).collect())
}
