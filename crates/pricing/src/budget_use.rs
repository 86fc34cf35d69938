//! [`BudgetUse`]: how much of its monthly budget a design uses.

use design::Design;
use serde::{Deserialize, Serialize};
use units::format::{money, quantity};
use units::{Decimal, Error, Usd};

use crate::estimate::{ComponentEstimate, Totals};
use crate::finding::{Finding, Severity};
use crate::total::Total;

/// How much of the monthly budget of a design its monthly total uses. Upfront payments, what occurs once, the support
/// plan and the tax are not in the monthly total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BudgetUse {
    /// The budget a month.
    pub budget: Usd,
    /// The monthly total in percent of the budget, with one decimal.
    #[serde(serialize_with = "units::exact::text")]
    pub used_percent: Decimal,
    /// What is left of the budget; negative if the total exceeds it.
    pub left: Usd,
    /// Whether charges are missing from the monthly total.
    pub at_least: bool,
}

impl BudgetUse {
    /// How much of its budget a design with these totals uses; `None` without a budget.
    ///
    /// # Errors
    /// [`Error::Overflow`] when the percentage exceeds the range of exact decimals.
    pub(crate) fn of(design: &Design, totals: &Totals) -> Result<Option<BudgetUse>, Error> {
        let Some(budget) = design.budget.map(|budget| Usd::new(budget.0)) else { return Ok(None) };
        let monthly = totals.monthly;
        let used_percent = monthly.percent_of(budget, 1).ok_or(Error::Overflow)?;
        let left = budget.checked_add(-monthly)?;
        Ok(Some(BudgetUse { budget, used_percent, left, at_least: Total::Monthly.is_at_least(totals) }))
    }

    /// Whether the monthly total exceeds the budget.
    #[must_use]
    pub fn is_exceeded(&self) -> bool {
        self.left < Usd::ZERO
    }

    /// In words, such as `$1,120.00 of $1,500.00 (74.7 %), $380.00 left`.
    #[must_use]
    pub fn text(&self) -> String {
        let least = if self.at_least { "at least " } else { "" };
        let (used, percent) = (self.budget - self.left, quantity(self.used_percent, 1));
        let share = format!("{least}{} of {} ({least}{percent} %)", money(used), money(self.budget));
        match self.is_exceeded() {
            true => format!("{share}, {least}{} over", money(-self.left)),
            false => format!("{share}, {}{} left", if self.at_least { "at most " } else { "" }, money(self.left)),
        }
    }

    /// The finding that the total exceeds the budget, at the component with the highest monthly cost.
    pub(crate) fn finding(&self, components: &[ComponentEstimate]) -> Option<Finding> {
        // Of equal costs, the first.
        let most = components.iter().rev().max_by_key(|component| component.totals.monthly);
        let most = most.filter(|_| self.is_exceeded())?;
        let least = if self.at_least { "at least " } else { "" };
        let total = money(self.budget - self.left);
        Some(Finding {
            severity: Severity::Warning,
            rule: "budget-exceeded".into(),
            component: most.id.clone(),
            name: most.name.clone(),
            path: "/budget".to_owned(),
            message: format!(
                "The design costs {least}{total} a month, {least}{} more than its budget of {}",
                money(-self.left),
                money(self.budget)
            )
            .into(),
            fix: format!("look first at {}, which costs the most, or raise the budget", most.name).into(),
            saves: None,
            change: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn used(budget: &str, monthly: &str, at_least: bool) -> BudgetUse {
        let budget = units::parse_plain(budget).unwrap();
        let design = Design { budget: Some(design::Number(budget)), ..Design::empty("us-east-1") };
        let totals = Totals { monthly: Usd::parse(monthly).unwrap(), at_least, ..Totals::default() };
        BudgetUse::of(&design, &totals).unwrap().unwrap()
    }

    #[test]
    fn what_is_left_or_over_is_exact() {
        // 1,120 ÷ 1,500 = 0.74666…, and 1,500 − 1,120 = 380.
        assert_eq!(used("1500", "1120", false).text(), "$1,120.00 of $1,500.00 (74.7 %), $380.00 left");
        // 1,620 ÷ 1,500 = 1.08.
        assert_eq!(used("1500", "1620", false).text(), "$1,620.00 of $1,500.00 (108 %), $120.00 over");
        assert_eq!(used("0.5", "0.5", false).text(), "$0.50 of $0.50 (100 %), $0.00 left");
        assert!(used("1500", "1500.0001", false).is_exceeded() && !used("1500", "1500", false).is_exceeded());
    }

    #[test]
    fn incomplete_totals_leave_at_most_the_rest() {
        let text = used("1500", "1120", true).text();
        assert_eq!(text, "at least $1,120.00 of $1,500.00 (at least 74.7 %), at most $380.00 left");
        let text = used("1500", "1620", true).text();
        assert_eq!(text, "at least $1,620.00 of $1,500.00 (at least 108 %), at least $120.00 over");
    }
}
