//! Links to the comparisons of workloads.

use design::{Component, Design};
use leptos::prelude::*;
use pricing::Estimate;
use workloads::{Topic, fields};

/// A link from a component to the comparison that it suggests, with what the design says of its workload.
pub(super) fn of_component(design: &Design, component: &Component, estimate: Option<&Estimate>) -> Option<AnyView> {
    let estimate = estimate?.components.iter().find(|one| one.id == component.id)?;
    let (topic, given) = workloads::of_component(component, design.region_of(component), estimate)?;
    let link = view! {
        <p class="hint">
            "Compare: "
            <a href=address(topic, &given, None) target="_blank" rel="noopener">{topic.title()}<span class="hidden">" (opens a new tab)"</span></a>
        </p>
    };
    Some(link.into_any())
}

/// The address of a comparison with the values that it asks for; of an option of it, opened as a design, if one is named.
pub(crate) fn address(topic: Topic, given: &[(String, String)], option: Option<&str>) -> String {
    let asked = |name: &str| fields(topic).any(|field| field.code == name);
    let values = given.iter().filter(|(name, text)| asked(name) && !text.trim().is_empty());
    let mut parts: Vec<String> = values.map(|(name, text)| format!("{name}={}", encoded(text.trim()))).collect();
    let path = match option {
        Some(option) => {
            parts.insert(0, format!("workload={}&option={option}", topic.code()));
            "/new".to_owned()
        }
        None => format!("/workloads/{}", topic.code()),
    };
    if parts.is_empty() { path } else { format!("{path}?{}", parts.join("&")) }
}

/// Text as a value of a query: letters, digits and some marks as they are, everything else as `%XX`.
fn encoded(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        b' ' => "+".to_owned(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(all: &[(&str, &str)]) -> Vec<(String, String)> {
        all.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn addresses_keep_what_the_other_comparison_asks_for() {
        let values =
            given(&[("region", "eu-west-1"), ("duration_ms", "80"), ("gb", ""), ("requests_per_second", "1 2&é")]);
        let all = "region=eu-west-1&duration_ms=80&requests_per_second=1+2%26%C3%A9";
        assert_eq!(address(Topic::Compute, &values, None), format!("/workloads/compute?{all}"));
        assert_eq!(address(Topic::Delivery, &values, None), "/workloads/delivery?region=eu-west-1");
        assert_eq!(
            address(Topic::Compute, &values, Some("lambda")),
            format!("/new?workload=compute&option=lambda&{all}")
        );
        assert_eq!(address(Topic::FrontDoor, &[], None), "/workloads/front-door");
    }
}
