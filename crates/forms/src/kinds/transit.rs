//! Transit gateways.

use design::{Body, Component, ComponentId, Design, Kind, Route, TransitConfig, limits};

use super::KindForm;
use crate::act::{Act, Done};
use crate::add;
use crate::form::{Form, usage_row};
use crate::node::{Node, Usage};
use crate::placement;
use crate::reads::Reads;

/// Kinds of attachments: name in the document, label, count.
type Attachment = (&'static str, &'static str, fn(&TransitConfig) -> u64);

const ATTACHMENTS: &[Attachment] = &[
    ("vpcs", "VPC attachments", |config| config.vpcs),
    ("vpns", "VPN attachments", |config| config.vpns),
    ("direct_connects", "Direct Connect gateways", |config| config.direct_connects),
    ("peerings", "Peering attachments", |config| config.peerings),
    ("connects", "Connect attachments", |config| config.connects),
];

/// Transit gateways.
pub(super) struct TransitForm;

impl KindForm for TransitForm {
    /// Attachments, routes, and the data that the attachments send.
    fn fields(&self, form: &Form<'_>) -> Vec<Node> {
        let Body::TransitGateway { config, .. } = &form.component.body else { return Vec::new() };
        let attachments = ATTACHMENTS.iter().map(|attachment| count(form, config, attachment)).collect();
        let mut nodes = vec![
            Node::Row(vec![placement::count(form, "Transit gateways"), placement::region(form).into()]),
            Node::Row(attachments),
            attached(form, config),
            routes(form, config),
        ];
        nodes.extend(usage_row(usage(form, config)));
        nodes
    }

    fn noun(&self) -> &'static str {
        "gateway"
    }

    /// `routes`: the static routes as typed.
    fn act(&self, design: &mut Design, index: usize, act: &Act) -> Option<Result<Done, String>> {
        if act.name != "routes" {
            return None;
        }
        let Body::TransitGateway { config, .. } = &mut design.components.get_mut(index)?.body else { return None };
        Some(read_routes(&act.value).map(|routes| {
            config.routes = routes;
            Done::default()
        }))
    }

    fn key_figure(&self, component: &Component, _design: &Design) -> String {
        let Body::TransitGateway { config, .. } = &component.body else { return String::new() };
        let all: u64 = ATTACHMENTS.iter().map(|(.., number)| number(config)).sum();
        format!("{} × {all} {}", component.count(), if all == 1 { "attachment" } else { "attachments" })
    }

    fn new_components(&self, design: &Design, _selected: Option<&Component>) -> Vec<Component> {
        let config = TransitConfig { vpcs: 2, ..TransitConfig::default() };
        let body = Body::TransitGateway { config, usage: Box::default() };
        vec![add::named(design.fresh_id("transit-gateway"), "Transit gateway", body)]
    }
}

fn count(form: &Form<'_>, config: &TransitConfig, (name, label, number): &Attachment) -> Node {
    let (count, place) = (number(config), format!("/config/{name}"));
    form.optional(name, label, &place, (count > 0).then_some(count), (0, limits::ATTACHMENTS), "each")
        .empty("none")
        .into()
}

/// The components that are attached.
fn attached(form: &Form<'_>, config: &TransitConfig) -> Node {
    let options = form.components(|component| {
        let kind = component.body.kind();
        let can = [Kind::VPN_CONNECTION, Kind::DIRECT_CONNECT, Kind::TransitGateway, Kind::Vpc].contains(&kind);
        can && component.id != form.component.id
    });
    let picked: Vec<String> = config.attached.iter().map(ToString::to_string).collect();
    form.picks("attached", "Attached", "/config/attached", &picked, options, limits::COMPONENTS)
        .empty("Nothing of this design")
        .into()
}

/// Static routes in addition to propagated ones, as one text.
fn routes(form: &Form<'_>, config: &TransitConfig) -> Node {
    let text = |route: &Route| format!("{} {}", route.destination, route.target);
    let text = config.routes.iter().map(text).collect::<Vec<_>>().join(", ");
    form.input("routes", "Static routes", "/config/routes", text, Reads::Act("routes")).into()
}

fn usage(form: &Form<'_>, config: &TransitConfig) -> Vec<Usage> {
    let sent = |name: &str, label: &str| form.figure(name, label, "GB per month").empty(form.open());
    let peered = sent("peered_gb", "To peered gateways").hint("Billed as transfer between regions");
    let values = [
        sent("vpc_gb", "Sent by VPCs").only(config.vpcs > 0),
        sent("vpn_gb", "Sent by VPN connections").only(config.vpns > 0),
        sent("direct_connect_gb", "Sent by Direct Connect").only(config.direct_connects > 0),
        peered.only(config.peerings > 0),
        Some(form.hours()),
    ];
    values.into_iter().flatten().collect()
}

fn read_routes(text: &str) -> Result<Vec<Route>, String> {
    let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
    let routes: Option<Vec<Route>> = parts.map(route).collect();
    let routes = routes.ok_or("Enter a range and the id of an attached component, such as 0.0.0.0/0 egress")?;
    if routes.len() > limits::ROUTES { Err(format!("Enter {} at most", limits::ROUTES)) } else { Ok(routes) }
}

fn route(text: &str) -> Option<Route> {
    let (destination, target) = text.split_once(' ')?;
    let fits = destination.chars().count() <= limits::NAME_CHARS;
    let target = ComponentId::parse(target.trim()).filter(|_| fits)?;
    Some(Route { destination: destination.to_owned(), target, zone: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::check;

    #[test]
    fn routes_are_typed_as_ranges_and_targets() {
        let mut design = check::design(r#"{"id": "tgw", "kind": "transit-gateway", "config": {"vpcs": 2}}"#);
        check::act(&mut design, "routes", "", "0.0.0.0/0 egress, 10.0.0.0/8  vpn,").unwrap();
        let Body::TransitGateway { config, .. } = &design.components[0].body else { panic!() };
        let read: Vec<(&str, &str)> =
            config.routes.iter().map(|r| (r.destination.as_str(), r.target.as_str())).collect();
        assert_eq!(read, [("0.0.0.0/0", "egress"), ("10.0.0.0/8", "vpn")]);
        let before = design.clone();
        for wrong in ["0.0.0.0/0", "0.0.0.0/0 No Id"] {
            assert!(check::act(&mut design, "routes", "", wrong).unwrap_err().starts_with("Enter a range"));
        }
        assert_eq!(design, before);
        check::act(&mut design, "routes", "", " ").unwrap();
        let Body::TransitGateway { config, .. } = &design.components[0].body else { panic!() };
        assert!(config.routes.is_empty());
    }

    #[test]
    fn what_is_attached_can_send() {
        let usage = r#""usage": {"peered_gb": 5}"#;
        let design = format!(r#"{{"id": "tgw", "kind": "transit-gateway", "config": {{"vpcs": 2}}, {usage}}}"#);
        let nodes = check::nodes(&check::design(&design));
        assert_eq!(check::usage_names(&nodes), ["vpc_gb", "peered_gb", "hours_per_month"]);
    }
}
