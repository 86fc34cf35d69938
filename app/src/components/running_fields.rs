//! When the instances of a group run.

use design::{Body, ComponentId, Number, Running, UsageValue, Weekday, Weekly, limits};
use leptos::prelude::*;
use units::Decimal;

use crate::editor::Editor;
use crate::fields::{InputField, SelectField, UsageField, parse};

/// A schedule: always, hours per month, weekly, or runs as the document says.
///
/// On the server: shows the design.
#[component]
pub fn RunningFields(
    /// The group.
    id: ComponentId,
) -> impl IntoView {
    let editor = Editor::current();
    let id = StoredValue::new(id);
    let path =
        Signal::derive(move || format!("{}/usage/running", id.with_value(|id| editor.path_of(id)).unwrap_or_default()));
    let running = Memo::new(move |_| {
        id.with_value(|id| {
            editor.design.with(|design| match design.component(id).map(|component| &component.body) {
                Some(Body::Ec2 { usage, .. }) => usage.running.clone(),
                _ => Running::Always,
            })
        })
    });
    let set = move |place: &str, next: Running| {
        id.with_value(|id| {
            editor.edit_component(id, place, |component| {
                if let Body::Ec2 { usage, .. } = &mut component.body {
                    usage.running = next;
                }
            });
        });
    };
    let mode = Memo::new(move |_| mode_of(&running.get()));
    let options = Signal::derive(move || {
        let mut options = vec![("always", "All month"), ("hours", "Hours per month"), ("weekly", "Weekly schedule")];
        if mode.get() == "runs" {
            options.push(("runs", "Separate runs, as in the document"));
        }
        options.into_iter().map(|(code, label)| (code.to_owned(), label.to_owned())).collect::<Vec<_>>()
    });
    let set_mode = move |mode: String| match mode.as_str() {
        "always" => set("", Running::Always),
        "hours" => set("", Running::HoursPerMonth(UsageValue::known(editor.month_hours()))),
        "weekly" => set(
            "",
            Running::Weekly(Weekly {
                days: Weekday::WORKING.to_vec(),
                hours_per_day: Number::from(10),
                from_hour: None,
            }),
        ),
        _ => {}
    };
    let hours = Signal::derive(move || match running.get() {
        Running::HoursPerMonth(hours) => hours,
        _ => UsageValue::known(editor.month_hours()),
    });
    let set_hours = move |hours| set("hours", Running::HoursPerMonth(hours));
    let hours_path = Signal::derive(move || format!("{}/hours_per_month", path.get()));
    view! {
        <SelectField id=id.with_value(|id| format!("{id}-runs")) label="Runs" path options value=Signal::derive(move || mode.get().to_owned()) set=set_mode />
        {move || match mode.get() {
            "hours" => view! {
                <UsageField
                    id=id.with_value(|id| format!("{id}-hours")) 
                    label="Hours per month"
                    unit="h per instance"
                    path=hours_path
                    most=editor.month_hours()
                    first=editor.month_hours()
                    value=hours
                    set=set_hours
                />
            }.into_any(),
            "weekly" => view! { <WeeklyFields id=id.get_value() path running=running.into() set=Callback::new(move |weekly| set("weekly", Running::Weekly(weekly))) /> }.into_any(),
            _ => ().into_any(),
        }}
    }
    .into_any()
}

const fn mode_of(running: &Running) -> &'static str {
    match running {
        Running::Always => "always",
        Running::HoursPerMonth(_) => "hours",
        Running::Weekly(_) => "weekly",
        Running::Profile(_) => "profile",
        Running::Runs(_) => "runs",
    }
}

#[component]
fn WeeklyFields(
    id: ComponentId,
    path: Signal<String>,
    running: Signal<Running>,
    set: Callback<Weekly>,
) -> impl IntoView {
    let weekly = move || match running.get() {
        Running::Weekly(weekly) => weekly,
        _ => Weekly { days: Weekday::WORKING.to_vec(), hours_per_day: Number::from(10), from_hour: None },
    };
    let value = Signal::derive(move || weekly().hours_per_day.0.normalize().to_string());
    let set_hours = move |text: String| {
        let hours = parse::number_in(&text, 0, 24, limits::USAGE_DECIMALS)?;
        set.run(Weekly { hours_per_day: Number(hours), ..untrack(weekly) });
        Ok(())
    };
    let hint = Signal::derive(move || {
        let weekly = weekly();
        let hours = Decimal::from(weekly.days.len()) * weekly.hours_per_day.0;
        format!("{} h a week", units::format::quantity(hours, 2))
    });
    let day = move |(code, day): &'static (&'static str, Weekday)| {
        let on = move || weekly().days.contains(day);
        let toggle = move |event: leptos::ev::Event| {
            let mut next = untrack(weekly);
            if next.days.contains(day) {
                next.days.retain(|other| other != day);
            } else {
                next.days.push(*day);
                next.days.sort_unstable();
            }
            // A week without a day is no schedule: the last one stays.
            if next.days.is_empty() {
                event_target::<web_sys::HtmlInputElement>(&event).set_checked(true);
            } else {
                set.run(next);
            }
        };
        view! {
            <label class="day">
                <input type="checkbox" checked=untrack(on) prop:checked=on on:change=toggle />
                {*code}
            </label>
        }
    };
    view! {
        <fieldset class="days">
            <legend>"Days"</legend>
            {Weekday::ALL.iter().map(day).collect_view()}
        </fieldset>
        <InputField id=format!("{id}-hours-a-day") label="Hours a day" unit="h" path=Signal::derive(move || format!("{}/weekly/hours_per_day", path.get())) value set=set_hours hint />
    }
    .into_any()
}
