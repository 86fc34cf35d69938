//! Message queues.

use units::Unit;

use crate::Job;
use crate::draft::Draft;
use crate::many::{self, Point, key};
use crate::report::Report;

const MILLION: u64 = 1_000_000;

const POINTS: &[Point] = &[
    Point("standard requests", "million requests", MILLION, key(Unit::Request, "requests", "standard")),
    Point("FIFO requests", "million requests", MILLION, key(Unit::Request, "requests", "fifo")),
];

pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    many::points(job, "sqs", POINTS, draft, report)
}
