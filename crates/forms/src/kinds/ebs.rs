//! Sets of EBS volumes.

use design::{Body, Component, ComponentId, Design, EbsConfig, EbsUsage, Provisioned, UsageValue, VolumeType, limits};

use super::KindForm;
use crate::act::{Act, Done};
use crate::add;
use crate::common;
use crate::form::{Form, pairs, word};
use crate::node::{Group, Node, Options, Sets};
use crate::placement;

/// Size of a new data volume in GiB.
pub(super) const DATA_GIB: u64 = 100;
/// An initial number of I/O requests a month.
const FIRST_REQUESTS: u64 = 1_000_000;

/// A set of EBS volumes.
pub(super) struct EbsForm;

impl KindForm for EbsForm {
    /// Configuration and usage of volumes with their name and actions, either attached ones inside their group's
    /// form, or unattached ones.
    fn fields(&self, form: &Form<'_>) -> Vec<Node> {
        let Body::Ebs { config, usage } = &form.component.body else { return Vec::new() };
        let is_attached = config.attached_to.is_some();
        let mut nodes = Vec::new();
        if !is_attached {
            nodes.push(common::name(form));
        }
        nodes.push(Node::Row(vec![type_field(form, config.volume_type), size_field(form, config.size_gib)]));
        nodes.extend(performance(form, config));
        if config.volume_type == VolumeType::Standard {
            nodes.push(requests_field(form, usage));
        }
        nodes.extend(how_many(form, config, usage));
        let key = ("Customer managed KMS key", "/config/kms_key");
        nodes.push(form.check("kms-key", key.0, key.1, config.kms_key, Sets::TrueOrNothing).into());
        if is_attached {
            nodes.extend(attached_fields(form, config));
        } else {
            nodes.push(placement::region(form).into());
        }
        nodes.push(common::actions(form, self.noun()));
        vec![Node::Group(Group {
            id: form.id("volume"),
            class: if is_attached { "volume" } else { "volume free" },
            legend: form.component.title().to_owned(),
            hidden: !is_attached,
            nodes,
        })]
    }

    fn noun(&self) -> &'static str {
        "volume"
    }

    /// Volumes have their own name and actions, because they also appear inside the form of a group.
    fn nodes(&self, form: &Form<'_>) -> Vec<Node> {
        self.fields(form)
    }

    /// `volume-type`: changes the type. `exists`: all month, or for some hours of it.
    fn act(&self, design: &mut Design, index: usize, act: &Act) -> Option<Result<Done, String>> {
        let month = Form::of(design, index, &[])?.month_hours();
        let volumes = volumes(design, index);
        let Body::Ebs { config, usage } = &mut design.components.get_mut(index)?.body else { return None };
        let size = config.size_gib;
        match act.name.as_str() {
            "volume-type" => set_type(config, usage, &act.value),
            "exists" if act.value == "hours" => {
                usage.provisioned = Provisioned::HoursPerMonth(UsageValue::known(month));
            }
            "exists" if act.value == "gb" => {
                usage.provisioned = Provisioned::GbMonths(UsageValue::known(size.saturating_mul(volumes)));
            }
            "exists" => usage.provisioned = Provisioned::Always,
            _ => return None,
        }
        Some(Ok(Done::default()))
    }

    fn key_figure(&self, component: &Component, _design: &Design) -> String {
        let Body::Ebs { config, .. } = &component.body else { return String::new() };
        format!("{} × {} {} GiB", component.count(), config.volume_type.code(), config.size_gib)
    }

    fn new_components(&self, design: &Design, _selected: Option<&Component>) -> Vec<Component> {
        vec![volume(design.fresh_id("volume"), "Volume", DATA_GIB, None, false)]
    }
}

fn type_field(form: &Form<'_>, chosen: VolumeType) -> Node {
    let option = |(code, volume_type): &(&str, VolumeType)| {
        let words = volume_type.label().split(" (").next().unwrap_or_default();
        ((*code).to_owned(), format!("{code} · {words}"))
    };
    let options: Options = VolumeType::ALL.iter().map(option).collect();
    form.chooses("volume-type", "type", "Volume type", "/config/volume_type", options, chosen.code()).into()
}

fn size_field(form: &Form<'_>, size_gib: u64) -> Node {
    form.whole("size", "Size", "/config/size_gib", size_gib, (1, limits::VOLUME_GIB), "GiB").into()
}

/// The performance settings of the type, and those that are set although they do not apply.
fn performance(form: &Form<'_>, config: &EbsConfig) -> Option<Node> {
    let EbsConfig { volume_type, iops, throughput_mibps, .. } = config;
    let mut fields = Vec::new();
    if volume_type.takes_iops() || iops.is_some() {
        let field = form.optional("iops", "IOPS", "/config/iops", *iops, (0, limits::IOPS), "IOPS");
        fields.push(field.empty(if *volume_type == VolumeType::Gp3 { "3000 included" } else { "" }).into());
    }
    if volume_type.takes_throughput() || throughput_mibps.is_some() {
        let (place, range) = ("/config/throughput_mibps", (0, limits::THROUGHPUT_MIBPS));
        let field = form.optional("throughput", "Throughput", place, *throughput_mibps, range, "MiB/s");
        fields.push(field.empty("125 included").into());
    }
    (!fields.is_empty()).then_some(Node::Row(fields))
}

fn requests_field(form: &Form<'_>, usage: &EbsUsage) -> Node {
    let (label, place) = ("I/O requests per month", "/usage/io_requests_per_month");
    let value = usage.io_requests_per_month.unwrap_or(UsageValue::Open);
    form.usage("requests", label, place, Some(value), "per volume").first(FIRST_REQUESTS).into()
}

/// The number of volumes, and how long they exist.
fn how_many(form: &Form<'_>, config: &EbsConfig, usage: &EbsUsage) -> Vec<Node> {
    let count = placement::count(form, if config.attached_to.is_some() { "Per instance" } else { "Volumes" });
    let options = pairs(&[("always", "All month"), ("hours", "Hours per month"), ("gb", "GB-months in all")]);
    let mode = match usage.provisioned {
        Provisioned::Always => "always",
        Provisioned::HoursPerMonth(_) => "hours",
        Provisioned::GbMonths(_) => "gb",
    };
    let exists = form.chooses("exists", "exists", "Exists", "/usage/provisioned", options, mode);
    let mut fields = vec![Node::Row(vec![count, exists.into()])];
    match usage.provisioned {
        Provisioned::Always => {}
        Provisioned::HoursPerMonth(hours) => {
            let place = "/usage/provisioned/hours_per_month";
            fields.push(form.usage("hours", "Hours per month", place, Some(hours), "h").into());
        }
        Provisioned::GbMonths(total) => {
            let place = "/usage/provisioned/gb_months";
            let total = form.usage("gb-months", "GB-months", place, Some(total), "GB-months");
            fields.push(total.most(limits::GB_MONTHS).hint("Of all volumes together, as on a bill").into());
        }
    }
    fields
}

/// The fields of attached volumes only.
fn attached_fields(form: &Form<'_>, config: &EbsConfig) -> Vec<Node> {
    let root = form.check("root", "Instances boot from it", "/config/root", config.root, Sets::TrueOrNothing);
    let mut fields = vec![root.into()];
    if config.multi_attach || matches!(config.volume_type, VolumeType::Io1 | VolumeType::Io2) {
        let (label, place) = ("All instances share it (Multi-Attach)", "/config/multi_attach");
        fields.push(form.check("multi-attach", label, place, config.multi_attach, Sets::TrueOrNothing).into());
    }
    fields.push(Node::Notes { id: form.id("notes"), at: form.at("/placement/region") });
    fields
}

/// A gp3 volume.
pub(super) fn volume(
    id: ComponentId,
    name: &str,
    size_gib: u64,
    attached_to: Option<ComponentId>,
    root: bool,
) -> Component {
    let config = EbsConfig { attached_to, root, ..EbsConfig::of_type(VolumeType::Gp3, size_gib) };
    add::counted(id, name, 1, Body::Ebs { config, usage: EbsUsage::default() })
}

/// How many volumes there are: those of each instance times the instances, unless they share them.
fn volumes(design: &Design, index: usize) -> u64 {
    let Some(component) = design.components.get(index) else { return 0 };
    let Body::Ebs { config, .. } = &component.body else { return 0 };
    let group = config.attached_to.as_ref().filter(|_| !config.multi_attach);
    let instances = group.and_then(|id| design.components.iter().find(|other| other.id == *id));
    component.count().saturating_mul(instances.map_or(1, Component::count))
}

/// Chooses a type. What it does not take would only be refused, and goes; undo brings it back.
fn set_type(config: &mut EbsConfig, usage: &mut EbsUsage, code: &str) {
    let Some(chosen) = word(VolumeType::ALL, code) else { return };
    config.volume_type = chosen;
    if !chosen.takes_iops() {
        config.iops = None;
    }
    if !chosen.takes_throughput() {
        config.throughput_mibps = None;
    }
    if chosen != VolumeType::Standard {
        usage.io_requests_per_month = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn design() -> Design {
        let volume = volume(ComponentId::parse("data").unwrap(), "Data", 100, None, false);
        Design { components: vec![volume], ..Design::empty("us-east-1") }
    }

    fn change(design: &mut Design, name: &str, value: &str) {
        let act = Act { name: name.to_owned(), value: value.to_owned(), ..Act::default() };
        assert_eq!(EbsForm.act(design, 0, &act), Some(Ok(Done::default())));
    }

    fn of(design: &Design) -> (&EbsConfig, &EbsUsage) {
        match &design.components[0].body {
            Body::Ebs { config, usage } => (config, usage),
            _ => panic!("no volume"),
        }
    }

    #[test]
    fn a_type_takes_away_what_it_does_not_take() {
        let mut design = design();
        if let Body::Ebs { config, .. } = &mut design.components[0].body {
            (config.iops, config.throughput_mibps) = (Some(4_000), Some(250));
        }
        change(&mut design, "volume-type", "io2");
        assert_eq!((of(&design).0.iops, of(&design).0.throughput_mibps), (Some(4_000), None));
        change(&mut design, "volume-type", "standard");
        assert_eq!(of(&design).0.iops, None);
        if let Body::Ebs { usage, .. } = &mut design.components[0].body {
            usage.io_requests_per_month = Some(UsageValue::known(5));
        }
        change(&mut design, "volume-type", "paper");
        assert_eq!(of(&design).0.volume_type, VolumeType::Standard);
        change(&mut design, "volume-type", "gp3");
        assert_eq!(of(&design).1.io_requests_per_month, None);
    }

    #[test]
    fn volumes_exist_all_month_or_for_some_hours() {
        let mut design = Design { month_days: Some(31), ..design() };
        change(&mut design, "exists", "hours");
        assert_eq!(of(&design).1.provisioned, Provisioned::HoursPerMonth(UsageValue::known(744)));
        change(&mut design, "exists", "always");
        assert_eq!(of(&design).1.provisioned, Provisioned::Always);
    }

    #[test]
    fn free_volumes_have_a_name_and_a_region() {
        let mut design = design();
        let class_and_first = |design: &Design| match EbsForm.nodes(&Form::of(design, 0, &[]).unwrap()).remove(0) {
            Node::Group(group) => (group.class, group.hidden, matches!(group.nodes[0], Node::Field(_))),
            other => panic!("{other:?}"),
        };
        assert_eq!(class_and_first(&design), ("volume free", true, true));
        if let Body::Ebs { config, .. } = &mut design.components[0].body {
            config.attached_to = ComponentId::parse("web");
        }
        assert_eq!(class_and_first(&design), ("volume", false, false));
    }
}
