//! Findings about data transfer that no other component charges.

use design::{BalancerType, Body, Transfer, TransferPath};
use units::Usd;

use crate::finding::{Finding, Severity};
use crate::line::Line;
use crate::saving::{monthly, saving};
use crate::service::Context;

/// Findings about paths that are not what they seem.
pub(in crate::service) fn findings(context: &Context<'_>, transfer: Transfer<'_>, lines: &[Line]) -> Vec<Finding> {
    let same_region = transfer.path == TransferPath::OtherRegion && transfer.to_region == Some(context.region());
    let found = [same_region.then(|| to_own_region(context)), public_address(context, transfer, lines)];
    let of_sender = [to_targets(context, transfer), other_region_than_sender(context, transfer)];
    found.into_iter().chain(of_sender).flatten().collect()
}

fn to_own_region(context: &Context<'_>) -> Finding {
    let message = format!("the data goes from {0} to {0}, which is no transfer between regions", context.region());
    let fix = "name another region, or use the path cross-zone or same-region";
    context.finding(Severity::Warning, "net-same-region", "/config/to_region", message, fix)
}

/// Rule `path-load-balancer`: data from Application and Classic Load Balancers to their targets is free in every zone
/// (Amazon EC2 on-demand pricing, data transfer within a region).
fn to_targets(context: &Context<'_>, transfer: Transfer<'_>) -> Option<Finding> {
    let sender = context.relations.component(transfer.from?)?;
    let Body::LoadBalancer { config: balancer, .. } = &sender.body else { return None };
    let is_free = matches!(balancer.balancer_type, BalancerType::Application | BalancerType::Classic);
    (is_free && transfer.path == TransferPath::CrossZone).then(|| {
        let kind = balancer.balancer_type.label();
        let message = format!("data from {kind}s to their targets is free in every zone, and charged here");
        let fix = "take it out, or name what else sends it";
        context.finding(Severity::Warning, "path-load-balancer", "/config/path", message, fix)
    })
}

/// Rule `net-sender-region`: the region of the sender counts, and a different region contradicts it.
fn other_region_than_sender(context: &Context<'_>, transfer: Transfer<'_>) -> Option<Finding> {
    let sender = context.relations.component(transfer.from?)?;
    let (own, theirs) = (context.component.placement.region.as_deref()?, context.relations.region_of(sender));
    (own != theirs).then(|| {
        let message = format!("{} sends from {theirs}, and the transfer is placed in {own}", sender.title());
        let fix = "take the region of the transfer out, or name another sender";
        context.finding(Severity::Error, "net-sender-region", "/placement/region", message, fix)
    })
}

/// Rule `path-public-address`: reported if the saving is worth reporting, assuming that both ends are in the same zone.
fn public_address(context: &Context<'_>, transfer: Transfer<'_>, lines: &[Line]) -> Option<Finding> {
    let cost = monthly(lines).filter(|_| transfer.path == TransferPath::PublicAddress)?;
    let saved = saving(cost, Usd::ZERO)?;
    let message = format!(
        "traffic over public addresses is billed even inside one zone: {} a month",
        units::format::money(saved)
    );
    let fix = "use private addresses, which are free within a zone";
    Some(context.finding(Severity::Warning, "path-public-address", "/config/path", message, fix).saves(saved))
}
