//! What the editor asks the server to show, and the answer.

use serde::{Deserialize, Serialize};

/// What the page shows of a document.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct View {
    /// Id of the component that is selected; empty for none.
    pub selected: String,
    /// Whether the work area shows the drawing.
    pub drawing: bool,
    /// The exact monthly total that the page shows now, to tell the change; empty for none.
    pub before: String,
    /// The keys of the lines of the estimate that are open, whose working is shown.
    pub open: Vec<String>,
    /// Whether only the total is wanted, as for a draft.
    pub total_only: bool,
}

/// A document with everything that the editor shows of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Shown {
    /// The document after the changes, where there were any.
    pub document: Option<String>,
    /// Why a change was refused, in words for its field, by the place of the change in the list.
    pub refused: Vec<(usize, String)>,
    /// Id of the component that is selected now; empty for none.
    pub selected: String,
    /// Whether what is selected needs much room.
    pub wide: bool,
    /// Whether the design has a price: no problem keeps it from being priced.
    pub priced: bool,
    /// The exact monthly total; that of before where the design has none.
    pub monthly: String,
    /// The change of the monthly total, as it is written; empty for none.
    pub change: String,
    /// The parts of the page that go with it: ids of elements, and what they contain as HTML.
    pub parts: Vec<(String, String)>,
}
