//! Container images.

use units::Unit;

use crate::Job;
use crate::draft::Draft;
use crate::many::{self, Point, key};
use crate::report::Report;

const POINTS: &[Point] = &[Point("storage", "GB-month", 1, key(Unit::GbMonth, "storage", "private"))];

pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    many::points(job, "ecr", POINTS, draft, report)
}
