//! VPC peering: free connections, and the data over them.

use design::{PeeringConfig, PeeringUsage, UsageValue};
use units::kinds::{Gb, Hour};
use units::{Decimal, Error};

use super::data;
use crate::finding::{Finding, Severity};
use crate::line::{Factor, Line};
use crate::service::charge::{Charge, Price};
use crate::service::{Amounts, Context};

/// What is missing while nothing is said of the data.
const MISSING: &str = "the GB over the peering connections";

/// Charges of VPC peering (Amazon VPC pricing; EC2 on-demand pricing, data transfer): nothing for the
/// connection or within a zone, each end between zones, the sending region between regions.
pub(in crate::service) fn charges<'a>(
    context: &Context<'a>,
    config: &'a PeeringConfig,
    usage: &PeeringUsage,
) -> Result<Vec<Charge<'a>>, Error> {
    let region = context.region();
    let free = |amounts| Charge::new::<Hour>("peering.hours", "VPC peering connections", region, Price::Free, amounts);
    let connections = Factor::count(context.component.placement.count(), "connection");
    let mut charges = vec![free(Amounts::times(vec![connections], context.started_hours(None), "hours", ""))];

    let PeeringUsage { same_zone_gb, cross_zone_gb, out_gb, in_gb } = usage;
    let figures = [same_zone_gb, cross_zone_gb, out_gb, in_gb];
    let unsaid = figures.iter().all(|figure| figure.is_none()) && !context.flows_tell_gb();
    let peer = peer(context, config);
    if same_zone_gb.is_some() {
        let amounts = Amounts::times(Vec::new(), context.figure(*same_zone_gb), "GB", MISSING);
        let label = "Data over peering within a zone";
        charges.push(Charge::new::<Gb>("transfer.same-zone", label, region, Price::Free, amounts));
    }
    if cross_zone_gb.is_some() || (unsaid && peer.is_none()) {
        charges.push(data::cross_zone(context, "Data over peering between zones", context.figure(*cross_zone_gb), 2));
    }
    if out_gb.is_some() || (unsaid && peer.is_some()) {
        let to = peer.unwrap_or_default();
        let label = "Data over peering to another region";
        charges.push(data::other_region("transfer.other-region", label, region, to, context.figure(*out_gb)));
    }
    if in_gb.is_some() || (unsaid && peer.is_some()) {
        charges.push(received(context, peer, context.figure(*in_gb)));
    }
    Ok(charges)
}

/// The region of the peer, when it is another one.
fn peer<'a>(context: &Context<'_>, config: &'a PeeringConfig) -> Option<&'a str> {
    config.peer_region.as_deref().filter(|peer| *peer != context.region())
}

/// What the other region sends: charged there.
fn received<'a>(context: &Context<'a>, peer: Option<&'a str>, gb: Option<Decimal>) -> Charge<'a> {
    let code = "transfer.from-other-region";
    match peer {
        Some(peer) => {
            let label = format!("Data over peering from {peer}, billed there");
            data::other_region(code, label, peer, context.region(), gb)
        }
        None => {
            // The price is that of the peer's region.
            let (known, missing) = match gb {
                Some(gb) => (Some(gb).filter(Decimal::is_zero), "the region of the peer"),
                None => (None, MISSING),
            };
            let amounts = Amounts::times(Vec::new(), known, "GB", missing);
            let label = "Data over peering from another region that is not named";
            Charge::new::<Gb>(code, label, context.region(), Price::Open, amounts)
        }
    }
}

/// What to know about VPC peering: figures that do not fit where the peer is.
pub(in crate::service) fn findings(
    context: &Context<'_>,
    config: &PeeringConfig,
    usage: &PeeringUsage,
    _lines: &[Line],
) -> Result<Vec<Finding>, Error> {
    let within = [("same_zone_gb", usage.same_zone_gb), ("cross_zone_gb", usage.cross_zone_gb)];
    let between = [("out_gb", usage.out_gb), ("in_gb", usage.in_gb)];
    let some = |value: Option<UsageValue>| context.figure(value).is_some_and(|gb| gb > Decimal::ZERO);
    let wrong = if peer(context, config).is_some() { within } else { between };
    let wrong = wrong.into_iter().filter(|(_, value)| some(*value));
    Ok(wrong.map(|(figure, _)| contradiction(context, config, figure)).collect())
}

fn contradiction(context: &Context<'_>, config: &PeeringConfig, figure: &str) -> Finding {
    let (message, fix) = match peer(context, config) {
        Some(peer) => (
            format!("the peer is in {peer}: data to it never stays in a zone or region"),
            "use out_gb and in_gb, or take peer_region out",
        ),
        None => ("the peer is in the same region: no data leaves it".to_owned(), "name the peer_region"),
    };
    context.finding(Severity::Error, "peering-region", &format!("/usage/{figure}"), message, fix)
}
