//! What a saved design costs month by month.

use api::{Failure, SharedDesign};
use design::Design;
use leptos::prelude::*;

use super::MonthsPage;
use crate::panels::months;

/// The page of a saved design.
///
/// # Errors
/// As [`use_cases::months`].
pub(super) fn page(shared: &SharedDesign) -> Result<MonthsPage, Failure> {
    let design = Design::parse(&shared.document)?;
    let name = if design.name.trim().is_empty() { "Untitled design".to_owned() } else { design.name };
    let found = use_cases::months(&shared.document)?;
    let html = view! {
        <header>
            <h1>{format!("{name}, month by month")}</h1>
            <p class="actions no-print">
                <a class="button" href=format!("/d/{}", shared.id)>"Back to the design"</a>
                <a class="button" href=months::csv_address(&found) download="months.csv">"As CSV"</a>
            </p>
        </header>
        <h2 class="hidden">"What is paid in each month"</h2>
        {months::view(&found)}
    }
    .to_html();
    Ok(MonthsPage { name, html })
}
