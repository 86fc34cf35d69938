//! The charges of CloudWatch.

use catalog::PriceList;
use units::Unit;

use super::fields::OTHER_USES;
use super::{LOGS_COME_IN, allowances};
use crate::{Allowance, Amount, Charge, Condition, Factor, Key, Pool, Price, Text};

const STORED_IS_SAID: Condition = Condition::Given("stored_gb");

/// Usage with its own price.
const fn used(
    code: &'static str,
    label: &'static str,
    unit: Unit,
    (dimension, item): (&'static str, &'static str),
    factors: &'static [Factor],
    when: Condition,
) -> Charge {
    let price = Price::Listed(Key::new(PriceList::CloudWatch, dimension, item));
    Charge { code, label: Text::Is(label), unit, factors, price, when, ..Charge::NEW }
}

/// The same with a free allowance of the account.
const fn partly_free(allowance: &'static Allowance, charge: Charge) -> Charge {
    Charge { pool: Pool::Region, allowance: Some(allowance), ..charge }
}

/// The same where it is not known whether every region has it.
const fn perhaps(charge: Charge) -> Charge {
    Charge { perhaps_sold: true, ..charge }
}

/// GB of logs.
const fn logs(
    code: &'static str,
    label: &'static str,
    item: &'static str,
    factors: &'static [Factor],
    when: Condition,
) -> Charge {
    used(code, label, Unit::Gb, ("logs", item), factors, when)
}

/// GB of logs at a price whose tiers count the whole region.
const fn vended(
    code: &'static str,
    label: &'static str,
    item: &'static str,
    factors: &'static [Factor],
    when: Condition,
) -> Charge {
    Charge { pool: Pool::Region, ..logs(code, label, item, factors, when) }
}

/// Alarms of one kind, by the number of metrics they watch.
const fn alarms(
    code: &'static str,
    label: &'static str,
    item: &'static str,
    factors: &'static [Factor],
    when: Condition,
) -> Charge {
    used(code, label, Unit::Month, ("alarms", item), factors, when)
}

/// Requests, runs, events.
const fn requests(
    code: &'static str,
    label: &'static str,
    item: &'static str,
    factors: &'static [Factor],
    when: Condition,
) -> Charge {
    used(code, label, Unit::Request, ("requests", item), factors, when)
}

/// Stored logs.
const fn stored(factors: &'static [Factor], when: Condition) -> Charge {
    partly_free(
        &allowances::STORED,
        used("cloudwatch.logs-stored", "Logs stored", Unit::GbMonth, ("logs", "stored"), factors, when),
    )
}

const INGESTED: Amount = Amount::Sum(&[
    Amount::Field("ingested_gb"),
    Amount::Field("infrequent_access_gb"),
    Amount::Field("vended_gb"),
    Amount::Field("vended_infrequent_access_gb"),
]);

pub(super) const ALL: &[Charge] = &[
    partly_free(
        &allowances::LOGS,
        logs(
            "cloudwatch.logs",
            "Logs, Standard class",
            "standard",
            &[Factor::used("ingested_gb", "GB")],
            Condition::Any(&[Condition::Given("ingested_gb"), Condition::Not(&Condition::AnyGiven(OTHER_USES))]),
        ),
    ),
    logs(
        "cloudwatch.logs-infrequent-access",
        "Logs, Infrequent Access class",
        "infrequent-access",
        &[Factor::used("infrequent_access_gb", "GB")],
        Condition::Given("infrequent_access_gb"),
    ),
    vended(
        "cloudwatch.logs-vended",
        "Vended logs, Standard class",
        "vended",
        &[Factor::used("vended_gb", "GB")],
        Condition::Given("vended_gb"),
    ),
    vended(
        "cloudwatch.logs-vended-infrequent-access",
        "Vended logs, Infrequent Access class",
        "vended-infrequent-access",
        &[Factor::used("vended_infrequent_access_gb", "GB")],
        Condition::Given("vended_infrequent_access_gb"),
    ),
    stored(&[Factor::used("stored_gb", "GB-months")], STORED_IS_SAID),
    Charge {
        assumption: "stored logs take 15 % of what comes in, as AWS's calculator takes it, and are as old as they are kept",
        missing: "how long logs are kept, or the GB of stored logs",
        ..stored(
            &[
                Factor::amount(Amount::OfAll(&INGESTED), "GB of logs"),
                Factor::of(Amount::Months(&Amount::Needed("retention_days")), "day", "days"),
                Factor::amount(Amount::Over(&Amount::Of(15), 100), "left by compression"),
            ],
            Condition::All(&[LOGS_COME_IN, Condition::Not(&STORED_IS_SAID)]),
        )
    },
    partly_free(
        &allowances::SCANNED,
        logs(
            "cloudwatch.logs-scanned",
            "Scanned by Logs Insights",
            "insights-scanned",
            &[Factor::used("scanned_gb", "GB scanned")],
            Condition::Given("scanned_gb"),
        ),
    ),
    perhaps(partly_free(
        &allowances::LIVE_TAIL,
        used(
            "cloudwatch.live-tail",
            "Live Tail",
            Unit::Minute,
            ("logs", "live-tail"),
            &[Factor::used("live_tail_minutes", "minutes")],
            Condition::Given("live_tail_minutes"),
        ),
    )),
    perhaps(logs(
        "cloudwatch.data-protection",
        "Data protection of logs",
        "data-protection",
        &[Factor::used("data_protection_gb", "GB scanned")],
        Condition::Given("data_protection_gb"),
    )),
    vended(
        "cloudwatch.logs-to-s3",
        "Vended logs to S3",
        "delivered-to-s3",
        &[Factor::used("s3_gb", "GB")],
        Condition::Given("s3_gb"),
    ),
    logs(
        "cloudwatch.parquet",
        "Conversion of logs to Parquet",
        "parquet-conversion",
        &[Factor::used("parquet_gb", "GB")],
        Condition::Given("parquet_gb"),
    ),
    vended(
        "cloudwatch.logs-to-firehose",
        "Vended logs to Data Firehose",
        "delivered-to-firehose",
        &[Factor::used("firehose_gb", "GB")],
        Condition::Given("firehose_gb"),
    ),
    partly_free(
        &allowances::METRICS,
        used(
            "cloudwatch.metrics",
            "Custom metrics",
            Unit::MetricMonth,
            ("metrics", "metric"),
            &[Factor::used("metrics", "metrics")],
            Condition::Given("metrics"),
        ),
    ),
    partly_free(
        &allowances::ALARMS,
        alarms(
            "cloudwatch.alarms",
            "Alarms",
            "standard",
            &[Factor::of(Amount::Field("alarms"), "metric", "metrics")],
            Condition::AtLeast("alarms", 1),
        ),
    ),
    partly_free(
        &allowances::ALARMS,
        alarms(
            "cloudwatch.anomaly-alarms",
            "Anomaly detection alarms",
            "standard",
            &[
                Factor::of(Amount::Field("anomaly_alarms"), "alarm", "alarms"),
                Factor::amount(Amount::Of(3), "metrics each, with both bands"),
            ],
            Condition::AtLeast("anomaly_alarms", 1),
        ),
    ),
    alarms(
        "cloudwatch.high-resolution-alarms",
        "High-resolution alarms",
        "high-resolution",
        &[Factor::of(Amount::Field("high_resolution_alarms"), "metric", "metrics")],
        Condition::AtLeast("high_resolution_alarms", 1),
    ),
    alarms(
        "cloudwatch.composite-alarms",
        "Composite alarms",
        "composite",
        &[Factor::of(Amount::Field("composite_alarms"), "alarm", "alarms")],
        Condition::AtLeast("composite_alarms", 1),
    ),
    alarms(
        "cloudwatch.metrics-insights-alarms",
        "Metrics Insights alarms",
        "metrics-insights",
        &[Factor::of(Amount::Field("metrics_insights_metrics"), "metric analyzed", "metrics analyzed")],
        Condition::AtLeast("metrics_insights_metrics", 1),
    ),
    partly_free(
        &allowances::DASHBOARDS,
        used(
            "cloudwatch.dashboards",
            "Dashboards of up to 50 metrics",
            Unit::Month,
            ("dashboards", "basic"),
            &[Factor::of(Amount::Field("dashboards"), "dashboard", "dashboards")],
            Condition::AtLeast("dashboards", 1),
        ),
    ),
    used(
        "cloudwatch.large-dashboards",
        "Dashboards of more than 50 metrics",
        Unit::Month,
        ("dashboards", "extended"),
        &[Factor::of(Amount::Field("large_dashboards"), "dashboard", "dashboards")],
        Condition::AtLeast("large_dashboards", 1),
    ),
    partly_free(
        &allowances::API,
        requests(
            "cloudwatch.api-requests",
            "API requests",
            "api",
            &[Factor::used("api_requests", "requests")],
            Condition::Given("api_requests"),
        ),
    ),
    requests(
        "cloudwatch.get-metric-data",
        "Metrics of GetMetricData",
        "get-metric-data",
        &[Factor::used("get_metric_data_metrics", "metrics")],
        Condition::Given("get_metric_data_metrics"),
    ),
    perhaps(requests(
        "cloudwatch.get-metric-widget-image",
        "Metrics of GetMetricWidgetImage",
        "get-metric-widget-image",
        &[Factor::used("widget_image_metrics", "metrics")],
        Condition::Given("widget_image_metrics"),
    )),
    requests(
        "cloudwatch.get-insight-rule-report",
        "Metrics of GetInsightRuleReport",
        "get-insight-rule-report",
        &[Factor::used("insight_report_metrics", "metrics")],
        Condition::Given("insight_report_metrics"),
    ),
    perhaps(requests(
        "cloudwatch.metric-streams",
        "Metric streams",
        "metric-streams",
        &[Factor::used("metric_stream_updates", "updates")],
        Condition::Given("metric_stream_updates"),
    )),
    partly_free(
        &allowances::CANARIES,
        requests(
            "cloudwatch.canaries",
            "Canary runs",
            "canaries",
            &[Factor::used("canary_runs", "runs")],
            Condition::Given("canary_runs"),
        ),
    ),
    perhaps(requests(
        "cloudwatch.rum",
        "RUM events",
        "rum-events",
        &[Factor::used("rum_events", "events")],
        Condition::Given("rum_events"),
    )),
    Charge {
        pool: Pool::Region,
        ..requests(
            "cloudwatch.container-insights-eks",
            "Container Insights of EKS",
            "container-insights-eks",
            &[Factor::used("container_insights_observations", "observations")],
            Condition::Given("container_insights_observations"),
        )
    },
    Charge::unlisted(
        "cloudwatch.container-insights-ecs",
        "Container Insights of ECS",
        Unit::MetricMonth,
        &[Factor::used("container_insights_metrics", "metrics")],
        Condition::Given("container_insights_metrics"),
        "the table does not tell which of its metrics are those of Container Insights",
    ),
    partly_free(
        &allowances::RULES,
        used(
            "cloudwatch.contributor-rules",
            "Contributor Insights rules",
            Unit::Month,
            ("contributor-insights", "logs"),
            &[Factor::of(Amount::Field("contributor_rules"), "rule", "rules")],
            Condition::AtLeast("contributor_rules", 1),
        ),
    ),
    perhaps(partly_free(
        &allowances::EVENTS,
        requests(
            "cloudwatch.contributor-events",
            "Log events of Contributor Insights",
            "contributor-insights-logs",
            &[Factor::used("contributor_events", "events")],
            Condition::Given("contributor_events"),
        ),
    )),
    perhaps(used(
        "cloudwatch.dynamodb-contributor-rules",
        "Contributor Insights rules of DynamoDB",
        Unit::Month,
        ("contributor-insights", "dynamodb"),
        &[Factor::of(Amount::Field("dynamodb_contributor_rules"), "rule", "rules")],
        Condition::AtLeast("dynamodb_contributor_rules", 1),
    )),
    perhaps(requests(
        "cloudwatch.dynamodb-contributor-events",
        "DynamoDB events of Contributor Insights",
        "contributor-insights-dynamodb",
        &[Factor::used("dynamodb_contributor_events", "events")],
        Condition::Given("dynamodb_contributor_events"),
    )),
    Charge::unlisted(
        "cloudwatch.application-signals",
        "Application Signals",
        Unit::Request,
        &[Factor::used("application_signals", "signals")],
        Condition::Given("application_signals"),
        "no reliable table has its tiers; accounts with Transaction Search pay for GB of spans instead",
    ),
    Charge::unlisted(
        "cloudwatch.internet-monitor",
        "Internet Monitor",
        Unit::Month,
        &[Factor::of(Amount::Field("internet_monitor_resources"), "monitored resource", "monitored resources")],
        Condition::AtLeast("internet_monitor_resources", 1),
        "the table does not tell what its prices are per, and city networks are counted besides resources",
    ),
];
