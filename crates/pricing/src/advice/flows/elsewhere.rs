//! Data over public addresses, and data between regions.

use design::FlowAddress;
use units::{Decimal, Usd, format};

use super::{FlowAt, Subject, cost_of};
use crate::finding::{Finding, Severity, noticeable};
use crate::line::Line;
use crate::saving::saving;

/// Rule `path-public-address`: two components in the same region that communicate over public addresses.
pub(super) fn public_addresses(subject: &Subject<'_>) -> Vec<Finding> {
    subject.flows().filter_map(|flow| by_private_addresses(subject, flow)).collect()
}

fn by_private_addresses(subject: &Subject<'_>, flow: FlowAt<'_>) -> Option<Finding> {
    let ends = [flow.config.from.component()?, flow.config.to.component()?];
    let region_of = |id| Some(subject.network.design.region_of(subject.network.component(id)?));
    let [from, to] = ends.map(region_of);
    if flow.config.address != FlowAddress::PublicIpv4 || from? != to? {
        return None;
    }
    let now = subject.estimate(flow.index)?.totals.monthly;
    let then = subject.flow_with(flow, |config| config.address = FlowAddress::Ipv4)?;
    let saved = saving(now, then)?;
    let message = format!(
        "traffic over public addresses is billed even inside one zone: by private ones it costs {} a month less",
        format::money(saved)
    );
    let fix = "use private addresses";
    Some(
        subject
            .context(flow.index)?
            .finding(Severity::Warning, "path-public-address", "/config/address", message, fix)
            .saves(saved),
    )
}

/// The part of the codes of lines for data to another region.
const OTHER_REGION: &str = ".other-region";

/// Rule `path-cross-region`: data between regions that is a considerable part of the total.
pub(super) fn other_regions(subject: &Subject<'_>) -> Vec<Finding> {
    let least = noticeable(subject.total());
    let cost = |flow: &FlowAt<'_>| cost_of(&subject.estimate(flow.index)?.lines, &[OTHER_REGION]);
    let is_noticeable = subject.flows().filter_map(|flow| cost(&flow)).sum::<Usd>() > least;
    let dearest = subject.flows().filter_map(|flow| cost(&flow)).max();
    // Where only all flows together are noticeable, the dearest stands for them.
    let is_told = |flow: &FlowAt<'_>| cost(flow).is_some_and(|cost| cost > least || Some(cost) == dearest);
    let told = subject.flows().filter(|flow| is_noticeable && is_told(flow));
    told.filter_map(|flow| to_other_region(subject, flow)).collect()
}

fn to_other_region(subject: &Subject<'_>, flow: FlowAt<'_>) -> Option<Finding> {
    let lines = &subject.estimate(flow.index)?.lines;
    let cost = cost_of(lines, &[OTHER_REGION])?;
    let saved = saving(cost, Usd::ZERO)?;
    let between: Vec<&Line> = lines.iter().filter(|line| line.code.contains(OTHER_REGION)).collect();
    let gb = between.iter().try_fold(Decimal::ZERO, |all, line| all.checked_add(line.quantity?))?;
    let message = format!(
        "{} GB a month leave their region for {}; the region that sends bills them",
        format::quantity(gb, 0),
        format::money(saved)
    );
    let fix = "put what talks to each other in one region, or keep a copy of the data in both";
    Some(subject.context(flow.index)?.finding(Severity::Warning, "path-cross-region", "", message, fix).saves(saved))
}
