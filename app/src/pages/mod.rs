//! [`Page`]: which page it is, with everything it shows. One file per page.

mod compare;
mod edit;
#[cfg(feature = "ssr")]
mod find;
#[cfg(feature = "ssr")]
mod heading;
#[cfg(feature = "ssr")]
mod ready;
mod recent;
mod start;
#[cfg(feature = "ssr")]
mod templates;
mod view;

use api::ComparedDesign;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::components::error_box::ErrorBox;
use crate::editor::EditorStart;
use crate::error::AppError;

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
    /// A priced example, and the designs to start from, as HTML: the server writes it, and the browser leaves it as it is.
    #[serde(skip)]
    pub html: String,
}

/// A saved design, to look at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SharedPage {
    /// Public id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// All of it as HTML: the server writes it, and the browser leaves it as it is.
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

/// The title of a document as the browser shows it: what the page is about, and the program.
pub(crate) fn document_title(about: &str) -> String {
    if about.trim().is_empty() { "Abacus".to_owned() } else { format!("{about} · Abacus") }
}

/// HTML that the server writes. The browser has none of it, and leaves what it finds as it is.
pub(crate) fn written(id: &'static str, class: &'static str, html: String) -> AnyView {
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
