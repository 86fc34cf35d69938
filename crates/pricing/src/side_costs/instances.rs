//! Detailed monitoring of EC2 instances.

use design::Body;
use units::Decimal;

use super::candidate::{Candidate, Change, Thing};
use super::sizes::DETAILED_METRICS;
use super::subject::{Cause, number};

pub(super) fn find(cause: Cause<'_>, all: &mut Vec<Candidate>) {
    let Body::Ec2 { config, .. } = &cause.component.body else { return };
    let count = cause.count();
    if config.detailed_monitoring || count == 0 {
        return;
    }
    let metrics = count.saturating_mul(DETAILED_METRICS);
    all.push(Candidate {
        id: cause.id("detailed-monitoring"),
        cause: cause.index,
        title: format!("Detailed monitoring of {}", cause.name()),
        assumption: format!(
            "{} {} × {DETAILED_METRICS} metrics = {} metrics every minute while they run; every five minutes is free",
            number(count),
            if count == 1 { "instance" } else { "instances" },
            number(metrics)
        ),
        depends_on: None,
        thing: Thing::Own,
        change: Change::DetailedMonitoring,
        weight: Decimal::from(metrics),
    });
}
