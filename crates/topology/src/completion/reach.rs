//! [`Reach`]: what VPCs reach over transit gateways.

use std::collections::{HashMap, HashSet};

use design::{Body, Component, ComponentId, Kind};
use ipnet::IpNet;

use super::work::Work;
use crate::resolve::{range, remote_ranges};

/// Most ranges that one table gets routes to over one gateway; more are summed up, as people do.
const MOST_RANGES: usize = 64;

/// What is attached to transit gateways.
pub(super) struct Reach {
    /// By VPC: the gateways that it is attached to, by id.
    gateways: HashMap<ComponentId, Vec<ComponentId>>,
    attached: HashSet<ComponentId>,
    /// By gateway: the ranges of all that can be reached over it, where these are more than a table takes.
    summed_up: HashMap<ComponentId, Vec<String>>,
}

impl Reach {
    pub(super) fn of(work: &Work<'_>) -> Reach {
        let mut reach = Reach { gateways: HashMap::new(), attached: HashSet::new(), summed_up: HashMap::new() };
        for gateway in work.of_kind(Kind::TransitGateway) {
            for id in attached(gateway) {
                reach.attached.insert(id.clone());
                let gateways = reach.gateways.entry(id.clone()).or_default();
                if gateways.last() != Some(&gateway.id) {
                    gateways.push(gateway.id.clone());
                }
            }
        }
        for gateway in work.of_kind(Kind::TransitGateway) {
            let ranges = far(work, gateway).flat_map(|id| ranges_of(work, id));
            let nets: HashSet<IpNet> = ranges.filter_map(|text| range(&text)).collect();
            if nets.len() > MOST_RANGES {
                reach.summed_up.insert(gateway.id.clone(), summed_up(nets));
            }
        }
        reach
    }

    /// Whether a component is attached to any gateway.
    pub(super) fn is_attached(&self, id: &ComponentId) -> bool {
        self.attached.contains(id)
    }

    /// The gateways that a VPC is attached to, by id.
    pub(super) fn gateways(&self, vpc: &ComponentId) -> &[ComponentId] {
        self.gateways.get(vpc).map_or(&[], Vec::as_slice)
    }

    /// What a VPC reaches, with the gateway that it is attached to: also over one more gateway.
    pub(super) fn from<'a>(
        &'a self,
        work: &'a Work<'_>,
        vpc: &'a ComponentId,
    ) -> impl Iterator<Item = (&'a ComponentId, &'a ComponentId)> {
        let gateways = self.gateways(vpc).iter().filter_map(|id| work.component(id));
        let all = gateways.flat_map(move |gateway| far(work, gateway).map(|id| (&gateway.id, id)));
        all.filter(move |(_, id)| *id != vpc)
    }

    /// The ranges that a VPC reaches over each gateway.
    pub(super) fn ranges(&self, work: &Work<'_>, vpc: &ComponentId) -> Vec<(ComponentId, Vec<String>)> {
        let of = |gateway: &Component| match self.summed_up.get(&gateway.id) {
            Some(ranges) => ranges.clone(),
            None => far(work, gateway).filter(|id| *id != vpc).flat_map(|id| ranges_of(work, id)).collect(),
        };
        let gateways = self.gateways(vpc).iter().filter_map(|id| work.component(id));
        gateways.map(|gateway| (gateway.id.clone(), of(gateway))).collect()
    }
}

fn attached(component: &Component) -> &[ComponentId] {
    match &component.body {
        Body::TransitGateway { config, .. } => &config.attached,
        _ => &[],
    }
}

/// What is attached to a gateway, and to those that are attached to it.
fn far<'a>(work: &'a Work<'_>, gateway: &'a Component) -> impl Iterator<Item = &'a ComponentId> {
    let near = attached(gateway);
    let peers = near.iter().filter_map(|id| work.component(id)).flat_map(attached);
    near.iter().chain(peers).take_while(|_| work.budget.spend(budget::Work::Proposals, 1))
}

fn ranges_of(work: &Work<'_>, id: &ComponentId) -> Vec<String> {
    match work.component(id) {
        Some(Component { body: Body::Vpc { config }, .. }) => config.cidrs.clone(),
        Some(far) => remote_ranges(far).unwrap_or_default().iter().map(ToString::to_string).collect(),
        None => Vec::new(),
    }
}

/// The ranges with the longest prefix of which no more than a table takes hold all of these.
fn summed_up(nets: HashSet<IpNet>) -> Vec<String> {
    let mut nets: Vec<IpNet> = IpNet::aggregate(&nets.into_iter().collect());
    for prefix in (1..=32).rev() {
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
