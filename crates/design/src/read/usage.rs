//! Reads usage values.

use super::json::Json;
use super::node::Node;
use crate::ebs::Provisioned;
use definitions::UsageValue;
use definitions::limits;

/// Reads a usage value from 0 to `most`: a number, a range, or `"open"`.
pub(super) fn usage_value(node: Node<'_, '_>, most: u64) -> Option<UsageValue> {
    let figure = |node: Node<'_, '_>| node.number(0, most, limits::USAGE_DECIMALS);
    match node.value() {
        Json::Number(_) => figure(node).map(UsageValue::One),
        Json::Text(word) if word == "open" => Some(UsageValue::Open),
        Json::Object(_) => {
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
            .refuse("expected a usage value", "write a number, {\"low\": …, \"typical\": …, \"high\": …} or \"open\""),
    }
}

/// Reads a usage value that can also occur once: `{"once": 500, "month": 1}`.
pub(super) fn or_once(node: Node<'_, '_>, most: u64) -> Option<UsageValue> {
    if node.value().get("once").is_none() {
        return usage_value(node, most);
    }
    let mut object = node.object()?;
    let value = object.required("once", |node| match usage_value(node, most)? {
        UsageValue::Open => node.refuse("what happens once has a size", "write a number, or low, typical and high"),
        value => Some(value),
    });
    let month = object.required("month", |node| node.whole(1, 12));
    object.finish();
    Some(value?.once_in(u32::try_from(month?).ok()?))
}

/// Reads hours per month.
pub(super) fn hours(node: Node<'_, '_>) -> Option<UsageValue> {
    usage_value(node, limits::HOURS_PER_MONTH)
}

/// Reads how long volumes exist.
pub(super) fn provisioned(node: Node<'_, '_>) -> Option<Provisioned> {
    if node.is("always") {
        return Some(Provisioned::Always);
    }
    if !node.value().is_object() {
        let fix = "write \"always\", {\"hours_per_month\": …} or {\"gb_months\": …}";
        return node.refuse("expected how long the volumes exist", fix);
    }
    let mut object = node.object()?;
    let by_hours = object.optional("hours_per_month", hours).map(Provisioned::HoursPerMonth);
    let gb_months = |node: Node<'_, '_>| usage_value(node, limits::GB_MONTHS);
    let by_size = object.optional("gb_months", gb_months).map(Provisioned::GbMonths);
    if object.given() != 1 {
        return object.node().refuse("expected one of two values", "give hours_per_month or gb_months");
    }
    object.finish();
    by_hours.or(by_size)
}
