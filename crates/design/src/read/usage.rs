//! Reads usage figures.

use serde_json::Value;

use super::node::Node;
use crate::ebs::Provisioned;
use crate::ec2::{Run, Running, Weekday, Weekly};
use crate::limits;
use crate::usage::UsageValue;

/// A usage figure from 0 to `most`: a number, a range, or `"open"`.
pub(super) fn usage_value(node: Node<'_, '_>, most: u64) -> Option<UsageValue> {
    let figure = |node: Node<'_, '_>| node.number(0, most, limits::USAGE_DECIMALS);
    match node.value() {
        Value::Number(_) => figure(node).map(UsageValue::One),
        Value::String(word) if word == "open" => Some(UsageValue::Open),
        Value::Object(_) => {
            let mut object = node.object()?;
            let low = object.required("low", figure);
            let typical = object.required("typical", figure);
            let high = object.required("high", figure);
            if let (Some(low), Some(typical), Some(high)) = (low, typical, high) {
                if low > typical || typical > high {
                    object
                        .node()
                        .refuse::<()>("low, typical and high do not rise", "order them: low <= typical <= high");
                    return None;
                }
                object.finish();
                return Some(UsageValue::Range { low, typical, high });
            }
            object.finish();
            None
        }
        _ => node
            .refuse("expected a usage figure", "write a number, {\"low\": …, \"typical\": …, \"high\": …} or \"open\""),
    }
}

fn hours(node: Node<'_, '_>) -> Option<UsageValue> {
    usage_value(node, limits::HOURS_PER_MONTH)
}

/// When instances run.
pub(super) fn running(node: Node<'_, '_>) -> Option<Running> {
    if node.value() == "always" {
        return Some(Running::Always);
    }
    if !node.value().is_object() {
        return node.refuse(
            "expected when the instances run",
            "write \"always\", {\"hours_per_month\": …}, {\"weekly\": …} or {\"runs\": […]}",
        );
    }
    let mut object = node.object()?;
    let by_hours = object.optional("hours_per_month", hours).map(Running::HoursPerMonth);
    let weekly = object.optional("weekly", weekly).map(Running::Weekly);
    let runs = object.optional("runs", runs).map(Running::Runs);
    let given = object.entries().iter().filter(|(_, node)| !node.value().is_null()).count();
    if given != 1 {
        return object.node().refuse(format!("{given} schedules"), "give one of hours_per_month, weekly and runs");
    }
    object.finish();
    by_hours.or(weekly).or(runs)
}

fn weekly(node: Node<'_, '_>) -> Option<Weekly> {
    let mut object = node.object()?;
    let days = object.required("days", |node| {
        let nodes = node.list(Weekday::ALL.len())?;
        let mut days = nodes.iter().map(|day| day.word(Weekday::ALL)).collect::<Option<Vec<_>>>()?;
        days.sort_unstable();
        let count = days.len();
        days.dedup();
        if days.is_empty() || days.len() != count {
            return node.refuse("the days are empty or one stands twice", "name each day once");
        }
        Some(days)
    });
    let hours_per_day = object.required("hours_per_day", |node| node.number(0, 24, limits::USAGE_DECIMALS));
    object.finish();
    Some(Weekly { days: days?, hours_per_day: hours_per_day? })
}

fn runs(node: Node<'_, '_>) -> Option<Vec<Run>> {
    let nodes = node.list(limits::RUNS)?;
    if nodes.is_empty() {
        return node.refuse("no runs", "give at least one run");
    }
    let runs: Vec<_> = nodes
        .into_iter()
        .map(|node| {
            let mut object = node.object()?;
            let count = object.required("count", |node| node.whole(1, limits::COUNT));
            let seconds = object.required("seconds", |node| node.whole(1, limits::RUN_SECONDS));
            object.finish();
            Some(Run { count: count?, seconds: seconds? })
        })
        .collect();
    runs.into_iter().collect()
}

/// How long volumes exist.
pub(super) fn provisioned(node: Node<'_, '_>) -> Option<Provisioned> {
    if node.value() == "always" {
        return Some(Provisioned::Always);
    }
    if !node.value().is_object() {
        return node.refuse("expected how long the volumes exist", "write \"always\" or {\"hours_per_month\": …}");
    }
    let mut object = node.object()?;
    let value = object.required("hours_per_month", hours);
    object.finish();
    value.map(Provisioned::HoursPerMonth)
}
