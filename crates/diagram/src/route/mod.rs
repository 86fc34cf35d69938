//! Routes flows around the cards on a grid, each on its own track where there is room.

mod grid;
mod label;
mod search;

use std::collections::{HashMap, HashSet};

use budget::{Budget, Work};

use crate::geometry::{Point, Rect};
use crate::layout::{BoxKind, GRID, canvas::Canvas};
use crate::layout::{FlowLine, FlowShape};
use crate::picture::{FlowPart, Picture};
use grid::Grid;
use search::Search;

/// The largest grid on which lines are routed, some 8,000 pixels square, to limit memory; above it flows are only
/// listed.
const MOST_CELLS: i64 = 1_000_000;

/// All routed lines.
pub(crate) struct Routes {
    pub(crate) flows: Vec<FlowShape>,
    pub(crate) wires: Vec<Vec<Point>>,
}

/// One line to route: from one key to another, for a flow.
struct Job<'a> {
    flow: usize,
    from: &'a str,
    to: &'a str,
    last: bool,
}

/// Routes every flow and every wire, and places the labels of the flows.
pub(crate) fn all(canvas: &Canvas, nodes: &HashMap<String, Vec<Rect>>, picture: &Picture, budget: &Budget) -> Routes {
    if cells(canvas) > MOST_CELLS {
        let unled = |part: &FlowPart| FlowShape { part: part.clone(), lines: Vec::new(), label: None };
        return Routes { flows: picture.flows.iter().map(unled).collect(), wires: Vec::new() };
    }
    let mut grid = Grid::new(canvas.width, canvas.height, canvas.top);
    for shape in &canvas.block.boxes {
        for heading in &shape.headings {
            grid.discourage(heading);
        }
        if shape.kind == BoxKind::Vpc {
            grid.area(&shape.rect);
        }
    }
    for card in &canvas.block.cards {
        grid.block(&card.rect);
    }
    let mut jobs = jobs(picture);
    // Short lines first: they have the fewest choices.
    let rects = |key: &str| nodes.get(key).map_or(&[][..], Vec::as_slice);
    jobs.sort_by_key(|job| (distance(rects(job.from), rects(job.to)), job.flow));
    let mut search = Search::new(&grid, budget);
    let mut lines: Vec<Vec<(usize, FlowLine)>> = picture.flows.iter().map(|_| Vec::new()).collect();
    for job in &jobs {
        if !budget.spend(Work::Drawing, 1) {
            break;
        }
        let found = if job.from == job.to {
            rects(job.from).iter().find_map(|rect| grid.round(rect))
        } else {
            search.way(&grid, rects(job.from), rects(job.to))
        };
        let Some(points) = found else { continue };
        grid.occupy(&points);
        let order = lines[job.flow].len();
        lines[job.flow].push((order, FlowLine { points, last: job.last }));
    }
    let mut wires = Vec::new();
    for (from, to) in &picture.wires {
        if let Some(points) = search.way(&grid, rects(from), rects(to)) {
            grid.occupy(&points);
            wires.push(points);
        }
    }
    let mut flows: Vec<FlowShape> = Vec::new();
    for (part, lines) in picture.flows.iter().zip(lines) {
        let lines = lines.into_iter().map(|(_, line)| line).collect();
        flows.push(FlowShape { part: part.clone(), lines, label: None });
    }
    label::place(canvas, &mut flows, budget);
    Routes { flows, wires }
}

/// The nodes of the grid of a drawing.
fn cells(canvas: &Canvas) -> i64 {
    i64::from(canvas.width / GRID + 1) * i64::from(canvas.height / GRID + 1)
}

/// The lines to route; segments shared by several paths of a flow are routed once.
fn jobs(picture: &Picture) -> Vec<Job<'_>> {
    let mut jobs: Vec<Job<'_>> = Vec::new();
    for (flow, part) in picture.flows.iter().enumerate() {
        let mut known: HashSet<(&str, &str)> = HashSet::new();
        for way in &part.ways {
            let count = way.len();
            for (index, pair) in way.windows(2).enumerate() {
                let (from, to) = (pair[0].as_str(), pair[1].as_str());
                let last = index + 2 == count;
                if known.insert((from, to)) {
                    jobs.push(Job { flow, from, to, last });
                }
            }
        }
    }
    jobs
}

/// The distance in pixels between the closest of two sets of rectangles.
fn distance(from: &[Rect], to: &[Rect]) -> i32 {
    let apart = |a: &Rect, b: &Rect| {
        let x = (b.x - a.right()).max(a.x - b.right()).max(0);
        let y = (b.y - a.bottom()).max(a.y - b.bottom()).max(0);
        x + y
    };
    from.iter().flat_map(|a| to.iter().map(move |b| apart(a, b))).min().unwrap_or(i32::MAX)
}
