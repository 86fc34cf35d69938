//! A drawing as a standalone file that includes its colours.

use std::collections::HashMap;

use crate::Diagram;

const TOKENS: &str = include_str!("../../../style/tokens.css");
const STYLE: &str = include_str!("../../../style/diagram.css");

/// The drawing with a style sheet for light and dark, in a single self-contained file. It also displays in viewers
/// without support for custom properties: the colours are inlined.
#[must_use]
pub fn standalone(diagram: &Diagram) -> String {
    let Some((start, rest)) = diagram.svg.split_once('>') else { return diagram.svg.clone() };
    let (light, dark) = (plain(true), plain(false));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{start}>\n<style>\n{light}\
         @media screen and (prefers-color-scheme: dark) {{\n{dark}}}\n</style>{rest}\n"
    )
}

/// The rules for light or dark, without custom properties and without interactive states.
fn plain(light: bool) -> String {
    let mut values = HashMap::new();
    for text in [TOKENS, STYLE] {
        for line in text.lines() {
            if let Some((name, value)) = line.trim().strip_prefix("--").and_then(|line| line.split_once(':')) {
                values.insert(name.trim(), value.trim().trim_end_matches(';'));
            }
        }
    }
    let mut rules = String::new();
    for (selectors, body) in rules_of(STYLE) {
        let selectors: Vec<&str> = selectors.split(',').map(str::trim).filter(|one| is_still(one)).collect();
        let mut declarations = String::new();
        for declaration in body.split(';').map(str::trim).filter(|one| !one.is_empty() && !one.starts_with("--")) {
            let value = resolved(declaration, &values, light);
            // For dark, only the colours that differ.
            if light || value != resolved(declaration, &values, true) {
                declarations.push_str(&format!(" {value};"));
            }
        }
        if !selectors.is_empty() && !declarations.is_empty() {
            rules.push_str(&format!("{} {{{declarations} }}\n", selectors.join(", ")));
        }
    }
    rules
}

/// Whether a selector applies to a drawing without interaction.
fn is_still(selector: &str) -> bool {
    ![":hover", ":focus", ".selected"].iter().any(|part| selector.contains(part))
}

/// The rules of the style sheet: selectors and declarations. Rules nested in `@media` are left out.
fn rules_of(text: &str) -> Vec<(String, String)> {
    let mut plain = String::new();
    for (index, part) in text.split("/*").enumerate() {
        plain.push_str(if index == 0 { part } else { part.split_once("*/").map_or("", |(_, rest)| rest) });
    }
    let before_media = plain.split("@media").next().unwrap_or_default();
    let rules = before_media.split('}').filter_map(|rule| rule.split_once('{'));
    rules.map(|(selectors, body)| (selectors.trim().to_owned(), body.trim().to_owned())).collect()
}

/// A declaration with its custom properties replaced by their values, for light or dark.
fn resolved(declaration: &str, values: &HashMap<&str, &str>, light: bool) -> String {
    let mut text = declaration.to_owned();
    while let Some((before, rest)) = text.split_once("var(--") {
        let Some((name, after)) = rest.split_once(')') else { break };
        let value = values.get(name).copied().unwrap_or_default();
        text = format!("{before}{}{after}", chosen(value, light));
    }
    text
}

/// The light or the dark value of `light-dark(a, b)`.
fn chosen(value: &str, light: bool) -> &str {
    let Some(pair) = value.strip_prefix("light-dark(").and_then(|rest| rest.strip_suffix(')')) else { return value };
    let Some((first, second)) = pair.split_once(',') else { return value };
    if light { first.trim() } else { second.trim() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_stand_in_place() {
        let (light, dark) = (plain(true), plain(false));
        for text in [&light, &dark] {
            assert!(!text.contains("var(") && !text.contains("light-dark") && !text.contains("--"), "{text}");
        }
        assert!(light.contains(".diagram .public .frame { fill: #e6f4ea; }"), "{light}");
        assert!(dark.contains(".diagram .public .frame { fill: #17302a; }"), "{dark}");
        assert!(!dark.contains("font-size"), "{dark}");
    }
}
