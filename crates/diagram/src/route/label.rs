//! The positions of flow labels: on their own line, clear of cards, headings and each other.

use std::cell::Cell;

use budget::{Budget, Work};

use crate::geometry::{Point, Rect};
use crate::layout::canvas::Canvas;
use crate::layout::{FlowLine, FlowShape, GRID, Label};
use crate::measure;
use crate::picture::FlowPart;

/// Font size.
pub(crate) const SIZE: i32 = 11;
/// Height of a label with one line, and with two.
const HEIGHTS: (i32, i32) = (18, 32);
/// How many rectangles and line segments are compared with label positions, for all labels together, to limit the time
/// that a drawing takes. Flows beyond that are listed at the bottom of the drawing.
const MOST_CHECKS: usize = 60_000_000;
/// How many comparisons of two rectangles take as long as one step.
const CHECKS_OF_A_STEP: usize = 64;
/// Padding on both sides of the text.
const PAD: i32 = 7;

/// The cost of an undesirable position.
const HIDES_OWN: i32 = 60;
const ON_A_LINE: i32 = 45;
const STACKED: i32 = 15;
const SHORTER: i32 = 200;
const ASIDE: i32 = 8;
const LATER_LINE: i32 = 12;

/// Places a label at each routed flow; those without room get none.
pub(super) fn place(canvas: &Canvas, flows: &mut [FlowShape], budget: &Budget) {
    let cards: Vec<Rect> = canvas.block.cards.iter().map(|card| card.rect.grown(2)).collect();
    let headings: Vec<Rect> =
        canvas.block.boxes.iter().flat_map(|shape| &shape.headings).map(|rect| rect.grown(1)).collect();
    let bounds = Rect { x: 4, y: canvas.top, w: canvas.width - 8, h: canvas.height - canvas.top };
    let mut taken: Vec<Rect> = Vec::new();
    let stretches: usize = flows.iter().flat_map(|flow| &flow.lines).map(|line| line.points.len()).sum();
    let checks = Cell::new(MOST_CHECKS);
    // Consumes this many checks, and returns whether to continue.
    let check = |count: usize| {
        checks.set(checks.get().saturating_sub(count));
        checks.get() > 0 && budget.spend_each(Work::Drawing, count / CHECKS_OF_A_STEP + 1)
    };
    // Flows with the fewest choices first.
    let mut order: Vec<usize> = (0..flows.len()).collect();
    order.sort_by_key(|index| (length(&flows[*index].lines), *index));
    for index in order {
        if checks.get() == 0 {
            break;
        }
        let free = |rect: &Rect| {
            check(cards.len() + headings.len() + taken.len())
                && rect.within(&bounds)
                && !cards.iter().chain(&headings).chain(&taken).any(|other| other.overlaps(rect))
        };
        let label = best(index, flows, free, &|| check(stretches));
        if let Some(label) = &label {
            taken.push(label.rect.grown(3));
        }
        flows[index].label = label;
    }
}

fn length(lines: &[FlowLine]) -> i32 {
    lines.iter().flat_map(|line| line.points.windows(2)).map(|pair| span(pair[0], pair[1])).sum()
}

fn span(from: Point, to: Point) -> i32 {
    (from.x - to.x).abs() + (from.y - to.y).abs()
}

/// The label of a flow at the best position along its lines; `None` when there are no more `checks`.
fn best(index: usize, flows: &[FlowShape], free: impl Fn(&Rect) -> bool, checks: &dyn Fn() -> bool) -> Option<Label> {
    let flow = &flows[index];
    let others = || flows.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, other)| other);
    let mut best: Option<(i32, Rect, Shape)> = None;
    for shape in shapes(&flow.part) {
        for (cost, rect) in places(&flow.lines, shape) {
            let is_worse = |cost: i32| best.is_some_and(|(least, ..)| cost >= least);
            if is_worse(cost) || !free(&rect) {
                continue;
            }
            if !checks() {
                return None;
            }
            let hit: usize = others().map(|other| crossed(&rect, &other.lines)).sum();
            let cost = cost + i32::try_from(hit).unwrap_or(1_000) * ON_A_LINE;
            if !is_worse(cost) {
                best = Some((cost, rect, shape));
            }
        }
    }
    best.map(|(_, rect, shape)| shape.label(&flow.part, rect))
}

/// Positions along lines, with their cost.
fn places(lines: &[FlowLine], shape: Shape) -> Vec<(i32, Rect)> {
    let mut places = Vec::new();
    for (rank, line) in (0..).zip(lines) {
        for pair in line.points.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            let (flat, long) = (from.y == to.y, span(from, to));
            let along = if flat { shape.w } else { shape.h };
            let steps = (long / GRID).max(1);
            for step in 0..=steps {
                let part = |from: i32, to: i32| from + (to - from) * step / steps;
                let at = Point { x: part(from.x, to.x), y: part(from.y, to.y) };
                let off_middle = (step * 2 - steps).abs() * GRID / 2;
                let hides = long < along + 2 * GRID || off_middle > (long - along) / 2;
                let cost =
                    shape.cost + if hides { HIDES_OWN } else { 0 } + off_middle / 4 + (rank * LATER_LINE).min(60)
                        - (long / 8).min(40);
                for ((right, down), price) in asides(shape, flat) {
                    let (x, y) = (at.x - shape.w / 2 + right, at.y - shape.h / 2 + down);
                    places.push((cost + price, Rect { x, y, w: shape.w, h: shape.h }));
                }
            }
        }
    }
    places
}

/// Where a label may be, relative to the middle of its line, with the cost: a line that comes from above may run
/// through any part of it, a line from the side may run along its edge.
fn asides(shape: Shape, flat: bool) -> [((i32, i32), i32); 5] {
    if flat {
        let (near, far) = (shape.h / 4, shape.h / 2 - 2);
        return [((0, 0), 0), ((0, -near), ASIDE), ((0, near), ASIDE), ((0, -far), 2 * ASIDE), ((0, far), 2 * ASIDE)];
    }
    let far = shape.w / 2 - 10;
    [((0, 0), 0), ((far / 2, 0), ASIDE), ((-far / 2, 0), ASIDE), ((far, 0), 2 * ASIDE), ((-far, 0), 2 * ASIDE)]
}

/// How many line segments run through a rectangle.
fn crossed(rect: &Rect, lines: &[FlowLine]) -> usize {
    let through = |pair: &&[Point]| {
        let (from, to) = (pair[0], pair[1]);
        let line = Rect {
            x: from.x.min(to.x) - 1,
            y: from.y.min(to.y) - 1,
            w: (from.x - to.x).abs() + 2,
            h: (from.y - to.y).abs() + 2,
        };
        line.overlaps(rect)
    };
    lines.iter().map(|line| line.points.windows(2).filter(through).count()).sum()
}

/// A way to lay out a label.
#[derive(Clone, Copy)]
struct Shape {
    w: i32,
    h: i32,
    stacked: bool,
    with_gb: bool,
    cost: i32,
}

impl Shape {
    fn label(&self, part: &FlowPart, rect: Rect) -> Label {
        let gb = if self.with_gb { part.gb.clone() } else { String::new() };
        Label { rect, money: money(part), gb, stacked: self.stacked }
    }
}

/// The cost shown in a label.
pub(crate) fn money(part: &FlowPart) -> String {
    if part.blocked { "no path".to_owned() } else { part.cost.short.clone() }
}

/// In one line, in two, and without the GB.
fn shapes(part: &FlowPart) -> Vec<Shape> {
    let (money, gb) = (measure::bold(&money(part), SIZE), measure::width(&part.gb, SIZE));
    let pin = if part.pinned { 14 } else { 0 };
    let even = |w: i32| (w + 2 * PAD + 1) / 2 * 2;
    let both = if money == 0 { gb } else { money + 8 + gb };
    let mut shapes = vec![Shape { w: even(both + pin), h: HEIGHTS.0, stacked: false, with_gb: true, cost: 0 }];
    if money > 0 {
        let w = even((money + pin).max(gb));
        shapes.push(Shape { w, h: HEIGHTS.1, stacked: true, with_gb: true, cost: STACKED });
        shapes.push(Shape { w: even(money + pin), h: HEIGHTS.0, stacked: false, with_gb: false, cost: SHORTER });
    }
    shapes
}
