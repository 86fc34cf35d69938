//! VPC endpoints: interfaces by the hour, zone and GB, those of Gateway Load Balancers as well, and
//! gateway endpoints, which are free.

use design::{EndpointConfig, EndpointType, EndpointUsage};
use units::Error;
use units::kinds::{Gb, Hour};

use super::{hourly, per_gb, through};
use crate::finding::{Finding, Severity};
use crate::line::{Factor, Line};
use crate::service::charge::{Charge, Price};
use crate::service::{Amounts, Context};

/// Services that have gateway endpoints, by the last part of their name.
const WITH_GATEWAY: [&str; 3] = ["s3", "dynamodb", "s3express"];

/// Charges of VPC endpoints (AWS PrivateLink pricing): each started hour in every zone, and each GB,
/// whichever way it goes, in tiers over all interface endpoints of the region.
pub(in crate::service) fn charges<'a>(
    context: &Context<'a>,
    config: &EndpointConfig,
    usage: &EndpointUsage,
) -> Result<Vec<Charge<'a>>, Error> {
    let region = context.region();
    let hours = context.started_hours(usage.hours_per_month);
    let gb = through(context, context.figure(usage.gb));
    let gb = Amounts::times(Vec::new(), gb, "GB, both ways", "the GB through the endpoint");
    let mut factors = vec![Factor::count(context.component.placement.count(), "endpoint")];
    if config.endpoint_type != EndpointType::Gateway {
        factors.push(Factor::count(zones(context, config), "zone"));
    }
    let amounts = Amounts::times(factors, hours, "hours", "hours per month");
    let charge = |label, price| Charge::new::<Hour>("endpoint.hours", label, region, price, amounts.clone());
    let data = |label, price| Charge::new::<Gb>("endpoint.data", label, region, price, gb.clone());
    let mut charges = match config.endpoint_type {
        EndpointType::Interface => vec![
            charge("Interface endpoint hours", hourly("interface-endpoint")),
            data("Interface endpoint data processing", per_gb("interface-endpoint")).pooled(),
        ],
        EndpointType::GatewayLoadBalancer => vec![
            charge("Gateway Load Balancer endpoint hours", hourly("gateway-load-balancer-endpoint")),
            data("Gateway Load Balancer endpoint data processing", per_gb("gateway-load-balancer-endpoint")),
        ],
        EndpointType::Gateway => {
            let mut charges = vec![charge("Gateway endpoint hours", Price::Free)];
            // The GB are free as well: there is nothing to ask for.
            if usage.gb.is_some() {
                charges.push(data("Gateway endpoint data", Price::Free));
            }
            charges
        }
    };
    if context.flows_tell_gb() {
        charges.truncate(1);
    }
    Ok(charges)
}

/// Zones of each endpoint: at least as many as it stands in subnets, which are in one each.
fn zones(context: &Context<'_>, config: &EndpointConfig) -> u64 {
    config.zones.unwrap_or(1).max(context.subnets())
}

/// What to know about VPC endpoints.
pub(in crate::service) fn findings(
    context: &Context<'_>,
    config: &EndpointConfig,
    _usage: &EndpointUsage,
    _lines: &[Line],
) -> Result<Vec<Finding>, Error> {
    let refused = config.endpoint_type == EndpointType::Gateway
        && !config.service.is_empty()
        && !has_gateway(&config.service, context.region());
    Ok(if refused { vec![gateway_service(context, &config.service)] } else { Vec::new() })
}

fn gateway_service(context: &Context<'_>, service: &str) -> Finding {
    let message = format!("there is no gateway endpoint for {service}, only for S3 and DynamoDB of the region");
    let fix = "use an interface endpoint";
    context.finding(Severity::Error, "endpoint-gateway-service", "/config/service", message, fix)
}

/// Whether a service has a gateway endpoint in `region`: by a short name, or a full one such as
/// `com.amazonaws.us-east-1.s3`.
fn has_gateway(service: &str, region: &str) -> bool {
    let service = service.trim().to_ascii_lowercase();
    let short = match service.strip_prefix("com.amazonaws.") {
        Some(rest) => rest.strip_prefix(region).and_then(|rest| rest.strip_prefix('.')),
        None => Some(service.as_str()),
    };
    short.is_some_and(|short| WITH_GATEWAY.contains(&without_vendor(short)))
}

/// A name without the vendor before it.
fn without_vendor(name: &str) -> &str {
    ["amazon ", "aws "].into_iter().find_map(|vendor| name.strip_prefix(vendor)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gateway_endpoints_lead_to_s3_and_dynamodb_of_the_region() {
        for service in
            ["s3", "S3", "dynamodb", "DynamoDB", "Amazon S3", "AWS S3", " aws s3", "com.amazonaws.us-east-1.s3"]
        {
            assert!(has_gateway(service, "us-east-1"), "{service}");
        }
        for service in ["sqs", "ecr.api", "com.amazonaws.eu-west-1.s3", "com.amazonaws.us-east-1.sqs", "s3-outposts"] {
            assert!(!has_gateway(service, "us-east-1"), "{service}");
        }
    }
}
