//! The AWS services, one file each: charges and findings.

mod aws;
pub(crate) mod balancer;
pub(crate) mod charge;
mod commitment_lines;
mod commitment_use;
mod coverage;
pub(crate) mod dedicated_host;
pub(crate) mod defined;
pub(crate) mod ebs;
mod ebs_attachment;
mod ebs_counts;
mod ebs_findings;
mod ebs_instance;
pub(crate) mod ebs_limits;
mod ebs_use;
pub(crate) mod ec2;
mod ec2_credits;
mod ec2_extras;
mod ec2_findings;
mod ec2_fleet;
mod ec2_hours;
mod ec2_load;
mod ec2_names;
mod ec2_price;
mod ec2_rates;
mod ec2_spot;
pub(crate) mod flow;
pub(crate) mod kinds;
pub(crate) mod network;
pub(crate) mod pool;
mod price;
mod priced;
pub(crate) mod reserved_instances;
pub(crate) mod s3;
pub(crate) mod savings_plan;
pub(crate) mod snapshot_archive;
pub(crate) mod snapshot_findings;
pub(crate) mod snapshot_schedule;
pub(crate) mod snapshots;

pub use balancer::percent_per_target;
pub(crate) use coverage::Coverage;
pub(crate) use kinds::PricedComponent;
pub(crate) use pool::{INTERNET_ALLOWANCE_GB, Pools};

use budget::Budget;
use catalog::{Catalogue, PricePoint, Service};
use design::{Component, Design, Figures, Scenario, UsageValue};
use units::{Decimal, Error, Rate, Tier, Unit, UnitKind, Usd};

use charge::fitting;
use priced::ShareOf;

use crate::finding::{Finding, Severity};
use crate::flows::Flows;
use crate::line::{Cost, Factor, Line, LinePrice, NoPrice, Share, Text};
use crate::relations::Relations;

/// What a service needs to know to price one component.
pub struct Context<'a> {
    /// The whole design.
    pub design: &'a Design,
    /// Which of its components refers to which.
    pub(crate) relations: &'a Relations<'a>,
    /// Where its flows go.
    pub(crate) flows: &'a Flows,
    /// The prices.
    pub catalogue: &'a Catalogue,
    /// The component.
    pub component: &'a Component,
    /// Its index in the document.
    pub index: usize,
    /// Which end of the usage ranges to price.
    pub scenario: Scenario,
    /// The region to price in.
    region: &'a str,
    /// What commitments that are components of their own cover.
    pub(crate) coverage: &'a Coverage,
    /// What is priced together, once it is known.
    pub(crate) pools: Option<&'a Pools<'a>>,
    /// Which month is priced, from 0: designs can grow.
    pub(crate) month: u32,
    /// How much work may be done.
    pub(crate) budget: &'a Budget,
}

/// What is priced: the same for every component.
#[derive(Clone, Copy)]
pub(crate) struct Task<'a> {
    pub design: &'a Design,
    pub relations: &'a Relations<'a>,
    pub flows: &'a Flows,
    pub catalogue: &'a Catalogue,
    pub scenario: Scenario,
    pub month: u32,
    pub budget: &'a Budget,
}

impl<'a> Task<'a> {
    /// What is known of the component at `index`.
    pub fn context(self, index: usize, coverage: &'a Coverage, pools: Option<&'a Pools<'a>>) -> Option<Context<'a>> {
        let Task { design, relations, flows, catalogue, scenario, month, budget } = self;
        let component = design.components.get(index)?;
        let region = relations.region_of(component);
        Some(Context {
            design,
            relations,
            flows,
            catalogue,
            component,
            index,
            scenario,
            region,
            coverage,
            pools,
            month,
            budget,
        })
    }
}

impl<'a> Context<'a> {
    /// The context of the component at `index`.
    pub(crate) fn at(&self, index: usize) -> Option<Context<'a>> {
        let Context { design, relations, flows, catalogue, scenario, month, budget, .. } = *self;
        Task { design, relations, flows, catalogue, scenario, month, budget }.context(index, self.coverage, self.pools)
    }

    /// The same with a changed component in its place, whose data goes where `flows` say.
    pub(crate) fn changed<'b>(&self, component: &'b Component, flows: &'b Flows) -> Context<'b>
    where
        'a: 'b,
    {
        Context { component, flows, ..*self }
    }

    /// A usage figure; `None` while it is open or not said.
    pub(crate) fn figure(&self, value: Option<UsageValue>) -> Option<Decimal> {
        value.and_then(|value| value.value(self.scenario))
    }

    /// A usage figure of which more costs less: at the low end of the cost it is at its high end.
    pub(crate) fn figure_against(&self, value: Option<UsageValue>) -> Option<Decimal> {
        let scenario = match self.scenario {
            Scenario::Low => Scenario::High,
            Scenario::Typical => Scenario::Typical,
            Scenario::High => Scenario::Low,
        };
        value.and_then(|value| value.value(scenario))
    }

    /// A usage figure that is zero when it is not said; `None` while it is open.
    pub(crate) fn figure_or_none(&self, value: Option<UsageValue>) -> Option<Decimal> {
        value.map_or(Some(Decimal::ZERO), |value| value.value(self.scenario))
    }

    /// Started hours of a month: all of it when nothing is said; `None` while they are open. What AWS bills
    /// by the hour it bills for every hour that has begun.
    pub(crate) fn started_hours(&self, value: Option<UsageValue>) -> Option<Decimal> {
        let month = self.design.month().hours();
        value.map_or(Some(month), |value| value.value(self.scenario).map(|hours| hours.ceil().min(month)))
    }

    /// Hours of a month of what is billed by the second: all of it when nothing is said; `None` while they are open.
    pub(crate) fn allocated_hours(&self, value: Option<UsageValue>) -> Option<Decimal> {
        let month = self.design.month().hours();
        value.map_or(Some(month), |value| value.value(self.scenario).map(|hours| hours.min(month)))
    }

    /// How many subnets the component stands in; they are in one zone each.
    pub(crate) fn subnets(&self) -> u64 {
        u64::try_from(self.component.placement.subnets.len()).unwrap_or(u64::MAX)
    }

    /// Whether flows say how much data passes this component, and none of its own figures does. In a design with flows
    /// that is said of every component: what none passes carries nothing.
    pub(crate) fn flows_tell_gb(&self) -> bool {
        if let Some(values) = self.component.body.values() {
            return self.flows.any() && defined::says_nothing_of_data(values);
        }
        let figures = self.component.body.figures().map(Figures::figures).unwrap_or_default();
        let mut data = figures.iter().filter(|(name, _)| *name != "hours_per_month");
        data.all(|(_, value)| value.is_none()) && self.flows.any()
    }

    /// The region to price in.
    #[must_use]
    pub const fn region(&self) -> &'a str {
        self.region
    }

    /// A finding about this component, at `place` below it.
    pub fn finding(
        &self,
        severity: Severity,
        rule: &'static str,
        place: &str,
        message: impl Into<Text>,
        fix: impl Into<Text>,
    ) -> Finding {
        Finding {
            severity,
            rule: rule.into(),
            component: self.component.id.clone(),
            name: self.component.title().to_owned(),
            path: self.flows.place(self.index, place),
            message: message.into(),
            fix: fix.into(),
        }
    }

    /// Rule `gen-price-missing`.
    #[must_use]
    pub fn price_missing(&self, what: &str, why: NoPrice) -> Finding {
        self.price_missing_of(format!("{what} has no price for {}: {}", self.region(), why.label()))
    }

    /// The same, in these words.
    fn price_missing_of(&self, message: String) -> Finding {
        let fix = "the total leaves it out and says \"at least\"; choose a region that has a price";
        self.finding(Severity::Warning, "gen-price-missing", "", message, fix)
    }

    /// The codes of the regions in which `item` has a price.
    #[must_use]
    pub fn priced_in(&self, service: Service, dimension: &str, item: &str) -> Vec<String> {
        self.catalogue.regions_with(service, dimension, item).iter().map(|region| region.code.clone()).collect()
    }
}

/// Decimals of a quantity that does not end: of a GB, a tenth of a byte.
const DECIMALS: u32 = 10;

/// A product: exact, or with as many digits as a quantity may have.
fn product(a: Decimal, b: Decimal) -> Result<Decimal, Error> {
    units::exact_mul(a, b).or_else(|_| a.checked_mul(b).map(fitting).ok_or(Error::Overflow))
}

/// The part of a quantity that is charged, and how much of the month.
#[derive(Clone, PartialEq)]
pub(crate) struct Amounts {
    /// What the charged quantity is the product of; `None` while a figure is open.
    pub factors: Option<Vec<Factor>>,
    /// Where tiers count each item by itself: how many items there are. The factors are then those of one.
    pub each: Option<Decimal>,
    /// The part of the month that is charged.
    pub share: Option<Share>,
    /// The name of the open figure.
    pub missing: Text,
}

impl Amounts {
    /// A product that is charged as it is.
    pub fn of(factors: Vec<Factor>) -> Amounts {
        Amounts { factors: Some(factors), each: None, share: None, missing: Text::default() }
    }

    /// `factors` times a figure of `label`; open, with the name of what is `missing`, without one.
    pub fn times(
        mut factors: Vec<Factor>,
        figure: Option<Decimal>,
        label: &'static str,
        missing: &'static str,
    ) -> Amounts {
        match figure {
            Some(figure) => {
                factors.push(Factor::new(figure, label));
                Amounts::of(factors)
            }
            None => Amounts { factors: None, each: None, share: None, missing: missing.into() },
        }
    }

    /// Whether a usage value that the quantity is made of is not known.
    pub const fn is_open(&self) -> bool {
        self.factors.is_none()
    }

    /// What the factors multiply to: exact, or with as many digits as a quantity may have. `None` while one is open.
    pub fn product(&self) -> Result<Option<Decimal>, Error> {
        let Some(factors) = &self.factors else { return Ok(None) };
        factors.iter().try_fold(Decimal::ONE, |all, factor| product(all, factor.value)).map(|all| Some(fitting(all)))
    }

    /// The quantity that is charged: the product, of all items, and the share of it.
    pub fn quantity(&self) -> Result<Option<Decimal>, Error> {
        self.product()?.map(|product| self.quantity_of(product)).transpose()
    }

    /// The quantity that is charged where the factors multiply to `all`.
    pub fn quantity_of(&self, mut all: Decimal) -> Result<Decimal, Error> {
        if let Some(items) = self.each {
            all = product(all, items)?;
        }
        let Some(share) = &self.share else { return Ok(fitting(all)) };
        let exact = Usd::new(all).share(share.part, share.whole)?.amount();
        Ok(fitting(exact.round_dp(DECIMALS)))
    }

    /// Multiplies by one more factor.
    pub fn push(&mut self, factor: Factor) {
        if let Some(factors) = &mut self.factors {
            factors.push(factor);
        }
    }

    /// Divides by `whole`, which `label` names.
    pub fn divide(&mut self, whole: Decimal, label: &'static str) {
        self.share = Some(match self.share.take() {
            None => Share { part: Decimal::ONE, whole, label: format!("1 ÷ {label}").into() },
            Some(share) => {
                let label = format!("{} ÷ {label}", share.label).into();
                Share { part: share.part, whole: share.whole * whole, label }
            }
        });
    }

    /// Leaves the quantity open: `missing` is not known.
    pub fn open(&mut self, missing: &'static str) {
        if self.factors.take().is_some() {
            self.missing = missing.into();
        }
    }
}

/// Prices one line at a single price.
pub(crate) fn line_flat<U: UnitKind>(
    code: impl Into<Text>,
    label: impl Into<Text>,
    price: LinePrice,
    amounts: Amounts,
) -> Result<Line, Error> {
    let tier = Tier::flat(price.unit_price)?;
    line_at(code, label, price, &Rate::<U>::flat(&tier), amounts)
}

/// Prices one line from a catalogue point.
pub(crate) fn line<U: UnitKind>(
    code: impl Into<Text>,
    label: impl Into<Text>,
    point: &PricePoint<'_>,
    amounts: Amounts,
) -> Result<Line, Error> {
    let rate = Rate::<U>::new(point.tiers, point.unit)?;
    line_at(code, label, LinePrice::of_point(point), &rate, amounts)
}

/// Prices one line at a rate that was composed of several points.
pub(crate) fn line_at<U: UnitKind>(
    code: impl Into<Text>,
    label: impl Into<Text>,
    price: LinePrice,
    rate: &Rate<'_, U>,
    amounts: Amounts,
) -> Result<Line, Error> {
    priced::at(priced::open::<U>(code, label, amounts.missing.clone()), price, rate, amounts, ShareOf::Amount, None)
}

/// A line without a price.
pub(crate) fn unpriced(
    code: impl Into<Text>,
    label: impl Into<Text>,
    unit: Unit,
    why: NoPrice,
    priced_in: Vec<String>,
) -> Line {
    Line {
        code: code.into(),
        label: label.into(),
        factors: Vec::new(),
        share: None,
        quantity: None,
        unit,
        price: None,
        cost: match why {
            NoPrice::NotOffered => Cost::NotSold { priced_in },
            why => Cost::NoPrice { why, priced_in },
        },
        assumption: None,
        reason: None,
        aws: None,
    }
}
