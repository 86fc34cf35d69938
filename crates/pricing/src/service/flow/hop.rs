//! Turns a hop of a path into charges.

use catalog::PriceList;
use design::{Body, EndpointType, FlowConfig, NatMode, Peering, View};
use topology::{ChargeCode, Direction, Element, HopCharge, MergedHop, MergedPath};
use units::kinds::Gb;
use units::{Decimal, Error};

use super::volume::Volume;
use super::{edge, words};
use crate::line::{Factor, Share};
use crate::service::aws::PEERING;
use crate::service::charge::{ComponentCharge, Price};
use crate::service::network::{data, nat, per_gb};
use crate::service::{Amounts, Context};

/// The missing value while the GB of a flow are unknown.
pub(super) const MISSING: &str = "the GB of the flow";

/// A part of a flow.
#[derive(Clone, Copy)]
pub(super) struct Part {
    /// The size of the part, out of `whole`.
    pub weight: u64,
    /// The size of the whole flow.
    pub whole: u64,
    /// What the two numbers are.
    pub label: &'static str,
}

/// A hop with its place on a path.
pub(super) struct OnPath<'a> {
    pub path: &'a MergedPath,
    /// The number of the path, starting at 1.
    pub number: usize,
    /// The position on the path, starting at 0.
    pub position: usize,
    pub hop: &'a MergedHop,
    /// The size of the whole flow, in the unit of the weights.
    pub whole: u64,
}

pub(super) fn charges<'a>(
    context: &Context<'a>,
    config: &FlowConfig,
    volume: &Volume,
    place: &OnPath<'a>,
) -> Result<Vec<ComponentCharge<'a>>, Error> {
    let OnPath { path, position, hop, .. } = *place;
    let name = words::hop_words(context.relations, hop, path.hops.get(position.saturating_add(1)), &config.to);
    let mut charges = Vec::with_capacity(hop.charges.len());
    for charge in &hop.charges {
        for direction in directions(context, place, charge) {
            let label = words::line_label(context.relations, &name, &hop.element, charge, *direction);
            charges.push(priced(context, volume, place, charge, *direction, label)?);
        }
    }
    Ok(charges)
}

/// Both directions together, unless they have different prices.
fn directions(context: &Context<'_>, place: &OnPath<'_>, charge: &HopCharge) -> &'static [Direction] {
    let sender = |direction| sender(context, place, direction);
    match charge.direction {
        Direction::Request => &[Direction::Request],
        Direction::Response => &[Direction::Response],
        Direction::Both
            if charge.code == ChargeCode::Transit && sender(Direction::Request) != sender(Direction::Response) =>
        {
            &[Direction::Request, Direction::Response]
        }
        Direction::Both => &[Direction::Both],
    }
}

fn priced<'a>(
    context: &Context<'a>,
    volume: &Volume,
    place: &OnPath<'a>,
    charge: &'a HopCharge,
    direction: Direction,
    label: String,
) -> Result<ComponentCharge<'a>, Error> {
    let amounts = amounts_of(volume, place, charge, direction)?;
    let code = code(&way_code(place.number, place.position), &charge.code, direction);
    let region = charge.region.as_str();
    let new = |price, amounts| ComponentCharge::new::<Gb>(code.clone(), label.clone(), region, price, amounts);
    let made = match &charge.code {
        ChargeCode::InternetOut => new(data::INTERNET_OUT, amounts).pooled(),
        ChargeCode::OtherRegion { to } => {
            let made = data::amounts_to_other_region(context, code, label, (region, to), amounts);
            if over_peering(context, place) { made.named(PriceList::Vpc, PEERING, "other-region") } else { made }
        }
        ChargeCode::CrossZone { ends } => {
            let made = new(data::CROSS_ZONE, amounts);
            let made =
                if over_peering(context, place) { made.named(PriceList::Vpc, PEERING, "cross-zone") } else { made };
            if *ends == 2 { made.assuming(data::BOTH_ENDS) } else { made }
        }
        ChargeCode::Nat => nat::named(new(per_gb("nat-gateway"), amounts), nat_mode(context, charge), "data-processed"),
        ChargeCode::Endpoint => match endpoint_type(context, charge) {
            EndpointType::GatewayLoadBalancer => new(per_gb("gateway-load-balancer-endpoint"), amounts),
            EndpointType::Interface | EndpointType::Gateway => new(per_gb("interface-endpoint"), amounts).pooled(),
        },
        ChargeCode::Transit => new(per_gb(sender(context, place, direction)), amounts),
        ChargeCode::LoadBalancer => {
            let balancer = charge.of.as_ref().and_then(|id| context.relations.component(id));
            let by = balancer.map_or("the load balancer of the other end", |balancer| balancer.title());
            new(Price::Free, amounts).covered_by(by)
        }
        ChargeCode::DirectConnect => new(direct_connect_price(context, charge), amounts),
        ChargeCode::Edge { .. } | ChargeCode::Viewers { .. } => {
            match charge.of.as_ref().and_then(|id| context.relations.component(id)) {
                Some(edge) => new(Price::Free, amounts).covered_by(edge.title()),
                None => new(Price::Unlisted, amounts).because(edge::without_component(&charge.code)),
            }
        }
        ChargeCode::Free | ChargeCode::Requests => new(Price::Free, amounts),
    };
    Ok(match &charge.assumption {
        Some(assumption) => made.assuming(words::in_sentence(assumption)),
        None => made,
    })
}

/// The GB that a hop charges in one direction.
fn amounts_of(volume: &Volume, place: &OnPath<'_>, charge: &HopCharge, direction: Direction) -> Result<Amounts, Error> {
    let OnPath { hop, whole, .. } = *place;
    let is_border = matches!(hop.element, Element::CrossZone { .. });
    let label = if is_border {
        "the part that crosses zones ÷ the whole flow"
    } else {
        "the part that goes this way ÷ the whole flow"
    };
    let mut factors = Vec::new();
    match charge.code {
        ChargeCode::CrossZone { ends } => factors.push(Factor::count(ends.into(), "end")),
        ChargeCode::Requests => factors.push(Factor::new(0, "of the data: requests alone")),
        _ => {}
    }
    amounts(volume, direction, Part { weight: hop.weight, whole, label }, factors)
}

/// The amounts of all charges of a hop, in the order of [`charges`].
pub(super) fn all_amounts(context: &Context<'_>, volume: &Volume, place: &OnPath<'_>) -> Result<Vec<Amounts>, Error> {
    let each = place.hop.charges.iter().flat_map(|charge| {
        directions(context, place, charge).iter().map(move |direction| amounts_of(volume, place, charge, *direction))
    });
    each.collect()
}

/// The GB of a part of a flow, times `factors`.
pub(super) fn amounts(
    volume: &Volume,
    direction: Direction,
    part: Part,
    mut factors: Vec<Factor>,
) -> Result<Amounts, Error> {
    let Some(product) = volume.product(direction)? else {
        return Ok(Amounts::times(factors, None, "", MISSING));
    };
    factors.extend(product.factors);
    let mut amounts = Amounts::of(factors);
    amounts.share = shared(product.share, part)?;
    Ok(amounts)
}

/// Applies a part to an existing share.
fn shared(share: Option<Share>, part: Part) -> Result<Option<Share>, Error> {
    if part.weight == part.whole {
        return Ok(share);
    }
    let divisor = common_divisor(part.weight, part.whole);
    let reduced = |number: u64| number.checked_div(divisor).map(Decimal::from).ok_or(Error::Overflow);
    let (weight, whole) = (reduced(part.weight)?, reduced(part.whole)?);
    Ok(Some(match share {
        None => Share { part: weight, whole, label: part.label.into() },
        Some(of_day) => Share {
            part: units::exact_mul(of_day.part, weight)?,
            whole: units::exact_mul(of_day.whole, whole)?,
            label: format!("{}, {}", of_day.label, part.label).into(),
        },
    }))
}

const fn common_divisor(mut a: u64, mut b: u64) -> u64 {
    while let Some(rest) = a.checked_rem(b) {
        (a, b) = (b, rest);
    }
    a
}

/// The prefix of the codes of the lines of a hop, by the number of its path, starting at 1, and its position on the
/// path, starting at 0.
pub(crate) fn way_code(number: usize, position: usize) -> String {
    let way = if number == 1 { String::new() } else { format!("way{number}.") };
    format!("flow.{way}hop{}", position.saturating_add(1))
}

/// The code of a line: stable, and unique within its flow.
pub(crate) fn code(hop: &str, code: &ChargeCode, direction: Direction) -> String {
    let what = match code {
        ChargeCode::InternetOut => "internet-out",
        ChargeCode::OtherRegion { .. } => "other-region",
        ChargeCode::CrossZone { .. } => "cross-zone",
        ChargeCode::Nat => "nat",
        ChargeCode::Endpoint => "endpoint",
        ChargeCode::Transit => "transit",
        ChargeCode::LoadBalancer => "load-balancer",
        ChargeCode::DirectConnect => "direct-connect",
        ChargeCode::Edge { .. } => "edge",
        ChargeCode::Viewers { .. } => "viewers",
        ChargeCode::Requests => "requests",
        ChargeCode::Free => "free",
    };
    let way = match direction {
        Direction::Both => "",
        Direction::Request => ".request",
        Direction::Response => ".response",
    };
    [hop, ".", what, way].concat()
}

/// Whether the data passes VPC peering at this hop or next to it: a border between zones may be before or after the
/// peering.
fn over_peering(context: &Context<'_>, place: &OnPath<'_>) -> bool {
    let hops = place.path.hops.iter().skip(place.position.saturating_sub(1));
    hops.take(if place.position == 0 { 2 } else { 3 }).any(|hop| match &hop.element {
        Element::Component(id) => {
            let component = context.relations.component(id);
            component.is_some_and(|component| Peering::of(&component.body).is_some())
        }
        Element::CrossZone { .. } | Element::AwsNetwork => false,
    })
}

/// The mode of the NAT gateway: regional NAT gateways have usage types of their own.
fn nat_mode(context: &Context<'_>, charge: &HopCharge) -> NatMode {
    match charge.of.as_ref().and_then(|id| context.relations.component(id)).map(|component| &component.body) {
        Some(Body::NatGateway { config, .. }) => config.mode,
        _ => NatMode::Zonal,
    }
}

/// The type of the endpoint: Gateway Load Balancer endpoints have a different price from interface endpoints.
fn endpoint_type(context: &Context<'_>, charge: &HopCharge) -> EndpointType {
    match charge.of.as_ref().and_then(|id| context.relations.component(id)).map(|component| component.body.view()) {
        Some(View::VpcEndpoint(config)) => config.endpoint_type,
        _ => EndpointType::Interface,
    }
}

/// The price of data out over a Direct Connect connection: it depends on the location of the port.
fn direct_connect_price(context: &Context<'_>, charge: &HopCharge) -> Price {
    let component = charge.of.as_ref().and_then(|id| context.relations.component(id));
    let Some(View::DirectConnect(config)) = component.map(|component| component.body.view()) else {
        return Price::Unlisted;
    };
    let (list, dimension) = (PriceList::DirectConnect, "data-out");
    if context.catalogue.regions_with(list, dimension, config.location).is_empty() {
        return Price::Unlisted;
    }
    Price::listed(list, dimension, config.location)
}

/// The attachment that sends data into a transit gateway; for responses, the one after it. The price of the data
/// depends on it (AWS Transit Gateway pricing).
fn sender(context: &Context<'_>, place: &OnPath<'_>, direction: Direction) -> &'static str {
    let hops = &place.path.hops;
    let sender = match direction {
        Direction::Request | Direction::Both => hops.get(..place.position).and_then(<[MergedHop]>::last),
        Direction::Response => hops.get(place.position.saturating_add(1)),
    };
    let component = match sender.map(|hop| &hop.element) {
        Some(Element::Component(id)) => context.relations.component(id),
        _ => None,
    };
    match component.map(|component| component.body.view()) {
        Some(View::VpnConnection(_)) => "transit-gateway-vpn",
        Some(View::DirectConnect(_)) => "transit-gateway-direct-connect",
        _ => "transit-gateway-vpc",
    }
}
