//! [`Axis`]: a linear axis with explicit ticks and labels.

use std::ops::Range;

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged, ValueFormatter};

/// A range of numbers, with a label at each tick.
pub(crate) struct Axis {
    range: Range<f64>,
    ticks: Vec<(f64, String)>,
}

impl Axis {
    /// An axis over `range`, which must not be empty.
    pub(crate) fn new(range: Range<f64>, ticks: Vec<(f64, String)>) -> Axis {
        Axis { range, ticks }
    }
}

impl Ranged for Axis {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, limit: (i32, i32)) -> i32 {
        let share = (value - self.range.start) / (self.range.end - self.range.start);
        // The conversion to an integer turns NaN into zero and saturates at the limits.
        limit.0.saturating_add((f64::from(limit.1 - limit.0) * share).round() as i32)
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        if hint.weight().allow_light_points() {
            return Vec::new();
        }
        self.ticks.iter().map(|(at, _)| *at).collect()
    }

    fn range(&self) -> Range<f64> {
        self.range.clone()
    }
}

impl ValueFormatter<f64> for Axis {
    fn format_ext(&self, value: &f64) -> String {
        self.ticks.iter().find(|(at, _)| at == value).map_or_else(String::new, |(_, word)| word.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_maps_its_ends_to_the_limits() {
        let axis = Axis::new(0.0..4.0, vec![(2.0, "two".to_owned())]);
        assert_eq!([0.0, 1.0, 4.0].map(|value| axis.map(&value, (100, 20))), [100, 80, 20]);
        assert_eq!(axis.format_ext(&2.0), "two");
        assert_eq!(axis.format_ext(&3.0), "");
    }
}
