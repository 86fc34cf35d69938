//! A usage value: how well it is known, its numbers, and their unit.

use forms::{Control, Empty, Field, Reads, Shape, Usage};
use leptos::prelude::*;

use super::field::{Text, input, option, unit_view};
use super::{Around, block, hint, notes};

pub(super) fn view(around: &Around<'_>, usage: &Usage) -> AnyView {
    let shape = usage.shape();
    let known = format!("{}-known", usage.id);
    let modes: Vec<AnyView> =
        usage.modes().iter().map(|(code, label)| option(code, label, *code == shape.mode)).collect();
    let fields = match shape.mode {
        "range" => range(around, usage, &shape),
        "open" => open(around, usage, &shape),
        "day" | "week" => hours(around, usage, &shape),
        "once" => once(around, usage, &shape),
        _ => one(around, usage, &shape),
    };
    view! {
        <div class="usage-field" data-mode=shape.mode>
            <div class="field">
                <label for=known.clone()>{format!("{}: how well known", usage.label)}</label>
                <select id=known data-act="known" data-at=usage.at.clone()>{modes}</select>
            </div>
            {fields}
        </div>
    }
    .into_any()
}

/// One number, with a choice of its unit if there are several.
fn one(around: &Around<'_>, usage: &Usage, shape: &Shape) -> AnyView {
    let number = number(around, usage, shape, 0, "one", usage.label.clone());
    match size(around, usage, shape) {
        Some(size) => block("field-row", vec![number, size]),
        None => number,
    }
}

/// A number that is not known yet; typing one makes it known.
fn open(around: &Around<'_>, usage: &Usage, shape: &Shape) -> AnyView {
    let mut known = usage.clone();
    if known.empty.is_empty() {
        forms::OPEN.clone_into(&mut known.empty);
        known.reads = when_empty(&known.reads, Empty::Open);
    }
    let number = number(around, &known, &Shape { mode: "one", ..shape.clone() }, 0, "one", usage.label.clone());
    // The hint goes beside the number, not around it, so that the number stays the same element once it is known.
    let told = hint("Not known yet: shown as “depends on usage”, and the total says “at least”.");
    view! { {number}{told} }.into_any()
}

fn range(around: &Around<'_>, usage: &Usage, shape: &Shape) -> AnyView {
    let ends = ["low", "typical", "high"].into_iter().enumerate();
    let mut fields: Vec<AnyView> =
        ends.map(|(index, end)| number(around, usage, shape, index, end, forms::capitalised(end))).collect();
    fields.extend(size(around, usage, shape));
    let unit = units(usage, shape, &format!("{}-low", usage.id));
    block("range", vec![block("field-row", fields), view! { <div class="range-unit">{unit}</div> }.into_any()])
}

/// An amount in a single month.
fn once(around: &Around<'_>, usage: &Usage, shape: &Shape) -> AnyView {
    let number = number(around, usage, shape, 0, "one", usage.label.clone());
    let reads = Reads::whole(1, 36, forms::NONE, Empty::Refused);
    let month = part(around, usage, "month", "In month", "/month", shape.month.clone(), reads, "");
    block("field-row", vec![number, month])
}

/// The size of each request, for a rate that needs it.
fn size(around: &Around<'_>, usage: &Usage, shape: &Shape) -> Option<AnyView> {
    let text = shape.size.clone()?;
    let reads = Reads::Number {
        least: 0,
        most: 1_048_576,
        decimals: design::limits::USAGE_DECIMALS,
        units: forms::KIB,
        empty: Empty::Refused,
    };
    Some(part(around, usage, "size", "Size of each", "/size_kib", text, reads, "KiB"))
}

/// A number that belongs to a usage value, as a field of its own.
#[expect(clippy::too_many_arguments, reason = "the parts of a field")]
fn part(
    around: &Around<'_>,
    usage: &Usage,
    name: &str,
    label: &str,
    below: &str,
    text: String,
    reads: Reads,
    unit: &'static str,
) -> AnyView {
    let control = Control::Input { text, reads, empty: String::new(), list: String::new() };
    let (id, at) = (format!("{}-{name}", usage.id), format!("{}{below}", usage.at));
    super::field::view(around, &Field { id, label: label.to_owned(), at, control, unit, hint: String::new() })
}

/// Changes the meaning of an empty text for a number.
fn when_empty(reads: &Reads, does: Empty) -> Reads {
    let mut reads = reads.clone();
    if let Reads::Number { empty, .. } = &mut reads {
        *empty = does;
    }
    reads
}

fn number(
    around: &Around<'_>,
    usage: &Usage,
    shape: &Shape,
    index: usize,
    end: &'static str,
    label: String,
) -> AnyView {
    let (below, text) = shape.texts.get(index).cloned().unwrap_or_default();
    let id = format!("{}-{end}", usage.id);
    let at = format!("{}{below}", usage.at);
    let (notes_id, errors) = (format!("{id}-notes"), format!("{id}-error"));
    let is_one = end == "one";
    // A usage value can be left out as a whole, but not a part of it, such as one end of a range.
    let reads = if below.is_empty() { usage.reads.clone() } else { when_empty(&usage.reads, Empty::Refused) };
    let of = Text {
        id: id.clone(),
        at: Some(at.clone()),
        text,
        empty: if is_one { usage.empty.clone() } else { String::new() },
        list: None,
        end: (!is_one).then_some(end),
    };
    let several = usage.unit_choices().len() > 1;
    let hint = (is_one && !usage.hint.is_empty()).then(|| hint(&usage.hint));
    let shows_units = is_one && !several && shape.mode != "once";
    let has_units = shows_units && super::field::has_larger_units(&reads, usage.unit);
    let unit = if shows_units {
        unit_view(&id, &reads, usage.unit)
    } else if is_one && shape.mode != "once" {
        units(usage, shape, &id)
    } else {
        None
    };
    view! {
        <div class="field" data-errors=errors>
            <label for=id.clone()>{label}</label>
            <div class="control">{input(around, of, &reads, &notes_id, has_units)}{unit}</div>
            {hint}
            {notes(around, &notes_id, &at)}
        </div>
    }
    .into_any()
}

/// A choice of the unit, which does not change the amount; plain text if there is only one unit.
fn units(usage: &Usage, shape: &Shape, id: &str) -> Option<AnyView> {
    let choices = usage.unit_choices();
    let chosen = shape.unit.map_or("", |unit| unit.code);
    if choices.len() < 2 {
        return (!usage.unit.is_empty()).then(|| view! { <span class="unit">{usage.unit}</span> }.into_any());
    }
    let options: Vec<AnyView> = choices.iter().map(|unit| option(unit.code, unit.label, unit.code == chosen)).collect();
    let label = format!("{}: unit", usage.label);
    Some(
        view! { <select class="unit long" id=format!("{id}-in") data-act="unit" data-at=usage.at.clone() aria-label=label>{options}</select> }
            .into_any(),
    )
}

/// A number for each hour, with one row per day.
fn hours(around: &Around<'_>, usage: &Usage, shape: &Shape) -> AnyView {
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let is_week = shape.mode == "week";
    let reads = when_empty(&usage.reads, Empty::Refused);
    let row = |(day, texts): (usize, &[(String, String)])| {
        let name = if is_week { DAYS.get(day).copied().unwrap_or_default() } else { "Hour" };
        let cell = |(hour, (below, text)): (usize, &(String, String))| forms::Cell {
            label: format!("{name} {hour:02}:00"),
            at: format!("{}{below}", usage.at),
            control: Control::Input {
                text: text.clone(),
                reads: reads.clone(),
                empty: String::new(),
                list: String::new(),
            },
            level: None,
        };
        let head = if is_week { name } else { "Each day" };
        forms::GridRow { head: head.to_owned(), cells: texts.iter().enumerate().map(cell).collect(), remove: None }
    };
    let grid = forms::Grid {
        id: format!("{}-hours", usage.id),
        class: "week",
        label: format!("{} in each hour", usage.label),
        at: usage.at.clone(),
        head: std::iter::once(String::new()).chain((0..24).map(|hour| hour.to_string())).collect(),
        rows: shape.texts.chunks(24).enumerate().map(row).collect(),
        numbers: true,
    };
    let unit = usage.unit.trim_end_matches("per month").trim_end();
    let about = if unit.is_empty() { "A number for each hour".to_owned() } else { format!("{unit} in each hour") };
    block("fields", vec![hint(&about), super::grid::view(around, &grid)])
}
