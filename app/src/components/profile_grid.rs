//! The counts of an Auto Scaling group in every hour of the week.

use std::fmt::Write;

use design::{Component, limits};
use leptos::{ev, prelude::*};
use units::{Decimal, format};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::form::{Form, Input, block, button, hint, optional, pairs, row};
use crate::browser;
use crate::editor::profile::{self, DAY, Pattern, WEEK};
use crate::fields::{FieldNotes, parse};

/// Bounds of the group, quick ways to fill the week, and a table with a cell for each hour.
///
/// On the server: shows the design.
pub fn profile_fields(form: Form) -> AnyView {
    let error = RwSignal::new(None);
    let grid = Grid { form, error, wrong: StoredValue::new(Vec::new()), stop: StoredValue::new(0) };
    on_cleanup(move || form.editor.mark_field(&form.element("profile"), true));
    let least = Input {
        empty: "none",
        ..Input::new(
            "min",
            "Minimum size",
            "/usage/running/profile/min",
            |c| optional(profile::of(c).and_then(|profile| profile.min)),
            |c, text| set_bound(c, text, |profile, bound| profile.min = bound),
        )
    };
    let most = Input {
        empty: "none",
        ..Input::new(
            "max",
            "Maximum size",
            "/usage/running/profile/max",
            |c| optional(profile::of(c).and_then(|profile| profile.max)),
            |c, text| set_bound(c, text, |profile, bound| profile.max = bound),
        )
    };
    let notes =
        view! { <FieldNotes id=form.element("profile-notes") error path=form.at("/usage/running/profile/counts") /> };
    let copy = Callback::new(move |()| grid.change(&profile::copy_monday));
    let fields = vec![
        row(vec![form.input(least), form.input(most)]),
        pattern_fields(grid),
        table(grid),
        notes.into_any(),
        block("actions grid-actions", vec![hint(form.text(summary)), button("Copy Monday to all days", copy)]),
    ];
    block("fields", fields)
}

fn set_bound(component: &mut Component, text: &str, set: fn(&mut design::Profile, Option<u64>)) -> Result<(), String> {
    let bound = parse::whole_or_empty(text, 0, limits::COUNT)?;
    if let Some(profile) = profile::of_mut(component) {
        set(profile, bound);
    }
    Ok(())
}

fn summary(component: &Component) -> String {
    let Some(profile) = profile::of(component) else { return String::new() };
    let hours = format::quantity(Decimal::from(profile.week()), 0);
    format!("{hours} instance-hours a week, {} to {} instances", profile.low(), profile.peak())
}

fn counts(component: &Component) -> Vec<u64> {
    profile::of(component).map(|profile| profile.hours().collect()).unwrap_or_default()
}

/// The table of cells. They are plain inputs, which one handler reads and one effect writes.
#[derive(Clone, Copy)]
struct Grid {
    form: Form,
    error: RwSignal<Option<String>>,
    /// Cells whose text cannot be read.
    wrong: StoredValue<Vec<usize>>,
    /// The cell that the tab key comes to; arrows lead to the others.
    stop: StoredValue<usize>,
}

impl Grid {
    fn cell_id(self, hour: usize) -> String {
        self.form.element(&format!("hour-{hour}"))
    }

    /// Changes the profile as one step; what could not be read is overwritten.
    fn change(self, change: &dyn Fn(&mut design::Profile)) {
        self.form.edit("", &|component| {
            if let Some(profile) = profile::of_mut(component) {
                change(profile);
            }
        });
        let now = untrack(|| self.form.read(counts));
        for hour in self.wrong.get_value() {
            self.settle(hour, now.get(hour).copied().unwrap_or_default());
        }
        self.error.set(None);
    }

    /// Notes whether the text of a cell can be read.
    fn mark(self, hour: usize, cell: &HtmlInputElement, error: Option<String>) {
        self.wrong.update_value(|wrong| wrong.retain(|other| *other != hour));
        let _ = if error.is_some() {
            self.wrong.update_value(|wrong| wrong.push(hour));
            cell.set_attribute("aria-invalid", "true")
        } else {
            cell.remove_attribute("aria-invalid")
        };
        let valid = self.wrong.with_value(Vec::is_empty);
        self.form.editor.mark_field(&self.form.element("profile"), valid);
        if valid || error.is_some() {
            self.error.set(error.map(|error| format!("{}: {error}", profile::hour_name(hour))));
        }
    }

    /// Writes a count into its cell.
    fn settle(self, hour: usize, count: u64) {
        if let Some(cell) = browser::input(&self.cell_id(hour)) {
            cell.set_value(&count.to_string());
            self.mark(hour, &cell, None);
        }
    }

    fn typed(self, hour: usize, cell: &HtmlInputElement) {
        let text = cell.value();
        // An empty cell is about to be typed into.
        if text.trim().is_empty() {
            return;
        }
        let read = parse::whole(&text, 0, limits::COUNT);
        if let Ok(count) = read {
            self.form.edit(&format!("hour-{hour}"), &|component| {
                if let Some(profile) = profile::of_mut(component) {
                    profile::set_hour(profile, hour, count);
                }
            });
        }
        self.mark(hour, cell, read.err());
    }

    fn left(self, hour: usize) {
        let kept = self.wrong.with_value(|wrong| wrong.contains(&hour));
        let empty = browser::input(&self.cell_id(hour)).is_some_and(|cell| cell.value().trim().is_empty());
        if !kept || empty {
            let now = untrack(|| self.form.read(counts));
            self.settle(hour, now.get(hour).copied().unwrap_or_default());
        }
    }

    /// Moves to a cell; the tab key comes back to it.
    fn go(self, to: usize) {
        if let (Some(old), Some(new)) =
            (browser::input(&self.cell_id(self.stop.get_value())), browser::input(&self.cell_id(to)))
        {
            old.set_tab_index(-1);
            new.set_tab_index(0);
            self.stop.set_value(to);
            let _ = new.focus();
            new.select();
        }
    }

    fn paste(self, hour: usize, event: &ev::ClipboardEvent) {
        let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        if !profile::is_block(&text) {
            return;
        }
        event.prevent_default();
        let Some(mut next) = untrack(|| self.form.read(|c| profile::of(c).cloned())) else { return };
        match profile::paste(&mut next, hour, &text) {
            Ok(()) => self.change(&|profile| profile.clone_from(&next)),
            Err(error) => self.error.set(Some(format!("Nothing was pasted: {error}"))),
        }
    }
}

/// The cell that an event is about.
fn cell_of(event: &ev::Event) -> Option<(usize, HtmlInputElement)> {
    let cell = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let hour = cell.get_attribute("data-hour")?.parse().ok()?;
    Some((hour, cell))
}

fn table(grid: Grid) -> AnyView {
    let Grid { form, .. } = grid;
    Effect::new(move |before: Option<Vec<u64>>| {
        let now = form.read(counts);
        if let Some(before) = before {
            let peaks = [&before, &now].map(|counts| counts.iter().copied().max().unwrap_or_default());
            for (hour, (old, new)) in before.iter().zip(&now).enumerate() {
                let levels = (profile::level(*old, peaks[0]), profile::level(*new, peaks[1]));
                if old == new && levels.0 == levels.1 {
                    continue;
                }
                let Some(cell) = browser::input(&grid.cell_id(hour)) else { continue };
                let _ = cell.set_attribute("data-level", &levels.1.to_string());
                if old != new && parse::whole(&cell.value(), 0, limits::COUNT) != Ok(*new) {
                    grid.settle(hour, *new);
                }
            }
        }
        now
    });
    let keydown = move |event: ev::KeyboardEvent| {
        let Some((hour, _)) = cell_of(&event) else { return };
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key() {
            return;
        }
        let column = hour % DAY;
        let to = match event.key().as_str() {
            "ArrowLeft" if column > 0 => hour - 1,
            "ArrowRight" if column + 1 < DAY => hour + 1,
            "ArrowUp" if hour >= DAY => hour - DAY,
            "ArrowDown" | "Enter" if hour + DAY < WEEK => hour + DAY,
            "Home" => hour - column,
            "End" => hour - column + DAY - 1,
            _ => return,
        };
        event.prevent_default();
        grid.go(to);
    };
    let html = rows(form, &untrack(|| form.read(counts)));
    view! {
        <div class="grid-scroll">
            <table
                class="week"
                role="grid"
                aria-label="Instances in each hour of the week"
                aria-describedby=form.element("profile-notes")
                on:input=move |event| if let Some((hour, cell)) = cell_of(&event) { grid.typed(hour, &cell) }
                on:change=move |event| if let Some((hour, _)) = cell_of(&event) { grid.left(hour) }
                on:click=move |event| if let Some((hour, _)) = cell_of(&event) { grid.go(hour) }
                on:paste=move |event: ev::ClipboardEvent| if let Some((hour, _)) = cell_of(&event) { grid.paste(hour, &event) }
                on:keydown=keydown
                inner_html=html
            ></table>
        </div>
    }
    .into_any()
}

/// The table as HTML: its many cells are made faster from text.
fn rows(form: Form, counts: &[u64]) -> String {
    let peak = counts.iter().copied().max().unwrap_or_default();
    let mut html = "<thead><tr><td></td>".to_owned();
    for hour in 0..DAY {
        let _ = write!(html, "<th scope=\"col\">{hour}</th>");
    }
    html += "</tr></thead><tbody>";
    for (hour, count) in counts.iter().enumerate() {
        let name = profile::hour_name(hour);
        if hour % DAY == 0 {
            let _ = write!(html, "<tr><th scope=\"row\">{}</th>", name.get(..3).unwrap_or_default());
        }
        let _ = write!(
            html,
            "<td><input id=\"{}\" data-hour=\"{hour}\" data-level=\"{}\" aria-label=\"{name}\" value=\"{count}\" \
             tabindex=\"{}\" inputmode=\"numeric\" autocomplete=\"off\"></td>",
            form.element(&format!("hour-{hour}")),
            profile::level(*count, peak),
            if hour == 0 { 0 } else { -1 },
        );
    }
    html + "</tbody>"
}

/// A pattern of working hours, and the button that fills the week with it.
fn pattern_fields(grid: Grid) -> AnyView {
    let Grid { form, error, .. } = grid;
    let (low, peak) = untrack(|| form.read(|c| profile::of(c).map(|p| (p.low(), p.peak())))).unwrap_or_default();
    let fields = [
        ("base-count", "Base count", low, limits::COUNT),
        ("peak-count", "Peak count", peak, limits::COUNT),
        ("peak-from", "From hour", 8, 23),
        ("peak-to", "To hour", 18, 24),
    ];
    let days = Signal::stored(pairs(&[("working", "Working days"), ("every", "Every day")]));
    let working = RwSignal::new("working".to_owned());
    let fill = Callback::new(move |()| {
        let mut read = [0; 4];
        for (slot, (name, label, _, most)) in read.iter_mut().zip(fields) {
            let text = browser::input(&form.element(name)).map(|input| input.value()).unwrap_or_default();
            match parse::whole(&text, 0, most) {
                Ok(value) => *slot = value,
                Err(fault) => return error.set(Some(format!("{label}: {fault}"))),
            }
        }
        let [base, peak, from, to] = read;
        let working_days = working.with_untracked(|days| days == "working");
        grid.change(&|profile| profile::fill(profile, Pattern { base, peak, from, to, working_days }));
    });
    let field = move |(name, label, first, _): (&'static str, &'static str, u64, u64)| {
        view! {
            <div class="field">
                <label for=form.element(name)>{label}</label>
                <input id=form.element(name) class="numeric" inputmode="numeric" autocomplete="off" value=first.to_string() />
            </div>
        }
        .into_any()
    };
    let on = form.select(
        "pattern-days",
        "On",
        Signal::stored("/-".to_owned()),
        days,
        working.into(),
        Callback::new(move |days| working.set(days)),
    );
    let mut views: Vec<AnyView> = fields.into_iter().map(field).collect();
    views.extend([on, button("Fill the week", fill)]);
    view! {
        <fieldset class="pattern">
            <legend>"Working hours pattern"</legend>
            {views}
        </fieldset>
    }
    .into_any()
}
