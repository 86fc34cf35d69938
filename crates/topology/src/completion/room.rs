//! [`Room`]: the free part of a range.

use budget::{Budget, Work};
use ipnet::Ipv4Net;

/// The number of ranges that can be scanned in the time of one step.
const RANGES_OF_A_STEP: usize = 16;

/// A range, and which part of it is free.
pub(super) struct Room {
    pub range: Ipv4Net,
    /// The first and last addresses of the taken parts, in order and without overlaps.
    taken: Vec<(u64, u64)>,
}

impl Room {
    pub(super) fn of(range: Ipv4Net, taken: &[Ipv4Net]) -> Room {
        let mut room = Room { range, taken: Vec::new() };
        taken.iter().for_each(|net| room.take(*net));
        room
    }

    /// Marks a range as taken. Two ranges are either disjoint or one contains the other.
    pub(super) fn take(&mut self, net: Ipv4Net) {
        if !self.range.contains(&net) && !net.contains(&self.range) {
            return;
        }
        let (first, last) = bounds(net);
        // Adjacent parts are merged too: the list stays short when ranges are allocated one after the other.
        let from = self.taken.partition_point(|(_, end)| end.saturating_add(1) < first);
        let to = self.taken.partition_point(|(start, _)| *start <= last.saturating_add(1));
        let inside = self.taken.get(from..to).unwrap_or_default();
        let start = inside.first().map_or(first, |(start, _)| first.min(*start));
        let end = inside.last().map_or(last, |(_, end)| last.max(*end));
        self.taken.splice(from..to, [(start, end)]);
    }

    /// The first free range with a prefix length; none if the whole range is smaller than that.
    pub(super) fn first_free(&self, prefix: u8, budget: &Budget) -> Option<Ipv4Net> {
        if prefix < self.range.prefix_len() {
            return None;
        }
        let size = 1_u64.checked_shl(u32::from(self.range.max_prefix_len().checked_sub(prefix)?))?;
        let (mut next, end) = bounds(self.range);
        if !budget.spend_each(Work::Proposals, (self.taken.len() / RANGES_OF_A_STEP).saturating_add(1)) {
            return None;
        }
        for (first, last) in &self.taken {
            if next.checked_add(size)? <= *first {
                break;
            }
            next = next.max(last.checked_add(1)?.checked_next_multiple_of(size)?);
        }
        if next.checked_add(size)? > end.checked_add(1)? {
            return None;
        }
        Ipv4Net::new(u32::try_from(next).ok()?.into(), prefix).ok()
    }
}

fn bounds(net: Ipv4Net) -> (u64, u64) {
    (u64::from(u32::from(net.network())), u64::from(u32::from(net.broadcast())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn net(text: &str) -> Ipv4Net {
        text.parse().unwrap()
    }

    #[test]
    fn the_first_free_range_is_the_first_that_no_other_overlaps() {
        let ranges = ["10.0.0.0/20", "10.0.16.0/24", "10.0.64.0/18", "10.1.0.0/16", "10.0.16.128/25"].map(net);
        for range in ["10.0.0.0/16", "10.0.16.0/24", "10.0.0.0/8", "0.0.0.0/0"].map(net) {
            let room = Room::of(range, &ranges);
            for prefix in 16..=28_u8 {
                let all = range.subnets(prefix).ok();
                let is_free = |net: &Ipv4Net| !ranges.iter().any(|other| net.contains(other) || other.contains(net));
                let expected = all.and_then(|mut all| all.find(is_free));
                assert_eq!(room.first_free(prefix, Budget::unlimited()), expected, "{range} /{prefix}");
            }
        }
    }

    #[test]
    fn a_full_range_has_no_room() {
        let mut room = Room::of(net("10.0.0.0/24"), &[]);
        for expected in ["10.0.0.0/25", "10.0.0.128/25"] {
            let found = room.first_free(25, Budget::unlimited()).unwrap();
            assert_eq!(found, net(expected));
            room.take(found);
        }
        assert_eq!(room.first_free(28, Budget::unlimited()), None);
    }
}
