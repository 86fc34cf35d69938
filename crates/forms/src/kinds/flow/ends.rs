//! The ends of flows, and new flows between them.

use definitions::AwsService;
use design::{Body, Component, ComponentId, Design, FlowConfig, FlowEnd, Kind, Placement, Tags, View, limits};

use crate::act::{Act, Done};
use crate::add;
use crate::form::pairs;
use crate::node::Options;

/// The ends outside of the design: their code in a choice of ends, and their label.
const OUTSIDE: &[(&str, &str)] = &[
    ("@internet", "The internet"),
    ("@on-premises", "On-premises network"),
    ("@region", "Instances in another region"),
    ("@service", "An AWS service"),
];

/// Whether a flow can end at a component.
#[must_use]
pub(super) fn is_end(component: &Component) -> bool {
    component.body.kind().is_end() && component.body.kind() != Kind::Ebs
}

/// Everything that a flow can end at, by the codes that [`end_of`] understands.
#[must_use]
pub(super) fn ends(design: &Design) -> Options {
    let own = design.components.iter().filter(|c| is_end(c)).map(|c| (c.id.to_string(), c.title().to_owned()));
    let peers = design.components.iter().filter(|peering| has_peer_outside(peering));
    let peers = peers.map(|peering| (FlowEnd::Peer(peering.id.clone()).text(), peer_of(peering)));
    own.chain(peers).chain(pairs(OUTSIDE)).collect()
}

/// Whether a component is a VPC peering of which only one VPC is in the design.
fn has_peer_outside(component: &Component) -> bool {
    matches!(component.body.view(), View::VpcPeering(config) if config.vpcs.len() < 2)
}

fn peer_of(peering: &Component) -> String {
    format!("Peer of {}", peering.title())
}

/// The ends that a component can be connected to; `None` if it cannot be an end.
#[must_use]
pub fn connect(design: &Design, id: &ComponentId) -> Option<Options> {
    design.component(id).filter(|component| is_end(component))?;
    Some(ends(design).into_iter().filter(|(code, _)| code != id.as_str()).collect())
}

/// The code of an end in [`ends`].
#[must_use]
pub(super) fn code(end: &FlowEnd) -> String {
    match end {
        FlowEnd::Region(_) => "@region".to_owned(),
        FlowEnd::Service { .. } => "@service".to_owned(),
        other => other.text(),
    }
}

/// The end with this code; `region` is where the other end is.
#[must_use]
pub(super) fn end_of(code: &str, region: &str) -> Option<FlowEnd> {
    match code {
        "@region" => Some(FlowEnd::Region(if region == "us-east-1" { "us-west-2" } else { "us-east-1" }.to_owned())),
        "@service" => Some(FlowEnd::Service { name: "sqs".to_owned(), region: None }),
        other => FlowEnd::parse(other),
    }
}

/// The label of an end.
fn name(end: &FlowEnd, design: &Design) -> String {
    match end {
        FlowEnd::Component(id) => design.component(id).map_or_else(|| id.to_string(), |c| c.title().to_owned()),
        FlowEnd::Internet => "internet".to_owned(),
        FlowEnd::OnPremises => "on-premises".to_owned(),
        FlowEnd::Region(code) => code.clone(),
        FlowEnd::Peer(id) => design.component(id).map_or_else(|| id.to_string(), peer_of),
        FlowEnd::Service { name, .. } => {
            AwsService::named(name).map_or_else(|| name.clone(), |service| service.label.to_owned())
        }
    }
}

/// The ends of a flow as text: `Web → internet`.
#[must_use]
pub(super) fn between(config: &FlowConfig, design: &Design) -> String {
    format!("{} → {}", name(&config.from, design), name(&config.to, design))
}

/// Whether the name of a flow is that of its ends, so that it follows them until the user names it.
pub(super) fn is_generated(flow: &Component, design: &Design) -> bool {
    matches!(&flow.body, Body::Flow { config, .. } if flow.name == between(config, design))
}

/// Names a flow after its ends.
pub(super) fn name_after_ends(design: &mut Design, index: usize) {
    let name = match design.components.get(index).map(|flow| &flow.body) {
        Some(Body::Flow { config, .. }) => between(config, design).chars().take(limits::NAME_CHARS).collect(),
        _ => return,
    };
    if let Some(flow) = design.components.get_mut(index) {
        flow.name = name;
    }
}

/// A flow from a component to another end, named after both.
#[must_use]
pub(super) fn new_flow(design: &Design, from: &ComponentId, to: FlowEnd) -> Component {
    let config = Box::new(FlowConfig::between(FlowEnd::Component(from.clone()), to));
    let name = between(&config, design).chars().take(limits::NAME_CHARS).collect();
    let body = Body::Flow { config, usage: Box::default() };
    Component { id: design.fresh_id("flow"), name, placement: Placement::default(), tags: Tags::default(), body }
}

/// `connect`, for any component that can be an end: adds a flow from it to the chosen end, and selects the flow.
pub(crate) fn connect_act(design: &mut Design, index: usize, act: &Act) -> Option<Done> {
    if act.name != "connect" {
        return None;
    }
    let from = design.components.get(index)?;
    let code = if act.value.is_empty() { act.with.first()? } else { &act.value };
    let to = end_of(code, design.region_of(from)).filter(|to| to.component().is_none_or(|id| *id != from.id));
    let Some(to) = to.filter(|_| is_end(from)) else { return Some(Done::default()) };
    let flow = new_flow(design, &from.id, to);
    Some(add::put(design, vec![flow]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::check;

    const WEB: &str = r#"{"id": "web", "name": "Web", "kind": "ec2", "config": {"instance_type": "m5.large"}},
        {"id": "files", "kind": "s3", "config": {"storage_class": "standard"}},
        {"id": "partner", "kind": "vpc-peering"},
        {"id": "nat", "kind": "nat-gateway"}"#;

    #[test]
    fn a_generated_name_follows_the_ends_until_the_user_names_the_flow() {
        let mut design = check::design(WEB);
        let flow = new_flow(&design, &ComponentId::parse("web").unwrap(), FlowEnd::Internet);
        design.components.push(flow);
        let index = design.components.len() - 1;
        let to = |design: &mut Design, value: &str| {
            let act = Act { name: "to".to_owned(), value: value.to_owned(), ..Act::default() };
            crate::act(design, &Act { component: design.components[index].id.to_string(), ..act }).unwrap();
            design.components[index].name.clone()
        };
        assert_eq!(to(&mut design, "files"), "Web → files");
        design.components[index].name = "Uploads".to_owned();
        assert_eq!(to(&mut design, "@internet"), "Uploads");
    }

    #[test]
    fn every_end_that_is_offered_can_be_chosen() {
        let design = check::design(WEB);
        let all = ends(&design);
        assert_eq!(all.len(), OUTSIDE.len() + 3);
        for (text, _) in all {
            let end = end_of(&text, "us-east-1").unwrap();
            assert_eq!(code(&end), text);
            assert!(!name(&end, &design).is_empty());
        }
    }

    #[test]
    fn another_region_is_another_one() {
        for region in ["us-east-1", "eu-west-1"] {
            assert_ne!(end_of("@region", region), Some(FlowEnd::Region(region.to_owned())));
        }
    }

    #[test]
    fn components_are_connected_to_others() {
        let mut design = check::design(WEB);
        let id = |text: &str| ComponentId::parse(text).unwrap();
        let codes: Vec<String> = connect(&design, &id("web")).unwrap().into_iter().map(|(code, _)| code).collect();
        assert_eq!(codes, ["files", "@peer/partner", "@internet", "@on-premises", "@region", "@service"]);
        assert_eq!(connect(&design, &id("nat")), None);
        let mut act = Act { name: "connect".to_owned(), with: vec!["files".to_owned()], ..Act::default() };
        let flow = connect_act(&mut design, 0, &act).unwrap().select.unwrap();
        assert_eq!(design.component(&flow).unwrap().name, "Web → files");
        act.value = "@internet".to_owned();
        let flow = connect_act(&mut design, 1, &act).unwrap().select.unwrap();
        assert_eq!(design.component(&flow).unwrap().name, "files → internet");
        assert_eq!(connect_act(&mut design, 2, &act), Some(Done::default()), "no end");
        assert_eq!(design.components.len(), 6);
    }
}
