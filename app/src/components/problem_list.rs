//! What keeps the design from being priced and saved.

use design::{ComponentId, Design, Problem};
use leptos::prelude::*;

use crate::editor::Editor;
use crate::fields::capitalised;

/// Every problem with a way to its place; nothing when there are none.
///
/// On the server: nothing, because only priced designs are loaded.
#[component]
pub fn ProblemList() -> impl IntoView {
    let editor = Editor::current();
    let row = move |problem: Problem| {
        let place = editor.design.with_untracked(|design| component_at(design, &problem.path));
        let place = place.map(|(id, title)| {
            view! { <button type="button" class="link" on:click=move |_| editor.select_owner(&id)>{title}</button> }
        });
        view! {
            <li>{place} " " {format!("{}: {}", capitalised(&problem.message), problem.fix)}</li>
        }
    };
    view! {
        <Show when=move || editor.problems.with(|problems| !problems.is_empty())>
            <section class="problem-list note error" aria-label="Problems">
                <p>"The design cannot be priced or saved as it is:"</p>
                <ul>{move || editor.problems.get().into_iter().map(row).collect_view()}</ul>
            </section>
        </Show>
    }
    .into_any()
}

/// The component that a JSON pointer leads into, with its name.
fn component_at(design: &Design, path: &str) -> Option<(ComponentId, String)> {
    let index: usize = path.strip_prefix("/components/")?.split('/').next()?.parse().ok()?;
    let component = design.components.get(index)?;
    Some((component.id.clone(), component.title().to_owned()))
}
