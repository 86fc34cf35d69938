//! What a design costs month by month.

use api::{Chart, ChartTable, Failure};
use charts::{CashSeries, ChartText};
use pricing::Months;
use pricing::render::MonthColumn;
use units::Usd;

use crate::analysed;
use crate::bounded::bounded;
use crate::comparing::chart;
use crate::prices::prices;

/// What a design document costs month by month.
///
/// # Errors
/// As [`crate::estimate`].
pub fn months(document: &str) -> Result<Months, Failure> {
    bounded(|budget| Ok(analysed(document, budget)?.months(&prices(), budget)?))
}

/// The total that is paid by the end of each month, with the months as its table.
#[must_use]
pub fn months_chart(months: &Months) -> Chart {
    // Upfront payments of month 1 are paid at the start; the chart begins with nothing else.
    let start = months.rows.first().map_or(Usd::ZERO, |row| row.upfront);
    let paid = std::iter::once(start).chain(months.rows.iter().map(|row| row.sum)).collect();
    let name = "This design".to_owned();
    let series = [CashSeries { name: name.clone(), paid, approximate: false, pays_back: None }];
    let text = ChartText {
        title: format!("Money paid over {} months", months.rows.len()),
        description:
            "What has been paid in total by the end of each month. Steps are upfront payments and what occurs once."
                .to_owned(),
    };
    let columns = MonthColumn::shown(months);
    let table = ChartTable {
        head: columns.iter().map(|column| column.label().to_owned()).collect(),
        rows: months.rows.iter().map(|row| columns.iter().map(|column| column.text(row)).collect()).collect(),
    };
    chart(charts::cash(&series, &text), text, table, &[name])
}
