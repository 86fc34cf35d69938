//! The deployments of a component side by side, with charts.

use api::{Chart, ChartTable, ComparedColumn, ComparedDesign, ComparedRow, Compares, Failure, GroupChoice};
use budget::Budget;
use charts::{AmountMark, AmountSeries, ChartText};
use design::{ComponentId, Design, Problem, Problems};
use pricing::compare::{CostLine, DeploymentColumn, DeploymentRow, Deployments, WorkloadCosts, deployable};
use units::Decimal;
use units::format::{money, quantity};

use crate::bounded::bounded;
use crate::comparing::{chart, ten_thousandths};
use crate::prices::prices;

/// Rows of the table next to a chart: one for each tenth of the axis.
const TENTHS: u32 = 10;

/// Reads a document and compares the deployments of the component in `groups`; of the first component that has several
/// if it is empty.
///
/// # Errors
/// [`Failure::Invalid`] as [`crate::estimate`], when there is no such component, and for more than one.
pub fn deployments(document: &str, groups: &[ComponentId]) -> Result<Deployments, Failure> {
    bounded(|budget| compared(&crate::read(document)?, groups, budget))
}

/// Like [`deployments`], with charts of the deployments whose codes are in `drawn`; of all if empty.
///
/// # Errors
/// As [`deployments`].
pub fn deployments_with_charts(
    document: &str,
    groups: &[ComponentId],
    drawn: &[String],
) -> Result<ComparedDesign, Failure> {
    bounded(|budget| {
        let design = crate::read(document)?;
        let deployments = compared(&design, groups, budget)?;
        Ok(charted(design, deployments, drawn))
    })
}

/// Reads what to compare; purchase options if it is empty.
///
/// # Errors
/// [`Failure::Invalid`] for anything else than the code of one of [`Compares::ALL`].
pub fn compares(text: &str) -> Result<Compares, Failure> {
    if text.is_empty() {
        return Ok(Compares::default());
    }
    Compares::of(text).ok_or_else(|| {
        let shown: String = text.chars().take(60).collect();
        let codes = Compares::ALL.map(|(code, _)| code).join(" or ");
        Problems::one(Problem::new("", format!("{shown:?} cannot be compared"), format!("use {codes}"))).into()
    })
}

fn compared(design: &Design, groups: &[ComponentId], budget: &Budget) -> Result<Deployments, Failure> {
    let id = match groups {
        [] => None,
        [id] => Some(id),
        _ => {
            let told = "deployments are compared of one component at a time";
            return Err(Problems::one(Problem::new("", told, "name a single component")).into());
        }
    };
    Ok(pricing::compare::deployments_within(design, id, &prices(), budget)?)
}

fn charted(design: Design, deployments: Deployments, drawn: &[String]) -> ComparedDesign {
    let is_drawn = |code: &str| drawn.is_empty() || drawn.iter().any(|own| own == code);
    let choice = |component: &design::Component| GroupChoice {
        id: component.id.to_string(),
        name: component.title().to_owned(),
        chosen: component.id == deployments.component,
    };
    let is_in_a_chart = |row: &DeploymentRow| {
        let mut lines = deployments.workloads.iter().flat_map(|costs| &costs.lines);
        is_drawn(&row.code) && lines.any(|line| line.code == row.code)
    };
    ComparedDesign {
        of: Compares::Deployments,
        deployable: None,
        kind: deployments.kind.code().to_owned(),
        label: "Components".to_owned(),
        groups: deployable(&design).into_iter().map(choice).collect(),
        others: Vec::new(),
        current: Some(deployments.current.clone()),
        columns: DeploymentColumn::ALL.iter().map(heading).collect(),
        rows: deployments.rows.iter().map(|row| shown(row, is_in_a_chart(row))).collect(),
        notes: deployments.notes.clone(),
        charts: deployments.workloads.iter().map(|costs| cost_chart(&deployments.name, costs, &is_drawn)).collect(),
        name: design.name,
    }
}

fn heading(column: &DeploymentColumn) -> ComparedColumn {
    ComparedColumn {
        label: column.label().to_owned(),
        is_number: column.is_number(),
        example: column.example().to_owned(),
    }
}

fn shown(row: &DeploymentRow, drawn: bool) -> ComparedRow {
    ComparedRow {
        code: row.code.clone(),
        priced: row.unavailable.is_none(),
        drawn,
        cells: DeploymentColumn::ALL.iter().map(|column| column.text(row)).collect(),
        plain: DeploymentColumn::ALL.iter().map(|column| column.plain(row)).collect(),
        numbers: DeploymentColumn::ALL.iter().map(|column| column.number(row).and_then(ten_thousandths)).collect(),
    }
}

/// The cost of the deployments over usage of one kind, with the crossings of those that are drawn.
fn cost_chart(name: &str, costs: &WorkloadCosts, is_drawn: &dyn Fn(&str) -> bool) -> Chart {
    let lines: Vec<&CostLine> = costs.lines.iter().filter(|line| is_drawn(&line.code)).collect();
    let series: Vec<AmountSeries> = lines
        .iter()
        .map(|line| AmountSeries {
            name: line.label.clone(),
            points: line.points.iter().map(|point| (point.at, point.monthly)).collect(),
            approximate: line.approximate,
        })
        .collect();
    let crossings = costs.crossings.iter().filter(|one| is_drawn(&one.below) && is_drawn(&one.above));
    let marks: Vec<AmountMark> = crossings
        .map(|crossing| AmountMark { at: crossing.at, monthly: crossing.monthly, text: costs.told(crossing) })
        .collect();
    let text = ChartText {
        title: format!("Monthly cost over {}", costs.things),
        description: format!(
            "{name}: what each deployment costs a month with this many {}, upfront payments spread over their term. Numbered marks are where two deployments cost the same.",
            costs.things
        ),
    };
    let names: Vec<String> = lines.iter().map(|line| named(line)).collect();
    let row = |tenth: u32| {
        let part = costs.most.checked_mul(Decimal::from(tenth)).and_then(|all| all.checked_div(Decimal::from(TENTHS)));
        let at = part.unwrap_or_default();
        let cost = |line: &&CostLine| line.at(at).map_or_else(String::new, money);
        std::iter::once(quantity(at, 0)).chain(lines.iter().map(cost)).collect()
    };
    let table = ChartTable {
        head: std::iter::once(format!("{} a month", costs.things)).chain(names.iter().cloned()).collect(),
        rows: (0..=TENTHS).map(row).collect(),
    };
    let axis = format!("{} a month", costs.things);
    chart(charts::amount(&series, &marks, costs.most, &axis, &text), text, table, &names)
}

/// The name of a deployment, marked if its prices are approximate.
fn named(line: &CostLine) -> String {
    if line.approximate { format!("≈ {}", line.label) } else { line.label.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group_ids;

    const DOCUMENT: &str = r#"{"abacus": 1, "region": "us-east-1", "components": [
        {"id": "shop", "name": "Shop", "kind": "rds",
         "config": {"engine": "postgresql", "instance_class": "db.r7g.large", "deployment": "multi-az", "storage_gib": 100},
         "usage": {"workload_io_requests": 500000000, "workload_acu_hours": 2000}},
        {"id": "crm", "kind": "aurora", "config": {"engine": "mysql", "instance_class": "db.r7g.large"}}]}"#;

    #[test]
    fn deployments_are_shown_with_a_chart_of_each_workload() {
        let compared = deployments_with_charts(DOCUMENT, &group_ids("shop").unwrap(), &[]).unwrap();
        assert_eq!((compared.of, compared.current.as_deref()), (Compares::Deployments, Some("multi-az")));
        let chosen: Vec<_> = compared.groups.iter().map(|group| (group.id.as_str(), group.chosen)).collect();
        assert_eq!(chosen, [("shop", true), ("crm", false)]);
        assert_eq!(compared.rows.len(), 7);
        assert!(compared.columns.iter().all(|column| !column.label.contains("Term")));
        let [io, acu] = compared.charts.as_slice() else { panic!("two charts") };
        assert_eq!(
            (io.title.as_str(), acu.title.as_str()),
            ("Monthly cost over I/O requests", "Monthly cost over ACU-hours")
        );
        assert!(io.marks.iter().any(|mark| mark.text.starts_with(
            "from 668.4 million I/O requests a month, Aurora I/O-Optimized costs less than Aurora Standard"
        )));
        for chart in [io, acu] {
            assert_eq!(chart.table.rows.len(), 11);
            assert!(
                chart.table.rows.iter().all(|row| row.len() == chart.table.head.len() && !row.contains(&String::new()))
            );
            assert_eq!(chart.legend.len() + 1, chart.table.head.len());
        }
    }

    #[test]
    fn some_deployments_are_drawn() {
        let asked = ["aurora-standard".to_owned(), "aurora-io-optimized".to_owned()];
        let compared = deployments_with_charts(DOCUMENT, &[], &asked).unwrap();
        assert_eq!(compared.rows.iter().filter(|row| row.drawn).count(), 2);
        assert_eq!((compared.charts[0].legend.len(), compared.charts[0].marks.len()), (2, 1));
    }

    #[test]
    fn what_is_compared_has_a_code() {
        assert_eq!(compares(""), Ok(Compares::PurchaseOptions));
        assert_eq!(compares("deployments"), Ok(Compares::Deployments));
        assert!(compares("everything").is_err());
    }

    #[test]
    fn one_component_is_compared() {
        assert!(deployments(DOCUMENT, &group_ids("shop,crm").unwrap()).is_err());
        assert!(deployments(DOCUMENT, &group_ids("nobody").unwrap()).is_err());
        assert_eq!(deployments(DOCUMENT, &group_ids("crm").unwrap()).unwrap().name, "crm");
    }
}
