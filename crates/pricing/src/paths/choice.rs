//! [`PathPrice`]: a way with what it costs.

use std::collections::BTreeSet;

use budget::Budget;
use catalog::Catalogue;
use design::{Body, Component, ComponentId, NatMode, Problems};
use topology::{Alternative, Network};
use units::{Decimal, Unit, Usd};

use super::break_even::BreakEven;
use super::forwarding::Forwarding;
use super::ledger::{self, Ledger};
use crate::engine;
use crate::estimate::Totals;
use crate::line::{Line, Text};
use crate::relations::Relations;

/// The code of lines of public IPv4 addresses.
const ADDRESSES: &str = "vpc.public-ipv4";

/// One of the ways of a flow with what it costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathPrice {
    /// Stable code, such as `nat-per-zone`.
    pub code: &'static str,
    /// What it is.
    pub label: String,
    /// Whether the design has it now.
    pub current: bool,
    /// What the flow is charged on this way, hop by hop.
    pub ledger: Ledger,
    /// Data charges of the flow.
    pub data: Totals,
    /// What the way needs besides: hours of gateways and endpoints, addresses, volumes.
    pub fixed: Totals,
    /// What of that public IPv4 addresses cost.
    pub addresses: Usd,
    /// Public NAT gateways that the way passes.
    pub gateways: u64,
    /// What a GB costs, both ways together, without what is billed by the hour; `None` while GB or a price are missing.
    pub per_gb: Option<Usd>,
    /// The whole design.
    pub total: Totals,
    /// The whole design compared with the current way; `None` of that way itself, and where what is not known differs.
    pub change: Option<Usd>,
    /// From which GB it pays; `None` where there is nothing to compare it with, or a price is missing.
    pub break_even: Option<BreakEven>,
    /// What to know about it; may be empty.
    pub note: String,
    /// The public NAT gateways that stand in the design of the way, whether it passes them or not.
    pub(super) standing: Vec<Standing>,
    /// Those of them that the way passes.
    pub(super) passed: Vec<Standing>,
    /// What its NAT instances forward, where it passes some.
    pub(super) forwarding: Option<Forwarding>,
    /// The charges that are not known, by component and code.
    pub(super) unknown: BTreeSet<(ComponentId, Text)>,
}

/// A NAT gateway, and how many of it there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Standing {
    id: ComponentId,
    count: u64,
}

/// Prices the whole design of a way.
pub(super) fn price(
    way: Alternative,
    flow: &ComponentId,
    catalogue: &Catalogue,
    budget: &Budget,
) -> Result<Option<PathPrice>, Problems> {
    let design = way.design;
    let (lines, flows) = engine::charges_of_each(&design, catalogue, budget)?;
    let Some(index) = design.components.iter().position(|component| component.id == *flow) else { return Ok(None) };
    let flow_lines = lines.get(index).map(Vec::as_slice).unwrap_or_default();
    let (network, relations) = (Network::within(&design, budget), Relations::of(&design));
    let Some(ledger) = ledger::of(&design, &relations, &flows, index, flow_lines).map_err(engine::design_too_large)?
    else {
        return Ok(None);
    };
    let by_component = || design.components.iter().zip(&lines);
    let needed = by_component().filter(|(component, _)| way.needs.contains(&component.id));
    let fixed: Vec<&Line> = needed
        .flat_map(|(component, lines)| {
            lines.iter().filter(|line| is_fixed(design.components.get(index), component, line))
        })
        .collect();
    let totals = |lines: Vec<&Line>| Totals::of_lines(lines).map_err(engine::design_too_large);
    let addresses = totals(fixed.iter().copied().filter(|line| line.code == ADDRESSES).collect())?.monthly;
    let data = totals(flow_lines.iter().collect())?;
    let unknown = by_component().flat_map(|(component, lines)| {
        let open = lines.iter().filter(|line| line.cost.known().is_none());
        open.map(|line| (component.id.clone(), line.code.clone()))
    });
    let passed: Vec<Standing> =
        way.needs.iter().filter_map(|id| design.component(id)).filter_map(public_gateways).collect();
    let gateways = passed.iter().map(|gateway| gateway.count).sum();
    let standing = design.components.iter().filter_map(public_gateways).collect();
    let gb = ledger.gb.both.filter(|gb| !gb.is_zero() && !data.at_least);
    let per_gb = gb.map(|gb| data.monthly.share(Decimal::ONE, gb)).transpose().map_err(engine::design_too_large)?;
    let forwarding = Forwarding::of(&network, flow, catalogue).map_err(engine::design_too_large)?;
    let limit = forwarding.as_ref().map(|forwarding| format!("A {}.", forwarding.words()));
    let note = [way.note, limit.unwrap_or_default()].into_iter().filter(|note| !note.is_empty());
    Ok(Some(PathPrice {
        code: way.code,
        label: way.label,
        current: way.current,
        fixed: totals(fixed)?,
        addresses,
        gateways,
        standing,
        passed,
        per_gb,
        data,
        total: totals(lines.iter().flatten().collect())?,
        change: None,
        break_even: None,
        note: note.collect::<Vec<_>>().join(" "),
        forwarding,
        unknown: unknown.collect(),
        ledger,
    }))
}

/// Whether a charge of what a way needs is there whatever data passes. The instances at an end of the flow are there
/// anyway: of them only the addresses are needed.
fn is_fixed(flow: Option<&Component>, component: &Component, line: &Line) -> bool {
    let is_end = flow.is_some_and(|flow| match &flow.body {
        Body::Flow { config, .. } => {
            [&config.from, &config.to].into_iter().any(|end| end.component() == Some(&component.id))
        }
        _ => false,
    });
    if is_end { line.code == ADDRESSES } else { line.unit != Unit::Gb }
}

fn public_gateways(component: &Component) -> Option<Standing> {
    let is_public = matches!(&component.body, Body::NatGateway { config, .. } if config.mode != NatMode::Private);
    is_public.then(|| Standing { id: component.id.clone(), count: component.placement.count() })
}
