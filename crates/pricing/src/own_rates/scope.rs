//! [`Charge`]: a charge as the scopes of private rates see it.

use std::sync::Arc;

use design::{Kind, OwnRate, Rate};
use units::Unit;

use crate::line::Line;
use crate::service::Context;

/// A charge as the scopes of private rates see it.
pub(super) struct Charge<'a> {
    service: Option<Arc<str>>,
    usage_type: Option<&'a str>,
    region: &'a str,
    component: &'a str,
    code: &'a str,
    unit: Unit,
}

impl<'a> Charge<'a> {
    /// The charge of a line that `region` bills, with the code of what is charged.
    pub fn of(context: &Context<'a>, region: &'a str, line: &'a Line, code: &'a str) -> Charge<'a> {
        let service = match &line.aws {
            Some(name) => Some(Arc::clone(&name.service_code)),
            None => service_of(context),
        };
        Charge {
            service,
            usage_type: line.aws.as_ref().map(|name| name.usage_type.as_str()),
            region,
            component: context.component.id.as_str(),
            code,
            unit: line.unit,
        }
    }

    /// Whether the rate applies to it.
    pub fn is_of(&self, rate: &OwnRate) -> bool {
        let scope = &rate.applies_to;
        let is = |wanted: Option<&str>, own: Option<&str>| wanted.is_none_or(|wanted| own == Some(wanted));
        is(scope.component.as_ref().map(|id| id.as_str()), Some(self.component))
            && is(scope.region.as_deref(), Some(self.region))
            && is(scope.charge.as_deref(), Some(self.code))
            && is(scope.service.as_deref(), self.service.as_deref())
            && scope
                .usage_type
                .as_deref()
                .is_none_or(|pattern| self.usage_type.is_some_and(|own| is_match(pattern, own)))
            && match rate.rate {
                Rate::UnitPrice(price) => price.per == self.unit,
                Rate::PercentOff(_) | Rate::PercentAdded(_) => true,
            }
    }
}

/// The service code of a charge whose AWS name is unknown: that of the component.
fn service_of(context: &Context<'_>) -> Option<Arc<str>> {
    let code = match context.component.body.kind() {
        Kind::Ec2 | Kind::Ebs | Kind::Snapshots | Kind::DedicatedHost | Kind::ReservedInstances | Kind::NatGateway => {
            "AmazonEC2"
        }
        Kind::SavingsPlan => "ComputeSavingsPlans",
        Kind::TransitGateway | Kind::Vpc => "AmazonVPC",
        Kind::LoadBalancer => "AWSELB",
        Kind::S3 => "AmazonS3",
        Kind::Flow => "AWSDataTransfer",
        Kind::Defined(definition) => {
            let list = definition.charges.iter().find_map(|charge| charge.list())?;
            return context.catalogue.service_code(list);
        }
    };
    Some(code.into())
}

/// Whether a text matches a pattern in which `*` stands for any characters. Takes time proportional to both lengths:
/// every part between two stars is found once, as early as possible.
pub(super) fn is_match(pattern: &str, text: &str) -> bool {
    let Some((first, rest)) = pattern.split_once('*') else { return pattern == text };
    let Some(mut text) = text.strip_prefix(first) else { return false };
    let (middle, last) = rest.rsplit_once('*').map_or(("", rest), |(middle, last)| (middle, last));
    let Some(before) = text.strip_suffix(last) else { return false };
    text = before;
    for part in middle.split('*') {
        let Some((_, after)) = text.split_once(part) else { return false };
        text = after;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::is_match;

    #[test]
    fn stars_stand_for_any_characters() {
        let matches = [
            ("EU-NatGateway-Bytes", "EU-NatGateway-Bytes"),
            ("*", ""),
            ("*NatGateway-Bytes", "NatGateway-Bytes"),
            ("*NatGateway-Bytes", "EU-NatGateway-Bytes"),
            ("EU-*:m5.*", "EU-BoxUsage:m5.large"),
            ("*Box*m5*", "EU-BoxUsage:m5.large"),
            ("**", "x"),
            ("a*a", "aba"),
        ];
        for (pattern, text) in matches {
            assert!(is_match(pattern, text), "{pattern} {text}");
        }
        let others = [
            ("", "x"),
            ("x", ""),
            ("a*a", "a"),
            ("EU-*", "EUC1-BoxUsage"),
            ("*Bytes", "Bytes-Out"),
            ("*m5*m5*", "EU-BoxUsage:m5.large"),
        ];
        for (pattern, text) in others {
            assert!(!is_match(pattern, text), "{pattern} {text}");
        }
    }
}
