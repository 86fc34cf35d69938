//! VPC flow logs, by the traffic of a VPC that has NAT gateways or load balancers.

use std::collections::BTreeMap;

use budget::Work;
use design::{Body, Component, ComponentId, Figures, FlowUsage};
use topology::Network;
use units::Decimal;

use super::candidate::{Candidate, Thing, cloudwatch};
use super::sizes::{FLOW_INTERFACES, FLOW_RECORD_BYTES, FLOW_RECORD_KIB};
use super::span::Span;
use super::subject::{Cause, Subject, id_of, typical};

/// The traffic of a VPC.
struct Traffic<'a> {
    /// The VPC, or the first of its NAT gateways and load balancers if the design does not have it.
    cause: Cause<'a>,
    title: String,
    /// GB in both directions; `None` while a part is open.
    gb: Option<Span>,
}

pub(super) fn find(subject: &Subject<'_>, all: &mut Vec<Candidate>) {
    let vpcs = match subject.network {
        Some(network) => by_vpc(subject, network),
        None => by_region(subject),
    };
    for (of, Traffic { cause, title, gb }) in vpcs {
        if gb.is_some_and(Span::is_zero) {
            continue;
        }
        let records = gb.and_then(|gb| gb.pieces_of_kib(FLOW_RECORD_KIB)?.times(FLOW_INTERFACES));
        let logs = records.and_then(|records| records.gb_of_bytes(FLOW_RECORD_BYTES));
        let id = id_of(of, "flow-logs");
        let size = format!(
            "a record of {FLOW_RECORD_BYTES} bytes for each {FLOW_RECORD_KIB} KiB at {FLOW_INTERFACES} network interfaces"
        );
        let kept = "in CloudWatch Logs for 30 days";
        let assumption = match gb.zip(logs) {
            Some((gb, logs)) => format!("{} GB of traffic × {size} = {} GB, {kept}", typical(gb), typical(logs)),
            None => format!("{size}, {kept}"),
        };
        all.push(Candidate {
            change: cloudwatch(cause, &id, &title, &[("vended_gb", logs)]),
            id,
            cause: cause.index,
            title,
            assumption,
            depends_on: gb.is_none().then_some("the GB of the traffic"),
            thing: Thing::FlowLogs,
            weight: logs.map_or(Decimal::ZERO, Span::typical),
        });
    }
}

/// The traffic of each VPC that has a NAT gateway or a load balancer: the flows from or to something in it.
fn by_vpc<'a>(subject: &Subject<'a>, network: &Network<'a>) -> BTreeMap<&'a str, Traffic<'a>> {
    let mut vpcs: BTreeMap<&str, Traffic<'_>> = BTreeMap::new();
    // Components of the document have their places in the complete design, which keeps their order.
    let complete = |id: &ComponentId| network.component(id);
    for cause in subject.causes().filter(|cause| passes(cause.component)) {
        let Some(vpc) = complete(&cause.component.id).and_then(|component| network.vpc_of(component)) else { continue };
        let said = subject.cause_of(&vpc.component.id);
        let title = format!("Flow logs of {}", vpc.component.title());
        let gb = own_gb(cause.component, cause);
        let entry = vpcs.entry(vpc.component.id.as_str()).or_insert_with(|| Traffic {
            cause: said.unwrap_or(cause),
            title,
            gb: Some(Span::ZERO),
        });
        if let Some(own) = gb {
            entry.gb = entry.gb.and_then(|gb| gb.plus(own));
        }
    }
    for cause in subject.causes() {
        let Body::Flow { config, usage } = &cause.component.body else { continue };
        if !subject.budget.spend(Work::Prices, 1) {
            break;
        }
        let ends = [&config.from, &config.to].map(|end| {
            let component = end.component().and_then(complete)?;
            network.vpc_of(component).map(|vpc| vpc.component.id.as_str())
        });
        let gb = flow_gb(usage, cause);
        let [from, to] = ends;
        for vpc in from.into_iter().chain(to.filter(|_| to != from)) {
            if let Some(traffic) = vpcs.get_mut(vpc) {
                traffic.gb = traffic.gb.zip(gb).and_then(|(all, gb)| all.plus(gb));
            }
        }
    }
    vpcs
}

/// Without flows, the traffic of a region is what its NAT gateways and load balancers say.
fn by_region<'a>(subject: &Subject<'a>) -> BTreeMap<&'a str, Traffic<'a>> {
    let mut regions: BTreeMap<&str, Traffic<'_>> = BTreeMap::new();
    for cause in subject.causes().filter(|cause| passes(cause.component)) {
        let traffic = regions.entry(cause.region).or_insert_with(|| Traffic {
            cause,
            title: format!("Flow logs of the VPC of {}", cause.name()),
            gb: Some(Span::ZERO),
        });
        let own = own_gb(cause.component, cause);
        traffic.gb = traffic.gb.zip(own).and_then(|(all, own)| all.plus(own));
    }
    regions.into_values().map(|traffic| (traffic.cause.component.id.as_str(), traffic)).collect()
}

fn passes(component: &Component) -> bool {
    matches!(component.body, Body::NatGateway { .. } | Body::LoadBalancer { .. })
}

/// The GB a month that a NAT gateway or load balancer itself says; `None` while it says none.
fn own_gb(component: &Component, cause: Cause<'_>) -> Option<Span> {
    match &component.body {
        Body::NatGateway { usage, .. } => {
            let said = [usage.internet_out_gb, usage.internet_in_gb, usage.other_gb];
            sum(said.into_iter().flatten().map(Span::of_value))
        }
        Body::LoadBalancer { usage, .. } => {
            let monthly = [usage.gb_per_month, usage.udp_gb_per_month, usage.tls_gb_per_month];
            let hourly = ["gb_per_hour", "udp_gb_per_hour", "tls_gb_per_hour", "lambda_gb_per_hour"];
            let of_hours =
                hourly.into_iter().filter(|name| usage.is_said(name)).map(|name| match usage.hours_of(name) {
                    Some(hours) => Span::of_day(hours, cause.month()),
                    None => Span::of_value(usage.figure(name)?)?.times(cause.month().hours()),
                });
            sum(monthly.into_iter().flatten().map(Span::of_value).chain(of_hours))?.times(cause.count())
        }
        _ => None,
    }
}

/// The GB a month of a flow in both directions; `None` while it is open.
fn flow_gb(usage: &FlowUsage, cause: Cause<'_>) -> Option<Span> {
    let of = |name: &str| match usage.hours_of(name) {
        Some(hours) => Some(Span::of_day(hours, cause.month())),
        None => usage.figure(name).map(Span::of_value),
    };
    sum(FlowUsage::HOURLY.iter().filter_map(|name| of(name)))
}

/// The sum of what is given; `None` if nothing is given, or one is open.
fn sum(given: impl Iterator<Item = Option<Span>>) -> Option<Span> {
    given.reduce(|all, one| all.zip(one).and_then(|(all, one)| all.plus(one))).flatten()
}
