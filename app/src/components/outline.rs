//! The components of a design with their monthly cost.

use design::{Body, Component, ComponentId, Design};
use leptos::prelude::*;
use pricing::Estimate;
use pricing::render::subtotal_text;

use super::add_bar::AddBar;
use super::form::{block, button, hint};
use super::outline_figures::key_figure;
use crate::editor::Editor;

/// Groups and free volumes; choosing one opens its form.
///
/// On the server: complete, without function.
#[component]
pub fn Outline() -> impl IntoView {
    let editor = Editor::current();
    let owners = move || {
        editor.design.with(|design| {
            design.components.iter().filter(|c| c.attached_to().is_none()).map(|c| c.id.clone()).collect::<Vec<_>>()
        })
    };
    let has_groups =
        move || editor.design.with(|design| design.components.iter().any(|c| matches!(c.body, Body::Ec2 { .. })));
    let empty = Memo::new(move |_| owners().is_empty());
    view! {
        <h2>"Components"</h2>
        {move || empty.get().then(|| block("fields", vec![
            hint("Nothing here yet. Add instances to see what they cost."),
            button("+ EC2 instances", Callback::new(move |()| editor.add_group())),
        ]))}
        <ul class="outline">
            <For each=owners key=Clone::clone let:id>
                <OutlineRow id />
            </For>
        </ul>
        <AddBar />
        <Show when=has_groups>
            <p class="actions">
                <button type="button" class="button" on:click=move |_| editor.compare(Some(Vec::new()))>"Compare purchase options"</button>
            </p>
        </Show>
    }
    .into_any()
}

#[component]
fn OutlineRow(id: ComponentId) -> impl IntoView {
    let editor = Editor::current();
    let id = StoredValue::new(id);
    let of = move |read: fn(&Component, &Design) -> String| {
        id.with_value(|id| {
            editor.design.with(|design| design.component(id).map(|c| read(c, design)).unwrap_or_default())
        })
    };
    let cost = move || id.with_value(|id| editor.estimate.with(|estimate| monthly(estimate, id)));
    let current = move || id.with_value(|id| editor.selected.with(|selected| selected.as_ref() == Some(id)));
    view! {
        <li>
            <button
                type="button"
                class="outline-row"
                aria-current=move || current().then_some("true")
                on:click=move |_| editor.select(id.get_value())
            >
                <span class="name">{move || of(|component, _| component.title().to_owned())}</span>
                <span class="cost">{cost}</span>
                <span class="key-figure">{move || of(key_figure)}</span>
            </button>
        </li>
    }
    .into_any()
}

/// Monthly cost of a component with its volumes.
fn monthly(estimate: &Estimate, id: &ComponentId) -> String {
    let mine = || estimate.components.iter().filter(|c| c.id == *id || c.attached_to.as_ref() == Some(id));
    if mine().next().is_none() {
        return "…".to_owned();
    }
    subtotal_text(mine())
}
