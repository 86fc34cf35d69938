//! The legend: the meaning of the lines that occur.

use units::format::quantity;

use super::block::SMALL;
use super::{GRID, MARGIN, Scene};
use crate::geometry::{Point, up_to};
use crate::measure;
use crate::picture::Strength;

/// A sample of a line and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// Left end of the sample, vertically centred.
    pub at: Point,
    /// The classes of the line, or of a small box.
    pub class: &'static str,
    /// Whether it is a box instead of a line.
    pub boxed: bool,
    /// What it means.
    pub text: String,
}

/// Width of a sample.
pub(crate) const SAMPLE: i32 = 28;

/// Adds the legend at the bottom of the drawing.
pub(super) fn add(scene: &mut Scene) {
    let mut entries: Vec<(&'static str, bool, String)> = Vec::new();
    let drawn: Vec<_> = scene.flows.iter().filter(|flow| !flow.lines.is_empty()).map(|flow| &flow.part).collect();
    let open: Vec<_> = drawn.iter().filter(|part| !part.blocked).collect();
    let gb = |most: u32| quantity(most.into(), 0);
    for (step, most) in (1_u8..).zip(Strength::STEPS) {
        if open.iter().any(|part| part.strength == Strength::Step(step)) {
            entries.push((Strength::Step(step).class(), false, format!("up to {} GB a month", gb(most))));
        }
    }
    let last = Strength::Step(5);
    if open.iter().any(|part| part.strength == last) {
        entries.push((last.class(), false, format!("more than {} GB a month", gb(100_000))));
    }
    if open.iter().any(|part| part.strength == Strength::Unknown) {
        entries.push((Strength::Unknown.class(), false, "GB not known".to_owned()));
    }
    if drawn.iter().any(|part| part.pinned) {
        entries.push(("w2 pinned", false, "pinned path".to_owned()));
    }
    if drawn.iter().any(|part| part.blocked) {
        entries.push(("w2 blocked", false, "no path".to_owned()));
    }
    let proposed =
        scene.boxes.iter().any(|shape| shape.proposed) || scene.cards.iter().any(|shape| shape.card.proposed);
    if proposed {
        entries.push(("proposed", true, "proposed by Abacus".to_owned()));
    }
    if entries.is_empty() {
        return;
    }
    let (mut x, mut y) = (MARGIN, scene.height + 4);
    for (class, boxed, text) in entries {
        let width = SAMPLE + 8 + measure::width(&text, SMALL) + 24;
        if x + width > scene.width - MARGIN && x > MARGIN {
            (x, y) = (MARGIN, y + 20);
        }
        scene.legend.push(Sample { at: Point { x, y }, class, boxed, text });
        x += width;
    }
    scene.height = up_to(y + 20, GRID);
}
