//! Workflows.

use units::Unit;

use crate::Job;
use crate::draft::Draft;
use crate::many::{self, Key, Point, TierPoint, key};
use crate::report::Report;

const DURATION: Key = key(Unit::GbHour, "duration", "express");

const POINTS: &[Point] = &[
    Point("standard transitions", "1000 transitions", 1_000, key(Unit::StateTransition, "transitions", "standard")),
    Point("express requests", "million requests", 1_000_000, key(Unit::Request, "requests", "express")),
];

const TIERS: &[TierPoint] = &[
    TierPoint("express duration first 1000 GB-h", "GB-hour", 0, DURATION),
    TierPoint("express duration next 4000 GB-h", "GB-hour", 1_000, DURATION),
    TierPoint("express duration over 5000 GB-h", "GB-hour", 5_000, DURATION),
];

pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    many::points_and_tiers(job, "states", (POINTS, TIERS), draft, report)
}
