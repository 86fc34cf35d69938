//! A field for a list of things that are picked one after the other.

use design::{Component, Design};
use leptos::prelude::*;

use super::form::{Form, Options};
use crate::browser;
use crate::fields::FieldNotes;

/// A list that is picked from others.
pub struct Picks {
    /// Its name inside the form; ids of elements end with it.
    pub name: &'static str,
    /// Label above it.
    pub label: &'static str,
    /// Its place below the component.
    pub place: &'static str,
    /// What an empty list stands for.
    pub empty: &'static str,
    /// The most that can be picked.
    pub most: usize,
    /// What there is to pick from.
    pub options: fn(&Design, &Component) -> Options,
    /// The values that are picked.
    pub read: fn(&Component) -> Vec<String>,
    /// Applies a list.
    pub write: fn(&mut Component, Vec<String>),
}

impl Form {
    /// The values picked, each with a button that takes it out, and a choice of the others.
    ///
    /// On the server: shows the design.
    pub fn picks(self, picks: Picks) -> AnyView {
        let Picks { name, label, place, empty, most, options, read, write } = picks;
        let id = self.element(name);
        let chosen = Memo::new(move |_| self.read(read));
        let options = Memo::new(move |_| {
            let id = self.id();
            self.editor.design.with(|design| design.component(&id).map(|c| options(design, c)).unwrap_or_default())
        });
        let others = Memo::new(move |_| {
            let chosen = chosen.get();
            let mut all = options.get();
            all.retain(|(value, _)| !chosen.contains(value));
            all
        });
        let select = StoredValue::new(id.clone());
        let change = move |change: &dyn Fn(&mut Vec<String>)| {
            self.edit("", &|component| {
                let mut values = read(component);
                change(&mut values);
                write(component, values);
            });
            select.with_value(|select| browser::focus_on(select));
        };
        let add = move |_| {
            let value = select.with_value(|select| browser::value_of(select)).unwrap_or_default();
            if !value.is_empty() {
                change(&|values| values.push(value.clone()));
            }
        };
        let chip = move |(index, value): (usize, String)| {
            let title = options.with(|all| all.iter().find(|(code, _)| *code == value).map(|(_, title)| title.clone()));
            let title = title.unwrap_or(value);
            let verb = format!("Remove {title}");
            let remove = move |_| {
                change(&|values| {
                    values.remove(index);
                });
            };
            view! { <li>{title}<button type="button" class="quiet" aria-label=verb on:click=remove>"×"</button></li> }
                .into_any()
        };
        let chips = move || match chosen.get() {
            none if none.is_empty() => vec![view! { <li class="none">{empty}</li> }.into_any()],
            some => some.into_iter().enumerate().map(chip).collect(),
        };
        let option = |(value, title): (String, String)| view! { <option value=value>{title}</option> }.into_any();
        let full = move || chosen.with(Vec::len) >= most || others.with(Vec::is_empty);
        let notes = format!("{id}-notes");
        view! {
            <div class="field picks">
                <label for=id.clone()>{label}</label>
                <ul class="chips">{chips}</ul>
                <div class="control" hidden=full>
                    <select id=id aria-describedby=notes.clone()>
                        {move || others.get().into_iter().map(option).collect::<Vec<_>>()}
                    </select>
                    <button type="button" class="button" aria-label=format!("Add to {label}") on:click=add>"Add"</button>
                </div>
                <FieldNotes id=notes error=RwSignal::new(None) path=self.at(place) />
            </div>
        }
        .into_any()
    }
}
