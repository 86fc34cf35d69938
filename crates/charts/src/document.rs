//! The SVG document around the output of plotters, with classes instead of colours.

use markup::escaped;

use crate::LegendEntry;
use crate::drawn::ChartText;
use crate::role::Role;

/// The whole `<svg>` element: title and description first, then the shapes in `raw`.
pub(crate) fn document(text: &ChartText, (width, height): (u32, u32), raw: &str, legend: &[LegendEntry]) -> String {
    let (title, description) = (escaped(&text.title), escaped(&text.description));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{title}\">\n\
         <title>{title}</title>\n<desc>{description}</desc>\n"
    );
    for line in raw.lines() {
        match line.strip_prefix('<') {
            Some(tag) if tag.starts_with("svg") || tag.starts_with("/svg") => {}
            Some(tag) if tag.starts_with('/') => {
                svg.push_str(line);
                svg.push('\n');
            }
            Some(tag) => element(tag, legend, &mut svg),
            // The content of a text element is on its own line.
            None => svg.push_str(line),
        }
    }
    svg.push_str("</svg>");
    svg
}

/// Writes one element as plotters wrote it, but with a class for its colour and without the attributes that the style
/// sheet sets.
fn element(tag: &str, legend: &[LegendEntry], svg: &mut String) {
    let (name, rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut role = None;
    let mut kept = String::new();
    for (key, value) in attributes(rest) {
        match key {
            "fill" | "stroke" if value != "none" => role = Role::of_color(value),
            // A curve is an open line: without this it would be filled.
            "fill" => kept.push_str(" fill=\"none\""),
            "x" | "y" | "x1" | "y1" | "x2" | "y2" | "dy" | "cx" | "cy" | "r" | "width" | "height" | "points"
            | "text-anchor" => {
                let value = value.trim_end();
                kept.push_str(&format!(" {key}=\"{value}\""));
            }
            _ => {}
        }
    }
    let curve = match role {
        Some(Role::Series(index)) => legend.get(usize::from(index)),
        _ => None,
    };
    let class = curve.map_or_else(|| role.map_or("", Role::class).to_owned(), LegendEntry::line_class);
    svg.push_str(&format!("<{name} class=\"{class}\"{kept}"));
    match (curve, rest.ends_with("/>")) {
        (Some(entry), true) => svg.push_str(&format!("><title>{}</title></{name}>\n", escaped(&entry.name))),
        (None, true) => svg.push_str("/>\n"),
        (_, false) => svg.push('>'),
    }
}

/// The attributes of a tag: `a="1" b="2"/>`. Their values contain no quotation marks.
fn attributes(rest: &str) -> impl Iterator<Item = (&str, &str)> {
    rest.split("\" ").filter_map(|pair| {
        let (key, value) = pair.split_once("=\"")?;
        let value = value.split('"').next()?;
        Some((key.trim(), value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(title: &str) -> ChartText {
        ChartText { title: title.to_owned(), description: "What it says".to_owned() }
    }

    #[test]
    fn words_of_users_stay_words() {
        let svg = document(&text("<script>\"1\" & '2'</script>\u{0}\u{ffff}"), (10, 20), "", &[]);
        assert!(svg.contains("<title>&lt;script&gt;&quot;1&quot; &amp; &#39;2&#39;&lt;/script&gt;  </title>"), "{svg}");
        assert!(!svg.contains("<script"));
    }

    #[test]
    fn a_colour_becomes_a_class() {
        let raw = "<svg>\n<text x=\"1\" y=\"2\" font-size=\"9.6\" fill=\"#03FEDC\">\n$10\n</text>\n\
                   <polyline fill=\"none\" opacity=\"1\" stroke=\"#800000\" \
                   stroke-width=\"2\" points=\"1,2 3,4 \"/>\n</svg>";
        let svg = document(&text(""), (10, 20), raw, &[LegendEntry::new(0, "On-demand", false)]);
        assert!(svg.contains("<text class=\"label\" x=\"1\" y=\"2\">$10</text>\n"), "{svg}");
        let curve = "<polyline class=\"series-1 dash-solid\" fill=\"none\" points=\"1,2 3,4\">";
        assert!(svg.contains(&format!("{curve}<title>On-demand</title></polyline>\n")), "{svg}");
    }
}
