//! File systems.

use units::Unit;

use crate::Job;
use crate::draft::Draft;
use crate::many::{self, Label, key};
use crate::report::Report;

const LABELS: &[Label] = &[
    Label::Price("General Purpose Storage GB Mo", key(Unit::GbMonth, "storage", "standard")),
    Label::Price("Infrequent Access Storage GB Mo", key(Unit::GbMonth, "storage", "infrequent-access")),
    Label::Price("Infrequent Access ET Storage GB Mo", key(Unit::GbMonth, "storage", "infrequent-access-elastic")),
    Label::Price("Archive Storage GB Mo", key(Unit::GbMonth, "storage", "archive")),
    Label::Price("One Zone General Purpose Storage GB Mo", key(Unit::GbMonth, "storage", "one-zone-standard")),
    Label::Price(
        "One Zone Infrequent Access Storage GB Mo",
        key(Unit::GbMonth, "storage", "one-zone-infrequent-access"),
    ),
    Label::Price("EFS Storage Requests Read per GB", key(Unit::Gb, "elastic-throughput", "read")),
    Label::Price("EFS Storage Requests Write per GB", key(Unit::Gb, "elastic-throughput", "write")),
    Label::Price("Infrequent Access Requests Read per GB", key(Unit::Gb, "infrequent-access", "read")),
    Label::Price("Infrequent Access Requests Write per GB", key(Unit::Gb, "infrequent-access", "write")),
    Label::Price("Archive Storage Read Read GB", key(Unit::Gb, "archive", "read")),
    Label::Price("Archive Storage Write Write GB", key(Unit::Gb, "archive", "write")),
    Label::Price("Throughput Provisioned", key(Unit::MibpsMonth, "throughput", "provisioned")),
    Label::Left("Throughput Included", "the throughput that storage includes, which is free"),
];

pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    many::lists(job, "efs", LABELS, draft, report)
}
