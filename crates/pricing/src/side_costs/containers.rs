//! Container Insights and logs of ECS tasks, EKS nodes and pods on Fargate.

use budget::Work;
use design::{Body, Kind};
use units::Decimal;

use super::candidate::{self, Candidate, Thing, cloudwatch};
use super::sizes::*;
use super::span::Span;
use super::subject::{Cause, Subject, number, typical};

pub(super) fn find(subject: &Subject<'_>, cause: Cause<'_>, all: &mut Vec<Candidate>) {
    match cause.component.body.kind().code() {
        "ecs" => tasks(cause, all),
        "eks" => nodes(subject, cause, all),
        "eks-fargate" => pods(cause, all),
        _ => {}
    }
}

fn tasks(cause: Cause<'_>, all: &mut Vec<Candidate>) {
    let Some(values) = cause.values("ecs") else { return };
    // On instances, the number of tasks is not known.
    if !values.code("capacity").starts_with("fargate") {
        return;
    }
    let hours = if values.code("work") == "runs" {
        let seconds = cause.used(values, "runs").zip(cause.used(values, "run_seconds"));
        seconds.and_then(|(runs, each)| runs.by(each)?.divided(3_600))
    } else {
        cause.used(values, "hours_per_month").and_then(|hours| hours.times(cause.count()))
    };
    if hours.is_some_and(Span::is_zero) {
        return;
    }
    all.push(logs(cause, hours, ("task-hours", "the hours of the tasks")));
    let per_hour = 60_u64.saturating_mul(2).saturating_mul(ECS_EVENT_BYTES);
    let of_tasks = hours.and_then(|hours| hours.gb_of_bytes(per_hour));
    let of_service = Span::of(cause.minutes()).times(2).and_then(|events| events.gb_of_bytes(ECS_EVENT_BYTES));
    let gb = of_tasks.zip(of_service).and_then(|(tasks, service)| tasks.plus(service));
    let metrics = ECS_CLUSTER_METRICS.saturating_add(ECS_SERVICE_METRICS).saturating_add(ECS_TASK_METRICS);
    let (id, title) = (cause.id("container-insights"), format!("Container Insights of {}", cause.name()));
    let of_gb = gb.map(|gb| format!(" = {} GB", typical(gb))).unwrap_or_default();
    all.push(Candidate {
        change: cloudwatch(cause, &id, &title, &[("metrics", Some(Span::of(metrics))), ("ingested_gb", gb)]),
        id,
        cause: cause.index,
        title,
        assumption: format!(
            "{ECS_CLUSTER_METRICS} metrics of the cluster + {ECS_SERVICE_METRICS} of the service + {ECS_TASK_METRICS} of the \
             task definition = {metrics} custom metrics; performance logs of 1 KiB a minute for the cluster, the service, \
             each task and its container{of_gb}"
        ),
        depends_on: hours.is_none().then_some("the hours of the tasks"),
        thing: Thing::ContainerMetrics,
        weight: Decimal::from(metrics),
    });
}

/// Logs of containers that run for these hours.
fn logs(cause: Cause<'_>, hours: Option<Span>, (unit, missing): (&str, &'static str)) -> Candidate {
    let per_hour = 3_600_u64.saturating_mul(CONTAINER_LINES_PER_SECOND).saturating_mul(CONTAINER_LINE_BYTES);
    let gb = hours.and_then(|hours| hours.gb_of_bytes(per_hour));
    let size = format!("a line of {CONTAINER_LINE_BYTES} bytes a second");
    let assumption = match hours.zip(gb) {
        Some((hours, gb)) => {
            format!("{} {unit} × {size} = {} GB of logs, kept for 30 days", typical(hours), typical(gb))
        }
        None => format!("{size} from each container, kept for 30 days"),
    };
    let title = format!("Container logs of {}", cause.name());
    candidate::logs(cause, ("logs", title), ("ingested_gb", gb), assumption, missing)
}

/// The nodes of a cluster: the instances of its region, if no other cluster could have them.
fn nodes(subject: &Subject<'_>, cause: Cause<'_>, all: &mut Vec<Candidate>) {
    if !subject.budget.spend_each(Work::Prices, subject.design.components.len()) {
        return;
    }
    let here = || subject.causes().filter(|other| other.region == cause.region);
    let is_only = here().filter(|other| other.values("eks").is_some()).count() == 1 && cause.count() == 1;
    let instances = here().filter(|other| matches!(other.component.body, Body::Ec2 { .. }));
    let count: u64 = instances.map(|group| group.count()).fold(0, u64::saturating_add);
    let nodes = (is_only && count > 0).then_some(count);
    let has_fargate = here().any(|other| other.component.body.kind() == Kind::Defined(&definitions::EKS_FARGATE));
    if nodes.is_none() && has_fargate {
        return;
    }
    let depends_on = nodes.is_none().then_some("the nodes of the cluster");
    let per_minute = NODE_OBSERVATIONS.saturating_add(PODS_PER_NODE.saturating_mul(POD_OBSERVATIONS));
    let observations = nodes.and_then(|nodes| Span::of(nodes).times(per_minute)?.times(cause.minutes()));
    let of_nodes = nodes.map(|nodes| format!("{} nodes × ", number(nodes))).unwrap_or_default();
    let sum = observations.map(|all| format!(" = {} observations", typical(all))).unwrap_or_default();
    let (id, title) = (cause.id("container-insights"), format!("Container Insights of {}", cause.name()));
    all.push(Candidate {
        change: cloudwatch(cause, &id, &title, &[("container_insights_observations", observations)]),
        id,
        cause: cause.index,
        title,
        assumption: format!(
            "{of_nodes}({NODE_OBSERVATIONS} observations a minute + {PODS_PER_NODE} pods × {POD_OBSERVATIONS}) × {} \
             minutes{sum}, with enhanced observability",
            number(cause.minutes())
        ),
        depends_on,
        thing: Thing::ContainerMetrics,
        weight: Decimal::from(nodes.unwrap_or(0)).saturating_mul(Decimal::TEN),
    });
    let hours = nodes.and_then(|nodes| Span::of(cause.month().hours()).times(nodes)?.times(PODS_PER_NODE));
    all.push(logs(cause, hours, ("pod-hours, with 10 pods on a node,", "the nodes of the cluster")));
}

fn pods(cause: Cause<'_>, all: &mut Vec<Candidate>) {
    let Some(values) = cause.values("eks-fargate") else { return };
    let hours = cause.used(values, "hours_per_month").and_then(|hours| hours.times(cause.count()));
    if !hours.is_some_and(Span::is_zero) {
        all.push(logs(cause, hours, ("pod-hours", "the hours of the pods")));
    }
}
