//! How a flow splits over the zones of its ends, in integers.

use std::num::NonZeroU128;

/// The shares of a flow that go from each zone of the first end to each zone of the second, and their sum.
pub(super) struct Weights {
    /// By the zone of the first end, then by that of the second.
    pub parts: Vec<Vec<u64>>,
    /// The sum of all parts.
    pub whole: u64,
}

/// How senders choose among receivers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    /// All receivers equally, in any zone.
    All,
    /// Those in the same zone if there are any, else all equally.
    SameZoneFirst,
    /// Only those in the same zone: senders in other zones get no traffic, like the nodes of a load balancer without
    /// targets. All equally if no zone has both senders and receivers, for example because an end is outside of zones.
    SameZoneOnly,
    /// Only those in other zones, each pair of a sender and a receiver alike. All equally if no two are in different
    /// zones.
    OtherZones,
}

/// The zones of an end with the number of instances in each; `None` outside of zones.
pub(super) type Zones<'a> = Vec<(Option<&'a str>, u64)>;

/// Splits a flow. An end with nothing running counts one in each zone. Within one group no instance talks to itself, so
/// there is one receiver fewer in the sender's zone; only a single instance counts as its own receiver.
pub(super) fn split(from: &Zones<'_>, to: &Zones<'_>, choice: Choice, is_one_group: bool) -> Weights {
    let (senders, receivers) = (counts(from), counts(to));
    let total = receivers.iter().fold(0, |sum: u128, count| sum.saturating_add(*count));
    let own = u128::from(is_one_group && total > 1);
    let all = total.saturating_sub(own);
    let receivers_for = |sender: usize, place: usize| {
        let same = from.get(sender).map(|(zone, _)| zone) == to.get(place).map(|(zone, _)| zone);
        let count = receivers.get(place).copied().unwrap_or_default();
        count.saturating_sub(if same { own } else { 0 })
    };
    let local = |sender: usize| {
        let zone = from.get(sender).and_then(|(zone, _)| *zone)?;
        let place = to.iter().position(|(other, _)| *other == Some(zone))?;
        (receivers_for(sender, place) > 0).then_some(place)
    };
    let is_apart = |sender: usize, place: usize| {
        let zones = [from.get(sender), to.get(place)].map(|end| end.and_then(|(zone, _)| *zone));
        zones[0] != zones[1]
    };
    let running = |all: &[u128], place: usize| all.get(place).is_some_and(|count| *count > 0);
    let any_apart = choice == Choice::OtherZones
        && (0..from.len()).any(|sender| {
            running(&senders, sender)
                && (0..to.len()).any(|place| running(&receivers, place) && is_apart(sender, place))
        });
    let common = (0..from.len()).any(|sender| local(sender).is_some());
    let part = |sender: usize, place: usize| {
        let count = senders.get(sender).copied().unwrap_or_default();
        let share = receivers_for(sender, place);
        match (choice, local(sender)) {
            (Choice::SameZoneFirst | Choice::SameZoneOnly, Some(own)) => {
                if own == place {
                    count.saturating_mul(all)
                } else {
                    0
                }
            }
            (Choice::SameZoneOnly, None) if common => 0,
            _ if any_apart && !is_apart(sender, place) => 0,
            _ => count.saturating_mul(share),
        }
    };
    let parts: Vec<Vec<u128>> =
        (0..from.len()).map(|sender| (0..to.len()).map(|place| part(sender, place)).collect()).collect();
    // Counts are at most 100,000 in ten zones, so every part fits, especially after division by the greatest common
    // divisor.
    let shared = NonZeroU128::new(parts.iter().flatten().copied().fold(0, gcd)).unwrap_or(NonZeroU128::MIN);
    let small = |part: u128| u64::try_from(part / shared).unwrap_or(u64::MAX);
    let parts: Vec<Vec<u64>> = parts.into_iter().map(|row| row.into_iter().map(small).collect()).collect();
    let whole = parts.iter().flatten().fold(0, |sum: u64, part| sum.saturating_add(*part));
    Weights { parts, whole }
}

fn counts(zones: &Zones<'_>) -> Vec<u128> {
    let none = zones.iter().all(|(_, count)| *count == 0);
    zones.iter().map(|(_, count)| if none { 1 } else { u128::from(*count) }).collect()
}

fn gcd(a: u128, b: u128) -> u128 {
    a.checked_rem(b).map_or(a, |rest| gcd(b, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spread_is_the_product_of_the_counts() {
        let weights =
            split(&vec![(Some("a"), 2), (Some("b"), 1)], &vec![(Some("a"), 1), (Some("b"), 3)], Choice::All, false);
        assert_eq!(weights.parts, [[2, 6], [1, 3]]);
        assert_eq!(weights.whole, 12);
    }

    #[test]
    fn same_zone_first_stays_where_it_can_and_spreads_the_rest() {
        let from = vec![(Some("a"), 2), (Some("c"), 2)];
        let weights = split(&from, &vec![(Some("a"), 1), (Some("b"), 3)], Choice::SameZoneFirst, false);
        assert_eq!(weights.parts, [[4, 0], [1, 3]]);
        assert_eq!(weights.whole, 8);
    }

    #[test]
    fn same_zone_only_leaves_out_senders_without_receivers() {
        let from = vec![(Some("a"), 1), (Some("c"), 1)];
        let weights = split(&from, &vec![(Some("a"), 1), (Some("b"), 3)], Choice::SameZoneOnly, false);
        assert_eq!(weights.parts, [[1, 0], [0, 0]]);
        assert_eq!(weights.whole, 1);
    }

    #[test]
    fn other_zones_leave_out_pairs_in_one_zone() {
        let two_each = vec![(Some("a"), 2), (Some("b"), 2), (Some("c"), 2)];
        let weights = split(&two_each, &two_each, Choice::OtherZones, true);
        assert_eq!(weights.parts, [[0, 1, 1], [1, 0, 1], [1, 1, 0]]);
        assert_eq!(weights.whole, 6);
        let weights = split(
            &vec![(Some("a"), 2)],
            &vec![(Some("a"), 5), (Some("b"), 1), (Some("c"), 3)],
            Choice::OtherZones,
            false,
        );
        assert_eq!(weights.parts, [[0, 1, 3]]);
    }

    #[test]
    fn other_zones_mean_nothing_within_one_zone_or_outside_of_zones() {
        let one = vec![(Some("a"), 3)];
        assert_eq!(split(&one, &one, Choice::OtherZones, true).parts, [[1]]);
        // Nothing runs in the other zone.
        let weights = split(&one, &vec![(Some("a"), 1), (Some("b"), 0)], Choice::OtherZones, false);
        assert_eq!(weights.parts, [[1, 0]]);
        assert_eq!(split(&one, &vec![(None, 1)], Choice::OtherZones, false).parts, [[1]]);
        assert_eq!(split(&vec![(None, 1)], &vec![(None, 1)], Choice::OtherZones, false).parts, [[1]]);
    }

    #[test]
    fn nothing_running_counts_one_in_each_zone() {
        let weights = split(&vec![(None, 0)], &vec![(Some("a"), 0), (Some("b"), 0)], Choice::All, false);
        assert_eq!(weights.parts, [[1, 1]]);
    }

    #[test]
    fn nothing_talks_to_itself() {
        let two = vec![(Some("a"), 1), (Some("b"), 1)];
        assert_eq!(split(&two, &two, Choice::All, true).parts, [[0, 1], [1, 0]]);
        // Of three instances, only those in zone a have a neighbour in their zone.
        let three = vec![(Some("a"), 2), (Some("b"), 1)];
        assert_eq!(split(&three, &three, Choice::All, true).parts, [[1, 1], [1, 0]]);
        assert_eq!(split(&three, &three, Choice::SameZoneFirst, true).parts, [[2, 0], [1, 0]]);
        let one = vec![(Some("a"), 1)];
        assert_eq!(split(&one, &one, Choice::All, true).parts, [[1]]);
    }

    #[test]
    fn largest_counts_stay_exact() {
        let from = (0..10).map(|_| (None, 100_000)).collect();
        let weights = split(&from, &vec![(None, 100_000), (None, 99_999)], Choice::All, false);
        assert_eq!(weights.whole, 10 * 199_999);
    }
}
