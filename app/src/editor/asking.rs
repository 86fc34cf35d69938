//! Keeps the page in sync with the design: every edit sends a request, and only the latest answer counts.

use std::sync::Arc;
use std::time::Duration;

use api::Failure;
use leptos::leptos_dom::helpers::set_timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::Value;

use super::Editor;
use super::acting::Waiting;
use crate::calls::show_design;
use crate::document;
use crate::error::AppError;
use crate::shown::{Shown, View};

/// How long typing must pause before the design is priced.
const PAUSE: Duration = Duration::from_millis(60);
/// How long to wait before retrying if the server did not answer.
const RETRY: Duration = Duration::from_secs(3);

impl Editor {
    /// Sends a request after every change of the document. Does nothing on the server, where effects do not run.
    pub(super) fn keep_asking(self) {
        Effect::new(move |_| {
            let now = self.document.get();
            // Initially, and after a change made by the server, the page already shows the document.
            if self.shown.with_value(|shown| !Arc::ptr_eq(shown, &now)) {
                self.ask_soon();
            }
        });
        Effect::new(move |_| {
            if self.offline.get() {
                self.ask_in(RETRY);
            }
        });
        on_cleanup(move || {
            if let Some(Some(timer)) = self.timer.try_get_value() {
                timer.clear();
            }
        });
    }

    /// Sends a request once typing pauses.
    pub(super) fn ask_soon(self) {
        self.pending.set(true);
        self.ask_in(PAUSE);
    }

    /// Sends a request immediately. It supersedes the one under way, whose answer would show what was selected before.
    pub(super) fn ask_now(self) {
        self.pending.set(true);
        self.number.update_value(|number| *number += 1);
        self.ask_in(Duration::ZERO);
    }

    /// Sends a request after a pause. There is only one timer: an edit replaces a pending retry, and vice versa.
    fn ask_in(self, pause: Duration) {
        if let Some(Some(timer)) = self.timer.try_get_value() {
            timer.clear();
        }
        self.timer.set_value(set_timeout(move || self.ask(), pause).ok());
    }

    fn ask(self) {
        let Some(now) = self.document.try_get_untracked() else { return };
        let this = self.number.get_value() + 1;
        self.number.set_value(this);
        self.pending.set(true);
        let waiting = self.acts.get_value();
        let acts = waiting.iter().map(|waiting| waiting.act.clone()).collect();
        if !waiting.is_empty() || self.shown.with_value(|shown| !Arc::ptr_eq(shown, &now)) {
            self.before.set_value(self.monthly.get_value());
        }
        let view = View {
            selected: self.selected.get_untracked(),
            drawing: self.drawing.get_untracked(),
            before: self.before.get_value(),
            open: self.open.get_value(),
            total_only: false,
        };
        spawn_local(async move {
            let answer = show_design(now.to_string(), acts, view).await;
            // The page may be gone, or a later request may have superseded this one.
            if self.number.try_get_value() != Some(this) {
                return;
            }
            if self.has_changed_since(&now, &waiting) {
                return self.ask_soon();
            }
            self.pending.set(false);
            if answer.is_ok() {
                self.shown.set_value(now);
            }
            self.take(answer, &waiting);
        });
    }

    /// Whether the user has changed something since a request with this document and these changes. Its answer would
    /// undo that.
    fn has_changed_since(self, asked: &Arc<Value>, waiting: &[Waiting]) -> bool {
        let is_edited = self.document.try_get_untracked().is_none_or(|now| !Arc::ptr_eq(&now, asked));
        is_edited || self.acts.with_value(|acts| acts != waiting)
    }

    fn take(self, answer: Result<Shown, AppError>, waiting: &[Waiting]) {
        match answer {
            Ok(shown) => {
                self.offline.set(false);
                self.failure.set(None);
                self.acts.set_value(Vec::new());
                self.take_acts(&shown, waiting);
                self.show(shown);
                if self.saves_next.get_value() {
                    self.saves_next.set_value(false);
                    self.save();
                }
            }
            // Retrying would not fix these errors.
            Err(AppError::Refused(failure)) if failure != Failure::Unavailable && failure != Failure::Busy => {
                self.offline.set(false);
                self.acts.set_value(Vec::new());
                self.failure.set(Some(AppError::Refused(failure)));
            }
            Err(_) => {
                // Set it even if it is already set: this schedules the next retry.
                self.offline.set(true);
            }
        }
    }

    /// Takes the document after the changes, and shows which of them the server refused.
    fn take_acts(self, shown: &Shown, waiting: &[Waiting]) {
        for (index, one) in waiting.iter().enumerate() {
            let error = shown.refused.iter().find(|(at, _)| *at == index).map(|(_, error)| error.clone());
            self.say(&one.field, error);
        }
        let Some(next) = shown.document.as_ref().and_then(|text| serde_json::from_str(text).ok()) else { return };
        let place = match waiting {
            [one] if one.typed => one.field.as_str(),
            _ => "",
        };
        let removes = waiting.iter().any(|one| one.act.name == "remove");
        let removed = removes.then(|| self.document.with_untracked(|before| document::removed(before, &next)));
        self.removed.set(removed.unwrap_or_default());
        let next = Arc::new(next);
        self.shown.set_value(Arc::clone(&next));
        self.history.update(|history| history.edit(place, next));
        self.keep_draft();
    }
}
