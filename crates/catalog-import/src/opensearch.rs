//! Search domains: single prices of instances and volumes.

use units::Unit;

use crate::Job;
use crate::draft::Draft;
use crate::many::{self, Point, key};
use crate::report::Report;

const fn instance(label: &'static str, item: &'static str) -> Point {
    Point(label, "hour", 1, key(Unit::InstanceHour, "on-demand", item))
}

const fn volume(label: &'static str, item: &'static str) -> Point {
    Point(label, "GB-month", 1, key(Unit::GbMonth, "storage", item))
}

const POINTS: &[Point] = &[
    instance("c4.2xlarge.search", "c4.2xlarge.search"),
    instance("c4.8xlarge.search", "c4.8xlarge.search"),
    instance("m4.large", "m4.large.search"),
    instance("ultrawarm1.medium.search", "ultrawarm1.medium.search"),
    volume("gp2", "gp2"),
    volume("gp3", "gp3"),
    volume("io1", "io1"),
    volume("magnetic", "magnetic"),
    Point("io1 IOPS", "IOPS-month", 1, key(Unit::IopsMonth, "iops", "io1")),
    Point("gp3 throughput", "MiBps-month", 1, key(Unit::MibpsMonth, "throughput", "gp3")),
];

pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    many::points(job, "opensearch", POINTS, draft, report)
}
