//! What a design costs month by month.

use budget::Budget;
use catalog::Catalogue;
use design::{Design, Problems, Scenario};
use serde::{Deserialize, Serialize};
use units::Usd;

use crate::analysis::Analysis;
use crate::bill;
use crate::engine::{self, design_too_large};
use crate::estimate::{ComponentEstimate, Estimate, Totals};
use crate::flows::Flows;
use crate::line::{Cost, Line};
use crate::own_rates;
use crate::relations::Relations;
use crate::service::Task;
use crate::service::kinds;

/// The months that are shown: the longest term of a commitment.
pub const MONTHS: u32 = 36;

/// What a design costs month by month, for [`MONTHS`] months.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Months {
    /// The months, in order.
    pub rows: Vec<MonthRow>,
    /// Whether charges are missing from the amounts.
    pub at_least: bool,
    /// Whether the amounts contain a support plan or a tax.
    pub has_bill: bool,
    /// Whether monthly costs change.
    pub grows: bool,
    /// The assumptions of the table.
    pub notes: Vec<String>,
}

/// What is paid in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct MonthRow {
    /// The month, from 1.
    pub month: u32,
    /// Paid at the start of terms that begin in this month.
    pub upfront: Usd,
    /// What occurs in this month only.
    pub once: Usd,
    /// The monthly cost of month 1.
    pub monthly: Usd,
    /// What the monthly cost of this month is above that of month 1, as storage grows or private rates come into force.
    pub growth: Usd,
    /// The support plan and the tax.
    pub below: Usd,
    /// The sum of these.
    pub total: Usd,
    /// The total of all months until the end of this one.
    pub sum: Usd,
}

/// What a design costs month by month.
///
/// # Errors
/// As [`estimate`](fn@crate::estimate).
pub fn months(design: &Design, catalogue: &Catalogue) -> Result<Months, Problems> {
    let budget = Budget::unlimited();
    Analysis::of(design.clone(), catalogue, budget)?.months(catalogue, budget)
}

/// What a completed design costs month by month, given its estimate.
pub(crate) fn of(
    design: &Design,
    (estimate, flows): (&Estimate, &Flows),
    (catalogue, budget): (&Catalogue, &Budget),
) -> Result<Months, Problems> {
    let grows = design.components.iter().any(|component| kinds::with(component, |kind| kind.grows()));
    let changes = grows || own_rates::change_later(design);
    let relations = Relations::of(design);
    let scenario = Scenario::Typical;
    let first = Monthly::of(estimate.components.iter().flat_map(|component| &component.lines))?;
    let mut months = Months {
        at_least: estimate.totals.at_least,
        has_bill: estimate.bill.is_some(),
        grows: changes,
        notes: notes(&estimate.components, changes),
        ..Months::default()
    };
    let mut sum = Usd::ZERO;
    // Bounded by the number of months.
    for month in 1..=MONTHS {
        if budget.is_over() {
            break;
        }
        let of_month = Paid::of(&estimate.components, month)?;
        let monthly = if changes && month > 1 {
            let month = month.saturating_sub(1);
            let task = Task { design, relations: &relations, flows, catalogue, scenario, month, budget };
            Monthly::of(engine::lines_of(task)?.iter().flatten())?
        } else {
            first
        };
        months.at_least |= monthly.at_least;
        let add = |one: Usd, other: Usd| one.checked_add(other).map_err(design_too_large);
        let paid = add(add(of_month.upfront.yours, of_month.once.yours)?, monthly.cost.yours)?;
        let list = add(add(of_month.upfront.list, of_month.once.list)?, monthly.cost.list)?;
        let below = bill::below_of_month(design, paid, list).map_err(design_too_large)?;
        let total = add(paid, below)?;
        sum = add(sum, total)?;
        months.rows.push(MonthRow {
            month,
            upfront: of_month.upfront.yours,
            once: of_month.once.yours,
            monthly: first.cost.yours,
            growth: monthly.cost.yours - first.cost.yours,
            below,
            total,
            sum,
        });
    }
    if months.at_least {
        months.notes.push("Charges are missing from the estimate: every amount is at least this.".to_owned());
    }
    Ok(months)
}

/// An amount with the private rates of the design, and at list prices.
#[derive(Clone, Copy, Default)]
struct Amount {
    yours: Usd,
    list: Usd,
}

/// The monthly cost of a month.
#[derive(Clone, Copy, Default)]
struct Monthly {
    cost: Amount,
    at_least: bool,
}

impl Monthly {
    fn of<'a>(lines: impl Iterator<Item = &'a Line> + Clone) -> Result<Monthly, Problems> {
        let totals = Totals::of_lines(lines.clone()).map_err(design_too_large)?;
        let list = Totals::at_list(lines).map_err(design_too_large)?.monthly;
        Ok(Monthly { cost: Amount { yours: totals.monthly, list }, at_least: totals.at_least })
    }
}

/// What is paid in a month besides the monthly cost.
struct Paid {
    upfront: Amount,
    once: Amount,
}

impl Paid {
    fn of(components: &[ComponentEstimate], month: u32) -> Result<Paid, Problems> {
        let lines = || components.iter().flat_map(|component| &component.lines);
        let starts = |months: u32| month.saturating_sub(1).is_multiple_of(months.max(1));
        let upfront = |cost: &Cost| cost.upfront().filter(|(_, months)| starts(*months)).map(|(amount, _)| amount);
        let once = |cost: &Cost| cost.once().filter(|(_, own)| *own == month).map(|(amount, _)| amount);
        let sum = |of: &dyn Fn(&Cost) -> Option<Usd>| -> Result<Amount, Problems> {
            let all = |cost: fn(&Line) -> &Cost| {
                lines().filter_map(|line| of(cost(line))).try_fold(Usd::ZERO, Usd::checked_add)
            };
            let (yours, list) = (all(|line| &line.cost), all(Line::list_cost));
            Ok(Amount { yours: yours.map_err(design_too_large)?, list: list.map_err(design_too_large)? })
        };
        Ok(Paid { upfront: sum(&upfront)?, once: sum(&once)? })
    }
}

fn notes(components: &[ComponentEstimate], changes: bool) -> Vec<String> {
    let terms = || components.iter().flat_map(|component| &component.lines).filter_map(|line| line.cost.upfront());
    let mut notes = Vec::new();
    if terms().any(|(_, months)| months < MONTHS) {
        notes.push("Commitments are taken to be renewed on the same terms when they end.".to_owned());
    }
    if changes {
        notes.push(
            "Growth is what a month costs above month 1, as storage grows and private rates come into force."
                .to_owned(),
        );
    }
    notes
}
