//! Site-to-Site VPN: hours, the addresses of the tunnels, and data out.

use design::{VpnConfig, VpnUsage};
use units::Error;
use units::kinds::Hour;

use super::{allocated_hours, data, hourly, through};
use crate::line::Factor;
use crate::service::charge::Charge;
use crate::service::{Amounts, Context};

/// Charges of VPN connections (AWS VPN pricing; Amazon VPC pricing, public IPv4 address): each started hour
/// of a connection, its addresses, and data out as transfer to the internet.
pub(in crate::service) fn charges<'a>(
    context: &Context<'a>,
    config: &VpnConfig,
    usage: &VpnUsage,
) -> Result<Vec<Charge<'a>>, Error> {
    let connections = vec![Factor::count(context.component.placement.count(), "connection")];
    let hours = context.started_hours(usage.hours_per_month);
    let amounts = Amounts::times(connections.clone(), hours, "hours", "hours per month");
    let label = "VPN connection hours";
    let mut charges =
        vec![Charge::new::<Hour>("vpn.hours", label, context.region(), hourly("vpn-connection"), amounts)];
    let allocated = allocated_hours(context, usage.hours_per_month);
    let addresses = data::public_ipv4(context, connections, config.addresses, allocated);
    let addresses = addresses.map(|charge| charge.assuming("each tunnel has a billed public IPv4 address"));
    charges.extend(addresses);
    if !context.flows_tell_gb() {
        charges.push(data::internet_out(context, through(context, context.figure(usage.out_gb))));
    }
    Ok(charges)
}
