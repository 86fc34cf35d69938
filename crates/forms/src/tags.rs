//! The tags of a component, as one text such as `env=prod, owner=web`.

use std::collections::BTreeMap;

use design::{Design, Tags, limits};

use crate::act::{Act, Done};
use crate::form::Form;
use crate::node::Node;
use crate::reads::Reads;

/// The prefix that AWS keeps for its own tags.
const RESERVED: &str = "aws:";

/// The field of the tags.
pub(crate) fn field(form: &Form<'_>) -> Node {
    let tags = form.component.tags.0.iter().map(|(key, value)| format!("{key}={value}"));
    let text = tags.collect::<Vec<_>>().join(", ");
    form.input("tags", "Tags", "/tags", text, Reads::Act("tags")).empty("env=prod, owner=web").into()
}

/// The change `tags`: the tags as typed.
pub(crate) fn act(design: &mut Design, index: usize, act: &Act) -> Option<Result<Done, String>> {
    if act.name != "tags" {
        return None;
    }
    Some(read(&act.value).map(|tags| {
        if let Some(component) = design.components.get_mut(index) {
            component.tags = tags;
        }
        Done::default()
    }))
}

fn read(text: &str) -> Result<Tags, String> {
    let mut tags = BTreeMap::new();
    for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let (key, value) = part.split_once('=').ok_or("Enter keys with values, such as env=prod, owner=web")?;
        let (key, value) = (key.trim(), value.trim());
        if key.is_empty() {
            return Err(format!("Enter a key before ={value}"));
        }
        if [key, value].iter().any(|text| text.to_lowercase().starts_with(RESERVED)) {
            return Err(format!("{RESERVED} is reserved for AWS"));
        }
        if key.chars().count() > limits::TAG_KEY_CHARS {
            return Err(format!("Use {} characters at most for a key", limits::TAG_KEY_CHARS));
        }
        if value.chars().count() > limits::TAG_VALUE_CHARS {
            return Err(format!("Use {} characters at most for a value", limits::TAG_VALUE_CHARS));
        }
        if tags.insert(key.to_owned(), value.to_owned()).is_some() {
            return Err(format!("Enter {key} once"));
        }
    }
    if tags.len() > limits::TAGS { Err(format!("Enter {} at most", limits::TAGS)) } else { Ok(Tags(tags)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::check;

    #[test]
    fn tags_are_typed_and_shown_as_one_text() {
        let mut design = check::design(r#"{"id": "queue", "kind": "sqs"}"#);
        let set = |design: &mut Design, value: &str| {
            let [component, name, value] = ["queue", "tags", value].map(str::to_owned);
            crate::act(design, &Act { component, name, value, ..Act::default() })
        };
        set(&mut design, " owner = web,env=prod, note=a=b ,").unwrap();
        let tags = &design.components[0].tags;
        assert_eq!(tags.keys().collect::<Vec<_>>(), ["env", "note", "owner"]);
        assert_eq!((tags.get("note"), tags.get("owner")), (Some("a=b"), Some("web")));
        let form = crate::form(&design, &design.components[0].id, &[], false).unwrap();
        assert!(format!("{form:?}").contains("env=prod, note=a=b, owner=web"), "{form:?}");
        let long = format!("{}=x", "k".repeat(limits::TAG_KEY_CHARS + 1));
        for (wrong, told) in [
            ("prod", "Enter keys with values"),
            ("=prod", "Enter a key"),
            ("aws:env=prod", "reserved"),
            ("env=a, env=b", "Enter env once"),
            (long.as_str(), "128 characters"),
        ] {
            let error = set(&mut design, wrong).unwrap_err();
            assert!(error.contains(told), "{wrong}: {error}");
        }
        assert_eq!(design.components[0].tags.keys().count(), 3);
        set(&mut design, "").unwrap();
        assert!(design.components[0].tags.is_empty());
    }
}
