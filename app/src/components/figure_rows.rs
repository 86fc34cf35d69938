//! Usage figures of the kinds that list them by name: a row of a table each.

use design::{Component, UsageValue, limits};
use leptos::prelude::*;

use super::form::{Form, more, row};
use crate::fields::UsageField;

/// What an empty field stands for when the usage is unknown then.
pub const OPEN: &str = "depends on usage";

/// A usage figure in a form. All of them are read and written by their names in the document.
pub struct FigureRow {
    /// Its name in the document.
    name: &'static str,
    /// What is counted.
    label: &'static str,
    /// Unit behind it.
    unit: &'static str,
    /// What an empty field stands for.
    empty: fn(&Component) -> &'static str,
    /// A short note under it.
    hint: &'static str,
    /// Whether it means anything; a figure that is said is shown all the same.
    only: fn(&Component) -> bool,
}

impl FigureRow {
    /// Hours that each of the things exists.
    pub const HOURS: FigureRow = FigureRow::new("hours_per_month", "Hours per month", "hours each", |_| "all month");

    /// A figure that is unknown when it is left out.
    #[must_use]
    pub const fn open(name: &'static str, label: &'static str, unit: &'static str) -> FigureRow {
        FigureRow::new(name, label, unit, |_| OPEN)
    }

    /// A figure that is nothing when it is left out.
    #[must_use]
    pub const fn none(name: &'static str, label: &'static str, unit: &'static str) -> FigureRow {
        FigureRow::new(name, label, unit, |_| "none")
    }

    /// A figure that cannot be left out once it is there.
    #[must_use]
    pub const fn needed(name: &'static str, label: &'static str, unit: &'static str) -> FigureRow {
        FigureRow::new(name, label, unit, |_| "")
    }

    /// A figure that stands for `empty` when it is left out.
    #[must_use]
    pub const fn new(
        name: &'static str,
        label: &'static str,
        unit: &'static str,
        empty: fn(&Component) -> &'static str,
    ) -> FigureRow {
        FigureRow { name, label, unit, empty, hint: "", only: |_| true }
    }

    /// With a short note under it.
    #[must_use]
    pub const fn hint(mut self, hint: &'static str) -> FigureRow {
        self.hint = hint;
        self
    }

    /// Shown only where it means something.
    #[must_use]
    pub const fn only(mut self, only: fn(&Component) -> bool) -> FigureRow {
        self.only = only;
        self
    }

    /// A figure to start from when the user turns from open to known.
    fn first(&self) -> u64 {
        match self.unit {
            "%" => 10,
            "days" => 30,
            unit if unit.starts_with("GB") => 100,
            _ => 1_000,
        }
    }
}

/// The figure with this name, if it is said.
pub fn figure(component: &Component, name: &str) -> Option<UsageValue> {
    component.body.figures()?.figure(name)
}

/// What an empty field stands for among figures of which one makes the others nothing.
pub fn empty_of(component: &Component, group: &[&str]) -> &'static str {
    if group.iter().any(|name| figure(component, name).is_some()) { "none" } else { OPEN }
}

impl Form {
    /// Usage figures side by side.
    pub fn figures(self, rows: &'static [FigureRow]) -> AnyView {
        row(rows.iter().map(|figure| self.figure_row(figure)).collect())
    }

    /// Usage figures that few need, folded away while none of them is said and `open` is false.
    pub fn more_figures(
        self,
        label: &'static str,
        about: &'static str,
        mut fields: Vec<AnyView>,
        rows: &'static [FigureRow],
        open: bool,
    ) -> AnyView {
        let said = self.with(&|c| rows.iter().any(|row| figure(c, row.name).is_some()));
        fields.push(self.figures(rows));
        more(label, about, open || said, fields)
    }

    fn figure_row(self, row: &'static FigureRow) -> AnyView {
        let shown = Memo::new(move |_| self.with(&|c| (row.only)(c) || figure(c, row.name).is_some()));
        (move || shown.get().then(|| untrack(|| self.named_figure(row)))).into_any()
    }

    fn named_figure(self, row: &'static FigureRow) -> AnyView {
        let FigureRow { name, label, unit, hint, .. } = *row;
        let value = Signal::derive(move || self.with(&|c| figure(c, name)));
        let set = move |value: Option<UsageValue>| {
            self.edit(name, &|c| {
                if let Some(figure) = c.body.figures_mut().and_then(|all| all.figure_mut(name)) {
                    *figure = value;
                }
            });
        };
        let empty = Signal::derive(move || self.read(row.empty).to_owned());
        let hours = name == FigureRow::HOURS.name;
        let most = if hours {
            self.editor.month_hours()
        } else if row.unit == "%" {
            limits::PERCENT
        } else {
            limits::USAGE
        };
        let first = if hours { most } else { row.first() };
        let path = self.at_usage(name);
        view! { <UsageField id=self.element(name) label unit empty hint path most first value set /> }.into_any()
    }
}
