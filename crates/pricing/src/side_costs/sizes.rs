//! What is assumed about logs, metrics, requests and snapshots. AWS publishes no averages, so these are typical sizes; the
//! text of every side cost states the ones that it uses.

/// Lambda: bytes of the START, END and REPORT lines of an invocation, about 90, 50 and 160.
pub(super) const FUNCTION_LOG_BYTES: u64 = 300;

/// Containers: log lines a second, and bytes of a line.
pub(super) const CONTAINER_LINES_PER_SECOND: u64 = 1;
pub(super) const CONTAINER_LINE_BYTES: u64 = 200;

/// Container Insights of ECS without enhanced observability: the metrics of a cluster, a service and a task definition that
/// its guide lists.
pub(super) const ECS_CLUSTER_METRICS: u64 = 12;
pub(super) const ECS_SERVICE_METRICS: u64 = 15;
pub(super) const ECS_TASK_METRICS: u64 = 10;
/// The bytes of each of its performance log events, which come every minute: one for the cluster, one for the service, and
/// two for each task with one container.
pub(super) const ECS_EVENT_BYTES: u64 = 1_024;

/// Container Insights of EKS with enhanced observability: pods on a node, each with one container, and observations a
/// minute of a node, a pod and a container.
pub(super) const PODS_PER_NODE: u64 = 10;
pub(super) const NODE_OBSERVATIONS: u64 = 30;
pub(super) const POD_OBSERVATIONS: u64 = 50;

/// Access logs of load balancers: bytes of an entry in the compressed file, a fifth of the entry; and the files of a node in
/// an hour, one every five minutes.
pub(super) const BALANCER_ENTRY_BYTES: u64 = 100;
pub(super) const BALANCER_FILES_PER_HOUR: u64 = 12;

/// API Gateway: bytes of a JSON access log entry, and of the execution log of a request at level INFO.
pub(super) const ACCESS_LOG_BYTES: u64 = 400;
pub(super) const EXECUTION_LOG_BYTES: u64 = 2_048;

/// VPC flow logs: bytes of a record in the default format, KiB of traffic for which there is a record, and network
/// interfaces that record the same traffic.
pub(super) const FLOW_RECORD_BYTES: u64 = 110;
pub(super) const FLOW_RECORD_KIB: u64 = 100;
pub(super) const FLOW_INTERFACES: u64 = 2;

/// Logs in CloudWatch are kept for this many days.
pub(super) const RETENTION_DAYS: u64 = 30;

/// EBS snapshots: the share of a volume that is written, and the share of that which changes in a day, in percent. Daily
/// snapshots are kept for a week.
pub(super) const WRITTEN_PERCENT: u64 = 50;
pub(super) const CHANGED_PERCENT: u64 = 2;

/// KMS: requests to create a volume and attach it, GenerateDataKeyWithoutPlaintext, CreateGrant and Decrypt; and of how many
/// requests to a bucket one reaches KMS with an S3 Bucket Key.
pub(super) const VOLUME_KEY_REQUESTS: u64 = 3;
pub(super) const BUCKET_KEY_SHARE: u64 = 100;

/// AWS WAF: rules or managed rule groups of a web ACL.
pub(super) const WEB_ACL_RULES: u64 = 5;

/// Metrics of an instance with detailed monitoring.
pub(super) const DETAILED_METRICS: u64 = 7;
