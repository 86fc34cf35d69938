//! Elements and their escaping.

use std::fmt::Write;

/// Text for an element or an attribute; control characters, which XML refuses, become spaces.
pub(super) fn attribute(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            letter if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => safe.push(' '),
            letter => safe.push(letter),
        }
    }
    safe
}

/// A line of text at a place; `anchor` is empty, `middle` or `end`.
pub(super) fn text(svg: &mut String, class: &str, (x, y): (i32, i32), anchor: &str, words: &str) {
    if words.is_empty() {
        return;
    }
    let anchor = if anchor.is_empty() { String::new() } else { format!(" text-anchor=\"{anchor}\"") };
    // Writing into a string does not fail.
    let _ = writeln!(svg, "<text class=\"{class}\" x=\"{x}\" y=\"{y}\"{anchor}>{}</text>", attribute(words));
}

/// Opens the link of a component.
pub(super) fn open(svg: &mut String, classes: &str, key: &str, label: &str) {
    let (key, label) = (attribute(key), attribute(label));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_users_stay_words() {
        assert_eq!(attribute("<a b=\"1\" c='2'>&\u{0}\u{ffff}"), "&lt;a b=&quot;1&quot; c=&#39;2&#39;&gt;&amp;  ");
    }
}
