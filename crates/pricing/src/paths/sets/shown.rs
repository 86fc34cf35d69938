//! Which of the evaluated designs are shown as sets.

use std::collections::{BTreeMap, BTreeSet};

use super::point::Point;
use super::search::Search;

/// Most sets that are shown.
pub(super) const SHOWN: usize = 5;

/// An evaluated design, with the flows that move, and the code of the option that each takes.
struct Candidate<'p> {
    point: &'p Point,
    moved: BTreeMap<usize, &'static str>,
}

/// The designs that cost less than the design now, in which several flows move, and which cost less than each smaller
/// change that they contain: a path option of one flow, or another set or evaluated design. The cheapest first.
pub(super) fn shown<'p>(
    search: &Search<'_>,
    sets: &'p [Point],
    singles: &[&'p Point],
    evaluated: &'p [Point],
) -> Vec<&'p Point> {
    let candidate = |point: &'p Point| {
        let code = |index: usize| Some((index, point.flows.get(index)?.code()));
        Candidate { point, moved: point.moved_from(&search.base).into_iter().filter_map(code).collect() }
    };
    let singles: Vec<Candidate<'p>> = singles.iter().copied().map(candidate).collect();
    let evaluated: Vec<Candidate<'p>> = evaluated.iter().map(candidate).collect();
    let mut sets: Vec<Candidate<'p>> = sets.iter().map(candidate).collect();
    sets.retain(|set| set.moved.len() > 1 && set.point.total < search.base.total);
    sets.sort_by_key(|set| (set.point.total, set.moved.len(), set.point.steps.len()));
    let mut shown: Vec<&Candidate<'p>> = Vec::new();
    for (place, set) in sets.iter().enumerate() {
        // The sets are sorted: those before this one cost no more.
        let before = sets.iter().take(place);
        let smaller = evaluated.iter().filter(|other| other.moved.len() < set.moved.len());
        let others = singles.iter().chain(smaller).filter(|other| other.point.total <= set.point.total);
        if !before.chain(others).any(|other| other.is_inside(set)) {
            shown.push(set);
        }
    }
    few(shown).into_iter().map(|set| set.point).collect()
}

/// The few that are shown: the cheapest, the cheapest in which every flow takes the same option, for each option, and those
/// that cost least otherwise. Mixtures of two options that cost nearly the same would hide the others.
fn few<'c, 'p>(sets: Vec<&'c Candidate<'p>>) -> Vec<&'c Candidate<'p>> {
    let (mut first, mut rest, mut codes) = (Vec::new(), Vec::new(), BTreeSet::new());
    for set in sets {
        let of_set: BTreeSet<&'static str> = set.moved.values().copied().collect();
        if first.is_empty() || (of_set.len() == 1 && codes.is_disjoint(&of_set)) {
            codes.extend(Some(of_set).filter(|codes| codes.len() == 1).into_iter().flatten());
            first.push(set);
        } else {
            rest.push(set);
        }
    }
    let mut few: Vec<_> = first.into_iter().chain(rest).take(SHOWN).collect();
    few.sort_by_key(|set| set.point.total);
    few
}

impl Candidate<'_> {
    /// Whether another one makes the same changes, and perhaps more.
    fn is_inside(&self, other: &Candidate<'_>) -> bool {
        self.moved.iter().all(|(flow, code)| other.moved.get(flow) == Some(code))
    }
}
