//! Direct Connect: port hours and data out, of which no table has a price.

use design::{DirectConnectConfig, DirectConnectUsage};
use units::Error;
use units::kinds::{Gb, Hour};

use super::through;
use crate::line::Factor;
use crate::service::charge::{Charge, Price};
use crate::service::{Amounts, Context};

/// Charges of Direct Connect ports (AWS Direct Connect pricing): each hour of a port, used or not, and data
/// out. Both are sold by location, and are in no price table.
pub(in crate::service) fn charges<'a>(
    context: &Context<'a>,
    config: &DirectConnectConfig,
    usage: &DirectConnectUsage,
) -> Result<Vec<Charge<'a>>, Error> {
    let region = context.region();
    let ports = Factor::count(context.component.placement.count(), "port");
    let hours = context.started_hours(usage.hours_per_month);
    let hours = Amounts::times(vec![ports], hours, "hours", "hours per month");
    let label = format!("Direct Connect port hours, {}", config.port_speed.label());
    let mut charges = vec![Charge::new::<Hour>("dx.hours", label, region, Price::Unlisted, hours)];
    if !context.flows_tell_gb() {
        let gb = through(context, context.figure(usage.out_gb));
        let gb = Amounts::times(Vec::new(), gb, "GB", "the GB out over Direct Connect");
        let charge = Charge::new::<Gb>("dx.data-out", "Data out over Direct Connect", region, Price::Unlisted, gb);
        charges.push(charge.assuming("data in over Direct Connect is free"));
    }
    Ok(charges)
}
