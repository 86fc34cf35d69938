//! Containers on Fargate, and instances outside AWS.

use units::Unit;

use crate::draft::Draft;
use crate::many::{self, Label, key};
use crate::report::Report;
use crate::{Job, compute_plans};

const VCPUS: &str = "vcpu-hours";
const MEMORY: &str = "gb-hours";

const LABELS: &[Label] = &[
    Label::Price("perCPU per hour", key(Unit::VcpuHour, VCPUS, "x86")),
    Label::Price("ARM perCPU per hour", key(Unit::VcpuHour, VCPUS, "arm")),
    Label::Price("perCPU per hour Windows", key(Unit::VcpuHour, VCPUS, "windows")),
    Label::Price("perGB per hour", key(Unit::GbHour, MEMORY, "x86")),
    Label::Price("ARM perGB per hour", key(Unit::GbHour, MEMORY, "arm")),
    Label::Price("perGB per hour Windows", key(Unit::GbHour, MEMORY, "windows")),
    Label::Price("perCPU OS License Fee per hour Windows", key(Unit::VcpuHour, "licence", "windows")),
    Label::Price("Storage per GB-Hours", key(Unit::GbHour, "ephemeral-storage", "task")),
    Label::Price("per hour", key(Unit::InstanceHour, "anywhere", "instance")),
];

pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    many::lists(job, "ecs", LABELS, draft, report)?;
    let dimensions = [(VCPUS, Unit::VcpuHour), (MEMORY, Unit::GbHour)];
    compute_plans::add(draft, &dimensions, &["x86", "arm"], &compute_plans::FARGATE)
}
