//! The AWS services, one file each: charges and findings.

mod amounts;
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
pub(crate) mod ebs_counts;
mod ebs_findings;
mod ebs_instance;
pub(crate) mod ebs_limits;
mod ebs_use;
pub(crate) mod ec2;
mod ec2_credits;
mod ec2_dedicated;
mod ec2_extras;
mod ec2_findings;
mod ec2_fleet;
mod ec2_hours;
mod ec2_load;
mod ec2_names;
mod ec2_plan;
mod ec2_price;
mod ec2_rates;
mod ec2_reserved;
mod ec2_spot;
mod ec2_surcharge;
mod ec2_types;
pub(crate) mod flow;
pub(crate) mod kinds;
pub(crate) mod network;
mod partition;
pub(crate) mod pool;
mod price;
mod priced;
pub(crate) mod reserved_instances;
pub(crate) mod s3;
pub(crate) mod savings_plan;
pub(crate) mod snapshot_archive;
mod snapshot_copies;
pub(crate) mod snapshot_findings;
mod snapshot_requests;
pub(crate) mod snapshot_schedule;
pub(crate) mod snapshots;

pub(crate) use amounts::Amounts;
pub use balancer::percent_per_target;
pub(crate) use coverage::Coverage;
pub use flow::flow_gb;
pub(crate) use kinds::PricedComponent;
pub(crate) use pool::{INTERNET_ALLOWANCE_GB, Pools};

use budget::Budget;
use catalog::{Catalogue, PriceList, PricePoint};
use design::{Component, Design, Figures, Scenario, UsageValue};
use units::{Decimal, Error, Rate, Tier, Unit, UnitKind};

pub(crate) use priced::PART_DECIMALS;
use priced::ShareOf;

use crate::finding::{Finding, Severity};
use crate::flows::Flows;
use crate::line::{Cost, Line, LinePrice, NoPrice, Text};
use crate::relations::Relations;

/// The information that a service needs to price a component.
pub struct Context<'a> {
    /// The whole design.
    pub design: &'a Design,
    /// The references between its components.
    pub(crate) relations: &'a Relations<'a>,
    /// The paths of its flows.
    pub(crate) flows: &'a Flows,
    /// The prices.
    pub catalogue: &'a Catalogue,
    /// The component to price.
    pub component: &'a Component,
    /// The index of the component in the document.
    pub index: usize,
    /// The scenario to price: an end of the usage ranges, or the typical usage.
    pub scenario: Scenario,
    /// The region to price in.
    region: &'a str,
    /// The usage that commitments cover, where these are separate components.
    pub(crate) coverage: &'a Coverage,
    /// The quantities that are priced together, once they are known.
    pub(crate) pools: Option<&'a Pools<'a>>,
    /// The month to price, starting at 0: designs can grow.
    pub(crate) month: u32,
    /// The limit on the work.
    pub(crate) budget: &'a Budget,
}

/// The parts of the context that are the same for every component.
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
    /// The context of the component at `index`.
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

    /// The same context with a changed component in its place, and the paths of `flows`.
    pub(crate) fn changed<'b>(&self, component: &'b Component, flows: &'b Flows) -> Context<'b>
    where
        'a: 'b,
    {
        Context { component, flows, ..*self }
    }

    /// A usage value; `None` while it is unknown or not given.
    pub(crate) fn figure(&self, value: Option<UsageValue>) -> Option<Decimal> {
        value.and_then(|value| value.value(self.scenario))
    }

    /// A usage value that lowers the cost when it rises: the low end of the cost uses its high end, and vice versa.
    pub(crate) fn figure_against(&self, value: Option<UsageValue>) -> Option<Decimal> {
        let scenario = match self.scenario {
            Scenario::Low => Scenario::High,
            Scenario::Typical => Scenario::Typical,
            Scenario::High => Scenario::Low,
        };
        value.and_then(|value| value.value(scenario))
    }

    /// A usage value that is zero when it is not given; `None` while it is unknown.
    pub(crate) fn figure_or_none(&self, value: Option<UsageValue>) -> Option<Decimal> {
        value.map_or(Some(Decimal::ZERO), |value| value.value(self.scenario))
    }

    /// Started hours in a month: the whole month when not given; `None` while they are unknown. AWS bills every started
    /// hour of a service that is billed by the hour.
    pub(crate) fn started_hours(&self, value: Option<UsageValue>) -> Option<Decimal> {
        let month = self.design.month().hours();
        value.map_or(Some(month), |value| value.value(self.scenario).map(|hours| hours.ceil().min(month)))
    }

    /// Hours in a month of a service that is billed by the second: the whole month when not given; `None` while they
    /// are unknown.
    pub(crate) fn allocated_hours(&self, value: Option<UsageValue>) -> Option<Decimal> {
        let month = self.design.month().hours();
        value.map_or(Some(month), |value| value.value(self.scenario).map(|hours| hours.min(month)))
    }

    /// The number of subnets of the component, each of which is in a single zone.
    pub(crate) fn subnets(&self) -> u64 {
        u64::try_from(self.component.placement.subnets.len()).unwrap_or(u64::MAX)
    }

    /// Whether flows give the amount of data that passes this component, because none of its own usage values does. In
    /// a design with flows, this applies to every component: one that no flow passes carries no data.
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

    /// A finding about this component, at `place` within it.
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
            saves: None,
            change: None,
        }
    }

    /// Rule `gen-price-missing`.
    #[must_use]
    pub fn price_missing(&self, what: &str, why: NoPrice) -> Finding {
        self.price_missing_of(format!("{what} has no price for {}: {}", self.region(), why.label()))
    }

    /// The same with this message.
    fn price_missing_of(&self, message: String) -> Finding {
        let fix = "the total leaves it out and says \"at least\"; enter your own price";
        self.finding(Severity::Warning, PRICE_MISSING, "", message, fix)
    }

    /// The codes of the regions in which `item` has a price.
    #[must_use]
    pub fn priced_in(&self, list: PriceList, dimension: &str, item: &str) -> Vec<String> {
        self.catalogue.regions_with(list, dimension, item).iter().map(|region| region.code.clone()).collect()
    }
}

/// The rule about charges without a price.
pub(crate) const PRICE_MISSING: &str = "gen-price-missing";

/// Prices a line at a single price.
pub(crate) fn line_flat<U: UnitKind>(
    code: impl Into<Text>,
    label: impl Into<Text>,
    price: LinePrice,
    amounts: Amounts,
) -> Result<Line, Error> {
    let tier = Tier::flat(price.unit_price)?;
    line_at(code, label, price, &Rate::<U>::flat(&tier), amounts)
}

/// Prices a line at a catalogue price point.
pub(crate) fn line<U: UnitKind>(
    code: impl Into<Text>,
    label: impl Into<Text>,
    point: &PricePoint<'_>,
    amounts: Amounts,
) -> Result<Line, Error> {
    let rate = Rate::<U>::new(point.tiers, point.unit)?;
    line_at(code, label, LinePrice::of_point(point), &rate, amounts)
}

/// Prices a line at a rate that combines several price points.
pub(crate) fn line_at<U: UnitKind>(
    code: impl Into<Text>,
    label: impl Into<Text>,
    price: LinePrice,
    rate: &Rate<'_, U>,
    amounts: Amounts,
) -> Result<Line, Error> {
    let mut line = priced::open::<U>(code, label, amounts.missing.clone());
    priced::at(&mut line, price, rate, (&amounts, amounts.quantity()?), ShareOf::Amount, None)?;
    line.factors = amounts.factors.unwrap_or_default();
    Ok(line)
}

/// A line without a price.
pub(crate) fn unpriced(
    code: impl Into<Text>,
    label: impl Into<Text>,
    unit: Unit,
    amounts: Amounts,
    (why, priced_in): (NoPrice, Vec<String>),
) -> Result<Line, Error> {
    let mut line = Line::bare(code, label, unit, Cost::without(why, priced_in));
    line.quantity = amounts.quantity()?;
    line.share = amounts.partial_share().cloned();
    match amounts.factors {
        Some(factors) => line.factors = factors,
        None => line.missing_usage = Some(amounts.missing),
    }
    Ok(line)
}
