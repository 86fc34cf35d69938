//! A comparison with its charts, as the pages show it.

use serde::{Deserialize, Serialize};

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Compares {
    /// Purchase options.
    #[default]
    PurchaseOptions,
    /// Deployments, such as those of a relational database.
    Deployments,
}

impl Compares {
    /// All, by their codes.
    pub const ALL: [(&'static str, Compares); 2] =
        [("purchase-options", Compares::PurchaseOptions), ("deployments", Compares::Deployments)];

    /// The one with this code.
    #[must_use]
    pub fn of(code: &str) -> Option<Compares> {
        Compares::ALL.into_iter().find(|(own, _)| *own == code).map(|(_, compares)| compares)
    }

    /// What it is called.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Compares::PurchaseOptions => "Purchase options",
            Compares::Deployments => "Deployments",
        }
    }
}

/// A comparison of purchase options or deployments, ready for display, with its charts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ComparedDesign {
    /// What is compared.
    #[serde(default)]
    pub of: Compares,
    /// The component whose deployments can be compared as well, if there is one.
    #[serde(default)]
    pub deployable: Option<String>,
    /// Name of the design.
    pub name: String,
    /// The kind of the components compared, as in documents.
    pub kind: String,
    /// What they are called.
    pub label: String,
    /// Every component of the kind, and whether it is compared.
    pub groups: Vec<GroupChoice>,
    /// The other kinds of the design that have purchase options.
    pub others: Vec<OtherKind>,
    /// The code of the option that all compared components use now.
    pub current: Option<String>,
    /// The column headings.
    pub columns: Vec<ComparedColumn>,
    /// One row for each option.
    pub rows: Vec<ComparedRow>,
    /// The assumptions behind the amounts.
    pub notes: Vec<String>,
    /// The charts, drawn on the server.
    pub charts: Vec<Chart>,
}

/// Components that can be compared, but not together with others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherKind {
    /// What they are called.
    pub label: String,
    /// Their ids.
    pub ids: Vec<String>,
}

/// A component that can be compared.
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
    /// Whether it is a column of numbers, aligned right.
    pub is_number: bool,
    /// An example of a filter for it.
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
    /// One text for each column.
    pub cells: Vec<String>,
    /// One exact, machine-readable text for each column, empty if unknown.
    pub plain: Vec<String>,
    /// One number for each column to sort and filter by, in ten-thousandths; `None` for text and unknown values.
    pub numbers: Vec<Option<i64>>,
}

/// A chart: a drawing and the texts around it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// A description of what can be read from it.
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
    /// The values drawn, as a table.
    pub table: ChartTable,
}

/// A curve of a chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegendItem {
    /// Its name, with `≈` if its prices are derived or approximate.
    pub name: String,
    /// Classes of the sample line in the legend.
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

/// The values of a chart as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChartTable {
    /// Headings; the first is for the names of the rows.
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
