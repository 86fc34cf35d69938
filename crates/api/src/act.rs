//! [`Act`]: a change of a design that the server makes.

use serde::{Deserialize, Serialize};

/// A change of a design that is more than a value at a pointer: its name, what it is about, and a value.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Act {
    /// Its name.
    pub name: String,
    /// Id of the component that it is about; of the one that is selected for what is added.
    pub component: String,
    /// JSON pointer of the value that it is about, where it is about one.
    pub at: String,
    /// What is chosen or typed.
    pub value: String,
    /// The values of the controls that the button names.
    pub with: Vec<String>,
}
