//! Secrets.

use units::Unit;

use crate::Job;
use crate::draft::Draft;
use crate::many::{self, Point, key};
use crate::report::Report;

const POINTS: &[Point] = &[
    Point("secret", "secret-month", 1, key(Unit::Month, "secrets", "secret")),
    Point("API calls", "10000 calls", 10_000, key(Unit::Request, "requests", "api")),
];

pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    many::points(job, "secretsmanager", POINTS, draft, report)
}
