//! Drafts: every edit is kept in the browser until the server has acknowledged a save.

use api::Act;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

use super::Editor;
use crate::calls::show_design;
use crate::shown::View;
use crate::{browser, wire};

/// Where drafts are kept: the id of the design follows, and what tells the pages apart that edit it.
const KEY: &str = "abacus.draft.";
/// What stands for the id of a design that is not saved yet.
const NEW: &str = "new";
/// How long a draft is kept: 30 days in milliseconds.
const KEPT_MS: i64 = 30 * 24 * 3_600_000;

/// What is kept of a design.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    /// When it was edited last: milliseconds since 1970-01-01 UTC.
    at_ms: i64,
    /// The revision that was edited; 0 for none.
    revision: i64,
    /// The document.
    document: String,
    /// Changes that the server has not made yet.
    acts: Vec<Act>,
}

/// A draft that can be restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Where it is kept.
    key: String,
    /// When it was edited last: milliseconds since 1970-01-01 UTC.
    pub at_ms: i64,
    /// The revision that was edited; 0 for none.
    revision: i64,
    document: String,
    acts: Vec<Act>,
    /// How much more or less a month it costs than the design on the page; empty until that is known, or while nothing
    /// can be said.
    pub change: String,
}

impl Editor {
    /// Looks for a draft of this design, and keeps one from now on. Browser only.
    pub fn look_for_draft(self) {
        let id = self.identity.with_untracked(|identity| identity.as_ref().map(|identity| identity.id.clone()));
        let start = start_of(id.as_deref().unwrap_or(NEW));
        let found = latest(&start);
        // What is edited before a draft is restored or discarded does not overwrite it.
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
        // A design that nobody has touched is not worth a comparison.
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

    /// Keeps the design as it is now; nothing when it is as it was saved.
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

    /// Puts the draft in the place of the design. That is a step which can be undone.
    pub fn restore_draft(self) {
        let Some(draft) = self.draft.get_untracked() else { return };
        self.draft.set(None);
        let Ok(document) = serde_json::from_str(&draft.document) else { return };
        // A save must tell which revision was edited: somebody may have saved another one since.
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

    /// Throws the draft away.
    pub fn discard_draft(self) {
        if let Some(draft) = self.draft.get_untracked() {
            browser::forget(&draft.key);
        }
        self.draft.set(None);
        self.keep_draft();
    }

    /// The server has acknowledged a save: nothing is left to keep, and what comes next belongs to the saved design.
    pub(super) fn draft_is_saved(self, id: &str) {
        browser::forget(&self.draft_key.get_value());
        self.draft_key.set_value(format!("{}{}", start_of(id), browser::random_key().unwrap_or_default()));
        self.keep_draft();
    }
}

/// How the keys of the drafts of a design begin.
fn start_of(id: &str) -> String {
    format!("{KEY}{id}.")
}

fn kept(key: &str) -> Option<Kept> {
    wire::read(&browser::recall(key)?).ok()
}

/// The draft that was edited last among those whose keys begin with `start`. Very old ones are forgotten.
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
