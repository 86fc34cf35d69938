//! The load of a load balancer in every hour of a day.

use design::{BalancerType, BalancerUsage, Figures, HourlyFigure, Number, Scenario, UsageValue, limits};
use units::Decimal;

use crate::form::{Form, plain};
use crate::node::{Button, Cell, Grid, GridRow, Node};
use crate::reads::{COUNTS, Empty, GB, Reads, SECONDS, Units};

/// Hours in a day.
const HOURS: usize = 24;

/// Daily profiles as percentages of their mean: each list sums to 2,400.
const SHAPES: &[(&str, [u64; HOURS])] = &[
    ("flat", [100; HOURS]),
    (
        "office",
        [50, 50, 50, 50, 50, 50, 50, 50, 170, 170, 170, 170, 170, 170, 170, 170, 170, 170, 50, 50, 50, 50, 50, 50],
    ),
    ("evening", [70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 190, 190, 190, 190, 190, 190, 70]),
];

/// The column headings, and the units that their numbers may have.
const HEADS: &[(&str, &str, Units)] = &[
    ("new_per_second", "New connections per second", COUNTS),
    ("connection_seconds", "Mean connection, s", SECONDS),
    ("active_connections", "Active connections", COUNTS),
    ("requests_per_second", "Requests per second", COUNTS),
    ("rules_per_request", "Rules per request", COUNTS),
    ("gb_per_hour", "GB per hour", GB),
    ("lambda_gb_per_hour", "Lambda GB per hour", GB),
    ("udp_new_per_second", "UDP flows per second", COUNTS),
    ("udp_flow_seconds", "Mean UDP flow, s", SECONDS),
    ("udp_active_flows", "Active UDP flows", COUNTS),
    ("udp_gb_per_hour", "UDP GB per hour", GB),
    ("tls_new_per_second", "TLS connections per second", COUNTS),
    ("tls_connection_seconds", "Mean TLS connection, s", SECONDS),
    ("tls_active_connections", "Active TLS connections", COUNTS),
    ("tls_gb_per_hour", "TLS GB per hour", GB),
    ("consumed_units", "Consumed units", COUNTS),
];

const PASTE: &str = "Values from a spreadsheet can be pasted into any cell. A column says the whole load of its hour.";

fn head(name: &str) -> (&'static str, Units) {
    HEADS.iter().find(|(known, ..)| *known == name).map_or(("", COUNTS), |(_, head, units)| (*head, *units))
}

/// A table with a row for each hour, and predefined profiles. A column that the document does not give by the hour has
/// no editable cells; a note says so.
pub(super) fn nodes(form: &Form<'_>, balancer_type: BalancerType, usage: &BalancerUsage) -> Vec<Node> {
    let shapes = vec![
        Button::act("Office hours", "shape", "office"),
        Button::act("Evening peak", "shape", "evening"),
        Button::act("Flat", "shape", "flat"),
    ];
    let mut nodes = vec![
        Node::Hint(PASTE.to_owned()),
        Node::Actions("Shapes keep the mean of every column:".to_owned(), shapes),
        table(form, usage),
    ];
    let rest: Vec<&str> = columns(balancer_type, usage)
        .into_iter()
        .filter(|name| usage.hours_of(name).is_none())
        .map(|name| head(name).0)
        .collect();
    if !rest.is_empty() {
        let note = format!("The same in every hour: {}.", rest.join(", "));
        nodes.push(Node::Actions(note, vec![Button::act("Give them by the hour", "load", "hours")]));
    }
    nodes
}

fn table(form: &Form<'_>, usage: &BalancerUsage) -> Node {
    let row = |hour: usize| GridRow {
        head: format!("{hour:02}:00"),
        cells: usage.by_hour.0.iter().filter_map(|hourly| cell(form, hourly, hour)).collect(),
        remove: None,
    };
    let heads = usage.by_hour.0.iter().map(|hourly| head(hourly.figure).0);
    Node::Grid(Grid {
        id: form.id("day"),
        class: "load-day",
        label: "Load in each hour of the day".to_owned(),
        at: form.at("/usage/by_hour"),
        head: std::iter::once("Hour").chain(heads).map(str::to_owned).collect(),
        rows: (0..HOURS).map(row).collect(),
        numbers: true,
    })
}

fn cell(form: &Form<'_>, hourly: &HourlyFigure, hour: usize) -> Option<Cell> {
    let (head, units) = head(hourly.figure);
    let label = format!("{hour:02}:00, {head}");
    let place = format!("/usage/by_hour/{}/{hour}", hourly.figure);
    let reads = Reads::usage(limits::USAGE, units, Empty::Refused);
    Some(form.input("", &label, &place, plain(hourly.values.get(hour)?.0), reads).into())
}

/// The columns of the table: those that usually vary over a day, and any others that the document gives by the hour.
fn columns(balancer_type: BalancerType, usage: &BalancerUsage) -> Vec<&'static str> {
    let usual: &[&str] = match balancer_type {
        // The units are the whole load.
        _ if usage.is_said("consumed_units") && balancer_type != BalancerType::Classic => &["consumed_units"],
        BalancerType::Application => &["new_per_second", "requests_per_second", "gb_per_hour"],
        BalancerType::Network => &[
            "new_per_second",
            "gb_per_hour",
            "udp_new_per_second",
            "udp_gb_per_hour",
            "tls_new_per_second",
            "tls_gb_per_hour",
        ],
        BalancerType::Gateway => &["new_per_second", "gb_per_hour"],
        BalancerType::Classic => &["gb_per_hour"],
    };
    let shown = |name: &&&str| usual.contains(*name) || usage.hours_of(name).is_some();
    BalancerUsage::HOURLY.iter().filter(shown).copied().collect()
}

/// Gives every column its 24 values, starting from the average where it has none.
pub(super) fn differ_by_hour(balancer_type: BalancerType, usage: &mut BalancerUsage, month_hours: u64) {
    for (hour, month) in BalancerUsage::BYTES {
        let Some(month) = usage.figure_mut(month).and_then(Option::take) else { continue };
        let monthly = month.value(Scenario::Typical).unwrap_or_default();
        let hourly = monthly.checked_div(Decimal::from(month_hours)).unwrap_or_default();
        if let Some(value) = usage.figure_mut(hour) {
            *value = Some(UsageValue::One(rounded(hourly)));
        }
    }
    for name in columns(balancer_type, usage) {
        hours_mut(usage, name);
    }
}

/// Replaces the hourly values of every usage value by their mean.
pub(super) fn take_means(usage: &mut BalancerUsage) {
    for hourly in std::mem::take(&mut usage.by_hour.0) {
        let mean = rounded(mean(&hourly.values));
        if let Some(value) = usage.figure_mut(hourly.figure) {
            *value = (!mean.0.is_zero()).then_some(UsageValue::One(mean));
        }
    }
}

/// Applies a profile to every column, keeping its mean.
pub(super) fn shape(balancer_type: BalancerType, usage: &mut BalancerUsage, code: &str) {
    let Some((_, percents)) = SHAPES.iter().find(|(name, _)| *name == code) else { return };
    for name in columns(balancer_type, usage) {
        let Some(values) = hours_mut(usage, name) else { continue };
        let mean = mean(values);
        for (value, percent) in values.iter_mut().zip(percents) {
            *value = rounded(mean * Decimal::new(i64::try_from(*percent).unwrap_or(100), 2));
        }
    }
}

/// The 24 values of a usage value, created from its value for the whole day if necessary.
fn hours_mut<'u>(usage: &'u mut BalancerUsage, name: &'static str) -> Option<&'u mut [Number; HOURS]> {
    if usage.hours_of(name).is_none() {
        let all_day = usage.figure(name).and_then(|value| value.value(Scenario::Typical)).unwrap_or_default();
        usage.by_hour.0.push(HourlyFigure { figure: name, values: [Number(all_day); HOURS] });
        // Both would say the same thing, which the reader of documents refuses.
        if let Some((_, month)) = BalancerUsage::BYTES.iter().find(|(hour, _)| *hour == name)
            && let Some(month) = usage.figure_mut(month)
        {
            *month = None;
        }
        // In the order of the document, so that a design reads back unchanged.
        let place = |one: &HourlyFigure| BalancerUsage::HOURLY.iter().position(|name| *name == one.figure);
        usage.by_hour.0.sort_by_key(place);
    }
    usage.by_hour.0.iter_mut().find(|hourly| hourly.figure == name).map(|hourly| &mut hourly.values)
}

fn mean(values: &[Number; HOURS]) -> Decimal {
    let sum: Decimal = values.iter().map(|value| value.0).sum();
    sum.checked_div(Decimal::from(HOURS)).unwrap_or_default()
}

fn rounded(value: Decimal) -> Number {
    Number(value.round_dp(limits::USAGE_DECIMALS).normalize())
}

#[cfg(test)]
mod tests {
    use design::Body;

    use super::*;
    use crate::form::check;
    use crate::node::Control;

    const TYPE: BalancerType = BalancerType::Application;

    fn known(new: u64) -> BalancerUsage {
        BalancerUsage { new_per_second: Some(UsageValue::known(new)), ..BalancerUsage::default() }
    }

    fn value(usage: &BalancerUsage, name: &str, hour: usize) -> Decimal {
        usage.hours_of(name).unwrap()[hour].0
    }

    #[test]
    fn shapes_keep_the_mean() {
        for (name, percents) in SHAPES {
            assert_eq!(percents.iter().sum::<u64>(), 2_400, "{name}");
        }
        let mut usage = known(100);
        differ_by_hour(TYPE, &mut usage, 730);
        shape(TYPE, &mut usage, "office");
        assert_eq!(value(&usage, "new_per_second", 9), Decimal::from(170));
        take_means(&mut usage);
        assert_eq!(usage, known(100));
    }

    #[test]
    fn gb_a_month_become_gb_an_hour() {
        let mut usage = BalancerUsage { gb_per_month: Some(UsageValue::known(7_300)), ..BalancerUsage::default() };
        differ_by_hour(TYPE, &mut usage, 730);
        assert_eq!(value(&usage, "gb_per_hour", 0), Decimal::from(10));
        assert_eq!(usage.gb_per_month, None);
    }

    #[test]
    fn gb_by_the_hour_take_the_place_of_those_of_the_month() {
        let month = Some(UsageValue::known(7_300));
        let mut usage = BalancerUsage { gb_per_month: month, ..BalancerUsage::default() };
        hours_mut(&mut usage, "new_per_second");
        assert_eq!(usage.gb_per_month, month);
        hours_mut(&mut usage, "gb_per_hour");
        assert_eq!(usage.gb_per_month, None);
    }

    #[test]
    fn cells_name_the_values_of_the_document() {
        let hours = ["1"; HOURS].join(", ");
        let mut design = check::design(&format!(
            r#"{{"id": "lb", "kind": "load-balancer", "config": {{"balancer_type": "application"}},
            "usage": {{"by_hour": {{"gb_per_hour": [{hours}]}}, "new_per_second": 4}}}}"#
        ));
        let grid = |design: &design::Design| {
            let mut grids = Vec::new();
            check::each(&check::nodes(design), &mut |node| {
                if let Node::Grid(grid) = node {
                    grids.push(grid.clone());
                }
            });
            grids.remove(0)
        };
        // A column without values in the document cannot be edited there.
        assert_eq!(grid(&design).head, ["Hour", "GB per hour"]);
        check::act(&mut design, "load", "", "hours").unwrap();
        let grid = grid(&design);
        assert_eq!((grid.head.len(), grid.rows.len()), (4, HOURS));
        let document = serde_json::to_value(&design).unwrap();
        for cell in grid.rows.iter().flat_map(|row| &row.cells) {
            let Control::Input { text, .. } = &cell.control else { panic!() };
            assert_eq!(document.pointer(&cell.at).map(ToString::to_string).as_ref(), Some(text), "{}", cell.at);
        }
        assert_eq!(grid.rows[9].cells[0].label, "09:00, New connections per second");
        let Body::LoadBalancer { usage, .. } = &design.components[0].body else { panic!() };
        assert_eq!(value(usage, "new_per_second", 9), Decimal::from(4));
    }
}
