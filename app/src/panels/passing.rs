//! The flows whose data passes a gateway, an endpoint or a load balancer, with their GB.

use design::{Component, Figures, UsageValue};
use leptos::prelude::*;
use pricing::Passing;
use units::Decimal;
use units::format::quantity;
use use_cases::Shown as Found;

/// Decimal places of GB.
const DECIMALS: u32 = 2;

/// The flows that pass a component, linked, and what they carry together; nothing if none does.
pub(super) fn view(found: &Found<'_>, component: &Component) -> Option<AnyView> {
    let passing = found.passing(&component.id);
    if passing.is_empty() {
        return None;
    }
    let known: Option<Decimal> = passing.iter().map(|one| one.gb).sum();
    let count = match passing.len() {
        1 => "1 flow".to_owned(),
        several => format!("{several} flows"),
    };
    let gb = known.map_or_else(|| "GB that are open".to_owned(), |gb| format!("{} GB a month", quantity(gb, DECIMALS)));
    let links = passing.iter().map(link).collect_view();
    let typed = says_gb(component).then(|| {
        view! { <p class="hint">"The GB that are entered here are charged in addition to those of flows."</p> }
    });
    let view = view! {
        <div class="passing" id=format!("{}-passing", component.id)>
            <p>{format!("{gb} from {count}: ")}{links}</p>
            {typed}
        </div>
    };
    Some(view.into_any())
}

fn link(one: &Passing) -> AnyView {
    let gb = one.gb.map_or_else(|| "open".to_owned(), |gb| format!("{} GB", quantity(gb, DECIMALS)));
    view! {
        <button type="button" class="link" data-id=one.flow.to_string() data-face="form">{one.name.clone()}</button>
        {format!(" ({gb}) ")}
    }
    .into_any()
}

/// Whether usage values of the component itself tell GB that count besides those of flows.
fn says_gb(component: &Component) -> bool {
    let figures = component.body.figures().map(Figures::figures).unwrap_or_default();
    let counts = |value: Option<UsageValue>| value.is_some_and(|value| value != UsageValue::known(0));
    matches!(component.body, design::Body::NatGateway { .. } | design::Body::TransitGateway { .. })
        && figures.iter().any(|(name, value)| *name != "hours_per_month" && counts(*value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gateway_shows_the_flows_that_feed_it() {
        let document = |usage: &str| {
            format!(
                r#"{{"abacus": 1, "region": "us-east-1", "components": [
            {{"id": "web", "name": "Web", "kind": "ec2", "config": {{"instance_type": "t3.micro"}}}},
            {{"id": "nat", "kind": "nat-gateway", "usage": {{{usage}}}}},
            {{"id": "out", "name": "Out", "kind": "flow", "config": {{"from": "web", "to": "@internet"}},
              "usage": {{"request_gb": 2000, "response_gb": 650}}}}]}}"#
            )
        };
        let html = |usage: &str| {
            use_cases::shown(&document(usage), &[], |found| {
                let nat = found.design().components.iter().find(|one| one.id.as_str() == "nat").unwrap();
                Ok(view(found, nat).map(|view| view.to_html()).unwrap_or_default())
            })
            .unwrap()
        };
        let alone = html("");
        assert!(alone.contains("2,650 GB a month from 1 flow") && alone.contains("data-id=\"out\""), "{alone}");
        assert!(!alone.contains("in addition"), "{alone}");
        assert!(html(r#""other_gb": 10"#).contains("in addition"));

        let form =
            use_cases::shown(&document(""), &[], |found| Ok(super::super::details::view(found, "nat", true).to_html()));
        let form = form.unwrap();
        assert!(form.contains(forms::FED) && !form.contains(forms::OPEN), "{form}");
    }
}
