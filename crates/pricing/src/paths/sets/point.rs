//! [`Point`]: a design on the way of the search, with its cost and the path options of its flows.

use std::collections::{BTreeSet, HashSet};
use std::rc::Rc;

use budget::Budget;
use catalog::Catalogue;
use design::{Body, Component, ComponentId, Design, Problems};
use topology::{Alternative, Element, FlowPaths, Network, PathOptions, Paths};
use units::Usd;

use crate::engine;
use crate::flows::Flows;
use crate::line::{Line, Text};
use crate::paths::forwarding::{Forwarding, nat_instance};

/// The options that are combined with no others, but taken by all flows together: the design does not tell whether other
/// ends and software support IPv6, and moving servers into one zone gives up what their zones are for.
pub(super) const UNIFORM: [&str; 2] = ["egress-only", "same-zone"];

/// A path option of a flow: the id of the flow, and the code of the option.
pub(super) type Step = (ComponentId, &'static str);

/// A complete design with its cost.
#[derive(Debug, Clone)]
pub(super) struct Point {
    pub design: Design,
    /// The paths of its flows.
    pub paths: FlowPaths,
    /// The path options that were chosen one after the other to make the design.
    pub steps: Vec<Step>,
    /// What those changes say about themselves.
    pub notes: Vec<String>,
    /// The monthly total.
    pub total: Usd,
    /// The charges whose cost is unknown, by component and code.
    pub unknown: BTreeSet<(ComponentId, Text)>,
    /// The flows, in the order of the design.
    pub flows: Vec<FlowNow>,
    /// The known cost of each other component.
    pub costs: Vec<(ComponentId, Usd)>,
}

/// A flow in a design.
#[derive(Debug, Clone)]
pub(super) struct FlowNow {
    /// The path options; `None` if there is only one path.
    pub options: Option<PathOptions>,
    /// What each part of its data passes.
    pub elements: Vec<Vec<Element>>,
    /// The known cost of its data.
    pub cost: Usd,
    /// Whether all of its costs are known.
    pub is_known: bool,
    /// Whether it passes a NAT instance that cannot carry its data.
    pub is_too_much: bool,
}

impl FlowNow {
    /// The code of its path option; empty if there is only one path.
    pub fn code(&self) -> &'static str {
        self.options.as_ref().map_or("", |options| options.code)
    }
}

/// A design that is not priced yet.
#[derive(Debug, Clone)]
pub(super) struct Sketch {
    pub design: Design,
    /// The paths of its flows.
    pub paths: FlowPaths,
    pub steps: Vec<Step>,
    pub notes: Vec<String>,
}

impl Sketch {
    /// A complete design without any change.
    pub fn of(design: Design, budget: &Budget) -> Sketch {
        let paths = FlowPaths::of(&Network::within(&design, budget));
        Sketch { design, paths, steps: Vec::new(), notes: Vec::new() }
    }

    /// Goes on with another path option for a flow.
    pub fn then(self, step: Step, next: Alternative) -> Sketch {
        let Sketch { mut steps, mut notes, .. } = self;
        steps.push(step);
        notes.push(next.note);
        Sketch { design: next.design, paths: next.paths, steps, notes }
    }

    /// Prices the design.
    pub fn priced(self, catalogue: &Catalogue, budget: &Budget) -> Result<Point, Problems> {
        let Sketch { design, paths, steps, notes } = self;
        let flows = Flows::along(&design, design.components.len(), &paths);
        let lines = engine::charges_on(&design, &flows, catalogue, budget)?;
        let network = Network::within(&design, budget);
        let mut overloaded = Overloaded { network: &network, paths: &paths, catalogue, known: Vec::new() };
        let (mut flows, mut costs, mut unknown, mut total) = (Vec::new(), Vec::new(), BTreeSet::new(), Usd::ZERO);
        for (component, lines) in design.components.iter().zip(&lines) {
            let cost: Usd = lines.iter().filter_map(|line| line.cost.known()).sum();
            total = total.checked_add(cost).map_err(engine::design_too_large)?;
            let open = || lines.iter().filter(|line| line.cost.known().is_none());
            unknown.extend(open().map(|line: &Line| (component.id.clone(), line.code.clone())));
            if matches!(component.body, Body::Flow { .. }) {
                let is_known = open().next().is_none();
                flows.push(flow_now(component, paths.get(&component.id), (cost, is_known), &mut overloaded)?);
            } else {
                costs.push((component.id.clone(), cost));
            }
        }
        drop(network);
        Ok(Point { design, paths, steps, notes, total, unknown, flows, costs })
    }
}

fn flow_now(
    flow: &Component,
    paths: Option<&Rc<Paths>>,
    (cost, is_known): (Usd, bool),
    overloaded: &mut Overloaded<'_, '_>,
) -> Result<FlowNow, Problems> {
    let Some(paths) = paths else {
        return Ok(FlowNow { options: None, elements: Vec::new(), cost, is_known, is_too_much: false });
    };
    let leg = |leg: &topology::Leg| leg.hops.iter().map(|hop| hop.element.clone()).collect();
    let mut options = topology::path_options(overloaded.network, flow, paths);
    if let Some(options) = &mut options {
        options.others.retain(|code| !UNIFORM.contains(code));
    }
    Ok(FlowNow {
        options,
        elements: paths.legs.iter().map(leg).collect(),
        cost,
        is_known,
        is_too_much: overloaded.passes(flow, paths)?,
    })
}

/// The NAT instances of a design, as far as flows pass them.
struct Overloaded<'n, 'a> {
    network: &'n Network<'a>,
    paths: &'n FlowPaths,
    catalogue: &'n Catalogue,
    /// Each instance group that a flow passes, and whether it is too much for it.
    known: Vec<(ComponentId, bool)>,
}

impl Overloaded<'_, '_> {
    /// Whether a flow passes instances that cannot carry what passes them.
    fn passes(&mut self, flow: &Component, paths: &Paths) -> Result<bool, Problems> {
        let Some(instance) = nat_instance(self.network, paths, flow) else { return Ok(false) };
        if let Some((_, is_too_much)) = self.known.iter().find(|(id, _)| *id == instance.id) {
            return Ok(*is_too_much);
        }
        let forwarding = Forwarding::through(self.network, self.paths, instance, self.catalogue);
        let is_too_much = forwarding.map_err(engine::design_too_large)?.is_some_and(|known| known.is_too_much());
        self.known.push((instance.id.clone(), is_too_much));
        Ok(is_too_much)
    }
}

impl Point {
    /// The flows whose path differs from that in another design with the same flows, by index.
    pub fn moved_from(&self, before: &Point) -> Vec<usize> {
        let pairs = self.flows.iter().zip(&before.flows).enumerate();
        let moved = pairs.filter(|(_, (now, before))| now.elements != before.elements || now.code() != before.code());
        moved.map(|(index, _)| index).collect()
    }

    /// Whether the total can be compared with that of `base`: nothing unknown differs, and no flow moves whose cost is
    /// unknown or that its NAT instance cannot carry.
    pub fn is_comparable(&self, base: &Point) -> bool {
        let fits = |index: usize| self.flows.get(index).is_some_and(|flow| flow.is_known && !flow.is_too_much);
        self.unknown == base.unknown
            && self.flows.len() == base.flows.len()
            && self.moved_from(base).into_iter().all(fits)
    }

    /// Whether it costs less than another design, or the same while fewer flows move.
    pub fn is_better_than(&self, other: &Point, base: &Point) -> bool {
        let rank = |point: &Point| (point.total, point.moved_from(base).len());
        rank(self) < rank(other)
    }

    /// The cost of the components that another design does not have.
    pub fn added_to(&self, other: &Point) -> Usd {
        let there: HashSet<&ComponentId> = other.costs.iter().map(|(id, _)| id).collect();
        self.costs.iter().filter(|(id, _)| !there.contains(id)).map(|(_, cost)| *cost).sum()
    }

    /// The cost of the components that only these flows pass, and that another design does not have.
    pub fn own_components(&self, flows: &[usize], other: &Point) -> Usd {
        let passes = |flow: &FlowNow, id: &ComponentId| {
            flow.elements.iter().flatten().any(|element| matches!(element, Element::Component(of) if of == id))
        };
        let is_own = |id: &ComponentId| {
            let mut passing = self.flows.iter().enumerate().filter(|(_, flow)| passes(flow, id)).peekable();
            passing.peek().is_some() && passing.all(|(index, _)| flows.contains(&index))
        };
        let is_new = |id: &ComponentId| !other.costs.iter().any(|(known, _)| known == id);
        self.costs.iter().filter(|(id, _)| is_new(id) && is_own(id)).map(|(_, cost)| *cost).sum()
    }

    /// The design to go on from.
    pub fn sketch(&self) -> Sketch {
        let (design, paths) = (self.design.clone(), self.paths.clone());
        Sketch { design, paths, steps: self.steps.clone(), notes: self.notes.clone() }
    }
}
