//! IPv4 ranges of VPCs and subnets.

use ipnet::Ipv4Net;

/// The shortest prefix length of a VPC or subnet (Amazon VPC user guide, VPC CIDR blocks).
pub(super) const SHORTEST: u8 = 16;
/// The longest prefix length of a VPC or subnet.
pub(super) const LONGEST: u8 = 28;
/// The number of addresses that AWS reserves in a subnet: the first four and the last (Amazon VPC user guide, subnet
/// CIDR blocks).
const RESERVED: u64 = 5;

/// The percentage of usable addresses in use above which a subnet is nearly full.
const HEADROOM_PERCENT: u64 = 80;

/// Parses a range; bits after the prefix are cleared, as AWS does.
pub(crate) fn parse(text: &str) -> Option<Ipv4Net> {
    text.trim().parse::<Ipv4Net>().ok().map(|range| range.trunc())
}

/// Whether two ranges share addresses, which means that one contains the other.
pub(super) fn overlap(a: &Ipv4Net, b: &Ipv4Net) -> bool {
    let shorter = a.prefix_len().min(b.prefix_len());
    let difference = a.network().to_bits() ^ b.network().to_bits();
    difference.leading_zeros() >= u32::from(shorter)
}

/// Whether one range contains all of another.
fn holds(range: &Ipv4Net, other: &Ipv4Net) -> bool {
    range.prefix_len() <= other.prefix_len() && overlap(range, other)
}

/// The number of usable addresses in a subnet.
pub(super) fn usable(range: &Ipv4Net) -> u64 {
    let bits = u32::from(range.max_prefix_len().saturating_sub(range.prefix_len()));
    1_u64.checked_shl(bits).unwrap_or_default().saturating_sub(RESERVED)
}

/// Whether a subnet is not nearly full.
pub(super) fn leaves_headroom(used: u64, usable: u64) -> bool {
    used.saturating_mul(100) <= usable.saturating_mul(HEADROOM_PERCENT)
}

/// Whether a subnet with this prefix length and number of addresses in use is not nearly full.
pub(crate) fn has_headroom(used: u64, prefix: u8) -> bool {
    Ipv4Net::new(std::net::Ipv4Addr::UNSPECIFIED, prefix).is_ok_and(|range| leaves_headroom(used, usable(&range)))
}

/// The largest ranges inside `blocks` that no range of `used` overlaps, the largest first.
pub(crate) fn free_blocks(blocks: &[Ipv4Net], used: &[Ipv4Net]) -> Vec<Ipv4Net> {
    let mut free = Vec::new();
    for block in blocks {
        let inside: Vec<Ipv4Net> = used.iter().filter(|range| overlap(range, block)).copied().collect();
        split(*block, &inside, &mut free);
    }
    free.sort_by_key(|range| (range.prefix_len(), range.network()));
    free.dedup();
    free
}

/// Halves a block until each part is free or used. Parts smaller than a subnet are of no use.
fn split(block: Ipv4Net, used: &[Ipv4Net], free: &mut Vec<Ipv4Net>) {
    if used.is_empty() {
        free.push(block);
        return;
    }
    if block.prefix_len() >= LONGEST || used.iter().any(|range| holds(range, &block)) {
        return;
    }
    let Ok(halves) = block.subnets(block.prefix_len().saturating_add(1)) else { return };
    for half in halves {
        let inside: Vec<Ipv4Net> = used.iter().filter(|range| overlap(range, &half)).copied().collect();
        split(half, &inside, free);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranges(texts: &[&str]) -> Vec<Ipv4Net> {
        texts.iter().map(|text| parse(text).unwrap()).collect()
    }

    #[test]
    fn five_addresses_of_a_subnet_are_reserved() {
        let all = [(28, 11), (27, 27), (26, 59), (25, 123), (24, 251), (23, 507), (22, 1019), (20, 4091), (16, 65531)];
        for (prefix, left) in all {
            assert_eq!(usable(&parse(&format!("10.0.0.0/{prefix}")).unwrap()), left, "/{prefix}");
        }
        assert_eq!(usable(&parse("10.0.0.0/30").unwrap()), 0);
    }

    #[test]
    fn ranges_are_read_as_aws_stores_them() {
        assert_eq!(parse("10.0.3.7/16"), parse("10.0.0.0/16"));
        for text in ["", "10.0.0.0", "10.0.0.0/33", "10.0.0/16", "2001:db8::/56", "ten"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn free_blocks_are_the_largest_that_nothing_uses() {
        let used = ranges(&["10.0.0.0/20", "10.0.16.0/20", "10.0.128.0/20"]);
        let free = free_blocks(&ranges(&["10.0.0.0/16"]), &used);
        let expected = ["10.0.64.0/18", "10.0.192.0/18", "10.0.32.0/19", "10.0.160.0/19", "10.0.144.0/20"];
        assert_eq!(free, ranges(&expected));
        assert!(free_blocks(&ranges(&["10.0.0.0/24"]), &ranges(&["10.0.0.0/16"])).is_empty());
        assert_eq!(free_blocks(&ranges(&["10.0.0.0/27"]), &ranges(&["10.0.0.0/30"])), ranges(&["10.0.0.16/28"]));
    }
}
