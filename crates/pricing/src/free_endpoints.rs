//! What data through a proposed gateway endpoint would cost without it: an endpoint that a design leaves out lowers its
//! bill, so the estimate says by how much.

use catalog::PriceList;
use design::{Body, Component, EndpointType, View};
use topology::{Direction, Element, MergedPath};
use units::{Decimal, Usd, format};

use crate::engine::Basis;
use crate::service::flow::Volume;

/// What NAT gateways would bill for the data of the component at `index`, as a sentence; `None` unless it is a proposed
/// gateway endpoint with known data.
pub(crate) fn without(basis: Basis<'_>, index: usize) -> Option<String> {
    let task = basis.task;
    let component = task.design.components.get(index).filter(|_| task.flows.is_proposed(index))?;
    let is_gateway = matches!(component.body.view(),
        View::VpcEndpoint(config) if config.endpoint_type == EndpointType::Gateway);
    if !is_gateway {
        return None;
    }
    let passed = task.flows.all().map(|(flow, ways)| {
        let weight = ways.paths.iter().filter(|path| passes(path, component)).map(|path| path.weight);
        let weight = weight.fold(0, u64::saturating_add);
        if weight == 0 { Some(Decimal::ZERO) } else { gb(basis, flow, weight, ways.found.whole) }
    });
    let gb: Decimal = passed.sum::<Option<Decimal>>()?;
    let region = task.design.region_of(component);
    let price = task.catalogue.point(PriceList::Vpc, region, "data-processed", "nat-gateway")?.tiers.first_price();
    let cost = price.times(gb).ok().filter(|cost: &Usd| !cost.is_zero())?;
    Some(format!(
        "Without it, NAT gateways would process its {} GB a month for {}.",
        format::quantity(gb, 2),
        format::money(cost)
    ))
}

fn passes(path: &MergedPath, component: &Component) -> bool {
    path.hops.iter().any(|hop| matches!(&hop.element, Element::Component(id) if *id == component.id))
}

/// GB a month of a share of the flow at `index`; `None` while they are open.
fn gb(basis: Basis<'_>, index: usize, weight: u64, whole: u64) -> Option<Decimal> {
    let context = basis.context(index)?;
    let Body::Flow { config, usage } = &context.component.body else { return None };
    let all = Volume::of(&context, config, usage).monthly(Direction::Both).ok()??;
    all.checked_mul(weight.into())?.checked_div(whole.into())
}
