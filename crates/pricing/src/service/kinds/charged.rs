//! The kinds whose services describe charges.

use definitions::{Commitment, Type, Usage, Value, Values};
use design::{
    BalancerConfig, BalancerUsage, Figures, FlowConfig, FlowEnd, FlowUsage, NatConfig, NatUsage, S3Config, S3Usage,
    TransitConfig, TransitUsage,
};
use units::Error;

use super::{Named, PricedKind};
use crate::capacity::CapacityUnits;
use crate::finding::Finding;
use crate::line::{Line, Text};
use crate::service::charge::ComponentCharge;
use crate::service::{Context, balancer, defined, flow, network, s3};

/// The findings of a service and, for load balancers, the capacity units.
type Told = Result<(Vec<Finding>, Option<CapacityUnits>), Error>;

impl<'a> PricedKind<'a> for (&'a NatConfig, &'a NatUsage) {
    fn charges(&self, context: &Context<'a>) -> Result<Vec<ComponentCharge<'a>>, Error> {
        network::nat::charges(context, self.0, self.1)
    }

    fn told(&self, context: &Context<'a>, _lines: &[Line]) -> Told {
        Ok((network::nat_findings::findings(context, self.0, self.1), None))
    }

    fn has_range(&self) -> bool {
        is_range_in(self.1)
    }
}

impl<'a> PricedKind<'a> for (&'a TransitConfig, &'a TransitUsage) {
    fn charges(&self, context: &Context<'a>) -> Result<Vec<ComponentCharge<'a>>, Error> {
        network::transit::charges(context, self.0, self.1)
    }

    fn told(&self, context: &Context<'a>, _lines: &[Line]) -> Told {
        Ok((network::transit::findings(context, self.0, self.1), None))
    }

    fn has_range(&self) -> bool {
        is_range_in(self.1)
    }
}

impl<'a> PricedKind<'a> for (&'a BalancerConfig, &'a BalancerUsage) {
    fn charges(&self, context: &Context<'a>) -> Result<Vec<ComponentCharge<'a>>, Error> {
        balancer::charges(context, self.0, self.1)
    }

    fn is_charged_by_flows(&self) -> bool {
        true
    }

    fn told(&self, context: &Context<'a>, lines: &[Line]) -> Told {
        balancer::told(context, self.0, self.1, lines)
    }

    fn has_range(&self) -> bool {
        is_range_in(self.1)
    }
}

impl<'a> PricedKind<'a> for (&'a S3Config, &'a S3Usage) {
    fn charges(&self, context: &Context<'a>) -> Result<Vec<ComponentCharge<'a>>, Error> {
        s3::charges(context, self.0, self.1)
    }

    fn told(&self, context: &Context<'a>, lines: &[Line]) -> Told {
        Ok((s3::findings::of_use(context, self.0, self.1, lines)?, None))
    }

    fn has_range(&self) -> bool {
        is_range_in(self.1)
    }

    fn grows(&self) -> bool {
        s3::grows(self.1)
    }

    fn names(&self) -> Vec<(Text, Named<'a>)> {
        let copies = self.0.replication.as_ref().and_then(|replication| replication.region.as_ref());
        copies.map(|region| ("replication/region".into(), Named::Region(region))).into_iter().collect()
    }
}

impl<'a> PricedKind<'a> for (&'a FlowConfig, &'a FlowUsage) {
    fn is_charged_by_flows(&self) -> bool {
        // What passes the cache of a distribution follows from other flows.
        !flow::says_gb(self.1)
    }

    fn charges(&self, context: &Context<'a>) -> Result<Vec<ComponentCharge<'a>>, Error> {
        flow::charges(context, self.0, self.1)
    }

    fn charges_like(
        &self,
        context: &Context<'a>,
        typical: &[ComponentCharge<'a>],
    ) -> Result<Vec<ComponentCharge<'a>>, Error> {
        flow::charges_like(context, (self.0, self.1), typical)
    }

    fn told(&self, context: &Context<'a>, _lines: &[Line]) -> Told {
        Ok((flow::findings(context), None))
    }

    fn has_range(&self) -> bool {
        is_range_in(self.1)
    }

    fn names(&self) -> Vec<(Text, Named<'a>)> {
        let region = |end: &'a FlowEnd| match end {
            FlowEnd::Region(code) => Some(Named::Region(code)),
            FlowEnd::Service { region, .. } => region.as_deref().map(Named::Region),
            FlowEnd::Component(_) | FlowEnd::Internet | FlowEnd::OnPremises | FlowEnd::Peer(_) => None,
        };
        let ends = [("from", &self.0.from), ("to", &self.0.to)];
        ends.into_iter().filter_map(|(field, end)| Some((field.into(), region(end)?))).collect()
    }
}

impl<'a> PricedKind<'a> for &'a Values {
    fn is_charged_by_flows(&self) -> bool {
        self.definition().usage.iter().any(|field| field.of_flows.is_some())
    }

    fn charges(&self, context: &Context<'a>) -> Result<Vec<ComponentCharge<'a>>, Error> {
        defined::charges(context, self)
    }

    fn told(&self, context: &Context<'a>, lines: &[Line]) -> Told {
        let mut found = defined::findings(context, self)?;
        found.extend(network::findings(context, lines));
        found.extend(flow::own_data::findings(context, self)?);
        found.extend(defined::commitment_findings(context, self, lines)?);
        Ok((found, None))
    }

    fn is_covered(&self) -> bool {
        let is_covered = |charge: &definitions::Charge| matches!(charge.commitment, Commitment::CoveredBy(_));
        self.definition().charges.iter().any(is_covered)
    }

    fn has_range(&self) -> bool {
        used(self).any(Usage::is_range)
    }

    fn names(&self) -> Vec<(Text, Named<'a>)> {
        let values: &'a Values = self;
        let named = values.config().filter_map(|(field, value)| {
            let Some(Value::Text(name)) = value else { return None };
            let named = match field.value {
                Type::Region => Named::Region(name),
                Type::InstanceType { .. } => Named::InstanceType(name),
                Type::Item { unpriced, .. } if unpriced.contains(&name.as_str()) => return None,
                Type::Item { list, what, example, .. } => Named::Item { list, name, what, example },
                _ => return None,
            };
            Some((field.name.into(), named))
        });
        named.collect()
    }
}

/// The usage values of a defined component.
fn used(values: &Values) -> impl Iterator<Item = &Usage> {
    values.usage().filter_map(|(_, value)| match value {
        Some(Value::Usage(usage)) => Some(usage),
        _ => None,
    })
}

/// Whether one of the usage values is a range.
fn is_range_in(usage: &impl Figures) -> bool {
    usage.figures().iter().any(|(_, value)| value.is_some_and(|value| value.is_range()))
}
