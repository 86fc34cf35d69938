//! [`ChargeKind`]: what kind of charge a line is, by its unit, its AWS usage type and the code of its charge.

use serde::{Deserialize, Serialize};
use units::Unit;

use crate::line::Line;

/// What a charge is paid for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChargeKind {
    /// Computing capacity, and everything else that is paid by the time it exists or runs.
    Hours,
    /// Storage, and what is provisioned with it.
    Storage,
    /// Data that is moved: between zones and regions, to the internet, and through gateways and endpoints.
    DataTransfer,
    /// Requests, events and the like.
    Requests,
    /// Everything else: fees by the month, users, and data that is processed or retrieved.
    Other,
}

impl ChargeKind {
    /// Every kind, in the order in which equal costs are shown.
    pub const ALL: [ChargeKind; 5] =
        [ChargeKind::Hours, ChargeKind::Storage, ChargeKind::DataTransfer, ChargeKind::Requests, ChargeKind::Other];

    /// The kind in JSON and CSV.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            ChargeKind::Hours => "hours",
            ChargeKind::Storage => "storage",
            ChargeKind::DataTransfer => "data-transfer",
            ChargeKind::Requests => "requests",
            ChargeKind::Other => "other",
        }
    }

    /// The name that users see.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            ChargeKind::Hours => "Hours",
            ChargeKind::Storage => "Storage",
            ChargeKind::DataTransfer => "Data transfer",
            ChargeKind::Requests => "Requests",
            ChargeKind::Other => "Other",
        }
    }

    /// The kind of a line. A charge per GB that no table knows is [`ChargeKind::Other`].
    #[must_use]
    pub fn of(line: &Line) -> ChargeKind {
        ChargeKind::known(line).unwrap_or(ChargeKind::Other)
    }

    /// The kind of a line; `None` for a charge per GB that no table knows.
    pub(crate) fn known(line: &Line) -> Option<ChargeKind> {
        // Only capacity is reserved, so upfront payments are for hours.
        if line.cost.upfront().is_some() || line.term_months.is_some() {
            return Some(ChargeKind::Hours);
        }
        let charge = line.charge();
        Some(match line.unit {
            Unit::Gb => return of_gb(line),
            // The same units measure memory, which is capacity, and disks or caches that hold data.
            Unit::GbHour | Unit::GbSecond if STORED.contains(&charge) => ChargeKind::Storage,
            Unit::InstanceHour
            | Unit::HostHour
            | Unit::NodeHour
            | Unit::NodeSecond
            | Unit::VcpuHour
            | Unit::GbHour
            | Unit::GbSecond
            | Unit::Hour
            | Unit::Minute
            | Unit::CapacityUnitHour
            | Unit::TcuHour
            | Unit::RpuHour
            | Unit::OcuHour
            | Unit::AcuHour
            | Unit::NcuHour
            | Unit::MNcuHour
            | Unit::DcuHour
            | Unit::DsuHour => ChargeKind::Hours,
            Unit::GbMonth | Unit::IopsMonth | Unit::MibpsMonth | Unit::GibpsMonth | Unit::ChangeRecordHour => {
                ChargeKind::Storage
            }
            Unit::Request
            | Unit::Event
            | Unit::LogLine
            | Unit::StateTransition
            | Unit::ProcessingUnit
            | Unit::Object
            | Unit::Dpu => ChargeKind::Requests,
            Unit::ObjectMonth
            | Unit::BucketMonth
            | Unit::ActiveUser
            | Unit::RpsMonth
            | Unit::MetricMonth
            | Unit::Month
            | Unit::Each => ChargeKind::Other,
        })
    }
}

/// The charges of stored data in GB-hours and GB-seconds.
const STORED: &[&str] = &[
    "ecs.ephemeral-storage",
    "eks-fargate.storage",
    "elasticache.data",
    "emr-serverless.shuffle-storage",
    "emr-serverless.storage",
    "lambda.ephemeral-storage",
    "timestream-liveanalytics.memory",
];

/// AWS usage types of moved data contain one of these texts; those of other data do not.
const MOVED_TYPES: &[&str] = &[
    "AWS-In-Bytes",
    "AWS-Out-Bytes",
    "CloudFront-In-Bytes",
    "CloudFront-Out-Bytes",
    "DataTransfer-",
    "DataXfer-",
    "NatGateway-Bytes",
    "NatGateway-Prvd-Bytes",
    "S3RTC-Out-Bytes",
    "TransitGateway-Bytes",
    "VpcEndpoint-",
];

/// AWS bills data transfer of all services under this code.
const DATA_TRANSFER: &str = "AWSDataTransfer";

/// The components of networks: whatever they charge per GB is moved data.
const MOVING: &[&str] = &[
    "client-vpn",
    "dx",
    "elb",
    "endpoint",
    "flow",
    "global-accelerator",
    "nat",
    "peering",
    "tgw",
    "transfer",
    "vpc",
    "vpn",
];

/// The charges per GB of other components that are for moved data, without the region after them.
const MOVED: &[&str] = &[
    "aurora.backup-copy",
    "aurora.replicated-data",
    "cloudfront.data",
    "cloudfront.to-origin",
    "documentdb.backup-copy",
    "documentdb.replicated-data",
    "dynamodb.replication",
    "ebs.snapshot-copy-transfer",
    "ecr.public-transfer",
    "efs.replication",
    "elasticache.global-datastore",
    "keyspaces.replication",
    "memorydb.multi-region",
    "neptune.backup-copy",
    "neptune.replicated-data",
    "rds.backup-copy",
    "rds.replication",
    "redshift.snapshot-copy",
    "s3.replica-time-control",
    "s3.replica-transfer",
];

/// The charges per GB that are for data that is processed, written, read or retrieved.
const PROCESSED: &[&str] = &[
    "aurora.snapshot-export",
    "cloudwatch.data-protection",
    "cloudwatch.logs",
    "cloudwatch.logs-infrequent-access",
    "cloudwatch.logs-scanned",
    "cloudwatch.logs-to-firehose",
    "cloudwatch.logs-to-s3",
    "cloudwatch.logs-vended",
    "cloudwatch.parquet",
    "dynamodb.export",
    "dynamodb.import",
    "dynamodb.incremental-export",
    "dynamodb.restore",
    "ebs.snapshot-retrieval",
    "efs.archive-moved",
    "efs.archive-read",
    "efs.infrequent-access-moved",
    "efs.infrequent-access-read",
    "efs.read",
    "efs.write",
    "eventbridge.archive-processing",
    "keyspaces.restore",
    "lambda.snapstart-restore",
    "lambda.streaming",
    "memorydb.written",
    "redshift.spectrum",
    "s3.access-point",
    "s3.bulk-data",
    "s3.expedited-data",
    "s3.replica-retrieval",
    "s3.retrieval",
    "s3.standard-data",
    "s3.upload",
    "sns.delivered-data",
    "sns.filtered-data",
    "sns.published-data",
    "timestream-liveanalytics.queries",
    "timestream-liveanalytics.writes",
];

/// The kind of a charge per GB: by its usage type, otherwise by its code.
fn of_gb(line: &Line) -> Option<ChargeKind> {
    let is_moved = line.aws.as_ref().is_some_and(|name| {
        &*name.service_code == DATA_TRANSFER || MOVED_TYPES.iter().any(|text| name.usage_type.contains(text))
    });
    let charge = line.charge();
    let component = charge.split('.').next().unwrap_or_default();
    let is_one = |table: &[&str]| {
        let rest =
            |code: &&str| charge.strip_prefix(*code).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
        table.iter().any(rest)
    };
    if is_moved || MOVING.contains(&component) || is_one(MOVED) {
        return Some(ChargeKind::DataTransfer);
    }
    is_one(PROCESSED).then_some(ChargeKind::Other)
}
