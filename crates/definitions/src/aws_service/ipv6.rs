//! Services whose public endpoints are reached over IPv6 as well.

use super::AwsService;

/// Services with dual-stack public endpoints in most regions: those that the endpoint data of the AWS SDKs names, and
/// those whose guides do (AWS KMS, dual-stack endpoint support; IAM, AWS STS dual-stack endpoint support; Amazon ECR,
/// making requests to registries; AWS AppConfig, understanding IPv6 support).
const DUAL_STACK: &[&str] = &[
    "access-analyzer",
    "appconfig",
    "appconfigdata",
    "appsync-api",
    "athena",
    "cloudcontrolapi",
    "cognito-identity",
    "cognito-idp",
    "datasync",
    "ecr.api",
    "ecr.dkr",
    "events",
    "glue",
    "kinesis-firehose",
    "kms",
    "lakeformation",
    "lambda",
    "logs",
    "pi",
    "public.ecr.aws",
    "ram",
    "rbin",
    "s3",
    "secretsmanager",
    "securityhub",
    "servicediscovery",
    "sns",
    "sqs",
    "sts",
    "synthetics",
];

impl AwsService {
    /// Whether everything that its use takes is reached over IPv6 at public endpoints.
    #[must_use]
    pub fn has_ipv6(&self) -> bool {
        self.interfaces().iter().chain([&self.data()]).all(|name| DUAL_STACK.contains(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_that_of_a_service() {
        for name in DUAL_STACK {
            assert_eq!(AwsService::named(name).map(|service| service.name), Some(*name));
        }
    }

    #[test]
    fn a_use_is_reached_if_all_that_it_takes_is() {
        let is = |name| AwsService::named(name).is_some_and(AwsService::has_ipv6);
        assert!(is("sqs") && is("ecr") && is("s3"));
        assert!(!is("eks") && !is("session-manager") && !is("dynamodb"));
    }
}
