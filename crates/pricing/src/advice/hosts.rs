//! Dedicated hosts with room for many more instances than are placed on them.

use design::{Body, Component, HostConfig};
use serde_json::Value;
use units::{Usd, format};

use super::{Subject, exact};
use crate::finding::{Finding, Severity};
use crate::remedy::Remedy;
use crate::saving::saving;
use crate::service::{Context, dedicated_host};
use crate::words::number;

/// Sets of hosts whose changes are priced at most.
const MOST: usize = 8;

/// Rule `po-host-underfilled`: hosts that nothing is placed on, more hosts than the instances need, or hosts that cost more
/// than Dedicated Instances for what is placed on them.
pub(super) fn findings(subject: &Subject<'_>) -> Vec<Finding> {
    let all = (0..).zip(&subject.said.components);
    let hosts = all.filter_map(|(index, component)| match &component.body {
        Body::DedicatedHost { config, .. } => Some((index, config)),
        _ => None,
    });
    let most = exact::affordable(subject).min(MOST);
    hosts
        .take(most)
        .filter_map(|(index, config)| underfilled(subject, &subject.basis.context(index)?, config))
        .collect()
}

fn underfilled(subject: &Subject<'_>, context: &Context<'_>, config: &HostConfig) -> Option<Finding> {
    let component = context.component;
    if context.relations.referring(&component.id).any(|group| is_unclear(context, group, config)) {
        return None;
    }
    let hosts = component.placement.count();
    let vcpu = dedicated_host::vcpu_of_host(context.catalogue, &config.family)?;
    let room = hosts.checked_mul(vcpu)?;
    let needed = dedicated_host::needed(context);
    if hosts == 0 || needed > room || subject.basis.task.budget.is_over() {
        return None;
    }
    let enough = needed.div_ceil(vcpu);
    let change = if needed == 0 {
        Remedy::Remove
    } else if enough < hosts {
        Remedy::set("/placement/zones", Value::Null).and_set("/placement/count", enough)
    } else {
        Remedy::DedicatedInstances
    };
    let saved = saving_of(subject, component, &change)?;
    let money = format::money(saved);
    let used = format!("the instances placed on it need {} of {} vCPU", number(needed), number(room));
    let (message, fix) = match change {
        Remedy::Remove => {
            (format!("no instance is placed on it; without it the design costs {money} less"), "release it".to_owned())
        }
        Remedy::DedicatedInstances => (
            format!("{used}; as Dedicated Instances they cost {money} less"),
            "run them as Dedicated Instances, unless licences are bound to the sockets or cores of a host".to_owned(),
        ),
        _ => {
            let word = if enough == 1 { "host is" } else { "hosts are" };
            let fix = format!("allocate only {}, or place more instances on them", number(enough));
            (format!("{used}; {} of {} {word} enough, for {money} less", number(enough), number(hosts)), fix)
        }
    };
    let place = "/placement/count";
    Some(context.finding(Severity::Warning, "po-host-underfilled", place, message, fix).saves(saved).with(change))
}

/// Whether the room that a group takes on these hosts is not known: it does not fit on them, or runs several types.
fn is_unclear(context: &Context<'_>, group: &Component, host: &HostConfig) -> bool {
    let Body::Ec2 { config, .. } = &group.body else { return false };
    let family = config.instance_type.split('.').next().unwrap_or_default();
    let is_alike = family == host.family && context.relations.region_of(group) == context.region();
    config.host.as_ref() == Some(&context.component.id) && (!is_alike || config.mix.is_some())
}

/// What a change of the hosts saves in the whole design, if that is worth reporting.
fn saving_of(subject: &Subject<'_>, component: &Component, change: &Remedy) -> Option<Usd> {
    let task = subject.basis.task;
    let changed = change.apply(subject.said, &component.id, task.catalogue, task.budget).ok()?;
    let saved = exact::saved_by(subject, &changed)?;
    let now = subject.components.iter().map(|component| component.totals.effective_monthly).sum::<Usd>();
    saving(now, now - saved)
}
