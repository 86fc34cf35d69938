//! [`estimate`](fn@estimate): the cost of a design, with findings and assumptions.

use budget::Budget;
use catalog::Catalogue;
use design::{Design, Problems, Scenario};
use topology::Completed;

use crate::advice::{self, Subject};
use crate::bill::Charged;
use crate::budget_use::BudgetUse;
use crate::engine::{self, Basis, Sums, design_too_large};
use crate::estimate::{ComponentEstimate, Estimate, PriceDates};
use crate::finding::Severity;
use crate::flows::{Flows, has_flows, network_of};
use crate::relations::Relations;
use crate::service::{Coverage, Pools, Task};
use crate::{assumptions, bill, free_endpoints, own_rates};

/// Prices a design.
///
/// Deterministic and independent of the order of components, except for the order of the answer. A design with flows is
/// priced with the network that it leaves out and [`topology::complete`] proposes: the proposed components come last.
///
/// # Errors
/// A problem for every component whose values multiply to more digits than exact decimals hold.
pub fn estimate(design: &Design, catalogue: &Catalogue) -> Result<Estimate, Problems> {
    estimate_within(design, catalogue, &Budget::counting())
}

/// As [`estimate`](fn@estimate), with a limit on the work. When [`Budget::check`] fails afterwards, the estimate is
/// incomplete and must be discarded.
///
/// # Errors
/// As [`estimate`](fn@estimate).
pub fn estimate_within(design: &Design, catalogue: &Catalogue, budget: &Budget) -> Result<Estimate, Problems> {
    let completed = has_flows(design).then(|| topology::complete_within(design, budget));
    of(design, completed.as_ref(), catalogue, budget).map(|(estimate, _)| estimate)
}

/// The estimate of a design, and the paths of its flows. A design with flows comes with its completion.
pub(crate) fn of(
    said: &Design,
    completed: Option<&Completed>,
    catalogue: &Catalogue,
    budget: &Budget,
) -> Result<(Estimate, Flows), Problems> {
    let started = budget.used();
    let design = completed.map_or(said, |completed| &completed.design);
    let network = network_of(design, budget);
    let relations = Relations::of(design);
    let flows = Flows::of(design, said.components.len(), network.as_ref());
    let scenario = Scenario::Typical;
    let task = Task { design, relations: &relations, flows: &flows, catalogue, scenario, month: 0, budget };
    let coverage = Coverage::build(task).map_err(design_too_large)?;
    let pools = Pools::build(task, &coverage).map_err(design_too_large)?;
    let basis = Basis { task, coverage: &coverage, pools: &pools };

    let (mut components, found) = engine::components(basis)?;
    let subject = Subject { basis, said, network: network.as_ref(), components: &components, started };
    let mut findings = advice::findings(&subject, found)?;
    let Sums { totals, list, list_by_month, once_by_month, findings: of_sums } =
        engine::totals(basis, &mut components)?;
    findings.extend(of_sums);
    let charged =
        Charged { totals: &totals, list: &list, list_by_month: &list_by_month, once_by_month: &once_by_month };
    let bill = bill::bill(design, &charged).map_err(design_too_large)?;
    let budget_use = BudgetUse::of(design, &totals).map_err(design_too_large)?;
    if let Some(exceeded) = budget_use.and_then(|budget| budget.finding(&components)) {
        let errors = findings.partition_point(|finding| finding.severity == Severity::Error);
        findings.insert(errors, exceeded);
    }
    let list = Some(list).filter(|_| components.iter().any(|component| component.list.is_some()));
    let own_rates = own_rates::uses(design, &components).map_err(design_too_large)?;

    let proposals = completed.map(|completed| completed.proposals.as_slice()).unwrap_or_default();
    let assumptions =
        assumptions::of(design, proposals, &components, totals.growing, |index| free_endpoints::without(basis, index));
    let (price_dates, month_hours) = (price_dates(&components), design.month().hours());
    let budget = budget_use;
    let estimate =
        Estimate { totals, list, bill, budget, own_rates, components, findings, assumptions, month_hours, price_dates };
    Ok((estimate, flows))
}

fn price_dates(components: &[ComponentEstimate]) -> Option<PriceDates> {
    let dates = || components.iter().flat_map(|c| &c.lines).filter_map(|line| line.price.as_ref()?.as_of.as_ref());
    Some(PriceDates { oldest: dates().min()?.clone(), newest: dates().max()?.clone() })
}
