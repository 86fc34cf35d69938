//! Applies the editor's changes to a design: those of the forms, and those that need the network or prices.

use std::collections::HashSet;

use api::{Act, Failure};
use budget::{Budget, Work};
use design::{
    Body, Component, ComponentId, Design, HostConfig, HostUsage, Kind, Placement, Problem, Problems, Purchase, Tags,
    Tenancy, limits,
};
use pricing::Remedy;
use pricing::compare::{HostNeed, choices};

use crate::accepting;
use crate::network;
use crate::path_sets;
use crate::prices::prices;
use crate::shown::Edited;

/// Steps that a change takes for each component: it may write the design and read it again.
const STEPS: usize = 10;

/// Applies changes one after the other, as many as the budget allows. Changes that need a price are skipped if
/// `is_priced` says that the design has none.
pub(crate) fn make(design: &mut Design, acts: &[Act], is_priced: bool, budget: &Budget) -> Result<Edited, Failure> {
    let mut edited = Edited::default();
    for (index, act) in acts.iter().enumerate() {
        if !budget.spend_each(Work::Changes, STEPS * design.components.len().max(1)) {
            break;
        }
        match act.name.as_str() {
            "keep" => *design = topology::completed_design(design, budget),
            "accept" => match accepting::accepted(design, &act.value, budget) {
                Ok(accepted) => *design = accepted,
                // Accepted before, such as by another click on the same button.
                Err(Failure::Invalid { .. }) => continue,
                Err(failure) => return Err(failure),
            },
            "fix" if is_priced => *design = fixed(design, act, budget)?,
            "path" if is_priced => *design = network::chosen(design, &act.component, &act.value, budget)?,
            "path-set" if is_priced => *design = path_sets::with_set(design, &act.value, budget)?,
            "use-option" if is_priced => use_option(design, &act.value, &act.with, budget)?,
            _ => match forms::act(design, act) {
                Ok(done) => edited.select = done.select.or(edited.select),
                Err(error) => {
                    edited.refused.push((index, error));
                    continue;
                }
            },
        }
        edited.changed = true;
    }
    Ok(edited)
}

/// Carries out the change of a finding.
fn fixed(design: &Design, act: &Act, budget: &Budget) -> Result<Design, Failure> {
    let unreadable = || Problems::one(Problem::new("", "the change cannot be read", "load the page again"));
    let change: Remedy = serde_json::from_str(&act.value).map_err(|_| unreadable())?;
    let id = ComponentId::parse(&act.component).ok_or_else(unreadable)?;
    Ok(change.apply(design, &id, &prices(), budget)?)
}

/// Changes the purchase option of the compared components, or of those that are compared if none is named; or the
/// deployment of the first of them.
fn use_option(design: &mut Design, code: &str, groups: &[String], budget: &Budget) -> Result<(), Failure> {
    let ids: Vec<ComponentId> = groups.iter().filter_map(|id| ComponentId::parse(id)).collect();
    if pricing::compare::is_deployment(code) {
        return Ok(pricing::compare::deploy(design, ids.first(), code, &prices())?);
    }
    let kind = pricing::compare::chosen(design, &ids).ok().map(|of| of.kind);
    if let Some(Kind::Defined(_)) = kind {
        return Ok(pricing::compare::buy(design, &ids, code, &prices())?);
    }
    let Some(choice) = choices().into_iter().find(|choice| choice.code == code) else { return Ok(()) };
    let hosts: Vec<HostNeed> = if choice.purchase.is_some() {
        Vec::new()
    } else {
        pricing::compare::compare_within(design, &ids, &prices(), budget)?.hosts
    };
    apply(design, groups, choice.purchase, &hosts);
    Ok(())
}

/// Changes the purchase option of the compared groups; without a purchase, places them on dedicated hosts. Hosts that
/// no longer run anything are removed, because nobody wants to pay for them in addition.
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
            tags: Tags::default(),
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
mod tags;

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = include_str!("../../../docs/examples/three-tier.json");

    #[test]
    fn the_change_of_a_finding_is_carried_out() {
        let text = r#"{"abacus": 1, "region": "us-east-1", "components": [
            {"id": "data", "kind": "ebs", "config": {"volume_type": "gp2", "size_gib": 100}},
            {"id": "spare", "kind": "public-ipv4", "config": {"address": "idle"}}]}"#;
        let mut design = Design::parse(text).unwrap();
        let fix = |change: &str, component: &str| Act {
            name: "fix".to_owned(),
            component: component.to_owned(),
            value: change.to_owned(),
            ..Act::default()
        };
        let set = r#"{"do": "set", "values": [{"at": "/config/volume_type", "value": "gp3"}]}"#;
        let acts = [fix(set, "data"), fix(r#"{"do": "remove"}"#, "spare")];
        make(&mut design, &acts, true, Budget::unlimited()).unwrap();
        let text = text.replace("gp2", "gp3");
        let mut expected = Design::parse(&text).unwrap();
        expected.components.pop();
        assert_eq!(design, expected);
        for (change, component) in [
            ("{}", "data"),
            (set, "gone"),
            (r#"{"do": "set", "values": [{"at": "/config/volume_type", "value": 1}]}"#, "data"),
        ] {
            assert!(make(&mut design, &[fix(change, component)], true, Budget::unlimited()).is_err(), "{change}");
        }
        assert_eq!(design, expected, "a change that cannot be made leaves the design as it is");
    }

    fn act(name: &str, value: &str, with: &[&str]) -> Act {
        let with = with.iter().map(|id| (*id).to_owned()).collect();
        Act { name: name.to_owned(), value: value.to_owned(), with, ..Act::default() }
    }

    fn made(design: &mut Design, act: Act) {
        let edited = make(design, &[act], true, &Budget::counting()).unwrap();
        assert!(edited.changed && edited.refused.is_empty());
    }

    #[test]
    fn an_option_is_used_and_its_hosts_go_with_it() {
        let mut design = Design::parse(DOCUMENT).unwrap();
        let before = design.clone();
        made(&mut design, act("use-option", "dedicated-host", &[]));
        let hosts = |design: &Design| design.components.iter().filter(|c| c.body.kind() == Kind::DedicatedHost).count();
        assert!(hosts(&design) > 0);
        assert!(design.components.iter().filter_map(host_of).count() > 0);
        made(&mut design, act("use-option", "on-demand", &[]));
        assert_eq!(design, before, "hosts that nothing runs on are gone");
        made(&mut design, act("use-option", "spot", &["web"]));
        let spot = |c: &&Component| matches!(&c.body, Body::Ec2 { config, .. } if config.purchase == Purchase::Spot);
        assert_eq!(design.components.iter().filter(spot).map(|c| c.id.as_str()).collect::<Vec<_>>(), ["web"]);
    }

    #[test]
    fn databases_are_bought_with_an_option_of_their_own() {
        let mut design = Design::parse(include_str!("../../../docs/examples/rds.json")).unwrap();
        made(&mut design, act("use-option", "3y-partial-upfront", &["shop", "old"]));
        let purchase = |id: &str| {
            let component = design.components.iter().find(|component| component.id.as_str() == id).unwrap();
            component.body.values().unwrap().code("purchase")
        };
        assert_eq!((purchase("shop"), purchase("old")), ("3y-partial-upfront", "3y-partial-upfront"));
        assert_eq!(purchase("reports"), "on-demand");
    }

    #[test]
    fn a_database_is_deployed_as_a_cluster_in_its_place() {
        let mut design = Design::parse(include_str!("../../../docs/examples/rds.json")).unwrap();
        let before = design.clone();
        made(&mut design, act("use-option", "aurora-io-optimized", &["shop"]));
        let (old, new) = (&before.components[0], &design.components[0]);
        assert_eq!((&new.id, &new.name, &new.placement), (&old.id, &old.name, &old.placement));
        assert_eq!(new.body.kind().code(), "aurora");
        assert_eq!(new.body.values().unwrap().text("instance_class"), Some("db.r7g.large"));
        assert_eq!(design.components[1..], before.components[1..]);
        let cluster = design.clone();
        made(&mut design, act("use-option", "aurora-standard", &["erp"]));
        assert_eq!(design, cluster, "SQL Server has no such deployment");
    }

    #[test]
    fn side_costs_are_accepted_once() {
        let mut design = Design::parse(include_str!("../../../docs/examples/serverless-api.json")).unwrap();
        let before = design.components.len();
        made(&mut design, act("accept", "handler-logs", &[]));
        assert_eq!(design.components.len(), before + 1);
        let again = make(&mut design, &[act("accept", "handler-logs", &[])], true, &Budget::counting()).unwrap();
        assert!(!again.changed);
        made(&mut design, act("accept", "all", &[]));
        assert_eq!(design.components.len(), before + 2);
    }

    #[test]
    fn what_is_refused_tells_why_and_changes_nothing() {
        let mut design = Design::parse(DOCUMENT).unwrap();
        let before = design.clone();
        let wrong = Act { component: "web".to_owned(), ..act("zones", "us-east-1a", &[]) };
        let edited = make(&mut design, &[wrong, act("unheard-of", "", &[])], true, &Budget::counting()).unwrap();
        assert_eq!(edited.refused, [(0, "Enter the letter of a zone, such as a".to_owned())]);
        assert_eq!(design, before);
    }
}
