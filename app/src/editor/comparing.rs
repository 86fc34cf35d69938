//! From comparing to using: applies a purchase option to groups.

use api::HostNeed;
use design::{Body, Component, ComponentId, Design, HostConfig, HostUsage, Placement, Purchase, Tenancy, limits};
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
        self.edit("", |design| match choice.purchase {
            Some(purchase) => buy(design, &groups, purchase),
            None => place_on_hosts(design, &groups, hosts),
        });
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
}
