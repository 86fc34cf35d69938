//! Groups of EC2 instances.

mod key_figure;
mod mix;
mod new;
mod options;
mod profile;
mod purchase;
mod running;

use design::{Body, Component, Design, Ec2Config, Ec2Usage, limits};

pub(crate) use new::nat_instance;
pub(super) use new::{FIRST_TYPE, family, family_in_use, in_use, new_group};

use super::KindForm;
use super::ebs::{self, EbsForm};
use crate::act::{Act, Done};
use crate::add;
use crate::common;
use crate::form::Form;
use crate::node::{Button, Node};
use crate::placement;

/// A group of EC2 instances.
pub(super) struct Ec2Form;

impl KindForm for Ec2Form {
    /// Configuration and usage of a group, and its volumes.
    fn fields(&self, form: &Form<'_>) -> Vec<Node> {
        let Some((config, usage)) = of(form.component) else { return Vec::new() };
        let what =
            vec![common::type_field(form, &config.instance_type).into(), common::os_field(form, config.os).into()];
        let mut nodes = vec![
            Node::Row(what),
            Node::Row(vec![
                placement::count(form, if config.mix.is_some() { "Capacity" } else { "Instances" }),
                placement::region(form).into(),
            ]),
            placement::stands(form),
            running::fields(form, usage),
            mix::fields(form, config, &usage.running),
            purchase::fields(form, config, usage),
            common::compare(false),
            options::more(form, config, usage),
            Node::Heading("Volumes of each instance"),
        ];
        nodes.extend(volumes(form));
        nodes.push(Node::Actions(String::new(), vec![Button::act("+ EBS volume", "add-volume", "")]));
        nodes
    }

    fn noun(&self) -> &'static str {
        "group"
    }

    /// `add-volume`: a data volume for each instance. `running`, `day:mon` and so on: the schedule. `fill`,
    /// `copy-monday`: the counts over the week. `add-type`, `remove-type`, `group-size`: the types and the size.
    /// `purchase`, `base-purchase`: the purchase option. `tenancy`: the tenancy.
    fn act(&self, design: &mut Design, index: usize, act: &Act) -> Option<Result<Done, String>> {
        if act.name == "add-volume" {
            add_volume(design, index);
            return Some(Ok(Done::default()));
        }
        if act.name == "tenancy" {
            options::set_tenancy(design, index, &act.value);
            return Some(Ok(Done::default()));
        }
        let types = design.components.get_mut(index).and_then(|component| mix::act(component, act));
        types.or_else(|| running::act(design, index, act)).or_else(|| purchase::act(design, index, act))
    }

    fn key_figure(&self, component: &Component, design: &Design) -> String {
        key_figure::key_figure(component, design)
    }

    fn new_components(&self, design: &Design, _selected: Option<&Component>) -> Vec<Component> {
        new_group(design)
    }
}

/// The forms of the volumes that are attached to the group.
fn volumes(form: &Form<'_>) -> Vec<Node> {
    let all = form.design.components.iter().enumerate();
    let own = all.filter(|(_, c)| c.attached_to() == Some(&form.component.id));
    own.filter_map(|(index, _)| form.other(index)).flat_map(|volume| EbsForm.nodes(&volume)).collect()
}

/// Inserts a data volume after the group and its volumes.
fn add_volume(design: &mut Design, index: usize) {
    let Some(group) = design.components.get(index).map(|group| group.id.clone()) else { return };
    if design.components.len() < limits::COMPONENTS {
        let id = design.fresh_id(&format!("{group}-data"));
        let volume = ebs::volume(id, "Data volume", ebs::DATA_GIB, Some(group.clone()), false);
        add::insert_after(design, &group, volume);
    }
}

/// Configuration and usage of a component, if it is a group.
fn of(component: &Component) -> Option<(&Ec2Config, &Ec2Usage)> {
    match &component.body {
        Body::Ec2 { config, usage } => Some((config, usage)),
        _ => None,
    }
}

/// Like [`of`], but mutable.
fn of_mut(component: &mut Component) -> Option<(&mut Ec2Config, &mut Ec2Usage)> {
    match &mut component.body {
        Body::Ec2 { config, usage } => Some((config, usage)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use design::{ComponentId, Placement, Tags};

    use super::*;

    pub(super) fn group(count: u64) -> Component {
        Component {
            id: ComponentId::parse("web").unwrap(),
            name: String::new(),
            placement: Placement { count: Some(count), ..Placement::default() },
            tags: Tags::default(),
            body: Body::Ec2 { config: Ec2Config::of_type("m5.large"), usage: Ec2Usage::default() },
        }
    }

    /// A design with one group of four instances.
    pub(super) fn design() -> Design {
        Design { components: vec![group(4)], ..Design::empty("us-east-1") }
    }

    /// A change of the group.
    pub(super) fn change(name: &str, value: &str, with: &[&str]) -> Act {
        Act {
            name: name.to_owned(),
            component: "web".to_owned(),
            value: value.to_owned(),
            with: with.iter().map(|text| (*text).to_owned()).collect(),
            ..Act::default()
        }
    }

    #[test]
    fn a_volume_goes_behind_the_group_and_its_volumes() {
        let mut design = design();
        design.components.push(Component { id: ComponentId::parse("app").unwrap(), ..group(1) });
        for _ in 0..2 {
            assert_eq!(Ec2Form.act(&mut design, 0, &change("add-volume", "", &[])), Some(Ok(Done::default())));
        }
        let ids: Vec<&str> = design.components.iter().map(|c| c.id.as_str()).collect();
        assert_eq!(ids, ["web", "web-data", "web-data-2", "app"]);
        let form = Form::of(&design, 0, &[]).unwrap();
        let volumes = Ec2Form
            .fields(&form)
            .into_iter()
            .filter(|node| matches!(node, Node::Group(group) if group.class == "volume"));
        assert_eq!(volumes.count(), 2);
    }

    #[test]
    fn an_unknown_change_is_left_to_others() {
        assert_eq!(Ec2Form.act(&mut design(), 0, &change("paint", "", &[])), None);
    }
}
