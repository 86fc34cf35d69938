//! [`Estimate`]: the cost of a design, explained.

use catalog::PriceDate;
use design::{ComponentId, Kind};
use serde::{Deserialize, Serialize};
use units::{Decimal, Error, Usd, time};

use crate::bill::Bill;
use crate::budget_use::BudgetUse;
use crate::capacity::CapacityUnits;
use crate::finding::Finding;
use crate::line::{Cost, Line};
use crate::own_rates::RateUse;
use crate::unit_cost::UnitCost;

/// The cost of a design, explained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Estimate {
    /// Totals of the whole design.
    pub totals: Totals,
    /// The totals at list prices, without ranges; `None` where private rates change nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<Totals>,
    /// The support plan and the tax, and what is paid with them; `None` if the design has neither.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bill: Option<Bill>,
    /// How much of its monthly budget the design uses; `None` if it has no budget.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<BudgetUse>,
    /// What each private rate of the design does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own_rates: Vec<RateUse>,
    /// One entry per component, in the order of the design.
    pub components: Vec<ComponentEstimate>,
    /// Findings about the design, errors first.
    pub findings: Vec<Finding>,
    /// The assumptions that apply to the whole estimate.
    pub assumptions: Vec<String>,
    /// Hours in the month that is priced.
    pub month_hours: Decimal,
    /// Oldest and newest price used; `None` when none was.
    pub price_dates: Option<PriceDates>,
}

/// The cost of one component.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComponentEstimate {
    /// The id of the component.
    pub id: ComponentId,
    /// The kind of the component.
    pub kind: Kind,
    /// The name of the component.
    pub name: String,
    /// The region it is priced in; `global` for a component at the edge.
    pub region: String,
    /// The group it is attached to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attached_to: Option<ComponentId>,
    /// Whether the component is proposed, that is, not in the document.
    pub proposed: bool,
    /// The charges of the component.
    pub lines: Vec<Line>,
    /// The sum of its charges.
    pub totals: Totals,
    /// The sum of its charges at list prices; `None` where private rates change nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<Totals>,
    /// Its cost for a million of what it serves, for services that bill requests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_cost: Option<UnitCost>,
    /// The capacity units of a load balancer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<CapacityUnits>,
}

/// Sums of money over time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Totals {
    /// Paid at the start of a term.
    pub upfront: Usd,
    /// What occurs in one month only, in the first twelve months.
    #[serde(default)]
    pub once: Usd,
    /// Paid every month.
    pub monthly: Usd,
    /// Upfront, once and twelve months.
    pub first_year: Usd,
    /// Monthly with the upfront payment spread over its term; without what occurs once.
    pub effective_monthly: Usd,
    /// Whether a usage value or a price is missing. For the whole design, also set when only the low or the high end of
    /// the usage needs the missing value.
    pub at_least: bool,
    /// Whether charges are missing only in the months after the first: `monthly` is complete.
    #[serde(default)]
    pub only_later: bool,
    /// Whether charges are missing from `once`.
    #[serde(default)]
    pub once_at_least: bool,
    /// Whether the usage grows: then `monthly` is the cost of month 1, and `first_year` the sum of twelve months.
    pub growing: bool,
    /// The monthly cost at the low and high ends of the usage, where the design has ranges, the ends differ, and both
    /// ends leave out the same charges as the typical usage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<MonthlyRange>,
}

/// Monthly cost between low and high usage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthlyRange {
    /// With every usage at its low end.
    pub low: Usd,
    /// With every usage at its high end.
    pub high: Usd,
}

impl Totals {
    /// Totals of `lines`.
    ///
    /// # Errors
    /// [`Error::Overflow`] when a sum exceeds the range of exact decimals.
    pub fn of_lines<'a>(lines: impl IntoIterator<Item = &'a Line>) -> Result<Totals, Error> {
        Totals::of_costs(lines.into_iter().map(|line| (&*line.code, &line.cost)))
    }

    /// Totals of `lines` at list prices.
    ///
    /// # Errors
    /// As [`Totals::of_lines`].
    pub(crate) fn at_list<'a>(lines: impl IntoIterator<Item = &'a Line>) -> Result<Totals, Error> {
        Totals::of_costs(lines.into_iter().map(|line| (&*line.code, line.list_cost())))
    }

    /// Totals of lines with these codes and costs.
    pub(crate) fn of_costs<'a>(costs: impl IntoIterator<Item = (&'a str, &'a Cost)>) -> Result<Totals, Error> {
        let mut totals = Totals::default();
        let mut spread = Usd::ZERO;
        for (code, cost) in costs {
            match cost.known() {
                Some(amount) => totals.monthly = totals.monthly.checked_add(amount)?,
                None => {
                    let is_once = code.contains(Line::ONCE);
                    let is_later = is_once || code == Line::GROWTH;
                    totals.only_later = is_later && (totals.only_later || !totals.at_least);
                    totals.at_least = true;
                    totals.once_at_least |= is_once;
                }
            }
            if let Some((amount, _)) = cost.once() {
                totals.once = totals.once.checked_add(amount)?;
            }
            if let Some((amount, months)) = cost.upfront() {
                totals.upfront = totals.upfront.checked_add(amount)?;
                spread = spread.checked_add(amount.share(Decimal::ONE, Decimal::from(months))?)?;
            }
        }
        totals.effective_monthly = totals.monthly.checked_add(spread)?;
        totals.finish()
    }

    /// The sum of `parts`.
    ///
    /// # Errors
    /// [`Error::Overflow`] when a sum exceeds the range of exact decimals.
    pub fn sum<'a>(parts: impl IntoIterator<Item = &'a Totals>) -> Result<Totals, Error> {
        let mut totals = Totals::default();
        for part in parts {
            totals.upfront = totals.upfront.checked_add(part.upfront)?;
            totals.once = totals.once.checked_add(part.once)?;
            totals.once_at_least |= part.once_at_least;
            totals.monthly = totals.monthly.checked_add(part.monthly)?;
            totals.effective_monthly = totals.effective_monthly.checked_add(part.effective_monthly)?;
            totals.only_later = match (totals.at_least, part.at_least) {
                (true, true) => totals.only_later && part.only_later,
                _ => totals.only_later || part.only_later,
            };
            totals.at_least |= part.at_least;
            totals.growing |= part.growing;
            totals.first_year = totals.first_year.checked_add(part.first_year)?;
        }
        // Twelve times the sum has fewer digits than the sum of the parts, each times twelve.
        if totals.growing { Ok(totals) } else { totals.finish() }
    }

    /// Adds the cost of a later month, from 1 to 11, to the first year.
    ///
    /// # Errors
    /// [`Error::Overflow`] when the sum exceeds the range of exact decimals.
    pub(crate) fn add_month(&mut self, month: u32, later: &Totals) -> Result<(), Error> {
        let monthly = later.monthly;
        if month == 1 {
            self.first_year = self.upfront.checked_add(self.monthly)?;
        }
        self.growing |= monthly != self.monthly;
        if later.at_least && !self.at_least {
            (self.at_least, self.only_later) = (true, true);
        }
        self.first_year = self.first_year.checked_add(monthly)?;
        Ok(())
    }

    /// Adds what occurs once, to the first year as well.
    ///
    /// # Errors
    /// [`Error::Overflow`] when a sum exceeds the range of exact decimals.
    pub(crate) fn add_once(&mut self, of: &Totals) -> Result<(), Error> {
        self.once = self.once.checked_add(of.once)?;
        self.first_year = self.first_year.checked_add(of.once)?;
        self.once_at_least |= of.once_at_least;
        if of.at_least && !self.at_least {
            (self.at_least, self.only_later) = (true, true);
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Totals, Error> {
        let year = Usd::new(time::per_year(self.monthly.amount())?);
        self.first_year = self.upfront.checked_add(self.once)?.checked_add(year)?;
        Ok(self)
    }
}

/// The dates of the oldest and the newest price in an estimate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceDates {
    /// The oldest.
    pub oldest: PriceDate,
    /// The newest.
    pub newest: PriceDate,
}
