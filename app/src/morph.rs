//! Updates the content of an element with new HTML from the server, and leaves everything that is the same as it is:
//! the focus, the selection, text being typed, open `<details>`.
//!
//! Two elements with an `id` or a `data-key` correspond if these are equal. Other elements correspond if they contain
//! the same ids or, without any ids inside, if they have the same tag and the same position. Elements with `data-own`
//! belong to the browser.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, Node};

use crate::browser::element;
use crate::controls;

/// Whether the control with this id keeps its text, although the server shows another one. The second argument is
/// whether the server's text has changed.
pub type Keeps<'k> = &'k dyn Fn(&str, bool) -> bool;

/// Updates the element with this id to contain `html`, which comes from this server.
pub fn bring_in_step(id: &str, html: &str, keeps: Keeps<'_>) {
    let Some(outer) = element(id) else { return };
    let Some(Ok(next)) = outer.owner_document().map(|document| document.create_element("div")) else { return };
    next.set_inner_html(html);
    children(&outer, &next, keeps);
}

/// Makes the children of `old` match those of `new`.
fn children(old: &Node, new: &Node, keeps: Keeps<'_>) {
    let mut at = old.first_child();
    let mut wanted = new.first_child();
    while let Some(next) = wanted {
        wanted = next.next_sibling();
        let Some(same) = counterpart(old, at.as_ref(), &next) else {
            // This moves `next` out of the new tree.
            let _ = old.insert_before(&next, at.as_ref());
            continue;
        };
        // Nodes before it are gone, because the server's lists keep their order.
        while let Some(gone) = at.take_if(|at| !at.is_same_node(Some(&same))) {
            at = gone.next_sibling();
            let _ = old.remove_child(&gone);
        }
        at = same.next_sibling();
        node(&same, &next, keeps);
    }
    while let Some(gone) = at {
        at = gone.next_sibling();
        let _ = old.remove_child(&gone);
    }
}

/// The child of `old`, from `at` on, that corresponds to `next`.
fn counterpart(old: &Node, at: Option<&Node>, next: &Node) -> Option<Node> {
    let key = key_of(next);
    if key.is_none() {
        let at = at?;
        let is_like = |node: &Node| node.node_name() == next.node_name() && key_of(node).is_none();
        return match around_ids(old, at, next) {
            Some(same) => Some(same).filter(is_like),
            // Text and similar nodes: an element that contains ids is never a counterpart.
            None => Some(at.clone()).filter(|at| is_like(at) && first_id(at).is_none() && first_id(next).is_none()),
        };
    }
    let mut candidate = at.cloned();
    while let Some(node) = candidate {
        if key_of(&node) == key && node.node_name() == next.node_name() {
            return Some(node);
        }
        candidate = node.next_sibling();
    }
    None
}

/// The maximum number of ids inside an element to look up.
const LOOKED_FOR: u32 = 16;

/// The child of `old`, from `at` on, that contains one of the ids inside `next`.
fn around_ids(old: &Node, at: &Node, next: &Node) -> Option<Node> {
    let ids = next.dyn_ref::<Element>()?.query_selector_all("[id]").ok()?;
    let document = old.owner_document()?;
    (0..ids.length().min(LOOKED_FOR)).find_map(|index| {
        let id = ids.item(index)?.dyn_into::<Element>().ok()?.id();
        let mut node: Node = document.get_element_by_id(&id)?.into();
        while !node.parent_node()?.is_same_node(Some(old)) {
            node = node.parent_node()?;
        }
        let mut sibling = Some(at.clone());
        while let Some(one) = sibling {
            if one.is_same_node(Some(&node)) {
                return Some(node);
            }
            sibling = one.next_sibling();
        }
        None
    })
}

fn first_id(node: &Node) -> Option<Element> {
    node.dyn_ref::<Element>()?.query_selector("[id]").ok()?
}

fn key_of(node: &Node) -> Option<String> {
    let element = node.dyn_ref::<Element>()?;
    element.get_attribute("id").or_else(|| element.get_attribute("data-key"))
}

fn node(old: &Node, new: &Node, keeps: Keeps<'_>) {
    let (Some(old), Some(new)) = (old.dyn_ref::<Element>(), new.dyn_ref::<Element>()) else {
        if old.node_value() != new.node_value() {
            old.set_node_value(new.node_value().as_deref());
        }
        return;
    };
    if old.has_attribute("data-own") {
        return;
    }
    let before = old.get_attribute("value");
    // Setting a new value removes the selection.
    let was_marked = old.dyn_ref::<HtmlInputElement>().is_some_and(controls::is_marked);
    attributes(old, new);
    if let Some(area) = old.dyn_ref::<HtmlTextAreaElement>() {
        let (was, text) = (old.text_content(), new.text_content().unwrap_or_default());
        let changed = was.as_deref() != Some(&text);
        if changed {
            old.set_text_content(Some(&text));
        }
        if !keeps(&old.id(), changed) {
            area.set_value(&text);
        }
        return;
    }
    children(old, new, keeps);
    if let Some(input) = old.dyn_ref::<HtmlInputElement>() {
        control(input, before.as_deref(), keeps);
        if was_marked && !controls::is_marked(input) {
            input.select();
        }
    } else if let (Some(select), Some(new)) = (old.dyn_ref::<HtmlSelectElement>(), new.dyn_ref::<HtmlSelectElement>())
        && !old.has_attribute("data-free")
    {
        select.set_selected_index(new.selected_index());
    }
}

/// Sets the state of an input from its attributes, which no longer control it once a user has changed it.
fn control(input: &HtmlInputElement, before: Option<&str>, keeps: Keeps<'_>) {
    if input.type_() == "checkbox" {
        input.set_checked(input.has_attribute("checked"));
        return;
    }
    let text = input.get_attribute("value").unwrap_or_default();
    let key = if input.id().is_empty() { input.get_attribute("data-key").unwrap_or_default() } else { input.id() };
    if !input.has_attribute("data-free") && !keeps(&key, before != Some(text.as_str())) {
        controls::show_text(input, &text);
    }
}

fn attributes(old: &Element, new: &Element) {
    let names: Vec<String> = new.get_attribute_names().iter().filter_map(|name| name.as_string()).collect();
    for name in &names {
        let value = new.get_attribute(name);
        // The Tab key must return to the cell that was used last.
        if name == "tabindex" && old.has_attribute("data-cell") {
            continue;
        }
        // What the user folds stays folded.
        if name == "open" && old.has_attribute("data-fold") {
            continue;
        }
        if old.get_attribute(name) != value {
            let _ = old.set_attribute(name, &value.unwrap_or_default());
        }
    }
    let kept = |name: &str| name == "open";
    let before: Vec<String> = old.get_attribute_names().iter().filter_map(|name| name.as_string()).collect();
    for name in before.iter().filter(|name| !names.contains(name) && !kept(name)) {
        let _ = old.remove_attribute(name);
    }
}
