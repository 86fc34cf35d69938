//! Which side costs a design already has.
//!
//! A side cost that was accepted is there by its id. Otherwise, a component of its region that the author added for the
//! same thing covers it: CloudWatch with logs, a KMS key, a web ACL, a bucket for logs.

use std::collections::HashSet;

use definitions::Values;
use design::{Body, Component, FlowEnd};

use super::candidate::{Candidate, Thing};
use super::subject::{Cause, Subject};

/// Usage of a `cloudwatch` component that covers a thing.
const LOGS: &[&str] = &["ingested_gb", "infrequent_access_gb", "vended_gb", "vended_infrequent_access_gb"];
const FLOW_LOGS: &[&str] = &["vended_gb", "vended_infrequent_access_gb", "s3_gb", "firehose_gb"];
const CONTAINER_METRICS: &[&str] = &["container_insights_observations", "container_insights_metrics"];

/// The candidates that the design does not have yet.
pub(super) fn without_covered(subject: &Subject<'_>, all: Vec<Candidate>) -> Vec<Candidate> {
    let ids: HashSet<&str> = subject.design.components.iter().map(|component| component.id.as_str()).collect();
    let own: HashSet<&str> = all.iter().map(|candidate| candidate.id.as_str()).collect();
    let others = subject.causes().filter(|cause| !own.contains(cause.component.id.as_str()));
    let covers: HashSet<(Thing, &str)> = others.clone().flat_map(covered_by).collect();
    let with_logs: HashSet<&str> = others.filter_map(|cause| logs_of(subject, cause)).collect();
    let is_there = |candidate: &Candidate| {
        let cause = subject.design.components.get(candidate.cause).map_or("", |cause| cause.id.as_str());
        ids.contains(candidate.id.as_str())
            || covers.contains(&(candidate.thing, candidate.region(subject.design)))
            || (candidate.thing == Thing::Logs && with_logs.contains(cause))
    };
    let there: Vec<bool> = all.iter().map(is_there).collect();
    all.into_iter().zip(there).filter_map(|(candidate, is_there)| (!is_there).then_some(candidate)).collect()
}

/// The things that a component covers in its region.
fn covered_by<'a>(cause: Cause<'a>) -> Vec<(Thing, &'a str)> {
    let component = cause.component;
    let has = |values: &Values, fields: &[&str]| fields.iter().any(|field| values.is_given(field));
    let things: Vec<Thing> = match (&component.body, component.body.kind().code()) {
        (Body::Defined(values), "cloudwatch") => {
            let each =
                [(Thing::Logs, LOGS), (Thing::FlowLogs, FLOW_LOGS), (Thing::ContainerMetrics, CONTAINER_METRICS)];
            each.into_iter().filter(|(_, fields)| has(values, fields)).map(|(thing, _)| thing).collect()
        }
        (_, "kms") => vec![Thing::Key],
        (_, "waf") => vec![Thing::Firewall],
        (Body::S3 { config, .. }, _) if is_for_logs(component, &config.bucket) => vec![Thing::AccessLogs],
        _ => Vec::new(),
    };
    things.into_iter().map(|thing| (thing, cause.region)).collect()
}

/// Whether the id, the name or the bucket of objects has the word "log" or "logs".
fn is_for_logs(component: &Component, bucket: &str) -> bool {
    let words = [component.id.as_str(), &component.name, bucket].map(str::to_lowercase);
    let mut words = words.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    words.any(|word| matches!(word, "log" | "logs"))
}

/// The component that sends its logs somewhere by a flow.
fn logs_of<'a>(subject: &Subject<'a>, cause: Cause<'a>) -> Option<&'a str> {
    let Body::Flow { config, .. } = &cause.component.body else { return None };
    let is_logs = match &config.to {
        FlowEnd::Service { name, .. } => name == "logs",
        FlowEnd::Component(id) => {
            subject.relations.component(id).is_some_and(|to| to.body.kind().code() == "cloudwatch")
        }
        _ => false,
    };
    config.from.component().filter(|_| is_logs).map(|id| id.as_str())
}
