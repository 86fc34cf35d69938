//! [`utilisation`] and [`usage`]: monthly cost by the share of the month, or of the usage, in use.

use units::time::HOURS_PER_MONTH;
use units::{Decimal, Usd, format};

use crate::crossing::{Crossing, crossings};
use crate::drawn::{ChartText, Drawn, LegendEntry, MarkNote};
use crate::frame::{Frame, Tick, Upright, dollars};

/// Ticks of the horizontal axis: every fifth of the month.
const TICKS: u32 = 5;

/// A way to pay for capacity, as a straight line from no use to full use of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UtilisationSeries {
    /// Its name in the legend.
    pub name: String,
    /// Cost of a month without use.
    pub fixed: Usd,
    /// Cost of a month in constant use.
    pub at_full: Usd,
    /// Whether the amounts depend on assumptions.
    pub approximate: bool,
}

/// Draws the monthly cost of each series from 0 to 100 % utilisation, and numbers where they cross.
#[must_use]
pub fn utilisation(series: &[UtilisationSeries], text: &ChartText) -> Drawn {
    drawn(series, text, Share::OfHours)
}

/// As [`utilisation`], over a share of the usage instead of the hours.
#[must_use]
pub fn usage(series: &[UtilisationSeries], text: &ChartText) -> Drawn {
    drawn(series, text, Share::OfUsage)
}

/// What the horizontal axis is a share of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Share {
    OfHours,
    OfUsage,
}

impl Share {
    fn title(self) -> String {
        match self {
            Share::OfHours => {
                format!("Utilisation, % of the month’s {} hours", format::quantity(HOURS_PER_MONTH, 0))
            }
            Share::OfUsage => "Usage, % of that of the design".to_owned(),
        }
    }

    /// A share in hours; `None` if it is not one of hours.
    fn hours(self, share: Decimal, decimals: u32) -> Option<String> {
        (self == Share::OfHours).then(|| format::quantity(share * HOURS_PER_MONTH, decimals))
    }
}

fn drawn(series: &[UtilisationSeries], text: &ChartText, over: Share) -> Drawn {
    let crossings = crossings(series);
    let legend = series.iter().enumerate();
    let legend = legend.map(|(index, line)| LegendEntry::new(index, &line.name, line.approximate)).collect();
    let frame = Frame {
        level: 0.0..1.0,
        ticks: (0..=TICKS).map(|index| tick(index, over)).collect(),
        level_title: over.title(),
        upright: Upright { title: "US$ a month", is_money: true },
        curves: series.iter().map(|line| vec![(0.0, dollars(line.fixed)), (1.0, dollars(line.at_full))]).collect(),
        marks: crossings.iter().map(|at| (at.number, (ratio(at.utilisation), dollars(at.monthly)))).collect(),
    };
    let notes = crossings.iter().map(|crossing| note(crossing, series, over)).collect();
    frame.draw(text, legend, notes)
}

fn tick(index: u32, over: Share) -> Tick {
    let share = Decimal::from(index) / Decimal::from(TICKS);
    Tick {
        at: ratio(share),
        label: format!("{} %", format::quantity(share * Decimal::ONE_HUNDRED, 0)),
        below: over.hours(share, 0).map(|hours| format!("{hours} h")),
    }
}

/// `at 62.7 % (458 hours): On-demand = Reserved 1y, $19.05 a month`.
fn note(crossing: &Crossing, series: &[UtilisationSeries], over: Share) -> MarkNote {
    let both: Vec<&UtilisationSeries> =
        [crossing.first, crossing.second].into_iter().filter_map(|index| series.get(index)).collect();
    let about = if both.iter().any(|line| line.approximate) { "≈ " } else { "" };
    let names: Vec<&str> = both.iter().map(|line| line.name.as_str()).collect();
    let percent = format::quantity(crossing.utilisation * Decimal::ONE_HUNDRED, 1);
    let hours = over.hours(crossing.utilisation, 1).map(|hours| format!(" ({hours} hours)")).unwrap_or_default();
    let text =
        format!("at {about}{percent} %{hours}: {}, {} a month", names.join(" = "), format::money(crossing.monthly));
    MarkNote { number: crossing.number, text }
}

fn ratio(share: Decimal) -> f64 {
    f64::try_from(share).unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crossing_is_told_with_its_hours_and_its_cost() {
        let line = |name: &str, fixed, at_full, approximate| UtilisationSeries {
            name: name.to_owned(),
            fixed: Usd::parse(fixed).unwrap(),
            at_full: Usd::parse(at_full).unwrap(),
            approximate,
        };
        let series = [
            line("On-demand", "0", "30.368", false),
            line("Reserved 1y", "19.053", "19.053", false),
            line("Savings Plan", "15.184", "15.184", true),
        ];
        let text = ChartText { title: "Costs".to_owned(), description: String::new() };
        let notes: Vec<String> = utilisation(&series, &text).marks.into_iter().map(|note| note.text).collect();
        assert_eq!(
            notes,
            [
                "at ≈ 50 % (365 hours): On-demand = Savings Plan, $15.18 a month",
                "at 62.7 % (458 hours): On-demand = Reserved 1y, $19.05 a month",
            ]
        );
        let of_usage = usage(&series[..2], &text);
        assert_eq!(of_usage.marks[0].text, "at 62.7 %: On-demand = Reserved 1y, $19.05 a month");
        assert!(!of_usage.svg.contains(" h<"), "{}", of_usage.svg);
    }
}
