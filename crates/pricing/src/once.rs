//! What a design costs in one month only.
//!
//! A month in which something occurs once is priced as a whole, with its tiers and allowances, and compared with the same
//! month without it: the difference of each charge is what occurs once.

use std::collections::BTreeMap;

use design::{Design, Problems};
use units::{Decimal, Usd};

use crate::engine::{self, Basis, design_too_large};
use crate::estimate::{ComponentEstimate, Totals};
use crate::finding::Finding;
use crate::flows::{Flows, network_of};
use crate::line::{Cost, Line};
use crate::relations::Relations;
use crate::service::Task;
use crate::service::kinds;

/// What occurs once in a design.
#[derive(Default)]
pub(crate) struct Once {
    /// The cost at list prices by month, from 1.
    pub list_by_month: BTreeMap<u32, Usd>,
    /// A finding for each component with a charge that has no price.
    pub findings: Vec<Finding>,
}

/// Adds the lines of what occurs once to `components`, which are already priced, and to their totals. `changes` tells
/// whether other costs change from month to month.
///
/// Bounded by the twelve months that a document can name.
///
/// # Errors
/// As [`engine::components`].
pub(crate) fn add(basis: Basis<'_>, components: &mut [ComponentEstimate], changes: bool) -> Result<Once, Problems> {
    let mut once = Once::default();
    let mut added: Vec<Vec<Line>> = vec![Vec::new(); components.len()];
    for month in basis.task.design.once_months() {
        let task = Task { month: month.saturating_sub(1), ..basis.task };
        let usual = if changes { engine::lines_of(task)? } else { Vec::new() };
        let design = task.design.in_month(month);
        let with = lines_in(&design, task, |index, code| {
            let lines = usual.get(index).or_else(|| components.get(index).map(|component| &component.lines));
            lines.is_some_and(|lines| lines.iter().any(|line| line.code == code && line.cost.known().is_none()))
        })?;
        for (index, (lines, missing)) in with.into_iter().enumerate() {
            let Some(component) = components.get(index) else { break };
            let usual = usual.get(index).unwrap_or(&component.lines);
            let differences = lines.into_iter().filter_map(|line| difference(usual, line, month));
            let of_month: Vec<Line> = differences.collect();
            let all = Totals::at_list(&of_month).map_err(design_too_large)?;
            let list = once.list_by_month.entry(month).or_default();
            *list = list.checked_add(all.once).map_err(design_too_large)?;
            once.findings.extend(missing);
            if let Some(added) = added.get_mut(index) {
                added.extend(of_month);
            }
        }
    }
    for (component, lines) in components.iter_mut().zip(added).filter(|(_, lines)| !lines.is_empty()) {
        let add = |totals: &mut Totals, once: Totals| totals.add_once(&once).map_err(design_too_large);
        if let Some(list) = &mut component.list {
            add(list, Totals::at_list(&lines).map_err(design_too_large)?)?;
        }
        add(&mut component.totals, Totals::of_lines(&lines).map_err(design_too_large)?)?;
        put(&mut component.lines, lines);
    }
    Ok(once)
}

/// Puts lines of what occurs once after those of a usual month with the same charge. A charge with nothing in a usual
/// month has only the former.
fn put(usual: &mut Vec<Line>, once: Vec<Line>) {
    let is_nothing = |line: &Line| line.quantity == Some(Decimal::ZERO) && line.cost.known() == Some(Usd::ZERO);
    for line in once {
        match usual.iter().rposition(|before| before.charge() == line.charge()) {
            Some(at) if usual.get(at).is_some_and(|before| is_nothing(before) && before.cost.once().is_none()) => {
                if let Some(before) = usual.get_mut(at) {
                    *before = line;
                }
            }
            Some(at) => usual.insert(at.saturating_add(1), line),
            None => usual.push(line),
        }
    }
}

/// The lines of a component, and a finding if a charge has no price.
type LinesFound = (Vec<Line>, Option<Finding>);

/// The lines of every component in a month that contains what occurs once, and a finding where one has no price. Those
/// whose cost `is_unknown` in any month are reported already.
fn lines_in(
    design: &Design,
    task: Task<'_>,
    is_unknown: impl Fn(usize, &str) -> bool,
) -> Result<Vec<LinesFound>, Problems> {
    let relations = Relations::of(design);
    let network = network_of(design, task.budget);
    let flows = Flows::of(design, task.flows.given(), network.as_ref());
    let task = Task { design, relations: &relations, flows: &flows, ..task };
    engine::of_each(task, |context| {
        let lines = kinds::with(context.component, |kind| kind.lines(context))?;
        let mut unknown = lines.iter().filter(|line| line.cost.known().is_none());
        let is_new = unknown.any(|line| !is_unknown(context.index, &line.code));
        let missing = if is_new { kinds::with(context.component, |kind| kind.price(context))?.missing } else { None };
        Ok((lines, missing))
    })
}

/// The line of what a charge costs in one month beyond a usual month; `None` if it costs the same.
fn difference(usual: &[Line], mut line: Line, month: u32) -> Option<Line> {
    let before = usual.iter().find(|before| before.code == line.code);
    let code = format!("{}{}{month}", line.code, Line::ONCE);
    if line.cost.known().is_none() {
        let is_new = before.is_none_or(|before| before.cost.known().is_some());
        line.code = code.into();
        return is_new.then_some(line);
    }
    let amount = match line.cost {
        Cost::Priced { monthly } => monthly,
        _ => return None,
    };
    let usual_amount = match before.map(|before| before.cost.known()) {
        Some(known) => known?,
        None => Usd::ZERO,
    };
    let usual_quantity = before.and_then(|before| before.quantity).unwrap_or_default();
    let quantity = line.quantity.unwrap_or_default().checked_sub(usual_quantity).unwrap_or_default();
    if amount == usual_amount && quantity == Decimal::ZERO {
        return None;
    }
    if let Some(own) = &mut line.own {
        let of_list = before.and_then(|before| before.list_cost().known()).unwrap_or_default();
        own.list = Cost::Once { amount: own.list.known()? - of_list, month, usual: of_list, usual_quantity };
    }
    if quantity.is_zero() && line.assumption.is_none() {
        line.assumption =
            Some("other components use more in this month, which changes shared tiers and allowances".into());
    }
    line.cost = Cost::Once { amount: amount - usual_amount, month, usual: usual_amount, usual_quantity };
    line.quantity = Some(quantity);
    line.code = code.into();
    Some(line)
}
