//! [`Reach`]: what VPCs reach over transit gateways.

use std::collections::HashSet;

use design::{Body, Component, ComponentId, Kind};
use foldhash::{HashMap, HashMapExt as _};
use ipnet::IpNet;

use super::work::Work;
use crate::resolve::{range, remote_ranges};

/// The maximum number of ranges that one table gets routes to over one gateway; more are aggregated, as people do.
const MOST_RANGES: usize = 64;

/// The maximum number of ranges to examine for all gateways, including those over peered gateways. Beyond it, every
/// gateway leads to all ranges that are attached to any gateway, aggregated.
const MOST_LOOKED_AT: usize = 200_000;

/// What is attached to transit gateways, and which of them are peered.
pub(super) struct Reach {
    /// By VPC or other attached component: the gateways that it is attached to, by id.
    gateways: HashMap<ComponentId, Vec<ComponentId>>,
    /// By gateway: itself, and the gateways that are attached to it.
    peered: HashMap<ComponentId, HashSet<ComponentId>>,
    /// Gateways with a link to an on-premises network.
    linked: HashSet<ComponentId>,
    /// By gateway: the ranges that are reachable over it, directly or over one peered gateway.
    ranges: HashMap<ComponentId, Ranges>,
}

/// Ranges that a gateway leads to.
enum Ranges {
    /// Each range with its owner if it has just one, which needs no route to itself.
    Each(Vec<(String, Option<ComponentId>)>),
    /// More ranges than a table takes, aggregated.
    SummedUp(Vec<String>),
}

impl Reach {
    pub(super) fn of(work: &Work<'_>) -> Reach {
        let mut reach =
            Reach { gateways: HashMap::new(), peered: HashMap::new(), linked: HashSet::new(), ranges: HashMap::new() };
        for gateway in work.of_kind(Kind::TransitGateway) {
            let mut peered = HashSet::from([gateway.id.clone()]);
            for id in attached(gateway) {
                if !work.budget.spend(budget::Work::Proposals, 1) {
                    return reach;
                }
                let gateways = reach.gateways.entry(id.clone()).or_default();
                if gateways.last() != Some(&gateway.id) {
                    gateways.push(gateway.id.clone());
                }
                let Some(component) = work.component(id) else { continue };
                if matches!(component.body, Body::TransitGateway { .. }) {
                    peered.insert(id.clone());
                } else if remote_ranges(component).is_some() {
                    reach.linked.insert(gateway.id.clone());
                }
            }
            reach.peered.insert(gateway.id.clone(), peered);
        }
        let known = Known::of(work, reach.gateways.keys());
        reach.ranges = known.over_gateways(work);
        reach
    }

    /// Whether a component is attached to any gateway.
    pub(super) fn is_attached(&self, id: &ComponentId) -> bool {
        self.gateways.contains_key(id)
    }

    /// The gateways that a VPC is attached to, by id.
    pub(super) fn gateways(&self, vpc: &ComponentId) -> &[ComponentId] {
        self.gateways.get(vpc).map_or(&[], Vec::as_slice)
    }

    /// Whether gateways join two VPCs: one gateway, or a gateway and its peer.
    pub(super) fn joins(&self, work: &Work<'_>, one: &ComponentId, other: &ComponentId) -> bool {
        let far: HashSet<&ComponentId> = self.gateways(other).iter().collect();
        self.gateways(one).iter().filter_map(|gateway| self.peered.get(gateway)).any(|peered| {
            work.budget.spend_each(budget::Work::Proposals, peered.len().min(far.len()))
                && if peered.len() < far.len() {
                    peered.iter().any(|gateway| far.contains(gateway))
                } else {
                    far.iter().any(|gateway| peered.contains(*gateway))
                }
        })
    }

    /// Whether a VPC reaches an on-premises network over a gateway, or over a gateway and its peer.
    pub(super) fn leads_on_premises(&self, work: &Work<'_>, vpc: &ComponentId) -> bool {
        let peered = self.gateways(vpc).iter().filter_map(|gateway| self.peered.get(gateway)).flatten();
        peered.take_while(|_| work.budget.spend(budget::Work::Proposals, 1)).any(|id| self.linked.contains(id))
    }

    /// The ranges that a VPC reaches over each gateway.
    pub(super) fn ranges<'a>(&'a self, vpc: &'a ComponentId) -> impl Iterator<Item = (&'a str, &'a ComponentId)> {
        self.gateways(vpc).iter().flat_map(move |gateway| {
            let (each, summed_up) = match self.ranges.get(gateway) {
                Some(Ranges::Each(each)) => (each.as_slice(), &[][..]),
                Some(Ranges::SummedUp(ranges)) => (&[][..], ranges.as_slice()),
                None => (&[][..], &[][..]),
            };
            let others = each.iter().filter(move |(_, only)| only.as_ref() != Some(vpc)).map(|(range, _)| range);
            others.chain(summed_up).map(move |range| (range.as_str(), gateway))
        })
    }
}

fn attached(component: &Component) -> &[ComponentId] {
    match &component.body {
        Body::TransitGateway { config, .. } => &config.attached,
        _ => &[],
    }
}

/// The ranges of everything that is attached to gateways, each text once.
struct Known<'a> {
    texts: Vec<(String, Option<IpNet>)>,
    /// By owner of the ranges, as positions in `texts`.
    of: HashMap<&'a ComponentId, Vec<usize>>,
}

impl<'a> Known<'a> {
    fn of(work: &Work<'_>, attached: impl Iterator<Item = &'a ComponentId>) -> Known<'a> {
        let mut known = Known { texts: Vec::new(), of: HashMap::new() };
        let mut places: HashMap<String, usize> = HashMap::new();
        for id in attached {
            let texts = ranges_of(work, id);
            if !work.budget.spend_each(budget::Work::Proposals, texts.len()) {
                break;
            }
            let place = |text: String| {
                *places.entry(text).or_insert_with_key(|text| {
                    let place = known.texts.len();
                    known.texts.push((text.clone(), range(text)));
                    place
                })
            };
            known.of.insert(id, texts.into_iter().map(place).collect());
        }
        known
    }

    /// The ranges reachable over each gateway.
    fn over_gateways(&self, work: &Work<'_>) -> HashMap<ComponentId, Ranges> {
        let near: HashMap<&ComponentId, Vec<(usize, &ComponentId)>> = work
            .of_kind(Kind::TransitGateway)
            .map(|gateway| (&gateway.id, attached(gateway).iter().flat_map(|id| self.ranges_of(id)).collect()))
            .collect();
        let over = |gateway: &Component| {
            let peers = attached(gateway).iter().filter_map(|id| near.get(id));
            near.get(&gateway.id).into_iter().chain(peers).map(Vec::len).sum::<usize>()
        };
        let all = work.of_kind(Kind::TransitGateway).map(over).sum::<usize>();
        if !work.budget.spend_each(budget::Work::Proposals, all.min(MOST_LOOKED_AT)) {
            return HashMap::new();
        }
        let gateways = work.of_kind(Kind::TransitGateway);
        if all > MOST_LOOKED_AT {
            let all = summed_up(self.texts.iter().filter_map(|(_, net)| *net).collect());
            return gateways.map(|gateway| (gateway.id.clone(), Ranges::SummedUp(all.clone()))).collect();
        }
        let ranges = |gateway: &Component| {
            let peers = attached(gateway).iter().filter_map(|id| near.get(id));
            self.joined(near.get(&gateway.id).into_iter().chain(peers).flatten().copied())
        };
        gateways.map(|gateway| (gateway.id.clone(), ranges(gateway))).collect()
    }

    fn ranges_of<'s>(&'s self, id: &'s ComponentId) -> impl Iterator<Item = (usize, &'s ComponentId)> {
        self.of.get(id).into_iter().flatten().map(move |range| (*range, id))
    }

    /// Deduplicates ranges, keeping the owner of each where there is just one.
    fn joined<'s>(&self, ranges: impl Iterator<Item = (usize, &'s ComponentId)>) -> Ranges {
        let mut each: Vec<(usize, Option<&ComponentId>)> = Vec::new();
        let mut places: HashMap<usize, usize> = HashMap::new();
        for (range, id) in ranges {
            let place = *places.entry(range).or_insert(each.len());
            match each.get_mut(place) {
                Some((_, only)) if *only != Some(id) => *only = None,
                Some(_) => {}
                None => each.push((range, Some(id))),
            }
        }
        let nets: HashSet<IpNet> = each.iter().filter_map(|(range, _)| self.texts.get(*range)?.1).collect();
        if nets.len() > MOST_RANGES {
            return Ranges::SummedUp(summed_up(nets));
        }
        let text = |range: usize| self.texts.get(range).map(|(text, _)| text.clone()).unwrap_or_default();
        Ranges::Each(each.into_iter().map(|(range, only)| (text(range), only.cloned())).collect())
    }
}

fn ranges_of(work: &Work<'_>, id: &ComponentId) -> Vec<String> {
    match work.component(id) {
        Some(Component { body: Body::Vpc { config }, .. }) => config.cidrs.clone(),
        Some(far) => remote_ranges(far).unwrap_or_default().iter().map(ToString::to_string).collect(),
        None => Vec::new(),
    }
}

/// Aggregates ranges into as many as a table takes, with the longest prefixes that are possible, so that all stay
/// covered.
fn summed_up(nets: HashSet<IpNet>) -> Vec<String> {
    let mut nets: Vec<IpNet> = IpNet::aggregate(&nets.into_iter().collect());
    let longest = nets.iter().map(IpNet::prefix_len).max().unwrap_or_default().min(32);
    for prefix in (1..longest).rev() {
        if nets.len() <= MOST_RANGES {
            break;
        }
        let shorter = |net: IpNet| match net {
            IpNet::V4(net) if net.prefix_len() > prefix => {
                ipnet::Ipv4Net::new(net.addr(), prefix).map_or(IpNet::V4(net), |net| IpNet::V4(net.trunc()))
            }
            other => other,
        };
        nets = IpNet::aggregate(&nets.into_iter().map(shorter).collect());
    }
    nets.truncate(MOST_RANGES);
    nets.iter().map(ToString::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_ranges_are_summed_up_by_few_that_hold_them_all() {
        let nets: HashSet<IpNet> =
            (0..200).map(|index| format!("10.{index}.{}.0/24", 255 - index).parse().unwrap()).collect();
        let few: Vec<IpNet> = summed_up(nets.clone()).iter().map(|text| text.parse().unwrap()).collect();
        assert!(few.len() <= MOST_RANGES, "{few:?}");
        assert!(nets.iter().all(|net| few.iter().any(|range| range.contains(net))));
        assert!(few.iter().all(|range| range.prefix_len() > 8));
    }
}
