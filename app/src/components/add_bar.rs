//! The menu that adds to a design.

use leptos::prelude::*;

use crate::browser;
use crate::editor::Editor;

type Add = fn(&Editor);

/// What can be added.
const KINDS: &[(&str, Add)] = &[
    ("EC2 instances", Editor::add_group),
    ("EBS volume", |editor| editor.add_volume(None)),
    ("EBS snapshots", Editor::add_snapshots),
    ("Dedicated hosts", Editor::add_host),
    ("Reserved Instances", Editor::add_reserved),
    ("Savings Plan", Editor::add_savings_plan),
];

/// Adds a component of any kind.
///
/// On the server: complete, without function.
#[component]
pub fn AddBar() -> impl IntoView {
    let editor = Editor::current();
    let close = || {
        browser::fold("add-menu");
        browser::focus_on("add");
    };
    let entry = move |(label, add): &(&'static str, Add)| {
        let add = *add;
        view! {
            <li>
                <button type="button" on:click=move |_| {
                    close();
                    add(&editor);
                }>{*label}</button>
            </li>
        }
        .into_any()
    };
    view! {
        <details class="add-menu" id="add-menu" on:keydown=move |event| if event.key() == "Escape" { close() }>
            <summary class="button" id="add">"+ Add"</summary>
            <ul>{KINDS.iter().map(entry).collect::<Vec<_>>()}</ul>
        </details>
    }
    .into_any()
}
