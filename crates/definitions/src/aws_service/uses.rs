//! Uses of AWS that take more than one endpoint, and the individual APIs of such services.

use super::{AwsService, Reach, Takes};

const fn row(name: &'static str, label: &'static str, aliases: &'static str, takes: Takes) -> AwsService {
    AwsService { name, aliases, label, reach: Reach::Regional, takes: Some(takes) }
}

const fn takes(interfaces: &'static [&'static str], data: &'static str) -> Takes {
    Takes { interfaces, data, assumption: None, names_endpoint: false }
}

pub(super) const ALL: &[AwsService] = &[
    // Amazon ECR user guide, interface VPC endpoints.
    row(
        "ecr",
        "ECR",
        "elastic-container-registry container-registry",
        Takes {
            assumption: Some("All data is taken to be layers of images, which come from S3."),
            ..takes(&["ecr.api", "ecr.dkr"], "s3")
        },
    ),
    // Amazon ECS developer guide, interface VPC endpoints: the endpoints called by the agent of container instances.
    row("ecs", "ECS", "", Takes { names_endpoint: true, ..takes(&["ecs", "ecs-agent", "ecs-telemetry"], "ecs-agent") }),
    row("ecs-api", "ECS API", "", takes(&["ecs"], "ecs")),
    // Amazon EKS user guide, private clusters.
    row(
        "eks",
        "EKS",
        "eks-nodes eks-private-cluster",
        Takes {
            assumption: Some("All data of nodes is taken to be layers of images, which come from S3."),
            names_endpoint: true,
            ..takes(&["ec2", "sts", "ecr.api", "ecr.dkr"], "s3")
        },
    ),
    row("eks-api", "EKS API", "", takes(&["eks"], "eks")),
    // AWS Systems Manager user guide, VPC endpoints: agents before 3.3.40.0 also call ec2messages.
    row("session-manager", "Session Manager", "sessionmanager", takes(&["ssm", "ssmmessages"], "ssmmessages")),
];
