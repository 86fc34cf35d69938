//! The components of a design with their monthly cost.

use design::{Body, Component, ComponentId, Design, Kind};
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
    let rows = Memo::new(move |_| editor.design.with(|design| editor.estimate.with(|all| rows(design, all))));
    let has_groups =
        move || editor.design.with(|design| design.components.iter().any(|c| matches!(c.body, Body::Ec2 { .. })));
    let empty = Memo::new(move |_| editor.design.with(|design| design.components.is_empty()));
    view! {
        <h2>"Components"</h2>
        {move || empty.get().then(|| block("fields", vec![
            hint("Nothing here yet. Add instances to see what they cost."),
            button("+ EC2 instances", Callback::new(move |()| editor.add_group())),
        ]))}
        <ul class="outline">
            <For each=move || rows.get() key=Clone::clone let:row>
                {match row {
                    Row::Heading(heading) => view! { <li><h3>{heading}</h3></li> }.into_any(),
                    Row::Own(id) => view! { <OutlineRow id /> }.into_any(),
                    Row::Proposed(id) => proposed_row(editor, id),
                }}
            </For>
        </ul>
        <AddBar id="add" />
        <Show when=has_groups>
            <p class="actions">
                <button type="button" class="button" on:click=move |_| editor.compare(Some(Vec::new()))>"Compare purchase options"</button>
            </p>
        </Show>
    }
    .into_any()
}

/// An entry of the list.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Row {
    Heading(&'static str),
    Own(ComponentId),
    Proposed(ComponentId),
}

/// The components without what is attached to them, flows and what Abacus proposes in sections of their own.
fn rows(design: &Design, estimate: &Estimate) -> Vec<Row> {
    let own = design.components.iter().filter(|c| c.attached_to().is_none());
    let (flows, others): (Vec<_>, Vec<_>) = own.partition(|c| c.body.kind() == Kind::Flow);
    let proposed = estimate.components.iter().filter(|c| c.proposed && design.component(&c.id).is_none());
    let proposed: Vec<Row> = proposed.map(|c| Row::Proposed(c.id.clone())).collect();
    let mut rows: Vec<Row> = others.into_iter().map(|c| Row::Own(c.id.clone())).collect();
    if !flows.is_empty() {
        rows.push(Row::Heading("Flows"));
        rows.extend(flows.into_iter().map(|c| Row::Own(c.id.clone())));
    }
    if !proposed.is_empty() {
        rows.push(Row::Heading("Proposed"));
        rows.extend(proposed);
    }
    rows
}

/// What is priced though the design leaves it out.
fn proposed_row(editor: Editor, id: ComponentId) -> AnyView {
    let of = StoredValue::new(id);
    let name = move || {
        let named =
            |all: &Estimate| of.with_value(|id| all.components.iter().find(|c| c.id == *id).map(|c| c.name.clone()));
        editor.estimate.with(named).unwrap_or_default()
    };
    let cost = move || of.with_value(|id| editor.estimate.with(|estimate| monthly(estimate, id)));
    let show = move |_| {
        editor.drawing.set(true);
        editor.select(of.get_value());
    };
    view! {
        <li>
            <button type="button" class="outline-row proposed" on:click=show>
                <span class="name">{name}</span>
                <span class="cost">{cost}</span>
                <span class="key-figure">"proposed"</span>
            </button>
        </li>
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
