//! A comparison with its charts, as the pages show it.

use serde::{Deserialize, Serialize};

/// Purchase options side by side, ready to be shown, with the charts that go with them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ComparedDesign {
    /// Name of the design.
    pub name: String,
    /// Every EC2 group of the design, and whether it is compared.
    pub groups: Vec<GroupChoice>,
    /// The code of the option that all compared groups use now.
    pub current: Option<String>,
    /// Headings.
    pub columns: Vec<ComparedColumn>,
    /// One row per option.
    pub rows: Vec<ComparedRow>,
    /// What the figures rest on.
    pub notes: Vec<String>,
    /// The charts, drawn on the server.
    pub charts: Vec<Chart>,
}

/// A group that can be compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupChoice {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether it is compared.
    pub chosen: bool,
}

/// A heading of a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedColumn {
    /// Its text.
    pub label: String,
    /// Whether it holds numbers, set to the right.
    pub is_number: bool,
    /// What a filter of it can look like.
    pub example: String,
}

/// One option of a comparison.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ComparedRow {
    /// Code of the option.
    pub code: String,
    /// Whether it has a price.
    pub priced: bool,
    /// Whether the charts show it.
    pub drawn: bool,
    /// One text per column.
    pub cells: Vec<String>,
    /// One exact text per column for machines, empty where nothing is known.
    pub plain: Vec<String>,
    /// One number per column to sort and filter by, in ten-thousandths; none for words and what is
    /// not known.
    pub numbers: Vec<Option<i64>>,
}

/// A chart: a drawing, and everything around it that is text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// How to read it.
    pub description: String,
    /// The drawing, an `svg` element without styles, ids or scripts.
    pub svg: String,
    /// Width of the drawing in pixels.
    pub width: u32,
    /// Height of the drawing in pixels.
    pub height: u32,
    /// The curves.
    pub legend: Vec<LegendItem>,
    /// The numbered marks.
    pub marks: Vec<MarkItem>,
    /// The figures drawn.
    pub table: ChartTable,
}

/// A curve of a chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegendItem {
    /// Its name, with `≈` where its prices are derived or approximate.
    pub name: String,
    /// Classes of a line that looks like it.
    pub class: String,
}

/// A numbered mark of a chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkItem {
    /// Its number in the drawing.
    pub number: u32,
    /// What it marks.
    pub text: String,
}

/// The figures of a chart as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChartTable {
    /// Headings, the first for the rows' names.
    pub head: Vec<String>,
    /// Rows, each as long as the head.
    pub rows: Vec<Vec<String>>,
}

/// A chart of one component of an estimate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ComponentChart {
    /// Id of the component.
    pub component: String,
    /// Name of the component.
    pub name: String,
    /// The chart.
    pub chart: Chart,
}
