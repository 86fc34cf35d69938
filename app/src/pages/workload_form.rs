//! The form of a workload.

use leptos::prelude::*;
use problem::Problem;
use workloads::{Field, Reads, Topic, fields};

/// The form of a comparison: fields of the workload, then assumptions, folded unless one of them is wrong.
pub(super) fn form(topic: Topic, given: &[(String, String)], problems: &[Problem]) -> impl IntoView {
    let shown = |assumed: bool| {
        let own = fields(topic).filter(move |field| field.assumed == assumed);
        own.map(|field| control(field, given, problems)).collect::<Vec<_>>()
    };
    let assumed = shown(true);
    let is_open = fields(topic)
        .any(|field| field.assumed && (problem(field, problems).is_some() || text(field, given) != field.default));
    let folded = (!assumed.is_empty()).then(|| {
        view! {
            <details class="more" open=is_open>
                <summary>"Assumptions"</summary>
                <div class="fields">{assumed}</div>
            </details>
        }
    });
    view! {
        <form class="workload-form no-print" method="get" action=format!("/workloads/{}", topic.code())>
            <div class="fields">{shown(false)}</div>
            {folded}
            <button class="button primary" type="submit">"Compare"</button>
        </form>
    }
}

/// The text that a field shows.
fn text<'a>(field: &'a Field, given: &'a [(String, String)]) -> &'a str {
    let own = given.iter().rev().find(|(name, _)| name == field.code).map(|(_, text)| text.trim());
    own.filter(|text| !text.is_empty()).unwrap_or(field.default)
}

fn problem<'a>(field: &Field, problems: &'a [Problem]) -> Option<&'a Problem> {
    problems.iter().find(|problem| problem.path.strip_prefix('/') == Some(field.code))
}

fn control(field: &'static Field, given: &[(String, String)], problems: &[Problem]) -> AnyView {
    let id = format!("field-{}", field.code);
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let wrong = problem(field, problems);
    let described = [(!field.hint.is_empty()).then(|| hint_id.clone()), wrong.map(|_| error_id.clone())];
    let described: Vec<String> = described.into_iter().flatten().collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    let invalid = wrong.map(|_| "true");
    let value = text(field, given).to_owned();
    let input = match field.reads {
        Reads::Choice(choices) => {
            let all = choices.iter().map(|(code, label)| ((*code).to_owned(), (*label).to_owned())).collect();
            select(field, &id, described, all, &value)
        }
        Reads::Switch => {
            let all = [("false", "Not used"), ("true", "Used")];
            select(field, &id, described, all.map(|(code, label)| (code.to_owned(), label.to_owned())).into(), &value)
        }
        Reads::Region => {
            let all = use_cases::regions().into_iter().map(|region| {
                let label = format!("{} ({})", region.name, region.code);
                (region.code, label)
            });
            select(field, &id, described, all.collect(), &value)
        }
        Reads::Number(_) | Reads::Whole(_) | Reads::Hourly | Reads::InstanceType => {
            let mode = matches!(field.reads, Reads::Number(_) | Reads::Whole(_)).then_some("decimal");
            let unit = (!field.unit.is_empty()).then(|| view! { <span class="unit">{field.unit}</span> });
            view! {
                <input type="text" id=id.clone() name=field.code value=value inputmode=mode autocomplete="off" spellcheck="false"
                    aria-invalid=invalid aria-describedby=described />
                {unit}
            }
            .into_any()
        }
    };
    let hint = (!field.hint.is_empty()).then(|| view! { <p class="hint" id=hint_id>{field.hint}</p> });
    let error = wrong.map(|problem| {
        view! { <p class="note error" id=error_id>{format!("{}; {}", problem.message, problem.fix)}</p> }
    });
    view! {
        <div class="field">
            <label for=id>{field.label}</label>
            <div class="control">{input}</div>
            {hint}
            {error}
        </div>
    }
    .into_any()
}

fn select(field: &Field, id: &str, described: Option<String>, choices: Vec<(String, String)>, chosen: &str) -> AnyView {
    let option = |(code, label): (String, String)| {
        let selected = code == chosen;
        view! { <option value=code selected=selected>{label}</option> }
    };
    view! {
        <select id=id.to_owned() name=field.code aria-describedby=described>
            {choices.into_iter().map(option).collect_view()}
        </select>
    }
    .into_any()
}
