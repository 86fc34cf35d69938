//! Accelerators, and the premium of one pair of areas.

use units::Unit;

use crate::Job;
use crate::draft::Draft;
use crate::many::{self, Point, key};
use crate::report::Report;

const POINTS: &[Point] = &[
    Point("accelerator", "hour", 1, key(Unit::Hour, "hourly", "accelerator")),
    Point("outbound premium inside North America", "GB", 1, key(Unit::Gb, "premium", "north-america")),
];

pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    many::points(job, "globalaccelerator", POINTS, draft, report)
}
