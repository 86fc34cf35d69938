//! NAT gateways that receive traffic from other zones.

use design::{Component, NatConfig, NatMode, NatUsage, Placement};
use units::{Error, Usd, format};

use crate::finding::{Finding, Severity};
use crate::line::Line;
use crate::nat_per_zone::NatPerZone;
use crate::saving::saving;
use crate::service::Context;
use crate::service::network::nat;

/// Rule `nat-cross-az`: traffic from another zone is enough to pay for a gateway there, that is, the same design with
/// one more gateway and no traffic between zones costs less.
pub(super) fn cross_zone(
    context: &Context<'_>,
    config: &NatConfig,
    usage: &NatUsage,
    lines: &[Line],
) -> Result<Option<Finding>, Error> {
    let (false, Some(gb)) = (config.mode == NatMode::Regional, context.figure(usage.cross_zone_gb)) else {
        return Ok(None);
    };
    let count = context.component.placement.count().checked_add(1).ok_or(Error::Overflow)?;
    let one_more = Placement { count: Some(count), ..context.component.placement.clone() };
    let component = Component { placement: one_more, ..context.component.clone() };
    let changed = context.changed(&component, context.flows);
    let local = NatUsage { cross_zone_gb: None, ..usage.clone() };
    let charges = nat::charges(&changed, config, &local)?;
    let then = charges.iter().map(|charge| charge.line(&changed)).collect::<Result<Vec<Line>, Error>>()?;
    // The cost of the data is the same in both designs, and may be unknown.
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
    Ok(Some(context.finding(Severity::Warning, "nat-cross-az", "/usage/cross_zone_gb", message, fix).saves(saved)))
}

/// The cost of the gateways and their addresses; `None` when one of them is unknown.
fn cost_of_hours(lines: &[Line]) -> Option<Usd> {
    let fixed = lines.iter().filter(|line| matches!(line.code.as_ref(), "nat.hours" | "vpc.public-ipv4"));
    fixed.map(|line| line.cost.known()).sum()
}
