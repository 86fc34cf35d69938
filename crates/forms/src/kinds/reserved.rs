//! Reserved Instances.

use design::{Body, Component, Design, OfferingClass, OperatingSystem, Payment, ReservedConfig, Scope, Term};

use super::{KindForm, ec2, terms};
use crate::act::{Act, Done};
use crate::add;
use crate::common;
use crate::form::{Form, words};
use crate::node::{Field, Node};
use crate::placement;
use crate::reads::Reads;

/// Reserved Instances.
pub(super) struct ReservedForm;

impl KindForm for ReservedForm {
    /// What is reserved, how many, where, and on which terms.
    fn fields(&self, form: &Form<'_>) -> Vec<Node> {
        let Body::ReservedInstances { config } = &form.component.body else { return Vec::new() };
        let what =
            vec![common::type_field(form, &config.instance_type).into(), common::os_field(form, config.os).into()];
        let mut nodes = vec![
            Node::Row(what),
            Node::Row(vec![placement::count(form, "Instances"), placement::region(form).into()]),
            scope_fields(form),
        ];
        nodes.extend(terms::row(form));
        let whom = "They apply to every group of this type, region and operating system, on shared hardware.";
        nodes.push(Node::Hint(whom.to_owned()));
        nodes
    }

    fn noun(&self) -> &'static str {
        "reservation"
    }

    /// `scope`: zonal in zone a, or regional.
    fn act(&self, design: &mut Design, index: usize, act: &Act) -> Option<Result<Done, String>> {
        if act.name != "scope" {
            return None;
        }
        let done = set_scope(design.components.get_mut(index)?, &act.value);
        Some(done.map(|()| Done::default()))
    }

    fn key_figure(&self, component: &Component, _design: &Design) -> String {
        let Body::ReservedInstances { config } = &component.body else { return String::new() };
        let ReservedConfig { instance_type, class, term, payment, .. } = config;
        let count = component.count();
        format!("{count} × {instance_type}, {} {} {}", class.label(), term.code(), payment.label())
    }

    /// As many Reserved Instances as a group has instances.
    fn new_components(&self, design: &Design, selected: Option<&Component>) -> Vec<Component> {
        let group = ec2::in_use(design, selected);
        let (instance_type, os) = match group.map(|group| &group.body) {
            Some(Body::Ec2 { config, .. }) => (config.instance_type.clone(), config.os),
            _ => (ec2::FIRST_TYPE.to_owned(), OperatingSystem::default()),
        };
        let config = ReservedConfig {
            instance_type,
            os,
            class: OfferingClass::Standard,
            term: Term::OneYear,
            payment: Payment::NoUpfront,
        };
        let (count, body) = (group.map_or(1, Component::count), Body::ReservedInstances { config });
        let mut reserved = add::counted(design.fresh_id("reserved"), "Reserved Instances", count, body);
        reserved.placement.region = group.and_then(|group| group.placement.region.clone());
        vec![reserved]
    }
}

/// Regional or zonal, and the zone. The scope is not a field of the document: naming a zone makes it zonal.
fn scope_fields(form: &Form<'_>) -> Node {
    let zones = &form.component.placement.zones;
    let scope = if zones.is_empty() { Scope::Regional } else { Scope::Zonal };
    let which = form.chooses("scope", "scope", "Scope", "", words(Scope::ALL, Scope::label), scope.code());
    let mut fields = vec![Node::from(Field { at: String::new(), ..which })];
    if !zones.is_empty() {
        let letters = zones.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
        fields.push(form.input("zone", "Zone", "/placement/zones", letters, Reads::Act("zones")).into());
    }
    Node::Row(fields)
}

fn set_scope(component: &mut Component, code: &str) -> Result<(), String> {
    if code == Scope::Zonal.code() {
        return placement::set_zones(component, "a");
    }
    component.placement.count = Some(component.placement.count());
    component.placement.zones.clear();
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use design::{ComponentId, Placement, Tags};

    use super::*;

    fn reserved(count: u64) -> Component {
        let config = ReservedConfig {
            instance_type: "m5.large".into(),
            os: OperatingSystem::Linux,
            class: OfferingClass::Standard,
            term: Term::OneYear,
            payment: Payment::NoUpfront,
        };
        Component {
            id: ComponentId::parse("reserved").unwrap(),
            name: String::new(),
            placement: Placement { count: Some(count), ..Placement::default() },
            tags: Tags::default(),
            body: Body::ReservedInstances { config },
        }
    }

    fn change(design: &mut Design, name: &str, value: &str) -> Result<Done, String> {
        let (component, name, value) = ("reserved".to_owned(), name.to_owned(), value.to_owned());
        crate::act(design, &Act { name, component, value, ..Act::default() })
    }

    #[test]
    fn another_scope_keeps_the_number() {
        let mut design = Design { components: vec![reserved(5)], ..Design::empty("us-east-1") };
        change(&mut design, "scope", "zonal").unwrap();
        let zones = BTreeMap::from([("a".to_owned(), 5)]);
        assert_eq!(design.components[0].placement, Placement { zones, ..Placement::default() });
        change(&mut design, "scope", "regional").unwrap();
        assert_eq!(design.components[0].placement, Placement { count: Some(5), ..Placement::default() });
    }

    #[test]
    fn zones_are_named_by_letters_and_keep_the_count() {
        let mut design = Design { components: vec![reserved(5)], ..Design::empty("us-east-1") };
        change(&mut design, "zones", "b, a").unwrap();
        let expected = BTreeMap::from([("a".into(), 3), ("b".into(), 2)]);
        assert_eq!(design.components[0].placement.zones, expected);
        assert!(change(&mut design, "zones", "us-east-1a").is_err() && change(&mut design, "zones", " ").is_err());
        assert_eq!(design.components[0].placement.count(), 5);
    }
}
