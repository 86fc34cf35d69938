//! What to know about VPC endpoints.

use design::{Endpoint, EndpointType};

use crate::finding::{Finding, Severity};
use crate::service::Context;

/// Services that have gateway endpoints, by the last part of their name.
const WITH_GATEWAY: [&str; 3] = ["s3", "dynamodb", "s3express"];

/// Gateway endpoints lead to a few services only.
pub(in crate::service) fn findings(context: &Context<'_>, endpoint: Endpoint<'_>) -> Option<Finding> {
    let refused = endpoint.endpoint_type == EndpointType::Gateway
        && !endpoint.service.is_empty()
        && !has_gateway(endpoint.service, context.region());
    refused.then(|| gateway_service(context, endpoint.service))
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
