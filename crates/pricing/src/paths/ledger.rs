//! [`ledger`]: the charges of a flow, hop by hop.

use budget::Budget;
use catalog::Catalogue;
use design::{Body, ComponentId, Design, Problems};
use topology::{ChargeCode, Direction, Element, MergedHop, PathProblem};
use units::{Decimal, Error, Usd};

use crate::engine;
use crate::estimate::Totals;
use crate::flows::{Flows, Ways};
use crate::line::{Cost, Line};
use crate::relations::Relations;
use crate::service::flow::{line_code, typical_gb, way_code, words};

/// The charges of a flow, hop by hop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    /// The id of the flow.
    pub flow: ComponentId,
    /// The name of the end where it starts.
    pub from: String,
    /// The name of the end where it arrives.
    pub to: String,
    /// Whether the user pinned the path.
    pub pinned: bool,
    /// The paths that the parts of the flow take.
    pub ways: Vec<LedgerWay>,
    /// Why some of the data does not arrive.
    pub problems: Vec<PathProblem>,
    /// GB in a month.
    pub gb: FlowGb,
    /// The totals of the flow.
    pub totals: Totals,
}

/// GB in a month of a flow, with typical usage; `None` while they are unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FlowGb {
    /// From the first end to the second.
    pub request: Option<Decimal>,
    /// From the second end to the first.
    pub response: Option<Decimal>,
    /// In both directions.
    pub both: Option<Decimal>,
}

/// A path that a part of a flow takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerWay {
    /// The part of the flow that takes this path, out of `whole`.
    pub weight: u64,
    /// The whole flow, in the unit of `weight`.
    pub whole: u64,
    /// The hops of the path, in order.
    pub hops: Vec<LedgerHop>,
    /// The totals of the path.
    pub totals: Totals,
}

/// A hop with its charges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerHop {
    /// The element that the data passes.
    pub element: Element,
    /// The name of the element, such as `NAT gateway nat`.
    pub label: String,
    /// The kind of the component, as in a document, or `cross-zone`, or `aws`.
    pub kind: &'static str,
    /// Why data passes here.
    pub why: String,
    /// The part of the flow that passes here.
    pub weight: u64,
    /// The charges of the hop.
    pub charges: Vec<LedgerCharge>,
    /// The totals of the hop.
    pub totals: Totals,
}

/// A charge of a hop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerCharge {
    /// The type of the charge.
    pub code: ChargeCode,
    /// The direction of the data that is charged.
    pub direction: Direction,
    /// What is charged, such as `data processing, both ways`.
    pub label: String,
    /// The line of the estimate.
    pub line: Line,
    /// The charge per GB of the flow in this direction: calculated from the current charge, or from the price while the
    /// GB are unknown. `None` without a price, and for data that is charged elsewhere.
    pub per_gb: Option<Usd>,
}

/// The charges of a flow, hop by hop, as in the estimate; `None` when there is no such flow.
///
/// # Errors
/// As [`estimate`](crate::estimate()).
pub fn ledger(design: &Design, flow: &ComponentId, catalogue: &Catalogue) -> Result<Option<Ledger>, Problems> {
    ledger_within(design, flow, catalogue, Budget::unlimited())
}

/// As [`ledger`], with a limit on the work. When [`Budget::check`] fails afterwards, the ledger must be discarded.
///
/// # Errors
/// As [`ledger`].
pub fn ledger_within(
    design: &Design,
    flow: &ComponentId,
    catalogue: &Catalogue,
    budget: &Budget,
) -> Result<Option<Ledger>, Problems> {
    Ok(some(design, catalogue, budget, |id| id == flow)?.pop())
}

/// The ledgers of all flows, in the order of the design.
///
/// # Errors
/// As [`estimate`](crate::estimate()).
pub fn ledgers(design: &Design, catalogue: &Catalogue) -> Result<Vec<Ledger>, Problems> {
    ledgers_within(design, catalogue, Budget::unlimited())
}

/// As [`ledgers`], with a limit on the work. When [`Budget::check`] fails afterwards, the ledgers must be discarded.
///
/// # Errors
/// As [`ledgers`].
pub fn ledgers_within(design: &Design, catalogue: &Catalogue, budget: &Budget) -> Result<Vec<Ledger>, Problems> {
    some(design, catalogue, budget, |_| true)
}

fn some(
    design: &Design,
    catalogue: &Catalogue,
    budget: &Budget,
    wanted: impl Fn(&ComponentId) -> bool,
) -> Result<Vec<Ledger>, Problems> {
    let design = topology::completed_design(design, budget);
    let (lines, flows) = engine::charges_of_each(&design, catalogue, budget)?;
    let relations = Relations::of(&design);
    let mut ledgers = Vec::new();
    for (index, (component, lines)) in design.components.iter().zip(&lines).enumerate() {
        if wanted(&component.id) {
            ledgers.extend(of(&design, &relations, &flows, index, lines).map_err(engine::design_too_large)?);
        }
    }
    Ok(ledgers)
}

/// The ledger of the flow at `index` in a complete design, made from its lines.
pub(crate) fn of(
    design: &Design,
    relations: &Relations<'_>,
    flows: &Flows,
    index: usize,
    lines: &[Line],
) -> Result<Option<Ledger>, Error> {
    let Some(component) = design.components.get(index) else { return Ok(None) };
    let Body::Flow { config, usage } = &component.body else { return Ok(None) };
    let Some(Ways { paths, found }) = flows.ways(index) else { return Ok(None) };
    let gb = |direction| typical_gb(design, (config, usage), direction);
    let gb =
        FlowGb { request: gb(Direction::Request)?, response: gb(Direction::Response)?, both: gb(Direction::Both)? };
    let mut ways = Vec::new();
    for (number, path) in (1..).zip(paths) {
        let mut hops = Vec::with_capacity(path.hops.len());
        for (position, hop) in path.hops.iter().enumerate() {
            let label = words::hop_words(relations, hop, path.hops.get(position.saturating_add(1)), &config.to);
            let charges = charges(relations, lines, &way_code(number, position), hop, found.whole, gb)?;
            let totals = Totals::of_lines(charges.iter().map(|charge| &charge.line))?;
            let kind = kind(relations, &hop.element);
            let (element, why, weight) = (hop.element.clone(), hop.why.clone(), hop.weight);
            hops.push(LedgerHop { element, label, kind, why, weight, charges, totals });
        }
        let totals = Totals::sum(hops.iter().map(|hop| &hop.totals))?;
        ways.push(LedgerWay { weight: path.weight, whole: found.whole, hops, totals });
    }
    Ok(Some(Ledger {
        flow: component.id.clone(),
        from: words::end_words(relations, &config.from),
        to: words::end_words(relations, &config.to),
        pinned: found.pinned,
        ways,
        problems: found.problems.clone(),
        gb,
        totals: Totals::of_lines(lines)?,
    }))
}

fn kind(relations: &Relations<'_>, element: &Element) -> &'static str {
    match element {
        Element::Component(id) => relations.component(id).map_or("", |component| component.body.kind().code()),
        Element::CrossZone { .. } => "cross-zone",
        Element::AwsNetwork => "aws",
    }
}

/// The charges of a hop with their lines.
fn charges(
    relations: &Relations<'_>,
    lines: &[Line],
    hop_code: &str,
    hop: &MergedHop,
    whole: u64,
    gb: FlowGb,
) -> Result<Vec<LedgerCharge>, Error> {
    let mut charges = Vec::with_capacity(hop.charges.len());
    for charge in &hop.charges {
        // Data in both directions is one line, or one line per direction where the directions have prices of their own.
        let directions: &[Direction] = match charge.direction {
            Direction::Both => &[Direction::Both, Direction::Request, Direction::Response],
            Direction::Request => &[Direction::Request],
            Direction::Response => &[Direction::Response],
        };
        for direction in directions {
            let code = line_code(hop_code, &charge.code, *direction);
            for line in lines.iter().filter(|line| line.charge() == code) {
                charges.push(LedgerCharge {
                    code: charge.code.clone(),
                    direction: *direction,
                    label: words::charge_words(relations, charge, *direction),
                    per_gb: per_gb(line, &charge.code, gb.of(*direction), hop.weight, whole)?,
                    line: line.clone(),
                });
            }
        }
    }
    Ok(charges)
}

fn per_gb(line: &Line, code: &ChargeCode, gb: Option<Decimal>, weight: u64, whole: u64) -> Result<Option<Usd>, Error> {
    if let (Cost::Priced { monthly }, Some(gb)) = (&line.cost, gb.filter(|gb| !gb.is_zero())) {
        return monthly.share(Decimal::ONE, gb).map(Some);
    }
    let (Cost::Priced { .. } | Cost::Once { .. } | Cost::DependsOnUsage { .. }, Some(price)) =
        (&line.cost, &line.price)
    else {
        return Ok(None);
    };
    let each = price.unit_price.times(Decimal::from(ends(code)))?;
    each.share(Decimal::from(weight), Decimal::from(whole.max(1))).map(Some)
}

/// The number of ends at which a charge is billed.
pub(super) const fn ends(code: &ChargeCode) -> u8 {
    match code {
        ChargeCode::CrossZone { ends } => *ends,
        _ => 1,
    }
}

impl FlowGb {
    /// The GB in a direction.
    #[must_use]
    pub const fn of(self, direction: Direction) -> Option<Decimal> {
        match direction {
            Direction::Request => self.request,
            Direction::Response => self.response,
            Direction::Both => self.both,
        }
    }
}
