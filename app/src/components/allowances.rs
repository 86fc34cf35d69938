//! Free allowances of AWS: whether they are taken off.

use leptos::prelude::*;

use crate::editor::Editor;

/// The switch of the free allowances, beside the totals.
///
/// On the server: shows the design, without function.
#[component]
pub fn AllowanceSwitch() -> impl IntoView {
    let editor = Editor::current();
    let on = Memo::new(move |_| editor.design.with(|design| design.free_allowances.internet_out));
    let toggle = move |_| {
        let next = !on.get_untracked();
        let codes = definitions::allowances().into_iter().map(|allowance| allowance.code);
        editor.edit("", |design| {
            design.free_allowances.internet_out = next;
            design.free_allowances.of_services = codes.filter(|_| next).collect();
        });
    };
    view! {
        <p class="allowances">
            <label class="check">
                <input
                    id="free-allowances"
                    type="checkbox"
                    checked=on.get_untracked()
                    prop:checked=move || on.get()
                    aria-describedby="free-allowances-note"
                    on:change=toggle
                />
                "Free allowances"
            </label>
            <span class="hint" id="free-allowances-note">{move || state(on.get())}</span>
        </p>
    }
    .into_any()
}

/// Whether free allowances are taken off, in words.
#[must_use]
pub fn state(on: bool) -> &'static str {
    if on { "on: 100 GB a month to the internet" } else { "off" }
}
