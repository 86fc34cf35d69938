//! [`EditorStart`]: what the page has for the editor when it is loaded.

use serde::{Deserialize, Serialize};

/// What an editor needs to start.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EditorStart {
    /// The design document.
    pub document: String,
    /// Where it is saved: id, revision and time.
    pub saved: Option<(String, i64, i64)>,
    /// Id of the component that is selected; empty for none.
    pub selected: String,
    /// Whether what is selected needs much room.
    pub wide: bool,
    /// Whether the design has a price.
    pub priced: bool,
    /// The exact monthly total.
    pub monthly: String,
    /// The parts of the page: ids of elements, and what they contain as HTML. The server writes them, and the browser
    /// brings them in step from then on.
    #[serde(skip)]
    pub parts: Vec<(String, String)>,
}
