//! The state of a design being edited. The document is plain JSON; the server determines its meaning and its cost.

mod acting;
mod asking;
mod drafts;
mod grids;
mod history;
mod listening;
mod place;
mod saving;
mod shortcuts;
mod showing;
mod start;
mod typing;

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use serde_json::Value;

use crate::error::AppError;
use crate::{browser, document};
use acting::Waiting;
pub use drafts::Draft;
use history::History;
pub use saving::{Identity, SaveState};
pub use start::EditorStart;

/// The state that an editor page shares with its components. It only holds signals and similar handles, so copy it
/// freely.
///
/// On the server: starts from the given design and never changes.
#[derive(Clone, Copy)]
pub struct Editor {
    history: RwSignal<History<Arc<Value>>>,
    /// The current document.
    pub document: Memo<Arc<Value>>,
    /// The id of the component whose form is open; empty for none.
    pub selected: RwSignal<String>,
    /// The area that a phone shows: `outline`, `work` or `estimate`.
    pub area: RwSignal<&'static str>,
    /// Whether the work area shows the drawing instead of the form.
    pub drawing: RwSignal<bool>,
    /// Whether the content of the work area needs much room.
    pub wide: RwSignal<bool>,
    /// The ids of the components whose purchase options are compared; `None` while the design is shown.
    pub comparing: RwSignal<Option<Vec<String>>>,
    /// Whether the answer to the last call failed to arrive.
    pub offline: RwSignal<bool>,
    /// Whether the page is behind the document: from the edit until the answer.
    pub pending: RwSignal<bool>,
    /// Whether the current design has a price.
    pub priced: RwSignal<bool>,
    /// Why the server refused the current design, if retrying does not help.
    pub failure: RwSignal<Option<AppError>>,
    /// The saved design that is being edited; `None` before the first save.
    pub identity: RwSignal<Option<Identity>>,
    /// The state of saving.
    pub save_state: RwSignal<SaveState>,
    /// What the last change removed, in words; empty if it removed nothing.
    pub removed: RwSignal<String>,
    /// A draft of this design that can be restored.
    pub draft: RwSignal<Option<Draft>>,
    /// The last saved document.
    saved: RwSignal<Option<Arc<Value>>>,
    /// The error messages of texts that cannot be read, by the ids of their fields.
    unread: RwSignal<BTreeMap<String, String>>,
    /// The field that the user is typing into, whose text must not be replaced.
    typing: StoredValue<String>,
    /// Changes that are waiting for the server.
    acts: StoredValue<Vec<Waiting>>,
    /// The exact monthly total on the page.
    monthly: StoredValue<String>,
    /// The exact monthly total before the last edit.
    before: StoredValue<String>,
    /// The document that the page shows.
    shown: StoredValue<Arc<Value>>,
    /// The HTML of the parts of the page, by their ids.
    parts: StoredValue<BTreeMap<String, String>>,
    /// The keys of the open lines of the estimate.
    open: StoredValue<Vec<String>>,
    /// The number of the last request; answers to earlier ones are ignored.
    number: StoredValue<u64>,
    /// The timer of the next request.
    timer: StoredValue<Option<TimeoutHandle>>,
    /// The document of the last attempt to create a design, with its idempotency key.
    creation: StoredValue<Option<(String, String)>>,
    /// The storage key of the draft.
    draft_key: StoredValue<String>,
    /// Whether to save as soon as the server has made the waiting changes.
    saves_next: StoredValue<bool>,
}

impl Editor {
    /// Creates the state of an editor from `start`, and provides it to the components below.
    ///
    /// # Errors
    /// If this page cannot read the document, which must not be mistaken for an empty one.
    pub fn provide(start: &EditorStart) -> Result<Editor, AppError> {
        let document: Value =
            serde_json::from_str(&start.document).map_err(|_| AppError::Refused(api::Failure::Unreadable))?;
        let document = Arc::new(document);
        let saved = start.saved.is_some();
        let identity =
            start.saved.clone().map(|(id, revision, at_ms)| Identity { id, key: None, revision, saved_at_ms: at_ms });
        let history = RwSignal::new(History::new(Arc::clone(&document)));
        let editor = Editor {
            history,
            document: Memo::new(move |_| history.with(|history| Arc::clone(history.present()))),
            selected: RwSignal::new(start.selected.clone()),
            area: RwSignal::new(if start.drawing { "work" } else { "outline" }),
            drawing: RwSignal::new(start.drawing),
            wide: RwSignal::new(start.wide),
            comparing: RwSignal::new(None),
            offline: RwSignal::new(false),
            pending: RwSignal::new(false),
            priced: RwSignal::new(start.priced),
            failure: RwSignal::new(None),
            identity: RwSignal::new(identity),
            save_state: RwSignal::new(SaveState::Idle),
            removed: RwSignal::new(String::new()),
            draft: RwSignal::new(None),
            saved: RwSignal::new(saved.then(|| Arc::clone(&document))),
            unread: RwSignal::new(BTreeMap::new()),
            typing: StoredValue::new(String::new()),
            acts: StoredValue::new(Vec::new()),
            monthly: StoredValue::new(start.monthly.clone()),
            before: StoredValue::new(String::new()),
            shown: StoredValue::new(Arc::clone(&document)),
            parts: StoredValue::new(BTreeMap::new()),
            open: StoredValue::new(Vec::new()),
            number: StoredValue::new(0),
            timer: StoredValue::new(None),
            creation: StoredValue::new(None),
            draft_key: StoredValue::new(String::new()),
            saves_next: StoredValue::new(false),
        };
        provide_context(editor);
        editor.keep_asking();
        Ok(editor)
    }

    /// The editor of this page.
    pub fn current() -> Editor {
        expect_context::<Editor>()
    }

    /// The name of the design.
    #[must_use]
    pub fn name(&self) -> String {
        self.document.with(|now| document::text(now, "/name").to_owned())
    }

    /// Shows the form of a component, or selects the component in the drawing if that is shown.
    pub fn select(&self, id: String) {
        self.selected.set(id);
        self.area.set("work");
        self.mark_selected();
        browser::bring_into_view("work");
        self.ask_now();
    }

    /// Shows the drawing or the form.
    pub fn show_drawing(&self, drawing: bool) {
        if self.drawing.get_untracked() != drawing {
            self.drawing.set(drawing);
            self.ask_now();
        }
    }

    /// Changes the document. Consecutive edits with the same non-empty `place` are undone together.
    pub fn edit(&self, place: &str, change: impl FnOnce(&mut Value)) {
        let mut next = self.document.with_untracked(|now| Value::clone(now));
        change(&mut next);
        self.removed.set(String::new());
        self.history.update(|history| history.edit(place, Arc::new(next)));
        self.keep_draft();
    }

    /// Undoes the last edit. If changes are waiting for the server, discards those instead.
    pub fn undo(&self) {
        self.typing.set_value(String::new());
        self.removed.set(String::new());
        if self.acts.with_value(|acts| !acts.is_empty()) {
            self.acts.set_value(Vec::new());
            self.ask_now();
            return;
        }
        self.history.update(|history| {
            history.undo();
        });
        self.keep_draft();
    }

    /// Reverts the last undo.
    pub fn redo(&self) {
        self.typing.set_value(String::new());
        self.history.update(|history| {
            history.redo();
        });
        self.keep_draft();
    }

    /// Whether there is an edit to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.history.with(History::can_undo)
    }

    /// Whether there is an undo to revert.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.history.with(History::can_redo)
    }

    /// Whether the design differs from the saved one. Before the first save: whether it has components.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        self.saved.with(|saved| match saved {
            Some(saved) => self.document.with(|now| now != saved),
            None => self.document.with(|now| document::count(now) > 0),
        })
    }

    /// Whether the totals belong to an earlier state of the design.
    #[must_use]
    pub fn is_stale(&self) -> bool {
        self.offline.get()
            || !self.priced.get()
            || self.failure.with(Option::is_some)
            || self.unread.with(|unread| unread.keys().any(|field| !field.ends_with("-error")))
    }

    /// Shows the purchase options of these components, or of all of the first kind that has options if the list is
    /// empty. `None` shows the design again.
    pub fn compare(&self, groups: Option<Vec<String>>) {
        let opens = groups.is_some();
        self.comparing.set(groups);
        if opens {
            browser::focus("compare-heading");
        }
    }
}
