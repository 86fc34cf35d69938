//! Where the money of a saved design goes.

use api::{Failure, SharedDesign};
use design::Design;
use leptos::prelude::*;

use super::BreakdownPage;
use crate::panels::breakdown;

/// The page of a saved design, grouped by what the text says.
///
/// # Errors
/// As [`use_cases::breakdown`] and [`use_cases::grouping`].
pub(super) fn page(shared: &SharedDesign, by: &str) -> Result<BreakdownPage, Failure> {
    let by = use_cases::grouping(by)?;
    let design = Design::parse(&shared.document)?;
    let name = if design.name.trim().is_empty() { "Untitled design".to_owned() } else { design.name };
    let found = use_cases::breakdown(&shared.document, &by)?;
    let budget = shared.estimate.budget.map(|budget| view! { <p>{format!("Budget: {}", budget.text())}</p> });
    let html = view! {
        <header>
            <h1>{format!("Where the money of {name} goes")}</h1>
            <p class="actions no-print">
                <a class="button" href=format!("/d/{}", shared.id)>"Back to the design"</a>
                <a class="button" href=breakdown::csv_address(&found) download="breakdown.csv">"As CSV"</a>
            </p>
        </header>
        {budget}
        {breakdown::groupings(&found, &format!("/d/{}/breakdown", shared.id))}
        <h2 class="hidden">{format!("By {}", found.by.heading().to_lowercase())}</h2>
        {breakdown::view(&found)}
    }
    .to_html();
    Ok(BreakdownPage { name, html })
}
