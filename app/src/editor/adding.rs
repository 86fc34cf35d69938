//! What is added to a design, with usual values.

use design::{
    Body, Component, ComponentId, Design, EbsConfig, EbsUsage, Ec2Config, Ec2Usage, HostConfig, HostPurchase,
};
use design::{HostUsage, Number, OfferingClass, OperatingSystem, Payment, Placement, PlanKind, ReservedConfig};
use design::{SavingsPlanConfig, SnapshotConfig, Tenancy, Term, VolumeType, limits};
use leptos::prelude::*;

use super::Editor;

/// The type of a new group: sold in nearly every region.
const FIRST_TYPE: &str = "m5.large";
/// Size of a new root volume in GiB.
const ROOT_GIB: u64 = 20;
/// Size of a new data volume in GiB.
const DATA_GIB: u64 = 100;

impl Editor {
    /// Adds an EC2 group with a root volume and selects it.
    pub fn add_group(&self) {
        let design = self.design.get_untracked();
        let group = design.fresh_id("group");
        let root = design.fresh_id(&format!("{group}-root"));
        let number = design.components.iter().filter(|c| matches!(c.body, Body::Ec2 { .. })).count() + 1;
        let body = Body::Ec2 { config: Ec2Config::of_type(FIRST_TYPE), usage: Ec2Usage::default() };
        let instances = component(group.clone(), &format!("Instances {number}"), 1, body);
        self.add(vec![instances, volume(root, "Root volume", ROOT_GIB, Some(group), true)]);
    }

    /// Adds a data volume to a group, or one that stands alone.
    pub fn add_volume(&self, group: Option<&ComponentId>) {
        let design = self.design.get_untracked();
        let Some(group) = group else {
            self.add(vec![volume(design.fresh_id("volume"), "Volume", DATA_GIB, None, false)]);
            return;
        };
        if design.components.len() >= limits::COMPONENTS {
            return;
        }
        let id = design.fresh_id(&format!("{group}-data"));
        self.edit("", |design| {
            insert_after(design, group, volume(id, "Data volume", DATA_GIB, Some(group.clone()), false))
        });
    }

    /// Adds daily snapshots of the first volume that has none, and selects them.
    pub fn add_snapshots(&self) {
        let design = self.design.get_untracked();
        let taken = |volume: &Component| {
            design
                .components
                .iter()
                .any(|c| matches!(&c.body, Body::Snapshots { config, .. } if config.of.as_ref() == Some(&volume.id)))
        };
        let mut volumes = design.components.iter().filter(|c| matches!(c.body, Body::Ebs { .. }));
        let of = volumes.find(|volume| !taken(volume)).map(|volume| volume.id.clone());
        let config = SnapshotConfig { of, ..SnapshotConfig::default() };
        let id = design.fresh_id("snapshots");
        let body = Body::Snapshots { config, usage: Box::default() };
        self.add(vec![component(id, "Daily snapshots", 1, body)]);
    }

    /// Adds dedicated hosts of the family in use and selects them.
    pub fn add_host(&self) {
        let design = self.design.get_untracked();
        self.add(vec![host(&design, self.group_in_use(&design))]);
    }

    /// Adds dedicated hosts for a group and lets it run on them.
    pub fn add_host_of(&self, group: &ComponentId) {
        let design = self.design.get_untracked();
        if design.components.len() >= limits::COMPONENTS {
            return;
        }
        let added = host(&design, design.component(group));
        let id = added.id.clone();
        self.edit("", |design| {
            design.components.push(added);
            if let Some(Component { body: Body::Ec2 { config, .. }, .. }) =
                design.components.iter_mut().find(|c| c.id == *group)
            {
                config.tenancy = Tenancy::Host;
                config.host = Some(id);
            }
        });
    }

    /// Adds Reserved Instances for the group in use and selects them.
    pub fn add_reserved(&self) {
        let design = self.design.get_untracked();
        let group = self.group_in_use(&design);
        let (instance_type, os) = match group.map(|group| &group.body) {
            Some(Body::Ec2 { config, .. }) => (config.instance_type.clone(), config.os),
            _ => (FIRST_TYPE.to_owned(), OperatingSystem::default()),
        };
        let config = ReservedConfig {
            instance_type,
            os,
            class: OfferingClass::Standard,
            term: Term::OneYear,
            payment: Payment::NoUpfront,
        };
        let id = design.fresh_id("reserved");
        let mut added =
            component(id, "Reserved Instances", group.map_or(1, Component::count), Body::ReservedInstances { config });
        added.placement.region = group.and_then(|group| group.placement.region.clone());
        self.add(vec![added]);
    }

    /// Adds a Compute Savings Plan of a dollar an hour and selects it.
    pub fn add_savings_plan(&self) {
        let config = SavingsPlanConfig {
            plan: PlanKind::Compute,
            family: None,
            usd_per_hour: Number::from(1),
            term: Term::OneYear,
            payment: Payment::NoUpfront,
        };
        let id = self.design.with_untracked(|design| design.fresh_id("savings-plan"));
        let body = Body::SavingsPlan { config };
        self.add(vec![Component { id, name: "Savings Plan".to_owned(), placement: Placement::default(), body }]);
    }

    /// The family of the group in use, such as `m5`.
    pub fn family_in_use(&self) -> String {
        let design = self.design.get_untracked();
        family(self.group_in_use(&design)).to_owned()
    }

    /// The selected group, or the first one.
    fn group_in_use<'d>(&self, design: &'d Design) -> Option<&'d Component> {
        let is_group = |c: &&Component| matches!(c.body, Body::Ec2 { .. });
        let selected = self.selected.with_untracked(|selected| selected.as_ref().and_then(|id| design.component(id)));
        selected.filter(is_group).or_else(|| design.components.iter().find(is_group))
    }

    /// Puts components at the end of the design and selects the first of them.
    pub(super) fn add(&self, components: Vec<Component>) {
        let Some(id) = components.first().map(|first| first.id.clone()) else { return };
        if self.design.with_untracked(|design| design.components.len() + components.len() <= limits::COMPONENTS) {
            self.edit("", |design| design.components.extend(components));
            self.select(id);
        }
    }
}

/// Puts a component behind another and the volumes of that one.
pub(super) fn insert_after(design: &mut Design, other: &ComponentId, added: Component) {
    let last = design.components.iter().rposition(|c| c.id == *other || c.attached_to() == Some(other));
    design.components.insert(last.map_or(design.components.len(), |last| last + 1), added);
}

/// The family of a group's type.
fn family(group: Option<&Component>) -> &str {
    let instance_type = match group.map(|group| &group.body) {
        Some(Body::Ec2 { config, .. }) => &config.instance_type,
        _ => FIRST_TYPE,
    };
    instance_type.split('.').next().unwrap_or_default()
}

fn host(design: &Design, group: Option<&Component>) -> Component {
    let config = HostConfig { family: family(group).to_owned(), purchase: HostPurchase::OnDemand };
    let body = Body::DedicatedHost { config, usage: HostUsage::default() };
    let mut host = component(design.fresh_id("hosts"), "Dedicated hosts", 1, body);
    host.placement.region = group.and_then(|group| group.placement.region.clone());
    host
}

/// Components of a kind that is counted.
pub(super) fn component(id: ComponentId, name: &str, count: u64, body: Body) -> Component {
    let placement = Placement { count: Some(count), ..Placement::default() };
    Component { id, name: name.to_owned(), placement, body }
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
    component(id, name, 1, Body::Ebs { config, usage: EbsUsage::default() })
}
