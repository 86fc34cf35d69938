//! Amazon CloudWatch: metrics, alarms, dashboards, logs, canaries.

mod allowances;
mod charges;
mod fields;

use crate::{Amount, Condition, Definition, FormRow, Icon, Level, Rule, Section, Stands, Test, Text};

/// Logs are ingested and stored.
const LOGS_COME_IN: Condition =
    Condition::AnyGiven(&["ingested_gb", "infrequent_access_gb", "vended_gb", "vended_infrequent_access_gb"]);

/// Amazon CloudWatch, as used by a design.
pub static CLOUDWATCH: Definition = Definition {
    kind: "cloudwatch",
    title: "Amazon CloudWatch",
    adds: "CloudWatch metrics and logs",
    new: ("monitoring", "Monitoring"),
    noun: "monitoring",
    count: "",
    section: Section::Monitoring,
    icon: Icon::Gauge,
    stands: Stands::Region,
    // What instances and functions send there in GB is logs; metrics are only a few KB.
    service: "logs",
    parent: None,
    summary: Text::All(&[
        Text::If(
            Condition::Given("ingested_gb"),
            &Text::All(&[Text::Is("logs"), Text::After(" ", &Text::Used("ingested_gb"))]),
            &Text::Is("monitoring"),
        ),
        Text::After(", ", &Text::Used("metrics")),
        Text::If(
            Condition::AtLeast("alarms", 1),
            &Text::All(&[Text::Is(", "), Text::Of("alarms"), Text::Is(" alarms")]),
            &Text::Is(""),
        ),
    ]),
    about: "Logs by the GB that comes in, is stored and is scanned; custom metrics in tiers over all of the region; alarms by \
            the metrics they watch; dashboards; API requests and metric streams; canaries; Contributor Insights, Container \
            Insights, RUM. Metrics that services send by themselves are free.",
    config: fields::CONFIG,
    usage: fields::USAGE,
    form: &[
        FormRow::Fields(&["ingested_gb", "retention_days"]),
        FormRow::Fields(&["metrics", "alarms"]),
        FormRow::Fields(&["dashboards", "placement/region"]),
        FormRow::More(
            "More about logs",
            "stored logs, Infrequent Access, Logs Insights, Live Tail, data protection",
            &["stored_gb", "infrequent_access_gb", "scanned_gb", "live_tail_minutes", "data_protection_gb"],
        ),
        FormRow::More(
            "Vended logs",
            "flow logs and other logs of AWS services, to CloudWatch Logs, S3 or Data Firehose",
            &["vended_gb", "vended_infrequent_access_gb", "s3_gb", "parquet_gb", "firehose_gb"],
        ),
        FormRow::More(
            "Other alarms and dashboards",
            "anomaly detection, high resolution, composite, Metrics Insights; dashboards above 50 metrics",
            &[
                "anomaly_alarms",
                "high_resolution_alarms",
                "composite_alarms",
                "metrics_insights_metrics",
                "large_dashboards",
            ],
        ),
        FormRow::More(
            "API requests, metric streams",
            "requests by tools outside the console, updates that are streamed",
            &[
                "api_requests",
                "get_metric_data_metrics",
                "widget_image_metrics",
                "insight_report_metrics",
                "metric_stream_updates",
            ],
        ),
        FormRow::More(
            "Canaries, RUM, Container Insights and others",
            "Synthetics, real user monitoring, Contributor Insights, Application Signals, Internet Monitor",
            &[
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
            ],
        ),
        FormRow::Note(
            "Detailed monitoring of instances is part of the instances: leave it out here.",
            Condition::Always,
        ),
    ],
    starts: &[("retention_days", "30")],
    allowances: allowances::ALL,
    charges: charges::ALL,
    rules: &[
        Rule {
            id: "cw-log-retention",
            level: Level::Advice,
            place: "/config/retention_days",
            test: Test::When(Condition::All(&[
                LOGS_COME_IN,
                Condition::Not(&Condition::Given("retention_days")),
                Condition::Not(&Condition::Given("stored_gb")),
            ])),
            message: Text::Is("a log group without a retention keeps its logs for ever"),
            fix: "set a retention",
        },
        Rule {
            id: "cw-parquet",
            level: Level::Warning,
            place: "/usage/parquet_gb",
            test: Test::Above(Condition::Always, Amount::Field("parquet_gb"), Amount::Field("s3_gb")),
            message: Text::Is("more logs are converted to Parquet than are delivered to S3"),
            fix: "enter the GB delivered to S3, before compression",
        },
    ],
    purchase_options: None,
    deployment_options: None,
    unpriced: &[],
    sources: &[
        "Amazon CloudWatch pricing",
        "Amazon CloudWatch user guide, CloudWatch billing and cost",
        "AWS Pricing Calculator, Amazon CloudWatch: compression of stored logs",
    ],
};
