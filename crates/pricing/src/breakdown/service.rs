//! The AWS service of a line: the one that bills it, otherwise that of its component.

use design::Kind;

use crate::line::Line;

/// A service: its code, its title, AWS's codes on bills, and the kinds of its components.
type Service = (&'static str, &'static str, &'static [&'static str], &'static [&'static str]);

/// The services. AWS bills volumes and NAT gateways as EC2; they have rows of their own, by their usage types.
const ALL: &[Service] = &[
    ("ec2", "EC2", &["AmazonEC2"], &["ec2", "dedicated-host", "reserved-instances"]),
    ("ebs", "EBS", &[], &["ebs", "snapshots"]),
    ("nat", "NAT gateways", &[], &["nat-gateway"]),
    (
        "savings-plans",
        "Savings Plans",
        &["ComputeSavingsPlans", "DatabaseSavingsPlans"],
        &["savings-plan", "database-savings-plan"],
    ),
    ("data-transfer", "Data transfer", &["AWSDataTransfer"], &["data-transfer", "flow"]),
    (
        "vpc",
        "VPC",
        &["AmazonVPC"],
        &[
            "vpc",
            "transit-gateway",
            "vpc-endpoint",
            "public-ipv4",
            "internet-gateway",
            "vpc-peering",
            "vpn-connection",
            "client-vpn",
        ],
    ),
    ("direct-connect", "Direct Connect", &["AWSDirectConnect"], &["direct-connect"]),
    ("elb", "Elastic Load Balancing", &["AWSELB"], &["load-balancer"]),
    ("global-accelerator", "Global Accelerator", &["AWSGlobalAccelerator"], &["global-accelerator"]),
    ("cloudfront", "CloudFront", &["AmazonCloudFront"], &["cloudfront"]),
    (
        "route53",
        "Route 53",
        &["AmazonRoute53"],
        &["route53", "route53-health-check", "route53-resolver", "route53-profile", "dns-firewall"],
    ),
    ("s3", "S3", &["AmazonS3"], &["s3"]),
    ("efs", "EFS", &["AmazonEFS"], &["efs"]),
    ("lambda", "Lambda", &["AWSLambda"], &["lambda", "lambda-edge"]),
    ("ecs", "ECS and Fargate", &["AmazonECS"], &["ecs"]),
    ("eks", "EKS", &["AmazonEKS"], &["eks", "eks-fargate"]),
    ("ecr", "ECR", &["AmazonECR", "AmazonECRPublic"], &["ecr"]),
    ("app-runner", "App Runner", &["AWSAppRunner"], &["app-runner"]),
    ("batch", "Batch", &["AWSBatch"], &["batch"]),
    ("elastic-beanstalk", "Elastic Beanstalk", &["AWSElasticBeanstalk"], &["elastic-beanstalk"]),
    ("emr", "EMR", &["ElasticMapReduce"], &["emr", "emr-eks", "emr-serverless"]),
    (
        "rds",
        "RDS and Aurora",
        &["AmazonRDS", "AmazonRDSOCPULicenseFees"],
        &["rds", "rds-reserved", "aurora", "aurora-reserved"],
    ),
    ("aurora-dsql", "Aurora DSQL", &["AuroraDSQL"], &["aurora-dsql"]),
    ("dynamodb", "DynamoDB", &["AmazonDynamoDB", "AmazonDAX"], &["dynamodb", "dynamodb-reserved", "dax"]),
    ("keyspaces", "Keyspaces", &["AmazonMCS"], &["keyspaces"]),
    ("timestream", "Timestream", &["AmazonTimestream"], &["timestream", "timestream-liveanalytics"]),
    ("elasticache", "ElastiCache", &["AmazonElastiCache"], &["elasticache", "elasticache-reserved"]),
    ("memorydb", "MemoryDB", &["AmazonMemoryDB"], &["memorydb", "memorydb-reserved"]),
    ("redshift", "Redshift", &["AmazonRedshift"], &["redshift", "redshift-reserved"]),
    ("opensearch", "OpenSearch Service", &["AmazonES"], &["opensearch", "opensearch-reserved"]),
    ("documentdb", "DocumentDB", &["AmazonDocDB"], &["documentdb"]),
    ("neptune", "Neptune", &["AmazonNeptune"], &["neptune"]),
    ("api-gateway", "API Gateway", &["AmazonApiGateway"], &["api-gateway"]),
    ("appsync", "AppSync", &["AWSAppSync"], &["appsync"]),
    ("sqs", "SQS", &["AWSQueueService"], &["sqs"]),
    ("sns", "SNS", &["AmazonSNS"], &["sns"]),
    ("eventbridge", "EventBridge", &["AWSEvents"], &["eventbridge"]),
    ("step-functions", "Step Functions", &["AmazonStates"], &["step-functions"]),
    ("kms", "KMS", &["awskms"], &["kms"]),
    ("secrets-manager", "Secrets Manager", &["AWSSecretsManager"], &["secrets-manager"]),
    ("waf", "WAF", &["awswaf"], &["waf"]),
    ("cognito", "Cognito", &["AmazonCognito"], &["cognito"]),
    ("cloudwatch", "CloudWatch", &["AmazonCloudWatch"], &["cloudwatch"]),
];

/// The parts of EC2 that have a row of their own, by a text in their usage types.
const PARTS_OF_EC2: &[(&str, &str)] = &[("EBS:", "ebs"), ("NatGateway-", "nat")];

/// The code and the title of the service of a line of a component of this kind.
pub(super) fn of(line: &Line, kind: Kind) -> (&'static str, &'static str) {
    known(line, kind).unwrap_or((kind.code(), kind.label()))
}

/// The service; `None` if no table knows it.
pub(super) fn known(line: &Line, kind: Kind) -> Option<(&'static str, &'static str)> {
    let named = |code: &str| ALL.iter().find(|service| service.0 == code);
    let of_kind = || ALL.iter().find(|service| service.3.contains(&kind.code()));
    let service = match &line.aws {
        Some(name) => {
            let mut parts = PARTS_OF_EC2.iter();
            let part = parts.find(|(text, _)| &*name.service_code == "AmazonEC2" && name.usage_type.contains(text));
            let billed = || ALL.iter().find(|service| service.2.contains(&&*name.service_code));
            part.and_then(|(_, code)| named(code)).or_else(billed)
        }
        None => None,
    };
    service.or_else(of_kind).map(|service| (service.0, service.1))
}

/// Whether a code of AWS is in the table.
#[cfg(test)]
pub(super) fn is_billed(code: &str) -> bool {
    ALL.iter().any(|service| service.2.contains(&code))
}
