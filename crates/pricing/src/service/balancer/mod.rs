//! Load balancers: hours, capacity units or bytes, public addresses, data between zones.

mod capacity;
mod cross_zone;
pub(crate) mod dimensions;
mod findings;
pub(crate) mod load;
pub(crate) mod of_flows;
pub(crate) mod reading;
pub(crate) mod setting;
mod targets;
pub(crate) mod unit_charge;

use catalog::PriceList;
use design::{BalancerConfig, BalancerType, BalancerUsage, Scheme};
use units::Error;
use units::kinds::{Gb, Hour};

use self::load::Load;
use self::reading::Reading;
use crate::capacity::CapacityUnits;
use crate::finding::Finding;
use crate::line::{Factor, Line};
use crate::service::charge::{ComponentCharge, Price};
use crate::service::network::data;
use crate::service::{Amounts, Context};

pub(in crate::service) use of_flows::says_gb;
pub use targets::percent_per_target;

/// Charges of load balancers (Elastic Load Balancing pricing): each started hour of each load balancer, for Gateway
/// Load Balancers in each zone; capacity units in every hour, or for Classic Load Balancers each GB; and the charges
/// for addresses and for data between zones.
pub(crate) fn charges<'a>(
    context: &Context<'a>,
    config: &BalancerConfig,
    usage: &BalancerUsage,
) -> Result<Vec<ComponentCharge<'a>>, Error> {
    let config = &in_subnets(context, config);
    let usage = &of_flows::usage(context, usage)?;
    let reading = Reading::of(context, config, usage);
    let mut charges = vec![hours(context, config, usage)];
    charges.push(match dimensions::unit_name(config.balancer_type) {
        Some(unit) => {
            let load = Load::of(context, config, &reading)?;
            let charge = unit_charge::charge(context, config, unit, &reading, load.as_ref())?;
            perhaps_sold(context, config.balancer_type, charge)
        }
        None => classic_bytes(context, &reading)?,
    });
    charges.extend(addresses(context, config, usage));
    // For flows that begin here, the flows themselves determine the zones that their data goes to.
    if !context.flows.start_at(&context.component.id) {
        charges.extend(cross_zone::charge(context, config, &reading)?);
    }
    Ok(charges)
}

/// The configuration with at least as many zones as the load balancer has subnets: each subnet is in a zone of its own.
pub(crate) fn in_subnets(context: &Context<'_>, config: &BalancerConfig) -> BalancerConfig {
    BalancerConfig { zones: config.zones.max(context.subnets()), ..config.clone() }
}

fn hours<'a>(context: &Context<'a>, config: &BalancerConfig, usage: &BalancerUsage) -> ComponentCharge<'a> {
    let (balancer, region) = (config.balancer_type, context.region());
    let mut factors = vec![Factor::count(context.component.placement.count(), "load balancer")];
    if balancer == BalancerType::Gateway {
        factors.push(Factor::count(config.zones, "zone"));
    }
    let amounts = Amounts::times(factors, context.started_hours(usage.hours_per_month), "hours", "hours per month");
    let price = Price::listed(PriceList::Elb, "load-balancer", balancer.code());
    let charge =
        ComponentCharge::new::<Hour>("elb.hours", format!("{} hours", balancer.label()), region, price, amounts);
    perhaps_sold(context, balancer, charge)
}

/// Application and Network Load Balancers are sold in every region. The other types are known to be sold only where
/// their hours have a price.
fn perhaps_sold<'a>(context: &Context<'a>, balancer: BalancerType, charge: ComponentCharge<'a>) -> ComponentCharge<'a> {
    let everywhere = matches!(balancer, BalancerType::Application | BalancerType::Network);
    let point = context.catalogue.point(PriceList::Elb, context.region(), "load-balancer", balancer.code());
    if everywhere || point.is_some() { charge } else { charge.perhaps_sold() }
}

/// GB through a Classic Load Balancer.
fn classic_bytes<'a>(context: &Context<'a>, reading: &Reading<'_>) -> Result<ComponentCharge<'a>, Error> {
    let mut factors = vec![Factor::count(context.component.placement.count(), "load balancer")];
    let amounts = match reading.bytes()? {
        Some(bytes) => {
            factors.extend(bytes.factors);
            let mut amounts = Amounts::of(factors);
            amounts.share = bytes.share;
            amounts
        }
        None => Amounts::times(factors, None, "", "the GB through the load balancer"),
    };
    let price = Price::listed(PriceList::Elb, "data-processed", BalancerType::Classic.code());
    let label = "Classic Load Balancer data processing";
    let charge = ComponentCharge::new::<Gb>("elb.data", label, context.region(), price, amounts);
    let charge = if reading.is_of_flows() { charge.assuming(of_flows::ASSUMED) } else { charge };
    Ok(perhaps_sold(context, BalancerType::Classic, charge))
}

/// One public IPv4 address in each zone, billed while it exists. Gateway Load Balancers have none.
fn addresses<'a>(context: &Context<'a>, config: &BalancerConfig, usage: &BalancerUsage) -> Option<ComponentCharge<'a>> {
    let has_addresses = config.scheme == Scheme::InternetFacing && config.balancer_type != BalancerType::Gateway;
    let hours = context.allocated_hours(usage.hours_per_month);
    let balancers = vec![Factor::count(context.component.placement.count(), "load balancer")];
    let charge = data::public_ipv4(context, balancers, if has_addresses { config.zones } else { 0 }, hours)?;
    Some(match config.balancer_type {
        BalancerType::Application | BalancerType::Classic => {
            charge.assuming("one address in each zone; there are more while it is scaled out")
        }
        BalancerType::Network | BalancerType::Gateway => charge,
    })
}

/// Findings about load balancers, and the capacity units of each for the table and the chart; `None` for Classic Load
/// Balancers.
pub(in crate::service) fn told(
    context: &Context<'_>,
    config: &BalancerConfig,
    usage: &BalancerUsage,
    lines: &[Line],
) -> Result<(Vec<Finding>, Option<CapacityUnits>), Error> {
    let config = &in_subnets(context, config);
    let usage = &of_flows::usage(context, usage)?;
    let reading = Reading::of(context, config, usage);
    let load = Load::of(context, config, &reading)?;
    let mut all = findings::refusals(context, config);
    all.extend(findings::of_use(context, config, usage, &reading, lines)?);
    let unit = dimensions::unit_name(config.balancer_type);
    Ok((all, unit.map(|unit| capacity::of_load(unit, load.as_ref())).transpose()?))
}
