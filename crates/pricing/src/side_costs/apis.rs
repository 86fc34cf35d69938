//! Access logs and execution logs of API Gateway.

use super::candidate::{Candidate, logs};
use super::sizes::{ACCESS_LOG_BYTES, EXECUTION_LOG_BYTES};
use super::span::Span;
use super::subject::{Cause, number, typical};

pub(super) fn find(cause: Cause<'_>, all: &mut Vec<Candidate>) {
    let Some(values) = cause.values("api-gateway") else { return };
    let is_websocket = values.code("api_type") == "websocket";
    let (noun, missing) = if is_websocket { ("messages", "the messages") } else { ("requests", "the requests") };
    let requests = cause.used(values, noun);
    if requests.is_some_and(Span::is_zero) {
        return;
    }
    let mut find = |suffix: &str, title: String, bytes: u64, what: &str, field_of_logs: &'static str| {
        let gb = requests.and_then(|requests| requests.gb_of_bytes(bytes));
        let size = format!("{} bytes of {what}", number(bytes));
        let assumption = match requests.zip(gb) {
            Some((requests, gb)) => {
                format!("{} {noun} × {size} = {} GB of logs, kept for 30 days", typical(requests), typical(gb))
            }
            None => format!("{size} for each of the {noun}, kept for 30 days"),
        };
        all.push(logs(cause, (suffix, title), (field_of_logs, gb), assumption, missing));
    };
    find("access-logs", format!("Access logs of {}", cause.name()), ACCESS_LOG_BYTES, "JSON access log", "vended_gb");
    // HTTP APIs have no execution logs.
    if values.code("api_type") != "http" {
        let title = format!("Execution logs of {}", cause.name());
        find("execution-logs", title, EXECUTION_LOG_BYTES, "execution log at level INFO", "ingested_gb");
    }
}
