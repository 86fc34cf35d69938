//! [`Span`]: loads over which one option costs least.

use serde::{Deserialize, Serialize};
use units::{Decimal, Usd};

use crate::crossing::{self, Crossing};
use crate::option::LoadOption;
use crate::priced::Pricer;

/// A range of loads with its cheapest option.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// Where it starts.
    #[serde(serialize_with = "units::exact::text")]
    pub from: Decimal,
    /// Where it ends.
    #[serde(serialize_with = "units::exact::text")]
    pub to: Decimal,
    /// The code of the option that costs least; `None` if the cost of no option is known.
    pub code: Option<String>,
}

/// The loads below `end` at which an option has reached its limit.
pub(crate) fn limits(pricer: Pricer<'_>, options: &[LoadOption], end: Decimal) -> Vec<Decimal> {
    let all = options.iter().filter_map(|option| (option.most)(pricer.workload));
    all.filter(|most| *most < end).collect()
}

/// The cheapest option between every two loads at which it can change: crossings and limits. At most one more span than
/// there are of them, each priced once in its middle.
pub(crate) fn cheapest(pricer: Pricer<'_>, options: &[LoadOption], crossings: &[Crossing], end: Decimal) -> Vec<Span> {
    let changes = crossings.iter().filter(|crossing| crossing.changes_cheapest).map(|crossing| crossing.load);
    let mut bounds: Vec<Decimal> = changes.chain(limits(pricer, options, end)).chain([Decimal::ZERO, end]).collect();
    bounds.sort_unstable();
    bounds.dedup();
    let mut spans: Vec<Span> = Vec::new();
    for pair in bounds.windows(2).take_while(|_| !pricer.budget.is_over()) {
        let [from, to] = *pair else { continue };
        let middle = from.saturating_add(to).checked_div(Decimal::TWO).unwrap_or(to).round_dp(10);
        let costs: Vec<Option<Usd>> = options.iter().map(|option| pricer.cost(option, middle)).collect();
        let least = crossing::cheapest(&costs).and_then(|index| options.get(index));
        let code = least.map(|option| option.code.to_owned());
        match spans.last_mut() {
            Some(last) if last.code == code => last.to = to,
            _ => spans.push(Span { from, to, code }),
        }
    }
    spans
}
