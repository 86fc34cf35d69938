//! [`Page`]: which page it is, with everything it shows. One file per page.

mod compare;
mod edit;
#[cfg(feature = "ssr")]
mod find;
#[cfg(feature = "ssr")]
mod heading;
mod start;
#[cfg(feature = "ssr")]
mod templates;
mod view;

use api::{ComparedDesign, ComponentChart, RegionChoice, SharedDesign};
use leptos::prelude::*;
use pricing::Estimate;
use serde::{Deserialize, Serialize};

use crate::AppError;
use crate::components::error_box::ErrorBox;
pub(crate) use edit::regions;

/// A page with everything it shows. The server finds it and writes it into the document; the
/// browser reads it there. Every link loads its page from the server.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Page {
    /// What Abacus does, with a priced example.
    Start(StartPage),
    /// The editor.
    Editor(EditorStart),
    /// A saved design, to look at.
    Shared(SharedPage),
    /// The purchase options of a saved design.
    Compared(ComparedPage),
    /// Why the page cannot be shown.
    Failed(AppError),
}

/// What the start page shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StartPage {
    /// A priced example.
    pub example: EditorStart,
    /// Its drawing, and the designs to start from, as HTML: the server writes it, and the browser leaves it as it is.
    #[serde(skip)]
    pub html: StartHtml,
}

/// What only the server writes of the start page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StartHtml {
    /// The drawing of the example.
    pub drawing: String,
    /// The designs to start from.
    pub templates: String,
}

/// A saved design with what is drawn of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SharedPage {
    /// The design and its estimate.
    pub shared: SharedDesign,
    /// Its charts.
    pub charts: Vec<ComponentChart>,
    /// Its drawing as HTML: the server writes it, and the browser leaves it as it is.
    #[serde(skip)]
    pub drawing: String,
}

/// The purchase options of a saved design.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ComparedPage {
    /// Public id of the design.
    pub id: String,
    /// Its purchase options.
    pub compared: ComparedDesign,
}

/// What an editor needs to start.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EditorStart {
    /// The design document.
    pub document: String,
    /// Its estimate.
    pub estimate: Estimate,
    /// Where it is saved: id, revision and time.
    pub saved: Option<(String, i64, i64)>,
    /// Every region.
    pub regions: Vec<RegionChoice>,
}

/// The title of a document as the browser shows it: what the page is about, and the program.
pub(crate) fn document_title(about: &str) -> String {
    if about.trim().is_empty() { "Abacus".to_owned() } else { format!("{about} · Abacus") }
}

/// HTML that the server writes. The browser has none of it, and leaves what it finds as it is.
fn written(id: &'static str, class: &'static str, html: String) -> AnyView {
    view! { <div id=id class=class inner_html=html></div> }.into_any()
}

impl Page {
    /// What the page shows below the head of the site.
    pub(crate) fn show(self) -> AnyView {
        match self {
            Page::Start(page) => view! { <start::Start page /> }.into_any(),
            Page::Editor(start) => view! { <edit::EditorPage start /> }.into_any(),
            Page::Shared(page) => view! { <view::Shared page /> }.into_any(),
            Page::Compared(page) => view! { <compare::Compared page /> }.into_any(),
            Page::Failed(error) => view! { <ErrorBox error /> }.into_any(),
        }
    }
}
