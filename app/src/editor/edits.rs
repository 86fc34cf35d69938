//! What a user does to a design.

use design::{Body, Component, ComponentId, Design, Tenancy, limits};
use leptos::prelude::*;

use super::Editor;

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

    /// Puts another design in the place of this one. Replaced in a row at the same non-empty `place`, they are undone
    /// together.
    pub(super) fn replace(&self, place: &str, next: Design) {
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

    /// Removes a component and what is attached to it. Groups that ran on removed hosts go back to
    /// shared hardware.
    pub fn remove(&self, id: &ComponentId) {
        self.edit("", |design| {
            design.remove(id);
            for component in &mut design.components {
                if let Body::Ec2 { config, .. } = &mut component.body
                    && config.host.as_ref() == Some(id)
                {
                    config.host = None;
                    config.tenancy = Tenancy::Shared;
                }
            }
        });
        self.keep_selection();
    }

    /// Copies a component, a group with its volumes, and selects the copy.
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
    pub(super) fn keep_selection(&self) {
        let design = self.design.get_untracked();
        let gone =
            self.selected.with_untracked(|selected| selected.as_ref().is_none_or(|id| design.component(id).is_none()));
        if gone {
            self.selected.set(design.components.first().map(|component| component.id.clone()));
        }
    }
}
