//! A field for one value of the document.

use forms::{Control, Field, Reads, Sets, Units};
use leptos::prelude::*;

use super::{Around, is_wrong, notes};

pub(super) fn view(around: &Around<'_>, field: &Field) -> AnyView {
    let Field { id, label, at, control, unit, hint } = field;
    let (notes_id, errors) = (format!("{id}-notes"), format!("{id}-error"));
    let control_view = control_of(around, id, at, control, &notes_id, unit);
    let hint = (!hint.is_empty()).then(|| super::hint(hint));
    let notes = notes(around, &notes_id, at);
    if let Control::Check { .. } = control {
        return view! {
            <div class="field" data-errors=errors>
                <label class="check">{control_view}{label.clone()}</label>
                {hint}
                {notes}
            </div>
        }
        .into_any();
    }
    view! {
        <div class="field" data-errors=errors>
            <label for=id.clone()>{label.clone()}</label>
            {control_view}
            {hint}
            {notes}
        </div>
    }
    .into_any()
}

fn control_of(
    around: &Around<'_>,
    id: &str,
    at: &str,
    control: &Control,
    notes_id: &str,
    unit: &'static str,
) -> AnyView {
    let place = (!at.is_empty()).then(|| at.to_owned());
    match control {
        Control::Input { text, reads, empty, list } => {
            let list = (!list.is_empty()).then(|| list.clone());
            let of = Text { id: id.to_owned(), at: place, text: text.clone(), empty: empty.clone(), list, end: None };
            view! {
                <div class="control">
                    {input(around, of, reads, notes_id, display_units(reads, unit).is_some())}
                    {unit_view(id, reads, unit)}
                </div>
            }
            .into_any()
        }
        Control::Choice { chosen, options, act } => view! {
            <select id=id.to_owned() data-at=place data-act=*act data-free=at.is_empty().then_some("") aria-describedby=notes_id.to_owned() aria-invalid=is_wrong(around, at)>
                {options.iter().map(|(value, label)| option(value, label, value == chosen)).collect::<Vec<_>>()}
            </select>
        }
        .into_any(),
        Control::Check { on, sets } => {
            let (act, both) = match sets {
                Sets::Act(act) => (Some(*act), None),
                Sets::TrueOrFalse => (None, Some("")),
                Sets::TrueOrNothing => (None, None),
            };
            view! { <input id=id.to_owned() type="checkbox" checked=*on data-at=place data-act=act data-both=both aria-describedby=notes_id.to_owned() /> }
                .into_any()
        }
    }
}

pub(super) fn option(value: &str, label: &str, chosen: bool) -> AnyView {
    view! { <option value=value.to_owned() selected=chosen>{label.to_owned()}</option> }.into_any()
}

/// The text of an input, and the place of its value.
pub(super) struct Text {
    pub id: String,
    pub at: Option<String>,
    pub text: String,
    pub empty: String,
    pub list: Option<String>,
    /// The end of a range that the input sets.
    pub end: Option<&'static str>,
}

/// A text input.
pub(super) fn input(around: &Around<'_>, of: Text, reads: &Reads, notes_id: &str, has_units: bool) -> AnyView {
    let numeric = reads.is_numeric();
    let unit = has_units.then(|| format!("{}-unit", of.id));
    // The button beside a field without a place reads it.
    let spec = of.at.is_some().then(|| reads.spec());
    let free = of.at.is_none().then_some("");
    let invalid = is_wrong(around, of.at.as_deref().unwrap_or_default());
    view! {
        <input
            id=of.id
            type="text"
            class=if numeric { "numeric" } else { "" }
            inputmode=if numeric { "decimal" } else { "text" }
            autocomplete="off"
            spellcheck="false"
            value=of.text
            placeholder=(!of.empty.is_empty()).then_some(of.empty)
            list=of.list
            data-at=of.at
            data-read=spec
            data-end=of.end
            data-unit=unit
            data-free=free
            aria-describedby=notes_id.to_owned()
            aria-invalid=invalid
        />
    }
    .into_any()
}

/// The unit after an input: a select if there are familiar larger units, else a text.
pub(super) fn unit_view(id: &str, reads: &Reads, unit: &'static str) -> Option<AnyView> {
    if unit.is_empty() {
        return None;
    }
    let Some((first, rest, larger)) = display_units(reads, unit) else {
        return Some(view! { <span class="unit">{unit}</span> }.into_any());
    };
    let larger = larger.iter().map(|(name, times)| {
        view! { <option value=format!("{}={times}", name.to_lowercase())>{format!("{name}{rest}")}</option> }
    });
    Some(
        view! {
            <select class="unit" class:long=!rest.is_empty() id=format!("{id}-unit") data-unit-of=id.to_owned() data-free="" aria-label="Unit">
                <option value="">{format!("{first}{rest}")}</option>
                {larger.collect_view()}
            </select>
        }
        .into_any(),
    )
}

/// Larger units in which a value can be shown, each with its size in the field's own unit.
type Larger = &'static [(&'static str, u64)];

/// The field's own unit, the text after it, and the larger units.
fn display_units(reads: &Reads, unit: &'static str) -> Option<(&'static str, &'static str, Larger)> {
    const LARGER: &[(&str, Larger)] = &[
        ("GiB", &[("TiB", 1_024)]),
        ("GB", &[("TB", 1_024), ("PB", 1_048_576)]),
        ("KiB", &[("MiB", 1_024), ("GiB", 1_048_576)]),
    ];
    let Reads::Number { units, .. } = reads else { return None };
    let (first, larger) = LARGER.iter().find(|(first, _)| unit.starts_with(first))?;
    let rest = unit.strip_prefix(first).filter(|rest| rest.is_empty() || rest.starts_with(' '))?;
    let known = |units: Units, name: &str| units.iter().any(|(own, _)| *own == name.to_lowercase());
    larger.iter().all(|(name, _)| known(units, name)).then_some((first, rest, *larger))
}

/// Whether a value can be shown in larger units.
pub(super) fn has_larger_units(reads: &Reads, unit: &'static str) -> bool {
    display_units(reads, unit).is_some()
}
