//! Every combination of the path options of a few flows.

use design::Problems;

use super::local::codes;
use super::point::{FlowNow, Point};
use super::search::Search;

/// Most flows of a cluster whose combinations are all tried.
pub(super) const FEW: usize = 4;

/// Every design in which each flow of a cluster, one after the other, keeps its path option or takes another one, without
/// changing again what was chosen before. Designs that several combinations lead to are continued once. `None` if the
/// cluster has many flows, or half of the work that is left does not suffice.
pub(super) fn every(search: &Search<'_>, cluster: &[usize]) -> Result<Option<Vec<Point>>, Problems> {
    if cluster.len() > FEW {
        return Ok(None);
    }
    let least_left = search.left().checked_div(2).unwrap_or_default();
    let mut points = vec![search.base.clone()];
    for (place, flow) in cluster.iter().enumerate() {
        let chosen = cluster.get(..place).unwrap_or_default();
        let mut next: Vec<Point> = Vec::new();
        for point in points {
            for code in codes(&point, *flow) {
                if search.left() <= least_left {
                    return Ok(None);
                }
                let Some(other) = search.follow_any(&point, search.step(*flow, code))? else { continue };
                if keeps(search, chosen, &point, &other) && !next.iter().any(|known| is_same(known, &other)) {
                    next.push(other);
                }
            }
            if !next.iter().any(|known| is_same(known, &point)) {
                next.push(point);
            }
        }
        points = next;
    }
    points.retain(|point| point.is_comparable(&search.base));
    Ok(Some(points))
}

/// Whether the flows that took another option before still take it.
fn keeps(search: &Search<'_>, chosen: &[usize], before: &Point, after: &Point) -> bool {
    chosen.iter().all(|flow| {
        let [base, before, after] = [&search.base, before, after].map(|of| of.flows.get(*flow).map(FlowNow::code));
        before == base || after == before
    })
}

fn is_same(one: &Point, other: &Point) -> bool {
    one.total == other.total && one.design == other.design
}
