//! The drawing in the editor: select, add, connect, move between zones.

use std::rc::Rc;

use design::{ComponentId, Kind};
use leptos::prelude::*;

use super::add_bar::AddBar;
use super::form::{block, button, hint};
use super::part::{follow, part};
use super::zone_bar::zone_bar;
use crate::browser;
use crate::calls::Panel;
use crate::editor::{Editor, flows};

/// The element with the picture.
const PICTURE: &str = "drawing";

/// The picture with what can be done in it, what is proposed, and the picture in words.
///
/// On the server: empty. The server draws it when the page asks for it.
pub fn drawing_view(editor: Editor) -> AnyView {
    let wanted = Signal::derive(move || editor.drawing.get().then_some(Panel::Drawing));
    let parts = follow(editor, wanted);
    let whole = RwSignal::new(true);
    let picture = part(editor, PICTURE.to_owned(), "picture", parts, 0, None);
    Effect::new(move |_| {
        parts.track();
        let selected = editor.selected.with(|id| id.as_ref().map(ToString::to_string));
        browser::mark_component(PICTURE, &selected.unwrap_or_default());
    });
    let size = move |_| whole.update(|whole| *whole = !*whole);
    let empty = Memo::new(move |_| editor.design.with(|design| design.components.is_empty()));
    view! {
        <div class="drawing-tools">
            <AddBar id="drawing-add" />
            <button type="button" class="button" aria-pressed=move || if whole.get() { "true" } else { "false" } on:click=size>"Fit to width"</button>
        </div>
        <SelectedBar />
        {part(editor, "proposals".to_owned(), "proposals-part", parts, 1, None)}
        {move || empty.get().then(|| hint("Nothing to draw yet. Add instances, then connect them."))}
        <div class="drawing" class:fit=move || whole.get() tabindex="0" role="region" aria-label="Drawing" hidden=move || empty.get()>
            {picture}
        </div>
        <details class="drawing-words">
            <summary>"The drawing in words"</summary>
            {part(editor, "drawing-words".to_owned(), "words", parts, 2, None)}
        </details>
    }
    .into_any()
}

/// What can be done with the selected component.
#[component]
fn SelectedBar() -> impl IntoView {
    let editor = Editor::current();
    let selected = Memo::new(move |_| {
        let id = editor.selected.get()?;
        let kind = editor.design.with(|design| design.component(&id).map(|component| component.body.kind()));
        Some((id, kind))
    });
    let bar = move || match selected.get() {
        None => hint("Choose something in the drawing, or in the list, to change it."),
        Some((_, None)) => hint("Abacus proposes this. Keep the proposals to change it."),
        Some((id, Some(kind))) => actions(editor, &id, kind),
    };
    view! { <div class="selected-bar" role="group" aria-label="The selected component">{bar}</div> }.into_any()
}

fn actions(editor: Editor, id: &ComponentId, kind: Kind) -> AnyView {
    let own = Rc::new(id.clone());
    let of = StoredValue::new(id.clone());
    let title = move || {
        of.with_value(|id| editor.design.with(|d| d.component(id).map(|c| c.title().to_owned()).unwrap_or_default()))
    };
    let edit = Callback::new(move |()| of.with_value(|id| editor.select_owner(id)));
    let remove = Callback::new(move |()| of.with_value(|id| editor.remove(id)));
    let mut views = vec![
        view! { <strong class="name">{title}</strong> }.into_any(),
        view! { <span class="hint">{kind.label()}</span> }.into_any(),
        button("Edit", edit),
        button("Remove", remove),
    ];
    if matches!(kind, Kind::Ec2 | Kind::S3 | Kind::LoadBalancer) {
        views.push(connect(editor, &own));
    }
    views.push(zone_bar(editor, id.clone()));
    block("selected-actions", views)
}

/// A choice of the other ends, and a button that adds a flow to the one chosen.
fn connect(editor: Editor, id: &ComponentId) -> AnyView {
    let of = StoredValue::new(id.clone());
    let others = Memo::new(move |_| {
        let id = of.with_value(ToString::to_string);
        editor.design.with(|design| flows::ends(design).into_iter().filter(|(code, _)| *code != id).collect::<Vec<_>>())
    });
    let add = move |_| {
        let code = browser::value_of("connect-to").unwrap_or_default();
        let region = editor.design.with_untracked(|design| {
            of.with_value(|id| design.component(id).map(|c| design.region_of(c).to_owned()).unwrap_or_default())
        });
        if let Some(end) = flows::end_of(&code, &region) {
            of.with_value(|id| editor.connect(id, end));
        }
    };
    let option = |(value, title): (String, String)| view! { <option value=value>{title}</option> }.into_any();
    view! {
        <div class="control connect">
            <label for="connect-to">"Connect to"</label>
            <select id="connect-to">{move || others.get().into_iter().map(option).collect::<Vec<_>>()}</select>
            <button type="button" class="button" on:click=add>"Connect"</button>
        </div>
    }
    .into_any()
}
