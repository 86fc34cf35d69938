//! [`Bill`]: the support plan and the tax, which are charged on the total.

use std::collections::BTreeMap;

use design::{Design, Support, SupportPlan, Tax};
use serde::{Deserialize, Serialize};
use units::format::{money, quantity};
use units::{Decimal, Error, MAX_QUANTITY_DIGITS, Tier, Tiers, Usd, fitting};

use crate::estimate::Totals;

/// What is paid in the end: the total, the support plan and the tax.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bill {
    /// The lines below the total: support first, then tax.
    pub lines: Vec<BillLine>,
    /// Everything that is paid at the start of a term.
    pub upfront: Usd,
    /// Everything that is paid for what occurs once.
    #[serde(default)]
    pub once: Usd,
    /// Everything that is paid in the first month, without what is paid upfront or once.
    pub monthly: Usd,
    /// Everything that is paid in the first twelve months.
    pub first_year: Usd,
}

/// A line below the total.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BillLine {
    /// Which line this is: `support` or `tax`.
    pub code: String,
    /// What is charged, in words for people.
    pub label: String,
    /// Charged on what is paid at the start of a term.
    pub upfront: Usd,
    /// Charged on what occurs once.
    #[serde(default)]
    pub once: Usd,
    /// Charged in the first month, without `upfront` and `once`.
    pub monthly: Usd,
    /// Charged in the first twelve months, with `upfront` and `once`.
    pub first_year: Usd,
    /// The calculation of the monthly amount, one step per text line.
    pub working: String,
    /// An assumption that the design does not state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumption: Option<String>,
}

/// What the lines below the total are charged on.
pub(crate) struct Charged<'a> {
    /// The total, with all private rates.
    pub totals: &'a Totals,
    /// The total at list prices.
    pub list: &'a Totals,
    /// The total at list prices of each of the first twelve months, without what is paid once.
    pub list_by_month: &'a [Usd],
    /// What occurs once at list prices, by its month from 1.
    pub once_by_month: &'a BTreeMap<u32, Usd>,
}

/// The lines below the total of a design, and what is paid in the end; `None` without any such line.
///
/// # Errors
/// [`Error`] when an amount exceeds the range of exact decimals.
pub(crate) fn bill(design: &Design, charged: &Charged<'_>) -> Result<Option<Bill>, Error> {
    let totals = charged.totals;
    let Totals { upfront, once, monthly, first_year, .. } = *totals;
    let mut bill = Bill { lines: Vec::new(), upfront, once, monthly, first_year };
    if let Some(support) = design.support {
        let line = support_line(support, charged)?;
        bill.add(line)?;
    }
    if let Some(tax) = &design.tax {
        let line = tax_line(tax, &bill)?;
        bill.add(line)?;
    }
    Ok((!bill.lines.is_empty()).then_some(bill))
}

impl Bill {
    fn add(&mut self, line: BillLine) -> Result<(), Error> {
        self.upfront = self.upfront.checked_add(line.upfront)?;
        self.once = self.once.checked_add(line.once)?;
        self.monthly = self.monthly.checked_add(line.monthly)?;
        self.first_year = self.first_year.checked_add(line.first_year)?;
        self.lines.push(line);
        Ok(())
    }
}

/// The price of a support plan: marginal percentages of the charges of a month, with a minimum.
struct SupportPrice {
    /// US dollars a month; for Business Support+, for each account.
    least: u64,
    /// Percentages, each with the charges in US dollars up to which it applies.
    tiers: &'static [(Option<u64>, i64)],
    /// Whether AWS publishes the edges of the tiers for this plan.
    edges_are_known: bool,
}

/// AWS Support pricing, plans since December 2025. The edges are those of the earlier plans with the same percentages.
const fn price_of(plan: SupportPlan) -> SupportPrice {
    match plan {
        SupportPlan::BusinessPlus => SupportPrice {
            least: 29,
            tiers: &[(Some(10_000), 9), (Some(80_000), 7), (Some(250_000), 5), (None, 3)],
            edges_are_known: true,
        },
        SupportPlan::Enterprise => SupportPrice {
            least: 5_000,
            tiers: &[(Some(150_000), 10), (Some(500_000), 7), (Some(1_000_000), 5), (None, 3)],
            edges_are_known: true,
        },
        // The first edge cannot matter below 500,000 dollars, where the minimum is more than any percentage of 10.
        SupportPlan::UnifiedOperations => SupportPrice {
            least: 50_000,
            tiers: &[(Some(500_000), 10), (Some(1_000_000), 6), (None, 5)],
            edges_are_known: false,
        },
    }
}

impl SupportPrice {
    fn tiers(&self) -> Result<Tiers, Error> {
        let tier = |(up_to, percent): &(Option<u64>, i64)| Tier {
            up_to: up_to.map(Decimal::from),
            price: Usd::new(Decimal::new(*percent, 2)),
        };
        Tiers::new(self.tiers.iter().map(tier).collect())
    }
}

/// The support plan and the tax of a month.
///
/// # Errors
/// [`Error`] when an amount exceeds the range of exact decimals.
pub(crate) fn below_of_month(design: &Design, paid: Usd, list: Usd) -> Result<Usd, Error> {
    let support = match design.support {
        Some(support) => {
            let SupportFee { tiers, least, .. } = SupportFee::of(support)?;
            charge(&tiers, least, list)?
        }
        None => Usd::ZERO,
    };
    match &design.tax {
        Some(tax) => support.checked_add(paid.checked_add(support)?.share(tax.percent.0, Decimal::ONE_HUNDRED)?),
        None => Ok(support),
    }
}

/// The fee of a support plan.
struct SupportFee {
    tiers: Tiers,
    accounts: u64,
    /// The minimum of a month.
    least: Usd,
}

impl SupportFee {
    fn of(support: Support) -> Result<SupportFee, Error> {
        let price = price_of(support.plan);
        let accounts = match support.plan {
            SupportPlan::BusinessPlus => support.accounts.unwrap_or(1),
            SupportPlan::Enterprise | SupportPlan::UnifiedOperations => 1,
        };
        let least = Decimal::from(price.least).checked_mul(Decimal::from(accounts)).ok_or(Error::Overflow)?;
        Ok(SupportFee { tiers: price.tiers()?, accounts, least: Usd::new(least) })
    }
}

/// The fee of a month with these charges at list prices.
fn charge(tiers: &Tiers, least: Usd, charges: Usd) -> Result<Usd, Error> {
    let (fee, _) = tiers.charge(fitting(charges.amount(), MAX_QUANTITY_DIGITS))?;
    Ok(fee.max(least))
}

fn support_line(support: Support, charged: &Charged<'_>) -> Result<BillLine, Error> {
    let price = price_of(support.plan);
    let SupportFee { tiers, accounts, least } = SupportFee::of(support)?;
    let fee = |month: Usd| -> Result<Usd, Error> { charge(&tiers, least, month) };
    let list = charged.list;
    let monthly = fee(list.monthly)?;
    // Purchases count in the month in which they are paid.
    let upfront = fee(list.monthly.checked_add(list.upfront)?)? - monthly;
    let mut first_year = upfront;
    let mut once = Usd::ZERO;
    for (month, usual) in (1..).zip(charged.list_by_month) {
        if let Some(of_month) = charged.once_by_month.get(&month) {
            let beside = if month == 1 { usual.checked_add(list.upfront)? } else { *usual };
            once = once.checked_add(fee(beside.checked_add(*of_month)?)? - fee(beside)?)?;
        }
        first_year = first_year.checked_add(fee(*usual)?)?;
    }
    first_year = first_year.checked_add(once)?;
    let known = "AWS counts charges before discounts; charges of the whole account may reach further tiers";
    let assumption = match price.edges_are_known {
        true => known.to_owned(),
        false => format!("{known}; AWS does not publish the tiers of this plan, and those above $500,000 are assumed"),
    };
    Ok(BillLine {
        code: "support".to_owned(),
        label: support.plan.label().to_owned(),
        upfront,
        once,
        monthly,
        first_year,
        working: support_working(&tiers, list.monthly, least, accounts)?,
        assumption: Some(assumption),
    })
}

fn support_working(tiers: &Tiers, charges: Usd, least: Usd, accounts: u64) -> Result<String, Error> {
    let (fee, slices) = tiers.charge(fitting(charges.amount(), MAX_QUANTITY_DIGITS))?;
    let mut steps: Vec<String> = slices
        .iter()
        .map(|slice| {
            let percent = slice.price.amount().saturating_mul(Decimal::ONE_HUNDRED);
            format!("{} % of {} = {}", quantity(percent, 2), money(Usd::new(slice.quantity)), money(slice.amount))
        })
        .collect();
    if fee < least {
        let each = if accounts == 1 { String::new() } else { format!(" for {accounts} accounts") };
        steps.push(format!("The minimum{each} is {}", money(least)));
    }
    Ok(steps.join("\n"))
}

fn tax_line(tax: &Tax, bill: &Bill) -> Result<BillLine, Error> {
    let of = |amount: Usd| amount.share(tax.percent.0, Decimal::ONE_HUNDRED);
    let percent = quantity(tax.percent.0, 4);
    let monthly = of(bill.monthly)?;
    Ok(BillLine {
        code: "tax".to_owned(),
        label: format!("{}, {percent} %", tax.title()),
        upfront: of(bill.upfront)?,
        once: of(bill.once)?,
        monthly,
        first_year: of(bill.first_year)?,
        working: format!("{percent} % of {} = {}", money(bill.monthly), money(monthly)),
        assumption: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usd(text: &str) -> Usd {
        Usd::parse(text).unwrap()
    }

    /// The support fee of a month with these charges.
    fn fee(plan: SupportPlan, accounts: Option<u64>, monthly: &str, upfront: &str) -> BillLine {
        let list = Totals { monthly: usd(monthly), upfront: usd(upfront), ..Totals::default() };
        let charged =
            Charged { totals: &list, list: &list, list_by_month: &[list.monthly; 12], once_by_month: &BTreeMap::new() };
        support_line(Support { plan, accounts }, &charged).unwrap()
    }

    #[test]
    fn support_is_a_marginal_percentage_with_a_minimum() {
        use SupportPlan::{BusinessPlus, Enterprise, UnifiedOperations};
        let cases = [
            (BusinessPlus, None, "100", "29"),
            (BusinessPlus, Some(3), "100", "87"),
            (BusinessPlus, None, "85000", "6050"),
            (BusinessPlus, None, "300000", "15800"),
            (Enterprise, Some(7), "20000", "5000"),
            (Enterprise, None, "1200000", "70500"),
            (UnifiedOperations, None, "400000", "50000"),
        ];
        for (plan, accounts, charges, expected) in cases {
            assert_eq!(fee(plan, accounts, charges, "0").monthly, usd(expected), "{plan:?} {charges}");
        }
    }

    #[test]
    fn purchases_count_in_the_month_in_which_they_are_paid() {
        let line = fee(SupportPlan::BusinessPlus, None, "1000", "20000");
        assert_eq!((line.monthly, line.upfront), (usd("90"), usd("1580")));
        assert_eq!(line.first_year, usd("2660"));
        assert_eq!(fee(SupportPlan::BusinessPlus, None, "85000", "0").working.lines().count(), 3);
    }

    #[test]
    fn what_occurs_once_counts_in_its_month() {
        let list = Totals { monthly: usd("1000"), once: usd("20000"), ..Totals::default() };
        let once_by_month = BTreeMap::from([(3, usd("20000"))]);
        let charged =
            Charged { totals: &list, list: &list, list_by_month: &[list.monthly; 12], once_by_month: &once_by_month };
        let line = support_line(Support { plan: SupportPlan::BusinessPlus, accounts: None }, &charged).unwrap();
        assert_eq!((line.upfront, line.once, line.monthly), (usd("0"), usd("1580"), usd("90")));
        assert_eq!(line.first_year, usd("2660"));
    }

    #[test]
    fn tax_is_charged_on_support_too() {
        let design = Design {
            support: Some(Support { plan: SupportPlan::BusinessPlus, accounts: None }),
            tax: Some(Tax { name: "VAT".to_owned(), percent: design::Number::from(20) }),
            ..Design::empty("us-east-1")
        };
        let totals = Totals { monthly: usd("920"), first_year: usd("11040"), ..Totals::default() };
        let list = Totals { monthly: usd("1000"), first_year: usd("12000"), ..Totals::default() };
        let charged = Charged {
            totals: &totals,
            list: &list,
            list_by_month: &[list.monthly; 12],
            once_by_month: &BTreeMap::new(),
        };
        let bill = bill(&design, &charged).unwrap().unwrap();
        let amounts: Vec<Usd> = bill.lines.iter().map(|line| line.monthly).collect();
        assert_eq!(amounts, [usd("90"), usd("202")]);
        assert_eq!((bill.monthly, bill.first_year), (usd("1212"), usd("14544")));
    }
}
