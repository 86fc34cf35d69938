//! A field for a list of things that are picked one after the other.

use definitions::{ComponentId, Field, Reference, Value};
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
    /// The components that a field of a definition names.
    ///
    /// On the server: shows the design.
    pub fn references(self, field: &'static Field, to: Reference, most: usize) -> AnyView {
        let read = move |c: &Component| {
            let ids = c.body.values().map(|values| values.references(field.name)).unwrap_or_default();
            ids.iter().map(ToString::to_string).collect()
        };
        let write = move |c: &mut Component, ids: Vec<String>| {
            if let Some(values) = c.body.values_mut() {
                let ids = ids.iter().filter_map(|id| ComponentId::parse(id)).collect();
                values.set(field.name, Some(Value::References(ids)));
            }
        };
        let options = move |design: &Design, _: &Component| {
            let fits = |c: &&Component| to.kinds.contains(&c.body.kind().code());
            design.components.iter().filter(fits).map(|c| (c.id.to_string(), c.title().to_owned())).collect()
        };
        self.picks_of(
            field.name,
            field.label,
            self.at_config(field.name),
            "None of this design",
            most,
            options,
            read,
            write,
        )
    }

    /// The values picked, each with a button that takes it out, and a choice of the others.
    ///
    /// On the server: shows the design.
    pub fn picks(self, picks: Picks) -> AnyView {
        let Picks { name, label, place, empty, most, options, read, write } = picks;
        self.picks_of(name, label, self.at(place), empty, most, options, read, write)
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of a field")]
    fn picks_of(
        self,
        name: &'static str,
        label: &'static str,
        path: Signal<String>,
        empty: &'static str,
        most: usize,
        options: impl Fn(&Design, &Component) -> Options + Copy + Send + Sync + 'static,
        read: impl Fn(&Component) -> Vec<String> + Copy + Send + Sync + 'static,
        write: impl Fn(&mut Component, Vec<String>) + Copy + Send + Sync + 'static,
    ) -> AnyView {
        let id = self.element(name);
        let chosen = Memo::new(move |_| self.with(&read));
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
                <FieldNotes id=notes error=RwSignal::new(None) path />
            </div>
        }
        .into_any()
    }
}
