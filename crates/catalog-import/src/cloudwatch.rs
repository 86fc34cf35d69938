//! Metrics, alarms, dashboards, logs.

use units::Unit;

use crate::Job;
use crate::draft::Draft;
use crate::many::{self, Key, Label, key};
use crate::report::Report;

const METRICS: Key = key(Unit::MetricMonth, "metrics", "metric");
const VENDED: Key = logs("vended");
const VENDED_IA: Key = logs("vended-infrequent-access");
const TO_S3: Key = logs("delivered-to-s3");
const TO_FIREHOSE: Key = logs("delivered-to-firehose");
const EKS_OBSERVATIONS: Key = requests("container-insights-eks");

/// GB of logs ingested or delivered.
const fn logs(item: &'static str) -> Key {
    key(Unit::Gb, "logs", item)
}

const fn alarm(item: &'static str) -> Key {
    key(Unit::Month, "alarms", item)
}

const fn requests(item: &'static str) -> Key {
    key(Unit::Request, "requests", item)
}

const OBSERVATIONS: &str = "observations of which the label does not tell the source";
const SIGNALS: &str = "Application Signals: a tier of one region costs nothing";
const MONITORS: &str = "internet and network monitors: the label does not tell the unit";
const FREE: &str = "a free allowance, which is a switch of the design";

const LABELS: &[Label] = &[
    Label::Tier("Metric for the first 10000", 0, METRICS),
    Label::Tier("Metric for the next 240000", 10_000, METRICS),
    Label::Tier("Metric for the next 750000", 250_000, METRICS),
    Label::Tier("Metric for over 1000000", 1_000_000, METRICS),
    Label::Price("Alarm Standard", alarm("standard")),
    Label::Price("Alarm High Resolution", alarm("high-resolution")),
    Label::Price("Alarm Composite", alarm("composite")),
    Label::Price("Metrics Insights Alarms Standard", alarm("metrics-insights")),
    Label::Price("Dashboard Basic Dashboard", key(Unit::Month, "dashboards", "basic")),
    Label::Price("Dashboard Extended Dashboard", key(Unit::Month, "dashboards", "extended")),
    Label::Price("API Request", requests("api")),
    Label::Price("API Request GetMetricData", requests("get-metric-data")),
    Label::Price("API Request GetMetricWidgetImage", requests("get-metric-widget-image")),
    Label::Price("API Request GetInsightRuleReport", requests("get-insight-rule-report")),
    Label::Price("Metric Streams MetricUpdate", requests("metric-streams")),
    Label::Price("Canaries per Runs", requests("canaries")),
    Label::Price("CW RUMCloudWatch RUM events", requests("rum-events")),
    Label::Tier("ObservationCount CI EKS 0 to 1000000000", 0, EKS_OBSERVATIONS),
    Label::Tier("ObservationCount CI EKS 1000000000 to 4000000000", 1_000_000_000, EKS_OBSERVATIONS),
    Label::Tier("ObservationCount CI EKS 4000000000 to Inf", 4_000_000_000, EKS_OBSERVATIONS),
    Label::Price("Event CloudWatchLog", requests("contributor-insights-logs")),
    Label::Price("Event DynamoDB", requests("contributor-insights-dynamodb")),
    Label::Price("Contributor Insights CloudWatchLogs", key(Unit::Month, "contributor-insights", "logs")),
    Label::Price("Contributor Insights DynamoDB", key(Unit::Month, "contributor-insights", "dynamodb")),
    Label::Price("Logs Collected Data Ingestion", logs("standard")),
    Label::Price("IA Custom ingested Logs from 0 upto Inf", logs("infrequent-access")),
    Label::Tier("Vended Logs First 10TB", 0, VENDED),
    Label::Tier("Vended Logs Next 20TB", 10_240, VENDED),
    Label::Tier("Vended Logs Next Next 20TB", 30_720, VENDED),
    Label::Tier("Vended Logs over 50TB", 51_200, VENDED),
    Label::Tier("IA Vended ingested logs from 0 upto 10240", 0, VENDED_IA),
    Label::Tier("IA Vended ingested logs from 10240 upto 30720", 10_240, VENDED_IA),
    Label::Tier("IA Vended ingested logs from 30720 upto 51200", 30_720, VENDED_IA),
    Label::Tier("IA Vended ingested logs from 51200 upto Inf", 51_200, VENDED_IA),
    Label::Tier("Delivered Logs for first 10TB", 0, TO_S3),
    Label::Tier("Delivered Logs for next 20TB", 10_240, TO_S3),
    Label::Tier("Delivered Logs for next next 20 TB", 30_720, TO_S3),
    Label::Tier("Delivered Logs for over 50TB", 51_200, TO_S3),
    Label::Tier("Amazon Kinesis Data Firehose Delivered Logs for first 10TB", 0, TO_FIREHOSE),
    Label::Tier("Amazon Kinesis Data Firehose Delivered Logs for next 20TB", 10_240, TO_FIREHOSE),
    Label::Tier("Amazon Kinesis Data Firehose Delivered Logs for next next 20 TB", 30_720, TO_FIREHOSE),
    Label::Tier("Amazon Kinesis Data Firehose Delivered Logs for over 50TB", 51_200, TO_FIREHOSE),
    Label::Price("Parquet Conversion", logs("parquet-conversion")),
    Label::Price("DataProtection LogsCloudWatch Logs Data Protection", logs("data-protection")),
    Label::Price("Queried Logs Insights", logs("insights-scanned")),
    Label::Price("StartLiveTail", key(Unit::Minute, "logs", "live-tail")),
    Label::Price("Stored Data", key(Unit::GbMonth, "logs", "stored")),
    Label::Left("Dashboard Basic Free upto 3 Dashboard", FREE),
    Label::Left("Canaries per Runs MonthlyFree", FREE),
    Label::Left("Metric 0 upto Inf", "metrics of which the label does not tell the kind"),
    Label::Left("Metric for the first 1000000000", OBSERVATIONS),
    Label::Left("Metric 1000000000 upto 4000000000", OBSERVATIONS),
    Label::Left("Metric 4000000000 upto Inf", OBSERVATIONS),
    Label::Left("Application Signals for the first 100000000", SIGNALS),
    Label::Left("Application Signals 10000000for the first 1000000000", SIGNALS),
    Label::Left("Application Signals 1000000000 upto Inf", SIGNALS),
    Label::Left("CW CityNetworkCloudWatch City Network", MONITORS),
    Label::Left("CW InternetMonitorCloudWatch Internet Monitor", MONITORS),
    Label::Left("CW RUMCloudWatch RUM free events", "the free trial of RUM, which is for once"),
    Label::Left("CloudWatch Network Monitor CloudWatch NM-Paid", MONITORS),
];

pub(crate) fn import(job: &Job<'_>, draft: &mut Draft, report: &mut Report) -> anyhow::Result<()> {
    many::lists(job, "cloudwatch", LABELS, draft, report)
}
