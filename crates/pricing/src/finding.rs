//! [`Finding`]: what is wrong with a design, or could be better.

use design::ComponentId;
use serde::{Deserialize, Serialize};

use crate::line::Text;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// AWS would refuse it.
    Error,
    /// It works, but the figure or the design is at risk.
    Warning,
    /// There is something to improve.
    Advice,
}

impl Severity {
    /// In words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Severity::Error => "Error",
            Severity::Warning => "Warning",
            Severity::Advice => "Advice",
        }
    }
}

/// Something to know about a component.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// The permanent id of the rule.
    pub rule: Text,
    /// The component it is about.
    pub component: ComponentId,
    /// Its name.
    pub name: String,
    /// The place in the document: a JSON pointer.
    pub path: String,
    /// What is the matter.
    pub message: Text,
    /// What to do about it.
    pub fix: Text,
}
