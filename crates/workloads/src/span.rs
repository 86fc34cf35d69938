//! [`Span`]: loads over which one option costs least.

use serde::{Deserialize, Serialize};
use units::Decimal;

use crate::crossing::{cheapest, meet};
use crate::option::LoadOption;
use crate::priced::Pricer;
use crate::series::Grid;

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

/// The cheapest option over all loads of a grid: it changes where the cheapest of two neighbouring loads differ, at the load
/// between them at which the second becomes as cheap as the first. Bounded by the loads of the grid.
pub(crate) fn spans(pricer: Pricer<'_>, options: &[LoadOption], grid: &Grid) -> Vec<Span> {
    let code = |index: Option<usize>| index.and_then(|index| options.get(index)).map(|option| option.code.to_owned());
    let mut spans: Vec<Span> = Vec::new();
    for ((from, before), (to, after)) in grid.intervals() {
        let (first, second) = (cheapest(before), cheapest(after));
        // Where both cost the same at the lower load, as without any load, the second is the cheapest from there on.
        let cost = |index: Option<usize>| index.and_then(|index| before.get(index).copied().flatten());
        let first = if second.is_some() && cost(first) == cost(second) { second } else { first };
        let change = if first == second {
            to
        } else {
            let both = first.and_then(|first| options.get(first)).zip(second.and_then(|second| options.get(second)));
            both.and_then(|(first, second)| meet(pricer, [first, second], [from, to], true)).map_or(to, |one| one.load)
        };
        extend(&mut spans, Span { from, to: change, code: code(first) });
        if change < to {
            extend(&mut spans, Span { from: change, to, code: code(second) });
        }
    }
    spans
}

/// Adds a span at the end, joined with the last one if it has the same option.
fn extend(spans: &mut Vec<Span>, span: Span) {
    match spans.last_mut() {
        Some(last) if last.code == span.code => last.to = span.to,
        _ if span.from == span.to => {}
        _ => spans.push(span),
    }
}
