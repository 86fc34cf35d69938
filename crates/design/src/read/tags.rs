//! Reads the tags of a component.

use definitions::limits;

use super::node::Node;
use crate::tags::Tags;

/// Refused tags are left out, so that the others are still read. Bounded by the limit on their number.
pub(super) fn tags(node: Node<'_, '_>) -> Option<Tags> {
    let object = node.object()?;
    let entries = object.entries();
    if entries.len() > limits::TAGS {
        let fix = format!("AWS accepts at most {} for each resource", limits::TAGS);
        return object.node().refuse(format!("{} tags", entries.len()), fix);
    }
    Some(Tags(entries.filter_map(|(key, node)| Some((key_of(key, &node)?, value(&node)?))).collect()))
}

/// The key, checked against the limits of AWS. Its problems are reported at the tag.
fn key_of(key: &str, node: &Node<'_, '_>) -> Option<String> {
    let length = key.chars().count();
    if key.trim().is_empty() {
        return node.refuse("a tag without a key", "give it a key, such as \"env\"");
    }
    if length > limits::TAG_KEY_CHARS {
        let message = format!("a key of {length} characters, at most {} are allowed", limits::TAG_KEY_CHARS);
        return node.refuse(message, "shorten it");
    }
    if is_reserved(key) {
        return node.refuse("keys that start with aws: are reserved by AWS", "use another key");
    }
    Some(key.to_owned())
}

fn value(node: &Node<'_, '_>) -> Option<String> {
    let value = node.text(limits::TAG_VALUE_CHARS)?;
    if is_reserved(&value) {
        return node.refuse("values that start with aws: are reserved by AWS", "use another value");
    }
    Some(value)
}

/// AWS reserves the prefix in upper and lower case.
fn is_reserved(text: &str) -> bool {
    text.get(..4).is_some_and(|prefix| prefix.eq_ignore_ascii_case("aws:"))
}

#[cfg(test)]
mod tests {
    use crate::Design;

    /// A design with a component that has these fields.
    fn read(fields: &str) -> Result<Design, Vec<String>> {
        let text = format!(
            r#"{{"abacus":1,"region":"us-east-1","components":[
            {{"id":"q","kind":"sqs"{fields}}},{{"id":"v","kind":"vpc"}}]}}"#
        );
        Design::parse(&text).map_err(|all| all.0.into_iter().map(|one| one.to_string()).collect())
    }

    #[test]
    fn tags_are_written_in_the_order_of_their_keys() {
        let design = read(r#","tags":{"owner":"web","env":"prod","Env":""}"#).unwrap();
        let tags = &design.components[0].tags;
        assert_eq!((tags.get("env"), tags.get("Env"), tags.get("cost")), (Some("prod"), Some(""), None));
        let text = design.to_compact_json();
        assert!(text.contains(r#""tags":{"Env":"","env":"prod","owner":"web"},"kind":"sqs""#), "{text}");
        assert_eq!(Design::parse(&text).unwrap(), design);
    }

    #[test]
    fn no_tags_are_not_written() {
        let plain = read("").unwrap().to_json();
        assert!(!plain.contains("tags"), "{plain}");
        assert_eq!(read(r#","tags":{}"#).unwrap().to_json(), plain);
        assert_eq!(read(r#","tags":null"#).unwrap().to_json(), plain);
    }

    #[test]
    fn every_wrong_tag_is_reported_at_its_place() {
        let (key, value) = ("k".repeat(129), "é".repeat(257));
        let tags = format!(
            r#","tags":{{"":"a","{key}":"a","AWS:x":"a","a/b":7,"c":null,"d":"{value}","e":"Aws:stack","ok":"aws"}}"#
        );
        let problems = read(&tags).unwrap_err();
        let places: Vec<&str> = problems.iter().map(|text| text.split(": ").next().unwrap()).collect();
        let expected =
            ["", key.as_str(), "AWS:x", "a~1b", "c", "d", "e"].map(|key| format!("/components/0/tags/{key}"));
        assert_eq!(places, expected, "{problems:#?}");
    }

    #[test]
    fn the_limits_of_aws_are_accepted() {
        let (key, value) = ("é".repeat(128), "é".repeat(256));
        let many = |count: u32| {
            let others: String = (1..count).map(|number| format!(r#","t{number}":"""#)).collect();
            read(&format!(r#","tags":{{"{key}":"{value}"{others}}}"#))
        };
        assert_eq!(many(50).unwrap().components[0].tags.0.len(), 50);
        let problems = many(51).unwrap_err();
        assert!(problems.len() == 1 && problems[0].starts_with("/components/0/tags: 51 tags"), "{problems:?}");
        assert!(read(r#","tags":["env"]"#).unwrap_err()[0].starts_with("/components/0/tags: expected an object"));
    }
}
