//! Advice about flows: the savings from another gateway, endpoint or zone.
//!
//! The saving is the current cost of the design less its cost with the change. The whole design is priced when tiers or
//! hours are involved, and only the flow when its data has the same price at any volume.

mod addresses;
mod apart;
mod elsewhere;
mod endpoint;
mod endpoint_s3;
mod gateway_endpoint;
mod outbound;
mod own_balancer;
mod proxy;
mod sets;
mod transit;
mod unused;
mod zones;
mod zones_joint;

use std::cell::Cell;

use catalog::PriceList;
use definitions::AwsService;
use design::{Body, Component, Design, FlowConfig, FlowEnd, FlowUsage};
use topology::{ChargeCode, Direction, Network};
use units::{Decimal, Error, Usd};

use crate::engine::{self, Basis};
use crate::estimate::ComponentEstimate;
use crate::finding::Finding;
use crate::flows::{Flows, Ways};
use crate::line::Line;
use crate::saving::monthly;
use crate::service::flow::Volume;
use crate::service::{Context, Task, kinds};

/// The maximum number of designs priced again for one estimate: only the first that could save are reported.
const REPRICED: u64 = 16;
/// The maximum number of changed networks examined for one estimate.
const EXAMINED: u64 = 64;
/// The approximate number of steps of work for the advice of one estimate: when pricing the design takes many steps,
/// fewer changes are tried. The number does not depend on the budget, so that the same design always gets the same
/// advice.
const ADVICE_STEPS: u64 = 1_500_000;

/// A priced design with its network.
struct Subject<'a> {
    basis: Basis<'a>,
    task: Task<'a>,
    /// The design as its author wrote it.
    said: &'a Design,
    network: &'a Network<'a>,
    components: &'a [ComponentEstimate],
    /// The flows, sorted by id: the advice must not depend on the order of the design.
    flows: Vec<FlowAt<'a>>,
    /// How often the design could be priced for the work that advice may take.
    affordable: u64,
    /// The number of designs that may still be priced again.
    reprices: Cell<u64>,
    /// The number of changed networks that may still be examined.
    examines: Cell<u64>,
}

#[derive(Clone, Copy)]
struct FlowAt<'a> {
    index: usize,
    component: &'a Component,
    config: &'a FlowConfig,
    usage: &'a FlowUsage,
    ways: &'a Ways,
}

/// Findings about the flows of a priced design; pricing it took `once` steps.
pub(super) fn findings(priced: &super::Subject<'_>, network: &Network<'_>, once: u64) -> Vec<Finding> {
    let affordable = ADVICE_STEPS.checked_div(once).unwrap_or(u64::MAX);
    let task = priced.basis.task;
    let subject = Subject {
        basis: priced.basis,
        task,
        said: priced.said,
        network,
        components: priced.components,
        flows: flows(task),
        affordable,
        reprices: Cell::new(affordable.min(REPRICED)),
        examines: Cell::new(affordable.min(EXAMINED)),
    };
    let mut found = gateway_endpoint::findings(&subject);
    found.extend(endpoint::pays(&subject));
    let by_gateway = endpoint_s3::findings(&subject);
    // A gateway endpoint is free, so a NAT gateway is no better place for the same data.
    let is_told = |one: &Finding| by_gateway.iter().any(|told| told.component == one.component);
    found.extend(endpoint::underused(&subject).into_iter().filter(|one| !is_told(one)));
    found.extend(by_gateway);
    found.extend(own_balancer::findings(&subject));
    found.extend(outbound::findings(&subject));
    found.extend(transit::findings(&subject));
    found.extend(zones::gateways(&subject));
    let mut between_zones = zones::between_ends(&subject);
    between_zones.extend(apart::findings(&subject));
    found.extend(zones_joint::findings(&subject, &between_zones));
    found.extend(between_zones);
    found.extend(elsewhere::public_addresses(&subject));
    found.extend(elsewhere::other_regions(&subject));
    found.extend(addresses::unneeded(&subject));
    found.extend(proxy::findings(&subject));
    found.extend(sets::findings(&subject));
    found.extend(unused::findings(&subject));
    found
}

impl<'a> Subject<'a> {
    fn context(&self, index: usize) -> Option<Context<'a>> {
        self.basis.context(index)
    }

    fn flows(&self) -> impl Iterator<Item = FlowAt<'a>> {
        self.flows.iter().copied()
    }

    /// The monthly cost of the design.
    fn total(&self) -> Usd {
        self.components.iter().map(|component| component.totals.monthly).sum()
    }

    /// Whether another design may still be priced.
    fn may_reprice(&self) -> bool {
        self.reprices.get() > 0 && !self.task.budget.is_over()
    }

    /// Whether one more changed network may be examined. Counts it.
    fn examine(&self) -> bool {
        let left = self.examines.get();
        self.examines.set(left.saturating_sub(1));
        left > 0 && self.may_reprice()
    }

    /// The components that `is_wanted` selects, sorted by id, with their indexes.
    fn components_by_id(&self, is_wanted: impl Fn(usize, &Component) -> bool) -> Vec<(usize, &'a Component)> {
        let all = self.task.design.components.iter().enumerate();
        let mut wanted: Vec<_> = all.filter(|(index, component)| is_wanted(*index, component)).collect();
        wanted.sort_by_key(|(_, component)| &component.id);
        wanted
    }

    /// The estimate of the component at `index`.
    fn estimate(&self, index: usize) -> Option<&'a ComponentEstimate> {
        self.components.get(index)
    }

    /// The monthly saving from another design; `None` unless both have the same number of unknown charges.
    fn saved_by(&self, other: &Design) -> Option<Usd> {
        if !self.may_reprice() {
            return None;
        }
        self.reprices.set(self.reprices.get().saturating_sub(1));
        let then = engine::charges(other, self.task.catalogue, self.task.budget).ok()?;
        let now = self.components.iter().flat_map(|component| &component.lines);
        let open = |lines: &mut dyn Iterator<Item = &Line>| lines.filter(|line| line.cost.known().is_none()).count();
        let is_alike = open(&mut now.clone()) == open(&mut then.iter());
        let sum = |lines: &mut dyn Iterator<Item = &Line>| lines.filter_map(|line| line.cost.known()).sum::<Usd>();
        is_alike.then(|| sum(&mut now.clone()) - sum(&mut then.iter()))
    }

    /// The monthly cost of a flow alone with another configuration; `None` if its data does not arrive, or a price is
    /// missing.
    fn flow_with(&self, flow: FlowAt<'a>, change: impl Fn(&mut FlowConfig)) -> Option<Usd> {
        let mut component = flow.component.clone();
        let Body::Flow { config, .. } = &mut component.body else { return None };
        change(config);
        let flows = Flows::only(self.network, &component, flow.index);
        if flows.ways(flow.index).is_none_or(|ways| !ways.found.problems.is_empty()) {
            return None;
        }
        let context = self.context(flow.index)?;
        let changed = context.changed(&component, &flows);
        monthly(&kinds::fresh_lines(&changed).ok()?)
    }

    /// The first-tier price per unit in a region.
    fn rate(&self, list: PriceList, region: &str, dimension: &str, item: &str) -> Option<Usd> {
        self.task.catalogue.point(list, region, dimension, item).map(|point| point.tiers.first_price())
    }

    /// GB a month, in both directions, that a share of a flow carries; `None` while they are unknown.
    fn gb(&self, flow: FlowAt<'a>, weight: u64) -> Option<Decimal> {
        part_of(self.gb_of(flow, Direction::Both)?, weight, flow.ways.found.whole).ok()
    }

    /// GB a month of a flow in one direction; `None` while they are unknown.
    fn gb_of(&self, flow: FlowAt<'a>, direction: Direction) -> Option<Decimal> {
        Volume::of(&self.context(flow.index)?, flow.config, flow.usage).monthly(direction).ok()?
    }

    fn month_hours(&self) -> Decimal {
        self.task.design.month().hours()
    }
}

fn flows(task: Task<'_>) -> Vec<FlowAt<'_>> {
    let all = task.flows.all().filter_map(|(index, ways)| {
        let component = task.design.components.get(index)?;
        let Body::Flow { config, usage } = &component.body else { return None };
        Some(FlowAt { index, component, config, usage, ways })
    });
    let mut all: Vec<_> = all.collect();
    all.sort_by_key(|flow| &flow.component.id);
    all
}

impl<'a> FlowAt<'a> {
    /// The share of the flow that passes a NAT gateway.
    fn weight_over_nat(&self) -> u64 {
        let over = |path: &&topology::MergedPath| {
            path.hops.iter().flat_map(|hop| &hop.charges).any(|charge| charge.code == ChargeCode::Nat)
        };
        self.ways.paths.iter().filter(over).map(|path| path.weight).fold(0, u64::saturating_add)
    }

    /// The end in a VPC, and the service in the same region at the other end.
    fn client_and_service(&self, network: &Network<'a>) -> Option<(&'a Component, &'static AwsService)> {
        let pair = |client: &'a FlowEnd, service: &'a FlowEnd| {
            let client = network.component(client.component()?)?;
            let region = network.vpc_of(client)?.region;
            let service = match service {
                FlowEnd::Service { name, region: of } if of.as_deref().is_none_or(|of| of == region) => {
                    AwsService::named(name)?
                }
                FlowEnd::Component(id) => {
                    let component = network.component(id)?;
                    component.body.service().filter(|_| network.design.region_of(component) == region)?
                }
                _ => return None,
            };
            Some((client, service)).filter(|(_, service)| service.in_vpc().is_none())
        };
        pair(&self.config.from, &self.config.to).or_else(|| pair(&self.config.to, &self.config.from))
    }
}

/// A share of `gb`, rounded to a tenth of a byte.
fn part_of(gb: Decimal, weight: u64, whole: u64) -> Result<Decimal, Error> {
    let part = gb.checked_mul(weight.into()).and_then(|gb| gb.checked_div(whole.into()));
    Ok(part.ok_or(Error::Overflow)?.round_dp(10).normalize())
}

/// The cost of the lines whose codes contain one of `codes`.
fn cost_of(lines: &[Line], codes: &[&str]) -> Option<Usd> {
    let of = lines.iter().filter(|line| codes.iter().any(|code| line.code.contains(code)));
    of.map(|line| line.cost.known()).sum()
}
