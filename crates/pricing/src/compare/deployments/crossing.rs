//! [`CostCrossing`]: where two deployments cost the same.

use serde::{Deserialize, Serialize};
use units::{Decimal, Usd};

/// Usage at which two deployments cost the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CostCrossing {
    /// The usage a month; rounded to 28 digits if the quotient is not finite.
    pub at: Decimal,
    /// The monthly cost of both.
    pub monthly: Usd,
    /// The code of the deployment that costs less below.
    pub below: String,
    /// The code of the deployment that costs less above.
    pub above: String,
}

/// The monthly cost of a deployment over usage: the same up to `least`, then a straight line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slope {
    pub fixed: Decimal,
    pub least: Decimal,
    pub each: Decimal,
}

impl Slope {
    /// The cost at a usage; `None` if it leaves the range of decimals.
    pub fn at(&self, usage: Decimal) -> Option<Decimal> {
        let above = usage.checked_sub(self.least)?.max(Decimal::ZERO);
        self.fixed.checked_add(self.each.checked_mul(above)?)
    }
}

/// The usage between 0 and `end` at which one of two lines becomes cheaper than the other; the first of each pair is
/// whether that is the second line.
pub(super) fn meet(a: &Slope, b: &Slope, end: Decimal) -> Vec<(bool, Decimal)> {
    let mut knots = vec![Decimal::ZERO, a.least.min(end), b.least.min(end), end];
    knots.sort_unstable();
    knots.dedup();
    let apart = |usage: Decimal| a.at(usage)?.checked_sub(b.at(usage)?);
    let mut found = Vec::new();
    // The last usage at which they differed, and by how much.
    let mut last: Option<(Decimal, Decimal)> = None;
    // Where they became equal since then.
    let mut equal: Option<Decimal> = None;
    for knot in knots {
        let Some(now) = apart(knot) else { return found };
        if now.is_zero() {
            equal = equal.or(Some(knot));
            continue;
        }
        if let Some((from, before)) = last
            && before.is_sign_negative() != now.is_sign_negative()
        {
            let at = equal.or_else(|| between((from, before), (knot, now)));
            found.extend(at.map(|at| (now.is_sign_positive(), at)));
        }
        (last, equal) = (Some((knot, now)), None);
    }
    found
}

/// Where a straight line through two points is zero.
fn between((from, before): (Decimal, Decimal), (to, now): (Decimal, Decimal)) -> Option<Decimal> {
    let part = before.checked_mul(to.checked_sub(from)?)?.checked_div(before.checked_sub(now)?)?;
    from.checked_add(part).map(|at| at.normalize())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn slope(fixed: i64, least: i64, each: i64) -> Slope {
        Slope { fixed: fixed.into(), least: least.into(), each: each.into() }
    }

    fn found(a: Slope, b: Slope) -> Vec<(bool, String)> {
        let all = meet(&a, &b, Decimal::from(1_000)).into_iter();
        all.map(|(second, at)| (second, at.to_string())).collect()
    }

    #[test]
    fn a_line_that_rises_meets_one_that_does_not() {
        assert_eq!(found(slope(10, 0, 2), slope(50, 0, 0)), [(true, "20".to_owned())]);
        assert_eq!(found(slope(50, 0, 0), slope(10, 0, 2)), [(false, "20".to_owned())]);
        // Flat up to 100.
        assert_eq!(found(slope(10, 100, 2), slope(50, 0, 0)), [(true, "120".to_owned())]);
        assert_eq!(found(slope(10, 0, 2), slope(10, 0, 2)), []);
        assert_eq!(found(slope(10, 0, 2), slope(9, 0, 2)), []);
        // They meet at an end.
        assert_eq!(found(slope(0, 0, 1), slope(1_000, 0, 0)), []);
        assert_eq!(found(slope(5, 0, 1), slope(5, 0, 2)), []);
    }

    #[test]
    fn lines_may_meet_twice_and_in_a_knot() {
        // The first is 40 up to 100, the second rises from 20 by 1 and meets it at 20; later the first rises by 2.
        assert_eq!(found(slope(40, 100, 2), slope(20, 0, 1)), [(false, "20".to_owned()), (true, "180".to_owned())]);
        // They are equal exactly at the knot of the first.
        assert_eq!(found(slope(100, 100, 2), slope(0, 0, 1)), [], "they touch without crossing");
        assert_eq!(found(slope(100, 100, 0), slope(0, 0, 1)), [(false, "100".to_owned())]);
    }

    proptest! {
        #[test]
        fn a_crossing_lies_on_both_lines_and_a_walk_finds_as_many(
            a in (0..500_i64, 0..90_i64, 0..9_i64), b in (0..500_i64, 0..90_i64, 0..9_i64),
        ) {
            let (a, b) = (slope(a.0, a.1, a.2), slope(b.0, b.1, b.2));
            let found = meet(&a, &b, Decimal::from(100));
            let apart = |usage| a.at(usage).unwrap() - b.at(usage).unwrap();
            for (_, at) in &found {
                prop_assert!(apart(*at).abs() < Decimal::new(1, 12), "{at}");
            }
            // Lines with whole numbers that cross differ by a whole number at the knots, and a walk in between sees it.
            let walked = (0..=10_000_i64).map(|step| apart(Decimal::new(step, 2)));
            let signs: Vec<bool> = walked.filter(|apart| !apart.is_zero()).map(|apart| apart > Decimal::ZERO).collect();
            let swaps: Vec<bool> = signs.windows(2).filter(|pair| pair[0] != pair[1]).map(|pair| pair[1]).collect();
            prop_assert_eq!(found.into_iter().map(|(second, _)| second).collect::<Vec<_>>(), swaps);
        }
    }
}
