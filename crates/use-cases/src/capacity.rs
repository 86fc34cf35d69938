//! Charts of the capacity units of load balancers.

use api::{Chart, ChartTable, ComponentChart, LegendItem, MarkItem};
use charts::{ChartText, HourlySeries};
use pricing::{CapacityUnits, ComponentEstimate, Estimate};
use units::{Decimal, format};

/// Decimals of units in tables and texts.
const DECIMALS: u32 = 4;

/// The capacity units of every load balancer of an estimate, by hour of the day. Load balancers with unknown load have
/// no chart.
#[must_use]
pub fn capacity_charts(estimate: &Estimate) -> Vec<ComponentChart> {
    estimate.components.iter().filter_map(component_chart).collect()
}

/// The capacity units of one load balancer, by hour of the day; none if its load is unknown.
#[must_use]
pub fn capacity_chart_of(component: &ComponentEstimate) -> Option<Chart> {
    component_chart(component).map(|chart| chart.chart)
}

fn component_chart(component: &ComponentEstimate) -> Option<ComponentChart> {
    let capacity = component.capacity.as_ref().filter(|capacity| !capacity.dimensions.is_empty())?;
    let (id, name) = (component.id.to_string(), component.name.clone());
    Some(ComponentChart { component: id, chart: chart(&name, capacity), name })
}

fn chart(name: &str, capacity: &CapacityUnits) -> Chart {
    let unit = format!("{}s", capacity.unit);
    let mut series: Vec<HourlySeries> = capacity
        .dimensions
        .iter()
        .map(|dimension| HourlySeries { name: dimension.name.to_string(), values: dimension.units.clone() })
        .collect();
    // The billed units equal one of the curves, unless protocols are added up or units are reserved.
    if hours(capacity).any(|hour| value(&capacity.billed, hour) != highest(capacity, hour).1) {
        series.push(HourlySeries { name: "Billed".to_owned(), values: capacity.billed.clone() });
    }
    let text = ChartText {
        title: format!("{unit} by hour of the day"),
        description: format!("{name}: {}", summary(capacity, &unit)),
    };
    let peak = hours(capacity)
        .reduce(|peak, hour| if value(&capacity.billed, hour) > value(&capacity.billed, peak) { hour } else { peak });
    let marked = peak
        .filter(|_| capacity.billed.len() > 1)
        .and_then(|hour| Some((highest(capacity, hour).0, u32::try_from(hour).ok()?)));
    let drawn = charts::hourly(&series, &unit, &text, marked);
    let legend =
        drawn.legend.iter().map(|entry| LegendItem { name: entry.name.clone(), class: entry.line_class() }).collect();
    let marks = drawn.marks.into_iter().map(|mark| MarkItem { number: mark.number, text: mark.text }).collect();
    let ChartText { title, description } = text;
    let (svg, width, height) = (drawn.svg, drawn.width, drawn.height);
    Chart { title, description, svg, width, height, legend, marks, table: table(capacity) }
}

/// Which dimension determines most of the bill, and how far the second one is behind in those hours.
fn summary(capacity: &CapacityUnits, unit: &str) -> String {
    let Some(main) = capacity.dimensions.get(capacity.mostly) else { return String::new() };
    // Whether it alone is billed: no other dimension in other hours, no other protocol.
    let alone = hours(capacity).all(|hour| value(&main.units, hour) == value(&capacity.billed, hour));
    let main = main.name.to_lowercase();
    let billed = format!(
        "AWS bills the highest dimension of every hour, {} {unit} on average.",
        format::quantity(mean(&capacity.billed), DECIMALS)
    );
    match capacity.next_percent {
        None => format!("no load. {billed}"),
        Some(next) if next.is_zero() && alone => format!("{main} alone set the bill. {billed}"),
        Some(next) => {
            let next = format::quantity(next, 1);
            let when = if alone { "" } else { " where these are the largest" };
            format!("{main} weigh most; the next dimension comes to {next} % of them{when}. {billed}")
        }
    }
}

fn table(capacity: &CapacityUnits) -> ChartTable {
    let head = std::iter::once("Hour".to_owned())
        .chain(capacity.dimensions.iter().map(|dimension| format!("{} ({})", dimension.name, dimension.per_unit)))
        .chain(["Billed".to_owned(), "Weighs most".to_owned()])
        .collect();
    let shown = |value: Decimal| format::quantity(value, DECIMALS);
    let row = |hour: usize| {
        let name = if capacity.billed.len() > 1 { format!("{hour:02}:00") } else { "every hour".to_owned() };
        let main = capacity.dominant.get(hour).and_then(|index| capacity.dimensions.get(*index));
        std::iter::once(name)
            .chain(capacity.dimensions.iter().map(|dimension| shown(value(&dimension.units, hour))))
            .chain([
                shown(value(&capacity.billed, hour)),
                main.map_or_else(|| "–".to_owned(), |main| main.name.to_string()),
            ])
            .collect()
    };
    ChartTable { head, rows: hours(capacity).map(row).collect() }
}

fn hours(capacity: &CapacityUnits) -> std::ops::Range<usize> {
    0..capacity.billed.len()
}

/// The value of an hour; a single value applies to every hour.
fn value(values: &[Decimal], hour: usize) -> Decimal {
    values.get(hour).or_else(|| values.first()).copied().unwrap_or_default()
}

/// The dimension with the most units in an hour, and those units.
fn highest(capacity: &CapacityUnits, hour: usize) -> (usize, Decimal) {
    let all = capacity.dimensions.iter().enumerate().map(|(index, dimension)| (index, value(&dimension.units, hour)));
    all.reduce(|most, next| if next.1 > most.1 { next } else { most }).unwrap_or_default()
}

fn mean(values: &[Decimal]) -> Decimal {
    let sum: Decimal = values.iter().copied().sum();
    sum.checked_div(Decimal::from(values.len())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(new: &[i64], bytes: &[i64]) -> CapacityUnits {
        let dimension = |name: &'static str, values: &[i64]| pricing::CapacityDimension {
            name: name.into(),
            per_unit: "25 a second".into(),
            units: values.iter().copied().map(Decimal::from).collect(),
        };
        let billed = new.iter().zip(bytes).map(|(new, bytes)| Decimal::from(*new.max(bytes))).collect();
        let dominant = new.iter().zip(bytes).map(|(new, bytes)| usize::from(bytes > new)).collect();
        CapacityUnits {
            unit: "LCU".into(),
            dimensions: vec![dimension("New connections", new), dimension("Processed bytes", bytes)],
            billed,
            dominant,
            mostly: 0,
            next_percent: Some(Decimal::from(50)),
        }
    }

    #[test]
    fn every_hour_tells_its_units_and_what_weighs_most() {
        let mut new = [2; 24];
        new[20] = 1;
        let mut bytes = [1; 24];
        bytes[20] = 4;
        let chart = chart("Front", &units(&new, &bytes));
        assert_eq!(chart.table.rows.len(), 24);
        assert_eq!(chart.table.rows[20], ["20:00", "1", "4", "4", "Processed bytes"]);
        assert_eq!(chart.marks[0].text, "20:00: Processed bytes, 4 LCUs");
        assert_eq!(chart.legend.len(), 2, "what is billed is one of the curves");
        let said = "Front: new connections weigh most; the next dimension comes to 50 % of them where these are the";
        assert!(chart.description.starts_with(said), "{}", chart.description);
    }

    #[test]
    fn a_steady_load_is_one_row() {
        let chart = chart("Front", &units(&[2], &[1]));
        assert_eq!(chart.table.rows, [["every hour", "2", "1", "2", "New connections"]]);
        assert!(chart.marks.is_empty());
    }

    #[test]
    fn only_what_sets_every_hour_sets_the_bill_alone() {
        let none =
            |new: &[i64], bytes: &[i64]| CapacityUnits { next_percent: Some(Decimal::ZERO), ..units(new, bytes) };
        let said = |capacity: &CapacityUnits| chart("Front", capacity).description.contains("alone set the bill");
        assert!(said(&none(&[2], &[0])));
        let [mut new, mut bytes] = [[3; 24], [0; 24]];
        (new[5], bytes[5]) = (0, 4);
        assert!(!said(&none(&new, &bytes)));
    }

    #[test]
    fn billed_units_that_are_no_dimension_have_a_curve() {
        let mut added = units(&[2], &[1]);
        added.billed = vec![Decimal::from(3)];
        assert_eq!(chart("Front", &added).legend.len(), 3);
    }
}
