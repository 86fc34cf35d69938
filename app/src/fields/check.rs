//! A choice of yes and no.

use leptos::prelude::*;

use super::FieldNotes;

/// A labelled checkbox.
///
/// On the server: checked as `value` says.
#[component]
pub fn CheckField(
    /// Id of the checkbox, unique on the page. Not made of the path: indices move, ids stay.
    #[prop(into)]
    id: String,
    /// Label behind the checkbox.
    #[prop(into)]
    label: String,
    /// The place in the document.
    #[prop(into)]
    path: Signal<String>,
    /// Whether it is checked.
    #[prop(into)]
    value: Signal<bool>,
    /// Applies a choice.
    #[prop(into)]
    set: Callback<bool>,
) -> impl IntoView {
    let notes_id = format!("{id}-notes");
    view! {
        <div class="field">
            <label class="check">
                <input
                    id=id
                    type="checkbox"
                    checked=value.get_untracked()
                    prop:checked=move || value.get()
                    aria-describedby=notes_id.clone()
                    on:change=move |_| set.run(!value.get_untracked())
                />
                {label}
            </label>
            <FieldNotes id=notes_id error=RwSignal::new(None) path />
        </div>
    }
    .into_any()
}
