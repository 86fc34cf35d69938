//! Keeps the estimate in step with the design: every edit is priced at once, the latest answer wins.

use std::time::Duration;

use api::Failure;
use design::Design;
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
        Effect::new(move |previous: Option<()>| {
            let design = self.design.get();
            // The first run sees the design that the server has priced already.
            if previous.is_none() {
                return;
            }
            if let Some(timer) = waiting.get_value() {
                timer.clear();
            }
            let this = number.with_value(|n| n + 1);
            number.set_value(this);
            let ask = move || self.ask(design.clone(), this, number);
            waiting.set_value(set_timeout(ask, PAUSE).ok());
        });
        Effect::new(move |_| {
            if self.offline.get() {
                let again = move || {
                    let this = number.with_value(|n| *n);
                    self.ask(self.design.get_untracked(), this, number);
                };
                let _ = set_timeout(again, RETRY);
            }
        });
    }

    fn ask(self, design: Design, this: u64, number: StoredValue<u64>) {
        self.pending.set(true);
        spawn_local(async move {
            let answer = estimate_design(design.to_compact_json()).await;
            // The page may be gone, or a later edit may have overtaken this one.
            if number.try_with_value(|latest| *latest == this) == Some(true) {
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
            Err(_) => {
                // Set even when it is set already: that starts the next wait.
                self.offline.set(true);
            }
        }
    }
}
