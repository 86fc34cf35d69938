//! Buttons that add to a design.

use leptos::prelude::*;

use crate::editor::Editor;

/// Adds a group of instances or a volume on its own.
///
/// On the server: complete, without function.
#[component]
pub fn AddBar() -> impl IntoView {
    let editor = Editor::current();
    view! {
        <div class="add-bar">
            <button type="button" id="add-group" class="button" on:click=move |_| editor.add_group()>"+ EC2 instances"</button>
            <button type="button" class="button" on:click=move |_| editor.add_volume(None)>"+ EBS volume"</button>
        </div>
    }
    .into_any()
}
