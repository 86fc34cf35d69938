//! [`Page`]: a page with all its content. One file per page.

#[cfg(feature = "ssr")]
mod breakdown;
mod compare;
mod edit;
#[cfg(feature = "ssr")]
mod find;
#[cfg(feature = "ssr")]
mod heading;
#[cfg(feature = "ssr")]
mod months;
#[cfg(feature = "ssr")]
mod ready;
mod recent;
mod start;
#[cfg(feature = "ssr")]
mod templates;
mod view;
#[cfg(feature = "ssr")]
mod workload;
#[cfg(feature = "ssr")]
mod workload_form;

use api::ComparedDesign;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::components::error_box::ErrorBox;
use crate::editor::EditorStart;
use crate::error::AppError;

/// A page with all its content. The server finds the content and writes it into the document, where the browser reads
/// it. Every link loads its page from the server.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Page {
    /// A description of Abacus, with a priced example.
    Start(StartPage),
    /// The editor.
    Editor(EditorStart),
    /// A saved design, for viewing.
    Shared(SharedPage),
    /// The purchase options of a saved design.
    Compared(ComparedPage),
    /// What a saved design costs month by month.
    Months(MonthsPage),
    /// Where the money of a saved design goes.
    Breakdown(BreakdownPage),
    /// The options of a workload.
    Workload(WorkloadPage),
    /// The error that keeps the page from being shown.
    Failed(AppError),
}

/// The content of the start page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StartPage {
    /// A priced example and the designs to start from, as HTML that the server renders and the browser leaves as it is.
    #[serde(skip)]
    pub html: String,
}

/// A saved design, for viewing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SharedPage {
    /// Public id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The whole design as HTML that the server renders and the browser leaves as it is.
    #[serde(skip)]
    pub html: String,
}

/// The purchase options of a saved design.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ComparedPage {
    /// Public id of the design.
    pub id: String,
    /// Its purchase options.
    pub compared: ComparedDesign,
}

/// What a saved design costs month by month.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MonthsPage {
    /// The name of the design.
    pub name: String,
    /// The chart and the table as HTML that the server renders and the browser leaves as it is.
    #[serde(skip)]
    pub html: String,
}

/// Where the money of a saved design goes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BreakdownPage {
    /// The name of the design.
    pub name: String,
    /// The chart and the table as HTML that the server renders and the browser leaves as it is.
    #[serde(skip)]
    pub html: String,
}

/// The options of a workload, side by side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WorkloadPage {
    /// What is compared.
    pub title: String,
    /// The form and the comparison as HTML that the server renders and the browser leaves as it is.
    #[serde(skip)]
    pub html: String,
}

/// The title of the document: the subject of the page, followed by the name of the program.
pub(crate) fn document_title(about: &str) -> String {
    if about.trim().is_empty() { "Abacus".to_owned() } else { format!("{about} · Abacus") }
}

/// HTML that only the server renders. The browser does not have it, and leaves the existing HTML as it is.
pub(crate) fn written(id: &'static str, class: &'static str, html: String) -> AnyView {
    view! { <div id=id class=class inner_html=html></div> }.into_any()
}

impl Page {
    /// The content of the page below the site header.
    pub(crate) fn show(self) -> AnyView {
        match self {
            Page::Start(page) => view! { <start::Start page /> }.into_any(),
            Page::Editor(start) => view! { <edit::EditorPage start /> }.into_any(),
            Page::Shared(page) => view! { <view::Shared page /> }.into_any(),
            Page::Compared(page) => view! { <compare::Compared page /> }.into_any(),
            Page::Months(page) => written("months", "page wide months", page.html),
            Page::Breakdown(page) => written("breakdown", "page wide breakdown", page.html),
            Page::Workload(page) => written("workload", "page wide workload", page.html),
            Page::Failed(error) => view! { <ErrorBox error /> }.into_any(),
        }
    }
}
