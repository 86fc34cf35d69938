//! SVG elements.

use std::fmt::Write;

use markup::escaped;

/// A line of text at a position; `anchor` is empty, `middle` or `end`.
pub(super) fn text(svg: &mut String, class: &str, (x, y): (i32, i32), anchor: &str, words: &str) {
    if words.is_empty() {
        return;
    }
    let anchor = if anchor.is_empty() { String::new() } else { format!(" text-anchor=\"{anchor}\"") };
    // Writing to a string cannot fail.
    let _ = writeln!(svg, "<text class=\"{class}\" x=\"{x}\" y=\"{y}\"{anchor}>{}</text>", escaped(words));
}

/// Opens the link of a component.
pub(super) fn open(svg: &mut String, classes: &str, key: &str, label: &str) {
    let (key, label) = (escaped(key), escaped(label));
    let _ = writeln!(svg, "<a class=\"{classes}\" href=\"#c-{key}\" data-id=\"{key}\" aria-label=\"{label}\">");
    let _ = writeln!(svg, "<title>{label}</title>");
}

/// A rectangle.
pub(super) fn rect(svg: &mut String, class: &str, rect: &crate::geometry::Rect, radius: i32) {
    let crate::geometry::Rect { x, y, w, h } = rect;
    let _ = writeln!(svg, "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" rx=\"{radius}\"/>");
}

/// The classes that are not empty.
pub(super) fn classes(all: &[&str]) -> String {
    all.iter().filter(|class| !class.is_empty()).copied().collect::<Vec<_>>().join(" ")
}
