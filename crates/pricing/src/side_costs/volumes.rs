//! Snapshots of EBS volumes that have none.

use design::{Body, Component, EbsConfig, Provisioned, Purchase, Running, SnapshotConfig, SnapshotUsage};
use units::Decimal;

use super::candidate::{Candidate, Change, Thing, component};
use super::sizes::{CHANGED_PERCENT, WRITTEN_PERCENT};
use super::span::Span;
use super::subject::{Cause, Subject, number, typical};

pub(super) fn find(subject: &Subject<'_>, cause: Cause<'_>, all: &mut Vec<Candidate>) {
    let Body::Ebs { config, usage } = &cause.component.body else { return };
    let owner = config.attached_to.as_ref().and_then(|id| subject.relations.component(id));
    if usage.provisioned != Provisioned::Always || owner.is_some_and(is_replaced) {
        return;
    }
    let mut referring = subject.relations.referring(&cause.component.id);
    if cause.count() > 0 && !referring.any(|other| matches!(other.body, Body::Snapshots { .. })) {
        let of_group = owner.map(|group| format!(" of {}", group.title())).unwrap_or_default();
        all.extend(snapshots(cause, config, &format!("Snapshots of {}{of_group}", cause.name())));
    }
}

/// Whether the instances of a group come and go, so that nobody keeps what is on their volumes: Spot, scaled groups and
/// runs.
fn is_replaced(group: &Component) -> bool {
    let Body::Ec2 { config, usage } = &group.body else { return false };
    matches!(config.purchase, Purchase::Spot | Purchase::Mixed(_))
        || matches!(usage.running, Running::Profile(_) | Running::Runs(_))
}

fn snapshots(cause: Cause<'_>, config: &EbsConfig, title: &str) -> Option<Candidate> {
    let used = Span::of(config.size_gib).times(WRITTEN_PERCENT)?.divided(Decimal::ONE_HUNDRED)?;
    let changed = used.times(CHANGED_PERCENT)?.divided(Decimal::ONE_HUNDRED)?;
    let usage =
        SnapshotUsage { used_gib: Some(used.value()), changed_gib: Some(changed.value()), ..SnapshotUsage::default() };
    let config_of = SnapshotConfig { of: Some(cause.component.id.clone()), ..SnapshotConfig::default() };
    let id = cause.id("snapshots");
    let body = Body::Snapshots { config: config_of, usage: Box::new(usage) };
    // The region is that of the volumes.
    let mut added = component(cause, &id, title, body);
    added.placement.region = None;
    Some(Candidate {
        change: Change::Add(Box::new(added)),
        id,
        cause: cause.index,
        title: title.to_owned(),
        assumption: format!(
            "of each volume, {WRITTEN_PERCENT} % of {} GiB written = {} GiB, and {CHANGED_PERCENT} % of that = {} GiB changed \
             a day; daily snapshots, kept for 7 days",
            number(config.size_gib),
            typical(used),
            typical(changed)
        ),
        depends_on: None,
        thing: Thing::Own,
        weight: used.times(cause.count())?.typical(),
    })
}
