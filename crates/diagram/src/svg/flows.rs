//! Arrows with their labels.

use std::fmt::Write;

use markup::escaped;

use super::elements::{classes, open, rect, text};
use crate::geometry::Point;
use crate::layout::{FlowLine, FlowShape, Label};
use crate::picture::FlowPart;

/// Radius of a turn.
const TURN: i32 = 8;

/// Thin lines between what belongs together.
pub(super) fn wires(svg: &mut String, wires: &[Vec<Point>]) {
    for points in wires {
        let _ = writeln!(svg, "<path class=\"wire\" d=\"{}\"/>", curve(points));
    }
}

/// All lines first, so that none of them covers a label.
pub(super) fn write(svg: &mut String, flows: &[FlowShape]) {
    for flow in flows.iter().filter(|flow| !flow.lines.is_empty()) {
        open(svg, &flow_classes(&flow.part, "flow"), &flow.part.key, &flow.part.label);
        for line in &flow.lines {
            let _ = writeln!(svg, "<path class=\"reach\" d=\"{}\"/>", curve(&line.points));
        }
        for line in &flow.lines {
            drawn(svg, &flow.part, line);
        }
        svg.push_str("</a>\n");
    }
    for flow in flows {
        if let Some(label) = &flow.label {
            self::label(svg, &flow.part, label);
        }
    }
}

fn flow_classes(part: &FlowPart, first: &str) -> String {
    let when = |is: bool, class: &'static str| if is { class } else { "" };
    classes(&[
        first,
        part.strength.class(),
        when(part.pinned, "pinned"),
        when(part.blocked, "blocked"),
        when(!part.blocked && !part.problems.is_empty(), "partly"),
        when(part.proposed, "proposed"),
    ])
}

fn drawn(svg: &mut String, part: &FlowPart, line: &FlowLine) {
    let Some((end, before)) = line.points.last().zip(line.points.iter().rev().nth(1)) else { return };
    let (dx, dy) = ((end.x - before.x).signum(), (end.y - before.y).signum());
    if !line.last {
        let _ = writeln!(svg, "<path class=\"line\" d=\"{}\"/>", curve(&line.points));
        return;
    }
    let (long, half) = head(part);
    let back = if part.blocked { 12 } else { long - 2 };
    let mut points = line.points.clone();
    if let Some(last) = points.last_mut() {
        *last = Point { x: end.x - dx * back, y: end.y - dy * back };
    }
    let _ = writeln!(svg, "<path class=\"line\" d=\"{}\"/>", curve(&points));
    if part.blocked {
        let at = Point { x: end.x - dx * 9, y: end.y - dy * 9 };
        let _ = writeln!(svg, "<path class=\"cross\" d=\"M{} {}l10 10m0-10l-10 10\"/>", at.x - 5, at.y - 5);
        return;
    }
    let foot = Point { x: end.x - dx * long, y: end.y - dy * long };
    let (a, b) = ((foot.x + dy * half, foot.y + dx * half), (foot.x - dy * half, foot.y - dx * half));
    let _ = writeln!(svg, "<path class=\"head\" d=\"M{} {}L{} {}L{} {}z\"/>", end.x, end.y, a.0, a.1, b.0, b.1);
}

/// Length and half the width of an arrowhead.
fn head(part: &FlowPart) -> (i32, i32) {
    let width = part.strength.width();
    (8 + width / 12, 4 + width / 16)
}

/// A line with rounded corners.
fn curve(points: &[Point]) -> String {
    let mut d = String::new();
    let Some(first) = points.first() else { return d };
    let _ = write!(d, "M{} {}", first.x, first.y);
    for around in points.windows(3) {
        let [before, at, after] = [around[0], around[1], around[2]];
        let towards = |other: Point| {
            let long = (other.x - at.x).abs() + (other.y - at.y).abs();
            let by = TURN.min(long / 2);
            Point { x: at.x + (other.x - at.x).signum() * by, y: at.y + (other.y - at.y).signum() * by }
        };
        let (start, end) = (towards(before), towards(after));
        let _ = write!(d, "L{} {}Q{} {} {} {}", start.x, start.y, at.x, at.y, end.x, end.y);
    }
    if let Some(last) = points.last() {
        let _ = write!(d, "L{} {}", last.x, last.y);
    }
    d
}

/// Cost and GB. The arrow is the link; the label only points to it for the mouse.
fn label(svg: &mut String, part: &FlowPart, label: &Label) {
    let key = escaped(&part.key);
    let classes = flow_classes(part, "flow-label");
    let _ = writeln!(
        svg,
        "<a class=\"{classes}\" href=\"#c-{key}\" data-id=\"{key}\" tabindex=\"-1\" aria-hidden=\"true\">"
    );
    rect(svg, "frame", &label.rect, if label.stacked { 8 } else { label.rect.h / 2 });
    let mut middle = label.rect.centre();
    if part.pinned {
        let (x, y) = (label.rect.x + 6, label.rect.y + 4);
        let _ = writeln!(svg, "<path class=\"pin\" d=\"M{x} {y}m2 0h6m-5 0v4l-2 2h8l-2-2v-4m-2 6v4\"/>");
        middle.x += 7;
    }
    let money = escaped(&label.money);
    let gb = escaped(&label.gb);
    let class =
        if part.cost.amount.is_some_and(|amount| amount.is_zero()) && !part.blocked { "money free" } else { "money" };
    match (money.is_empty(), gb.is_empty(), label.stacked) {
        (false, false, true) => {
            text(svg, class, (middle.x, middle.y - 2), "middle", &label.money);
            text(svg, "gb", (middle.x, middle.y + 11), "middle", &label.gb);
        }
        _ => {
            let gap = if money.is_empty() || gb.is_empty() { "" } else { " dx=\"6\"" };
            let _ = writeln!(
                svg,
                "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\"><tspan class=\"{class}\">{money}</tspan>\
                 <tspan class=\"gb\"{gap}>{gb}</tspan></text>",
                middle.x,
                middle.y + 4
            );
        }
    }
    svg.push_str("</a>\n");
}
