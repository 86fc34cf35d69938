//! The free monthly allowances of CloudWatch.

use crate::Allowance;

pub(super) static LOGS: Allowance = Allowance {
    code: "cloudwatch-logs",
    amount: 5,
    hourly: false,
    regional: false,
    label: "5 GB of logs into CloudWatch",
};
pub(super) static STORED: Allowance = Allowance {
    code: "cloudwatch-logs-stored",
    amount: 5,
    hourly: false,
    regional: false,
    label: "5 GB-months of logs in CloudWatch",
};
pub(super) static SCANNED: Allowance = Allowance {
    code: "cloudwatch-logs-scanned",
    amount: 5,
    hourly: false,
    regional: false,
    label: "5 GB scanned by Logs Insights",
};
pub(super) static LIVE_TAIL: Allowance = Allowance {
    code: "cloudwatch-live-tail",
    amount: 1_800,
    hourly: false,
    regional: false,
    label: "1,800 minutes of Live Tail",
};
pub(super) static METRICS: Allowance = Allowance {
    code: "cloudwatch-metrics",
    amount: 10,
    hourly: false,
    regional: false,
    label: "10 custom metrics of CloudWatch",
};
pub(super) static ALARMS: Allowance = Allowance {
    code: "cloudwatch-alarms",
    amount: 10,
    hourly: false,
    regional: false,
    label: "10 alarm metrics of CloudWatch",
};
pub(super) static DASHBOARDS: Allowance = Allowance {
    code: "cloudwatch-dashboards",
    amount: 3,
    hourly: false,
    regional: false,
    label: "3 CloudWatch dashboards",
};
pub(super) static API: Allowance = Allowance {
    code: "cloudwatch-api",
    amount: 1_000_000,
    hourly: false,
    regional: false,
    label: "1 million API requests to CloudWatch",
};
pub(super) static CANARIES: Allowance =
    Allowance { code: "cloudwatch-canaries", amount: 100, hourly: false, regional: false, label: "100 canary runs" };
pub(super) static RULES: Allowance = Allowance {
    code: "cloudwatch-contributor-rules",
    amount: 1,
    hourly: false,
    regional: false,
    label: "1 Contributor Insights rule",
};
pub(super) static EVENTS: Allowance = Allowance {
    code: "cloudwatch-contributor-events",
    amount: 1_000_000,
    hourly: false,
    regional: false,
    label: "1 million log events of Contributor Insights",
};

/// All allowances (Amazon CloudWatch pricing, free tier).
pub(super) const ALL: &[&Allowance] =
    &[&LOGS, &STORED, &SCANNED, &LIVE_TAIL, &METRICS, &ALARMS, &DASHBOARDS, &API, &CANARIES, &RULES, &EVENTS];
