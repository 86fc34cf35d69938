//! Inputs: a label, a unit, what was typed, and what is wrong with it.

mod check;
mod input;
pub mod parse;
mod select;
mod usage;

use design::Problem;
use leptos::prelude::*;
use pricing::Finding;

use crate::editor::Editor;
pub use check::CheckField;
pub use input::InputField;
pub use select::SelectField;
pub use usage::UsageField;

/// What stands under a field: its own error, the server's problems, the findings about it.
///
/// On the server: findings of the first estimate are shown.
#[component]
pub(crate) fn FieldNotes(
    /// Element id that the input refers to.
    id: String,
    /// The field's own error.
    error: RwSignal<Option<String>>,
    /// The place in the document.
    #[prop(into)]
    path: Signal<String>,
) -> impl IntoView {
    let editor = Editor::current();
    let problems = move || editor.problems_at(&path.get());
    let findings = move || editor.findings_at(&path.get());
    view! {
        <div id=id class="field-notes" aria-live="polite">
            {move || error.get().map(|text| view! { <p class="note error">{text}</p> })}
            {move || problems().into_iter().map(problem_note).collect_view()}
            {move || findings().into_iter().map(finding_note).collect_view()}
        </div>
    }
    .into_any()
}

fn problem_note(problem: Problem) -> impl IntoView {
    view! { <p class="note error">{format!("{}: {}", capitalised(&problem.message), problem.fix)}</p> }.into_any()
}

fn finding_note(finding: Finding) -> impl IntoView {
    let class = match finding.severity {
        pricing::Severity::Error => "note error",
        pricing::Severity::Warning => "note warning",
        pricing::Severity::Advice => "note advice",
    };
    view! { <p class=class>{format!("{}: {}", capitalised(&finding.message), finding.fix)}</p> }.into_any()
}

/// Text with its first letter in upper case, unless it begins with a technical name.
pub(crate) fn capitalised(text: &str) -> String {
    let first_word = text.split(' ').next().unwrap_or_default();
    if first_word.chars().any(|c| c.is_ascii_digit() || c == '.') {
        return text.to_owned();
    }
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
