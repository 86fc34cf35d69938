//! [`Search`]: the cheapest path between two sets of rectangles (A*).

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use budget::{Budget, Work};

use super::grid::{DIRECTIONS, Grid, STEP, TURN};
use crate::geometry::{Point, Rect};
use crate::layout::GRID;

/// How many nodes are visited for all lines together, to limit the time that a drawing takes.
const MOST_NODES: usize = 600_000;
/// How many steps a line stays away from the corners of the rectangle it starts at, if that is large enough.
const CORNER: i32 = 2;
/// The cost of each step between the start or end of a line and the middle of a side.
const OFF_CENTRE: u32 = 3;
/// The maximum of that cost.
const MOST_OFF: u32 = 30;

/// Reusable tables of the search.
pub(super) struct Search<'b> {
    /// Cost by node and direction; an entry with a different stamp belongs to an earlier search.
    cost: Vec<u32>,
    stamp: Vec<u32>,
    parent: Vec<u32>,
    goal: Vec<u32>,
    current: u32,
    left: usize,
    budget: &'b Budget,
}

/// A node to start or end at, with the direction away from the rectangle and an extra cost.
struct Port {
    index: usize,
    direction: usize,
    cost: u32,
}

impl<'b> Search<'b> {
    pub(super) fn new(grid: &Grid, budget: &'b Budget) -> Search<'b> {
        let states = grid.size() * DIRECTIONS.len();
        Search {
            cost: vec![0; states],
            stamp: vec![0; states],
            parent: vec![u32::MAX; states],
            goal: vec![u32::MAX; states],
            current: 0,
            left: MOST_NODES,
            budget,
        }
    }

    /// The corners of the cheapest path from one of the first rectangles to one of the second, with both ends on their
    /// borders. `None` if there is none, or the search has become too long.
    pub(super) fn way(&mut self, grid: &Grid, from: &[Rect], to: &[Rect]) -> Option<Vec<Point>> {
        self.current += 1;
        let mut heap: BinaryHeap<Reverse<(u32, u32)>> = BinaryHeap::new();
        let mut goals: Vec<usize> = Vec::new();
        for rect in to {
            for port in ports(grid, rect) {
                let arriving = (port.direction + 2) % 4;
                let state = port.index * 4 + arriving;
                self.goal[state] = port.cost;
                goals.push(state);
            }
        }
        for rect in from {
            for port in ports(grid, rect) {
                let state = port.index * 4 + port.direction;
                self.relax(state, port.cost, u32::MAX, ahead(grid, port.index, to), &mut heap);
            }
        }
        let found = self.run(grid, to, &mut heap);
        for state in goals {
            self.goal[state] = u32::MAX;
        }
        found.map(|state| self.corners(grid, state))
    }

    fn relax(&mut self, state: usize, cost: u32, parent: u32, ahead: u32, heap: &mut BinaryHeap<Reverse<(u32, u32)>>) {
        if self.stamp[state] != self.current || cost < self.cost[state] {
            (self.stamp[state], self.cost[state], self.parent[state]) = (self.current, cost, parent);
            heap.push(Reverse((cost + ahead, u32::try_from(state).unwrap_or(u32::MAX))));
        }
    }

    fn run(&mut self, grid: &Grid, to: &[Rect], heap: &mut BinaryHeap<Reverse<(u32, u32)>>) -> Option<usize> {
        // The cost of an end is only known there: the search continues until nothing cheaper can follow.
        let mut best: Option<(u32, usize)> = None;
        while let Some(Reverse((guess, state))) = heap.pop() {
            if best.is_some_and(|(cost, _)| cost <= guess) {
                break;
            }
            self.left = self.left.checked_sub(1)?;
            if !self.budget.spend(Work::Drawing, 1) {
                return None;
            }
            let state = usize::try_from(state).unwrap_or_default();
            let (index, direction) = (state / 4, state % 4);
            let cost = self.cost[state];
            if cost + ahead(grid, index, to) < guess {
                continue;
            }
            let is_start = self.parent[state] == u32::MAX;
            let (col, row) = grid.place(index);
            for (turned, (right, down)) in DIRECTIONS.iter().enumerate() {
                if turned == (direction + 2) % 4 || (is_start && turned != direction) {
                    continue;
                }
                let Some(next) = grid.index(col + right, row + down) else { continue };
                let turn = if turned == direction { 0 } else { TURN };
                let next_state = next * 4 + turned;
                let next_cost = cost + turn + grid.step(index, next, turned);
                let at_end = self.goal[next_state];
                if at_end != u32::MAX {
                    let total = next_cost + at_end;
                    if best.is_none_or(|(cost, _)| total < cost) {
                        self.relax_end(next_state, next_cost, state);
                        best = Some((total, next_state));
                    }
                }
                if !grid.is_blocked(next) {
                    let parent = u32::try_from(state).unwrap_or(u32::MAX);
                    self.relax(next_state, next_cost, parent, ahead(grid, next, to), heap);
                }
            }
        }
        best.map(|(_, state)| state)
    }

    /// Ends are on borders, which no other path crosses.
    fn relax_end(&mut self, state: usize, cost: u32, parent: usize) {
        let parent = u32::try_from(parent).unwrap_or(u32::MAX);
        (self.stamp[state], self.cost[state], self.parent[state]) = (self.current, cost, parent);
    }

    fn corners(&self, grid: &Grid, end: usize) -> Vec<Point> {
        let mut states = vec![end];
        let mut state = end;
        while let Ok(parent) = usize::try_from(self.parent[state])
            && self.parent[state] != u32::MAX
        {
            states.push(parent);
            state = parent;
        }
        states.reverse();
        let points: Vec<Point> = states.iter().map(|state| grid.point(state / 4)).collect();
        let mut corners: Vec<Point> = Vec::new();
        for (index, point) in points.iter().enumerate() {
            let straight = index > 0
                && points.get(index + 1).is_some_and(|next| {
                    let before = points[index - 1];
                    (before.x == next.x) || (before.y == next.y)
                });
            if !straight {
                corners.push(*point);
            }
        }
        corners
    }
}

/// A lower bound on the remaining cost: the path to the closest goal without any turn.
fn ahead(grid: &Grid, index: usize, to: &[Rect]) -> u32 {
    let at = grid.point(index);
    let away = |rect: &Rect| {
        let x = (rect.x - at.x).max(at.x - rect.right()).max(0);
        let y = (rect.y - at.y).max(at.y - rect.bottom()).max(0);
        (x + y) / GRID
    };
    let steps = to.iter().map(away).min().unwrap_or_default();
    u32::try_from(steps).unwrap_or_default() * STEP
}

/// The nodes on the border of a rectangle, the middle of a side being the best.
fn ports(grid: &Grid, rect: &Rect) -> Vec<Port> {
    let mut ports = Vec::new();
    let (left, top) = (rect.x / GRID, rect.y / GRID);
    let (right, bottom) = (rect.right() / GRID, rect.bottom() / GRID);
    let mut side = |from: i32, to: i32, fixed: i32, direction: usize| {
        let corner = if to - from > 4 * CORNER { CORNER } else { 1 };
        let middle = i32::midpoint(from, to);
        for at in from + corner..=to - corner {
            let (col, row) = if direction.is_multiple_of(2) { (fixed, at) } else { (at, fixed) };
            if let Some(index) = grid.index(col, row) {
                let off = u32::try_from((at - middle).abs()).unwrap_or_default() * OFF_CENTRE;
                ports.push(Port { index, direction, cost: off.min(MOST_OFF) + grid.port(index, direction) });
            }
        }
    };
    side(top, bottom, right, 0);
    side(left, right, bottom, 1);
    side(top, bottom, left, 2);
    side(left, right, top, 3);
    ports
}
