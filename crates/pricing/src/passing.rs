//! [`Passing`]: the flows whose data passes a component.

use design::{Body, Component, ComponentId, Design};
use topology::{Element, Paths};
use units::Decimal;

use crate::service::flow_gb;

/// A flow whose data passes a component.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passing {
    /// The id of the flow.
    pub flow: ComponentId,
    /// Its name.
    pub name: String,
    /// The GB a month that pass, in both directions; `None` while they are open.
    pub gb: Option<Decimal>,
}

/// The flows of a completed design that pass a component, in the order of the design.
pub(crate) fn of<'a>(
    design: &'a Design,
    component: &ComponentId,
    paths: impl Fn(usize) -> Option<&'a Paths>,
) -> Vec<Passing> {
    let flows = design.components.iter().enumerate().filter(|(_, flow)| matches!(flow.body, Body::Flow { .. }));
    flows.filter_map(|(index, flow)| passing(design, flow, component, paths(index)?)).collect()
}

fn passing(design: &Design, flow: &Component, component: &ComponentId, paths: &Paths) -> Option<Passing> {
    let is_passed = |element: &Element| matches!(element, Element::Component(id) if id == component);
    let legs = paths.legs.iter().filter(|leg| leg.hops.iter().any(|hop| is_passed(&hop.element)));
    let weight: u64 = legs.map(|leg| leg.weight).sum();
    if weight == 0 {
        return None;
    }
    let [request, response] = flow_gb(design, flow);
    let gb = request.zip(response).and_then(|(request, response)| request.checked_add(response));
    let part = |gb: Decimal| gb.checked_mul(weight.into())?.checked_div(paths.whole.max(1).into());
    Some(Passing { flow: flow.id.clone(), name: flow.title().to_owned(), gb: gb.and_then(part) })
}
