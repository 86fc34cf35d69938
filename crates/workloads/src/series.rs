//! The costs of options over the load.

use serde::{Deserialize, Serialize};
use units::{Decimal, Usd};

use crate::option::LoadOption;
use crate::priced::Pricer;

/// The most loads at which each option is priced, without those of crossings.
pub const LOADS: usize = 240;

/// Parts that the axis of a chart is divided into.
const PARTS: u32 = 24;
/// Loads between a load and its double.
const BETWEEN: u32 = 2;
/// The decimals of a load.
pub(crate) const DECIMALS: u32 = 10;

/// A point of a chart: the full estimate of an option at a load.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// The load.
    #[serde(serialize_with = "units::exact::text")]
    pub load: Decimal,
    /// The effective monthly cost; `None` if the option cannot serve the load, or a price or usage value is missing.
    pub monthly: Option<Usd>,
}

/// The costs of every option at some loads, in ascending order.
pub(crate) struct Grid {
    pub loads: Vec<Decimal>,
    /// For each load, the cost of each option.
    pub costs: Vec<Vec<Option<Usd>>>,
}

impl Grid {
    /// Prices every option at every load. Stops early when the budget is spent; the result must then be discarded.
    pub fn of(pricer: Pricer<'_>, options: &[LoadOption], mut loads: Vec<Decimal>) -> Grid {
        loads.sort_unstable();
        loads.dedup();
        loads.truncate(LOADS);
        let costs = loads.iter().take_while(|_| !pricer.budget.is_over());
        let costs = costs.map(|load| options.iter().map(|option| pricer.cost(option, *load)).collect()).collect();
        Grid { loads, costs }
    }

    /// The loads of the grid below `end`, and others up to there, which are priced in addition.
    pub fn up_to(&self, end: Decimal, pricer: Pricer<'_>, options: &[LoadOption], more: Vec<Decimal>) -> Grid {
        let more = Grid::of(pricer, options, more);
        let own = self.loads.iter().copied().zip(self.costs.iter().cloned()).filter(|(load, _)| *load < end);
        let mut all: Vec<(Decimal, Vec<Option<Usd>>)> = own.chain(more.loads.into_iter().zip(more.costs)).collect();
        all.sort_by_key(|(load, _)| *load);
        all.dedup_by_key(|(load, _)| *load);
        all.truncate(LOADS);
        let (loads, costs) = all.into_iter().unzip();
        Grid { loads, costs }
    }

    /// Pairs of neighbouring loads with their costs.
    pub fn intervals(&self) -> impl Iterator<Item = (End<'_>, End<'_>)> {
        let ends = || self.loads.iter().copied().zip(self.costs.iter().map(Vec::as_slice));
        ends().zip(ends().skip(1))
    }
}

/// A load with the costs of all options.
pub(crate) type End<'a> = (Decimal, &'a [Option<Usd>]);

/// Loads from far below to far above the one that is given, evenly on a logarithmic scale: a few for each doubling.
pub(crate) fn doublings(load: Decimal) -> Vec<Decimal> {
    let times = |power: i32| {
        let factor = Decimal::from(1_u32.checked_shl(power.unsigned_abs())?);
        if power < 0 { load.checked_div(factor) } else { load.checked_mul(factor) }
    };
    let between = |from: Decimal| {
        (0..BETWEEN).filter_map(move |part| {
            let more = from.checked_mul(Decimal::from(part))?.checked_div(Decimal::from(BETWEEN))?;
            from.checked_add(more)
        })
    };
    (-6..=10).filter_map(times).flat_map(between).map(|load| load.round_dp(DECIMALS)).collect()
}

/// The loads at which an option changes at once, as it needs another server or has reached its limit: each with the first
/// load above it. Rounded down, as an edge that is rounded up already lies above it.
pub(crate) fn edges(pricer: Pricer<'_>, options: &[LoadOption]) -> Vec<Decimal> {
    let workload = pricer.workload;
    let all = options.iter().flat_map(|option| (option.edges)(workload).into_iter().chain((option.most)(workload)));
    let above = |edge: Decimal| edge.checked_add((edge.checked_mul(Decimal::new(1, 9))?).max(Decimal::new(1, 9)));
    let all = all.map(|edge| edge.trunc_with_scale(DECIMALS).normalize());
    all.flat_map(|edge| [Some(edge), above(edge)]).flatten().map(|load| load.round_dp(DECIMALS)).collect()
}

/// The loads that divide the axis of a chart into equal parts.
pub(crate) fn axis(end: Decimal) -> impl Iterator<Item = Decimal> + use<> {
    let part = move |index: u32| end.checked_mul(Decimal::from(index))?.checked_div(Decimal::from(PARTS));
    (0..=PARTS).filter_map(part).map(|load| load.round_dp(DECIMALS).normalize())
}
