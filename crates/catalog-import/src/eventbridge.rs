//! Events.

use units::Unit;

use crate::Job;
use crate::draft::Draft;
use crate::many::{self, Point, key};
use crate::report::Report;

const MILLION: u64 = 1_000_000;

const POINTS: &[Point] = &[
    Point("custom events", "million", MILLION, key(Unit::Event, "events", "custom")),
    Point("third-party events", "million", MILLION, key(Unit::Event, "events", "partner")),
    Point("archive processing", "GB", 1, key(Unit::Gb, "archive", "processing")),
    Point("archive storage", "GB-month", 1, key(Unit::GbMonth, "archive", "storage")),
    Point("schema discovery", "million events", MILLION, key(Unit::Event, "events", "schema-discovery")),
];

pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    many::points(job, "eventbridge", POINTS, draft, report)
}
