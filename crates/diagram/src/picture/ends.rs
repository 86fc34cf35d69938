//! The ends of flows: components, and what is outside.

use design::{Body, Component, FlowEnd, Kind};
use pricing::render::CostWords;

use super::context::Context;
use super::{Card, Picture};
use crate::icon::Icon;
use crate::words;

/// The key of the internet.
pub(crate) const INTERNET: &str = "@internet";
/// The key of the user's networks outside AWS.
pub(crate) const ON_PREMISES: &str = "@on-premises";

impl<'a> Context<'a> {
    /// The key of the card at an end of a flow; volumes are in the card of their group.
    pub(crate) fn end_key(&self, flow: &Component, end: &FlowEnd) -> String {
        match end {
            FlowEnd::Component(id) => {
                let component = self.network.component(id);
                let group =
                    component.and_then(Component::attached_to).filter(|group| self.network.component(group).is_some());
                group.unwrap_or(id).to_string()
            }
            FlowEnd::Service { name, region: None } => {
                format!("@service/{name}/{}", self.input.design.region_of(flow))
            }
            other => other.text(),
        }
    }

    /// The name of an end of a flow.
    pub(crate) fn end_name(&self, end: &FlowEnd) -> String {
        match end.component().and_then(|id| self.network.component(id)) {
            Some(component) => component.title().to_owned(),
            None => words::outside(end, self.input.region_name),
        }
    }

    /// The flows with their configurations.
    pub(crate) fn flows(&self) -> impl Iterator<Item = (&'a Component, &'a design::FlowConfig)> {
        self.input.design.components.iter().filter_map(|component| match &component.body {
            Body::Flow { config, .. } => Some((component, config.as_ref())),
            _ => None,
        })
    }
}

/// Adds what is outside: ends of flows, and what gateways and links lead to.
pub(crate) fn add(context: &Context<'_>, picture: &mut Picture) {
    let has = |kind: Kind| context.input.design.components.iter().any(|component| component.body.kind() == kind);
    let mut ends: Vec<(String, FlowEnd)> = Vec::new();
    if has(Kind::INTERNET_GATEWAY) {
        ends.push((INTERNET.to_owned(), FlowEnd::Internet));
    }
    if has(Kind::VPN_CONNECTION) || has(Kind::DIRECT_CONNECT) {
        ends.push((ON_PREMISES.to_owned(), FlowEnd::OnPremises));
    }
    for (flow, config) in context.flows() {
        for end in [&config.from, &config.to] {
            if end.component().is_none() {
                ends.push((context.end_key(flow, end), end.clone()));
            }
        }
    }
    let mut known: Vec<String> = Vec::new();
    for (key, end) in ends {
        if known.contains(&key) {
            continue;
        }
        known.push(key.clone());
        let card = outside_card(context, &key, &end);
        let code = key.strip_prefix("@service/").and_then(|rest| rest.split_once('/')).map(|(_, region)| region);
        match code.and_then(|code| picture.regions.iter_mut().find(|region| region.code == code)) {
            Some(region) => region.side.push(card),
            None => picture.outside.push(card),
        }
    }
    picture.outside.sort_by_key(|card| card.key != INTERNET);
}

fn outside_card(context: &Context<'_>, key: &str, end: &FlowEnd) -> Card {
    let (icon, name, figure) = match end {
        FlowEnd::Internet | FlowEnd::Component(_) => (Icon::Internet, "Internet".to_owned(), String::new()),
        FlowEnd::OnPremises => (Icon::Building, "On-premises".to_owned(), String::new()),
        FlowEnd::Region(code) => (Icon::Region, (context.input.region_name)(code), "another region".to_owned()),
        FlowEnd::Peer(id) => {
            let peering = context.input.design.component(id).map_or(id.as_str(), |peering| peering.title());
            (Icon::Region, format!("Peer of {peering}"), "VPC outside the design".to_owned())
        }
        FlowEnd::Service { name, region } => {
            let figure = match region {
                Some(code) => (context.input.region_name)(code),
                None => "AWS service".to_owned(),
            };
            (Icon::Service, topology::service_label(name), figure)
        }
    };
    let label = if figure.is_empty() { name.clone() } else { format!("{name}, {figure}") };
    let cost = CostWords::default();
    Card {
        key: key.to_owned(),
        icon,
        name,
        figure,
        cost,
        share: String::new(),
        rows: Vec::new(),
        label,
        proposed: false,
    }
}
