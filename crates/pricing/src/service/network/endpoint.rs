//! Findings about VPC endpoints.

use definitions::{AwsService, short_name};
use design::{ComponentId, Endpoint, EndpointType};

use crate::finding::{Finding, Severity};
use crate::service::Context;

/// Only a few services have gateway endpoints. An interface endpoint needs an existing service, and a service that
/// takes several endpoints needs all of them.
pub(in crate::service) fn findings(context: &Context<'_>, endpoint: Endpoint<'_>) -> Option<Finding> {
    let name = endpoint.service;
    match endpoint.endpoint_type {
        _ if name.is_empty() => None,
        EndpointType::Gateway => (!has_gateway(name, context.region())).then(|| gateway_service(context, name)),
        EndpointType::Interface => match AwsService::named(name) {
            Some(service) => too_few(context, service),
            None => (!is_private(context, name)).then(|| unknown(context, name)),
        },
        EndpointType::GatewayLoadBalancer => None,
    }
}

/// Whether an endpoint is for a service that does not belong to AWS: a load balancer of the design, or an endpoint
/// service given by name.
fn is_private(context: &Context<'_>, name: &str) -> bool {
    let is_component = ComponentId::parse(name).is_some_and(|id| context.relations.component(&id).is_some());
    is_component || name.starts_with("com.amazonaws.vpce.") || name.starts_with("vpce-svc-")
}

fn unknown(context: &Context<'_>, name: &str) -> Finding {
    let similar = AwsService::similar(name);
    let fix = if similar.is_empty() {
        "name an AWS service such as sqs, a load balancer of the design, or an endpoint service (vpce-svc-…)".to_owned()
    } else {
        format!("did you mean {}?", similar.join(", "))
    };
    let message = format!("there is no AWS service {}: no flow passes this endpoint", short_name(name));
    context.finding(Severity::Warning, "endpoint-unknown-service", "/config/service", message, fix)
}

/// Reports a component for all endpoints of a service that has fewer than the service takes.
fn too_few(context: &Context<'_>, service: &AwsService) -> Option<Finding> {
    let (taken, count) = (service.served_by(), context.component.placement.count());
    if usize::try_from(count).is_ok_and(|count| count >= taken.len() || count == 0) {
        return None;
    }
    let message = format!(
        "{} takes {} interface endpoints, {}; {count} {} priced here",
        service.label,
        taken.len(),
        taken.join(", "),
        if count == 1 { "is" } else { "are" }
    );
    let fix = format!("set the number to {}, or add one endpoint for each", taken.len());
    Some(context.finding(Severity::Warning, "endpoint-set-count", "/placement/count", message, fix))
}

fn gateway_service(context: &Context<'_>, service: &str) -> Finding {
    let message = format!("there is no gateway endpoint for {service}, only for S3 and DynamoDB of the region");
    let fix = "use an interface endpoint";
    context.finding(Severity::Error, "endpoint-gateway-service", "/config/service", message, fix)
}

/// Services with gateway endpoints, by the last part of their name.
const WITH_GATEWAY: [&str; 3] = ["s3", "dynamodb", "s3express"];

/// Whether a service has a gateway endpoint in `region`, given its short name or a full name such as
/// `com.amazonaws.us-east-1.s3`.
fn has_gateway(service: &str, region: &str) -> bool {
    let service = service.trim().to_ascii_lowercase();
    let short = match service.strip_prefix("com.amazonaws.") {
        Some(rest) => rest.strip_prefix(region).and_then(|rest| rest.strip_prefix('.')),
        None => Some(service.as_str()),
    };
    short.is_some_and(|short| WITH_GATEWAY.contains(&without_vendor(short)))
}

/// A name without the vendor in front.
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
