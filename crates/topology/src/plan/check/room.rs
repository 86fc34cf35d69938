//! Room in subnets for what stands in them.

use ipnet::Ipv4Net;

use crate::network::Network;
use crate::plan::addresses::{SubnetAddresses, addresses};
use crate::plan::problem::Problems;
use crate::plan::range;

/// Percent of the usable addresses above which a subnet is nearly full.
const HEADROOM_PERCENT: u64 = 80;

pub(super) fn check(network: &Network<'_>, problems: &mut Problems) {
    for vpc in addresses(network) {
        for (index, subnet) in vpc.subnets.iter().enumerate() {
            let (Some(usable), used) = (subnet.usable, subnet.used()) else { continue };
            let Some(range) = range::parse(&subnet.node.subnet.cidr) else { continue };
            let place = format!("/config/subnets/{index}/cidr");
            let name = &subnet.node.subnet.name;
            if used > usable {
                let message = format!(
                    "subnet {name}: /{} offers {usable} usable addresses (five are reserved); {used} are needed at most, by {}",
                    range.prefix_len(),
                    users(subnet)
                );
                let fix = fix(used, &range);
                problems.error("vpc-subnet-full", vpc.vpc.component, place, message, fix);
            } else if used.saturating_mul(100) > usable.saturating_mul(HEADROOM_PERCENT) {
                let percent = subnet.percent().unwrap_or_default();
                let message = format!("subnet {name}: at most {percent} % of its {usable} usable addresses are in use");
                let fix = "choose a larger range before it is full: the range of a subnet cannot be changed later";
                problems.warning("vpc-subnet-headroom", vpc.vpc.component, place, message, fix);
            }
        }
    }
}

fn users(subnet: &SubnetAddresses<'_>) -> String {
    let mut names: Vec<&str> = subnet.uses.iter().map(|one| one.component.title()).collect();
    let more = names.len().saturating_sub(3);
    names.truncate(3);
    match more {
        0 => names.join(", "),
        more => format!("{} and {more} more", names.join(", ")),
    }
}

/// The longest prefix that has room for so many addresses.
fn fix(used: u64, own: &Ipv4Net) -> String {
    let fits = |prefix: &u8| Ipv4Net::new(own.network(), *prefix).is_ok_and(|range| range::usable(&range) >= used);
    match (range::SHORTEST..own.prefix_len()).rev().find(fits) {
        Some(prefix) => format!("use a /{prefix}, or spread it over more subnets"),
        None => "spread it over more subnets".to_owned(),
    }
}
