//! Finds the sets of a design.

use budget::Budget;
use catalog::Catalogue;
use design::{ComponentId, Design, Problems};

use super::describe::set;
use super::effort::Effort;
use super::point::{Point, UNIFORM};
use super::search::Search;
use super::set::{PathSet, PathSets};
use super::single::{Single, singles};
use super::{cluster, every, local, shown, starts};

/// Designs of a cluster that are improved: those that cost least.
const IMPROVED: usize = 4;

/// The sets of a complete design. The order of its components does not matter.
pub(crate) fn seek(
    mut design: Design,
    effort: Effort,
    catalogue: &Catalogue,
    budget: &Budget,
) -> Result<PathSets, Problems> {
    let order: Vec<ComponentId> = design.components.iter().map(|component| component.id.clone()).collect();
    design.components.sort_by(|one, other| one.id.cmp(&other.id));
    let search = Search::of(design, effort, catalogue, budget)?;
    if !search.is_worthwhile() {
        let note = "The design is too large to combine the path options of its flows.".to_owned();
        return Ok(PathSets { notes: vec![note], ..PathSets::default() });
    }
    let mut evaluated: Vec<Point> = Vec::new();
    let mut all_singles: Vec<Single> = Vec::new();
    let clusters = cluster::clusters(&search);
    let mut bests: Vec<Point> = Vec::new();
    for cluster in &clusters {
        let singles = singles(&search, cluster)?;
        let (all, best) = of_cluster(&search, effort, cluster, &singles)?;
        let is_cheaper = |best: &Point| best.total < search.base.total;
        bests.push(best.filter(is_cheaper).unwrap_or_else(|| search.base.clone()));
        evaluated.extend(all);
        all_singles.extend(singles);
    }
    bests.retain(|best| best.total < search.base.total);
    search.release();
    if bests.len() > 1 {
        let of = |id: &ComponentId| bests.iter().flat_map(|best| &best.steps).find(|(flow, _)| flow == id).cloned();
        evaluated.extend(search.follow(&search.base, search.flows.iter().filter_map(|flow| of(&flow.id)))?);
    }
    let alone: Vec<&Point> = all_singles.iter().map(|single| &single.point).collect();
    let mut trimmed: Vec<Point> = Vec::new();
    for point in shown::shown(&search, &evaluated, &alone, &[]) {
        let point = local::trim(&search, point.clone())?;
        trimmed.extend(local::without_losses(&search, &point)?);
        trimmed.push(point);
    }
    let shown = shown::shown(&search, &trimmed, &alone, &evaluated);
    let mut sets: Vec<PathSet> = shown.into_iter().map(|point| set(&search, point, &order)).collect();
    if effort == Effort::Full {
        let uniform: Vec<PathSet> = uniform(&search)?.iter().map(|point| set(&search, point, &order)).collect();
        sets.truncate(shown::SHOWN.saturating_sub(uniform.len()));
        sets.extend(uniform);
    }
    Ok(PathSets { sets, notes: Vec::new() })
}

/// The designs in which every flow that can takes one of the [`UNIFORM`] options, if several do and it costs less.
fn uniform(search: &Search<'_>) -> Result<Vec<Point>, Problems> {
    let mut found = Vec::new();
    for code in UNIFORM {
        let steps = (0..search.flows.len()).filter_map(|flow| search.step(flow, code));
        found.extend(
            search
                .follow(&search.base, steps)?
                .filter(|point| point.total < search.base.total && point.moved_from(&search.base).len() > 1),
        );
    }
    Ok(found)
}

/// The designs that were evaluated for a cluster, and the best of them, which may be an option of a single flow.
fn of_cluster(
    search: &Search<'_>,
    effort: Effort,
    cluster: &[usize],
    singles: &[Single],
) -> Result<(Vec<Point>, Option<Point>), Problems> {
    if cluster.len() < 2 {
        let best = singles.iter().map(|single| &single.point).min_by_key(|point| point.total);
        return Ok((Vec::new(), best.cloned()));
    }
    if effort == Effort::Full
        && let Some(all) = every::every(search, cluster)?
    {
        let best = all.iter().min_by_key(|point| (point.total, point.moved_from(&search.base).len())).cloned();
        return Ok((all, best));
    }
    let mut all = starts::starts(search, cluster, singles)?;
    let mut cheapest: Vec<&Point> = all.iter().chain(singles.iter().map(|single| &single.point)).collect();
    cheapest.push(&search.base);
    cheapest.sort_by_key(|point| point.total);
    cheapest.dedup_by_key(|point| point.total);
    if effort == Effort::Brief {
        let best = cheapest.first().map(|point| Point::clone(point));
        return Ok((all, best));
    }
    let cheapest = cheapest.into_iter().take(IMPROVED);
    let improved: Vec<Point> =
        cheapest.map(|point| local::improve(search, cluster, point)).collect::<Result<_, _>>()?;
    let best = improved.iter().min_by_key(|point| point.total).cloned();
    all.extend(improved);
    Ok((all, best))
}
