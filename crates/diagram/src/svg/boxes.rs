//! Regions, VPCs, zones and subnets.

use topology::SubnetKind;

use super::elements::{classes, open, rect, text};
use crate::layout::{BoxKind, BoxShape};
use crate::measure;

pub(super) fn write(svg: &mut String, boxes: &[BoxShape]) {
    for shape in boxes {
        let (kind, radius) = match shape.kind {
            BoxKind::Region => ("region", 12),
            BoxKind::Vpc => ("vpc", 10),
            BoxKind::Zone => ("zone", 8),
            BoxKind::Subnet(SubnetKind::Public) => ("subnet public", 6),
            BoxKind::Subnet(SubnetKind::Private) => ("subnet private", 6),
            BoxKind::Subnet(SubnetKind::Isolated) => ("subnet isolated", 6),
        };
        let classes = classes(&["box", kind, if shape.proposed { "proposed" } else { "" }]);
        match &shape.key {
            Some(key) => open(svg, &classes, key, &shape.label),
            None => svg.push_str(&format!("<g class=\"{classes}\">\n")),
        }
        rect(svg, "frame", &shape.rect, radius);
        heading(svg, shape);
        svg.push_str(if shape.key.is_some() { "</a>\n" } else { "</g>\n" });
    }
}

/// Name on the left, range after it; for subnets at the right end.
fn heading(svg: &mut String, shape: &BoxShape) {
    let Some(heading) = shape.headings.first() else { return };
    let inset = heading.x - shape.rect.x;
    let room = shape.rect.w - 2 * inset;
    let y = heading.y + 12;
    let note_width = measure::width(&shape.note, 11);
    let title = measure::fitted_bold(&shape.title, 12, (room - note_width - 8).max(room / 2));
    let title_width = measure::bold(&title, 12);
    text(svg, "heading", (heading.x, y), "", &title);
    let note = measure::fitted(&shape.note, 11, room - title_width - 8);
    match shape.kind {
        BoxKind::Subnet(_) => text(svg, "note", (shape.rect.right() - inset, y), "end", &note),
        _ => text(svg, "note", (heading.x + title_width + 8, y), "", &note),
    }
}
