//! Drafts: the browser keeps every edit until the server has acknowledged a save.

use api::Act;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

use super::Editor;
use crate::calls::show_design;
use crate::shown::View;
use crate::{browser, wire};

/// The prefix of the storage keys of drafts. The id of the design follows, then a random part for the page that edits
/// it.
const KEY: &str = "abacus.draft.";
/// Replaces the id in the key of a design that is not saved yet.
const NEW: &str = "new";
/// How long a draft is kept: 30 days, in milliseconds.
const KEPT_MS: i64 = 30 * 24 * 3_600_000;

/// A draft as the browser stores it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    /// When it was last edited, in milliseconds since 1970-01-01 UTC.
    at_ms: i64,
    /// The edited revision; 0 for none.
    revision: i64,
    document: String,
    /// Changes that the server has not made yet.
    acts: Vec<Act>,
}

/// A draft that can be restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its storage key.
    key: String,
    /// When it was last edited, in milliseconds since 1970-01-01 UTC.
    pub at_ms: i64,
    /// The edited revision; 0 for none.
    revision: i64,
    document: String,
    acts: Vec<Act>,
    /// The change of the monthly cost compared with the design on the page; empty until it is known, and while it
    /// cannot be determined.
    pub change: String,
}

impl Editor {
    /// Looks for a draft of this design, and starts keeping one. Browser only.
    pub fn look_for_draft(self) {
        let id = self.identity.with_untracked(|identity| identity.as_ref().map(|identity| identity.id.clone()));
        let start = start_of(id.as_deref().unwrap_or(NEW));
        let found = latest(&start);
        // Edits made before a draft is restored or discarded do not overwrite it.
        self.draft_key.set_value(format!("{start}{}", browser::random_key().unwrap_or_default()));
        let Some((key, kept)) = found else { return };
        let same = serde_json::from_str::<serde_json::Value>(&kept.document)
            .is_ok_and(|draft| self.document.with_untracked(|now| draft == **now));
        if same && kept.acts.is_empty() {
            browser::forget(&key);
            return;
        }
        let Kept { at_ms, revision, document, acts } = kept;
        let (text, changes) = (document.clone(), acts.clone());
        self.draft.set(Some(Draft { key, at_ms, revision, document, acts, change: String::new() }));
        // Compares the total of the draft with that of the design on the page.
        let view = View { before: self.monthly.get_value(), total_only: true, ..View::default() };
        spawn_local(async move {
            if let Ok(shown) = show_design(text, changes, view).await {
                let _ = self.draft.try_update(|draft| {
                    if let Some(draft) = draft {
                        draft.change = shown.change;
                    }
                });
            }
        });
    }

    /// Keeps the current design as a draft, or removes the draft if the design does not differ from the saved one.
    pub(super) fn keep_draft(self) {
        let key = self.draft_key.get_value();
        if key.is_empty() {
            return;
        }
        let acts: Vec<Act> = self.acts.with_value(|acts| acts.iter().map(|waiting| waiting.act.clone()).collect());
        if acts.is_empty() && !untrack(|| self.is_dirty()) {
            browser::forget(&key);
            return;
        }
        let revision = self.identity.with_untracked(|identity| identity.as_ref().map_or(0, |one| one.revision));
        let document = self.document.with_untracked(|now| now.to_string());
        let kept = Kept { at_ms: browser::now_ms(), revision, document, acts };
        if let Ok(text) = serde_json::to_string(&kept) {
            browser::remember(&key, &text);
        }
    }

    /// Replaces the design with the draft. This step can be undone.
    pub fn restore_draft(self) {
        let Some(draft) = self.draft.get_untracked() else { return };
        self.draft.set(None);
        let Ok(document) = serde_json::from_str(&draft.document) else { return };
        // A save must state which revision was edited, because someone may have saved another one since.
        self.identity.update(|identity| {
            if let Some(identity) = identity
                && draft.revision > 0
            {
                identity.revision = draft.revision;
            }
        });
        let own = self.draft_key.get_value();
        if draft.key != own {
            browser::forget(&draft.key);
        }
        self.history.update(|history| history.edit("", Arc::new(document)));
        for act in draft.acts {
            self.act(act, "");
        }
        self.keep_draft();
    }

    /// Deletes the draft.
    pub fn discard_draft(self) {
        if let Some(draft) = self.draft.get_untracked() {
            browser::forget(&draft.key);
        }
        self.draft.set(None);
        self.keep_draft();
    }

    /// Handles an acknowledged save: removes the draft, and keeps later edits under the id of the saved design.
    pub(super) fn draft_is_saved(self, id: &str) {
        browser::forget(&self.draft_key.get_value());
        self.draft_key.set_value(format!("{}{}", start_of(id), browser::random_key().unwrap_or_default()));
        self.keep_draft();
    }
}

/// The prefix of the storage keys of a design's drafts.
fn start_of(id: &str) -> String {
    format!("{KEY}{id}.")
}

fn kept(key: &str) -> Option<Kept> {
    wire::read(&browser::recall(key)?).ok()
}

/// The most recently edited draft among those whose keys begin with `start`. Deletes very old ones.
fn latest(start: &str) -> Option<(String, Kept)> {
    let oldest = browser::now_ms() - KEPT_MS;
    let (old, fresh): (Vec<_>, Vec<_>) = browser::kept_keys(start)
        .into_iter()
        .filter_map(|key| kept(&key).map(|kept| (key, kept)))
        .partition(|(_, kept)| kept.at_ms < oldest);
    for (key, _) in old {
        browser::forget(&key);
    }
    fresh.into_iter().max_by_key(|(_, kept)| kept.at_ms)
}
