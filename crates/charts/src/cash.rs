//! [`cash`]: the total paid so far, month by month.

use units::{Usd, format};

use crate::drawn::{ChartText, Drawn, LegendEntry, MarkNote};
use crate::frame::{Curve, Frame, Tick, Upright, dollars};

/// Months of the longest term that AWS sells, which is the length of a chart without series.
const LONGEST_TERM: usize = 36;

/// Months in a year, for the ticks.
const YEAR: usize = 12;

/// A purchase option, as the total paid so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CashSeries {
    /// Its name in the legend.
    pub name: String,
    /// For each month, the total of all payments up to and including it. Month 0 is the start: the upfront payments. A
    /// term of three years has 37 values.
    pub paid: Vec<Usd>,
    /// Whether the amounts depend on assumptions.
    pub approximate: bool,
    /// The month from which this has cost no more than the baseline.
    pub pays_back: Option<u32>,
}

/// Draws the totals as steps, one at each payment, and numbers the payback months from the left.
///
/// A payback month beyond the values of its series has no mark.
#[must_use]
pub fn cash(series: &[CashSeries], text: &ChartText) -> Drawn {
    let last = series.iter().map(|line| line.paid.len().saturating_sub(1)).max().filter(|months| *months > 0);
    let last = last.unwrap_or(LONGEST_TERM);
    let legend = series.iter().enumerate();
    let legend = legend.map(|(index, line)| LegendEntry::new(index, &line.name, line.approximate)).collect();
    let paid_back = paid_back(series);
    let marks = paid_back.iter().map(|at| (at.number, (at.month as f64, dollars(at.paid)))).collect();
    let frame = Frame {
        level: 0.0..last as f64,
        ticks: ticks(last),
        level_title: "Months since the start".to_owned(),
        upright: Upright { title: "US$ paid in total", is_money: true },
        curves: series.iter().map(|line| steps(&line.paid)).collect(),
        marks,
    };
    let notes = paid_back.iter().map(PaidBack::note).collect();
    frame.draw(text, legend, notes)
}

/// A payback month with a mark.
struct PaidBack<'a> {
    number: u32,
    month: usize,
    series: &'a CashSeries,
    paid: Usd,
}

fn paid_back(series: &[CashSeries]) -> Vec<PaidBack<'_>> {
    let mut found: Vec<PaidBack> = Vec::new();
    for line in series {
        let month = line.pays_back.and_then(|month| usize::try_from(month).ok());
        if let Some((month, paid)) = month.and_then(|month| Some((month, *line.paid.get(month)?))) {
            found.push(PaidBack { number: 0, month, series: line, paid });
        }
    }
    found.sort_by_key(|at| at.month);
    for (number, at) in (1..).zip(&mut found) {
        at.number = number;
    }
    found
}

impl PaidBack<'_> {
    /// `month 14: Reserved 3y is paid back, $410.00 paid in total`.
    fn note(&self) -> MarkNote {
        let about = if self.series.approximate { "≈ " } else { "" };
        let (name, paid) = (&self.series.name, format::money(self.paid));
        let text = format!("{about}month {}: {name} is paid back, {paid} paid in total", self.month);
        MarkNote { number: self.number, text }
    }
}

/// The curve: horizontal until a payment, and rising at its month.
fn steps(paid: &[Usd]) -> Curve {
    let mut curve = Curve::new();
    let mut before = None;
    for (month, total) in paid.iter().enumerate() {
        let here = (month as f64, dollars(*total));
        match before {
            Some(total_before) if total_before == *total && month + 1 < paid.len() => continue,
            Some(total_before) => curve.push((here.0, dollars(total_before))),
            None => {}
        }
        if before != Some(*total) {
            curve.push(here);
        }
        before = Some(*total);
    }
    curve
}

/// A tick every month for up to a year, every half year for up to four years, and every year or more beyond; years are
/// labelled in the second row.
fn ticks(last: usize) -> Vec<Tick> {
    let apart = match last {
        0..=YEAR => 1,
        13..=48 => YEAR / 2,
        _ => YEAR * last.div_ceil(YEAR * 10),
    };
    let years = |month: usize| match (month / YEAR, month % YEAR) {
        (0, _) => None,
        (1, 0) => Some("1 year".to_owned()),
        (years, 0) => Some(format!("{years} years")),
        _ => None,
    };
    let tick = |month: usize| Tick { at: month as f64, label: month.to_string(), below: years(month) };
    (0..=last).step_by(apart).map(tick).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usd(dollars: i64) -> Usd {
        Usd::new(dollars.into())
    }

    #[test]
    fn a_payment_is_an_upright_step() {
        let paid = [usd(5), usd(5), usd(5), usd(9), usd(9)];
        assert_eq!(steps(&paid), [(0.0, 5.0), (3.0, 5.0), (3.0, 9.0), (4.0, 9.0)]);
        assert_eq!(steps(&[usd(0), usd(2)]), [(0.0, 0.0), (1.0, 0.0), (1.0, 2.0)]);
        assert_eq!(steps(&[]), []);
    }

    #[test]
    fn pay_back_months_are_numbered_from_the_left() {
        let line = |name: &str, pays_back| CashSeries {
            name: name.to_owned(),
            paid: vec![usd(7); 37],
            approximate: false,
            pays_back,
        };
        let series = [line("On-demand", None), line("Late", Some(20)), line("Early", Some(4)), line("Never", Some(99))];
        let notes = cash(&series, &ChartText { title: String::new(), description: String::new() }).marks;
        let notes: Vec<_> = notes.iter().map(|note| (note.number, note.text.as_str())).collect();
        assert_eq!(
            notes,
            [
                (1, "month 4: Early is paid back, $7.00 paid in total"),
                (2, "month 20: Late is paid back, $7.00 paid in total"),
            ]
        );
    }

    #[test]
    fn ticks_stay_few() {
        assert!([1, 12, 36, 48, 60, 600, 5_000].into_iter().all(|last| ticks(last).len() <= 13));
        assert_eq!(
            ticks(36).iter().filter_map(|tick| tick.below.clone()).collect::<Vec<_>>().join(", "),
            "1 year, 2 years, 3 years"
        );
    }
}
