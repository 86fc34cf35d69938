//! [`GroupBy`]: by what a breakdown groups.

use design::limits;
use serde::{Deserialize, Serialize};

/// By what a breakdown groups the lines of an estimate.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum GroupBy {
    /// The AWS service that bills them.
    #[default]
    Service,
    /// The component, with what is attached to it.
    Component,
    /// The value of the tag with this key.
    Tag(String),
    /// The kind of charge.
    Charge,
}

impl GroupBy {
    /// Before the key of a tag.
    const TAG: &'static str = "tag:";

    /// Reads `service`, `component`, `charge`, or `tag:` with the key of a tag.
    #[must_use]
    pub fn parse(text: &str) -> Option<GroupBy> {
        match text {
            "service" => Some(GroupBy::Service),
            "component" => Some(GroupBy::Component),
            "charge" => Some(GroupBy::Charge),
            _ => {
                let key = text.strip_prefix(GroupBy::TAG)?;
                let length = key.chars().count();
                (1..=limits::TAG_KEY_CHARS).contains(&length).then(|| GroupBy::Tag(key.to_owned()))
            }
        }
    }

    /// What [`GroupBy::parse`] reads.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            GroupBy::Service => "service".to_owned(),
            GroupBy::Component => "component".to_owned(),
            GroupBy::Charge => "charge".to_owned(),
            GroupBy::Tag(key) => [GroupBy::TAG, key].concat(),
        }
    }

    /// The heading of the column of groups.
    #[must_use]
    pub fn heading(&self) -> String {
        match self {
            GroupBy::Service => "Service".to_owned(),
            GroupBy::Component => "Component".to_owned(),
            GroupBy::Charge => "Kind of charge".to_owned(),
            GroupBy::Tag(key) => format!("Tag {key}"),
        }
    }
}

impl TryFrom<String> for GroupBy {
    type Error = &'static str;

    fn try_from(text: String) -> Result<GroupBy, &'static str> {
        GroupBy::parse(&text).ok_or("not service, component, charge or tag:KEY")
    }
}

impl From<GroupBy> for String {
    fn from(by: GroupBy) -> String {
        by.code()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groupings_are_read_as_they_are_written() {
        for text in ["service", "component", "charge", "tag:env", "tag:tag:a b"] {
            assert_eq!(GroupBy::parse(text).unwrap().code(), text);
        }
        let long = format!("tag:{}", "k".repeat(129));
        for text in ["", "tag:", "tags", "Service", long.as_str()] {
            assert_eq!(GroupBy::parse(text), None, "{text}");
        }
    }
}
