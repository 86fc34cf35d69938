//! The design document as plain JSON: sets values at JSON pointers (RFC 6901) without knowing their meaning.

use serde_json::{Map, Value};

/// Sets or removes the value at a pointer. Creates missing objects along the pointer. In a list, it only replaces,
/// removes or appends an item. Does nothing if the pointer leads through any other value.
pub fn set(document: &mut Value, at: &str, value: Option<Value>) {
    let Some((parent, key)) = at.rsplit_once('/') else { return };
    let key = key.replace("~1", "/").replace("~0", "~");
    if value.is_none() && document.pointer(parent).is_none() {
        return;
    }
    make(document, parent);
    match (document.pointer_mut(parent), value) {
        (Some(Value::Object(fields)), Some(value)) => {
            fields.insert(key, value);
        }
        (Some(Value::Object(fields)), None) => {
            fields.remove(&key);
        }
        (Some(Value::Array(items)), value) => {
            let Ok(index) = key.parse::<usize>() else { return };
            match value {
                Some(value) if index == items.len() => items.push(value),
                Some(value) => {
                    if let Some(item) = items.get_mut(index) {
                        *item = value;
                    }
                }
                None if index < items.len() => {
                    items.remove(index);
                }
                None => {}
            }
        }
        _ => {}
    }
}

/// Renames a component at the pointer of its name. The generated names of flows follow the names of their ends: `Web →
/// internet` becomes `Shop → internet`.
pub fn set_name(document: &mut Value, at: &str, name: Option<Value>) {
    let Some(component) = at.strip_suffix("/name").map(str::to_owned) else { return };
    let title = |document: &Value| match text(document, &format!("{component}/name")) {
        "" => text(document, &format!("{component}/id")).to_owned(),
        name => name.to_owned(),
    };
    let (id, before) = (text(document, &format!("{component}/id")).to_owned(), title(document));
    set(document, at, name);
    let after = title(document);
    let Some(Value::Array(components)) = document.get_mut("components") else { return };
    for flow in components.iter_mut().filter(|one| text(one, "/kind") == "flow") {
        let mut name = text(flow, "/name").to_owned();
        if text(flow, "/config/from") == id
            && let Some(rest) = name.strip_prefix(&format!("{before}{BETWEEN}"))
        {
            name = format!("{after}{BETWEEN}{rest}");
        }
        if text(flow, "/config/to") == id
            && let Some(rest) = name.strip_suffix(&format!("{BETWEEN}{before}"))
        {
            name = format!("{rest}{BETWEEN}{after}");
        }
        if name != text(flow, "/name") {
            set(flow, "/name", Some(Value::from(name)));
        }
    }
}

/// Between the ends in the generated name of a flow.
const BETWEEN: &str = " → ";

/// Creates the missing objects along a pointer.
fn make(document: &mut Value, at: &str) {
    if at.is_empty() || document.pointer(at).is_some_and(|found| !found.is_null()) {
        return;
    }
    let Some((parent, key)) = at.rsplit_once('/') else { return };
    make(document, parent);
    if let Some(Value::Object(fields)) = document.pointer_mut(parent) {
        fields.insert(key.to_owned(), Value::Object(Map::new()));
    }
}

/// What a change removed, in words, such as `Web servers, 1 volume and 3 flows`; empty if nothing.
pub fn removed(before: &Value, after: &Value) -> String {
    let components = |of: &Value| of.get("components").and_then(Value::as_array).cloned().unwrap_or_default();
    let left = components(after);
    let is_gone = |one: &Value| !left.iter().any(|other| text(other, "/id") == text(one, "/id"));
    let gone: Vec<Value> = components(before).into_iter().filter(is_gone).collect();
    let (mut names, mut volumes, mut flows) = (Vec::new(), 0_usize, 0_usize);
    for one in &gone {
        match text(one, "/kind") {
            "flow" if gone.len() > 1 => flows += 1,
            "ebs" if gone.len() > 1 => volumes += 1,
            _ => names.push(match text(one, "/name") {
                "" => text(one, "/id").to_owned(),
                name => name.to_owned(),
            }),
        }
    }
    let counted = |count: usize, one: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        count => Some(format!("{count} {one}s")),
    };
    names.extend([counted(volumes, "volume"), counted(flows, "flow")].into_iter().flatten());
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

/// The text at a pointer; empty if there is none.
#[must_use]
pub fn text<'d>(document: &'d Value, at: &str) -> &'d str {
    document.pointer(at).and_then(Value::as_str).unwrap_or_default()
}

/// The JSON pointer of the component with this id.
#[must_use]
pub fn component_at(document: &Value, id: &str) -> Option<String> {
    let components = document.get("components")?.as_array()?;
    let index = components.iter().position(|component| text(component, "/id") == id)?;
    Some(format!("/components/{index}"))
}

/// The number of components.
#[must_use]
pub fn count(document: &Value) -> usize {
    document.get("components").and_then(Value::as_array).map_or(0, Vec::len)
}

/// The ids and names of the components of a kind. A component without a name is named by its id.
#[must_use]
pub fn of_kind(document: &Value, kind: &str) -> Vec<(String, String)> {
    let all = document.get("components").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let of_kind = all.iter().filter(|component| text(component, "/kind") == kind);
    let named = of_kind.map(|component| {
        let (id, name) = (text(component, "/id"), text(component, "/name"));
        (id.to_owned(), if name.is_empty() { id } else { name }.to_owned())
    });
    named.collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn generated_names_of_flows_follow_the_names_of_their_ends() {
        let flow = |id: &str, name: &str, from: &str, to: &str| json!({"id": id, "kind": "flow", "name": name, "config": {"from": from, "to": to}});
        let mut document = json!({"components": [
            {"id": "web", "kind": "ec2", "name": "Web"},
            flow("f", "Web → internet", "web", "@internet"),
            flow("g", "Web → Web", "web", "web"),
            flow("h", "Uploads", "web", "@internet"),
            flow("i", "Web → internet", "db", "@internet")
        ]});
        let names =
            |document: &Value| [1, 2, 3, 4].map(|at| text(document, &format!("/components/{at}/name")).to_owned());
        set_name(&mut document, "/components/0/name", Some(json!("Shop")));
        assert_eq!(names(&document), ["Shop → internet", "Shop → Shop", "Uploads", "Web → internet"]);
        set_name(&mut document, "/components/0/name", None);
        assert_eq!(names(&document), ["web → internet", "web → web", "Uploads", "Web → internet"]);
    }

    #[test]
    fn what_is_removed_is_told_in_words() {
        let component = |id: &str, kind: &str| json!({"id": id, "kind": kind});
        let before = json!({"components": [
            {"id": "web", "name": "Web servers", "kind": "ec2"},
            component("root", "ebs"), component("a", "flow"), component("b", "flow"), component("db", "rds"),
        ]});
        let without = |gone: &[&str]| {
            let all = before["components"].as_array().unwrap().iter();
            json!({"components": all.filter(|one| !gone.contains(&text(one, "/id"))).collect::<Vec<_>>()})
        };
        for (gone, words) in [
            (&["web", "root", "a", "b"][..], "Web servers, 1 volume and 2 flows"),
            (&["db"], "db"),
            (&["a"], "a"),
            (&[], ""),
        ] {
            assert_eq!(removed(&before, &without(gone)), words);
        }
    }

    #[test]
    fn values_are_set_and_taken_away() {
        let mut document = json!({ "components": [{ "id": "web" }] });
        set(&mut document, "/components/0/usage/running/hours_per_month", Some(json!(300)));
        set(&mut document, "/components/0/name", Some(json!("Web")));
        assert_eq!(
            document,
            json!({ "components": [{ "id": "web", "name": "Web", "usage": { "running": { "hours_per_month": 300 } } }] })
        );
        set(&mut document, "/components/0/usage", None);
        set(&mut document, "/components/0/config/nothing", None);
        assert_eq!(document, json!({ "components": [{ "id": "web", "name": "Web" }] }));
        assert_eq!(component_at(&document, "web").as_deref(), Some("/components/0"));
        assert_eq!(component_at(&document, "app"), None);
    }

    #[test]
    fn places_of_lists_are_replaced_added_and_taken_out() {
        let mut document = json!({ "all": [1, 2] });
        set(&mut document, "/all/2", Some(json!(3)));
        set(&mut document, "/all/0", Some(json!(9)));
        set(&mut document, "/all/7", Some(json!(8)));
        set(&mut document, "/all/1", None);
        assert_eq!(document, json!({ "all": [9, 3] }));
        // Nothing changes if the pointer leads through a value that is not an object.
        set(&mut document, "/all/x/y", Some(json!(1)));
        assert_eq!(document, json!({ "all": [9, 3] }));
    }
}
