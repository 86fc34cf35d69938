//! [`ComponentId`]: the stable name by which a component is referred to.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::limits;

/// The id of a component: lower-case letters, digits and hyphens, starting with a letter or digit.
///
/// It stays the same when the component is renamed, so that references, findings and revisions keep pointing at it.
/// Copies share their text, because an id occurs in every finding, line and index.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct ComponentId(
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^[a-z0-9][a-z0-9-]{0,63}$")))] Arc<str>,
);

impl ComponentId {
    /// Parses an id; `None` if it breaks the rule above.
    #[must_use]
    pub fn parse(text: &str) -> Option<ComponentId> {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        let valid =
            text.len() <= limits::ID_CHARS && text.starts_with(allowed) && text.chars().all(|c| allowed(c) || c == '-');
        valid.then(|| ComponentId(text.into()))
    }

    /// The first unused id of the form `prefix`, `prefix-2`, `prefix-3` …
    ///
    /// `prefix` must itself be an id; anything else yields ids that start with `component`.
    #[must_use]
    pub fn fresh(prefix: &str, taken: impl Fn(&str) -> bool) -> ComponentId {
        ComponentId::fresh_from(prefix, 1, taken).0
    }

    /// The same if the ids below `number` are known to be taken; also returns the number to continue from. 1 stands for
    /// the id without a number.
    #[must_use]
    pub fn fresh_from(prefix: &str, mut number: u32, taken: impl Fn(&str) -> bool) -> (ComponentId, u32) {
        let prefix: Arc<str> = ComponentId::parse(prefix).map_or_else(|| "component".into(), |id| id.0);
        loop {
            let candidate: Arc<str> =
                if number <= 1 { Arc::clone(&prefix) } else { format!("{prefix}-{number}").into() };
            number = number.saturating_add(1);
            if !taken(&candidate) {
                return (ComponentId(candidate), number);
            }
        }
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for ComponentId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ComponentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parse_accepts_the_rule_and_nothing_else() {
        assert!(ComponentId::parse("web-1").is_some());
        for bad in ["", "-web", "Web", "web server", "wéb", &"a".repeat(65)] {
            assert_eq!(ComponentId::parse(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn fresh_counts_up_to_the_first_free_id() {
        let taken = ["web", "web-2"];
        assert_eq!(ComponentId::fresh("web", |id| taken.contains(&id)).as_str(), "web-3");
        assert_eq!(ComponentId::fresh("Not an id", |_| false).as_str(), "component");
        let (id, next) = ComponentId::fresh_from("web", 2, |id| taken.contains(&id));
        assert_eq!((id.as_str(), next), ("web-3", 4));
    }
}
