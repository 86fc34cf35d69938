//! Points and rectangles in whole pixels. There are no floats, so that a drawing is the same on every machine.

/// A point in the drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord)]
pub struct Point {
    /// The distance from the left.
    pub x: i32,
    /// The distance from the top.
    pub y: i32,
}

/// A rectangle along the axes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rect {
    /// Its left edge.
    pub x: i32,
    /// Its top edge.
    pub y: i32,
    /// Its width.
    pub w: i32,
    /// Its height.
    pub h: i32,
}

impl Rect {
    pub(crate) const fn new(x: i32, y: i32, w: i32, h: i32) -> Rect {
        Rect { x, y, w, h }
    }

    /// Its right edge.
    #[must_use]
    pub const fn right(&self) -> i32 {
        self.x + self.w
    }

    /// Its bottom edge.
    #[must_use]
    pub const fn bottom(&self) -> i32 {
        self.y + self.h
    }

    /// Its centre.
    #[must_use]
    pub const fn centre(&self) -> Point {
        Point { x: self.x + self.w / 2, y: self.y + self.h / 2 }
    }

    /// The rectangle enlarged by `by` on every side.
    #[must_use]
    pub const fn grown(&self, by: i32) -> Rect {
        Rect { x: self.x - by, y: self.y - by, w: self.w + 2 * by, h: self.h + 2 * by }
    }

    /// The rectangle moved by an offset.
    #[must_use]
    pub const fn shifted(&self, dx: i32, dy: i32) -> Rect {
        Rect { x: self.x + dx, y: self.y + dy, w: self.w, h: self.h }
    }

    /// Whether the two overlap; touching edges do not count.
    #[must_use]
    pub const fn overlaps(&self, other: &Rect) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// Whether this rectangle lies entirely in the other.
    #[must_use]
    pub const fn within(&self, other: &Rect) -> bool {
        self.x >= other.x && self.y >= other.y && self.right() <= other.right() && self.bottom() <= other.bottom()
    }

    /// Whether a point lies in it or on its edge.
    #[must_use]
    pub const fn contains(&self, at: Point) -> bool {
        at.x >= self.x && at.x <= self.right() && at.y >= self.y && at.y <= self.bottom()
    }
}

/// The smallest multiple of `step` that is at least `value`.
pub(crate) const fn up_to(value: i32, step: i32) -> i32 {
    (value + step - 1).div_euclid(step) * step
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rectangles_that_touch_do_not_overlap() {
        let left = Rect::new(0, 0, 10, 10);
        assert!(!left.overlaps(&Rect::new(10, 0, 5, 5)));
        assert!(left.overlaps(&Rect::new(9, 9, 5, 5)));
        assert!(Rect::new(2, 2, 8, 8).within(&left) && !Rect::new(2, 2, 9, 8).within(&left));
    }

    #[test]
    fn sizes_are_rounded_up_to_the_grid() {
        assert_eq!([0, 1, 8, 9].map(|value| up_to(value, 8)), [0, 8, 8, 16]);
    }
}
