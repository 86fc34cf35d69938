//! [`Grid`]: which cells are free, better avoided, or taken.

use crate::geometry::{Point, Rect};
use crate::layout::GRID;

/// Costs, in tenths of a step.
pub(super) const STEP: u32 = 10;
/// A turn.
pub(super) const TURN: u32 = 45;
/// Through a heading.
const HEADING: u32 = 90;
/// Close to a card.
const NEAR: u32 = 6;
/// Across another line.
const ACROSS: u32 = 22;
/// Along another line, on the same track.
const ALONG: u32 = 150;
/// Along another line, on the adjacent track.
const BESIDE: u32 = 8;
/// Across the border of a VPC.
const BORDER: u32 = 160;

/// The directions: right, down, left, up.
pub(super) const DIRECTIONS: [(i32, i32); 4] = [(1, 0), (0, 1), (-1, 0), (0, -1)];

/// The grid on which flows are routed.
pub(super) struct Grid {
    pub(super) cols: i32,
    pub(super) rows: i32,
    /// The first row that may be used.
    first: i32,
    blocked: Vec<bool>,
    soft: Vec<u32>,
    area: Vec<u16>,
    areas: u16,
    horizontal: Vec<bool>,
    vertical: Vec<bool>,
}

impl Grid {
    pub(super) fn new(width: i32, height: i32, top: i32) -> Grid {
        let (cols, rows) = (width / GRID + 1, height / GRID + 1);
        let size = usize::try_from(cols * rows).unwrap_or_default();
        Grid {
            cols,
            rows,
            first: top / GRID,
            blocked: vec![false; size],
            soft: vec![0; size],
            area: vec![0; size],
            areas: 0,
            horizontal: vec![false; size],
            vertical: vec![false; size],
        }
    }

    pub(super) fn size(&self) -> usize {
        self.blocked.len()
    }

    /// The index of a node, if it is on the grid.
    pub(super) fn index(&self, col: i32, row: i32) -> Option<usize> {
        let inside = col > 0 && row >= self.first && col < self.cols - 1 && row < self.rows;
        if inside { usize::try_from(row * self.cols + col).ok() } else { None }
    }

    pub(super) fn place(&self, index: usize) -> (i32, i32) {
        let index = i32::try_from(index).unwrap_or_default();
        (index % self.cols, index / self.cols)
    }

    pub(super) fn point(&self, index: usize) -> Point {
        let (col, row) = self.place(index);
        Point { x: col * GRID, y: row * GRID }
    }

    pub(super) fn is_blocked(&self, index: usize) -> bool {
        self.blocked[index]
    }

    /// No line runs through a card or along its border, or close to it if avoidable.
    pub(super) fn block(&mut self, rect: &Rect) {
        self.each(&rect.grown(GRID), |grid, index| grid.soft[index] += NEAR);
        self.each(rect, |grid, index| grid.blocked[index] = true);
    }

    /// Lines run through a heading only if there is no other path.
    pub(super) fn discourage(&mut self, rect: &Rect) {
        self.each(&rect.grown(4), |grid, index| grid.soft[index] += HEADING);
    }

    /// An area whose border is costly to cross.
    pub(super) fn area(&mut self, rect: &Rect) {
        self.areas += 1;
        let area = self.areas;
        self.each(rect, |grid, index| grid.area[index] = area);
    }

    fn each(&mut self, rect: &Rect, mut change: impl FnMut(&mut Grid, usize)) {
        let cell = |value: i32| value.div_euclid(GRID);
        for row in cell(rect.y + GRID - 1)..=cell(rect.bottom()) {
            for col in cell(rect.x + GRID - 1)..=cell(rect.right()) {
                if let Some(index) = self.index(col, row) {
                    change(self, index);
                }
            }
        }
    }

    /// Marks the track of a line as taken.
    pub(super) fn occupy(&mut self, points: &[Point]) {
        for pair in points.windows(2) {
            let [from, to] = [pair[0], pair[1]];
            let rect =
                Rect { x: from.x.min(to.x), y: from.y.min(to.y), w: (from.x - to.x).abs(), h: (from.y - to.y).abs() };
            let flat = from.y == to.y;
            self.each(&rect, |grid, index| {
                let tracks = if flat { &mut grid.horizontal } else { &mut grid.vertical };
                tracks[index] = true;
            });
        }
    }

    /// A path from the lower side of a card back to it, with room for a label: between the instances of one group.
    pub(super) fn round(&self, rect: &Rect) -> Option<Vec<Point>> {
        let below = rect.bottom() + 2 * GRID;
        let wide = 20 * GRID;
        let is_free = |x: i32, y: i32| {
            let index = self.index(x / GRID, y / GRID);
            index.is_some_and(|index| !self.blocked[index] && !self.horizontal[index] && !self.vertical[index])
        };
        let starts = (0..=(rect.w - wide - 4 * GRID) / GRID).map(|step| rect.right() - 2 * GRID - wide - step * GRID);
        let free = |x: &i32| {
            (0..=wide / GRID).all(|step| (1..=2).all(|row| is_free(x + step * GRID, rect.bottom() + row * GRID)))
        };
        let x = starts.into_iter().find(free)?;
        let (left, right) = (x, x + wide);
        let bottom = rect.bottom();
        Some([(left, bottom), (left, below), (right, below), (right, bottom)].map(|(x, y)| Point { x, y }).to_vec())
    }

    /// The cost of a step in a direction that ends at a node.
    pub(super) fn step(&self, from: usize, to: usize, direction: usize) -> u32 {
        let flat = direction.is_multiple_of(2);
        let (along, across) =
            if flat { (&self.horizontal, &self.vertical) } else { (&self.vertical, &self.horizontal) };
        let mut cost = STEP + self.soft[to];
        if along[to] {
            cost += ALONG;
        }
        if across[to] {
            cost += ACROSS;
        }
        if self.area[from] != self.area[to] {
            cost += BORDER;
        }
        let (col, row) = self.place(to);
        let beside = if flat { [(col, row - 1), (col, row + 1)] } else { [(col - 1, row), (col + 1, row)] };
        let taken = beside.into_iter().filter_map(|(col, row)| self.index(col, row)).filter(|index| along[*index]);
        cost + BESIDE * u32::try_from(taken.count()).unwrap_or_default()
    }

    /// The cost of a line that starts or ends at a node in a direction: sharing the node costs as much as sharing a
    /// track.
    pub(super) fn port(&self, index: usize, direction: usize) -> u32 {
        let taken = if direction.is_multiple_of(2) { self.horizontal[index] } else { self.vertical[index] };
        if taken { 2 * ALONG } else { 0 }
    }
}
