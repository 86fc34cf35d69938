//! What the changes of findings save in the whole design.
//!
//! A service compares its component alone: tiers, allowances and commitments that it shares with others may make another
//! difference. So the design is priced with each change, as many as the limit on the work allows, and the others lose
//! their change.

use budget::Budget;
use catalog::Catalogue;
use design::Design;
use units::Usd;
use units::format::money;

use super::Subject;
use crate::engine;
use crate::estimate::Totals;
use crate::finding::Finding;
use crate::remedy::Remedy;

/// Changes that are priced at most.
const MOST: usize = 20;
/// Components that are priced again at most, over all changes.
const COMPONENTS: usize = 800;
/// The path options of a flow, all of which are made to choose one of them.
const OPTIONS: usize = 7;
/// Rules that compare estimates of their own, whose finding stands whatever its change saves.
const STANDS: &str = "po-steady-on-demand";

/// Replaces the savings of changed components by those of the whole design. Findings whose change saves nothing there go.
pub(super) fn price(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let task = subject.basis.task;
    let most = affordable(subject);
    let mut priced = 0;
    let mut order: Vec<usize> = (0..findings.len()).collect();
    order.sort_by_key(|index| std::cmp::Reverse(findings.get(*index).and_then(|finding| finding.saves)));
    let mut wrong = vec![false; findings.len()];
    let now = totals_of(subject);
    for index in order {
        let Some(finding) = findings.get_mut(index) else { continue };
        let (Some(change), Some(_)) = (&finding.change, finding.saves) else { continue };
        // Path options are compared by their whole designs already, except for the gateway endpoint.
        let work = match change {
            Remedy::PathSet { .. } => continue,
            Remedy::Path { option } if option != "gateway-endpoint" => continue,
            Remedy::Path { .. } => OPTIONS,
            Remedy::Set { .. }
            | Remedy::SetEach { .. }
            | Remedy::Remove
            | Remedy::DedicatedInstances
            | Remedy::Buy { .. } => 1,
        };
        if priced >= most || task.budget.is_over() {
            finding.change = None;
            continue;
        }
        priced = priced.saturating_add(work);
        let changed = change.apply(subject.said, &finding.component, task.catalogue, task.budget).ok();
        let then = changed.and_then(|changed| totals_with(&changed, task.catalogue, task.budget));
        let saved = now.zip(then).filter(|(now, then)| now.at_least == then.at_least);
        match saved.map(|(now, then)| now.effective_monthly - then.effective_monthly) {
            Some(saved) if saved > Usd::ZERO => {
                // The message contains what the service calculated for its component alone. That of a path option says
                // what the data costs now; a gateway that nothing passes any more may be saved as well.
                if !matches!(change, Remedy::Path { .. }) {
                    let before = finding.saves.map(money).unwrap_or_default();
                    finding.message = finding.message.replace(&before, &money(saved)).into();
                }
                finding.saves = Some(saved);
            }
            Some(_) if finding.rule != STANDS => {
                if let Some(wrong) = wrong.get_mut(index) {
                    *wrong = true;
                }
            }
            _ => finding.change = None,
        }
    }
    let mut wrong = wrong.into_iter();
    findings.retain(|_| !wrong.next().unwrap_or_default());
}

/// The number of changes that may be priced.
pub(super) fn affordable(subject: &Subject<'_>) -> usize {
    let components = subject.basis.task.design.components.len();
    COMPONENTS.checked_div(components).unwrap_or(MOST).min(MOST)
}

/// What a changed design costs less each month, upfront payments spread; `None` if more or less of it is unknown.
pub(super) fn saved_by(subject: &Subject<'_>, changed: &Design) -> Option<Usd> {
    let task = subject.basis.task;
    let (now, then) = (totals_of(subject)?, totals_with(changed, task.catalogue, task.budget)?);
    (now.at_least == then.at_least).then(|| now.effective_monthly - then.effective_monthly)
}

fn totals_of(subject: &Subject<'_>) -> Option<Totals> {
    Totals::sum(subject.components.iter().map(|component| &component.totals)).ok()
}

/// The totals of a changed design.
fn totals_with(design: &Design, catalogue: &Catalogue, budget: &Budget) -> Option<Totals> {
    let completed = topology::completed_design(design, budget);
    Totals::of_lines(&engine::charges(&completed, catalogue, budget).ok()?).ok()
}
