//! Logs of Lambda functions.

use super::candidate::{Candidate, logs};
use super::sizes::FUNCTION_LOG_BYTES;
use super::span::Span;
use super::subject::{Cause, typical};

pub(super) fn find(cause: Cause<'_>, all: &mut Vec<Candidate>) {
    let Some(values) = cause.values("lambda") else { return };
    let on_demand = cause.used(values, "requests");
    let requests = if values.is_given("provisioned_concurrency") {
        on_demand.zip(cause.used(values, "provisioned_requests")).and_then(|(one, other)| one.plus(other))
    } else {
        on_demand
    };
    let requests = requests.and_then(|requests| requests.times(cause.count()));
    if requests.is_some_and(Span::is_zero) {
        return;
    }
    let gb = requests.and_then(|requests| requests.gb_of_bytes(FUNCTION_LOG_BYTES));
    let title = format!("CloudWatch Logs of {}", cause.name());
    let size = format!("{FUNCTION_LOG_BYTES} bytes of START, END and REPORT lines");
    let rest = "lines that your code writes come on top";
    let assumption = match requests.zip(gb) {
        Some((requests, gb)) => {
            format!("{} invocations × {size} = {} GB of logs, kept for 30 days; {rest}", typical(requests), typical(gb))
        }
        None => format!("{size} for each invocation, kept for 30 days; {rest}"),
    };
    all.push(logs(cause, ("logs", title), ("vended_gb", gb), assumption, "the invocations"));
}
