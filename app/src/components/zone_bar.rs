//! How many instances stand in each availability zone, with buttons that move them.

use design::ComponentId;
use leptos::prelude::*;

use super::form::Options;
use crate::editor::{Editor, zones};

/// A row of zones, each with its number and a button for less and more; nothing for what is not counted by zone.
///
/// On the server: shows the design, without function.
pub fn zone_bar(editor: Editor, id: ComponentId) -> AnyView {
    let id = StoredValue::new(id);
    // Letter and number, and at the end the letter of one more zone.
    let shown = Memo::new(move |_| {
        editor.design.with(|design| {
            let component = id.with_value(|id| design.component(id)).filter(|c| zones::are_counted(c));
            component.map(|component| {
                let counts = zones::counts(component, design);
                let next = zones::next(&counts).map(|letter| (letter, String::new()));
                let counts = counts.into_iter().map(|(zone, count)| (zone, count.to_string()));
                counts.chain(next).collect::<Options>()
            })
        })
    });
    let step = move |zone: String, label: &'static str, up: bool, off: bool| {
        let name = format!("{} in zone {zone}", if up { "One more" } else { "One less" });
        let change = move |_| {
            let design = editor.design.get_untracked();
            let id = id.get_value();
            editor.edit_component(&id, "zones", |component| zones::change(component, &design, &zone, up));
        };
        view! { <button type="button" aria-label=name disabled=off on:click=change>{label}</button> }.into_any()
    };
    let entry = move |(zone, count): (String, String)| {
        if count.is_empty() {
            let more = step(zone.clone(), "+", true, false);
            return view! { <li class="next">{zone}": "{more}</li> }.into_any();
        }
        let less = step(zone.clone(), "−", false, count == "0");
        let more = step(zone.clone(), "+", true, false);
        view! { <li>{zone}": "{less}<output>{count}</output>{more}</li> }.into_any()
    };
    (move || {
        shown.get().map(|zones| {
            view! {
                <div class="zone-bar" role="group" aria-label="Availability zones">
                    <span class="label">"In zones"</span>
                    <ul>{zones.into_iter().map(entry).collect::<Vec<_>>()}</ul>
                </div>
            }
            .into_any()
        })
    })
    .into_any()
}
