//! [`EditorStart`]: the data from which a loaded page starts the editor.

use serde::{Deserialize, Serialize};

/// The data that an editor needs to start.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EditorStart {
    /// The design document.
    pub document: String,
    /// The saved design: its id, its revision and when it was saved.
    pub saved: Option<(String, i64, i64)>,
    /// Id of the selected component; empty for none.
    pub selected: String,
    /// Whether the work area shows the drawing.
    pub drawing: bool,
    /// Whether the selected component needs much room.
    pub wide: bool,
    /// Whether the design has a price.
    pub priced: bool,
    /// The exact monthly total.
    pub monthly: String,
    /// The parts of the page: ids of elements and their content as HTML. The server renders them first, and the browser
    /// keeps them in sync from then on.
    #[serde(skip)]
    pub parts: Vec<(String, String)>,
}
