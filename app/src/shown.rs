//! The editor's request to show a document, and the answer.

use serde::{Deserialize, Serialize};

/// What the page shows of a document.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct View {
    /// Id of the selected component; empty for none.
    pub selected: String,
    /// Whether the work area shows the drawing.
    pub drawing: bool,
    /// The exact monthly total on the page, for computing the change; empty for none.
    pub before: String,
    /// The keys of the open lines of the estimate, whose working is shown.
    pub open: Vec<String>,
    /// Whether only the total is needed, as for a draft.
    pub total_only: bool,
}

/// A document with everything that the editor shows of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Shown {
    /// The document after the changes; `None` if there were none.
    pub document: Option<String>,
    /// Why changes were refused: the index of each change in the list, and a message for its field.
    pub refused: Vec<(usize, String)>,
    /// Id of the component that is now selected; empty for none.
    pub selected: String,
    /// Whether the content of the work area needs much room.
    pub wide: bool,
    /// Whether the design has a price, that is, no problem prevents pricing.
    pub priced: bool,
    /// The exact monthly total; the previous one if the design has no price.
    pub monthly: String,
    /// The change of the monthly total as text; empty for none.
    pub change: String,
    /// The parts of the page: ids of elements and their content as HTML.
    pub parts: Vec<(String, String)>,
}
