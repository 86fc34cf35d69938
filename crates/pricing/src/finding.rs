//! [`Finding`]: a problem in a design, or a possible improvement.

use design::ComponentId;
use serde::{Deserialize, Serialize};

use crate::line::Text;

/// How severe a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// AWS would reject it.
    Error,
    /// It works, but the cost or the design is at risk.
    Warning,
    /// The design can be improved.
    Advice,
}

impl Severity {
    /// The name that users see.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Severity::Error => "Error",
            Severity::Warning => "Warning",
            Severity::Advice => "Advice",
        }
    }
}

/// A finding about a component.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// How severe it is.
    pub severity: Severity,
    /// The permanent id of the rule.
    pub rule: Text,
    /// The component it is about.
    pub component: ComponentId,
    /// The name of the component.
    pub name: String,
    /// The place in the document, as a JSON pointer.
    pub path: String,
    /// The problem.
    pub message: Text,
    /// How to fix it.
    pub fix: Text,
}
