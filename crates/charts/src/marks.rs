//! Numbered marks: a dot on a curve and its number next to it.

use crate::backend::text_width;
use crate::place::{Badge, HALF_HEIGHT, Pixel, Surroundings, place};

/// Font size of the numbers in pixels.
pub(crate) const NUMBER_SIZE: f64 = 11.0;

/// Dots closer than this are merged.
const SAME: i32 = 3;

/// A dot and the numbers that belong to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    /// The position of the dot.
    pub(crate) dot: Pixel,
    /// The numbers, joined: `1`, `2–4`, `1, 5`.
    pub(crate) label: String,
    /// The box around them.
    pub(crate) badge: Badge,
}

/// Merges marks at the same position and finds a free position for each number. `corners` are those of the plot,
/// `curves` are drawn in it.
pub(crate) fn marks(points: &[(u32, Pixel)], curves: &[Vec<Pixel>], corners: (Pixel, Pixel)) -> Vec<Mark> {
    let mut joined: Vec<(Pixel, Vec<u32>)> = Vec::new();
    for (number, at) in points {
        match joined.iter_mut().find(|(dot, _)| (dot.0 - at.0).abs() < SAME && (dot.1 - at.1).abs() < SAME) {
            Some((_, numbers)) => numbers.push(*number),
            None => joined.push((*at, vec![*number])),
        }
    }
    let dots: Vec<Pixel> = joined.iter().map(|(dot, _)| *dot).collect();
    let mut badges: Vec<Badge> = Vec::new();
    let mut marks = Vec::new();
    for (dot, numbers) in joined {
        let label = label(&numbers);
        let text = i32::try_from(text_width(&label, NUMBER_SIZE)).unwrap_or_default();
        let half_width = (text / 2 + 5).max(HALF_HEIGHT);
        let badge = place(dot, half_width, &Surroundings { badges: &badges, dots: &dots, curves, corners });
        badges.push(badge);
        marks.push(Mark { dot, label, badge });
    }
    marks
}

/// Ascending numbers with runs shortened: `1`, `2–4`, `1, 5`.
fn label(numbers: &[u32]) -> String {
    let runs = numbers.chunk_by(|before, after| before + 1 == *after);
    let words = runs.map(|run| match run {
        [first, .., last] => format!("{first}–{last}"),
        [only] => only.to_string(),
        [] => String::new(),
    });
    words.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_at_one_place_share_a_dot() {
        let found = marks(&[(1, (10, 10)), (2, (50, 50)), (3, (51, 50))], &[], ((0, 0), (100, 100)));
        let labels: Vec<_> = found.iter().map(|mark| mark.label.as_str()).collect();
        assert_eq!(labels, ["1", "2–3"]);
    }

    #[test]
    fn runs_of_numbers_are_shortened() {
        assert_eq!(label(&[1, 2, 3, 5]), "1–3, 5");
        assert_eq!(label(&[7]), "7");
    }
}
