//! Builder methods for rarely used properties of form parts: units, hints, placeholders.

use super::{Button, Cell, Control, Does, Field, Node, Picks, Usage};
use crate::reads::{Empty, Reads};

impl Field {
    /// Sets the unit shown after it.
    #[must_use]
    pub const fn unit(mut self, unit: &'static str) -> Field {
        self.unit = unit;
        self
    }

    /// Adds a short note under it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Field {
        self.hint = hint.into();
        self
    }

    /// For text inputs: sets the placeholder.
    #[must_use]
    pub fn empty(mut self, text: &str) -> Field {
        if let Control::Input { empty, .. } = &mut self.control {
            text.clone_into(empty);
        }
        self
    }

    /// For text inputs: sets the list of suggestions, by id.
    #[must_use]
    pub fn list(mut self, id: impl Into<String>) -> Field {
        if let Control::Input { list, .. } = &mut self.control {
            *list = id.into();
        }
        self
    }
}

impl From<Field> for Cell {
    fn from(field: Field) -> Cell {
        Cell { label: field.label, at: field.at, control: field.control, level: None }
    }
}

impl Usage {
    /// Makes it optional, with the placeholder `empty`.
    #[must_use]
    pub fn empty(mut self, empty: &str) -> Usage {
        empty.clone_into(&mut self.empty);
        if let Reads::Number { empty, .. } = &mut self.reads {
            *empty = Empty::Removes;
        }
        self
    }

    /// Adds a short note under it.
    #[must_use]
    pub fn hint(mut self, hint: &str) -> Usage {
        hint.clone_into(&mut self.hint);
        self
    }

    /// Sets the largest value.
    #[must_use]
    pub const fn most(mut self, largest: u64) -> Usage {
        if let Reads::Number { most, .. } = &mut self.reads {
            *most = largest;
        }
        self
    }

    /// Sets the initial number.
    #[must_use]
    pub const fn first(mut self, first: u64) -> Usage {
        self.first = first;
        self
    }

    /// Shows it only if it applies or is given.
    #[must_use]
    pub fn only(self, means_something: bool) -> Option<Usage> {
        (means_something || self.is_given()).then_some(self)
    }

    /// Whether it is given.
    #[must_use]
    pub const fn is_given(&self) -> bool {
        self.value.is_some()
    }
}

impl Picks {
    /// Sets the placeholder of an empty list.
    #[must_use]
    pub fn empty(mut self, empty: &str) -> Picks {
        empty.clone_into(&mut self.empty);
        self
    }
}

impl From<Field> for Node {
    fn from(field: Field) -> Node {
        Node::Field(field)
    }
}

impl From<Usage> for Node {
    fn from(usage: Usage) -> Node {
        Node::Usage(usage)
    }
}

impl From<Picks> for Node {
    fn from(picks: Picks) -> Node {
        Node::Picks(picks)
    }
}

impl Button {
    /// A button that makes a change.
    #[must_use]
    pub fn act(label: &str, act: &'static str, value: impl Into<String>) -> Button {
        Button {
            label: label.to_owned(),
            name: String::new(),
            does: Does::Act(act, value.into(), Vec::new()),
            danger: false,
        }
    }

    /// Sets an accessible name that differs from the label.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Button {
        self.name = name.into();
        self
    }

    /// Marks it as removing something.
    #[must_use]
    pub const fn danger(mut self) -> Button {
        self.danger = true;
        self
    }
}
