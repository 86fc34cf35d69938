//! The kinds whose services describe [`Charge`]s: the table of contents.

use design::{Body, Component};
use units::Error;

use super::charge::Charge;
use super::{Context, balancer, defined, flow, network, s3};
use crate::capacity::CapacityUnits;
use crate::estimate::Totals;
use crate::finding::Finding;
use crate::line::{Line, NoPrice};
use crate::range::{self, Unknown, has_range};

/// The charges of a component; none of the kinds that price their lines themselves.
pub(crate) fn charges<'a>(context: &Context<'a>) -> Result<Vec<Charge<'a>>, Error> {
    match &context.component.body {
        Body::NatGateway { config, usage } => network::nat::charges(context, config, usage),
        Body::TransitGateway { config, usage } => network::transit::charges(context, config, usage),
        Body::LoadBalancer { config, usage } => balancer::charges(context, config, usage),
        Body::S3 { config, usage } => s3::charges(context, config, usage),
        Body::Flow { config, usage } => flow::charges(context, config, usage),
        Body::Defined(values) => defined::charges(context, values),
        _ => Ok(Vec::new()),
    }
}

/// The charges of a component in another scenario than those of its `typical` usage.
pub(super) fn charges_like<'a>(context: &Context<'a>, typical: &[Charge<'a>]) -> Result<Vec<Charge<'a>>, Error> {
    match &context.component.body {
        Body::Flow { usage, .. } => flow::charges_like(context, usage, typical),
        _ => charges(context),
    }
}

/// Whether the charges of a component are the same at the ends of usage ranges: it has none, and its charges follow from
/// nothing else that has them. Only load balancers are charged for what flows tell, of which some may have ranges.
pub(super) fn is_steady(component: &Component, flows_have_ranges: bool) -> bool {
    let of_flows = matches!(component.body, Body::LoadBalancer { .. });
    !(has_range(component) || (of_flows && flows_have_ranges))
}

/// What its service finds of a component with these lines; of load balancers, also their capacity units.
fn told(context: &Context<'_>, lines: &[Line]) -> Result<(Vec<Finding>, Option<CapacityUnits>), Error> {
    let findings = match &context.component.body {
        Body::LoadBalancer { config, usage } => return balancer::told(context, config, usage, lines),
        Body::NatGateway { config, usage } => network::nat_findings::findings(context, config, usage),
        Body::TransitGateway { config, usage } => network::transit::findings(context, config, usage),
        Body::S3 { config, usage } => s3::findings::of_use(context, config, usage, lines)?,
        Body::Flow { .. } => flow::findings(context),
        Body::Defined(values) => {
            let mut all = defined::findings(context, values)?;
            all.extend(network::findings(context, lines));
            all
        }
        _ => Vec::new(),
    };
    Ok((findings, None))
}

/// The lines of a component.
pub(crate) fn lines(context: &Context<'_>) -> Result<Vec<Line>, Error> {
    priced(context, &charges(context)?)
}

/// The lines of a component of the design that its pools are of.
pub(crate) fn pooled_lines(context: &Context<'_>) -> Result<Vec<Line>, Error> {
    match pooled_charges(context) {
        Some(charges) => priced(context, charges),
        None => lines(context),
    }
}

/// The totals of those lines, and what of them is not known.
pub(crate) fn pooled_end(context: &Context<'_>) -> Result<(Totals, Unknown), Error> {
    let Some(charges) = pooled_charges(context) else { return range::end(&lines(context)?) };
    let costs = charges.iter().map(|charge| charge.cost(context)).collect::<Result<Vec<_>, _>>()?;
    range::end_of(charges.iter().zip(&costs).map(|(charge, cost)| (charge.code(), charge.label(), cost)))
}

/// The charges that were made when they were added up.
fn pooled_charges<'a>(context: &Context<'a>) -> Option<&'a [Charge<'a>]> {
    context.pools?.charges(context.index)
}

fn priced(context: &Context<'_>, charges: &[Charge<'_>]) -> Result<Vec<Line>, Error> {
    charges.iter().map(|charge| charge.line(context)).collect()
}

/// A component as its service prices it.
pub(crate) struct PricedComponent {
    pub lines: Vec<Line>,
    /// What its service finds without pricing anything else.
    pub findings: Vec<Finding>,
    /// What of it has no price.
    pub missing: Option<Finding>,
    /// Of load balancers: their capacity units.
    pub capacity: Option<CapacityUnits>,
}

impl PricedComponent {
    /// With these lines and findings alone.
    pub const fn of(lines: Vec<Line>, findings: Vec<Finding>) -> PricedComponent {
        PricedComponent { lines, findings, missing: None, capacity: None }
    }
}

/// Prices a component of the design that its pools are of.
pub(crate) fn price(context: &Context<'_>) -> Result<PricedComponent, Error> {
    let made;
    let charges = match pooled_charges(context) {
        Some(charges) => charges,
        None => {
            made = charges(context)?;
            &made
        }
    };
    let lines = priced(context, charges)?;
    let (findings, capacity) = told(context, &lines)?;
    let missing = without_price(context, charges, &lines);
    Ok(PricedComponent { lines, findings, missing, capacity })
}

/// Rule `gen-price-missing`: one finding per component, naming all charges without a price by the region in
/// which they are billed.
fn without_price(context: &Context<'_>, charges: &[Charge<'_>], lines: &[Line]) -> Option<Finding> {
    let mut missing: Vec<(&str, NoPrice, Vec<&str>)> = Vec::new();
    let mut elsewhere = false;
    for (charge, line) in charges.iter().zip(lines) {
        // Of data that does not get there, an error says so, and what is missing.
        let Some((why, priced_in)) = line.cost.without_price().filter(|(why, _)| *why != NoPrice::NoPath) else {
            continue;
        };
        elsewhere |= !priced_in.is_empty();
        match missing.iter_mut().find(|(region, ..)| *region == charge.region()) {
            Some((.., labels)) => labels.push(&line.label),
            None => missing.push((charge.region(), why, vec![&line.label])),
        }
    }
    let parts = missing.iter().map(|(region, why, labels)| {
        let verb = if labels.len() == 1 { "has" } else { "have" };
        format!("{} {verb} no price for {region}: {}", labels.join(" and "), why.label())
    });
    let message = parts.collect::<Vec<_>>().join("; ");
    let mut finding = (!missing.is_empty()).then(|| context.price_missing_of(message))?;
    if !elsewhere {
        finding.fix = "the total leaves it out and says \"at least\"; no region has a listed price".into();
    }
    Some(finding)
}
