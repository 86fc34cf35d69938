//! Room in subnets for the components in them.

use std::cmp::Reverse;

use design::SubnetIp;
use ipnet::Ipv4Net;

use crate::network::Network;
use crate::plan::addresses::{SubnetAddresses, VpcAddresses, addresses};
use crate::plan::problem::Problems;
use crate::plan::range;

pub(super) fn check(network: &Network<'_>, problems: &mut Problems) {
    for vpc in addresses(network) {
        without_range(&vpc, problems);
        for (index, subnet) in vpc.subnets.iter().enumerate() {
            let (Some(usable), used) = (subnet.usable, subnet.used()) else { continue };
            let Some(range) = range::parse(&subnet.node.subnet.cidr) else { continue };
            let place = || format!("/config/subnets/{index}/cidr");
            let name = &subnet.node.subnet.name;
            if used > usable {
                let message = format!(
                    "subnet {name}: /{} offers {usable} usable addresses (five are reserved); {used} are needed at most, by {}",
                    range.prefix_len(),
                    users(subnet)
                );
                let fix = fix(used, &range, &vpc.free_but_for(Some(index)));
                problems.error("vpc-subnet-full", vpc.vpc.component, place(), message, fix);
            } else if !range::leaves_headroom(used, usable) {
                let percent = subnet.percent().unwrap_or_default();
                let message = format!("subnet {name}: at most {percent} % of its {usable} usable addresses are in use");
                let fix = "choose a larger range before it is full: the range of a subnet cannot be changed later";
                problems.warning("vpc-subnet-headroom", vpc.vpc.component, place(), message, fix);
            }
        }
    }
}

/// Reports subnets that the ranges of their VPC have no room for, so that no range was proposed for them.
fn without_range(vpc: &VpcAddresses<'_>, problems: &mut Problems) {
    let all = vpc.subnets.iter().map(|subnet| subnet.node.subnet);
    let mut names: Vec<&str> = all
        .filter(|subnet| subnet.cidr.is_empty() && subnet.ip != SubnetIp::Ipv6)
        .map(|subnet| subnet.name.as_str())
        .collect();
    let cidrs = &vpc.vpc.config.cidrs;
    if names.is_empty() || cidrs.is_empty() || !vpc.free().is_empty() {
        return;
    }
    names.sort_unstable();
    let message = format!("{} has no room for {}", cidrs.join(", "), names.join(", "));
    let fix = "add a range to the VPC, or use fewer or smaller subnets";
    problems.error("vpc-subnet-full", vpc.vpc.component, "/config/cidrs", message, fix);
}

/// The components that use the most addresses: the names of the first three.
fn users(subnet: &SubnetAddresses<'_>) -> String {
    let mut uses: Vec<_> = subnet.uses.iter().collect();
    uses.sort_by_key(|one| (Reverse(one.addresses), one.component.title(), &one.component.id));
    let mut names: Vec<&str> = uses.into_iter().map(|one| one.component.title()).collect();
    let more = names.len().saturating_sub(3);
    names.truncate(3);
    match more {
        0 => names.join(", "),
        more => format!("{} and {more} more", names.join(", ")),
    }
}

/// Suggests the longest prefix with room for the addresses, if the VPC has room for it.
fn fix(used: u64, own: &Ipv4Net, free: &[Ipv4Net]) -> String {
    let fits = |prefix: &u8| Ipv4Net::new(own.network(), *prefix).is_ok_and(|range| range::usable(&range) >= used);
    let shorter = range::SHORTEST..own.prefix_len().min(range::LONGEST + 1);
    let is_free = |prefix: &u8| free.iter().any(|block| block.prefix_len() <= *prefix);
    match shorter.rev().find(fits).filter(is_free) {
        Some(prefix) => format!("use a /{prefix}, or spread it over more subnets"),
        None => "spread it over more subnets, or add a range to the VPC".to_owned(),
    }
}
