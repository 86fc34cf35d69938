//! The drawing with its text equivalent, and the proposals of Abacus.

use std::fmt::Write;

use api::{Drawing, Failure};
use design::Design;
use leptos::prelude::*;
use markup::escaped;
use use_cases::Shown as Found;

use super::form::zone_bar;

/// The drawing with its actions, the proposals, and the drawing in words.
///
/// # Errors
/// Same as [`use_cases::draw`].
pub(super) fn view(found: &Found<'_>, selected: &str) -> Result<AnyView, Failure> {
    let design = found.design();
    let empty = design.components.is_empty();
    let hint = empty.then(|| view! { <p class="hint">"Nothing to draw yet. Add instances, then connect them."</p> });
    let drawn = found.drawing()?;
    let (svg, proposed, words) = match &drawn {
        Some(drawing) => (drawing.svg.clone(), proposals(drawing), in_words(&drawing.text)),
        None => Default::default(),
    };
    Ok(view! {
        <div class="drawing-bar">
            {selected_bar(design, selected)}
            <div class="drawing-tools">{super::outline::add_menu("drawing-add")}</div>
        </div>
        <div id="proposals" class="proposals-part" inner_html=proposed></div>
        {hint}
        <div class="drawing" id="drawing-frame" tabindex="0" role="region" aria-label="Drawing" hidden=empty>
            <div id="drawing" class="picture" inner_html=svg></div>
        </div>
        <details class="drawing-words" id="words">
            <summary>"The drawing in words"</summary>
            <div id="drawing-words" class="words" inner_html=words></div>
        </details>
    }
    .into_any())
}

/// Replaces a drawing that takes too much work.
pub(super) fn too_much() -> AnyView {
    view! { <p class="note warning">"This design is too large to be drawn while it is edited."</p> }.into_any()
}

/// The actions for the selected component.
fn selected_bar(design: &Design, selected: &str) -> AnyView {
    let bar = match super::details::component(design, selected) {
        None if selected.is_empty() => {
            view! { <p class="hint">"Choose something in the drawing, or in the list, to change it."</p> }.into_any()
        }
        None => view! { <p class="hint">"Abacus proposes this. Keep the proposals to change it."</p> }.into_any(),
        Some(component) => {
            let zones = forms::zones(component, design).map(|zones| zone_bar(&zones));
            let ends = forms::connect(design, &component.id).map(|ends| connect(&ends));
            view! {
                <div class="selected-actions" data-component=component.id.to_string()>
                    <strong class="name">{component.title().to_owned()}</strong>
                    <span class="hint">{component.body.kind().label()}</span>
                    <button type="button" class="button" data-do="edit">"Edit"</button>
                    <button type="button" class="button" data-act="remove">"Remove"</button>
                    {ends}
                    {zones}
                </div>
            }
            .into_any()
        }
    };
    view! { <div class="selected-bar" role="group" aria-label="The selected component">{bar}</div> }.into_any()
}

/// A choice of the other ends of a new flow, and a button that adds a flow to the chosen one.
fn connect(ends: &[(String, String)]) -> AnyView {
    let options = ends.iter().map(|(value, label)| view! { <option value=value.clone()>{label.clone()}</option> });
    view! {
        <div class="control connect">
            <label for="connect-to">"Connect to"</label>
            <select id="connect-to" data-free="">{options.collect_view()}</select>
            <button type="button" class="button" data-act="connect" data-with="connect-to">"Connect"</button>
        </div>
    }
    .into_any()
}

/// The lines of the text equivalent as nested lists, by their indentation.
fn in_words(lines: &[String]) -> String {
    let depth = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let mut html = String::new();
    let mut open: Vec<usize> = Vec::new();
    for line in lines {
        let here = depth(line);
        while open.last().is_some_and(|last| *last > here) {
            html += "</li></ul>";
            open.pop();
        }
        if open.last() == Some(&here) {
            html += "</li>";
        } else {
            html += "<ul>";
            open.push(here);
        }
        let _ = write!(html, "<li>{}", escaped(line.trim_start_matches(' ')));
    }
    for _ in open {
        html += "</li></ul>";
    }
    html
}

/// The drawing with its text equivalent collapsed, for read-only pages.
pub(crate) fn figure(drawing: &Drawing) -> String {
    if drawing.svg.is_empty() {
        return String::new();
    }
    format!(
        "<div class=\"drawing\" tabindex=\"0\" role=\"region\" aria-label=\"Drawing\">{}</div>\
         <details class=\"drawing-words\"><summary>The drawing in words</summary>{}</details>",
        drawing.svg,
        in_words(&drawing.text)
    )
}

fn proposals(drawing: &Drawing) -> String {
    if drawing.proposals.is_empty() {
        return String::new();
    }
    let entries = drawing.proposals.iter().map(|item| view! { <li>{item.text.clone()}</li> }).collect_view();
    view! {
        <details class="proposals">
            <summary>{format!("Abacus proposes what the design leaves out ({})", drawing.proposals.len())}</summary>
            <ul>{entries}</ul>
            <p class="actions"><button type="button" class="button" data-act="keep">"Keep the proposals"</button></p>
        </details>
    }
    .to_html()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_nested_by_their_leading_spaces() {
        let lines = ["us-east-1", "  VPC <main>", "    web", "  S3", "Flows"].map(str::to_owned);
        let expected = "<ul><li>us-east-1<ul><li>VPC &lt;main&gt;<ul><li>web</li></ul></li><li>S3</li></ul></li>\
                        <li>Flows</li></ul>";
        assert_eq!(in_words(&lines), expected);
        assert_eq!(in_words(&[]), "");
    }
}
