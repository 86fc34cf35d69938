//! [`service_label`]: services as AWS writes them.

use crate::resolve::service_name;

/// Names of services by their short code, as the console and the endpoint list of AWS have them.
const LABELS: [(&str, &str); 28] = [
    ("s3", "S3"),
    ("s3express", "S3 Express One Zone"),
    ("dynamodb", "DynamoDB"),
    ("sqs", "SQS"),
    ("sns", "SNS"),
    ("ses", "SES"),
    ("kms", "KMS"),
    ("sts", "STS"),
    ("ssm", "SSM"),
    ("ecr", "ECR"),
    ("ecr.api", "ECR API"),
    ("ecr.dkr", "ECR Docker"),
    ("ecs", "ECS"),
    ("ec2", "EC2"),
    ("kinesis", "Kinesis"),
    ("kinesis-streams", "Kinesis"),
    ("firehose", "Data Firehose"),
    ("kinesis-firehose", "Data Firehose"),
    ("secretsmanager", "Secrets Manager"),
    ("logs", "CloudWatch Logs"),
    ("monitoring", "CloudWatch"),
    ("glue", "Glue"),
    ("athena", "Athena"),
    ("lambda", "Lambda"),
    ("execute-api", "API Gateway"),
    ("apigateway", "API Gateway"),
    ("events", "EventBridge"),
    ("states", "Step Functions"),
];

/// A service as AWS writes it: `SQS` of `sqs` and of `com.amazonaws.us-east-1.sqs`. A name that is none of those
/// known stays as it is.
#[must_use]
pub fn service_label(name: &str) -> String {
    let short = service_name(name.trim());
    let known = LABELS.iter().find(|(code, _)| code.eq_ignore_ascii_case(short));
    known.map_or(short, |(_, label)| label).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_are_written_as_aws_does() {
        assert_eq!([service_label("sqs"), service_label("SQS")], ["SQS", "SQS"]);
        assert_eq!(service_label("com.amazonaws.us-east-1.secretsmanager"), "Secrets Manager");
        assert_eq!(service_label("execute-api"), "API Gateway");
        assert_eq!(service_label("timestream"), "timestream");
    }
}
