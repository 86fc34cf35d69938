//! Workers of EMR Serverless.

use units::Unit;

use crate::Job;
use crate::draft::Draft;
use crate::many::{self, Point, key};
use crate::report::Report;

const POINTS: &[Point] = &[
    Point("vCPU", "vCPU-hour", 1, key(Unit::VcpuHour, "vcpu", "x86")),
    Point("memory", "GB-hour", 1, key(Unit::GbHour, "memory", "x86")),
    Point("storage above the free 20 GB", "GB-hour", 1, key(Unit::GbHour, "storage", "standard")),
];

pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    many::points(job, "emr-serverless", POINTS, draft, report)
}
