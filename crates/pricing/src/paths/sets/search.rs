//! [`Search`]: changes designs step by step, within limits.

use std::cell::Cell;

use budget::Budget;
use catalog::Catalogue;
use design::{Body, Component, ComponentId, Design, FlowConfig, FlowEnd, Problems};
use topology::Network;

use super::effort::Effort;
use super::point::{Point, Sketch, Step};
use crate::paths::nat_type::with_suitable_types;
use crate::relations::Relations;
use crate::service::flow::words::end_words;

/// Steps of work of one search at most, without those that the designs take that are changed and priced in any case.
const STEPS: u64 = 1_000_000;

/// The path options that all data to a service from one VPC takes together.
const ENDPOINTS: [&str; 2] = ["gateway-endpoint", "interface-endpoint"];

/// A search for the path options that cost least together.
pub(super) struct Search<'a> {
    /// The design now.
    pub base: Point,
    /// Its flows, in the order of the design.
    pub flows: Vec<FlowAt>,
    catalogue: &'a Catalogue,
    budget: &'a Budget,
    left: Cell<usize>,
    /// Kept for the end of the search.
    reserve: Cell<usize>,
}

/// What a flow connects.
pub(super) struct FlowAt {
    pub id: ComponentId,
    pub name: String,
    /// The VPCs of its ends: of the one that is in a VPC, or of both.
    pub vpcs: Vec<ComponentId>,
    /// The end whose network decides on the path.
    pub client: Option<ComponentId>,
    /// The other end: the name of a service, or the end as in the document.
    pub destination: String,
    /// The other end in words.
    pub to: String,
    /// Whether the other end is an AWS service.
    pub is_service: bool,
}

impl<'a> Search<'a> {
    /// Starts at a complete design.
    pub fn of(
        design: Design,
        effort: Effort,
        catalogue: &'a Catalogue,
        budget: &'a Budget,
    ) -> Result<Search<'a>, Problems> {
        let started = budget.used();
        let base = Sketch::of(design, budget).priced(catalogue, budget)?;
        let (network, relations) = (Network::within(&base.design, budget), Relations::of(&base.design));
        let flows = base.design.components.iter().filter_map(|component| {
            let Body::Flow { config, .. } = &component.body else { return None };
            Some(flow_at(&network, &relations, component, config))
        });
        let flows = flows.collect();
        drop((network, relations));
        // A design that takes many steps, such as one with many routes, is changed less often.
        let once = budget.used().saturating_sub(started).max(1);
        let affordable = usize::try_from(STEPS.checked_div(once).unwrap_or_default()).unwrap_or(usize::MAX);
        let work = effort.work(base.flows.len()).min(affordable);
        let reserve = work.checked_div(5).unwrap_or_default();
        let (left, reserve) = (Cell::new(work.saturating_sub(reserve)), Cell::new(reserve));
        Ok(Search { base, flows, catalogue, budget, left, reserve })
    }

    /// Releases the work that was kept for the end.
    pub fn release(&self) {
        self.left.set(self.left.get().saturating_add(self.reserve.take()));
    }

    /// Whether there is enough work to try the flows alone.
    pub fn is_worthwhile(&self) -> bool {
        self.left.get() > self.flows.len()
    }

    /// The changed and priced designs that the search may still make.
    pub fn left(&self) -> usize {
        self.left.get()
    }

    /// Whether the search may go on.
    pub fn goes_on(&self) -> bool {
        self.left.get() > 0 && !self.budget.is_over()
    }

    /// A step of this flow.
    pub fn step(&self, flow: usize, code: &'static str) -> Option<Step> {
        Some((self.flows.get(flow)?.id.clone(), code))
    }

    /// The design after these steps, with NAT instances of the cheapest type for the data that passes them then. Steps that
    /// are impossible or change nothing are left out. `None` if none is left, the work is used up, or the result cannot be
    /// compared with the design now.
    pub fn follow(&self, from: &Point, steps: impl IntoIterator<Item = Step>) -> Result<Option<Point>, Problems> {
        Ok(self.follow_any(from, steps)?.filter(|point| point.is_comparable(&self.base)))
    }

    /// As [`Search::follow`], also if the result cannot be compared with the design now.
    pub fn follow_any(&self, from: &Point, steps: impl IntoIterator<Item = Step>) -> Result<Option<Point>, Problems> {
        let (mut sketch, before) = (from.sketch(), from.steps.len());
        for step in steps {
            if !self.goes_on() {
                return Ok(None);
            }
            let step_to = (&step.0, step.1);
            let option = topology::alternative_within(&sketch.design, &sketch.paths, step_to, self.budget);
            if let Some(next) = option {
                self.count();
                sketch = sketch.then(step, next);
            }
        }
        if sketch.steps.len() == before || !self.goes_on() {
            return Ok(None);
        }
        self.count();
        let (before, paths) = (&self.base.design, &sketch.paths);
        sketch.design = with_suitable_types(sketch.design, paths, before, self.catalogue, self.budget)?;
        Ok(Some(sketch.priced(self.catalogue, self.budget)?))
    }

    /// The design in which the flows take the same options as in `from`, except for those that are `changed`, made anew
    /// from the design now: each flow takes one step at most, in the order of the design, so that no detour leaves a
    /// trace. `None` as for [`Search::follow`], and if a step undoes another one.
    pub fn again(&self, from: &Point, changed: &[(usize, &'static str)]) -> Result<Option<Point>, Problems> {
        // The steps that were taken come first: which flow takes an option decides, for example, on the zones of an endpoint.
        let mut steps: Vec<(usize, &'static str)> = changed.to_vec();
        let mut rest: Vec<(usize, &'static str)> = Vec::new();
        for (index, flow) in self.flows.iter().enumerate() {
            let (Some(now), Some(before)) = (from.flows.get(index), self.base.flows.get(index)) else { continue };
            if changed.iter().any(|(other, _)| *other == index) {
                continue;
            }
            if from.steps.iter().any(|(id, code)| *id == flow.id && *code == now.code()) {
                steps.push((index, now.code()));
            } else if now.code() != before.code() {
                rest.push((index, now.code()));
            }
        }
        for (index, code) in rest {
            let moves_along =
                |(other, chosen): &(usize, &'static str)| *chosen == code && self.move_together(*other, index, code);
            if !steps.iter().any(moves_along) {
                steps.push((index, code));
            }
        }
        steps.sort_by_key(|(index, _)| *index);
        let ids = steps.iter().filter_map(|(flow, code)| self.step(*flow, code));
        let takes = |point: &Point, (flow, code): &(usize, &'static str)| {
            point.flows.get(*flow).is_some_and(|now| now.code() == *code)
        };
        let point = self.follow(&self.base, ids)?;
        Ok(point.filter(|point| steps.iter().all(|step| takes(point, step))))
    }

    /// Whether an option that one flow takes is taken by another one, too: they leave the same end, or an endpoint leads to
    /// the same destination from one VPC.
    fn move_together(&self, one: usize, other: usize, code: &str) -> bool {
        let (Some(one), Some(other)) = (self.flows.get(one), self.flows.get(other)) else { return false };
        let is_endpoint = ENDPOINTS.contains(&code) && one.destination == other.destination && one.vpcs == other.vpcs;
        one.client == other.client || is_endpoint
    }

    /// Whether so many changes are a small part of the work that is left.
    pub fn affords(&self, changes: usize) -> bool {
        changes.saturating_mul(10) < self.left.get()
    }

    fn count(&self) {
        self.left.set(self.left.get().saturating_sub(1));
    }
}

fn flow_at(network: &Network<'_>, relations: &Relations<'_>, flow: &Component, config: &FlowConfig) -> FlowAt {
    let component = |end: &FlowEnd| end.component().and_then(|id| network.component(id));
    let vpc = |end: &FlowEnd| Some(network.vpc_of(component(end)?)?.component.id.clone());
    let (from, to) = (vpc(&config.from), vpc(&config.to));
    let (client, other) = if from.is_some() { (&config.from, &config.to) } else { (&config.to, &config.from) };
    let service = match other {
        FlowEnd::Service { name, region: None } => Some(name.clone()),
        other => component(other).and_then(|other| other.body.service()).map(|service| service.name.to_owned()),
    };
    FlowAt {
        id: flow.id.clone(),
        name: flow.title().to_owned(),
        to: end_words(relations, other),
        vpcs: from.into_iter().chain(to).collect(),
        client: client.component().cloned(),
        is_service: service.is_some(),
        destination: service.unwrap_or_else(|| other.text()),
    }
}
