//! Saving a design, and knowing whose it is.

use api::Failure;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Editor;
use crate::AppError;
use crate::browser::{self, Recent};
use crate::calls::{create_design, save_design};

/// A saved design.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Public id.
    pub id: String,
    /// Edit key, when this browser holds it.
    pub key: Option<String>,
    /// The revision that was loaded or saved last.
    pub revision: i64,
    /// When that was: milliseconds since 1970-01-01 UTC.
    pub saved_at_ms: i64,
}

/// What saving is doing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing.
    Idle,
    /// Waiting for the server.
    Saving,
    /// The last save worked.
    Saved,
    /// The last save failed; the work is still on the page.
    Failed(AppError),
}

impl Editor {
    /// Takes the edit key from the address, where there is one. Browser only.
    pub fn take_key_from_address(&self) {
        let key = browser::address_fragment();
        self.identity.update(|identity| {
            if let Some(identity) = identity {
                let known = || browser::recent_designs().into_iter().find(|recent| recent.id == identity.id)?.key;
                identity.key = if key.is_empty() { known() } else { Some(key) };
            }
        });
        self.remember();
    }

    /// Whether a save would make a new design, because there is none or it is someone else's.
    pub fn saves_as_new(&self) -> bool {
        self.identity.with(|identity| identity.as_ref().is_none_or(|identity| identity.key.is_none()))
    }

    /// Saves the design: the next revision of its own, or a new one.
    pub fn save(self) {
        if self.save_state.get_untracked() == SaveState::Saving {
            return;
        }
        self.save_state.set(SaveState::Saving);
        let design = self.design.get_untracked();
        let document = design.to_compact_json();
        let identity = self.identity.get_untracked();
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
                _ => create_design(document).await.map(|created| Identity {
                    id: created.id,
                    key: Some(created.key),
                    revision: created.revision,
                    saved_at_ms: created.saved_at_ms,
                }),
            };
            match saved {
                Ok(identity) => {
                    let key = identity.key.clone().unwrap_or_default();
                    browser::replace_address(&format!("/d/{}/edit#{key}", identity.id));
                    self.identity.set(Some(identity));
                    self.saved_document.set(Some(design));
                    self.save_state.set(SaveState::Saved);
                    self.remember();
                }
                Err(error) => {
                    if let AppError::Refused(Failure::Invalid { problems }) = &error {
                        self.problems.set(problems.clone());
                    }
                    self.save_state.set(SaveState::Failed(error));
                }
            }
        });
    }

    /// Saves over what someone else saved in between. Their revision stays in the history.
    pub fn save_over(self, current: i64) {
        self.identity.update(|identity| {
            if let Some(identity) = identity {
                identity.revision = current;
            }
        });
        self.save();
    }

    /// Puts the design into this browser's list.
    fn remember(&self) {
        let Some(identity) = self.identity.get_untracked() else { return };
        browser::remember_design(Recent {
            id: identity.id,
            name: self.design.with_untracked(|design| design.name.clone()),
            key: identity.key,
            at_ms: browser::now_ms(),
        });
    }
}
