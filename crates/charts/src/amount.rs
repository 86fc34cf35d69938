//! [`amount`]: monthly cost by an amount of usage.

use units::{Decimal, Usd};

use crate::drawn::{ChartText, Drawn, LegendEntry, MarkNote};
use crate::frame::{Frame, Tick, Upright, dollars};
use crate::scale::Scale;

/// A cost that consists of straight lines between points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmountSeries {
    /// Its name in the legend.
    pub name: String,
    /// Amounts of usage in ascending order, and the monthly cost of each.
    pub points: Vec<(Decimal, Usd)>,
    /// Whether the costs depend on assumptions.
    pub approximate: bool,
}

/// A numbered mark: an amount of usage, the monthly cost there, and what it marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmountMark {
    /// The amount of usage.
    pub at: Decimal,
    /// The monthly cost.
    pub monthly: Usd,
    /// What it marks.
    pub text: String,
}

/// Draws the monthly cost of each series from no usage to `end`, and numbers the marks in their order. `what` is the
/// title of the axis, such as `I/O requests a month`.
#[must_use]
pub fn amount(series: &[AmountSeries], marks: &[AmountMark], end: Decimal, what: &str, text: &ChartText) -> Drawn {
    let legend = series.iter().enumerate();
    let legend = legend.map(|(index, line)| LegendEntry::new(index, &line.name, line.approximate)).collect();
    let end = number(end).max(1.0);
    let scale = Scale::covering(0.0, end);
    let ticks = scale.ticks().into_iter().filter(|tick| *tick <= end);
    let numbered = || (1..).zip(marks);
    let curve =
        |line: &AmountSeries| line.points.iter().map(|(at, monthly)| (number(*at), dollars(*monthly))).collect();
    let frame = Frame {
        level: 0.0..end,
        ticks: ticks.map(|at| Tick { at, label: scale.plain_label(at), below: None }).collect(),
        level_title: what.to_owned(),
        upright: Upright { title: "US$ a month", is_money: true },
        curves: series.iter().map(curve).collect(),
        marks: numbered().map(|(index, mark)| (index, (number(mark.at), dollars(mark.monthly)))).collect(),
    };
    let notes = numbered().map(|(number, mark)| MarkNote { number, text: mark.text.clone() }).collect();
    frame.draw(text, legend, notes)
}

fn number(amount: Decimal) -> f64 {
    f64::try_from(amount).unwrap_or(0.0)
}
