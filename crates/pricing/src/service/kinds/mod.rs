//! The interface of a kind of component to the estimate: the table of contents of the services.
//!
//! [`with`] is the only place that distinguishes kinds. `charged` has the kinds whose services describe [`ComponentCharge`]s,
//! which are priced together with those of other components; `itself` has the kinds whose services make their own
//! lines.

mod charged;
mod itself;
mod missing;

use catalog::PriceList;
use design::{Body, Component, UsageValue};
use units::Error;

pub(super) use missing::without_price;

use super::Context;
use super::charge::ComponentCharge;
use crate::capacity::CapacityUnits;
use crate::estimate::Totals;
use crate::finding::Finding;
use crate::line::{Line, Text};
use crate::range::{self, Unknown};

/// A component after its service has priced it.
pub(crate) struct PricedComponent {
    pub lines: Vec<Line>,
    /// The findings of its service, made without pricing anything else.
    pub findings: Vec<Finding>,
    /// The finding about its missing prices.
    pub missing: Option<Finding>,
    /// The capacity units of a load balancer.
    pub capacity: Option<CapacityUnits>,
}

impl PricedComponent {
    /// Only these lines and findings.
    pub const fn of(lines: Vec<Line>, findings: Vec<Finding>) -> PricedComponent {
        PricedComponent { lines, findings, missing: None, capacity: None }
    }
}

/// A name that should be in the catalogue.
pub(crate) enum Named<'a> {
    Region(&'a str),
    InstanceType(&'a str),
    Family(&'a str),
    /// Another name that a service has prices for.
    Item {
        list: PriceList,
        name: &'a str,
        /// The kind of thing that it names.
        what: &'static str,
        /// An existing name.
        example: &'static str,
    },
}

/// A kind of component: its configuration and usage, if it has them.
pub(crate) trait PricedKind<'a> {
    /// Its charges; none for kinds that make their own lines.
    fn charges(&self, _context: &Context<'a>) -> Result<Vec<ComponentCharge<'a>>, Error> {
        Ok(Vec::new())
    }

    /// Its charges in a scenario other than that of its `typical` charges.
    fn charges_like(
        &self,
        context: &Context<'a>,
        _typical: &[ComponentCharge<'a>],
    ) -> Result<Vec<ComponentCharge<'a>>, Error> {
        self.charges(context)
    }

    /// Whether its charges depend on flows, some of which may have ranges.
    fn is_charged_by_flows(&self) -> bool {
        false
    }

    /// The findings of its service, given these lines, and, for load balancers, the capacity units.
    fn told(&self, _context: &Context<'a>, _lines: &[Line]) -> Result<(Vec<Finding>, Option<CapacityUnits>), Error> {
        Ok((Vec::new(), None))
    }

    /// Whether its service makes its own lines, which no flow and no pool changes.
    fn makes_lines(&self) -> bool {
        false
    }

    /// Its lines, in the design that the pools belong to; leaves out findings that take time to make.
    fn lines(&self, context: &Context<'a>) -> Result<Vec<Line>, Error> {
        match pooled(context) {
            Some(charges) => ComponentCharge::lines(charges, context),
            None => ComponentCharge::lines(&self.charges(context)?, context),
        }
    }

    /// The totals of its lines, and its unknown charges.
    fn end(&self, context: &Context<'a>) -> Result<(Totals, Unknown), Error> {
        let Some(charges) = pooled(context) else { return range::end(&self.lines(context)?) };
        let costs = charges.iter().map(|charge| charge.cost(context)).collect::<Result<Vec<_>, _>>()?;
        range::end_of(charges.iter().zip(&costs).map(|(charge, cost)| (charge.code(), charge.label(), cost)))
    }

    /// Its lines and all findings of its service.
    fn price(&self, context: &Context<'a>) -> Result<PricedComponent, Error> {
        let made;
        let charges = match pooled(context) {
            Some(charges) => charges,
            None => {
                made = self.charges(context)?;
                &made
            }
        };
        let lines = ComponentCharge::lines(charges, context)?;
        let (findings, capacity) = self.told(context, &lines)?;
        let missing = without_price(context, charges, &lines);
        Ok(PricedComponent { lines, findings, missing, capacity })
    }

    /// Whether commitments cover its hours.
    fn is_covered(&self) -> bool {
        false
    }

    /// Whether one of its usage values is a range.
    fn has_range(&self) -> bool {
        false
    }

    /// Whether its storage grows from month to month.
    fn grows(&self) -> bool {
        false
    }

    /// The names in its configuration, with their places.
    fn names(&self) -> Vec<(Text, Named<'a>)> {
        Vec::new()
    }
}

/// Runs `work` with the kind of a component.
pub(crate) fn with<'a, T>(component: &'a Component, work: impl FnOnce(&dyn PricedKind<'a>) -> T) -> T {
    match &component.body {
        Body::Ec2 { config, usage } => work(&(config, usage)),
        Body::Ebs { config, usage } => work(&(config, usage)),
        Body::Snapshots { config, usage } => work(&(config, usage.as_ref())),
        Body::DedicatedHost { config, usage } => work(&(config, usage)),
        Body::ReservedInstances { config } => work(&config),
        Body::SavingsPlan { config } => work(&config),
        Body::NatGateway { config, usage } => work(&(config, usage.as_ref())),
        Body::TransitGateway { config, usage } => work(&(config, usage.as_ref())),
        Body::LoadBalancer { config, usage } => work(&(config, usage.as_ref())),
        Body::S3 { config, usage } => work(&(config, usage.as_ref())),
        Body::Vpc { .. } => work(&Free),
        Body::Flow { config, usage } => work(&(config.as_ref(), usage.as_ref())),
        Body::Defined(values) => work(&values.as_ref()),
    }
}

/// A kind without charges of its own.
struct Free;

impl PricedKind<'_> for Free {}

/// The charges of a component.
pub(super) fn charges<'a>(context: &Context<'a>) -> Result<Vec<ComponentCharge<'a>>, Error> {
    with(context.component, |kind| kind.charges(context))
}

/// The lines of a changed component, which the pools do not contain.
pub(crate) fn fresh_lines(context: &Context<'_>) -> Result<Vec<Line>, Error> {
    ComponentCharge::lines(&charges(context)?, context)
}

/// Whether one of the usage values of a component is a range.
pub(crate) fn has_range(component: &Component) -> bool {
    with(component, |kind| kind.has_range())
}

/// The charges made when the pools were built.
fn pooled<'a>(context: &Context<'a>) -> Option<&'a [ComponentCharge<'a>]> {
    context.pools?.charges(context.index)
}

/// Whether one of these values is a range.
fn is_range_among<'a>(values: impl IntoIterator<Item = Option<&'a UsageValue>>) -> bool {
    values.into_iter().flatten().any(UsageValue::is_range)
}
