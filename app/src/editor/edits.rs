//! What a user does to a design.

use design::{Body, Component, ComponentId, Design, EbsConfig, EbsUsage, Ec2Config, Ec2Usage, Placement};
use design::{VolumeType, limits};
use leptos::prelude::*;

use super::Editor;

/// The type of a new group: sold in nearly every region.
const FIRST_TYPE: &str = "m5.large";
/// Size of a new root volume in GiB.
const ROOT_GIB: u64 = 20;
/// Size of a new data volume in GiB.
const DATA_GIB: u64 = 100;

impl Editor {
    /// Changes the design. Edits in a row at the same non-empty `place` are undone together.
    pub fn edit(&self, place: &str, change: impl FnOnce(&mut Design)) {
        let mut next = self.design.get_untracked();
        change(&mut next);
        self.replace(place, next);
    }

    /// Changes one component.
    pub fn edit_component(&self, id: &ComponentId, place: &str, change: impl FnOnce(&mut Component)) {
        let place = if place.is_empty() { String::new() } else { format!("{id}/{place}") };
        self.edit(&place, |design| {
            if let Some(component) = design.components.iter_mut().find(|component| component.id == *id) {
                change(component);
            }
        });
    }

    fn replace(&self, place: &str, next: Design) {
        if self.design.with_untracked(|design| *design != next) {
            self.history.update(|history| history.edit(place, next));
        }
    }

    /// Takes the last edit back.
    pub fn undo(&self) {
        self.history.update(|history| {
            history.undo();
        });
        self.keep_selection();
    }

    /// Takes the last undo back.
    pub fn redo(&self) {
        self.history.update(|history| {
            history.redo();
        });
        self.keep_selection();
    }

    /// Whether there is an edit to take back.
    pub fn can_undo(&self) -> bool {
        self.history.with(design::History::can_undo)
    }

    /// Whether there is an undo to take back.
    pub fn can_redo(&self) -> bool {
        self.history.with(design::History::can_redo)
    }

    /// Adds an EC2 group with a root volume and selects it.
    pub fn add_group(&self) {
        let design = self.design.get_untracked();
        if design.components.len() + 2 > limits::COMPONENTS {
            return;
        }
        let group = design.fresh_id("group");
        let root = design.fresh_id(&format!("{group}-root"));
        let number = design.components.iter().filter(|c| matches!(c.body, Body::Ec2 { .. })).count() + 1;
        self.edit("", |design| {
            design.components.push(Component {
                id: group.clone(),
                name: format!("Instances {number}"),
                placement: Placement { count: Some(1), ..Placement::default() },
                body: Body::Ec2 { config: Ec2Config::of_type(FIRST_TYPE), usage: Ec2Usage::default() },
            });
            design.components.push(volume(root, "Root volume", ROOT_GIB, Some(group.clone()), true));
        });
        self.select(group);
    }

    /// Adds a data volume to a group, or one that stands alone.
    pub fn add_volume(&self, group: Option<&ComponentId>) {
        let design = self.design.get_untracked();
        if design.components.len() >= limits::COMPONENTS {
            return;
        }
        let prefix = group.map_or_else(|| "volume".to_owned(), |group| format!("{group}-data"));
        let id = design.fresh_id(&prefix);
        let name = if group.is_some() { "Data volume" } else { "Volume" };
        self.edit("", |design| {
            let at = group
                .and_then(|group| {
                    design.components.iter().rposition(|c| c.id == *group || c.attached_to() == Some(group))
                })
                .map_or(design.components.len(), |last| last + 1);
            design.components.insert(at, volume(id.clone(), name, DATA_GIB, group.cloned(), false));
        });
        if group.is_none() {
            self.select(id);
        }
    }

    /// Removes a component and what is attached to it.
    pub fn remove(&self, id: &ComponentId) {
        self.edit("", |design| design.remove(id));
        self.keep_selection();
    }

    /// Copies a group with its volumes, or a volume, and selects the copy.
    pub fn duplicate(&self, id: &ComponentId) {
        let mut copy_id = None;
        self.edit("", |design| {
            let Some(original) = design.component(id).cloned() else { return };
            let attached: Vec<Component> =
                design.components.iter().filter(|c| c.attached_to() == Some(id)).cloned().collect();
            if design.components.len() + 1 + attached.len() > limits::COMPONENTS {
                return;
            }
            let name = format!("{} (copy)", original.title()).chars().take(limits::NAME_CHARS).collect();
            let mut copy = Component { id: design.fresh_id(id.as_str()), name, ..original };
            // Instances boot from one volume; and a copy inside a group stays in its form.
            if let Body::Ebs { config, .. } = &mut copy.body {
                config.root = false;
            }
            if copy.attached_to().is_none() {
                copy_id = Some(copy.id.clone());
            }
            design.components.push(copy);
            for mut volume in attached {
                volume.id = design.fresh_id(volume.id.as_str());
                if let Body::Ebs { config, .. } = &mut volume.body {
                    config.attached_to.clone_from(&copy_id);
                }
                design.components.push(volume);
            }
        });
        if let Some(copy) = copy_id {
            self.select(copy);
        }
    }

    /// Selects the first component when the selected one is gone.
    fn keep_selection(&self) {
        let design = self.design.get_untracked();
        let gone =
            self.selected.with_untracked(|selected| selected.as_ref().is_none_or(|id| design.component(id).is_none()));
        if gone {
            self.selected.set(design.components.first().map(|component| component.id.clone()));
        }
    }
}

fn volume(id: ComponentId, name: &str, size_gib: u64, attached_to: Option<ComponentId>, root: bool) -> Component {
    Component {
        id,
        name: name.to_owned(),
        placement: Placement { count: Some(1), ..Placement::default() },
        body: Body::Ebs {
            config: EbsConfig { attached_to, root, ..EbsConfig::of_type(VolumeType::Gp3, size_gib) },
            usage: EbsUsage::default(),
        },
    }
}
