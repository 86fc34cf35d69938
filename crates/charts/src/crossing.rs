//! [`crossings`]: where two options cost the same.

use units::{Decimal, Usd};

use crate::UtilisationSeries;

/// A share of the month at which two options cost the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crossing {
    /// Its number, from 1 on the left.
    pub number: u32,
    /// Index of one series, the lower of the two.
    pub first: usize,
    /// Index of the other series.
    pub second: usize,
    /// Share of the month, above 0 and below 1; rounded to 28 digits if the quotient is not finite.
    pub utilisation: Decimal,
    /// The monthly cost of both at that point.
    pub monthly: Usd,
}

/// Every point above 0 % and below 100 % where two series cost the same, by utilisation.
///
/// Two lines cross there exactly if one is more expensive at the left end and the other at the right. Series that meet
/// only at an end, or cost the same everywhere, have no crossing. If three lines meet in a point, there is one crossing
/// for each pair.
#[must_use]
pub fn crossings(series: &[UtilisationSeries]) -> Vec<Crossing> {
    let mut found = Vec::new();
    for (first, a) in series.iter().enumerate() {
        for (second, b) in series.iter().enumerate().skip(first + 1) {
            if let Some((utilisation, monthly)) = meet(a, b) {
                found.push(Crossing { number: 0, first, second, utilisation, monthly });
            }
        }
    }
    found.sort_by_key(|crossing| (crossing.utilisation, crossing.first, crossing.second));
    for (number, crossing) in (1..).zip(&mut found) {
        crossing.number = number;
    }
    found
}

/// Where the two lines meet strictly inside the month, if the numbers are in the range of decimals.
fn meet(a: &UtilisationSeries, b: &UtilisationSeries) -> Option<(Decimal, Usd)> {
    let left = a.fixed.amount().checked_sub(b.fixed.amount())?;
    let right = a.at_full.amount().checked_sub(b.at_full.amount())?;
    let swaps = (left > Decimal::ZERO && right < Decimal::ZERO) || (left < Decimal::ZERO && right > Decimal::ZERO);
    if !swaps {
        return None;
    }
    let utilisation = left.checked_div(left.checked_sub(right)?)?;
    // The flatter line loses fewer digits: a horizontal one gives the exact cost.
    let (slope_a, slope_b) = (slope(a)?, slope(b)?);
    let (line, slope) = if slope_b.abs() < slope_a.abs() { (b, slope_b) } else { (a, slope_a) };
    let monthly = line.fixed.amount().checked_add(slope.checked_mul(utilisation)?)?;
    let inside = utilisation > Decimal::ZERO && utilisation < Decimal::ONE;
    inside.then(|| (utilisation.normalize(), Usd::new(monthly.normalize())))
}

fn slope(line: &UtilisationSeries) -> Option<Decimal> {
    line.at_full.amount().checked_sub(line.fixed.amount())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line(fixed: &str, at_full: &str) -> UtilisationSeries {
        UtilisationSeries {
            name: String::new(),
            fixed: Usd::parse(fixed).unwrap(),
            at_full: Usd::parse(at_full).unwrap(),
            approximate: false,
        }
    }

    #[test]
    fn a_flat_rate_meets_a_rate_by_the_hour_at_their_quotient() {
        let found = crossings(&[line("0", "30.368"), line("19.053", "19.053")]);
        assert_eq!(found.len(), 1);
        let exact = units::parse_plain("19.053").unwrap() / units::parse_plain("30.368").unwrap();
        assert_eq!(found[0].utilisation, exact);
        assert_eq!(found[0].utilisation.round_dp(4).to_string(), "0.6274");
        assert_eq!(found[0].monthly, Usd::parse("19.053").unwrap());
    }

    #[test]
    fn lines_that_meet_at_an_end_or_not_at_all_have_no_crossing() {
        let none = |a, b| assert_eq!(crossings(&[a, b]), []);
        none(line("0", "10"), line("0", "20"));
        none(line("5", "10"), line("0", "10"));
        none(line("5", "10"), line("6", "11"));
        none(line("5", "5"), line("5", "5"));
        none(line("0", "0"), line("0", "0"));
        assert_eq!(crossings(&[]), []);
    }

    #[test]
    fn three_lines_in_one_point_give_a_crossing_for_each_pair() {
        let found = crossings(&[line("0", "20"), line("10", "10"), line("5", "15")]);
        let pairs: Vec<_> = found.iter().map(|crossing| (crossing.number, crossing.first, crossing.second)).collect();
        assert_eq!(pairs, [(1, 0, 1), (2, 0, 2), (3, 1, 2)]);
        assert!(found.iter().all(|crossing| crossing.utilisation == Decimal::new(5, 1)));
    }

    #[test]
    fn figures_outside_the_range_of_decimals_do_not_panic() {
        let most = Usd::new(Decimal::MAX);
        let mut lines = [line("0", "1"), line("1", "0")];
        lines[0].at_full = most;
        lines[1].fixed = most;
        lines[1].at_full = -most;
        assert!(crossings(&lines).len() <= 1);
    }

    fn cents() -> impl Strategy<Value = Decimal> {
        (0i64..5_000).prop_map(|cents| Decimal::new(cents, 2))
    }

    fn at(line: &UtilisationSeries, share: Decimal) -> Decimal {
        line.fixed.amount() + (line.at_full.amount() - line.fixed.amount()) * share
    }

    proptest! {
        #[test]
        fn a_crossing_lies_on_both_lines_and_a_walk_along_them_finds_the_same(
            ends in prop::collection::vec((cents(), cents()), 0..6)
        ) {
            let series: Vec<UtilisationSeries> = ends.into_iter().map(|(fixed, at_full)| UtilisationSeries {
                name: String::new(), fixed: Usd::new(fixed), at_full: Usd::new(at_full), approximate: false,
            }).collect();
            let found = crossings(&series);
            for crossing in &found {
                for index in [crossing.first, crossing.second] {
                    let off = (at(&series[index], crossing.utilisation) - crossing.monthly.amount()).abs();
                    prop_assert!(off < Decimal::new(1, 12), "{crossing:?} is {off} off");
                }
            }
            let steps = 200;
            for first in 0..series.len() {
                for second in first + 1..series.len() {
                    let sign = |step: i64| {
                        let share = Decimal::from(step) / Decimal::from(steps);
                        (at(&series[first], share) - at(&series[second], share)).cmp(&Decimal::ZERO)
                    };
                    let walked = (0..=steps).map(sign).filter(|sign| sign.is_ne()).collect::<Vec<_>>();
                    let swaps = walked.windows(2).any(|pair| pair[0] != pair[1]);
                    let listed = found.iter().filter(|c| (c.first, c.second) == (first, second)).count();
                    prop_assert_eq!(listed, usize::from(swaps));
                }
            }
        }
    }
}
