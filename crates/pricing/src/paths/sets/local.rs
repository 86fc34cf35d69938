//! Improves a design by changing the path option of one flow at a time.

use design::Problems;
use units::Usd;

use super::point::{FlowNow, Point};
use super::search::Search;

/// Most flows of a cluster for changes of two flows at a time: with more, these take too long.
const PAIRED: usize = 3;

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

/// As [`improve`], also by changes of two flows, if the cluster has few.
pub(super) fn improve_by_two(search: &Search<'_>, cluster: &[usize], from: &Point) -> Result<Point, Problems> {
    let mut best = from.clone();
    loop {
        let Some(better) = better_by_two(search, cluster, &best)? else { return Ok(best) };
        best = improve(search, cluster, &better)?;
    }
}

/// A better design after two changes, the first of which makes the second possible. Bounded by the work of the search.
fn better_by_two(search: &Search<'_>, cluster: &[usize], from: &Point) -> Result<Option<Point>, Problems> {
    if !(2..=PAIRED).contains(&cluster.len()) {
        return Ok(None);
    }
    for flow in cluster {
        for code in codes(from, *flow) {
            let Some(first) = search.follow(from, search.step(*flow, code))? else { continue };
            let better = cluster.iter().filter(|other| *other != flow).find_map(|other| {
                codes(&first, *other).iter().find_map(|code| changed(search, from, &first, (*other, code)).transpose())
            });
            if let Some(better) = better.transpose()? {
                return Ok(Some(better));
            }
        }
    }
    Ok(None)
}

/// The codes of the other path options of a flow.
fn codes(point: &Point, flow: usize) -> &[&'static str] {
    let options = point.flows.get(flow).and_then(|flow| flow.options.as_ref());
    options.map(|options| options.others.as_slice()).unwrap_or_default()
}

/// The design after another change, if it is better than `before`, also when it is made anew.
fn changed(
    search: &Search<'_>,
    before: &Point,
    from: &Point,
    (flow, code): (usize, &'static str),
) -> Result<Option<Point>, Problems> {
    let is_better = |point: &Point| point.is_better_than(before, &search.base);
    let Some(next) = search.follow(from, search.step(flow, code))?.filter(is_better) else { return Ok(None) };
    Ok(search.again(&next, &[])?.filter(is_better))
}

/// The same design without the changes that save nothing: each flow goes back to its path option now, or joins others
/// that leave the same end by another option, if that costs no more.
pub(super) fn trim(search: &Search<'_>, mut point: Point) -> Result<Point, Problems> {
    let moved = point.moved_from(&search.base);
    let is_few = moved.len() <= FEW;
    for index in moved {
        for code in simpler(search, &point, index, is_few) {
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
