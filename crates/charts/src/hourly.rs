//! [`hourly`]: values by the hour of a day.

use units::{Decimal, format};

use crate::drawn::{ChartText, Drawn, LegendEntry, MarkNote};
use crate::frame::{Curve, Frame, Tick, Upright};

/// Hours in a day.
const HOURS: u32 = 24;

/// Hours between two ticks.
const STEP: u32 = 3;

/// A value for every hour of the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HourlySeries {
    /// Its name in the legend.
    pub name: String,
    /// Its values from midnight; a single value applies to every hour.
    pub values: Vec<Decimal>,
}

impl HourlySeries {
    fn at(&self, hour: u32) -> Decimal {
        let one = || self.values.first();
        let index = usize::try_from(hour).unwrap_or_default();
        self.values.get(index).or_else(one).copied().unwrap_or_default()
    }

    /// A step curve: a value applies to its whole hour.
    fn curve(&self) -> Curve {
        let step = |hour: u32| {
            let value = f64::try_from(self.at(hour)).unwrap_or(0.0);
            [(f64::from(hour), value), (f64::from(hour + 1), value)]
        };
        (0..HOURS).flat_map(step).collect()
    }
}

/// Draws each series over the 24 hours of a day. `marked` is a series and its highest hour, which gets a numbered mark.
#[must_use]
pub fn hourly(series: &[HourlySeries], what: &str, text: &ChartText, marked: Option<(usize, u32)>) -> Drawn {
    let legend = series.iter().enumerate().map(|(index, line)| LegendEntry::new(index, &line.name, false)).collect();
    let mark = marked.and_then(|(index, hour)| series.get(index).map(|line| (line, hour)));
    let middle = |hour: u32| f64::from(hour) + 0.5;
    let frame = Frame {
        level: 0.0..f64::from(HOURS),
        ticks: (0..=HOURS / STEP).map(|tick| tick_at(tick * STEP)).collect(),
        level_title: "Hour of the day".to_owned(),
        upright: Upright { title: what, is_money: false },
        curves: series.iter().map(HourlySeries::curve).collect(),
        marks: mark
            .iter()
            .map(|(line, hour)| (1, (middle(*hour), f64::try_from(line.at(*hour)).unwrap_or(0.0))))
            .collect(),
    };
    let note = mark.map(|(line, hour)| {
        let value = format::quantity(line.at(hour), 4);
        MarkNote { number: 1, text: format!("{hour:02}:00: {}, {value} {what}", line.name) }
    });
    frame.draw(text, legend, note.into_iter().collect())
}

fn tick_at(hour: u32) -> Tick {
    Tick { at: f64::from(hour), label: format!("{hour:02}:00"), below: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(name: &str, values: &[i64]) -> HourlySeries {
        HourlySeries { name: name.to_owned(), values: values.iter().copied().map(Decimal::from).collect() }
    }

    #[test]
    fn one_value_holds_for_the_whole_day() {
        let line = series("bytes", &[3]);
        assert_eq!(line.curve().len(), 48);
        assert!(line.curve().iter().all(|(_, value)| (value - 3.0).abs() < 1e-9));
    }

    #[test]
    fn the_highest_hour_is_marked_and_told_and_amounts_are_no_money() {
        let mut values = vec![1; 24];
        values[17] = 9;
        let text = ChartText { title: "Units".to_owned(), description: String::new() };
        let drawn = hourly(&[series("New connections", &values)], "LCUs", &text, Some((0, 17)));
        assert_eq!(drawn.marks[0].text, "17:00: New connections, 9 LCUs");
        assert!(drawn.svg.contains("18:00") && !drawn.svg.contains('$'), "{}", drawn.svg);
    }
}
