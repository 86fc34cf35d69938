//! The legend.

use std::fmt::Write;

use super::elements::{rect, text};
use crate::geometry::Rect;
use crate::layout::{SAMPLE, Sample};

pub(super) fn write(svg: &mut String, samples: &[Sample]) {
    for sample in samples {
        let (x, y) = (sample.at.x, sample.at.y);
        if sample.boxed {
            let _ = writeln!(svg, "<g class=\"card {}\">", sample.class);
            rect(svg, "frame", &Rect::new(x, y - 7, SAMPLE, 14), 4);
        } else {
            let _ = writeln!(svg, "<g class=\"flow {}\">", sample.class);
            let _ = writeln!(svg, "<path class=\"line\" d=\"M{x} {y}h{SAMPLE}\"/>");
        }
        svg.push_str("</g>\n");
        text(svg, "legend", (x + SAMPLE + 8, y + 4), "", &sample.text);
    }
}
