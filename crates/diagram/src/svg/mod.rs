//! The drawing as SVG: classes for colours, links for the keyboard, no ids and no inline styles.

mod boxes;
mod cards;
mod elements;
mod flows;
mod legend;

use markup::escaped;

use crate::layout::Scene;
use elements::text;

/// The `<svg>` element of a scene.
pub(crate) fn write(scene: &Scene) -> String {
    let (w, h) = (scene.width, scene.height);
    let title = if scene.title.trim().is_empty() { "Untitled design" } else { &scene.title };
    let label = format!("Drawing of {title}, {}", scene.total);
    let label = escaped(&label);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"diagram\" width=\"{w}\" height=\"{h}\" \
         viewBox=\"0 0 {w} {h}\" role=\"group\" aria-label=\"{label}\">\n\
         <rect class=\"paper\" width=\"{w}\" height=\"{h}\"/>\n"
    );
    let total = crate::measure::bold(&scene.total, 14);
    text(&mut svg, "title", (32, 28), "", &crate::measure::fitted_bold(title, 16, w - 112 - total));
    text(&mut svg, "total", (w - 32, 28), "end", &scene.total);
    boxes::write(&mut svg, &scene.boxes);
    flows::wires(&mut svg, &scene.wires);
    cards::write(&mut svg, &scene.cards);
    flows::write(&mut svg, &scene.flows);
    if let Some((at, heading)) = &scene.list {
        text(&mut svg, "list-heading", (at.x, at.y), "", heading);
    }
    legend::write(&mut svg, &scene.legend);
    svg.push_str("</svg>");
    svg
}
