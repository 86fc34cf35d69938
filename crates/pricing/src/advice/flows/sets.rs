//! Path options of several flows that cost less together.

use design::Component;
use topology::Element;
use units::{Usd, format};

use super::Subject;
use crate::finding::{Finding, Severity, noticeable};
use crate::paths::{Effort, seek};
use crate::remedy::Remedy;

/// Most flows of a design whose options are combined for one estimate. The list of sets, which is asked for, combines
/// more.
const FLOWS: usize = 12;
/// The design must be so small that it could be priced this often for advice: a brief search changes and prices fewer
/// designs.
const AFFORDABLE: u64 = 200;

/// Rule `path-set`: other path options of several flows would lower the cost by a noticeable part, together. Sought only
/// where the components that several flows pass cost that much, as each set saves such costs.
pub(super) fn findings(subject: &Subject<'_>) -> Vec<Finding> {
    best(subject).into_iter().collect()
}

fn best(subject: &Subject<'_>) -> Option<Finding> {
    let noticeable = noticeable(subject.total());
    let flows = subject.flows.len();
    if !(2..=FLOWS).contains(&flows) || subject.affordable < AFFORDABLE || subject.task.budget.is_over() {
        return None;
    }
    if shared(subject) < noticeable {
        return None;
    }
    let found = seek(subject.task.design.clone(), Effort::Brief, subject.task.catalogue, subject.task.budget).ok()?;
    let set = found.sets.into_iter().next()?;
    let saved = Usd::ZERO - set.change;
    let first = &set.moved.first()?.flow;
    let flow = subject.flows().find(|flow| flow.component.id == *first)?;
    if saved < noticeable || saved <= Usd::ZERO {
        return None;
    }
    let message = format!(
        "with other path options for {} flows together the design costs {} less: {}",
        set.moved.len(),
        format::money(saved),
        set.label
    );
    let fix = "compare the paths together: each set says what it adds, takes out and gives up";
    let finding = subject.context(flow.index)?.finding(Severity::Warning, "path-set", "", message, fix);
    Some(finding.saves(saved).with(Remedy::PathSet { code: set.code }))
}

/// The monthly cost of what several flows pass, with that of their data there.
fn shared(subject: &Subject<'_>) -> Usd {
    let passes = |component: &Component| {
        let passing = subject.flows.iter().filter(|flow| {
            let mut hops = flow.ways.paths.iter().flat_map(|path| &path.hops);
            hops.any(|hop| matches!(&hop.element, Element::Component(id) if *id == component.id))
        });
        let is_end = |flow: &&super::FlowAt<'_>| {
            [&flow.config.from, &flow.config.to].into_iter().any(|end| end.component() == Some(&component.id))
        };
        passing.filter(|flow| !is_end(flow)).count()
    };
    let components = subject.task.design.components.iter().zip(subject.components);
    let shared = components.filter(|(component, _)| passes(component) > 1);
    shared.map(|(_, estimate)| estimate.totals.monthly).sum()
}
