//! From comparing to using: applies a purchase option to groups.

use std::collections::HashSet;

use api::HostNeed;
use design::{Body, Component, ComponentId, Design, HostConfig, HostUsage, Kind, Placement, Purchase, Tenancy, limits};
use leptos::prelude::*;
use pricing::compare::choices;

use super::Editor;
use crate::browser;

impl Editor {
    /// Shows the purchase options of these groups, of all groups when the list is empty, or the
    /// design again.
    pub fn compare(&self, groups: Option<Vec<String>>) {
        let opens = groups.is_some();
        self.comparing.set(groups);
        if opens {
            browser::focus("compare-heading");
        }
    }

    /// Buys the compared groups in another way, in one step. Dedicated hosts come from `hosts`.
    pub fn use_option(&self, code: &str, hosts: &[HostNeed]) {
        let groups = self.comparing.get_untracked().unwrap_or_default();
        let Some(choice) = choices().into_iter().find(|choice| choice.code == code) else { return };
        self.edit("", |design| apply(design, &groups, choice.purchase, hosts));
        self.keep_selection();
    }
}

/// Buys the compared groups in another way, without a purchase on dedicated hosts. The hosts that
/// nothing runs on any more go: nobody wants to pay for them on top.
fn apply(design: &mut Design, groups: &[String], purchase: Option<Purchase>, hosts: &[HostNeed]) {
    let compared = design.components.iter().filter(|component| is_compared(component, groups));
    let before: HashSet<ComponentId> = compared.filter_map(host_of).cloned().collect();
    match purchase {
        Some(purchase) => buy(design, groups, purchase),
        None => place_on_hosts(design, groups, hosts),
    }
    let used: HashSet<ComponentId> = design.components.iter().filter_map(host_of).cloned().collect();
    design.components.retain(|component| {
        component.body.kind() != Kind::DedicatedHost || !before.contains(&component.id) || used.contains(&component.id)
    });
}

/// The hosts that a group runs on.
fn host_of(component: &Component) -> Option<&ComponentId> {
    match &component.body {
        Body::Ec2 { config, .. } => config.host.as_ref(),
        _ => None,
    }
}

fn is_compared(component: &Component, groups: &[String]) -> bool {
    groups.is_empty() || groups.iter().any(|id| id == component.id.as_str())
}

fn buy(design: &mut Design, groups: &[String], purchase: Purchase) {
    for component in design.components.iter_mut().filter(|component| is_compared(component, groups)) {
        if let Body::Ec2 { config, .. } = &mut component.body {
            config.purchase = purchase;
            if config.tenancy == Tenancy::Host {
                (config.tenancy, config.host) = (Tenancy::Shared, None);
            }
        }
    }
}

fn place_on_hosts(design: &mut Design, groups: &[String], hosts: &[HostNeed]) {
    for need in hosts {
        if design.components.len() >= limits::COMPONENTS {
            return;
        }
        let id = design.fresh_id("host");
        let region = need.region.clone();
        place(design, groups, need, &id);
        let region = (region != design.region).then_some(region);
        design.components.push(Component {
            id,
            name: format!("{} hosts", need.family),
            placement: Placement { count: Some(need.count), region, ..Placement::default() },
            body: Body::DedicatedHost {
                config: HostConfig { family: need.family.clone(), purchase: Default::default() },
                usage: HostUsage::default(),
            },
        });
    }
}

/// Places the compared groups of a family and region on the host `id`.
fn place(design: &mut Design, groups: &[String], need: &HostNeed, id: &ComponentId) {
    let default = design.region.clone();
    for component in design.components.iter_mut().filter(|component| is_compared(component, groups)) {
        let region = component.placement.region.as_ref().unwrap_or(&default);
        if let Body::Ec2 { config, .. } = &mut component.body
            && *region == need.region
            && config.instance_type.split('.').next() == Some(&need.family)
        {
            config.purchase = Purchase::OnDemand;
            (config.tenancy, config.host) = (Tenancy::Host, Some(id.clone()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::EditorStart;

    #[test]
    fn hosts_take_the_groups_of_their_family_and_region() {
        let text = include_str!("../../../docs/examples/three-tier.json");
        let mut design = Design::parse(text).unwrap();
        let need = HostNeed { region: design.region.clone(), family: "m7g".into(), count: 1 };
        place_on_hosts(&mut design, &["web".to_owned(), "app".to_owned()], &[need]);
        let tenancy = |id: &str| match &design.component(&ComponentId::parse(id).unwrap()).unwrap().body {
            Body::Ec2 { config, .. } => config.tenancy,
            _ => unreachable!(),
        };
        assert_eq!((tenancy("web"), tenancy("app")), (Tenancy::Host, Tenancy::Shared));
        assert!(Design::parse(&design.to_json()).is_ok());
        buy(&mut design, &["web".to_owned()], Purchase::Spot);
        let text = design.to_json();
        assert!(text.contains("\"spot\"") && !text.contains("\"tenancy\""));
    }

    /// Groups with their hosts, and a host that stands empty.
    const HOSTED: &str = r#"{ "abacus": 1, "name": "Hosted", "region": "us-east-1", "components": [
        { "id": "old", "name": "Old hosts", "kind": "dedicated-host", "config": { "family": "c5" } },
        { "id": "spare", "name": "Spare hosts", "kind": "dedicated-host", "config": { "family": "c5" } },
        { "id": "web", "name": "Web", "kind": "ec2",
          "config": { "instance_type": "c5.large", "tenancy": "host", "host": "old" } },
        { "id": "app", "name": "App", "kind": "ec2",
          "config": { "instance_type": "c5.large", "tenancy": "host", "host": "old" } } ] }"#;

    fn hosts(design: &Design) -> Vec<&str> {
        let hosts = design.components.iter().filter(|component| component.body.kind() == Kind::DedicatedHost);
        hosts.map(|component| component.id.as_str()).collect()
    }

    fn need() -> HostNeed {
        HostNeed { region: "us-east-1".into(), family: "c5".into(), count: 1 }
    }

    #[test]
    fn hosts_go_with_their_last_group() {
        let mut design = Design::parse(HOSTED).unwrap();
        apply(&mut design, &["web".to_owned()], Some(Purchase::Spot), &[]);
        assert_eq!(hosts(&design), ["old", "spare"], "still used by another group");
        apply(&mut design, &["app".to_owned()], Some(Purchase::Spot), &[]);
        assert_eq!(hosts(&design), ["spare"], "hosts that were empty before are not touched");
        assert!(Design::parse(&design.to_json()).is_ok());
    }

    #[test]
    fn hosts_of_all_groups_go_together() {
        let mut design = Design::parse(HOSTED).unwrap();
        apply(&mut design, &[], Some(Purchase::OnDemand), &[]);
        assert_eq!(hosts(&design), ["spare"]);
    }

    #[test]
    fn new_hosts_take_the_place_of_old_ones() {
        let mut design = Design::parse(HOSTED).unwrap();
        apply(&mut design, &["web".to_owned()], None, &[need()]);
        assert_eq!(hosts(&design), ["old", "spare", "host"], "the old ones still have a group");
        apply(&mut design, &[], None, &[need()]);
        assert_eq!(hosts(&design), ["spare", "host-2"]);
        assert!(Design::parse(&design.to_json()).is_ok());
    }

    #[test]
    fn using_an_option_is_one_step_that_leaves_something_selected() {
        let owner = Owner::new();
        owner.set();
        let estimate = pricing::Estimate {
            totals: Default::default(),
            components: Vec::new(),
            findings: Vec::new(),
            assumptions: Vec::new(),
            month_hours: 730.into(),
            price_dates: None,
        };
        let start = EditorStart { document: HOSTED.to_owned(), estimate, saved: None, regions: Vec::new() };
        let Ok(editor) = Editor::provide(start) else { panic!("the design can be read") };
        let before = editor.design.get_untracked();
        editor.comparing.set(Some(Vec::new()));
        assert!(editor.selected.get_untracked().is_some_and(|id| id.as_str() == "old"));
        editor.use_option("spot", &[]);
        let design = editor.design.get_untracked();
        assert_eq!(hosts(&design), ["spare"]);
        assert!(editor.selected.get_untracked().is_some_and(|id| design.component(&id).is_some()));
        editor.undo();
        assert_eq!(editor.design.get_untracked(), before);
        assert!(!editor.can_undo());
    }
}
