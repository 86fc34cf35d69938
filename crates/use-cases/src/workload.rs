//! The options of a workload side by side.

use api::{Chart, ChartTable, Failure};
use charts::{AmountMark, AmountSeries, ChartText};
use design::{Problem, Problems};
use pricing::compare::RowBasis;
use units::Decimal;
use units::format::{capitalised, money, quantity};
use workloads::{Comparison, Point, Row, Topic, Workload};

use crate::bounded::bounded;
use crate::comparing::chart;
use crate::prices::prices;

/// Reads a document that describes a workload, and compares its options.
///
/// # Errors
/// [`Failure::Invalid`] with every problem of the document. [`Failure::TooExpensive`] and [`Failure::Busy`] if a
/// [`Compute`](crate::Compute) pool limits the work.
pub fn workload(document: &str) -> Result<Comparison, Failure> {
    bounded(|budget| {
        let prices = prices();
        Ok(workloads::compare(&Workload::read(document, &prices)?, &prices, budget))
    })
}

/// Like [`workload`], from the texts of a form by the names of their fields.
///
/// # Errors
/// As [`workload`].
pub fn of_form(topic: Topic, given: &[(String, String)]) -> Result<(Workload, Comparison), Failure> {
    bounded(|budget| {
        let prices = prices();
        let workload = Workload::of(topic, given, &prices)?;
        let comparison = workloads::compare(&workload, &prices, budget);
        Ok((workload, comparison))
    })
}

/// The design of an option, from the texts of a form.
///
/// # Errors
/// As [`workload`], and when there is no such option or it cannot serve the load.
pub fn option_design(topic: Topic, option: &str, given: &[(String, String)]) -> Result<String, Failure> {
    bounded(|_| {
        let workload = Workload::of(topic, given, &prices())?;
        workloads::design(&workload, option)
            .map_err(|reason| Problems::one(Problem::new("/option", reason, "choose another option")).into())
    })
}

/// Every which load of the axis is a row of the table beside a chart.
const EVERY: usize = 2;

/// The cost of the options over the load, with the loads at which they change places.
#[must_use]
pub fn workload_chart(comparison: &Comparison) -> Chart {
    let rows: Vec<&Row> = comparison.rows.iter().filter(|row| comparison.drawn(row).next().is_some()).collect();
    let points = |row: &&Row| -> Vec<(Decimal, units::Usd)> {
        comparison.drawn(row).filter_map(|point| Some((point.load, point.monthly?))).collect()
    };
    let line = |row: &&Row| AmountSeries {
        name: row.label.clone(),
        points: points(row),
        approximate: row.basis == RowBasis::Approximate,
    };
    let series: Vec<AmountSeries> = rows.iter().map(line).collect();
    let mark = |crossing: &workloads::Crossing| AmountMark {
        at: crossing.load,
        monthly: crossing.monthly,
        text: comparison.told(crossing),
    };
    let marks: Vec<AmountMark> = comparison.crossings.iter().map(mark).collect();
    let axis = capitalised(&comparison.unit);
    let text = ChartText {
        title: format!("Monthly cost over {}", comparison.unit),
        description: format!(
            "What each option costs a month, up to {} {}. Lines join full estimates; numbered marks are where options change places.",
            quantity(comparison.end, 2),
            comparison.unit
        ),
    };
    let names: Vec<String> = rows.iter().map(|row| row.name()).collect();
    let cost = |row: &&Row, load: Decimal| {
        let at = |point: &&Point| point.load == load;
        row.series.iter().find(at).and_then(|point| point.monthly).map_or_else(|| "–".to_owned(), money)
    };
    let of_load = |load: Decimal| {
        std::iter::once(quantity(load, 2)).chain(rows.iter().map(|row| cost(row, load))).collect::<Vec<String>>()
    };
    let table = ChartTable {
        head: std::iter::once(axis.clone()).chain(names.iter().cloned()).collect(),
        rows: comparison.axis().step_by(EVERY).map(of_load).collect(),
    };
    chart(charts::amount(&series, &marks, comparison.end, &axis, &text), text, table, &names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chart_has_the_options_with_a_cost_and_their_crossings() {
        let comparison = workload(r#"{"of": "compute"}"#).unwrap();
        let chart = workload_chart(&comparison);
        let legend: Vec<&str> = chart.legend.iter().map(|item| item.name.as_str()).collect();
        assert_eq!(legend, ["Lambda", "Fargate", "EC2 on-demand", "EC2 committed"]);
        assert_eq!(chart.marks.len(), comparison.crossings.len());
        assert_eq!(chart.table.rows.len(), 13);
        assert!(
            chart.table.rows.iter().all(|row| row.len() == 5 && !row.contains(&"–".to_owned())),
            "{:?}",
            chart.table
        );
    }

    #[test]
    fn options_open_as_designs_that_cost_what_their_rows_say() {
        for topic in Topic::ALL {
            let (_, comparison) = of_form(topic, &[]).unwrap();
            for row in comparison.rows.iter().filter(|row| row.known().is_some()) {
                let document = option_design(topic, &row.code, &[]).unwrap();
                let (_, estimate) = crate::estimate(&document).unwrap();
                assert_eq!(Some(estimate.totals.effective_monthly), row.known(), "{}", row.code);
            }
        }
        assert!(option_design(Topic::Compute, "abacus", &[]).is_err());
    }
}
