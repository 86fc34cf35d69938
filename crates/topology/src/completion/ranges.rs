//! IPv4 ranges of VPCs and subnets.

use design::ComponentId;
use ipnet::{IpNet, Ipv4Net};

use super::work::Work;
use crate::resolve::{range, remote_ranges};

/// Prefix of a proposed VPC.
const VPC_PREFIX: u8 = 16;
/// Prefix of a proposed subnet, where its VPC has room.
const SUBNET_PREFIX: u8 = 20;
/// The smallest subnet of AWS.
const LONGEST_PREFIX: u8 = 28;

/// Gives each VPC without a range one: that of its subnets, or the first of 10.0.0.0/16, 10.1.0.0/16 … that
/// overlaps with nothing.
pub(super) fn of_vpcs(work: &mut Work) {
    for vpc in work.vpcs() {
        let Some(config) = work.vpc(&vpc).filter(|config| config.cidrs.is_empty()) else { continue };
        let mut around: Vec<Ipv4Net> =
            config.subnets.iter().filter_map(|subnet| v4(&subnet.cidr)).filter_map(around_of).collect();
        around.sort_unstable();
        around.dedup();
        let ranges = if around.is_empty() { free_range(work).into_iter().collect() } else { around };
        let text: Vec<String> = ranges.iter().map(Ipv4Net::to_string).collect();
        if text.is_empty() {
            continue;
        }
        work.say(&vpc, format!("Proposed: the range {} for {vpc}, because it names none.", text.join(", ")));
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

/// The first 10.x.0.0/16 that overlaps with no range of the design.
pub(super) fn free_range(work: &Work) -> Option<Ipv4Net> {
    let taken = taken(work);
    let overlaps = |net: &Ipv4Net| taken.iter().any(|other| net.contains(other) || other.contains(net));
    let ranges = "10.0.0.0/8".parse::<Ipv4Net>().ok()?.subnets(VPC_PREFIX).ok()?;
    ranges.into_iter().find(|net| !overlaps(net))
}

/// Every range that the design names.
fn taken(work: &Work) -> Vec<Ipv4Net> {
    let vpcs = work.vpcs();
    let configs: Vec<_> = vpcs.iter().filter_map(|vpc| work.vpc(vpc)).collect();
    let cidrs = configs.iter().flat_map(|config| &config.cidrs);
    let subnets = configs.iter().flat_map(|config| &config.subnets).map(|subnet| &subnet.cidr);
    let routes = configs.iter().flat_map(|config| &config.route_tables).flat_map(|table| &table.routes);
    let routes = routes.map(|route| &route.destination);
    let said = cidrs.chain(subnets).chain(routes).filter_map(|text| v4(text));
    let remote = work.design.components.iter().filter_map(remote_ranges).flatten().filter_map(|net| match net {
        IpNet::V4(net) => Some(net),
        IpNet::V6(_) => None,
    });
    // The default route overlaps with everything and says nothing.
    said.chain(remote).filter(|net| net.prefix_len() > 8).collect()
}

/// Gives each subnet without a range the next free one of its VPC.
pub(super) fn of_subnets(work: &mut Work) {
    for vpc in work.vpcs() {
        let Some(config) = work.vpc(&vpc) else { continue };
        let ranges: Vec<Ipv4Net> = config.cidrs.iter().filter_map(|text| v4(text)).collect();
        let mut taken: Vec<Ipv4Net> = config.subnets.iter().filter_map(|subnet| v4(&subnet.cidr)).collect();
        let missing = config.subnets.iter().filter(|subnet| subnet.cidr.is_empty()).count();
        if missing == 0 {
            continue;
        }
        let total = config.subnets.len();
        let mut found = Vec::new();
        for _ in 0..missing {
            let Some(net) = next_free(&ranges, &taken, total) else { break };
            taken.push(net);
            found.push(net.to_string());
        }
        if !work.own_subnets.contains(&vpc) && !found.is_empty() {
            work.say(&vpc, format!("Proposed: ranges for subnets of {vpc} that name none: {}.", found.join(", ")));
        }
        fill(work, &vpc, found);
    }
}

fn fill(work: &mut Work, vpc: &ComponentId, found: Vec<String>) {
    let Some(config) = work.vpc_mut(vpc) else { return };
    let empty = config.subnets.iter_mut().filter(|subnet| subnet.cidr.is_empty());
    for (subnet, cidr) in empty.zip(found) {
        subnet.cidr = cidr;
    }
}

/// The first free range for a subnet, where so many share the VPC.
fn next_free(ranges: &[Ipv4Net], taken: &[Ipv4Net], subnets: usize) -> Option<Ipv4Net> {
    ranges.iter().find_map(|range| {
        let bits = u8::try_from(subnets.next_power_of_two().trailing_zeros()).ok()?.max(4);
        let prefix = range.prefix_len().checked_add(bits)?.clamp(SUBNET_PREFIX, LONGEST_PREFIX);
        let free = |net: &Ipv4Net| !taken.iter().any(|other| net.contains(other) || other.contains(net));
        // A range smaller than the prefix has no such subnets.
        range.subnets(prefix).ok()?.find(free)
    })
}
