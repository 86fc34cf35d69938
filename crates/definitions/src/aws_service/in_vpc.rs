//! Services with network interfaces in subnets of a VPC, and which ends pay for transfer between zones.

use super::{AwsService, InVpc, Reach, Replication};

/// AWS's pages name both ends, but no known bill confirms it.
const DOCUMENTED: &str =
    "The end of the service is billed for transfer between zones as well: documented, not confirmed by a bill.";
/// AWS's pages do not say which ends pay.
const NOT_NAMED: &str = "Both ends are billed for transfer between zones: AWS does not say which.";
/// Bills show no charge at the service's end.
const SEEN_FREE: &str =
    "Only the end of the client is billed for transfer between zones: seen on bills, not documented.";
/// The rule of a similar service.
const AS_ELASTICACHE: &str =
    "Only the end of the client is billed for transfer between zones, as of ElastiCache nodes: AWS does not say so.";
/// AWS says that only transfer to the internet and to other regions is charged.
const NOT_CHARGED: &str =
    "Transfer between zones is taken to be free: AWS charges only for other regions and the internet.";

const fn stands(billed_ends: u8, assumption: Option<&'static str>) -> InVpc {
    InVpc { in_each_zone: false, billed_ends, assumption, replication: Replication::Charged, one_zone: None }
}

const fn zones(billed_ends: u8, assumption: Option<&'static str>) -> Reach {
    Reach::Vpc(stands(billed_ends, assumption))
}

/// A service whose replication is free in the given scope.
const fn replicating(billed_ends: u8, assumption: Option<&'static str>, replication: Replication) -> Reach {
    Reach::Vpc(InVpc { replication, ..stands(billed_ends, assumption) })
}

const fn service(name: &'static str, label: &'static str, aliases: &'static str, reach: Reach) -> AwsService {
    AwsService { name, aliases, label, reach, takes: None }
}

/// Two interfaces of the user's own: both ends pay.
const BOTH: Reach = zones(2, None);
const BOTH_DOCUMENTED: Reach = zones(2, Some(DOCUMENTED));
const BOTH_NOT_NAMED: Reach = zones(2, Some(NOT_NAMED));
/// The same for databases and clusters whose parts exchange data for free.
const CLUSTER_DOCUMENTED: Reach = replicating(2, Some(DOCUMENTED), Replication::FreeWithin);
const CLUSTER_NOT_NAMED: Reach = replicating(2, Some(NOT_NAMED), Replication::FreeWithin);

pub(super) const ALL: &[AwsService] = &[
    service(
        "rds",
        "RDS",
        "relational-database-service rds-mysql rds-mariadb rds-postgresql rds-postgres rds-oracle rds-sqlserver rds-db2 rds-custom",
        // Replicas in the region are free even if they belong to another instance.
        replicating(2, Some(DOCUMENTED), Replication::FreeInRegion),
    ),
    service(
        "aurora",
        "Aurora",
        "aurora-mysql aurora-postgresql aurora-postgres aurora-serverless rds-aurora",
        CLUSTER_DOCUMENTED,
    ),
    service("rds-proxy", "RDS Proxy", "rdsproxy", BOTH_DOCUMENTED),
    service(
        "elasticache",
        "ElastiCache",
        "elasticache-redis elasticache-valkey elasticache-memcached",
        replicating(1, None, Replication::FreeWithin),
    ),
    service("elasticache-serverless", "ElastiCache Serverless", "", zones(1, Some(AS_ELASTICACHE))),
    service("memorydb", "MemoryDB", "memory-db", replicating(1, Some(AS_ELASTICACHE), Replication::FreeWithin)),
    service("dax", "DynamoDB Accelerator (DAX)", "dynamodb-accelerator", BOTH_DOCUMENTED),
    service("redshift", "Redshift", "redshift-provisioned", BOTH_DOCUMENTED),
    service("redshift-serverless", "Redshift Serverless", "redshiftserverless", BOTH_DOCUMENTED),
    service("docdb", "DocumentDB", "documentdb", CLUSTER_DOCUMENTED),
    service("neptune", "Neptune", "neptune-database neptunedb neptune-db", CLUSTER_DOCUMENTED),
    service(
        "opensearch",
        "OpenSearch Service",
        "es elasticsearch opensearch-service opensearchservice",
        CLUSTER_NOT_NAMED,
    ),
    service("msk", "MSK", "kafka managed-kafka msk-provisioned", CLUSTER_NOT_NAMED),
    service("msk-serverless", "MSK Serverless", "", zones(0, Some(NOT_CHARGED))),
    service("ecs-tasks", "ECS tasks", "fargate ecs-fargate ecs-task", BOTH),
    service("mq", "MQ", "amazonmq amazon-mq", BOTH_NOT_NAMED),
    // A Regional file system has a mount target in each zone.
    service(
        "efs",
        "EFS",
        "elasticfilesystem elastic-file-system",
        Reach::Vpc(InVpc {
            in_each_zone: true,
            replication: Replication::FreeWithin,
            one_zone: Some(("file_system_type", "one-zone")),
            ..stands(2, Some(NOT_NAMED))
        }),
    ),
    service(
        "fsx",
        "FSx",
        "fsx-lustre fsx-windows fsx-ontap fsx-openzfs",
        replicating(1, Some(SEEN_FREE), Replication::FreeWithin),
    ),
    service(
        "ds",
        "Directory Service",
        "directoryservice directory-service managed-ad managed-microsoft-ad simple-ad ad-connector",
        BOTH,
    ),
    service("cloudhsm", "CloudHSM", "cloudhsmv2", BOTH),
    service("dms", "DMS", "database-migration-service", BOTH),
    service("mwaa", "MWAA", "airflow", BOTH),
    service("emr", "EMR", "elasticmapreduce emr-ec2 emr-on-ec2", BOTH),
    service("timestream-influxdb", "Timestream for InfluxDB", "timestreaminfluxdb", BOTH),
    service("eks-fargate", "EKS pods on Fargate", "fargate-pods", BOTH),
    service("workspaces", "WorkSpaces", "", BOTH),
    service("client-vpn", "Client VPN", "clientvpn", zones(0, None)),
    service("network-firewall", "Network Firewall", "networkfirewall", BOTH),
    service("route53resolver", "Route 53 VPC Resolver", "route53-resolver resolver", BOTH),
    service("transfer.server", "Transfer Family server", "transfer-server", BOTH),
];
