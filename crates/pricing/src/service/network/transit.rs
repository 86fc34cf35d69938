//! Transit gateways: attachments by the hour, and data by the attachment that sends it to the gateway.

use std::collections::BTreeSet;

use design::{Body, TransitConfig, TransitUsage, UsageValue, View};
use units::kinds::{Gb, Hour};
use units::{Decimal, Error};

use super::{data, hourly, per_gb};
use crate::finding::{Finding, Severity};
use crate::line::Factor;
use crate::service::charge::{ComponentCharge, Price};
use crate::service::{Amounts, Context};

/// A kind of attachment with its name and price.
struct Attachments {
    code: &'static str,
    label: &'static str,
    count: u64,
    price: Price,
}

/// The data that one kind of attachment sends to the gateway.
struct Sent {
    code: &'static str,
    label: &'static str,
    /// The name of the usage value in the document.
    figure: &'static str,
    senders: &'static str,
    count: u64,
    gb: Option<UsageValue>,
    price: Price,
    missing: &'static str,
}

/// Charges of transit gateways (AWS Transit Gateway pricing): each started hour of an attachment, and each GB at the
/// attachment that sends it. Data to peered gateways in other regions is data transfer between regions.
pub(in crate::service) fn charges<'a>(
    context: &Context<'a>,
    config: &TransitConfig,
    usage: &TransitUsage,
) -> Result<Vec<ComponentCharge<'a>>, Error> {
    let region = context.region();
    let config = &with_attached(context, config)?;
    let flows_tell = context.flows_tell_gb();
    let gateways = Factor::count(context.component.placement.count(), "gateway");
    let hours = context.started_hours(usage.hours_per_month);
    let mut charges = Vec::new();
    for Attachments { code, label, count, price } in attachments(config) {
        let factors = vec![gateways.clone(), Factor::count(count, "attachment")];
        let amounts = Amounts::times(factors, hours, "hours", "hours per month");
        charges.push(ComponentCharge::new::<Hour>(code, label, region, price, amounts));
    }
    if charges.is_empty() {
        let amounts = Amounts::times(vec![gateways.clone()], hours, "hours", "hours per month");
        let label = "Transit gateway without attachments";
        charges.push(ComponentCharge::new::<Hour>("tgw.hours", label, region, Price::Free, amounts));
    }
    for Sent { code, label, count, gb, price, missing, .. } in sent(config, usage) {
        if (count > 0 && !flows_tell) || gb.is_some() {
            let amounts = Amounts::times(vec![gateways.clone()], context.figure(gb), "GB", missing);
            charges.push(ComponentCharge::new::<Gb>(code, label, region, price, amounts));
        }
    }
    if (config.peerings > 0 && !flows_tell) || usage.peered_gb.is_some() {
        let label = "Data transfer to peered transit gateways of other regions";
        let (factors, gb) = (vec![gateways], context.figure(usage.peered_gb));
        let to = region_of_peers(context, config);
        let pair = (region, to.unwrap_or_default());
        let charge = data::each_to_other_region(context, "transfer.other-region", label, pair, factors, gb);
        charges.push(match to {
            Some(_) => charge,
            // No rate of a pair of regions can apply.
            None => charge.assuming("the peers are in regions at the common rate to other regions"),
        });
    }
    Ok(charges)
}

/// The configuration with at least as many attachments of each kind as it names components. Each connection of a VPN
/// component is an attachment.
fn with_attached(context: &Context<'_>, config: &TransitConfig) -> Result<TransitConfig, Error> {
    let mut all = TransitConfig { vpcs: 0, vpns: 0, direct_connects: 0, peerings: 0, ..config.clone() };
    all.attached.sort();
    all.attached.dedup();
    for component in all.attached.iter().filter_map(|id| context.relations.component(id)) {
        let (attachments, more) = match component.body.view() {
            View::Other(Body::Vpc { .. }) => (&mut all.vpcs, 1),
            View::VpnConnection(_) => (&mut all.vpns, component.count()),
            View::DirectConnect(_) => (&mut all.direct_connects, 1),
            View::Other(Body::TransitGateway { .. }) => (&mut all.peerings, 1),
            _ => continue,
        };
        *attachments = attachments.checked_add(more).ok_or(Error::Overflow)?;
    }
    all.vpcs = all.vpcs.max(config.vpcs);
    all.vpns = all.vpns.max(config.vpns);
    all.direct_connects = all.direct_connects.max(config.direct_connects);
    all.peerings = all.peerings.max(config.peerings);
    Ok(all)
}

/// The region of the peers, if all of them are components and in the same region, which is not that of the gateway.
fn region_of_peers<'a>(context: &Context<'a>, config: &TransitConfig) -> Option<&'a str> {
    let peers: BTreeSet<_> = config.attached.iter().collect();
    let peers = peers.into_iter().filter_map(|id| context.relations.component(id));
    let peers: Vec<_> = peers.filter(|peer| matches!(peer.body, Body::TransitGateway { .. })).collect();
    let mut regions = peers.iter().map(|peer| context.relations.region_of(peer));
    let first = regions.next().filter(|first| *first != context.region())?;
    let all_are_known = u64::try_from(peers.len()).is_ok_and(|known| known >= config.peerings);
    (all_are_known && regions.all(|region| region == first)).then_some(first)
}

fn attachments(config: &TransitConfig) -> impl Iterator<Item = Attachments> {
    let of = |code, label, count, item| Attachments { code, label, count, price: hourly(item) };
    [
        of("tgw.vpc-hours", "VPC attachment hours", config.vpcs, "transit-gateway-vpc"),
        of("tgw.vpn-hours", "VPN attachment hours", config.vpns, "transit-gateway-vpn"),
        of(
            "tgw.direct-connect-hours",
            "Direct Connect gateway attachment hours",
            config.direct_connects,
            "transit-gateway-direct-connect",
        ),
        of("tgw.connect-hours", "Connect attachment hours", config.connects, "transit-gateway-connect"),
        of("tgw.peering-hours", "Peering attachment hours", config.peerings, "transit-gateway-peering"),
    ]
    .into_iter()
    .filter(|attachments| attachments.count > 0)
}

fn sent(config: &TransitConfig, usage: &TransitUsage) -> [Sent; 3] {
    [
        Sent {
            code: "tgw.vpc-data",
            label: "Data processing from VPCs",
            figure: "vpc_gb",
            senders: "VPC",
            count: config.vpcs,
            gb: usage.vpc_gb,
            price: per_gb("transit-gateway-vpc"),
            missing: "the GB from VPCs",
        },
        Sent {
            code: "tgw.vpn-data",
            label: "Data processing from VPN connections",
            figure: "vpn_gb",
            senders: "VPN connection",
            count: config.vpns,
            gb: usage.vpn_gb,
            price: per_gb("transit-gateway-vpn"),
            missing: "the GB from VPN connections",
        },
        Sent {
            code: "tgw.direct-connect-data",
            label: "Data processing from Direct Connect gateways",
            figure: "direct_connect_gb",
            senders: "Direct Connect gateway",
            count: config.direct_connects,
            gb: usage.direct_connect_gb,
            price: per_gb("transit-gateway-direct-connect"),
            missing: "the GB from Direct Connect gateways",
        },
    ]
}

/// Findings about transit gateways: data that no attachment can send.
pub(in crate::service) fn findings(
    context: &Context<'_>,
    config: &TransitConfig,
    usage: &TransitUsage,
) -> Vec<Finding> {
    // The charges report an error.
    let Ok(config) = &with_attached(context, config) else { return Vec::new() };
    let all = sent(config, usage).map(|sent| (sent.figure, sent.senders, sent.count, sent.gb));
    let peered = [("peered_gb", "transit gateway peering", config.peerings, usage.peered_gb)];
    let lost = all
        .into_iter()
        .chain(peered)
        .filter(|(_, _, count, gb)| *count == 0 && context.figure(*gb).is_some_and(|gb| gb > Decimal::ZERO));
    lost.map(|(figure, senders, ..)| unattached(context, figure, senders)).collect()
}

fn unattached(context: &Context<'_>, figure: &str, senders: &str) -> Finding {
    let message = format!("data goes over a {senders}, and none is attached");
    let fix = "attach one, or take the usage value out";
    context.finding(Severity::Error, "tgw-not-attached", &format!("/usage/{figure}"), message, fix)
}
