//! [`Single`]: a path option of one flow alone.

use design::Problems;
use units::Usd;

use super::point::{FlowNow, Point};
use super::search::Search;

/// A path option of one flow alone.
pub(super) struct Single {
    pub flow: usize,
    pub code: &'static str,
    pub point: Point,
    /// The flows that move, by index.
    pub moved: Vec<usize>,
    /// Those of them that take this option.
    pub takes: Vec<usize>,
    /// Whether only flows with the same destination change their option, as with an endpoint; else the option changes
    /// what others share, such as the gateway of a subnet.
    pub is_own: bool,
}

/// A path option with what it costs wherever the others go.
pub(super) struct OwnCost {
    pub flow: usize,
    pub code: &'static str,
    /// The flows that take it together.
    pub takes: Vec<usize>,
    /// The flows whose path it changes: also those that are served by way of another service.
    pub moved: Vec<usize>,
    /// Their data, and the components that only they need.
    pub cost: Usd,
}

/// The path options of each flow of a cluster that can be compared. Bounded by the work of the search.
pub(super) fn singles(search: &Search<'_>, cluster: &[usize]) -> Result<Vec<Single>, Problems> {
    let mut singles: Vec<Single> = Vec::new();
    for flow in cluster {
        let options = search.base.flows.get(*flow).and_then(|flow| flow.options.as_ref());
        for code in options.map(|options| options.others.as_slice()).unwrap_or_default() {
            if singles.iter().any(|single| single.covers(search, *flow, code)) {
                continue;
            }
            let Some(point) = search.follow(&search.base, search.step(*flow, code))? else { continue };
            let moved = point.moved_from(&search.base);
            let destination = |index: &usize| search.flows.get(*index).map(|flow| &flow.destination);
            let code_in = |of: &Point, index: &usize| of.flows.get(*index).map(FlowNow::code);
            let is_own = moved.iter().all(|other| {
                destination(other) == destination(flow) || code_in(&point, other) == code_in(&search.base, other)
            });
            let takes = moved.iter().filter(|other| code_in(&point, other) == Some(code)).copied().collect();
            singles.push(Single { flow: *flow, code, point, moved, takes, is_own });
        }
    }
    Ok(singles)
}

impl Single {
    /// Whether this is the same option for another flow: it moves along, from the same end and the same option.
    fn covers(&self, search: &Search<'_>, flow: usize, code: &str) -> bool {
        let client = |index: usize| search.flows.get(index).and_then(|flow| flow.client.as_ref());
        let now = |index: usize| search.base.flows.get(index).map(FlowNow::code);
        let is_alike = client(flow) == client(self.flow) && now(flow) == now(self.flow);
        self.code == code && self.takes.contains(&flow) && is_alike
    }
}

/// The costs of the options that move only flows with the same destination: those that could be chosen, and those that
/// are taken now.
pub(super) fn own_costs(search: &Search<'_>, singles: &[Single]) -> Vec<OwnCost> {
    let base = &search.base;
    let data = |point: &Point, moved: &[usize]| -> Usd {
        moved.iter().filter_map(|index| point.flows.get(*index)).map(|flow| flow.cost).sum()
    };
    let own = singles.iter().filter(|single| single.is_own);
    let chosen = own.clone().map(|single| OwnCost {
        flow: single.flow,
        code: single.code,
        takes: single.takes.clone(),
        moved: single.moved.clone(),
        cost: data(&single.point, &single.moved) + single.point.added_to(base),
    });
    // A flow that leaves an endpoint now: what the endpoint costs.
    let taken = singles.iter().filter_map(|single| {
        let destination = |index: &usize| search.flows.get(*index).map(|flow| &flow.destination);
        let same = |index: &&usize| destination(index) == destination(&single.flow);
        let moved: Vec<usize> = single.moved.iter().filter(same).copied().collect();
        let left = base.added_to(&single.point);
        let code = base.flows.get(single.flow)?.code();
        (!left.amount().is_zero()).then(|| OwnCost {
            flow: single.flow,
            code,
            cost: data(base, &moved) + left,
            takes: moved.clone(),
            moved,
        })
    });
    chosen.chain(taken).collect()
}
