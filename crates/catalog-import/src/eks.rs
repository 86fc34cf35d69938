//! Kubernetes clusters, and pods on Fargate.

use units::Unit;

use crate::draft::Draft;
use crate::many::{self, Key, Label, key};
use crate::report::Report;
use crate::{Job, compute_plans};

const CLUSTER: Key = key(Unit::Hour, "cluster", "standard");

const LABELS: &[Label] = &[
    Label::Price("Compute per Hours", CLUSTER),
    Label::Price("Compute per hours", CLUSTER),
    Label::Price("Compute ExtendedSupport per Hours", key(Unit::Hour, "cluster", "extended-support")),
    Label::Price("Fargate perCPU per hours", key(Unit::VcpuHour, "fargate", "vcpu")),
    Label::Price("Fargate perGB per hours", key(Unit::GbHour, "fargate", "memory")),
];

pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    many::lists(job, "eks", LABELS, draft, report)?;
    compute_plans::add(draft, &[("fargate", Unit::VcpuHour)], &["vcpu"], &compute_plans::FARGATE)?;
    compute_plans::add(draft, &[("fargate", Unit::GbHour)], &["memory"], &compute_plans::FARGATE)
}
