//! Parts of the editor that the server writes, kept in step with the design.

use std::rc::Rc;

use design::ComponentId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser;
use crate::calls::{self, Change, Panel};
use crate::editor::Editor;

/// The HTML of a panel while `wanted` names one: asked for when it opens, then with each estimate. The last answer stays
/// while the design cannot be priced.
///
/// On the server: nothing yet.
pub fn follow(editor: Editor, wanted: Signal<Option<Panel>>) -> RwSignal<Vec<String>> {
    let parts = RwSignal::new(Vec::new());
    let number = StoredValue::new(0_u64);
    editor.follow_panel(wanted, parts);
    Effect::new(move |_| {
        let Some(panel) = wanted.get() else { return };
        let this = number.get_value() + 1;
        number.set_value(this);
        let document = editor.design.with_untracked(design::Design::to_compact_json);
        spawn_local(async move {
            let answer = calls::show_panel(document, panel).await;
            // The panel may be gone, or a later edit may have overtaken this one.
            if number.try_get_value() == Some(this)
                && let Ok(html) = answer
            {
                let _ = parts.try_set(html);
            }
        });
    });
    parts
}

/// One of the parts in an element with this id. What is clicked in it selects a component, or does what it says;
/// `flow` is the flow that it is about.
///
/// On the server: empty.
pub fn part(
    editor: Editor,
    id: String,
    class: &'static str,
    parts: RwSignal<Vec<String>>,
    index: usize,
    flow: Option<ComponentId>,
) -> AnyView {
    let own = Rc::new(id.clone());
    Effect::new(move |before: Option<String>| {
        let html = parts.with(|parts| parts.get(index).cloned().unwrap_or_default());
        if before.as_deref() != Some(&html) {
            browser::replace_contents(&own, &html);
        }
        html
    });
    let click = move |event: leptos::ev::MouseEvent| match browser::acted_on(&event) {
        Some((Some(act), _)) => {
            event.prevent_default();
            if act == "keep" {
                editor.change_by_server(Change::KeepProposals);
            } else if let (Some(code), Some(flow)) = (act.strip_prefix("use:"), &flow) {
                editor.change_by_server(Change::Path { flow: flow.to_string(), code: code.to_owned() });
            }
        }
        Some((None, Some(id))) => {
            event.prevent_default();
            if let Some(id) = ComponentId::parse(&id) {
                editor.select(id);
            }
        }
        _ => {}
    };
    view! { <div id=id class=class on:click=click></div> }.into_any()
}
