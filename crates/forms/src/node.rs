//! [`Node`]: the parts of a form, a closed set known to a single renderer.

mod build;

use crate::reads::Reads;

/// Values with their labels.
pub type Options = Vec<(String, String)>;

/// A part of a form.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// Parts below each other.
    Fields(Vec<Node>),
    /// Fields in a row, as many as fit.
    Row(Vec<Node>),
    /// Fields revealed by a choice above.
    Reveal(Vec<Node>),
    /// Rarely needed fields, collapsed.
    More(More),
    /// Parts under their own heading.
    Group(Group),
    /// A heading.
    Heading(&'static str),
    /// A short note that belongs to no single field.
    Hint(String),
    /// A value determined by another field.
    Fixed {
        /// Label above it.
        label: String,
        /// The value.
        text: String,
    },
    /// One value of the document.
    Field(Field),
    /// A usage value.
    Usage(Usage),
    /// A list picked from options.
    Picks(Picks),
    /// Buttons in a row, after an optional note.
    Actions(String, Vec<Button>),
    /// A table of cells.
    Grid(Grid),
    /// The number of instances in each availability zone.
    Zones(Vec<Zone>),
    /// Problems and findings about a pointer that has no control.
    Notes {
        /// Id of the element.
        id: String,
        /// The JSON pointer.
        at: String,
    },
    /// A part that depends on the analysis of the design.
    Panel(Panel),
}

/// A part that depends on the analysis of the design.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// The path of a flow, and its path options.
    Paths,
    /// The address plan of a VPC.
    Addresses,
    /// The capacity units of a load balancer.
    Capacity,
}

/// Rarely needed fields.
#[derive(Debug, Clone, PartialEq)]
pub struct More {
    /// Id of the element.
    pub id: String,
    /// The heading.
    pub label: String,
    /// A short description.
    pub about: String,
    /// Whether it is initially open, because something in it is given.
    pub open: bool,
    /// Its content.
    pub nodes: Vec<Node>,
}

/// Parts under their own heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Id of the element.
    pub id: String,
    /// Class of the element.
    pub class: &'static str,
    /// The heading.
    pub legend: String,
    /// Whether only assistive technology sees the heading.
    pub hidden: bool,
    /// Its content.
    pub nodes: Vec<Node>,
}

/// One value of the document.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Id of the control, unique on the page. It is derived from the component's id, because indices change but ids do
    /// not.
    pub id: String,
    /// Label above it.
    pub label: String,
    /// JSON pointer of the value, which findings and problems refer to.
    pub at: String,
    /// How it is entered.
    pub control: Control,
    /// Unit shown after it; empty for none.
    pub unit: &'static str,
    /// A short note under it; empty for none.
    pub hint: String,
}

/// How a value is entered.
#[derive(Debug, Clone, PartialEq)]
pub enum Control {
    /// As text.
    Input {
        /// The text of the value.
        text: String,
        /// How a text becomes a value.
        reads: Reads,
        /// The placeholder of an empty field.
        empty: String,
        /// Id of a list of suggestions; empty for none.
        list: String,
    },
    /// One of a few.
    Choice {
        /// The selected value.
        chosen: String,
        /// Values and labels.
        options: Options,
        /// The change that a selection makes; if `None`, the value is written at the pointer, or removed if empty.
        act: Option<&'static str>,
    },
    /// Yes or no.
    Check {
        /// Whether it is checked.
        on: bool,
        /// What it does.
        sets: Sets,
    },
}

/// What a checkbox does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sets {
    /// Sets `true` at the pointer, or removes it.
    TrueOrNothing,
    /// Sets `true` or `false` at the pointer.
    TrueOrFalse,
    /// Makes a change with the value `true` or `false`.
    Act(&'static str),
}

/// A usage value: for the month as one number or a range, open, a rate, once, or by the hour.
#[derive(Debug, Clone, PartialEq)]
pub struct Usage {
    /// Prefix of the ids of its controls.
    pub id: String,
    /// What is counted.
    pub label: String,
    /// JSON pointer of the value.
    pub at: String,
    /// The value in the document.
    pub value: Option<serde_json::Value>,
    /// Unit shown after a value for the month.
    pub unit: &'static str,
    /// How its numbers are read.
    pub reads: Reads,
    /// The placeholder of an empty field; empty if a value is required.
    pub empty: String,
    /// A short note under it.
    pub hint: String,
    /// The initial number when it changes from open to known.
    pub first: u64,
    /// In which other forms it can be given.
    pub forms: UsageForms,
}

/// The forms, besides the month, in which a usage value can be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UsageForms {
    /// None.
    Monthly,
    /// Once, in one month.
    Once,
    /// Once, by the hour, and as a rate in the units that fit the measure.
    All(definitions::Measure),
}

/// A list picked from options.
#[derive(Debug, Clone, PartialEq)]
pub struct Picks {
    /// Id of the choice of further options.
    pub id: String,
    /// Label above it.
    pub label: String,
    /// JSON pointer of the list.
    pub at: String,
    /// The placeholder of an empty list.
    pub empty: String,
    /// Picked values, with their labels.
    pub chosen: Options,
    /// Values that can still be picked.
    pub others: Options,
    /// The maximum number of picked values.
    pub most: usize,
}

/// A button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    /// Its label.
    pub label: String,
    /// Its accessible name if the label alone is not enough; empty to use the label.
    pub name: String,
    /// What it does.
    pub does: Does,
    /// Whether it removes something.
    pub danger: bool,
}

/// What a button does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Does {
    /// A change of the design: its name, its value, and the ids of controls whose values are sent with it, separated by
    /// commas.
    Act(&'static str, String, Vec<String>),
    /// Opens the comparison of the component.
    Compare,
}

/// A table of cells.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// Prefix of the ids of its elements.
    pub id: String,
    /// Class of the table.
    pub class: &'static str,
    /// What the table shows.
    pub label: String,
    /// JSON pointer of what it shows.
    pub at: String,
    /// Column headings; the first is for the row headings, if there are any.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<GridRow>,
    /// Whether arrow keys move between cells, so that Tab skips the table, and blocks of numbers can be pasted.
    pub numbers: bool,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct GridRow {
    /// Its heading; empty for none.
    pub head: String,
    /// Its cells.
    pub cells: Vec<Cell>,
    /// The button that removes it.
    pub remove: Option<Button>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Its accessible label.
    pub label: String,
    /// JSON pointer of its value.
    pub at: String,
    /// How it is entered.
    pub control: Control,
    /// Its value relative to the largest, in quarters.
    pub level: Option<u64>,
}

/// An availability zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    /// Its letter.
    pub letter: String,
    /// How many instances are in it; `None` for a zone that is not in use yet.
    pub count: Option<u64>,
}
