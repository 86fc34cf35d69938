//! IPv4 ranges of VPCs and subnets.

use budget::Budget;
use design::{Body, Kind, Subnet};
use foldhash::HashMap;
use ipnet::{IpNet, Ipv4Net};

use super::room::Room;
use super::work::Work;
use crate::network::Network;
use crate::plan::{has_headroom, most_used, used_of_subnets};
use crate::resolve::range;

/// Prefix length of a proposed VPC.
const VPC_PREFIX: u8 = 16;
/// Prefix length of a proposed subnet, if its VPC has room.
const SUBNET_PREFIX: u8 = 20;
/// Prefix length of the smallest subnet in AWS.
const LONGEST_PREFIX: u8 = 28;

/// Gives each VPC without a range one: that of its subnets, or the first of 10.0.0.0/16, 10.1.0.0/16 … that overlaps
/// with nothing.
pub(super) fn of_vpcs(work: &mut Work<'_>) {
    for vpc in work.vpcs() {
        let Some(config) = work.vpc(&vpc).filter(|config| config.cidrs.is_empty()) else { continue };
        let mut around: Vec<Ipv4Net> =
            config.subnets.iter().filter_map(|subnet| v4(&subnet.cidr)).filter_map(around_of).collect();
        around.sort_unstable();
        around.dedup();
        let ranges = if around.is_empty() { work.taken.free_range().into_iter().collect() } else { around };
        let text: Vec<String> = ranges.iter().map(Ipv4Net::to_string).collect();
        if text.is_empty() {
            continue;
        }
        work.say(&vpc, |_| format!("Proposed: the range {} for {vpc}, because it names none.", text.join(", ")));
        for range in &ranges {
            work.taken.add(*range);
        }
        if let Some(config) = work.vpc_mut(&vpc) {
            config.cidrs = text;
        }
    }
}

fn v4(text: &str) -> Option<Ipv4Net> {
    match range(text)? {
        IpNet::V4(net) => Some(net),
        IpNet::V6(_) => None,
    }
}

fn around_of(subnet: Ipv4Net) -> Option<Ipv4Net> {
    Ipv4Net::new(subnet.addr(), VPC_PREFIX.min(subnet.prefix_len())).ok().map(|net| net.trunc())
}

/// Gives each subnet without a range a free one of its VPC: large enough for what is in the subnet, as far as there is
/// room.
pub(super) fn of_subnets(work: &mut Work<'_>) {
    let is_missing = |subnet: &Subnet| subnet.cidr.is_empty();
    if !work
        .of_kind(Kind::Vpc)
        .any(|vpc| matches!(&vpc.body, Body::Vpc { config } if config.subnets.iter().any(is_missing)))
    {
        return;
    }
    let used: HashMap<String, u64> = if is_roomy(work) {
        HashMap::default()
    } else {
        let network = Network::within(&work.design, work.budget);
        used_of_subnets(&network).into_iter().map(|(name, used)| (name.to_owned(), used)).collect()
    };
    for vpc in work.vpcs() {
        let Some(config) = work.vpc(&vpc) else { continue };
        let missing = config.subnets.iter().filter(|subnet| subnet.cidr.is_empty());
        let needs: Vec<u64> = missing.map(|subnet| used.get(&subnet.name).copied().unwrap_or_default()).collect();
        if needs.is_empty() {
            continue;
        }
        let ranges: Vec<Ipv4Net> = config.cidrs.iter().filter_map(|text| v4(text)).collect();
        let taken: Vec<Ipv4Net> = config.subnets.iter().filter_map(|subnet| v4(&subnet.cidr)).collect();
        let found = fitting(&ranges, &taken, config.subnets.len(), &needs, work.budget);
        let text: Vec<String> = found.iter().flatten().map(Ipv4Net::to_string).collect();
        if !work.own_subnets.contains(&vpc) && !text.is_empty() {
            work.say(&vpc, |_| format!("Proposed: ranges for subnets of {vpc} that name none: {}.", text.join(", ")));
        }
        let Some(config) = work.vpc_mut(&vpc) else { continue };
        let empty = config.subnets.iter_mut().filter(|subnet| subnet.cidr.is_empty());
        for (subnet, net) in empty.zip(found) {
            subnet.cidr = net.map_or_else(String::new, |net| net.to_string());
        }
    }
}

/// Whether every subnet gets its usual range, even if it had all addresses that the design uses.
fn is_roomy(work: &Work<'_>) -> bool {
    let most = most_used(&work.design);
    work.of_kind(Kind::Vpc).all(|vpc| {
        let Body::Vpc { config } = &vpc.body else { return true };
        let subnets = config.subnets.len();
        let mut ranges = config.cidrs.iter().filter_map(|text| v4(text));
        let is_usual = |range: Ipv4Net| prefix_for(&range, subnets, most) == prefix_for(&range, subnets, 0);
        config.subnets.iter().all(|subnet| !subnet.cidr.is_empty()) || ranges.all(is_usual)
    })
}

/// Free ranges for subnets with these numbers of addresses in use, in a VPC with `subnets` subnets in all. If there is
/// no room for all, the largest are halved until there is; some get none if not even the smallest subnets fit.
fn fitting(
    ranges: &[Ipv4Net],
    taken: &[Ipv4Net],
    subnets: usize,
    needs: &[u64],
    budget: &Budget,
) -> Vec<Option<Ipv4Net>> {
    let mut found = Vec::new();
    for shortest in VPC_PREFIX..=LONGEST_PREFIX {
        let prefix = |range: &Ipv4Net, used: u64| prefix_for(range, subnets, used).max(shortest);
        let all = shortest < LONGEST_PREFIX;
        found = side_by_side(ranges, taken, needs, prefix, all, budget);
        if found.iter().all(Option::is_some) {
            break;
        }
    }
    found
}

/// The prefix length of a subnet of a range: the usual one, or a shorter one if the subnet would be nearly full.
fn prefix_for(range: &Ipv4Net, subnets: usize, used: u64) -> u8 {
    let bits = u8::try_from(subnets.next_power_of_two().trailing_zeros()).unwrap_or(LONGEST_PREFIX).max(4);
    let usual = range.prefix_len().saturating_add(bits).clamp(SUBNET_PREFIX, LONGEST_PREFIX);
    let shortest = VPC_PREFIX.max(range.prefix_len());
    let mut prefixes = (shortest..=usual).rev();
    prefixes.find(|prefix| has_headroom(used, *prefix)).unwrap_or(shortest)
}

/// Free ranges for subnets, the largest first so that alignment leaves no gaps. Stops at the first subnet that gets
/// none if `all` of them must have one.
fn side_by_side(
    ranges: &[Ipv4Net],
    taken: &[Ipv4Net],
    needs: &[u64],
    prefix: impl Fn(&Ipv4Net, u64) -> u8,
    all: bool,
    budget: &Budget,
) -> Vec<Option<Ipv4Net>> {
    let mut rooms: Vec<Room> = ranges.iter().map(|range| Room::of(*range, taken)).collect();
    let mut found = vec![None; needs.len()];
    let mut order: Vec<(usize, u64)> = needs.iter().copied().enumerate().collect();
    order.sort_by_key(|(_, used)| ranges.first().map(|range| prefix(range, *used)));
    for (index, used) in order {
        let net = rooms.iter().find_map(|room| room.first_free(prefix(&room.range, used), budget));
        if let Some(net) = net {
            rooms.iter_mut().for_each(|room| room.take(net));
        }
        if let Some(slot) = found.get_mut(index) {
            *slot = net;
        }
        if all && net.is_none() {
            break;
        }
    }
    found
}
