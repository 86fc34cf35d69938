//! What occurs in one month only.

use std::collections::BTreeSet;

use definitions::{Usage, UsageValue, Value};

use crate::component::Body;
use crate::document::Design;

/// The usage values, besides those of defined kinds, that can occur once: data that is sent, requests, transitions,
/// restores, copies and deletions. What is stored, how long it lasts, shares and rates cannot.
const CAN_OCCUR_ONCE: &[&str] = &[
    // Flows, NAT gateways and transit gateways.
    "request_gb",
    "response_gb",
    "internet_out_gb",
    "internet_in_gb",
    "other_gb",
    "cross_zone_gb",
    "vpc_gb",
    "vpn_gb",
    "direct_connect_gb",
    "peered_gb",
    // S3.
    "put_requests",
    "list_requests",
    "get_requests",
    "delete_requests",
    "transitions_in",
    "retrieved_gb",
    "uploaded_gb",
    "expedited_gb",
    "expedited_requests",
    "standard_gb",
    "standard_requests",
    "bulk_gb",
    "bulk_requests",
    "deleted_early_gb",
    "replicated_objects",
    "replicated_gb",
    "access_point_gb",
    "inventory_objects",
    "analyzed_objects",
    // Snapshots.
    "copied_gib",
    "restored_gib",
    "deleted_gib",
];

/// Whether the usage value of this name can occur in one month only.
#[must_use]
pub fn can_occur_once(name: &str) -> bool {
    CAN_OCCUR_ONCE.contains(&name)
}

impl Design {
    /// The months, from 1, in which something occurs that does not occur in the others; at most twelve.
    #[must_use]
    pub fn once_months(&self) -> BTreeSet<u32> {
        let mut months = BTreeSet::new();
        for component in &self.components {
            component.body.each_usage(&mut |value| months.extend(value.once().map(|(_, month)| month)));
        }
        months
    }

    /// The design with the usage of a month, from 1: what occurs once in it counts as if it occurred every month.
    #[must_use]
    pub fn in_month(&self, month: u32) -> Design {
        let mut design = self.clone();
        for component in &mut design.components {
            component.body.change_usage(&mut |value| {
                if let Some((once, own)) = value.once()
                    && own == month
                {
                    *value = once;
                }
            });
        }
        design
    }
}

impl Body {
    /// Calls `see` with every usage value that can occur once.
    fn each_usage(&self, see: &mut dyn FnMut(&UsageValue)) {
        if let Some(figures) = self.figures() {
            figures.figures().iter().filter_map(|(_, value)| value.as_ref()).for_each(see);
            return;
        }
        match self {
            Body::Snapshots { usage, .. } => usage.figures().for_each(see),
            Body::Defined(values) => {
                for (_, value) in values.usage() {
                    if let Some(Value::Usage(Usage::Monthly(value))) = value {
                        see(value);
                    }
                }
            }
            _ => {}
        }
    }

    /// Lets `change` change every usage value that can occur once.
    fn change_usage(&mut self, change: &mut dyn FnMut(&mut UsageValue)) {
        if let Some(figures) = self.figures_mut() {
            let names: Vec<&'static str> = figures.figures().into_iter().map(|(name, _)| name).collect();
            names.into_iter().for_each(|name| {
                figures.figure_mut(name).and_then(Option::as_mut).map(&mut *change).unwrap_or_default();
            });
            return;
        }
        match self {
            Body::Snapshots { usage, .. } => {
                let all = [
                    &mut usage.copied_gib,
                    &mut usage.list_requests,
                    &mut usage.get_requests,
                    &mut usage.put_requests,
                    &mut usage.restored_gib,
                    &mut usage.deleted_gib,
                ];
                all.into_iter().flatten().for_each(change);
            }
            Body::Defined(values) => {
                let once: Vec<(&'static str, UsageValue)> = values
                    .usage()
                    .filter_map(|(field, value)| match value {
                        Some(Value::Usage(Usage::Monthly(value))) if value.is_once() => Some((field.name, *value)),
                        _ => None,
                    })
                    .collect();
                for (name, mut value) in once {
                    change(&mut value);
                    values.set(name, Some(Value::Usage(Usage::Monthly(value))));
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn design(text: &str) -> Design {
        Design::parse(text).unwrap()
    }

    #[test]
    fn a_month_contains_what_occurs_in_it() {
        let text = |transitions: &str, sent: &str, copied: &str| {
            format!(
                r#"{{"abacus": 1, "name": "", "region": "us-east-1", "components": [
                    {{"id": "a", "name": "", "kind": "s3", "config": {{"storage_class": "glacier"}},
                      "usage": {{"transitions_in": {transitions}}}}},
                    {{"id": "b", "name": "", "kind": "sqs", "usage": {{"requests": {sent}}}}},
                    {{"id": "c", "name": "", "kind": "snapshots", "config": {{"copy_to": "us-west-2"}},
                      "usage": {{"copied_gib": {copied}}}}}
                ]}}"#
            )
        };
        let once = design(&text(
            r#"{"once": 5, "month": 2}"#,
            r#"{"once": {"low": 1, "typical": 2, "high": 3}, "month": 2}"#,
            r#"{"once": 9, "month": 12}"#,
        ));
        assert_eq!(once.once_months(), BTreeSet::from([2, 12]));
        let range = r#"{"low": 1, "typical": 2, "high": 3}"#;
        assert_eq!(once.in_month(2), design(&text("5", range, r#"{"once": 9, "month": 12}"#)));
        assert_eq!(once.in_month(3), once);
    }
}
