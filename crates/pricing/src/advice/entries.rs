//! Rule `dns-regions`: public entries of the same kind in several Regions, with nothing in front that sends users to one
//! of them.

use std::collections::{BTreeMap, BTreeSet};

use budget::Work;
use definitions::{AwsService, EdgeData, Reach};
use design::{Body, Component, ComponentId, FlowEnd, Scheme};

use super::Subject;
use crate::finding::{Finding, Severity};

/// The kinds of entries besides load balancers.
const ENTRIES: [&str; 3] = ["api-gateway", "appsync", "app-runner"];

/// One finding for each kind of entry, about the first of the entries.
pub(super) fn findings(subject: &Subject<'_>) -> Vec<Finding> {
    let task = subject.basis.task;
    let mut entries: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    let mut fronted: BTreeSet<&ComponentId> = BTreeSet::new();
    for component in task.design.components.iter().take_while(|_| task.budget.spend_each(Work::Prices, 1)) {
        if is_public_zone(component) {
            return Vec::new();
        }
        let Body::Flow { config, .. } = &component.body else { continue };
        let Some(to) = config.to.component() else { continue };
        match &config.from {
            FlowEnd::Internet => {
                let index = task.relations.index(to);
                let entry = index.and_then(|index| Some((index, task.design.components.get(index)?)));
                if let Some((index, entry)) = entry.filter(|(_, entry)| is_entry(entry)) {
                    entries.entry(entry.body.kind().code()).or_default().insert(index);
                }
            }
            from if is_at_edge(subject, from) => {
                fronted.insert(to);
            }
            _ => {}
        }
    }
    entries.into_values().filter_map(|entries| finding(subject, &entries, &fronted)).collect()
}

fn finding(subject: &Subject<'_>, entries: &BTreeSet<usize>, fronted: &BTreeSet<&ComponentId>) -> Option<Finding> {
    let contexts = entries.iter().filter_map(|index| subject.basis.context(*index));
    let mut by_region = BTreeMap::new();
    for context in contexts.filter(|context| !fronted.contains(&context.component.id)) {
        by_region.entry(context.region()).or_insert(context);
    }
    if by_region.len() < 2 {
        return None;
    }
    let regions: Vec<&str> = by_region.keys().copied().collect();
    let first = by_region.into_values().min_by_key(|context| context.index)?;
    let message = format!(
        "users reach {} and the same in {} from the internet, and nothing sends each of them to one Region",
        first.component.title(),
        regions.into_iter().filter(|region| *region != first.region()).collect::<Vec<_>>().join(", ")
    );
    let fix =
        "add a Route 53 hosted zone with latency, geolocation or failover routing, Global Accelerator or CloudFront";
    Some(first.finding(Severity::Advice, "dns-regions", "", message, fix))
}

/// Whether a component is a hosted zone whose records can route users to Regions.
fn is_public_zone(component: &Component) -> bool {
    component
        .body
        .values()
        .is_some_and(|values| values.definition().kind == "route53" && values.code("zone_type") == "public")
}

/// Whether users outside AWS can enter here.
fn is_entry(component: &Component) -> bool {
    match &component.body {
        Body::LoadBalancer { config, .. } => config.scheme == Scheme::InternetFacing,
        body => ENTRIES.contains(&body.kind().code()),
    }
}

/// Whether this is CloudFront or Global Accelerator.
fn is_at_edge(subject: &Subject<'_>, end: &FlowEnd) -> bool {
    let service = match end {
        FlowEnd::Service { name, .. } => AwsService::named(name),
        FlowEnd::Component(id) => {
            let component = subject.basis.task.relations.component(id);
            component.and_then(|component| component.body.service())
        }
        FlowEnd::Internet | FlowEnd::OnPremises | FlowEnd::Region(_) | FlowEnd::Peer(_) => None,
    };
    service.is_some_and(|service| matches!(service.reach, Reach::Edge(EdgeData::ToOrigin | EdgeData::Premium)))
}
