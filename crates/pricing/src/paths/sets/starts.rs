//! The combinations of path options that a search evaluates for a cluster.

use std::collections::BTreeSet;

use design::Problems;
use topology::Element;
use units::Usd;

use super::point::{Point, Step};
use super::search::Search;
use super::single::{OwnCost, Single, own_costs};

/// Designs of a cluster in which its flows take path options together: for each egress, every flow through it, and the
/// same with those options of single flows that cost less; and every flow by an option of its own, so that the egress is
/// taken out. Bounded by the work of the search.
pub(super) fn starts(search: &Search<'_>, cluster: &[usize], singles: &[Single]) -> Result<Vec<Point>, Problems> {
    let own = own_costs(search, singles);
    let mut found: Vec<Point> = improved(search, &search.base, &own, search.base.total)?.into_iter().collect();
    let alone_steps = alone(search, cluster, singles);
    // That each flow takes the code is the same design as each by its own option.
    let is_alone = |code: &&'static str| {
        cluster.iter().filter_map(|flow| search.step(*flow, code)).all(|step| alone_steps.contains(&step))
    };
    let codes: BTreeSet<&'static str> = singles.iter().map(|single| single.code).collect();
    let codes: Vec<&'static str> = codes.into_iter().filter(|code| !is_alone(code)).collect();
    let alone = search.follow(&search.base, alone_steps.iter().cloned())?;
    // What no option of its own leads anywhere else.
    let rest = |index: &&usize| {
        !is_apart(search, **index) && !singles.iter().any(|single| single.is_own && single.takes.contains(index))
    };
    let mut least = singles.iter().map(|single| single.point.total).fold(search.base.total, Usd::min);
    least = found.iter().chain(&alone).map(|point| point.total).fold(least, Usd::min);
    if let Some(alone) = &alone {
        for code in &codes {
            let steps = cluster.iter().filter(rest).filter_map(|flow| search.step(*flow, code));
            let Some(rest) = search.follow(alone, steps)? else { continue };
            if rest.total < least || search.affords(rest.steps.len()) {
                found.extend(search.again(&rest, &[])?);
            }
            least = least.min(rest.total);
        }
    }
    found.extend(alone);
    for code in &codes {
        let steps: Vec<Step> = cluster.iter().filter_map(|flow| search.step(*flow, code)).collect();
        let all = search.follow(&search.base, steps.iter().cloned())?;
        // The first end decides, for example, on the zones of NAT instances, which the others then pass.
        let is_short = all.as_ref().is_some_and(|all| search.affords(all.steps.len()));
        let reverse = if is_short { search.follow(&search.base, steps.into_iter().rev())? } else { None };
        if let Some(all) = all.into_iter().chain(reverse).min_by_key(|point| point.total) {
            least = least.min(all.total);
            found.extend(improved(search, &all, &own, least)?);
            found.push(all);
        }
    }
    Ok(found)
}

/// The cheapest option of its own for each flow that has one, unless it shares nothing now and that costs less.
fn alone(search: &Search<'_>, cluster: &[usize], singles: &[Single]) -> Vec<Step> {
    let cheapest = |flow: &usize| {
        let own = singles.iter().filter(|single| single.is_own && single.takes.contains(flow));
        let best = own.min_by_key(|single| single.point.total)?;
        if is_apart(search, *flow) && best.point.total >= search.base.total {
            return None;
        }
        search.step(best.flow, best.code)
    };
    let mut steps: Vec<Step> = Vec::new();
    for step in cluster.iter().filter_map(cheapest) {
        if !steps.contains(&step) {
            steps.push(step);
        }
    }
    steps
}

/// Whether a flow passes nothing now that is billed and that data to another destination passes.
fn is_apart(search: &Search<'_>, index: usize) -> bool {
    let (Some(flow), Some(now)) = (search.flows.get(index), search.base.flows.get(index)) else { return false };
    let others = search.flows.iter().zip(&search.base.flows).filter(|(other, _)| other.destination != flow.destination);
    let passed: Vec<&Element> = others.flat_map(|(_, other)| other.elements.iter().flatten()).collect();
    let is_billed = |element: &Element| match element {
        Element::Component(id) => search.base.costs.iter().any(|(of, cost)| of == id && !cost.amount().is_zero()),
        Element::CrossZone { .. } | Element::AwsNetwork => false,
    };
    !now.elements.iter().flatten().any(|element| is_billed(element) && passed.contains(&element))
}

/// The design with every option of single flows that costs less than the data of these flows there; `None` if there is
/// none, or if that takes much work and is not expected to cost less than `least`.
fn improved(search: &Search<'_>, point: &Point, own: &[OwnCost], least: Usd) -> Result<Option<Point>, Problems> {
    let gain = |one: &OwnCost| -> Usd {
        let now: Usd = one.moved.iter().filter_map(|index| point.flows.get(*index)).map(|flow| flow.cost).sum();
        now - one.cost
    };
    let is_other = |one: &&OwnCost| point.flows.get(one.flow).is_some_and(|flow| flow.code() != one.code);
    let mut gains: Vec<(Usd, &OwnCost)> = own.iter().filter(is_other).map(|one| (gain(one), one)).collect();
    // Where it makes no difference, a flow stays where it is now.
    let stays = |one: &OwnCost| search.base.flows.get(one.flow).is_some_and(|flow| flow.code() == one.code);
    gains.retain(|(gain, one)| *gain > Usd::ZERO || (gain.amount().is_zero() && stays(one)));
    gains.sort_by_key(|(gain, one)| (std::cmp::Reverse(*gain), one.flow, one.code));
    let (mut changed, mut moved): (Vec<(usize, &'static str)>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut expected = point.total;
    for (gain, one) in gains {
        if !moved.contains(&one.flow) {
            expected = expected - gain;
            moved.extend(&one.takes);
            changed.push((one.flow, one.code));
        }
    }
    // Many changes are made only if the result is expected to cost less than what is known.
    if changed.is_empty() || (expected >= least && !search.affords(changed.len())) {
        return Ok(None);
    }
    search.again(point, &changed)
}
