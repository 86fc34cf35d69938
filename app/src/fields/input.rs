//! A text input that keeps what was typed, also when it cannot be read.

use leptos::prelude::*;

use super::FieldNotes;
use crate::editor::Editor;

/// A labelled input. `set` reads the text and applies it, or says what is wrong with it; then the
/// text stays as it is and the design keeps its last valid state.
///
/// On the server: shows `value`.
#[component]
pub fn InputField(
    /// Id of the input, unique on the page. Not made of the path: indices move, ids stay.
    #[prop(into)]
    id: String,
    /// Label above the input.
    #[prop(into)]
    label: String,
    /// Unit behind the input.
    #[prop(into, optional)]
    unit: String,
    /// What an empty input stands for.
    #[prop(into, optional)]
    placeholder: Signal<String>,
    /// Id of the datalist with suggestions.
    #[prop(into, optional)]
    list: Signal<String>,
    /// Whether a keypad for numbers is offered.
    #[prop(default = true)]
    numeric: bool,
    /// A short note under the input.
    #[prop(into, optional)]
    hint: Signal<String>,
    /// The place in the document.
    #[prop(into)]
    path: Signal<String>,
    /// The text of the value in the design.
    #[prop(into)]
    value: Signal<String>,
    /// Applies a text.
    #[prop(into)]
    set: Callback<String, Result<(), String>>,
) -> impl IntoView {
    let editor = Editor::current();
    let id = StoredValue::new(id);
    let notes_id = format!("{}-notes", id.get_value());
    let text = RwSignal::new(value.get_untracked());
    let error = RwSignal::new(None::<String>);
    // The value that this field itself has set last; any other change comes from undo or elsewhere.
    let own = StoredValue::new(value.get_untracked());

    Effect::new(move |_| {
        let value = value.get();
        if own.get_value() != value {
            own.set_value(value.clone());
            error.set(None);
            editor.mark_field(&id.get_value(), true);
            text.set(value);
        }
    });
    let input = move |typed: String| {
        text.set(typed.clone());
        let outcome = set.run(typed);
        own.set_value(value.get_untracked());
        editor.mark_field(&id.get_value(), outcome.is_ok());
        error.set(outcome.err());
    };
    let leave = move |_| {
        // A field that its own text took away loses the focus when it is gone already.
        if error.try_with_untracked(Option::is_none).unwrap_or_default() {
            text.set(value.get_untracked());
        }
    };
    on_cleanup(move || editor.mark_field(&id.get_value(), true));

    let invalid = move || {
        let wrong = error.with(Option::is_some) || !editor.problems_at(&path.get()).is_empty();
        if wrong { "true" } else { "false" }
    };
    let class = if numeric { "numeric" } else { "" };
    view! {
        <div class="field">
            <label for=id.get_value()>{label}</label>
            <div class="control">
                <input
                    id=id.get_value()
                    type="text"
                    class=class
                    inputmode=if numeric { "decimal" } else { "text" }
                    autocomplete="off"
                    spellcheck="false"
                    value=value.get_untracked()
                    prop:value=move || text.get()
                    placeholder=move || placeholder.get()
                    list=move || Some(list.get()).filter(|list| !list.is_empty())
                    aria-describedby=notes_id.clone()
                    aria-invalid=invalid
                    on:input:target=move |event| input(event.target().value())
                    on:blur=leave
                />
                {(!unit.is_empty()).then(|| view! { <span class="unit">{unit}</span> })}
            </div>
            {move || Some(hint.get()).filter(|hint| !hint.is_empty()).map(|hint| view! { <p class="hint">{hint}</p> })}
            <FieldNotes id=notes_id error path />
        </div>
    }
    .into_any()
}
