//! The position of the number of a mark: next to its dot, clear of the curves and of other numbers.

/// A point in the chart, in pixels.
pub(crate) type Pixel = (i32, i32);

/// Half the height of the box around a number.
pub(crate) const HALF_HEIGHT: i32 = 9;

/// A box around a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Badge {
    /// Its centre.
    pub(crate) centre: Pixel,
    /// Half its width.
    pub(crate) half_width: i32,
}

/// Directions from a dot to its number, best first.
const DIRECTIONS: [(i32, i32); 8] = [(0, -1), (-1, -1), (1, -1), (1, 1), (-1, 1), (0, 1), (-1, 0), (1, 0)];

/// Distances from a dot to the nearest edge of the box.
const GAPS: [i32; 3] = [9, 22, 38];

/// The cost of an undesirable overlap, relative to one step in the lists above.
const OUTSIDE: i32 = 10_000;
const ON_A_BADGE: i32 = 5_000;
const ON_A_DOT: i32 = 1_000;
const ON_A_CURVE: i32 = 30;
const FARTHER: i32 = 20;

/// What is already drawn, and the corners of the plot.
pub(crate) struct Surroundings<'a> {
    pub(crate) badges: &'a [Badge],
    pub(crate) dots: &'a [Pixel],
    pub(crate) curves: &'a [Vec<Pixel>],
    pub(crate) corners: (Pixel, Pixel),
}

/// The best position for the number of the mark at `dot`.
pub(crate) fn place(dot: Pixel, half_width: i32, around: &Surroundings) -> Badge {
    let candidates = GAPS.iter().enumerate().flat_map(|(ring, gap)| {
        DIRECTIONS.iter().enumerate().map(move |(rank, (right, down))| {
            let centre = (dot.0 + right * (gap + half_width), dot.1 + down * (gap + HALF_HEIGHT));
            (Badge { centre, half_width }, ring as i32 * FARTHER + rank as i32)
        })
    });
    let best = candidates.min_by_key(|(badge, cost)| cost + around.cost(*badge));
    best.map_or(Badge { centre: dot, half_width }, |(badge, _)| badge)
}

impl Surroundings<'_> {
    fn cost(&self, badge: Badge) -> i32 {
        let (left, top) = (badge.centre.0 - badge.half_width, badge.centre.1 - HALF_HEIGHT);
        let (right, bottom) = (badge.centre.0 + badge.half_width, badge.centre.1 + HALF_HEIGHT);
        let (from, to) = self.corners;
        let outside = left < from.0 || top < from.1 || right > to.0 || bottom > to.1;
        let badges = self.badges.iter().filter(|other| {
            (other.centre.0 - badge.centre.0).abs() < other.half_width + badge.half_width + 2
                && (other.centre.1 - badge.centre.1).abs() < 2 * HALF_HEIGHT + 2
        });
        let within = |&&(x, y): &&Pixel| x > left - 5 && x < right + 5 && y > top - 5 && y < bottom + 5;
        let dots = self.dots.iter().filter(within);
        let crossed = |curve: &&Vec<Pixel>| {
            curve.windows(2).any(|ends| touches(ends[0], ends[1], (left - 1, top - 1), (right + 1, bottom + 1)))
        };
        let curves = self.curves.iter().filter(crossed);
        i32::from(outside) * OUTSIDE + count(badges) * ON_A_BADGE + count(dots) * ON_A_DOT + count(curves) * ON_A_CURVE
    }
}

fn count<T>(found: impl Iterator<Item = T>) -> i32 {
    i32::try_from(found.count()).unwrap_or(1_000).min(1_000)
}

/// Whether a part of the straight line from `a` to `b` is inside the box (Liang–Barsky clipping).
fn touches(a: Pixel, b: Pixel, low: Pixel, high: Pixel) -> bool {
    let (mut from, mut to) = (0.0_f64, 1.0_f64);
    for (start, end, low, high) in [(a.0, b.0, low.0, high.0), (a.1, b.1, low.1, high.1)] {
        let (start, end, low, high) = (f64::from(start), f64::from(end), f64::from(low), f64::from(high));
        let change = end - start;
        if change == 0.0 {
            if start < low || start > high {
                return false;
            }
            continue;
        }
        let (first, second) = ((low - start) / change, (high - start) / change);
        from = from.max(first.min(second));
        to = to.min(first.max(second));
    }
    from <= to
}

#[cfg(test)]
mod tests {
    use super::*;

    const CORNERS: (Pixel, Pixel) = ((0, 0), (400, 300));

    #[test]
    fn a_line_touches_a_box_it_runs_through() {
        assert!(touches((0, 0), (10, 10), (4, 4), (6, 6)));
        assert!(touches((0, 5), (10, 5), (4, 4), (6, 6)));
        assert!(!touches((0, 0), (10, 0), (4, 4), (6, 6)));
        assert!(!touches((0, 8), (3, 10), (4, 4), (6, 6)));
    }

    #[test]
    fn a_lonely_number_stands_above_its_dot() {
        let around = Surroundings { badges: &[], dots: &[(100, 100)], curves: &[], corners: CORNERS };
        assert_eq!(place((100, 100), 9, &around).centre, (100, 82));
    }

    #[test]
    fn numbers_avoid_each_other_the_curves_and_the_edge() {
        let curves = [vec![(0, 80), (400, 80)]];
        let first = place((100, 100), 9, &Surroundings { badges: &[], dots: &[], curves: &curves, corners: CORNERS });
        assert!(first.centre.1 > 90, "{first:?} is on the curve");
        let badges = [first];
        let around = Surroundings { badges: &badges, dots: &[], curves: &curves, corners: CORNERS };
        assert_ne!(place((100, 100), 9, &around), first);
        let corner = place((2, 2), 9, &Surroundings { badges: &[], dots: &[], curves: &[], corners: CORNERS });
        assert!(corner.centre.0 >= 9 && corner.centre.1 >= 9, "{corner:?} is outside");
    }
}
