//! Saves a design, and tracks whether this browser may edit it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Editor;
use crate::browser::{self, Recent};
use crate::calls::{create_design, save_design};
use crate::error::AppError;

/// The length of an edit key in characters.
const KEY_CHARS: usize = 32;

/// A saved design.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Public id.
    pub id: String,
    /// The edit key, if this browser holds it.
    pub key: Option<String>,
    /// The revision that was last loaded or saved.
    pub revision: i64,
    /// When that revision was saved, in milliseconds since 1970-01-01 UTC.
    pub saved_at_ms: i64,
}

/// The state of saving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveState {
    /// No save has started yet.
    Idle,
    /// Waiting for the server.
    Saving,
    /// The last save succeeded.
    Saved,
    /// The last save failed; the work is still on the page.
    Failed(AppError),
}

impl Editor {
    /// Reads the edit key from the address, or else from this browser's storage. Browser only.
    pub fn take_key_from_address(&self) {
        let fragment = browser::address_fragment();
        // The fragment may contain anything: accept only text that looks like a key.
        let given = Some(fragment).filter(|text| {
            text.len() == KEY_CHARS && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        });
        self.identity.update(|identity| {
            if let Some(identity) = identity {
                let kept = || browser::recent_designs().into_iter().find(|recent| recent.id == identity.id)?.key;
                identity.key = given.or_else(kept);
            }
        });
        if let Some(identity) = self.identity.get_untracked() {
            remember(&identity, untrack(|| self.name()), false);
        }
    }

    /// Saves the design as a new one, and goes on editing that. The saved one stays as it is.
    pub fn save_copy(self) {
        self.identity.update(|identity| {
            if let Some(identity) = identity {
                identity.key = None;
            }
        });
        self.save();
    }

    /// Whether a save would create a new design, because none is saved yet or this browser has no edit key for it.
    pub fn saves_as_new(&self) -> bool {
        self.identity.with(|identity| identity.as_ref().is_none_or(|identity| identity.key.is_none()))
    }

    /// Saves the design as its next revision, or as a new design.
    pub fn save(self) {
        if self.save_state.get_untracked() == SaveState::Saving {
            return;
        }
        if self.acts.with_value(|acts| !acts.is_empty()) && !self.offline.get_untracked() {
            // The save must include the changes that the server is about to make.
            self.saves_next.set_value(true);
            return;
        }
        self.save_state.set(SaveState::Saving);
        let now = self.document.get_untracked();
        let name = untrack(|| self.name());
        let document = now.to_string();
        let identity = self.identity.get_untracked();
        let creation = match &identity {
            Some(Identity { key: Some(_), .. }) => None,
            _ => self.creation_key(&document),
        };
        spawn_local(async move {
            let saved = match identity {
                Some(Identity { id, key: Some(key), revision, .. }) => {
                    let saved = save_design(id.clone(), key.clone(), revision, document).await;
                    saved.map(|saved| Identity {
                        id,
                        key: Some(key),
                        revision: saved.revision,
                        saved_at_ms: saved.saved_at_ms,
                    })
                }
                _ => create_design(document, creation).await.map(|created| Identity {
                    id: created.id,
                    key: Some(created.key),
                    revision: created.revision,
                    saved_at_ms: created.saved_at_ms,
                }),
            };
            if let Ok(identity) = &saved {
                remember(identity, name, true);
            }
            // The page may be gone by now; the list contains the saved design anyway.
            if self.save_state.try_get_untracked().is_none() {
                return;
            }
            match saved {
                Ok(identity) => {
                    let key = identity.key.clone().unwrap_or_default();
                    browser::replace_address(&format!("/d/{}/edit{}#{key}", identity.id, self.query_of_saved()));
                    let id = identity.id.clone();
                    self.identity.set(Some(identity));
                    self.saved.set(Some(now));
                    self.save_state.set(SaveState::Saved);
                    self.draft_is_saved(&id);
                }
                Err(error) => self.save_state.set(SaveState::Failed(error)),
            }
        });
    }

    /// The idempotency key for creating a design with this document. It stays the same until the document changes: if
    /// the answer was lost, saving again finds the design that was already created.
    fn creation_key(self, document: &str) -> Option<String> {
        let known = self.creation.with_value(|creation| creation.clone());
        if let Some((of, key)) = known
            && of == document
        {
            return Some(key);
        }
        let key = browser::random_key()?;
        self.creation.set_value(Some((document.to_owned(), key.clone())));
        Some(key)
    }

    /// Saves over a revision that someone else saved in the meantime. Their revision stays in the history.
    pub fn save_over(self, current: i64) {
        self.identity.update(|identity| {
            if let Some(identity) = identity {
                identity.revision = current;
            }
        });
        self.save();
    }
}

/// Puts a design into this browser's list of recent designs.
fn remember(identity: &Identity, name: String, proved: bool) {
    let Identity { id, key, .. } = identity.clone();
    browser::remember_design(Recent { id, name, key, at_ms: browser::now_ms() }, proved);
}
