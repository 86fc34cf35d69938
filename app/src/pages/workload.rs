//! The options of a workload side by side. Plain HTML: the form works without JavaScript, and nothing changes while it is
//! filled in.

use api::Failure;
use leptos::prelude::*;
use pricing::compare::RowBasis;
use problem::Problem;
use units::Usd;
use units::format::{money, quantity};
use workloads::{Column, Comparison, Row, Topic};

use super::WorkloadPage;
use super::workload_form::form;
use crate::components::chart::ChartFigure;
use crate::panels::workload_link::address;

/// The page of a comparison.
///
/// # Errors
/// [`Failure::TooExpensive`] and [`Failure::Busy`]; problems of the form are part of the page.
pub(super) fn page(topic: Topic, given: &[(String, String)]) -> Result<WorkloadPage, Failure> {
    let (answer, problems) = match use_cases::of_form(topic, given) {
        Ok((_, comparison)) => (Some(comparison), Vec::new()),
        Err(Failure::Invalid { problems }) => (None, problems),
        Err(other) => return Err(other),
    };
    let found = answer.as_ref().map(|comparison| found(comparison, given));
    let html = view! {
        <header>
            <h1>{topic.title()}</h1>
            <p>{topic.question()}</p>
            {topics(topic, given)}
        </header>
        {summary(&problems)}
        <div class="workload-columns">
            {form(topic, given, &problems)}
            {found}
        </div>
    }
    .to_html();
    Ok(WorkloadPage { title: topic.title().to_owned(), html })
}

/// Links to the other comparisons, with the values that both ask for.
fn topics(topic: Topic, given: &[(String, String)]) -> impl IntoView {
    let link = |other: Topic| {
        let current = (other == topic).then_some("page");
        view! { <a class="button" href=address(other, given, None) aria-current=current>{other.title()}</a> }
    };
    view! { <nav class="workload-topics" aria-label="Comparisons">{Topic::ALL.map(link).into_iter().collect_view()}</nav> }
}

fn summary(problems: &[Problem]) -> Option<impl IntoView> {
    (!problems.is_empty()).then(|| {
        let count = if problems.len() == 1 { "One value".to_owned() } else { format!("{} values", problems.len()) };
        view! { <p class="note error" role="alert">{format!("{count} cannot be used; see the form. There is no comparison until then.")}</p> }
    })
}

/// The comparison: the answer in a sentence, the options, the chart, and the assumptions.
fn found(comparison: &Comparison, given: &[(String, String)]) -> impl IntoView {
    let spans = comparison.told_cheapest().into_iter().map(|told| view! { <li>{told}</li> });
    let notes = comparison.notes.iter().map(|note| view! { <li>{note.clone()}</li> });
    let dates = comparison.price_dates.as_ref().map(|dates| {
        view! { <li>{format!("Prices of {} to {}.", dates.oldest, dates.newest)}</li> }
    });
    let chart = use_cases::workload_chart(comparison);
    view! {
        <div class="workload-found">
            <section aria-labelledby="answer">
                <h2 id="answer">{answer(comparison)}</h2>
                <ul class="spans">{spans.collect_view()}</ul>
            </section>
            {options(comparison, given)}
            <ChartFigure chart />
            <ul class="notes">{notes.collect_view()}{dates}</ul>
        </div>
    }
}

/// The answer in a sentence, such as `At 20 requests per second, Fargate costs least: $57.67 a month`.
fn answer(comparison: &Comparison) -> String {
    let known = comparison.rows.iter().filter_map(|row| Some((row.known()?, row)));
    let load = format!("{} {}", quantity(comparison.load, 2), comparison.unit);
    match known.min_by_key(|(cost, _)| *cost) {
        Some((cost, row)) => format!("At {load}, {} costs least: {} a month", row.label, money(cost)),
        None => format!("At {load}, the cost of no option is known"),
    }
}

/// The columns of numbers.
const NUMBERS: [Column; 3] = [Column::Monthly, Column::More, Column::Each];

fn options(comparison: &Comparison, given: &[(String, String)]) -> impl IntoView {
    let heading = |column: Column| view! { <th scope="col" class="number">{column.label(comparison.of)}</th> };
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label="Options">
            <table class="compare-table">
                <caption class="hidden">{format!("{}: {}", comparison.of.title(), comparison.told_load())}</caption>
                <thead>
                    <tr>
                        <th scope="col" class="words">{Column::Option.label(comparison.of)}</th>
                        {NUMBERS.map(heading).into_iter().collect_view()}
                        <th scope="col" class="words">{Column::RunsAs.label(comparison.of)}</th>
                    </tr>
                </thead>
                <tbody>{comparison.rows.iter().map(|row| option(comparison, row, given)).collect_view()}</tbody>
            </table>
        </div>
    }
}

/// An option: its name with what it gains and gives up, its amounts, and what it runs as with a link to its design.
fn option(comparison: &Comparison, row: &Row, given: &[(String, String)]) -> impl IntoView {
    let number = |column: Column| view! { <td class="number">{column.text(row)}</td> };
    let open = row.design.is_some().then(|| {
        let label = format!("Open {} as a design", row.label);
        view! { <a href=address(comparison.of, given, Some(&row.code)) aria-label=label>"Open as a design"</a> }
    });
    // What is not a listed price says so.
    let prices = (row.basis != RowBasis::Listed || row.known().is_none()).then(|| {
        let told = Column::Prices.text(row);
        view! { <span class="hint">{if row.known().is_some() { format!("Prices {told}") } else { told }}</span> }
    });
    let class = row.more.is_some_and(Usd::is_zero).then_some("cheapest");
    view! {
        <tr class=class>
            <th scope="row" class="words">
                {row.name()}
                <span class="hint">{row.gives_up.clone()}</span>
            </th>
            {NUMBERS.map(number).into_iter().collect_view()}
            <td class="words">
                {row.runs_as.clone()}
                {prices}
                <span class="hint">{open}</span>
            </td>
        </tr>
    }
}
