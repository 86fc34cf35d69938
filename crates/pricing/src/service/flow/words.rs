//! The words for the hops of a path.

use definitions::AwsService;
use design::{BalancerType, Body, Component, ComponentId, FlowEnd, View};
use topology::{ChargeCode, Direction, Element, HopCharge, MergedHop, service_label};
use units::format::capitalised;

use crate::line::Text;
use crate::relations::Relations;
use crate::service::balancer;

/// The noun and the name of a component on a path, such as `NAT gateway nat`, for use within a sentence.
pub(crate) fn component_words(component: &Component) -> String {
    let title = component.title();
    match noun(component) {
        Some(noun) if !says_what_it_is(component, noun) => [noun, " ", title].concat(),
        _ => title.to_owned(),
    }
}

/// The noun for a component on a path, such as `NAT gateway`; `None` for a component that flows only end at.
pub(crate) fn noun(component: &Component) -> Option<&'static str> {
    Some(match component.body.view() {
        View::Other(Body::NatGateway { .. }) => "NAT gateway",
        View::InternetGateway(config) if config.egress_only => "egress-only internet gateway",
        View::InternetGateway(_) => "internet gateway",
        View::VpcEndpoint(config) => config.endpoint_type.label(),
        View::Other(Body::TransitGateway { .. }) => "transit gateway",
        View::VpcPeering(_) => "VPC peering",
        View::VpnConnection(_) => "VPN connection",
        View::DirectConnect(_) => "Direct Connect",
        View::Other(Body::LoadBalancer { config, .. }) => config.balancer_type.label(),
        // An instance that data passes forwards the data.
        View::Other(Body::Ec2 { .. }) => "NAT instance",
        _ => return None,
    })
}

/// Whether the name of a component already says what it is, so that it needs no noun: `S3 endpoint`, `NAT gateways`,
/// `VPN to the office`. A bare id does so only if it contains the whole noun.
fn says_what_it_is(component: &Component, noun: &str) -> bool {
    let title = component.title().to_lowercase();
    if title.contains(&noun.to_lowercase()) {
        return true;
    }
    let mut words = noun.split(' ');
    let abbreviation = words.clone().next().filter(|word| matches!(*word, "VPN" | "NAT" | "VPC"));
    let wanted = [words.next_back(), abbreviation.filter(|_| title.contains(' '))];
    !component.name.trim().is_empty() && wanted.into_iter().flatten().any(|word| title.contains(&word.to_lowercase()))
}

/// The name of an end of a flow.
pub(crate) fn end_words(relations: &Relations<'_>, end: &FlowEnd) -> String {
    match end {
        FlowEnd::Component(id) => title(relations, id),
        FlowEnd::Internet => "the internet".to_owned(),
        FlowEnd::OnPremises => "on-premises".to_owned(),
        FlowEnd::Region(code) => code.clone(),
        FlowEnd::Peer(id) => format!("the peer of {}", title(relations, id)),
        FlowEnd::Service { name, region: None } => service_label(name),
        FlowEnd::Service { name, region: Some(region) } => format!("{} in {region}", service_label(name)),
    }
}

fn title(relations: &Relations<'_>, id: &ComponentId) -> String {
    relations.component(id).map_or_else(|| id.to_string(), |component| component.title().to_owned())
}

/// The element that data passes at a hop, such as `NAT gateway nat`; for a border between zones, also the `next`
/// element or the end of the flow.
pub(crate) fn hop_words(relations: &Relations<'_>, hop: &MergedHop, next: Option<&MergedHop>, to: &FlowEnd) -> String {
    match &hop.element {
        Element::Component(id) => capitalised(&of_component(relations, id)),
        Element::AwsNetwork => "AWS network".to_owned(),
        Element::CrossZone { .. } => match next.map(|next| &next.element) {
            Some(Element::Component(id)) => ["Between zones, to ", &of_component(relations, id)].concat(),
            Some(Element::CrossZone { .. } | Element::AwsNetwork) | None => {
                ["Between zones, to ", &end_words(relations, to)].concat()
            }
        },
    }
}

fn of_component(relations: &Relations<'_>, id: &ComponentId) -> String {
    relations.component(id).map_or_else(|| id.to_string(), component_words)
}

/// The charge of a hop, such as `data processing, both ways`.
pub(crate) fn charge_words(relations: &Relations<'_>, charge: &HopCharge, direction: Direction) -> String {
    let what: Text = match &charge.code {
        ChargeCode::InternetOut => "data transfer to the internet".into(),
        ChargeCode::OtherRegion { to } => format!("data transfer from {} to {to}", charge.region).into(),
        ChargeCode::CrossZone { .. } => "data transfer within the region".into(),
        ChargeCode::Nat | ChargeCode::Endpoint | ChargeCode::Transit => "data processing".into(),
        ChargeCode::LoadBalancer => match charge.of.as_ref().and_then(|id| relations.component(id)) {
            Some(balancer) if has_own_gb(balancer) => "counted by its own usage values".into(),
            Some(balancer) if is_classic(balancer) => "counted in the GB that it processes".into(),
            _ => "counted in its capacity units".into(),
        },
        ChargeCode::DirectConnect => "data transfer out".into(),
        ChargeCode::Edge { service } => format!("{} data transfer", service_label(service)).into(),
        ChargeCode::Viewers { service } if *service == AwsService::PUBLIC_ECR => {
            "pulls of public images from outside AWS".into()
        }
        ChargeCode::Viewers { service } => format!("{} data transfer to viewers", service_label(service)).into(),
        ChargeCode::Requests => return "requests alone, no charge".to_owned(),
        ChargeCode::Free => "no charge".into(),
    };
    let ways = match direction {
        Direction::Request => ", requests",
        Direction::Response => ", responses",
        Direction::Both => ", both ways",
    };
    [what.as_ref(), ways].concat()
}

/// Whether its own GB values count in place of those of flows.
fn has_own_gb(component: &Component) -> bool {
    matches!(&component.body, Body::LoadBalancer { usage, .. } if balancer::says_gb(usage))
}

fn is_classic(component: &Component) -> bool {
    matches!(&component.body, Body::LoadBalancer { config, .. } if config.balancer_type == BalancerType::Classic)
}

/// The label of the line of a charge: the hop and what it charges.
pub(super) fn line_label(
    relations: &Relations<'_>,
    hop: &str,
    element: &Element,
    charge: &HopCharge,
    direction: Direction,
) -> String {
    let what = charge_words(relations, charge, direction);
    let ways = || what.rsplit(", ").next().unwrap_or_default();
    match (element, &charge.code) {
        // The name of a border already says what is charged there.
        (Element::CrossZone { .. }, ChargeCode::CrossZone { ends }) => {
            let ends = if *ends > 1 { ", at both ends" } else { "" };
            [hop, ", ", ways(), ends].concat()
        }
        (
            Element::AwsNetwork,
            ChargeCode::InternetOut | ChargeCode::OtherRegion { .. } | ChargeCode::CrossZone { .. },
        ) => capitalised(&what),
        _ => [hop, ": ", &what].concat(),
    }
}

/// A sentence as a part of another: without its capital letter and full stop.
pub(crate) fn in_sentence(sentence: &str) -> String {
    let mut letters = sentence.trim_end_matches('.').chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
