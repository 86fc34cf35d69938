//! When the instances of a group run.

use design::{Body, Component, Number, Profile, Running, UsageValue, Weekday, Weekly, limits};
use leptos::prelude::*;
use units::{Decimal, format::quantity};

use super::form::{Figure, Form, Input, Options, block, optional, pairs, row};
use super::profile_grid::profile_fields;
use crate::editor::profile::{DAY, set_running};
use crate::fields::parse;

const MODES: &[(&str, &str)] = &[
    ("always", "All month"),
    ("hours", "Hours per month"),
    ("weekly", "Weekly schedule"),
    ("profile", "Auto Scaling over the week"),
    ("runs", "Separate runs, as in the document"),
];

/// A schedule: always, hours per month, weekly, a profile, or runs as the document says.
///
/// On the server: shows the design.
pub fn running_fields(form: Form) -> AnyView {
    let mode = Memo::new(move |_| form.read(mode_of));
    let options = Signal::derive(move || -> Options {
        // Runs are only what they were in the document.
        pairs(MODES).into_iter().filter(|(code, _)| code != "runs" || mode.get() == "runs").collect()
    });
    let set_mode = move |mode: String| {
        let hours = form.editor.month_hours();
        form.edit("", &|c| {
            let next = match mode.as_str() {
                "always" => Running::Always,
                "hours" => Running::HoursPerMonth(UsageValue::known(hours)),
                "weekly" => Running::Weekly(first_weekly()),
                "profile" => Running::Profile(Profile::every_day([c.count(); DAY])),
                _ => return,
            };
            set_running(c, next);
        });
    };
    let value = Signal::derive(move || mode.get().to_owned());
    let which = form.select("runs", "Runs", form.at("/usage/running"), options, value, Callback::new(set_mode));
    let details = form.by(mode_of, |form, mode| match mode {
        "hours" => hours_field(form),
        "weekly" => weekly_fields(form),
        "profile" => profile_fields(form),
        _ => ().into_any(),
    });
    block("fields", vec![which, block("reveal", vec![details])])
}

fn mode_of(component: &Component) -> &'static str {
    match &component.body {
        Body::Ec2 { usage, .. } => match usage.running {
            Running::Always => "always",
            Running::HoursPerMonth(_) => "hours",
            Running::Weekly(_) => "weekly",
            Running::Profile(_) => "profile",
            Running::Runs(_) => "runs",
        },
        _ => "",
    }
}

/// Working days, ten hours.
fn first_weekly() -> Weekly {
    Weekly { days: Weekday::WORKING.to_vec(), hours_per_day: Number::from(10), from_hour: None }
}

fn hours_field(form: Form) -> AnyView {
    let most = form.editor.month_hours();
    form.figure(Figure {
        name: "hours",
        label: "Hours per month",
        place: "/usage/running/hours_per_month",
        unit: "h per instance",
        empty: "",
        hint: "",
        most,
        first: most,
        read: |c| match &c.body {
            Body::Ec2 { usage, .. } => match &usage.running {
                Running::HoursPerMonth(hours) => Some(*hours),
                _ => None,
            },
            _ => None,
        },
        write: |c, value| {
            if let (Body::Ec2 { usage, .. }, Some(hours)) = (&mut c.body, value) {
                usage.running = Running::HoursPerMonth(hours);
            }
        },
    })
}

fn weekly(component: &Component) -> Option<&Weekly> {
    match &component.body {
        Body::Ec2 { usage, .. } => match &usage.running {
            Running::Weekly(weekly) => Some(weekly),
            _ => None,
        },
        _ => None,
    }
}

fn change(component: &mut Component, change: impl FnOnce(&mut Weekly)) {
    if let Body::Ec2 { usage, .. } = &mut component.body
        && let Running::Weekly(weekly) = &mut usage.running
    {
        change(weekly);
    }
}

fn weekly_fields(form: Form) -> AnyView {
    let days = move || form.read(|c| weekly(c).map(|weekly| weekly.days.clone()).unwrap_or_default());
    let day = move |(code, day): &'static (&'static str, Weekday)| {
        let on = move || days().contains(day);
        let toggle = move |event: leptos::ev::Event| {
            let mut next = untrack(days);
            if next.contains(day) {
                next.retain(|other| other != day);
            } else {
                next.push(*day);
                next.sort_unstable();
            }
            // A week without a day is no schedule: the last one stays.
            if next.is_empty() {
                event_target::<web_sys::HtmlInputElement>(&event).set_checked(true);
            } else {
                form.edit("weekly", &|c| change(c, |weekly| weekly.days.clone_from(&next)));
            }
        };
        view! {
            <label class="day">
                <input type="checkbox" checked=untrack(on) prop:checked=on on:change=toggle />
                {*code}
            </label>
        }
        .into_any()
    };
    let hours = Input {
        unit: "h",
        hint: |c| {
            let week = |weekly: &Weekly| Decimal::from(weekly.days.len()) * weekly.hours_per_day.0;
            weekly(c).map(|weekly| format!("{} h a week", quantity(week(weekly), 2))).unwrap_or_default()
        },
        ..Input::new(
            "hours-a-day",
            "Hours a day",
            "/usage/running/weekly/hours_per_day",
            |c| weekly(c).map(|weekly| weekly.hours_per_day.0.normalize().to_string()).unwrap_or_default(),
            |c, text| {
                let hours = parse::number_in(text, 0, 24, limits::USAGE_DECIMALS)?;
                change(c, |weekly| weekly.hours_per_day = Number(hours));
                Ok(())
            },
        )
    };
    let from = Input {
        unit: "o’clock",
        empty: "8",
        hint: |_| "Matters only where commitments are shared".to_owned(),
        ..Input::new(
            "from-hour",
            "From hour",
            "/usage/running/weekly/from_hour",
            |c| optional(weekly(c).and_then(|weekly| weekly.from_hour)),
            |c, text| {
                let hour = parse::whole_or_empty(text, 0, 23)?;
                change(c, |weekly| weekly.from_hour = hour);
                Ok(())
            },
        )
    };
    let days = view! {
        <fieldset class="days">
            <legend>"Days"</legend>
            {Weekday::ALL.iter().map(day).collect::<Vec<_>>()}
        </fieldset>
    };
    block("fields", vec![days.into_any(), row(vec![form.input(hours), form.input(from)])])
}
