//! [`Act`]: a change of a design that is made by the server.

use serde::{Deserialize, Serialize};

/// A change of a design that is more than a value at a pointer: its name, its target, and a value.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Act {
    /// Its name.
    pub name: String,
    /// Id of the component it applies to; when something is added, of the selected component.
    pub component: String,
    /// JSON pointer of the value it applies to, if it applies to one.
    pub at: String,
    /// The chosen or typed value.
    pub value: String,
    /// The values of the controls that the button names.
    pub with: Vec<String>,
}
