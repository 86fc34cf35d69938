//! [`Node`]: the parts of a form, a closed set that one renderer knows.

mod build;

use crate::reads::Reads;

/// A value and its label.
pub type Options = Vec<(String, String)>;

/// A part of a form.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// Parts below each other.
    Fields(Vec<Node>),
    /// Fields side by side, as many as there is room for.
    Row(Vec<Node>),
    /// What a choice above brings along.
    Reveal(Vec<Node>),
    /// Fields that few need, folded away.
    More(More),
    /// Parts with a heading of their own.
    Group(Group),
    /// A heading.
    Heading(&'static str),
    /// A short note that belongs to no single field.
    Hint(String),
    /// A value that another field gives.
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
    /// A list that is picked from others.
    Picks(Picks),
    /// Buttons side by side, after a note; the note may be empty.
    Actions(String, Vec<Button>),
    /// A table of cells.
    Grid(Grid),
    /// How many instances stand in each availability zone.
    Zones(Vec<Zone>),
    /// What stands under a field without a control: problems and findings about a place.
    Notes {
        /// Id of the element.
        id: String,
        /// JSON pointer of the place.
        at: String,
    },
    /// A part that follows from the analysis of the design.
    Panel(Panel),
}

/// A part that follows from the analysis of the design.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// The path of a flow, and the other path options.
    Paths,
    /// The addresses of a VPC.
    Addresses,
    /// The capacity units of a load balancer.
    Capacity,
}

/// Fields that few need.
#[derive(Debug, Clone, PartialEq)]
pub struct More {
    /// Id of the element.
    pub id: String,
    /// The heading.
    pub label: String,
    /// A few words about it.
    pub about: String,
    /// Whether it is open at first: something in it is given.
    pub open: bool,
    /// What is in it.
    pub nodes: Vec<Node>,
}

/// Parts with a heading of their own.
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
    /// What is in it.
    pub nodes: Vec<Node>,
}

/// One value of the document.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Id of the control, unique on the page. Made of the component's id: indices move, ids stay.
    pub id: String,
    /// Label above it.
    pub label: String,
    /// JSON pointer of the value, which findings and problems name too.
    pub at: String,
    /// How it is entered.
    pub control: Control,
    /// Unit behind it; empty for none.
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
        /// What an empty field stands for.
        empty: String,
        /// Id of a list of suggestions; empty for none.
        list: String,
    },
    /// One of a few.
    Choice {
        /// The value that is chosen.
        chosen: String,
        /// Values and labels.
        options: Options,
        /// The change that a choice makes; none where the value itself goes to the pointer, or away when it is empty.
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
    /// `true` at the pointer, or nothing.
    TrueOrNothing,
    /// `true` or `false` at the pointer.
    TrueOrFalse,
    /// A change with the value `true` or `false`.
    Act(&'static str),
}

/// A usage value: for the month as one number or a range, open, a rate, once, or by the hour.
#[derive(Debug, Clone, PartialEq)]
pub struct Usage {
    /// Where the ids of its controls begin.
    pub id: String,
    /// What is counted.
    pub label: String,
    /// JSON pointer of the value.
    pub at: String,
    /// The value in the document.
    pub value: Option<serde_json::Value>,
    /// Unit behind a value for the month.
    pub unit: &'static str,
    /// How its numbers are read.
    pub reads: Reads,
    /// What an empty field stands for; empty where there must be a value.
    pub empty: String,
    /// A short note under it.
    pub hint: String,
    /// A number to start from when it turns from open to known.
    pub first: u64,
    /// In which other forms it can be given.
    pub forms: UsageForms,
}

/// In which forms besides the month a usage value can be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UsageForms {
    /// In none.
    Monthly,
    /// Once, by the hour, and as a rate in the units that fit the measure.
    All(definitions::Measure),
}

/// A list that is picked from others.
#[derive(Debug, Clone, PartialEq)]
pub struct Picks {
    /// Id of the choice of the others.
    pub id: String,
    /// Label above it.
    pub label: String,
    /// JSON pointer of the list.
    pub at: String,
    /// What an empty list stands for.
    pub empty: String,
    /// Values that are picked, with their labels.
    pub chosen: Options,
    /// Values that can be picked besides.
    pub others: Options,
    /// The most that can be picked.
    pub most: usize,
}

/// A button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    /// What is written on it.
    pub label: String,
    /// Its accessible name where the label alone does not tell; empty for the label.
    pub name: String,
    /// What it does.
    pub does: Does,
    /// Whether it takes something away.
    pub danger: bool,
}

/// What a button does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Does {
    /// A change of the design: its name, its value, and ids of controls whose values follow it, separated by commas.
    Act(&'static str, String, Vec<String>),
    /// Opens the comparison of the component.
    Compare,
}

/// A table of cells.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// Where the ids of its elements begin.
    pub id: String,
    /// Class of the table.
    pub class: &'static str,
    /// What the table shows.
    pub label: String,
    /// JSON pointer of what it shows.
    pub at: String,
    /// Heads of the columns; the first is of the heads of the rows where they have one.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<GridRow>,
    /// Whether arrows lead from cell to cell, so that Tab passes the table, and blocks of numbers can be pasted.
    pub numbers: bool,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct GridRow {
    /// Its head; empty for none.
    pub head: String,
    /// Its cells.
    pub cells: Vec<Cell>,
    /// The button that removes it.
    pub remove: Option<Button>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// What it is about.
    pub label: String,
    /// JSON pointer of its value.
    pub at: String,
    /// How it is entered.
    pub control: Control,
    /// How much it is beside the largest, in fourths.
    pub level: Option<u64>,
}

/// An availability zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    /// Its letter.
    pub letter: String,
    /// How many stand in it; none for a zone that is not in use yet.
    pub count: Option<u64>,
}
