//! Flows: their ends, and new ones.

use design::{Body, Component, ComponentId, Design, FlowConfig, FlowEnd, Kind, Placement, limits};
use leptos::prelude::*;

use super::Editor;

/// The ends outside of the design: what a choice of ends calls them, and how people do.
const OUTSIDE: &[(&str, &str)] = &[
    ("@internet", "The internet"),
    ("@on-premises", "On-premises network"),
    ("@region", "Instances in another region"),
    ("@service", "An AWS service"),
];

/// Whether a flow can end at a component.
#[must_use]
pub fn is_end(component: &Component) -> bool {
    matches!(component.body.kind(), Kind::Ec2 | Kind::S3 | Kind::LoadBalancer)
}

/// Everything that a flow can end at.
#[must_use]
pub fn ends(design: &Design) -> Vec<(String, String)> {
    let own = design.components.iter().filter(|c| is_end(c)).map(|c| (c.id.to_string(), c.title().to_owned()));
    own.chain(OUTSIDE.iter().map(|(code, label)| ((*code).to_owned(), (*label).to_owned()))).collect()
}

/// The code of an end in [`ends`].
#[must_use]
pub fn code(end: &FlowEnd) -> String {
    match end {
        FlowEnd::Region(_) => "@region".to_owned(),
        FlowEnd::Service { .. } => "@service".to_owned(),
        other => other.text(),
    }
}

/// The end with this code; `region` is where the other end is.
#[must_use]
pub fn end_of(code: &str, region: &str) -> Option<FlowEnd> {
    match code {
        "@region" => Some(FlowEnd::Region(if region == "us-east-1" { "us-west-2" } else { "us-east-1" }.to_owned())),
        "@service" => Some(FlowEnd::Service { name: "sqs".to_owned(), region: None }),
        other => FlowEnd::parse(other),
    }
}

/// What an end is called.
#[must_use]
pub fn name(end: &FlowEnd, design: &Design) -> String {
    match end {
        FlowEnd::Component(id) => design.component(id).map_or_else(|| id.to_string(), |c| c.title().to_owned()),
        FlowEnd::Internet => "internet".to_owned(),
        FlowEnd::OnPremises => "on-premises".to_owned(),
        FlowEnd::Region(code) => code.clone(),
        FlowEnd::Service { name, .. } => name.clone(),
    }
}

/// The ends of a flow in words: `Web → internet`.
#[must_use]
pub fn between(config: &FlowConfig, design: &Design) -> String {
    format!("{} → {}", name(&config.from, design), name(&config.to, design))
}

impl Editor {
    /// Adds a flow between the selected component, or the first that can be an end, and the internet.
    pub fn add_flow(&self) {
        let design = self.design.get_untracked();
        let selected = self.selected.get_untracked();
        let selected = selected.and_then(|id| design.component(&id)).filter(|c| is_end(c));
        match selected.or_else(|| design.components.iter().find(|c| is_end(c))) {
            Some(from) => self.connect(&from.id, FlowEnd::Internet),
            // Nothing could talk yet.
            None => self.add_group(),
        }
    }

    /// Adds a flow from a component to another end and selects it.
    pub fn connect(&self, from: &ComponentId, to: FlowEnd) {
        let design = self.design.get_untracked();
        let id = design.fresh_id("flow");
        let config = Box::new(FlowConfig::between(FlowEnd::Component(from.clone()), to));
        let name = between(&config, &design).chars().take(limits::NAME_CHARS).collect();
        let body = Body::Flow { config, usage: Box::default() };
        self.add(vec![Component { id, name, placement: Placement::default(), body }]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_end_that_is_offered_can_be_chosen() {
        let design = Design::parse(crate::text::EXAMPLE_DESIGN).unwrap();
        let all = ends(&design);
        assert!(all.len() > OUTSIDE.len());
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
}
