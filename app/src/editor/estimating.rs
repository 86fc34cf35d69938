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
use crate::calls::{Panel, show_design};

/// How long typing must pause before the design is priced.
const PAUSE: Duration = Duration::from_millis(60);

/// How long to wait before asking a server that did not answer again.
const RETRY: Duration = Duration::from_secs(3);

/// A panel on the page.
#[derive(Clone, Copy)]
pub(super) struct OpenPanel {
    /// Which it is; none while it is folded away.
    wanted: Signal<Option<Panel>>,
    /// What it shows.
    parts: RwSignal<Vec<String>>,
}

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

    /// Shows a panel with every estimate, from now until its owner is gone.
    pub fn follow_panel(self, wanted: Signal<Option<Panel>>, parts: RwSignal<Vec<String>>) {
        self.panels.update_value(|panels| panels.push(OpenPanel { wanted, parts }));
    }

    /// The panels that are open. Those whose owner is gone are forgotten.
    fn open_panels(self) -> Vec<(Panel, RwSignal<Vec<String>>)> {
        self.panels.update_value(|panels| panels.retain(|panel| panel.wanted.try_get_untracked().is_some()));
        let open = |panel: &OpenPanel| Some((panel.wanted.try_get_untracked().flatten()?, panel.parts));
        self.panels.with_value(|panels| panels.iter().filter_map(open).collect())
    }

    fn ask(self, design: Design, this: u64, number: StoredValue<u64>) {
        self.pending.set(true);
        let (panels, parts): (Vec<_>, Vec<_>) = self.open_panels().into_iter().unzip();
        spawn_local(async move {
            let answer = show_design(design.to_compact_json(), panels).await;
            let answer = answer.map(|shown| {
                if number.try_get_value() == Some(this) {
                    for (html, parts) in shown.panels.into_iter().zip(parts).filter(|(html, _)| !html.is_empty()) {
                        let _ = parts.try_set(html);
                    }
                }
                shown.estimate
            });
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
