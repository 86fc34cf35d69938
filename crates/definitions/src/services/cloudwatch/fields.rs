//! The fields of CloudWatch.

use crate::{Absent, Field, Measure, Type};

/// All uses except the main one: if one of these is given, log ingestion that is left out counts as zero.
pub(super) const OTHER_USES: &[&str] = &[
    "infrequent_access_gb",
    "vended_gb",
    "vended_infrequent_access_gb",
    "s3_gb",
    "parquet_gb",
    "firehose_gb",
    "stored_gb",
    "scanned_gb",
    "live_tail_minutes",
    "data_protection_gb",
    "metrics",
    "alarms",
    "dashboards",
    "anomaly_alarms",
    "high_resolution_alarms",
    "composite_alarms",
    "metrics_insights_metrics",
    "large_dashboards",
    "api_requests",
    "get_metric_data_metrics",
    "widget_image_metrics",
    "insight_report_metrics",
    "metric_stream_updates",
    "canary_runs",
    "rum_events",
    "container_insights_observations",
    "container_insights_metrics",
    "contributor_rules",
    "contributor_events",
    "dynamodb_contributor_rules",
    "dynamodb_contributor_events",
    "application_signals",
    "internet_monitor_resources",
];

/// A number of things that exist all month.
const fn number(name: &'static str, label: &'static str) -> Field {
    Field::new(name, label, Type::Number { least: 0, most: 1_000_000, decimals: 0, unit: "" }).absent(Absent::Counts(0))
}

const fn usage(name: &'static str, label: &'static str, measure: Measure, missing: &'static str) -> Field {
    Field::usage(name, label, measure, missing).absent(Absent::Zero)
}

const fn data(name: &'static str, label: &'static str, missing: &'static str) -> Field {
    usage(name, label, Measure::Data, missing)
}

pub(super) const CONFIG: &[Field] = &[
    Field::new("retention_days", "Logs are kept", Type::Number { least: 1, most: 3_653, decimals: 0, unit: "days" })
        .hint("For ever while a log group has no retention"),
    number("alarms", "Alarms").hint("Of standard resolution; an alarm on an expression counts each of its metrics"),
    number("dashboards", "Dashboards").hint("Of up to 50 metrics each"),
    number("anomaly_alarms", "Anomaly detection alarms").hint("Of standard resolution; each counts three metrics"),
    number("high_resolution_alarms", "High-resolution alarms")
        .hint("Evaluated every 10 seconds; one of anomaly detection counts as three"),
    number("composite_alarms", "Composite alarms").hint("Besides the alarms that they combine"),
    number("metrics_insights_metrics", "Metrics Insights alarms").hint("The metrics that their queries analyze"),
    number("large_dashboards", "Large dashboards").hint("Of more than 50 metrics"),
    number("contributor_rules", "Contributor rules").hint("Contributor Insights of log groups"),
    number("dynamodb_contributor_rules", "Contributor rules, DynamoDB")
        .hint("Two for a table or index, four with a sort key"),
    number("internet_monitor_resources", "Internet Monitor resources").hint("No price is known here"),
];

pub(super) const USAGE: &[Field] = &[
    Field::usage("ingested_gb", "Logs", Measure::Data, "the GB of logs")
        .absent(Absent::OpenUnless(OTHER_USES))
        .hint("Into log groups of the Standard class, before compression"),
    usage("metrics", "Custom metrics", Measure::Amount("metrics"), "the metrics")
        .hint("Each combination of a name and dimensions, prorated by the hour; also those of the agent and of metric filters"),
    usage("stored_gb", "Logs stored", Measure::Amount("GB-months"), "the GB of stored logs")
        .absent(Absent::Nothing)
        .hint("Compressed; when left out, of the logs that come in and how long they are kept"),
    data("infrequent_access_gb", "Infrequent Access class", "the GB of logs of the Infrequent Access class"),
    data("scanned_gb", "Scanned by queries", "the GB that queries scan")
        .hint("By Logs Insights: all that is in the time range of a query"),
    usage("live_tail_minutes", "Live Tail", Measure::Amount("minutes"), "the minutes of Live Tail"),
    data("data_protection_gb", "Masked by data protection", "the GB that data protection scans"),
    data("vended_gb", "To CloudWatch Logs", "the GB of vended logs").hint("Of the Standard class"),
    data("vended_infrequent_access_gb", "To the Infrequent Access class", "the GB of vended logs of the Infrequent Access class"),
    data("s3_gb", "To S3", "the GB of logs to S3").hint("Before compression; S3 charges for storage and requests"),
    data("parquet_gb", "Converted to Parquet", "the GB converted to Parquet").hint("Of what goes to S3"),
    data("firehose_gb", "To Data Firehose", "the GB of logs to Data Firehose").hint("Data Firehose charges as well"),
    usage("api_requests", "API requests", Measure::Count("requests"), "the API requests")
        .hint("PutMetricData, GetMetricStatistics, ListMetrics and others; those of the console are free"),
    usage("get_metric_data_metrics", "GetMetricData", Measure::Count("metrics"), "the metrics of GetMetricData")
        .hint("Metrics that are asked for, as by monitoring tools that poll; never free"),
    usage("widget_image_metrics", "GetMetricWidgetImage", Measure::Count("metrics"), "the metrics of GetMetricWidgetImage")
        .hint("Metrics that are asked for; never free"),
    usage("insight_report_metrics", "GetInsightRuleReport", Measure::Count("metrics"), "the metrics of GetInsightRuleReport")
        .hint("Metrics that are asked for; never free"),
    usage("metric_stream_updates", "Metric stream updates", Measure::Count("updates"), "the updates of metric streams")
        .hint("A metric that gets a value every minute makes 43,800 a month"),
    usage("canary_runs", "Canary runs", Measure::Count("runs"), "the canary runs")
        .hint("Their functions, objects and logs are charges of their services"),
    usage("rum_events", "RUM events", Measure::Count("events"), "the RUM events").hint("Of web applications"),
    usage(
        "container_insights_observations",
        "Container Insights, EKS",
        Measure::Count("observations"),
        "the observations of Container Insights",
    )
    .hint("Observations, with enhanced observability"),
    usage("container_insights_metrics", "Container Insights, ECS", Measure::Amount("metrics"), "the metrics of Container Insights")
        .hint("Metrics, with enhanced observability: no price is known here. Without, they are custom metrics and logs"),
    usage("contributor_events", "Contributor events", Measure::Count("events"), "the log events of Contributor Insights")
        .hint("Log events that match a rule"),
    usage(
        "dynamodb_contributor_events",
        "Contributor events, DynamoDB",
        Measure::Count("events"),
        "the DynamoDB events of Contributor Insights",
    )
    .hint("Reads and writes of the tables"),
    usage("application_signals", "Application Signals", Measure::Count("signals"), "the signals of Application Signals")
        .hint("No price is known here"),
];
