//! Data transfer that no other component charges.

use design::{BalancerType, Body, TransferConfig, TransferPath, TransferUsage};
use units::kinds::Gb;
use units::{Error, Usd};

use super::data;
use crate::finding::{Finding, Severity};
use crate::line::Line;
use crate::service::charge::{Charge, Price};
use crate::service::ebs_advice::{monthly, saving};
use crate::service::{Amounts, Context};

/// The charge of data on its path (Amazon EC2 on-demand pricing, data transfer).
pub(in crate::service) fn charges<'a>(
    context: &Context<'a>,
    config: &'a TransferConfig,
    usage: &TransferUsage,
) -> Result<Vec<Charge<'a>>, Error> {
    let gb = context.figure(usage.gb);
    let free = |code: &'static str, label: &'static str| {
        let amounts = Amounts::times(Vec::new(), gb, "GB", "the GB");
        Charge::new::<Gb>(code, label, context.region(), Price::Free, amounts)
    };
    Ok(vec![match config.path {
        TransferPath::InternetOut => data::internet_out(context, gb),
        TransferPath::InternetIn => free("transfer.internet-in", "Data transfer from the internet"),
        TransferPath::CloudFront => free("transfer.cloudfront", "Data transfer to CloudFront"),
        TransferPath::SameZone => free("transfer.same-zone", "Data transfer within an availability zone"),
        TransferPath::SameRegion => free("transfer.same-region", "Data transfer to services of the region"),
        TransferPath::CrossZone => {
            data::cross_zone(context, "Data transfer between zones", gb, config.ends.unwrap_or(2))
        }
        TransferPath::PublicAddress => data::cross_zone(context, "Data transfer by public addresses", gb, 2),
        TransferPath::OtherRegion => {
            let (from, to) = (context.region(), config.to_region.as_deref().unwrap_or_default());
            data::other_region("transfer.other-region", "Data transfer to another region", from, to, gb)
        }
    }])
}

/// What to know about data transfer: paths that are not what they seem.
pub(in crate::service) fn findings(
    context: &Context<'_>,
    config: &TransferConfig,
    _usage: &TransferUsage,
    lines: &[Line],
) -> Result<Vec<Finding>, Error> {
    let same_region = config.path == TransferPath::OtherRegion && config.to_region.as_deref() == Some(context.region());
    let found = [same_region.then(|| to_own_region(context)), public_address(context, config, lines)];
    let of_sender = [to_targets(context, config), other_region_than_sender(context, config)];
    Ok(found.into_iter().chain(of_sender).flatten().collect())
}

fn to_own_region(context: &Context<'_>) -> Finding {
    let message = format!("the data goes from {0} to {0}, which is no transfer between regions", context.region());
    let fix = "name another region, or use the path cross-zone or same-region";
    context.finding(Severity::Warning, "net-same-region", "/config/to_region", message, fix)
}

/// What Application and Classic Load Balancers send to their targets is free in every zone (Amazon EC2 on-demand
/// pricing, data transfer within a region).
fn to_targets(context: &Context<'_>, config: &TransferConfig) -> Option<Finding> {
    let sender = context.relations.component(config.from.as_ref()?)?;
    let Body::LoadBalancer { config: balancer, .. } = &sender.body else { return None };
    let is_free = matches!(balancer.balancer_type, BalancerType::Application | BalancerType::Classic);
    (is_free && config.path == TransferPath::CrossZone).then(|| {
        let kind = balancer.balancer_type.label();
        let message = format!("data from {kind}s to their targets is free in every zone, and charged here");
        let fix = "take it out, or name what else sends it";
        context.finding(Severity::Warning, "path-load-balancer", "/config/path", message, fix)
    })
}

/// The region of the sender counts; another one contradicts it.
fn other_region_than_sender(context: &Context<'_>, config: &TransferConfig) -> Option<Finding> {
    let sender = context.relations.component(config.from.as_ref()?)?;
    let (own, theirs) = (context.component.placement.region.as_deref()?, context.relations.region_of(sender));
    (own != theirs).then(|| {
        let message = format!("{} sends from {theirs}, and the transfer is placed in {own}", sender.title());
        let fix = "take the region of the transfer out, or name another sender";
        context.finding(Severity::Error, "net-sender-region", "/placement/region", message, fix)
    })
}

/// Told from where there is a saving worth telling, if both ends are in one zone.
fn public_address(context: &Context<'_>, config: &TransferConfig, lines: &[Line]) -> Option<Finding> {
    let cost = monthly(lines).filter(|_| config.path == TransferPath::PublicAddress)?;
    let saved = saving(cost, Usd::ZERO)?;
    let message = format!(
        "traffic over public addresses is billed even inside one zone: {} a month",
        units::format::money(saved)
    );
    let fix = "use private addresses, which are free within a zone";
    Some(context.finding(Severity::Warning, "path-public-address", "/config/path", message, fix))
}
