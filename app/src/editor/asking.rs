//! Keeps the page in step with the design: every edit is one question, and the latest answer counts.

use std::sync::Arc;
use std::time::Duration;

use api::Failure;
use leptos::leptos_dom::helpers::set_timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Editor;
use super::acting::Waiting;
use crate::calls::show_design;
use crate::error::AppError;
use crate::shown::{Shown, View};

/// How long typing must pause before the design is priced.
const PAUSE: Duration = Duration::from_millis(60);
/// How long to wait before asking a server that did not answer again.
const RETRY: Duration = Duration::from_secs(3);

impl Editor {
    /// Asks after every change of the document. Does nothing on the server, where effects do not run.
    pub(super) fn keep_asking(self) {
        Effect::new(move |_| {
            let now = self.document.get();
            // At first, and after a change that the server made, the page shows it already.
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

    /// Asks once typing pauses.
    pub(super) fn ask_soon(self) {
        self.ask_in(PAUSE);
    }

    /// Asks at once.
    pub(super) fn ask_now(self) {
        self.ask_in(Duration::ZERO);
    }

    /// One timer at a time: an edit takes the place of a retry, and the other way round.
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
            // The page may be gone, or a later edit may have overtaken this one.
            if self.number.try_get_value() == Some(this) {
                self.pending.set(false);
                if answer.is_ok() {
                    self.shown.set_value(now);
                }
                self.take(answer, &waiting);
            }
        });
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
            // Nothing that trying again would mend.
            Err(AppError::Refused(failure)) if failure != Failure::Unavailable && failure != Failure::Busy => {
                self.offline.set(false);
                self.acts.set_value(Vec::new());
                self.failure.set(Some(AppError::Refused(failure)));
            }
            Err(_) => {
                // Set even when it is set already: that starts the next wait.
                self.offline.set(true);
            }
        }
    }

    /// Takes the document after the changes, and tells which of them were refused.
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
        let next = Arc::new(next);
        self.shown.set_value(Arc::clone(&next));
        self.history.update(|history| history.edit(place, next));
        self.keep_draft();
    }
}
