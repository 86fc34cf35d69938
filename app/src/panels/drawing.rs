//! The drawing with its text equivalent, and what Abacus proposes.

use std::fmt::Write;

use api::Drawing;
use leptos::prelude::*;
use markup::escaped;

/// The picture, the proposals, the picture in words.
pub(super) fn parts(drawing: Drawing) -> Vec<String> {
    let words = in_words(&drawing.text);
    let proposals = proposals(&drawing);
    vec![drawing.svg, proposals, words]
}

/// The lines of the text equivalent as a list of lists, by their leading spaces.
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

/// The picture with its words folded away, for pages that are read.
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
            <p class="actions"><button type="button" class="button" data-do="keep">"Keep the proposals"</button></p>
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
