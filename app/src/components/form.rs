//! What the forms share: fields of one component, described by how they are read and written.
//!
//! Descriptions are plain functions: one copy of each kind of field serves every form.

use design::{Component, ComponentId, UsageValue};
use leptos::prelude::*;

use crate::editor::Editor;
use crate::fields::{CheckField, InputField, SelectField, UsageField, capitalised, parse};

/// The component that a form edits. Copy it freely.
#[derive(Clone, Copy)]
pub struct Form {
    /// The state of the page.
    pub editor: Editor,
    id: StoredValue<ComponentId>,
}

/// A text field.
pub struct Input {
    /// Its name inside the form; ids of elements end with it.
    pub name: &'static str,
    /// Label above it.
    pub label: &'static str,
    /// Its place below the component.
    pub place: &'static str,
    /// Unit behind it.
    pub unit: &'static str,
    /// What an empty field stands for.
    pub empty: &'static str,
    /// Whether it takes a number.
    pub numeric: bool,
    /// Which list of the component's region suggests texts: `types` or `families`.
    pub list: &'static str,
    /// A short note under it.
    pub hint: fn(&Component) -> String,
    /// Its text.
    pub read: fn(&Component) -> String,
    /// Applies a text, or says what is wrong with it.
    pub write: fn(&mut Component, &str) -> Result<(), String>,
}

/// An optional usage figure.
pub struct Figure {
    /// Its name inside the form.
    pub name: &'static str,
    /// What is counted.
    pub label: &'static str,
    /// Its place below the component.
    pub place: &'static str,
    /// Unit behind it.
    pub unit: &'static str,
    /// What an empty field stands for.
    pub empty: &'static str,
    /// A short note under it.
    pub hint: &'static str,
    /// The largest figure.
    pub most: u64,
    /// A first figure.
    pub first: u64,
    /// The figure.
    pub read: fn(&Component) -> Option<UsageValue>,
    /// Applies a figure.
    pub write: fn(&mut Component, Option<UsageValue>),
}

/// Options of a [`SelectField`]: values and their labels.
pub type Options = Vec<(String, String)>;

impl Input {
    /// A field for a number, without unit, hint and list.
    #[must_use]
    pub fn new(
        name: &'static str,
        label: &'static str,
        place: &'static str,
        read: fn(&Component) -> String,
        write: fn(&mut Component, &str) -> Result<(), String>,
    ) -> Input {
        let hint = |_: &Component| String::new();
        Input { name, label, place, unit: "", empty: "", numeric: true, list: "", hint, read, write }
    }
}

impl Form {
    /// The form of a component of this page's design.
    #[must_use]
    pub fn new(id: &ComponentId) -> Form {
        Form { editor: Editor::current(), id: StoredValue::new(id.clone()) }
    }

    /// The component.
    #[must_use]
    pub fn id(self) -> ComponentId {
        self.id.get_value()
    }

    /// The id of an element of this form.
    #[must_use]
    pub fn element(self, name: &str) -> String {
        self.id.with_value(|id| format!("{id}-{name}"))
    }

    /// The JSON pointer of a place of this component.
    #[must_use]
    pub fn at(self, place: &'static str) -> Signal<String> {
        Signal::derive(move || {
            format!("{}{place}", self.id.with_value(|id| self.editor.path_of(id)).unwrap_or_default())
        })
    }

    /// The JSON pointer of a field of the configuration.
    #[must_use]
    pub fn at_config(self, name: &'static str) -> Signal<String> {
        self.below("config", name)
    }

    /// The JSON pointer of a usage figure.
    #[must_use]
    pub fn at_usage(self, name: &'static str) -> Signal<String> {
        self.below("usage", name)
    }

    fn below(self, part: &'static str, name: &'static str) -> Signal<String> {
        let own = self.at("");
        Signal::derive(move || format!("{}/{part}/{name}", own.get()))
    }

    /// Reads the component; the default of `T` when it is gone.
    pub fn read<T: Default>(self, read: fn(&Component) -> T) -> T {
        self.with(&read)
    }

    /// As [`Form::read`], with what the reader has captured.
    pub fn with<T: Default>(self, read: &dyn Fn(&Component) -> T) -> T {
        self.id.with_value(|id| self.editor.design.with(|design| design.component(id).map(read).unwrap_or_default()))
    }

    /// Changes the component. Edits in a row at the same non-empty `place` are undone together.
    pub fn edit(self, place: &str, change: &dyn Fn(&mut Component)) {
        self.id.with_value(|id| self.editor.edit_component(id, place, change));
    }

    /// A text field.
    pub fn input(self, field: Input) -> AnyView {
        let Input { name, label, place, unit, empty, numeric, list, hint, read, write } = field;
        let value = Signal::derive(move || self.read(read));
        let hint = Signal::derive(move || self.read(hint));
        let list = Signal::derive(move || {
            let region = |id: &ComponentId| {
                self.editor.design.with(|d| d.component(id).map(|c| d.region_of(c).to_owned()).unwrap_or_default())
            };
            if list.is_empty() { String::new() } else { format!("{list}-{}", self.id.with_value(region)) }
        });
        let set = move |text: String| {
            let before = self.id.with_value(|id| self.editor.design.with_untracked(|d| d.component(id).cloned()));
            if let Some(mut component) = before {
                write(&mut component, &text)?;
                self.edit(name, &|own| own.clone_from(&component));
            }
            Ok(())
        };
        view! {
            <InputField id=self.element(name) label unit placeholder=Signal::stored(empty.to_owned()) list numeric hint path=self.at(place) value set />
        }
        .into_any()
    }

    /// A choice.
    pub fn choice(
        self,
        name: &'static str,
        label: &'static str,
        path: Signal<String>,
        options: Options,
        read: fn(&Component) -> &'static str,
        write: fn(&mut Component, &str),
    ) -> AnyView {
        let value = Signal::derive(move || self.read(read).to_owned());
        let set = Callback::new(move |code: String| self.edit("", &|component| write(component, &code)));
        self.select(name, label, path, Signal::stored(options), value, set)
    }

    /// A choice that needs more than its component.
    pub fn select(
        self,
        name: &'static str,
        label: &'static str,
        path: Signal<String>,
        options: Signal<Options>,
        value: Signal<String>,
        set: Callback<String>,
    ) -> AnyView {
        view! { <SelectField id=self.element(name) label path options value set /> }.into_any()
    }

    /// A usage figure that may be left out.
    pub fn figure(self, figure: Figure) -> AnyView {
        let Figure { name, label, place, unit, empty, hint, most, first, read, write } = figure;
        let value = Signal::derive(move || self.read(read));
        let set = move |value| self.edit(name, &|component| write(component, value));
        let empty = Signal::stored(empty.to_owned());
        view! { <UsageField id=self.element(name) label unit empty hint path=self.at(place) most first value set /> }
            .into_any()
    }

    /// A choice of yes and no.
    pub fn check(
        self,
        name: &'static str,
        label: &'static str,
        place: &'static str,
        read: fn(&Component) -> bool,
        write: fn(&mut Component, bool),
    ) -> AnyView {
        let value = Signal::derive(move || self.read(read));
        let set = move |on| self.edit("", &|component| write(component, on));
        view! { <CheckField id=self.element(name) label path=self.at(place) value set /> }.into_any()
    }

    /// A view that stands only while `test` holds.
    pub fn when(self, test: fn(&Component) -> bool, make: fn(Form) -> AnyView) -> AnyView {
        let holds = Memo::new(move |_| self.read(test));
        (move || holds.get().then(|| untrack(|| make(self)))).into_any()
    }

    /// A view for each answer of `key`, made anew when the answer changes.
    pub fn by(self, key: fn(&Component) -> &'static str, make: fn(Form, &'static str) -> AnyView) -> AnyView {
        let key = Memo::new(move |_| self.read(key));
        (move || {
            let key = key.get();
            untrack(|| make(self, key))
        })
        .into_any()
    }

    /// Text that follows the component.
    pub fn text(self, read: fn(&Component) -> String) -> AnyView {
        (move || self.read(read)).into_any()
    }
}

/// Views in an element of a class: one type for every form.
#[must_use]
pub fn block(class: &'static str, views: Vec<AnyView>) -> AnyView {
    view! { <div class=class>{views}</div> }.into_any()
}

/// Fields side by side, as many as there is room for.
#[must_use]
pub fn row(fields: Vec<AnyView>) -> AnyView {
    block("field-row", fields)
}

/// Fields that few need, folded away unless `open`.
#[must_use]
pub fn more(label: &'static str, about: &'static str, open: bool, fields: Vec<AnyView>) -> AnyView {
    view! {
        <details class="more" open=open>
            <summary>{label}" "<span class="hint">{about}</span></summary>
            {block("fields", fields)}
        </details>
    }
    .into_any()
}

/// A short note that belongs to no single field.
pub fn hint(text: impl IntoAny) -> AnyView {
    view! { <p class="hint">{text.into_any()}</p> }.into_any()
}

/// A button.
#[must_use]
pub fn button(label: &'static str, run: Callback<()>) -> AnyView {
    view! { <button type="button" class="button" on:click=move |_| run.run(())>{label}</button> }.into_any()
}

/// The options of a list of words.
pub fn words<T: Copy>(all: &[(&'static str, T)], label: fn(T) -> &'static str) -> Options {
    all.iter().map(|(code, word)| ((*code).to_owned(), capitalised(label(*word)))).collect()
}

/// The options of a list of codes and labels.
#[must_use]
pub fn pairs(all: &[(&'static str, &'static str)]) -> Options {
    all.iter().map(|(code, label)| ((*code).to_owned(), (*label).to_owned())).collect()
}

/// The word with this code.
pub fn word<T: Copy>(all: &[(&'static str, T)], code: &str) -> Option<T> {
    all.iter().find(|(name, _)| *name == code).map(|(_, word)| *word)
}

/// Reads a whole number, zero when the field is empty.
///
/// # Errors
/// What is wrong, in words for the field.
pub fn whole_or_zero(text: &str, most: u64) -> Result<u64, String> {
    Ok(parse::whole_or_empty(text, 0, most)?.unwrap_or_default())
}

/// A number as text, empty when there is none.
#[must_use]
pub fn optional(value: Option<u64>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
