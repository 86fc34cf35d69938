//! [`Finding`]: a problem in a design, or a possible improvement.

use std::cmp::Reverse;

use design::ComponentId;
use serde::{Deserialize, Serialize};
use units::{Decimal, Usd};

use crate::line::Text;
use crate::remedy::Remedy;

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
    /// What the fix saves a month, by estimate, if it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub saves: Option<Usd>,
    /// The change that carries out the fix, if it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Remedy>,
}

/// The noticeable part of the cost of a design: a twentieth. Savings from there on are warnings.
const PART: u64 = 20;

/// The noticeable part of a total.
pub(crate) fn noticeable(total: Usd) -> Usd {
    total.share(Decimal::ONE, PART.into()).unwrap_or_default()
}

impl Finding {
    /// The same with what its fix saves a month.
    #[must_use]
    pub(crate) fn saves(self, saved: Usd) -> Finding {
        Finding { saves: Some(saved), ..self }
    }

    /// The same with the change that carries out its fix.
    #[must_use]
    pub(crate) fn with(self, change: Remedy) -> Finding {
        Finding { change: Some(change), ..self }
    }

    /// Sorts findings: errors first, then by what they save. Those that only save money are warnings where that is a
    /// noticeable part of the `total`, and advice otherwise.
    pub(crate) fn sort(all: &mut [Finding], total: Usd) {
        let noticeable = noticeable(total);
        for finding in all.iter_mut().filter(|finding| finding.severity != Severity::Error) {
            if let Some(saves) = finding.saves {
                finding.severity = if saves >= noticeable { Severity::Warning } else { Severity::Advice };
            }
        }
        all.sort_by_key(|finding| (finding.severity, Reverse(finding.saves)));
    }
}
