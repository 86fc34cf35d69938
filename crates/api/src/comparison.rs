//! A comparison with its charts.

use pricing::compare::Comparison;
use serde::{Deserialize, Serialize};

/// Purchase options side by side, with the charts that go with them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ComparedDesign {
    /// Name of the design.
    pub name: String,
    /// The rows.
    pub comparison: Comparison,
    /// Codes of the options that the charts show.
    pub drawn: Vec<String>,
    /// The charts, drawn on the server.
    pub charts: Vec<Chart>,
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
