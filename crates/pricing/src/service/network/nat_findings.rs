//! What to know about NAT gateways: what AWS refuses, and traffic that crosses zones to reach one.

use design::{Component, NatConfig, NatMode, NatUsage, Placement};
use units::{Decimal, Error, Usd, format};

use super::nat;
use crate::finding::{Finding, Severity};
use crate::line::Line;
use crate::nat_per_zone::NatPerZone;
use crate::service::Context;
use crate::saving::saving;

/// Public addresses of a zonal gateway: one, and seven more (Amazon VPC user guide, NAT gateway basics).
const ZONAL_ADDRESSES: u64 = 8;

/// What to know about NAT gateways.
pub(in crate::service) fn findings(
    context: &Context<'_>,
    config: &NatConfig,
    usage: &NatUsage,
    lines: &[Line],
) -> Result<Vec<Finding>, Error> {
    let mut findings = Vec::new();
    if config.mode != NatMode::Private && config.addresses() == 0 {
        findings.push(context.finding(
            Severity::Error,
            "nat-placement",
            "/config/addresses",
            "a public NAT gateway needs an Elastic IP address",
            "give it at least one, or make it private",
        ));
    }
    if config.mode == NatMode::Zonal && config.addresses() > ZONAL_ADDRESSES {
        findings.push(context.finding(
            Severity::Warning,
            "nat-addresses",
            "/config/addresses",
            format!("a zonal NAT gateway has at most {ZONAL_ADDRESSES} addresses"),
            "use more gateways, or a regional one",
        ));
    }
    let to_internet = [usage.internet_out_gb, usage.internet_in_gb].map(|gb| context.figure(gb).unwrap_or_default());
    if config.mode == NatMode::Private && to_internet.iter().any(|gb| *gb > Decimal::ZERO) {
        let place = if to_internet[0] > Decimal::ZERO { "/usage/internet_out_gb" } else { "/usage/internet_in_gb" };
        findings.push(context.finding(
            Severity::Error,
            "nat-private-internet",
            place,
            "a private NAT gateway has no way to the internet",
            "make it zonal or regional, or count the GB as other_gb",
        ));
    }
    findings.extend(cross_zone(context, config, usage, lines)?);
    Ok(findings)
}

/// Traffic from another zone that would pay for a gateway there: the same design with one gateway more and
/// nothing that crosses zones costs less.
fn cross_zone(
    context: &Context<'_>,
    config: &NatConfig,
    usage: &NatUsage,
    lines: &[Line],
) -> Result<Option<Finding>, Error> {
    let (false, Some(gb)) = (config.mode == NatMode::Regional, context.figure(usage.cross_zone_gb)) else {
        return Ok(None);
    };
    let one_more =
        Placement { count: Some(context.component.placement.count() + 1), ..context.component.placement.clone() };
    let component = Component { placement: one_more, ..context.component.clone() };
    let changed = Context { component: &component, ..*context };
    let local = NatUsage { cross_zone_gb: None, ..usage.clone() };
    let charges = nat::charges(&changed, config, &local)?;
    let then = charges.iter().map(|charge| charge.line(&changed)).collect::<Result<Vec<Line>, Error>>()?;
    // The data is the same in both, and may be open.
    let (Some(fixed), Some(fixed_then)) = (cost_of_hours(lines), cost_of_hours(&then)) else { return Ok(None) };
    let crossing = lines.iter().find(|line| line.code == "transfer.cross-zone");
    let (Some(crossing), Some(price)) =
        (crossing.and_then(|line| line.cost.known()), crossing.and_then(|line| line.price.as_ref()))
    else {
        return Ok(None);
    };
    let Some(saved) = saving(fixed.checked_add(crossing)?, fixed_then) else { return Ok(None) };
    let layout = NatPerZone { gateway_monthly: fixed_then - fixed, usd_per_gb_and_end: price.unit_price };
    let Some(pays_from) = layout.pays_from_gb()? else { return Ok(None) };
    let message = format!(
        "{} GB a month cross zones to reach the NAT gateway, for {}; a gateway of its own pays off for a zone above {} \
         GB, here it costs {} less",
        format::quantity(gb, 0),
        format::money(crossing),
        format::quantity(pays_from, 0),
        format::money(saved)
    );
    let fix = "add a gateway in the zone that the GB come from; where they come from several, each needs its own";
    Ok(Some(context.finding(Severity::Warning, "nat-cross-az", "/usage/cross_zone_gb", message, fix)))
}

/// Gateways and their addresses; `None` when one of them is not known.
fn cost_of_hours(lines: &[Line]) -> Option<Usd> {
    let fixed = lines.iter().filter(|line| matches!(line.code.as_ref(), "nat.hours" | "vpc.public-ipv4"));
    fixed.map(|line| line.cost.known()).sum()
}
