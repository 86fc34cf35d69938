//! The lines of one component.

use leptos::prelude::*;
use pricing::render::subtotal_text;
use pricing::{ComponentEstimate, Line};

use super::line_row::LineRow;
use crate::editor::Editor;

/// A component's name, subtotal and lines. In the editor its name selects it, and it shows when it is selected.
///
/// On the server: complete, workings included when `eager`.
#[component]
pub fn ComponentLines(
    /// The component.
    #[prop(into)]
    component: Signal<ComponentEstimate>,
    /// Whether workings stand in the page from the start.
    eager: bool,
) -> impl IntoView {
    // A row follows its line by code, so it stays open while figures change. A line that has just
    // gone keeps its last state until its row is gone too.
    let follow = move |first: Line| {
        let code = first.code.clone();
        Memo::new(move |before: Option<&Line>| {
            let now = component.with(|c| c.lines.iter().find(|line| line.code == code).cloned());
            now.or_else(|| before.cloned()).unwrap_or_else(|| first.clone())
        })
    };
    let subtotal = move || component.with(|c| subtotal_text([c]));
    let attached = move || component.with(|c| c.attached_to.is_some());
    // What a link of the drawing leads to; on pages that are read.
    let place = eager.then(|| component.with_untracked(|c| format!("c-{}", c.id)));
    let editor = use_context::<Editor>();
    let current = move || {
        let selected = editor.and_then(|editor| editor.selected.get());
        selected.is_some_and(|id| component.with(|c| c.id == id || c.attached_to.as_ref() == Some(&id)))
    };
    let title = move || component.with(|c| c.name.clone());
    let name = match editor {
        Some(editor) => {
            let pick = move |_| editor.pick(&component.with_untracked(|c| c.id.clone()));
            view! { <button type="button" class="name link" on:click=pick>{title}</button> }.into_any()
        }
        None => view! { <span class="name">{title}</span> }.into_any(),
    };
    view! {
        <section class="component-lines" class:attached=attached class:current=current class:proposed=move || component.with(|c| c.proposed) id=place>
            <h3>
                {name}
                {move || component.with(|c| c.proposed).then(|| view! { <span class="tag">"proposed"</span> })}
                <span class="region">{move || component.with(|c| c.region.clone())}</span>
                <span class="subtotal">{subtotal}</span>
            </h3>
            <For each=move || component.with(|c| c.lines.clone()) key=|line| line.code.clone() let:line>
                <LineRow line=follow(line) eager />
            </For>
        </section>
    }
    .into_any()
}
