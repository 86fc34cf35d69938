//! Keeps the estimate in step with the design: every edit is priced at once, the latest answer wins.

use std::time::Duration;

use api::Failure;
use design::{Design, Problem};
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout};
use leptos::prelude::*;
use leptos::task::spawn_local;
use pricing::Estimate;

use super::Editor;
use crate::AppError;
use crate::calls::estimate_design;

/// How long typing must pause before the design is priced.
const PAUSE: Duration = Duration::from_millis(60);

/// How long to wait before asking a server that did not answer again.
const RETRY: Duration = Duration::from_secs(3);

impl Editor {
    /// Prices the design after every change. Does nothing on the server, where effects do not run.
    pub(super) fn keep_estimating(self) {
        let number = StoredValue::new(0_u64);
        let waiting = StoredValue::new(None::<TimeoutHandle>);
        // One timer at a time: an edit takes the place of a retry, and the other way round.
        let later = move |pause: Duration| {
            if let Some(Some(timer)) = waiting.try_get_value() {
                timer.clear();
            }
            let ask = move || {
                let (Some(design), Some(last)) = (self.design.try_get_untracked(), number.try_get_value()) else {
                    return;
                };
                number.set_value(last + 1);
                self.ask(design, last + 1, number);
            };
            waiting.set_value(set_timeout(ask, pause).ok());
        };
        Effect::new(move |previous: Option<()>| {
            self.design.track();
            // The first run sees the design that the server has priced already.
            if previous.is_some() {
                later(PAUSE);
            }
        });
        Effect::new(move |_| {
            if self.offline.get() {
                later(RETRY);
            }
        });
        on_cleanup(move || {
            if let Some(Some(timer)) = waiting.try_get_value() {
                timer.clear();
            }
        });
    }

    fn ask(self, design: Design, this: u64, number: StoredValue<u64>) {
        self.pending.set(true);
        spawn_local(async move {
            let answer = estimate_design(design.to_compact_json()).await;
            // The page may be gone, or a later edit may have overtaken this one.
            if number.try_get_value() == Some(this) {
                self.pending.set(false);
                self.take(answer);
            }
        });
    }

    fn take(self, answer: Result<Estimate, AppError>) {
        match answer {
            Ok(estimate) => {
                let before = self.estimate.with_untracked(|estimate| estimate.totals.monthly);
                let change = estimate.totals.monthly - before;
                self.change.set((!change.is_zero()).then_some(change));
                self.problems.set(Vec::new());
                self.offline.set(false);
                self.estimate.set(estimate);
            }
            Err(AppError::Refused(Failure::Invalid { problems })) => {
                self.offline.set(false);
                self.problems.set(problems);
            }
            // Nothing that trying again would mend.
            Err(AppError::Refused(failure)) if failure != Failure::Unavailable => {
                self.offline.set(false);
                let fix = "make the design smaller, or load the page again";
                self.problems.set(vec![Problem::new("", failure.to_string(), fix)]);
            }
            Err(_) => {
                // Set even when it is set already: that starts the next wait.
                self.offline.set(true);
            }
        }
    }
}
