//! Services with gateway endpoints, functions, and services at the edge.

use super::{AwsService, EdgeData, Reach};

const fn row(name: &'static str, label: &'static str, aliases: &'static str, reach: Reach) -> AwsService {
    AwsService { name, aliases, label, reach, takes: None }
}

use Reach::{Function, GatewayEndpoint};

const EDGE: Reach = Reach::Edge(EdgeData::Free);

pub(super) const ALL: &[AwsService] = &[
    row("dynamodb", "DynamoDB", "ddb", GatewayEndpoint),
    row("s3", "S3", "simple-storage-service", GatewayEndpoint),
    row("s3express", "S3 Express One Zone", "s3-express s3-directory-buckets", GatewayEndpoint),
    row("lambda", "Lambda", "lambda-api", Function),
    row("cloudfront", "CloudFront", "", Reach::Edge(EdgeData::ToOrigin)),
    row("codecatalyst", "CodeCatalyst", "", EDGE),
    row("globalaccelerator", "Global Accelerator", "global-accelerator", Reach::Edge(EdgeData::Premium)),
    row("iam", "IAM", "identity-and-access-management", EDGE),
    row("organizations", "Organizations", "", EDGE),
    row(AwsService::PUBLIC_ECR, "public ECR", "ecr-public", Reach::Edge(EdgeData::ToClients)),
    row("route53", "Route 53", "route-53 r53", EDGE),
    row("route53globalresolver", "Route 53 Global Resolver", "route53-global-resolver", EDGE),
    row("s3-global.accesspoint", "S3 Multi-Region Access Points", "s3-mrap s3-multi-region-access-points", EDGE),
    row("savingsplans", "Savings Plans", "savings-plans", EDGE),
    row("shield", "Shield", "shield-advanced", EDGE),
    row("waf", "WAF for CloudFront", "waf-cloudfront cloudfront-waf waf-global", EDGE),
];
