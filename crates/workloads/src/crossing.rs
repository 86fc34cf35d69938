//! [`Crossing`]: the load at which another option costs less.

use serde::{Deserialize, Serialize};
use units::{Decimal, Usd};

use crate::option::LoadOption;
use crate::priced::Pricer;
use crate::series::{DECIMALS, End, Grid};

/// The most crossings that are reported.
pub const CROSSINGS: usize = 16;
/// The most estimates of each of two options that a crossing takes.
const STEPS: usize = 80;

/// A load from which one of two options costs less than the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Crossing {
    /// The load, to ten decimals.
    #[serde(serialize_with = "units::exact::text")]
    pub load: Decimal,
    /// The monthly cost of the option that costs less from there on.
    pub monthly: Usd,
    /// The monthly cost of the other option there: the same, unless one of them needs a further server from here on.
    pub other: Usd,
    /// The code of the option that costs less below.
    pub below: String,
    /// The code of the option that costs less above.
    pub above: String,
    /// The code of the option that needs a further server from there on, where the costs are not the same.
    pub stepped: Option<String>,
    /// Whether the first costs least of all options below, and the second above.
    pub changes_cheapest: bool,
}

impl Crossing {
    /// Whether both options cost the same at the load, to the cent; otherwise the cost of one changes by a server.
    #[must_use]
    pub fn is_even(&self) -> bool {
        (self.monthly - self.other).amount().abs() < Decimal::new(5, 3)
    }
}

/// Where options change places between the loads of a grid: those with the first option, and those of the cheapest.
pub(crate) fn crossings(pricer: Pricer<'_>, options: &[LoadOption], grid: &Grid) -> Vec<Crossing> {
    let mut found = Vec::new();
    for (from, to) in grid.intervals() {
        for (first, second) in pairs(options.len()) {
            if found.len() >= CROSSINGS || pricer.budget.is_over() {
                return found;
            }
            let Some(swap) = Swap::between(from, to, first, second) else { continue };
            let changes_cheapest = swap.changes_cheapest(from, to);
            if first != 0 && !changes_cheapest {
                continue;
            }
            let (Some(below), Some(above)) = (options.get(swap.below), options.get(swap.above)) else { continue };
            found.extend(meet(pricer, [below, above], [from.0, to.0], changes_cheapest));
        }
    }
    found.sort_by_key(|crossing: &Crossing| crossing.load);
    found
}

fn pairs(count: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..count).flat_map(move |first| (first..count).skip(1).map(move |second| (first, second)))
}

/// Two options that change places.
struct Swap {
    below: usize,
    above: usize,
}

impl Swap {
    fn between(from: End<'_>, to: End<'_>, first: usize, second: usize) -> Option<Swap> {
        let apart = |(_, costs): End<'_>| {
            let (a, b) = ((*costs.get(first)?)?, (*costs.get(second)?)?);
            Some((a - b).amount())
        };
        let (before, after) = (apart(from)?, apart(to)?);
        // Equal costs at the lower load were found as the end of the interval before.
        if before < Decimal::ZERO && after >= Decimal::ZERO {
            Some(Swap { below: first, above: second })
        } else if before > Decimal::ZERO && after <= Decimal::ZERO {
            Some(Swap { below: second, above: first })
        } else {
            None
        }
    }

    fn changes_cheapest(&self, from: End<'_>, to: End<'_>) -> bool {
        cheapest(from.1) == Some(self.below) && cheapest(to.1) == Some(self.above)
    }
}

/// The option that costs least.
pub(crate) fn cheapest(costs: &[Option<Usd>]) -> Option<usize> {
    let known = costs.iter().enumerate().filter_map(|(index, cost)| Some(((*cost)?, index)));
    known.min().map(|(_, index)| index)
}

/// The load between two others at which `above` becomes as cheap as `below`: by interpolation, which hits at once where
/// costs are straight lines, and by halves where they are steps.
pub(crate) fn meet(
    pricer: Pricer<'_>,
    [below, above]: [&LoadOption; 2],
    [mut low, mut high]: [Decimal; 2],
    changes_cheapest: bool,
) -> Option<Crossing> {
    let costs = |load: Decimal| Some((pricer.cost(below, load)?, pricer.cost(above, load)?));
    let apart = |(below, above): (Usd, Usd)| (above - below).amount();
    let (mut start, mut end) = (costs(low)?, costs(high)?);
    let (mut at_low, mut at_high) = (apart(start), apart(end));
    for step in 0..STEPS {
        let width = high.checked_sub(low)?;
        let part =
            if step % 2 == 0 { at_low.checked_div(at_low.checked_sub(at_high)?) } else { Some(Decimal::new(5, 1)) };
        let inside = low.checked_add(width.checked_mul(part?)?)?.round_dp(DECIMALS);
        if inside <= low || inside >= high {
            // Interpolation rounds to an end when the end is the crossing; halves do when nothing is left between.
            if step % 2 == 1 { break } else { continue }
        }
        let found = costs(inside)?;
        let now = apart(found);
        if now > Decimal::ZERO {
            (low, at_low, start) = (inside, now, found);
        } else {
            (high, at_high, end) = (inside, now, found);
        }
        if now.abs() < Decimal::new(1, 7) {
            (high, end) = (inside, found);
            break;
        }
    }
    let (other, monthly) = end;
    let changed = |from: Usd, to: Usd| (to - from).amount().abs();
    let mut crossing = Crossing {
        load: high.normalize(),
        monthly,
        other,
        below: below.code.to_owned(),
        above: above.code.to_owned(),
        stepped: None,
        changes_cheapest,
    };
    if !crossing.is_even() {
        let is_above = changed(start.1, end.1) > changed(start.0, end.0);
        crossing.stepped = Some(if is_above { crossing.above.clone() } else { crossing.below.clone() });
    }
    Some(crossing)
}
