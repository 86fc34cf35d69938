//! Changes that the server makes, since it works the network out.

use design::Design;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Editor;
use crate::calls::{Change, change_document};

impl Editor {
    /// Makes a change in one step that can be undone. What is edited while the server is at work wins: the answer
    /// then belongs to another design.
    pub fn change_by_server(self, change: Change) {
        let before = self.design.get_untracked();
        spawn_local(async move {
            let answer = change_document(before.to_compact_json(), change).await;
            let unchanged = self.design.try_with_untracked(|now| *now == before) == Some(true);
            match answer {
                Ok(text) if unchanged => {
                    if let Ok(next) = Design::parse(&text) {
                        self.replace("", next);
                        self.keep_selection();
                    }
                }
                Err(_) if unchanged => self.offline.set(true),
                _ => {}
            }
        });
    }
}
