//! Purchase options side by side, with charts.

use api::{Chart, ChartTable, ComparedColumn, ComparedDesign, ComparedRow, Compares};
use api::{Failure, GroupChoice, LegendItem, MarkItem, OtherKind};
use budget::Budget;
use charts::{CashSeries, ChartText, Drawn, UtilisationSeries};
use design::{Component, ComponentId, Design, Kind, Problem, Problems};
use pricing::compare::{Column, Comparable, Comparison, OptionRow, PaysBack, RowBasis, cash, utilisation};
use units::format::money;
use units::{Decimal, Usd};

use crate::bounded::bounded;
use crate::prices::prices;

/// Rows of the table next to the utilisation chart: one for each tenth of the month.
const TENTHS: u32 = 10;

/// Reads a document and compares the purchase options of the components `groups`, which are EC2 groups or of one other
/// kind; of all EC2 groups if empty, and in a design without any of all components of the first kind that has options.
///
/// # Errors
/// [`Failure::Invalid`] as [`crate::estimate`], and when a component does not exist or cannot be compared.
pub fn compare(document: &str, groups: &[ComponentId]) -> Result<Comparison, Failure> {
    bounded(|budget| {
        let design = crate::read(document)?;
        Ok(pricing::compare::compare_within(&design, groups, &prices(), budget)?)
    })
}

/// Like [`compare`], with charts of the options whose codes are in `drawn`; of a selection if empty.
///
/// # Errors
/// As [`compare`].
pub fn compare_with_charts(
    document: &str,
    groups: &[ComponentId],
    drawn: &[String],
) -> Result<ComparedDesign, Failure> {
    bounded(|budget| charted(crate::read(document)?, groups, drawn, budget))
}

fn charted(
    design: Design,
    groups: &[ComponentId],
    drawn: &[String],
    budget: &Budget,
) -> Result<ComparedDesign, Failure> {
    let comparison = pricing::compare::compare_within(&design, groups, &prices(), budget)?;
    let rows: Vec<&OptionRow> = comparison.drawn(drawn).collect();
    let charts = vec![utilisation_chart(&comparison, &rows), cash_chart(&comparison, &rows)?];
    let is_drawn = |row: &OptionRow| rows.iter().any(|drawn| drawn.code == row.code);
    let kinds = pricing::compare::comparable(&design);
    let deployable = pricing::compare::deployable(&design);
    let is_compared = |component: &&&Component| comparison.groups.contains(&component.id);
    let deployable = deployable.iter().find(is_compared).or(deployable.first());
    Ok(ComparedDesign {
        of: Compares::PurchaseOptions,
        deployable: deployable.map(|component| component.id.to_string()),
        kind: comparison.kind.code().to_owned(),
        label: label(comparison.kind).to_owned(),
        groups: kinds.iter().filter(|of| of.kind == comparison.kind).flat_map(|of| choices(of, &comparison)).collect(),
        others: kinds.iter().filter(|of| of.kind != comparison.kind).map(other).collect(),
        current: comparison.current.clone(),
        columns: Column::ALL.iter().map(heading).collect(),
        rows: comparison.rows.iter().map(|row| shown(row, is_drawn(row))).collect(),
        notes: comparison.notes.clone(),
        charts,
        name: design.name,
    })
}

fn choices(of: &Comparable<'_>, comparison: &Comparison) -> Vec<GroupChoice> {
    let choice = |component: &&Component| GroupChoice {
        id: component.id.to_string(),
        name: component.title().to_owned(),
        chosen: comparison.groups.contains(&component.id),
    };
    of.components.iter().map(choice).collect()
}

fn other(of: &Comparable<'_>) -> OtherKind {
    let ids = of.components.iter().map(|component| component.id.to_string()).collect();
    OtherKind { label: of.kind.label().to_owned(), ids }
}

/// What the components of a kind are called where they are selected.
fn label(kind: Kind) -> &'static str {
    if kind == Kind::Ec2 { "Groups" } else { kind.label() }
}

fn heading(column: &Column) -> ComparedColumn {
    ComparedColumn {
        label: column.label().to_owned(),
        is_number: column.is_number(),
        example: column.example().to_owned(),
    }
}

fn shown(row: &OptionRow, drawn: bool) -> ComparedRow {
    ComparedRow {
        code: row.code.clone(),
        priced: row.missing.is_none(),
        drawn,
        cells: Column::ALL.iter().map(|column| column.text(row)).collect(),
        plain: Column::ALL.iter().map(|column| column.plain(row)).collect(),
        numbers: Column::ALL.iter().map(|column| column.number(row).and_then(ten_thousandths)).collect(),
    }
}

/// A number for sorting and filtering.
pub(crate) fn ten_thousandths(number: Decimal) -> Option<i64> {
    i64::try_from(number.checked_mul(Decimal::from(10_000))?.round()).ok()
}

/// Reads a list of ids separated by commas.
///
/// # Errors
/// [`Failure::Invalid`] for anything that is not an id.
pub fn group_ids(text: &str) -> Result<Vec<ComponentId>, Failure> {
    let names = text.split(',').map(str::trim).filter(|name| !name.is_empty());
    let read = |name: &str| {
        ComponentId::parse(name).ok_or_else(|| {
            let shown: String = name.chars().take(60).collect();
            Problem::new("", format!("{shown:?} is not an id"), "name groups by their ids, separated by commas")
        })
    };
    names.map(read).collect::<Result<_, _>>().map_err(|problem| Problems::one(problem).into())
}

fn utilisation_chart(comparison: &Comparison, rows: &[&OptionRow]) -> Chart {
    let lines: Vec<_> = rows.iter().filter_map(|row| utilisation(row)).collect();
    let series: Vec<UtilisationSeries> = lines
        .iter()
        .map(|line| UtilisationSeries {
            name: line.row.label.clone(),
            fixed: line.idle,
            at_full: line.full,
            approximate: line.row.basis == RowBasis::Approximate,
        })
        .collect();
    let over_hours = comparison.over_hours;
    let (title, head, draw): (_, _, fn(&[UtilisationSeries], &ChartText) -> Drawn) = match over_hours {
        true => ("Monthly cost over utilisation", "Utilisation", charts::utilisation),
        false => ("Monthly cost over usage", "Usage", charts::usage),
    };
    let used = match comparison.kind {
        Kind::Ec2 => "the instances run a part of the month",
        _ if over_hours => "they run a part of the month",
        _ => "they are used for a part of it",
    };
    let text = ChartText {
        title: title.to_owned(),
        description: format!(
            "{}: what each option costs a month, upfront payments spread over the term, when {used}. Numbered marks are where two options cost the same.",
            comparison.names.join(", ")
        ),
    };
    let at = |fixed: Usd, full: Usd, tenths: u32| {
        let part = (full - fixed).share(Decimal::from(tenths), Decimal::from(TENTHS)).unwrap_or_default();
        money(fixed + part)
    };
    let head = std::iter::once(head.to_owned()).chain(rows.iter().map(|row| name(row))).collect();
    let table = ChartTable {
        head,
        rows: (0..=TENTHS)
            .map(|tenths| {
                let cells = lines.iter().map(|line| at(line.idle, line.full, tenths));
                std::iter::once(format!("{} %", tenths * 100 / TENTHS)).chain(cells).collect()
            })
            .collect(),
    };
    chart(draw(&series, &text), text, table, &names(rows))
}

fn cash_chart(comparison: &Comparison, rows: &[&OptionRow]) -> Result<Chart, Failure> {
    let mut series = Vec::with_capacity(rows.len());
    for row in rows {
        let paid = cash(row).map_err(|error| Failure::Invalid {
            problems: vec![Problem::new("", error.to_string(), "use smaller counts")],
        })?;
        let pays_back = match row.pays_back {
            Some(PaysBack::Month(month)) => Some(month),
            _ => None,
        };
        let approximate = row.basis == RowBasis::Approximate;
        series.push(CashSeries { name: row.label.clone(), paid, approximate, pays_back });
    }
    let them = if comparison.kind == Kind::Ec2 { "the instances" } else { "them" };
    let text = ChartText {
        title: "Money paid over 36 months".to_owned(),
        description: format!(
            "{}: what has been paid in total by the end of each month, as the design uses {them}. Steps are upfront payments; numbered marks are where an upfront payment has come back, compared with on-demand.",
            comparison.names.join(", ")
        ),
    };
    let months = series.first().map_or(0, |series| series.paid.len());
    let table = ChartTable {
        head: std::iter::once("Month".to_owned()).chain(rows.iter().map(|row| name(row))).collect(),
        rows: (0..months)
            .map(|month| {
                let cells = series.iter().map(|series| series.paid.get(month).copied().map_or_else(String::new, money));
                std::iter::once(month.to_string()).chain(cells).collect()
            })
            .collect(),
    };
    Ok(chart(charts::cash(&series, &text), text, table, &names(rows)))
}

/// The name of an option, marked if its prices are not listed.
fn name(row: &OptionRow) -> String {
    Column::Option.text(row)
}

fn names(rows: &[&OptionRow]) -> Vec<String> {
    rows.iter().map(|row| name(row)).collect()
}

/// A chart with the texts around it; `names` are those of its curves.
pub(crate) fn chart(drawn: Drawn, text: ChartText, table: ChartTable, names: &[String]) -> Chart {
    let legend = drawn
        .legend
        .iter()
        .zip(names)
        .map(|(entry, name)| LegendItem { name: name.clone(), class: entry.line_class() })
        .collect();
    let marks = drawn.marks.into_iter().map(|mark| MarkItem { number: mark.number, text: mark.text }).collect();
    let ChartText { title, description } = text;
    Chart { title, description, svg: drawn.svg, width: drawn.width, height: drawn.height, legend, marks, table }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DESIGN: &str = include_str!("../../../docs/examples/three-tier.json");

    #[test]
    fn charts_show_what_was_asked_for_with_their_figures() {
        let asked = ["spot".to_owned(), "standard-3y-all-upfront".to_owned()];
        let compared = compare_with_charts(DESIGN, &group_ids("web").unwrap(), &asked).unwrap();
        let drawn: Vec<_> = compared.rows.iter().filter(|row| row.drawn).map(|row| row.code.as_str()).collect();
        assert_eq!(drawn, ["standard-3y-all-upfront", "spot"]);
        for chart in &compared.charts {
            assert_eq!((chart.legend.len(), chart.table.head.len()), (2, 3), "{}", chart.title);
            assert!(chart.table.rows.iter().all(|row| row.len() == 3));
            assert!(chart.svg.starts_with("<svg"));
        }
        assert_eq!(compared.charts[1].table.rows.len(), 37);
    }

    #[test]
    fn tables_are_compared_over_their_requests() {
        let document = include_str!("../../../docs/examples/dynamodb.json");
        let compared = compare_with_charts(document, &group_ids("orders").unwrap(), &[]).unwrap();
        assert_eq!((compared.kind.as_str(), compared.label.as_str()), ("dynamodb", "Amazon DynamoDB"));
        let chosen: Vec<_> =
            compared.groups.iter().filter(|group| group.chosen).map(|group| group.id.as_str()).collect();
        assert_eq!((compared.groups.len(), chosen), (5, vec!["orders"]));
        assert!(compared.rows.iter().all(|row| row.drawn), "all of the few options");
        assert_eq!(compared.charts[0].table.head[0], "Usage");
        assert!(compared.charts[0].marks.iter().any(|mark| mark.text.starts_with("at 20.2 %: On-demand = ")));
    }

    #[test]
    fn groups_are_named_by_ids() {
        assert_eq!(group_ids(" web, app ,").unwrap().len(), 2);
        assert!(group_ids("web,<script>").is_err());
        assert!(compare(DESIGN, &group_ids("nobody").unwrap()).is_err());
    }
}
