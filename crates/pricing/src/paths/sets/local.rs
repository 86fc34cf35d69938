//! Improves a design by changing the path option of one flow at a time.

use design::Problems;
use units::Usd;

use super::point::{FlowNow, Point};
use super::search::Search;

/// The design after changes of single flows of the cluster, each of which lowers the total, until none does or the work
/// of the search is used up.
pub(super) fn improve(search: &Search<'_>, cluster: &[usize], from: &Point) -> Result<Point, Problems> {
    let mut best = from.clone();
    loop {
        let Some(better) = better(search, cluster, &best)? else { return Ok(best) };
        best = better;
    }
}

/// The same design without the changes that save nothing: each flow goes back to its path option now, or joins others
/// that leave the same end by another option, if that costs no more.
pub(super) fn trim(search: &Search<'_>, mut point: Point) -> Result<Point, Problems> {
    for index in point.moved_from(&search.base) {
        for code in simpler(search, &point, index) {
            if let Some(next) = search.follow(&point, search.step(index, code))?
                && next.is_better_than(&point, &search.base)
                && let Some(next) = search.again(&next, &[])?
                && next.is_better_than(&point, &search.base)
            {
                point = next;
                break;
            }
        }
    }
    Ok(point)
}

/// The path option of a flow now, unless its data costs less already, and those of others that leave the same end.
fn simpler(search: &Search<'_>, point: &Point, index: usize) -> Vec<&'static str> {
    let (Some(now), Some(before)) = (point.flows.get(index), search.base.flows.get(index)) else { return Vec::new() };
    let client = |index: usize| search.flows.get(index).and_then(|flow| flow.client.as_ref());
    let offered = |code: &&'static str| now.options.as_ref().is_some_and(|options| options.others.contains(code));
    let others = point.flows.iter().enumerate().filter(|(other, _)| client(*other) == client(index));
    let mut codes: Vec<&'static str> = others.map(|(_, other)| other.code()).filter(offered).collect();
    if now.cost >= before.cost {
        codes.push(before.code());
    }
    codes.sort_unstable();
    codes.dedup();
    codes.retain(|code| *code != now.code());
    codes
}

/// The same design without the options that cost more for their flows than what these flows do now; `None` if there are
/// none. Such options pay only together with others, by what is taken out.
pub(super) fn without_losses(search: &Search<'_>, point: &Point) -> Result<Option<Point>, Problems> {
    let base = &search.base;
    let moved = point.moved_from(base);
    let destination = |index: usize| search.flows.get(index).map(|flow| &flow.destination);
    let code = |index: usize| point.flows.get(index).map(FlowNow::code);
    let mut back: Vec<(usize, &'static str)> = Vec::new();
    for first in &moved {
        let is_alike = |other: &&usize| destination(**other) == destination(*first) && code(**other) == code(*first);
        let alike: Vec<usize> = moved.iter().filter(is_alike).copied().collect();
        let cost =
            |of: &Point| alike.iter().filter_map(|index| of.flows.get(*index)).map(|flow| flow.cost).sum::<Usd>();
        if cost(point) + point.own_components(&alike, base) >= cost(base)
            && let Some(now) = base.flows.get(*first)
        {
            back.push((*first, now.code()));
        }
    }
    if back.is_empty() { Ok(None) } else { search.again(point, &back) }
}

fn better(search: &Search<'_>, cluster: &[usize], from: &Point) -> Result<Option<Point>, Problems> {
    // The options that were tried, by the end that decides on them, with the codes of all flows then.
    let mut tried: Vec<(usize, &'static str, Vec<&'static str>)> = Vec::new();
    for flow in cluster {
        let options = from.flows.get(*flow).and_then(|flow| flow.options.as_ref());
        for code in options.map(|options| options.others.as_slice()).unwrap_or_default() {
            let client = |index: usize| search.flows.get(index).and_then(|flow| flow.client.as_ref());
            let is_same = |(other, tried, then): &(usize, &'static str, Vec<&'static str>)| {
                tried == code && client(*other) == client(*flow) && then.get(*flow) == Some(code)
            };
            if tried.iter().any(is_same) {
                continue;
            }
            let Some(next) = search.follow(from, search.step(*flow, code))? else { continue };
            if next.is_better_than(from, &search.base)
                && let Some(anew) = search.again(&next, &[])?
                && anew.is_better_than(from, &search.base)
            {
                return Ok(Some(anew));
            }
            tried.push((*flow, code, next.flows.iter().map(FlowNow::code).collect()));
        }
    }
    Ok(None)
}
