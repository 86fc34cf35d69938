//! The loads at which the cost of an option jumps, as it needs another server: so that its line in a chart is a step there,
//! not a slope.

use units::{Decimal, Usd};

use crate::option::LoadOption;
use crate::priced::Pricer;
use crate::series::Point;

/// The most steps that are drawn of an option; where it has more, they are small.
const JUMPS: usize = 8;
/// How often the load between two points is halved.
const HALVES: usize = 14;

/// The points just below and at every jump between two neighbouring points that matters in a chart.
pub(crate) fn jumps(pricer: Pricer<'_>, option: &LoadOption, points: &[Point]) -> Vec<Point> {
    let costs = points.iter().filter_map(|point| point.monthly);
    // A twentieth of the height of the chart.
    let small = costs.max().unwrap_or_default().amount().checked_div(Decimal::from(20)).unwrap_or_default();
    let pairs = points.windows(2).filter_map(|pair| match pair {
        [from, to] => Some(((from.load, from.monthly?), (to.load, to.monthly?))),
        _ => None,
    });
    let large = pairs.filter(|(from, to)| apart(from.1, to.1) > small);
    large.take(JUMPS).filter_map(|(from, to)| jump(pricer, option, from, to)).flatten().collect()
}

type Known = (Decimal, Usd);

fn jump(pricer: Pricer<'_>, option: &LoadOption, mut from: Known, mut to: Known) -> Option<[Point; 2]> {
    let rise = apart(from.1, to.1);
    for _ in 0..HALVES {
        let middle = from.0.checked_add(to.0)?.checked_div(Decimal::TWO)?.round_dp(10);
        let cost = pricer.cost(option, middle)?;
        if apart(from.1, cost) > apart(cost, to.1) {
            to = (middle, cost);
        } else {
            from = (middle, cost);
        }
        // A line that rises evenly has half of its rise on either side.
        if apart(from.1, to.1).checked_mul(Decimal::from(4))? < rise.checked_mul(Decimal::from(3))? {
            return None;
        }
    }
    Some([from, to].map(|(load, monthly)| Point { load: load.normalize(), monthly: Some(monthly) }))
}

fn apart(a: Usd, b: Usd) -> Decimal {
    (a - b).amount().abs()
}
