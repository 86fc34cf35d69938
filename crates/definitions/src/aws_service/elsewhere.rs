//! Services with gateway endpoints, and those at the edge.

use super::{AwsService, Reach};

const fn row(name: &'static str, label: &'static str, aliases: &'static str, reach: Reach) -> AwsService {
    AwsService { name, aliases, label, reach }
}

use Reach::{Edge, GatewayEndpoint};

pub(super) const ALL: &[AwsService] = &[
    row("dynamodb", "DynamoDB", "ddb", GatewayEndpoint),
    row("s3", "S3", "simple-storage-service", GatewayEndpoint),
    row("s3express", "S3 Express One Zone", "s3-express s3-directory-buckets", GatewayEndpoint),
    row("cloudfront", "CloudFront", "", Edge),
    row("codecatalyst", "CodeCatalyst", "", Edge),
    row("globalaccelerator", "Global Accelerator", "global-accelerator", Edge),
    row("iam", "IAM", "identity-and-access-management", Edge),
    row("organizations", "Organizations", "", Edge),
    row("route53", "Route 53", "route-53 r53", Edge),
    row("route53globalresolver", "Route 53 Global Resolver", "route53-global-resolver", Edge),
    row("s3-global.accesspoint", "S3 Multi-Region Access Points", "s3-mrap s3-multi-region-access-points", Edge),
    row("savingsplans", "Savings Plans", "savings-plans", Edge),
    row("shield", "Shield", "shield-advanced", Edge),
    row("waf", "WAF for CloudFront", "waf-cloudfront cloudfront-waf waf-global", Edge),
];
