//! Improves a design by changing the path option of one flow at a time.

use design::Problems;
use units::Usd;

use super::point::{FlowNow, Point};
use super::search::Search;

/// Most flows of a set for trying each of them by its path option now, whatever its data costs.
const FEW: usize = 4;

/// The design after changes of single flows of the cluster, each of which lowers the total, until none does or the work
/// of the search is used up.
pub(super) fn improve(search: &Search<'_>, cluster: &[usize], from: &Point) -> Result<Point, Problems> {
    let mut best = from.clone();
    loop {
        let Some(better) = better(search, cluster, &best)? else { return Ok(best) };
        best = better;
    }
}

/// The codes of the other path options of a flow.
pub(super) fn codes(point: &Point, flow: usize) -> &[&'static str] {
    let options = point.flows.get(flow).and_then(|flow| flow.options.as_ref());
    options.map(|options| options.others.as_slice()).unwrap_or_default()
}

/// The same design without the changes that save nothing: each flow goes back to its path option now, or joins others
/// that leave the same end by another option, if that costs no more.
pub(super) fn trim(search: &Search<'_>, mut point: Point) -> Result<Point, Problems> {
    let moved = point.moved_from(&search.base);
    let is_few = moved.len() <= FEW;
    for index in moved {
        for code in simpler(search, &point, index, is_few) {
            // Those that take the same option to the same destination go together, as over an endpoint.
            let alike: Vec<(usize, &'static str)> =
                alike(search, &point, index).into_iter().map(|one| (one, code)).collect();
            if let Some(next) = search.again(&point, &alike)?
                && next.is_better_than(&point, &search.base)
            {
                point = next;
                break;
            }
        }
    }
    Ok(point)
}

/// The path option of a flow now, unless its data costs less already (with `is_any` in any case), and those of others
/// that leave the same end.
fn simpler(search: &Search<'_>, point: &Point, index: usize, is_any: bool) -> Vec<&'static str> {
    let (Some(now), Some(before)) = (point.flows.get(index), search.base.flows.get(index)) else { return Vec::new() };
    let client = |index: usize| search.flows.get(index).and_then(|flow| flow.client.as_ref());
    let offered = |code: &&'static str| now.options.as_ref().is_some_and(|options| options.others.contains(code));
    let others = point.flows.iter().enumerate().filter(|(other, _)| client(*other) == client(index));
    let mut codes: Vec<&'static str> = others.map(|(_, other)| other.code()).filter(offered).collect();
    if is_any || now.cost >= before.cost {
        codes.push(before.code());
    }
    codes.sort_unstable();
    codes.dedup();
    codes.retain(|code| *code != now.code());
    codes
}

/// The flows that lead to the same destination as this one, itself included, by the same option.
fn alike(search: &Search<'_>, point: &Point, index: usize) -> Vec<usize> {
    let destination = |index: usize| search.flows.get(index).map(|flow| &flow.destination);
    let code = |index: usize| point.flows.get(index).map(FlowNow::code);
    let is_alike = |other: &usize| destination(*other) == destination(index) && code(*other) == code(index);
    (0..search.flows.len()).filter(is_alike).collect()
}

/// The same design without the options that cost more for their flows than what these flows do now; `None` if there are
/// none. Such options pay only together with others, by what is taken out.
pub(super) fn without_losses(search: &Search<'_>, point: &Point) -> Result<Option<Point>, Problems> {
    let base = &search.base;
    let moved = point.moved_from(base);
    let mut back: Vec<(usize, &'static str)> = Vec::new();
    for first in &moved {
        let mut alike = alike(search, point, *first);
        alike.retain(|other| moved.contains(other));
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
        for code in codes(from, *flow) {
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
