//! [`PathPrice`]: a path option with its cost.

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
use crate::flows::Flows;
use crate::line::{Line, Text};
use crate::relations::Relations;

/// The code of the lines for public IPv4 addresses.
const ADDRESSES: &str = "vpc.public-ipv4";

/// A path option of a flow with its cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathPrice {
    /// Stable code, such as `nat-per-zone`.
    pub code: &'static str,
    /// The name of the option.
    pub label: String,
    /// Whether this is the current path of the design.
    pub current: bool,
    /// The charges of the flow with this option, hop by hop.
    pub ledger: Ledger,
    /// Data charges of the flow.
    pub data: Totals,
    /// Other costs of the option: hours of gateways and endpoints, addresses, volumes.
    pub fixed: Totals,
    /// The part of `fixed` that public IPv4 addresses cost.
    pub addresses: Usd,
    /// The number of public NAT gateways that the option passes.
    pub gateways: u64,
    /// The cost per GB, both directions together, without hourly charges; `None` while GB or a price are missing.
    pub per_gb: Option<Usd>,
    /// The totals of the whole design.
    pub total: Totals,
    /// The change in the cost of the whole design, compared with the current option; `None` for the current option
    /// itself, and where the unknown charges differ.
    pub change: Option<Usd>,
    /// When the option pays off; `None` where there is nothing to compare it with, or a price is missing.
    pub break_even: Option<BreakEven>,
    /// A note about the option; may be empty.
    pub note: String,
    /// The public NAT gateways in the design of this option, whether it passes them or not.
    pub(super) standing: Vec<Standing>,
    /// The public NAT gateways that the option passes.
    pub(super) passed: Vec<Standing>,
    /// The data that its NAT instances forward, if it passes any.
    pub(super) forwarding: Option<Forwarding>,
    /// The charges whose cost is unknown, by component and code.
    pub(super) unknown: BTreeSet<(ComponentId, Text)>,
}

/// A NAT gateway, and the number of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Standing {
    id: ComponentId,
    count: u64,
}

/// Prices the whole design with a path option.
pub(super) fn price(
    way: Alternative,
    flow: &ComponentId,
    catalogue: &Catalogue,
    budget: &Budget,
) -> Result<Option<PathPrice>, Problems> {
    let design = way.design;
    let flows = Flows::along(&design, design.components.len(), &way.paths);
    let lines = engine::charges_on(&design, &flows, catalogue, budget)?;
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
    let gateways = passed.iter().map(|gateway| gateway.count).fold(0, u64::saturating_add);
    let standing = design.components.iter().filter_map(public_gateways).collect();
    let gb = ledger.gb.both.filter(|gb| !gb.is_zero() && !data.at_least);
    let per_gb = gb.map(|gb| data.monthly.share(Decimal::ONE, gb)).transpose().map_err(engine::design_too_large)?;
    let forwarding = Forwarding::of(&network, &way.paths, flow, catalogue).map_err(engine::design_too_large)?;
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

/// Whether a charge of a component that the option needs is independent of the data. The instances at an end of the
/// flow exist in any case: only their addresses are needed.
fn is_fixed(flow: Option<&Component>, component: &Component, line: &Line) -> bool {
    let is_end = flow.is_some_and(|flow| match &flow.body {
        Body::Flow { config, .. } => {
            [&config.from, &config.to].into_iter().any(|end| end.component() == Some(&component.id))
        }
        _ => false,
    });
    if is_end && matches!(component.body, Body::Ec2 { .. }) {
        line.code == ADDRESSES
    } else {
        !matches!(line.unit, Unit::Gb | Unit::CapacityUnitHour)
    }
}

fn public_gateways(component: &Component) -> Option<Standing> {
    let is_public = matches!(&component.body, Body::NatGateway { config, .. } if config.mode != NatMode::Private);
    is_public.then(|| Standing { id: component.id.clone(), count: component.placement.count() })
}
