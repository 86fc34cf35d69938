//! Prices a design: its charges, component by component, and their sums over scenarios and months.

use std::collections::BTreeMap;

use budget::{Budget, Work};
use catalog::Catalogue;
use definitions::Stands;
use design::{Component, Design, Problem, Problems, Scenario};
use units::{Error, Usd};

use crate::estimate::{ComponentEstimate, Totals};
use crate::finding::{Finding, Severity};
use crate::flows::{Flows, network_of};
use crate::line::{Cost, Line};
use crate::once;
use crate::own_rates;
use crate::range;
use crate::relations::Relations;
use crate::service::kinds::{self, PricedKind, has_range};
use crate::service::{Context, Coverage, Pools, PricedComponent, Task};
use crate::unit_cost::UnitCost;

/// Steps of work to price a component.
const PRICED: u64 = 32;

/// A design with everything that determines its charges, in its typical usage and first month.
#[derive(Clone, Copy)]
pub(crate) struct Basis<'a> {
    pub task: Task<'a>,
    pub coverage: &'a Coverage,
    pub pools: &'a Pools<'a>,
}

impl<'a> Basis<'a> {
    /// The context of the component at `index`.
    pub fn context(self, index: usize) -> Option<Context<'a>> {
        self.task.context(index, self.coverage, Some(self.pools))
    }

    fn design(self) -> &'a Design {
        self.task.design
    }
}

/// The findings of the service of a component, made without pricing anything else.
pub(crate) struct Found {
    /// What AWS would reject, and what is at risk.
    pub findings: Vec<Finding>,
    /// Missing prices and usage values: reported last.
    pub missing: Vec<Finding>,
}

/// Every component of a design, in the order of the design.
///
/// # Errors
/// A problem for every component whose values multiply to more digits than exact decimals hold.
pub(crate) fn components(basis: Basis<'_>) -> Result<(Vec<ComponentEstimate>, Vec<Found>), Problems> {
    let Basis { task, coverage, pools } = basis;
    Ok(each(task, coverage, pools, price_component)?.into_iter().unzip())
}

/// The sums over the components of a design.
pub(crate) struct Sums {
    /// The totals.
    pub totals: Totals,
    /// The totals at list prices.
    pub list: Totals,
    /// The monthly total at list prices of each of the first twelve months.
    pub list_by_month: Vec<Usd>,
    /// What occurs once at list prices, by its month from 1.
    pub once_by_month: BTreeMap<u32, Usd>,
    /// Findings about the ends of its usage ranges.
    pub findings: Vec<Finding>,
}

/// The totals of a design. Adds the cost of later months to `components`, which are already priced.
///
/// # Errors
/// As [`components`].
pub(crate) fn totals(basis: Basis<'_>, components: &mut [ComponentEstimate]) -> Result<Sums, Problems> {
    let design = basis.design();
    let grows = |component: &Component| kinds::with(component, |kind| kind.grows());
    let mut list_by_month = Vec::new();
    let changes = design.components.iter().any(grows) || own_rates::change_later(design);
    if changes {
        list_by_month = twelve_months(basis, components)?;
    }
    let once = once::add(basis, components, changes)?;
    for component in components.iter_mut() {
        component.list = component.list.take().filter(|list| *list != component.totals);
    }
    let mut totals = Totals::sum(components.iter().map(|component| &component.totals)).map_err(design_too_large)?;
    let at_list = components.iter().map(|component| component.list.as_ref().unwrap_or(&component.totals));
    let list = Totals::sum(at_list).map_err(design_too_large)?;
    if list_by_month.is_empty() {
        list_by_month = vec![list.monthly; 12];
    }
    let mut findings = once.findings;
    if design.components.iter().any(has_range) {
        let typical: range::Ends =
            components.iter().map(|component| (component.totals, range::unknown(&component.lines))).collect();
        let low = ends(basis, &typical, Scenario::Low)?;
        let high = ends(basis, &typical, Scenario::High)?;
        range::take(&mut totals, &typical, &low, &high).map_err(design_too_large)?;
        findings.extend(range::findings(basis.task.flows, &design.components, &typical, &low, &high));
    }
    let once_by_month = once.list_by_month;
    Ok(Sums { totals, list, list_by_month, once_by_month, findings })
}

/// Prices every component in a scenario other than the typical one.
fn ends(basis: Basis<'_>, typical: &range::Ends, scenario: Scenario) -> Result<range::Ends, Problems> {
    let task = Task { scenario, ..basis.task };
    let components = &basis.design().components;
    // Commitments cover something else only if hours that they cover have a range.
    let is_range = |kind: &dyn PricedKind<'_>| kind.is_covered() && kind.has_range();
    let own;
    let coverage = if components.iter().any(|component| kinds::with(component, is_range)) {
        own = Coverage::build(task).map_err(design_too_large)?;
        &own
    } else {
        basis.coverage
    };
    let is_other_range = |kind: &dyn PricedKind<'_>| kind.makes_lines() && kind.has_range();
    let has_other_ranges = components.iter().any(|component| kinds::with(component, is_other_range));
    let at_end = Pools::build_like(task, coverage, Some(basis.pools)).map_err(design_too_large)?;
    each(task, coverage, &at_end, |context| {
        kinds::with(context.component, |kind| {
            // Most lines are the same as in the typical usage.
            let is_alike =
                if kind.makes_lines() { !has_other_ranges } else { at_end.is_like(basis.pools, context.index) };
            match typical.get(context.index).filter(|_| is_alike) {
                Some(typical) => Ok(typical.clone()),
                None => kind.end(context),
            }
        })
    })
}

/// Runs `work` for every component: returns all results, or a problem for each component that failed.
fn each<T>(
    task: Task<'_>,
    coverage: &Coverage,
    pools: &Pools<'_>,
    work: impl Fn(&Context<'_>) -> Result<T, Error>,
) -> Result<Vec<T>, Problems> {
    let mut done = Vec::with_capacity(task.design.components.len());
    let mut problems = Vec::new();
    for context in (0..).map_while(|index| task.context(index, coverage, Some(pools))) {
        if !task.budget.spend(Work::Prices, PRICED) {
            break;
        }
        match work(&context) {
            Ok(result) => done.push(result),
            Err(_) => problems.push(too_large(task.flows.place(context.index, ""))),
        }
    }
    if problems.is_empty() { Ok(done) } else { Err(Problems(problems)) }
}

/// Only the charges of a design: no findings, no ranges.
pub(crate) fn charges(design: &Design, catalogue: &Catalogue, budget: &Budget) -> Result<Vec<Line>, Problems> {
    Ok(charges_of_each(design, catalogue, budget)?.0.into_iter().flatten().collect())
}

/// The charges by component, in the order of a complete design, and the paths of its flows.
pub(crate) fn charges_of_each(
    design: &Design,
    catalogue: &Catalogue,
    budget: &Budget,
) -> Result<(Vec<Vec<Line>>, Flows), Problems> {
    let flows = Flows::of(design, design.components.len(), network_of(design, budget).as_ref());
    let lines = charges_on(design, &flows, catalogue, budget)?;
    Ok((lines, flows))
}

/// The charges by component of a design whose flows have these paths.
pub(crate) fn charges_on(
    design: &Design,
    flows: &Flows,
    catalogue: &Catalogue,
    budget: &Budget,
) -> Result<Vec<Vec<Line>>, Problems> {
    let relations = Relations::of(design);
    let scenario = Scenario::Typical;
    lines_of(Task { design, relations: &relations, flows, catalogue, scenario, month: 0, budget })
}

/// The charges by component.
///
/// # Errors
/// As [`components`].
pub(crate) fn lines_of(task: Task<'_>) -> Result<Vec<Vec<Line>>, Problems> {
    of_each(task, lines)
}

/// The result of `work` for every component.
///
/// # Errors
/// As [`components`].
pub(crate) fn of_each<T>(task: Task<'_>, work: impl Fn(&Context<'_>) -> Result<T, Error>) -> Result<Vec<T>, Problems> {
    let coverage = Coverage::build(task).map_err(design_too_large)?;
    let pools = Pools::build(task, &coverage).map_err(design_too_large)?;
    each(task, &coverage, &pools, work)
}

fn price_component(context: &Context<'_>) -> Result<(ComponentEstimate, Found), Error> {
    let component = context.component;
    let PricedComponent { lines, findings, missing, capacity } = kinds::with(component, |kind| kind.price(context))?;
    let missing = missing.into_iter().chain(usage_missing(context, &lines)).collect();
    let (totals, list) = both_totals(context, &lines)?;
    let unit_cost = UnitCost::of(context, &lines, &totals);
    let priced = ComponentEstimate {
        id: component.id.clone(),
        kind: component.body.kind(),
        name: component.title().to_owned(),
        region: if stands_at_edge(component) { EDGE } else { context.region() }.to_owned(),
        attached_to: component.attached_to().cloned(),
        proposed: context.flows.is_proposed(context.index),
        lines,
        totals,
        list,
        unit_cost,
        capacity,
    };
    Ok((priced, Found { findings, missing }))
}

/// Rule `gen-usage-missing`: one finding per component that names all missing usage values. Configuration that is missing
/// is reported by rules of its own.
fn usage_missing(context: &Context<'_>, lines: &[Line]) -> Option<Finding> {
    let config = context.component.body.values().map_or(&[][..], |values| values.definition().config);
    let mut open: Vec<&str> = Vec::new();
    for line in lines {
        // Several lines may wait for the same usage value.
        if let Cost::DependsOnUsage { missing } = &line.cost
            && !config.iter().any(|field| field.missing == missing.as_ref())
            && !open.contains(&missing.as_ref())
        {
            open.push(missing);
        }
    }
    (!open.is_empty()).then(|| {
        let message = format!("the cost depends on {}", open.join(" and "));
        let fix = "enter a usage value, or low, typical and high";
        context.finding(Severity::Advice, "gen-usage-missing", "/usage", message, fix)
    })
}

/// Shown in place of a region for components at the edge.
const EDGE: &str = "global";

fn stands_at_edge(component: &Component) -> bool {
    component.body.values().is_some_and(|values| values.definition().stands == Stands::Edge)
}

/// The totals of lines, and those at list prices if the design has private rates.
fn both_totals(context: &Context<'_>, lines: &[Line]) -> Result<(Totals, Option<Totals>), Error> {
    let list = (!context.design.own_rates.is_empty()).then(|| Totals::at_list(lines)).transpose()?;
    Ok((Totals::of_lines(lines)?, list))
}

fn lines(context: &Context<'_>) -> Result<Vec<Line>, Error> {
    kinds::with(context.component, |kind| kind.lines(context))
}

/// Prices every month of the first year of a design whose months differ: its monthly cost is that of the first month,
/// and the cost of its first year is the sum of the twelve months. Returns the total at list prices of each month.
fn twelve_months(first: Basis<'_>, components: &mut [ComponentEstimate]) -> Result<Vec<Usd>, Problems> {
    let at_list = |totals: &Totals, list: &Option<Totals>| list.as_ref().unwrap_or(totals).monthly;
    let of_first = sum(components.iter().map(|one| at_list(&one.totals, &one.list)))?;
    let mut list_by_month = vec![of_first];
    for month in 1..12 {
        let task = Task { month, ..first.task };
        let pools = Pools::build(task, first.coverage).map_err(design_too_large)?;
        let later = each(task, first.coverage, &pools, |context| both_totals(context, &lines(context)?))?;
        list_by_month.push(sum(later.iter().map(|(totals, list)| at_list(totals, list)))?);
        for (component, (totals, list)) in components.iter_mut().zip(later) {
            component.totals.add_month(month, &totals).map_err(design_too_large)?;
            if let (Some(all), Some(list)) = (&mut component.list, list) {
                all.add_month(month, &list).map_err(design_too_large)?;
            }
        }
    }
    Ok(list_by_month)
}

fn sum(mut parts: impl Iterator<Item = Usd>) -> Result<Usd, Problems> {
    parts.try_fold(Usd::ZERO, Usd::checked_add).map_err(design_too_large)
}

/// The problem of a design whose sums are too large.
pub(crate) fn design_too_large(_: Error) -> Problems {
    Problems::one(too_large(String::new()))
}

/// The problem of values that are too large at a place in the document.
pub(crate) fn too_large(path: String) -> Problem {
    Problem::new(
        path,
        "the counts and sizes multiply to more than can be priced exactly",
        "use smaller counts or sizes",
    )
}
