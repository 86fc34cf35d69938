//! A choice of a few.

use leptos::prelude::*;

use super::FieldNotes;
use crate::editor::Editor;

/// A labelled choice. `options` are pairs of value and label.
///
/// On the server: the option of `value` is selected.
#[component]
pub fn SelectField(
    /// Id of the choice, unique on the page. Not made of the path: indices move, ids stay.
    #[prop(into)]
    id: String,
    /// Label above the choice.
    #[prop(into)]
    label: String,
    /// The place in the document.
    #[prop(into)]
    path: Signal<String>,
    /// Values and their labels.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// The value that is chosen.
    #[prop(into)]
    value: Signal<String>,
    /// Applies a choice.
    #[prop(into)]
    set: Callback<String>,
) -> impl IntoView {
    let editor = Editor::current();
    let notes_id = format!("{id}-notes");
    let option = move |(code, label): (String, String)| {
        let selected = {
            let code = code.clone();
            move || value.get() == code
        };
        let first = value.get_untracked() == code;
        view! { <option value=code selected=first prop:selected=selected>{label}</option> }
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select id=id aria-describedby=notes_id.clone() aria-invalid=move || (!editor.problems_at(&path.get()).is_empty()).then_some("true") on:change:target=move |event| set.run(event.target().value())>
                {move || options.get().into_iter().map(option).collect_view()}
            </select>
            <FieldNotes id=notes_id error=RwSignal::new(None) path />
        </div>
    }
    .into_any()
}
