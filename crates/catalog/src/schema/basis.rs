//! [`Basis`]: how far a price can be trusted.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Problem;

/// The basis of a price, which is shown wherever the price is shown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// Seen in a price list.
    Listed,
    /// Computed from other prices.
    Derived {
        /// How.
        rule: String,
    },
    /// Close to the true price, taken from another one. It never ranks above the price it was derived from.
    Approximate {
        /// From what.
        rule: String,
    },
    /// Seen once, and known to be out of date or wrong.
    Stale {
        /// Why.
        reason: String,
    },
}

impl Basis {
    /// Computed by the given rule.
    #[must_use]
    pub fn derived(rule: impl Into<String>) -> Basis {
        Basis::Derived { rule: rule.into() }
    }

    /// Close to the true price, taken from another one by the given rule.
    #[must_use]
    pub fn approximate(rule: impl Into<String>) -> Basis {
        Basis::Approximate { rule: rule.into() }
    }

    /// Out of date or wrong for the given reason.
    #[must_use]
    pub fn stale(reason: impl Into<String>) -> Basis {
        Basis::Stale { reason: reason.into() }
    }

    /// The word for it in tables and documents.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Basis::Listed => "listed",
            Basis::Derived { .. } => "derived",
            Basis::Approximate { .. } => "approximate",
            Basis::Stale { .. } => "stale",
        }
    }

    /// What stands before a price that is not a listed one: `≈ ` where it is computed, `† ` where it may be out of date.
    #[must_use]
    pub const fn mark(&self) -> &'static str {
        match self {
            Basis::Listed => "",
            Basis::Derived { .. } | Basis::Approximate { .. } => "≈ ",
            Basis::Stale { .. } => "† ",
        }
    }

    /// Whether the price is only an approximation.
    #[must_use]
    pub const fn is_approximate(&self) -> bool {
        matches!(self, Basis::Approximate { .. })
    }

    /// Whether it is known to be out of date or wrong.
    #[must_use]
    pub const fn is_stale(&self) -> bool {
        matches!(self, Basis::Stale { .. })
    }

    /// Whether the price is listed.
    #[must_use]
    pub const fn is_listed(&self) -> bool {
        matches!(self, Basis::Listed)
    }

    /// How the price was computed.
    #[must_use]
    pub fn rule(&self) -> Option<&str> {
        match self {
            Basis::Derived { rule } | Basis::Approximate { rule } => Some(rule),
            Basis::Listed | Basis::Stale { .. } => None,
        }
    }

    /// The basis of a price that is computed from one of this basis. The rule tells how, from that price on.
    #[must_use]
    pub fn follow(self, rule: String) -> Basis {
        match self {
            Basis::Listed | Basis::Derived { .. } => Basis::Derived { rule },
            Basis::Approximate { .. } => Basis::Approximate { rule },
            Basis::Stale { reason } => Basis::Stale { reason: format!("{reason}; {rule}") },
        }
    }

    pub(super) fn parse(text: &str) -> Result<Basis, Problem> {
        let explained = |text: &str| {
            let text = text.trim();
            if text.is_empty() { Err(Problem::Expected("an explanation after the basis")) } else { Ok(text.to_owned()) }
        };
        match text.split_once(':') {
            None if text == "listed" => Ok(Basis::Listed),
            Some(("derived", rule)) => Ok(Basis::Derived { rule: explained(rule)? }),
            Some(("approximate", rule)) => Ok(Basis::Approximate { rule: explained(rule)? }),
            Some(("stale", reason)) => Ok(Basis::Stale { reason: explained(reason)? }),
            _ => Err(Problem::BadWord(text.to_owned())),
        }
    }
}

impl fmt::Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())?;
        match self {
            Basis::Listed => Ok(()),
            Basis::Derived { rule: text } | Basis::Approximate { rule: text } | Basis::Stale { reason: text } => {
                write!(f, ": {text}")
            }
        }
    }
}
