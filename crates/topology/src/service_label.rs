//! [`service_label`]: services as AWS spells them.

use definitions::AwsService;

use crate::resolve::service_name;

/// A service as AWS spells it: `SQS` for both `sqs` and `com.amazonaws.us-east-1.sqs`. An unknown name is returned
/// unchanged.
#[must_use]
pub fn service_label(name: &str) -> String {
    let name = name.trim();
    AwsService::named(name).map_or(service_name(name), |service| service.label).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_are_written_as_aws_does() {
        assert_eq!([service_label("sqs"), service_label("SQS")], ["SQS", "SQS"]);
        assert_eq!(service_label("com.amazonaws.us-east-1.secretsmanager"), "Secrets Manager");
        assert_eq!(service_label("execute-api"), "API Gateway");
        assert_eq!(service_label("kinetis"), "kinetis");
    }
}
