//! How much is stored: one of several ways to say it.

use design::Component;
use leptos::prelude::*;
use units::format::quantity;

use super::sizes_field::sizes_field;
use super::stored::{say_as, stored_gb};
use super::{change, objects_when_empty, of};
use crate::components::figure_rows::FigureRow;
use crate::components::form::{Form, Options, block, hint, pairs};

const MODES: &[(&str, &str)] = &[
    ("gb", "GB"),
    ("mean", "Objects and their mean size"),
    ("sizes", "Objects by size"),
    ("days", "Days of the month, as in the document"),
];

static BY_GB: [FigureRow; 2] =
    [FigureRow::open("gb", "Stored", "GB"), FigureRow::new("objects", "Objects", "", objects_when_empty)];

static BY_MEAN: [FigureRow; 2] =
    [FigureRow::open("objects", "Objects", ""), FigureRow::open("mean_kib", "Mean size of an object", "KiB")];

/// The way, and its figures.
pub(super) fn stored_fields(form: Form) -> AnyView {
    // While nothing is said the document does not tell the way: it is kept here.
    let chosen = RwSignal::new(untrack(|| form.read(said).unwrap_or("gb")));
    let mode = Memo::new(move |_| form.read(said).unwrap_or_else(|| chosen.get()));
    let options = Signal::derive(move || -> Options {
        pairs(MODES).into_iter().filter(|(code, _)| code != "days" || mode.get() == "days").collect()
    });
    let set = move |code: String| {
        let Some((code, _)) = MODES.iter().find(|(known, _)| *known == code) else { return };
        chosen.set(code);
        if *code != "days" {
            form.edit("", &|c| change(c, |_, usage| say_as(usage, code)));
        }
    };
    let value = Signal::derive(move || mode.get().to_owned());
    let which =
        form.select("stored", "Storage given as", form.at("/usage/stored_days"), options, value, Callback::new(set));
    let details = move || {
        let mode = mode.get();
        untrack(|| {
            match mode {
            "mean" => form.figures(&BY_MEAN),
            "sizes" => sizes_field(form),
            "days" => hint(form.text(|c| {
                let parts = of(c).map_or(0, |(_, usage)| usage.stored_days.len());
                format!("The document says how much is stored on which days, in {parts} parts. Another choice replaces them.")
            })),
            _ => form.figures(&BY_GB),
        }
        })
    };
    let total = move || {
        let total = form.read(total);
        (!total.is_empty()).then(|| hint(total))
    };
    block("fields", vec![which, block("reveal", vec![details.into_any(), total.into_any()])])
}

/// How much it comes to, where that is not said itself.
fn total(component: &Component) -> String {
    match of(component).and_then(|(_, usage)| Some((usage.gb, stored_gb(usage)?))) {
        Some((None, gb)) => format!("{} GB stored", quantity(gb, 2)),
        _ => String::new(),
    }
}

/// The way in which the document says it.
fn said(component: &Component) -> Option<&'static str> {
    let (_, usage) = of(component)?;
    if !usage.sizes.is_empty() {
        Some("sizes")
    } else if !usage.stored_days.is_empty() {
        Some("days")
    } else if usage.gb.is_some() {
        Some("gb")
    } else {
        usage.mean_kib.map(|_| "mean")
    }
}
