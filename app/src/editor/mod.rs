//! The state of a design being edited. No markup, no prices.

mod adding;
mod adding_network;
mod changing;
mod comparing;
pub mod day;
mod edits;
mod estimating;
pub mod flows;
pub mod profile;
mod saving;
mod shortcuts;
pub mod vpc;
pub mod zones;

use std::collections::HashSet;

use api::Failure;
use design::{ComponentId, Design, History, Problem};
use leptos::prelude::*;
use pricing::{Estimate, Finding};
use units::Usd;

use crate::AppError;
use crate::pages::EditorStart;
use estimating::OpenPanel;
pub use saving::{Identity, SaveState};

/// Everything an editor page shares with its components. Copy it freely: it holds signals only.
///
/// On the server: starts from the given design and estimate and never changes.
#[derive(Clone, Copy)]
pub struct Editor {
    history: RwSignal<History<Design>>,
    /// The design now.
    pub design: Memo<Design>,
    /// The last estimate that succeeded.
    pub estimate: RwSignal<Estimate>,
    /// What the server found wrong with the design as it is now; empty when it was priced.
    pub problems: RwSignal<Vec<Problem>>,
    /// The answer to the last call failed to arrive.
    pub offline: RwSignal<bool>,
    /// An estimate is on its way.
    pub pending: RwSignal<bool>,
    /// By how much the last edit changed the monthly total.
    pub change: RwSignal<Option<Usd>>,
    /// Fields whose text cannot be read; the estimate shows the state before.
    invalid_fields: RwSignal<HashSet<String>>,
    /// The component whose form is open.
    pub selected: RwSignal<Option<ComponentId>>,
    /// The area that a phone shows: `outline`, `work` or `estimate`.
    pub area: RwSignal<&'static str>,
    /// Whether the work area shows the drawing instead of the form.
    pub drawing: RwSignal<bool>,
    /// The ids of the groups whose purchase options are compared; none while the design is shown.
    pub comparing: RwSignal<Option<Vec<String>>>,
    /// Where it is saved, and by whom.
    pub identity: RwSignal<Option<Identity>>,
    /// What saving is doing.
    pub save_state: RwSignal<SaveState>,
    /// The document that was saved last.
    saved_document: RwSignal<Option<Design>>,
    /// The panels that are on the page, with what they show.
    panels: StoredValue<Vec<OpenPanel>>,
    /// The document that was last sent to be created, with its idempotency key.
    creation: StoredValue<Option<(String, String)>>,
}

impl Editor {
    /// The state of an editor that starts from `start`, provided to the components below.
    ///
    /// # Errors
    /// When this page cannot read the document, as after a newer release: it must not be taken for
    /// an empty one.
    pub fn provide(start: EditorStart) -> Result<Editor, AppError> {
        let design = Design::parse(&start.document).map_err(Failure::from)?;
        let selected = design.components.first().map(|component| component.id.clone());
        let saved = start.saved.is_some();
        let identity =
            start.saved.map(|(id, revision, at_ms)| Identity { id, key: None, revision, saved_at_ms: at_ms });
        let history = RwSignal::new(History::new(design.clone()));
        let editor = Editor {
            history,
            design: Memo::new(move |_| history.with(|history| history.present().clone())),
            estimate: RwSignal::new(start.estimate),
            problems: RwSignal::new(Vec::new()),
            offline: RwSignal::new(false),
            pending: RwSignal::new(false),
            change: RwSignal::new(None),
            invalid_fields: RwSignal::new(HashSet::new()),
            area: RwSignal::new(if selected.is_some() { "work" } else { "outline" }),
            selected: RwSignal::new(selected),
            drawing: RwSignal::new(false),
            comparing: RwSignal::new(None),
            identity: RwSignal::new(identity),
            save_state: RwSignal::new(SaveState::Idle),
            saved_document: RwSignal::new(saved.then_some(design)),
            panels: StoredValue::new(Vec::new()),
            creation: StoredValue::new(None),
        };
        provide_context(editor);
        editor.keep_estimating();
        Ok(editor)
    }

    /// The editor of this page.
    pub fn current() -> Editor {
        expect_context::<Editor>()
    }

    /// Whole hours of the month that is priced.
    pub fn month_hours(&self) -> u64 {
        let hours = self.design.with_untracked(|design| design.month().hours());
        hours.try_into().unwrap_or(design::limits::HOURS_PER_MONTH)
    }

    /// Selects a component: in the drawing while that is shown, else with its form.
    pub fn select(&self, id: ComponentId) {
        self.selected.set(Some(id));
        self.area.set("work");
    }

    /// Opens the form that shows a component: its own, or that of the group it is attached to.
    pub fn select_owner(&self, id: &ComponentId) {
        self.drawing.set(false);
        self.pick(id);
    }

    /// Selects a component, or the group it is attached to, without leaving the drawing.
    pub fn pick(&self, id: &ComponentId) {
        let owner = self.design.with_untracked(|design| design.component(id).and_then(|c| c.attached_to().cloned()));
        self.select(owner.unwrap_or_else(|| id.clone()));
    }

    /// Ends the step that undo takes back: what is edited next is a step of its own.
    pub fn end_step(&self) {
        self.history.update_untracked(History::end_step);
    }

    /// Whether the design differs from what is saved.
    pub fn is_dirty(&self) -> bool {
        let design = self.design;
        self.saved_document.with(|saved| match saved {
            Some(saved) => design.with(|design| design != saved),
            None => design.with(|design| !design.components.is_empty()),
        })
    }

    /// Whether the estimate shown belongs to an earlier state of the design.
    pub fn is_stale(&self) -> bool {
        self.offline.get()
            || self.problems.with(|problems| !problems.is_empty())
            || self.invalid_fields.with(|fields| !fields.is_empty())
    }

    /// Notes whether the text of the field at `path` can be read.
    pub fn mark_field(&self, path: &str, valid: bool) {
        let known = self.invalid_fields.with_untracked(|fields| fields.contains(path));
        if known == valid {
            self.invalid_fields.update(|fields| {
                if valid {
                    fields.remove(path);
                } else {
                    fields.insert(path.to_owned());
                }
            });
        }
    }

    /// The JSON pointer of a component, as findings and problems name it.
    pub fn path_of(&self, id: &ComponentId) -> Option<String> {
        let index = self.design.with(|design| design.components.iter().position(|c| c.id == *id))?;
        Some(format!("/components/{index}"))
    }

    /// The problems at or below `path`.
    pub fn problems_at(&self, path: &str) -> Vec<Problem> {
        self.problems.with(|all| all.iter().filter(|problem| is_at(&problem.path, path)).cloned().collect())
    }

    /// The findings at or below `path`.
    pub fn findings_at(&self, path: &str) -> Vec<Finding> {
        self.estimate
            .with(|estimate| estimate.findings.iter().filter(|finding| is_at(&finding.path, path)).cloned().collect())
    }
}

/// Whether the JSON pointer `place` is `path` or below it.
fn is_at(place: &str, path: &str) -> bool {
    place.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::is_at;

    #[test]
    fn a_place_is_at_its_path_or_below_it() {
        assert!(is_at("/components/1/name", "/components/1/name"));
        assert!(is_at("/components/1/name", "/components/1"));
        assert!(!is_at("/components/10", "/components/1"));
        assert!(!is_at("/components/1", "/components/1/name"));
    }
}
