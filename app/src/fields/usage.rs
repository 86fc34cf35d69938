//! A usage figure: known, a range, or open.

use design::{Number, UsageValue, limits};
use leptos::prelude::*;
use units::Decimal;

use super::{InputField, SelectField, capitalised, parse};
use crate::components::form::{self, row};
use crate::editor::Editor;

/// A usage figure with a choice of how well it is known.
///
/// On the server: shows the figure of the design.
#[component]
pub fn UsageField(
    /// Where the ids of its inputs start, unique on the page.
    #[prop(into)]
    id: String,
    /// What is counted.
    #[prop(into)]
    label: String,
    /// Unit behind the input.
    #[prop(into)]
    unit: String,
    /// The place in the document.
    #[prop(into)]
    path: Signal<String>,
    /// The largest figure.
    most: u64,
    /// What a first figure is when the user turns from open to known.
    first: u64,
    /// What an empty input stands for; it must not be empty when nothing is given.
    #[prop(into, optional)]
    empty: Signal<String>,
    /// A short note under the input.
    #[prop(optional)]
    hint: &'static str,
    /// The figure in the design.
    #[prop(into)]
    value: Signal<Option<UsageValue>>,
    /// Applies a figure.
    #[prop(into)]
    set: Callback<Option<UsageValue>>,
) -> impl IntoView {
    let id = StoredValue::new(id);
    let mode = Memo::new(move |_| match value.get() {
        Some(UsageValue::One(_)) | None => "one",
        Some(UsageValue::Range { .. }) => "range",
        Some(UsageValue::Open) => "open",
    });
    let options = vec![
        ("one".to_owned(), "One figure".to_owned()),
        ("range".to_owned(), "Low, typical and high".to_owned()),
        ("open".to_owned(), "Not known yet".to_owned()),
    ];
    let editor = Editor::current();
    let set_mode = move |mode: String| {
        // Figures that a change of mode drops come back with one undo.
        editor.end_step();
        let typical = match value.get_untracked() {
            Some(UsageValue::One(figure) | UsageValue::Range { typical: figure, .. }) => figure,
            Some(UsageValue::Open) | None => Number::from(first),
        };
        set.run(Some(match mode.as_str() {
            "range" => UsageValue::Range { low: typical, typical, high: typical },
            "open" => UsageValue::Open,
            _ => UsageValue::One(typical),
        }));
        editor.end_step();
    };
    // One input for each end; an end that passes another takes it along.
    let end = move |name: &'static str, label: String| {
        // Three inputs side by side leave no room for a unit each; their label above names it.
        let in_kib = unit == "KiB";
        let unit = if name == "one" { unit.clone() } else { String::new() };
        let figure = Signal::derive(move || plain(end_of(value.get(), name)));
        let apply = move |text: String| {
            if name == "one" && text.trim().is_empty() && !empty.with_untracked(String::is_empty) {
                set.run(None);
                return Ok(());
            }
            let figure = if in_kib { parse::kib(&text) } else { parse::number(&text) };
            let figure = Number(parse::within(figure?, 0, most, limits::USAGE_DECIMALS)?);
            set.run(Some(value.get_untracked().map_or(UsageValue::One(figure), |value| with_end(value, name, figure))));
            Ok(())
        };
        let place = Signal::derive(move || if name == "one" { path.get() } else { format!("{}/{name}", path.get()) });
        let (empty, hint) = if name == "one" { (empty, hint) } else { (Signal::stored(String::new()), "") };
        view! { <InputField id=format!("{}-{name}", id.get_value()) label unit placeholder=empty hint=Signal::stored(hint.to_owned()) path=place value=figure set=apply /> }.into_any()
    };
    let mode_path = Signal::derive(move || format!("{}#mode", path.get()));
    view! {
        <div class="usage-field" data-mode=move || mode.get()>
            <SelectField id=format!("{}-known", id.get_value()) label=format!("{label}: how well known") path=mode_path options value=Signal::derive(move || mode.get().to_owned()) set=set_mode />
            {move || match mode.get() {
                "one" => end("one", label.clone()),
                "range" => row(["low", "typical", "high"].map(|name| end(name, capitalised(name))).into()),
                _ => form::hint("Shown as “depends on usage”, and the total says “at least”."),
            }}
        </div>
    }
    .into_any()
}

fn plain(value: Option<Decimal>) -> String {
    value.map(|value| value.normalize().to_string()).unwrap_or_default()
}

fn end_of(value: Option<UsageValue>, end: &str) -> Option<Decimal> {
    match (value?, end) {
        (UsageValue::One(figure), _) => Some(figure.0),
        (UsageValue::Range { low, .. }, "low") => Some(low.0),
        (UsageValue::Range { typical, .. }, "typical") => Some(typical.0),
        (UsageValue::Range { high, .. }, _) => Some(high.0),
        (UsageValue::Open, _) => None,
    }
}

/// The value with one end moved, still in rising order.
fn with_end(value: UsageValue, end: &str, figure: Number) -> UsageValue {
    let UsageValue::Range { low, typical, high } = value else { return UsageValue::One(figure) };
    match end {
        "low" => UsageValue::Range { low: figure, typical: typical.max(figure), high: high.max(figure) },
        "typical" => UsageValue::Range { low: low.min(figure), typical: figure, high: high.max(figure) },
        _ => UsageValue::Range { low: low.min(figure), typical: typical.min(figure), high: figure },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_that_passes_another_takes_it_along() {
        let n = Number::from;
        let range = UsageValue::Range { low: n(1), typical: n(5), high: n(9) };
        assert_eq!(with_end(range, "low", n(7)), UsageValue::Range { low: n(7), typical: n(7), high: n(9) });
        assert_eq!(with_end(range, "high", n(0)), UsageValue::Range { low: n(0), typical: n(0), high: n(0) });
    }
}
