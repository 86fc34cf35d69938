//! The distribution of requests over the targets in each zone.

use units::Decimal;

/// The percentage of all requests that one target in each zone gets; `None` for a zone without targets.
///
/// Clients are distributed evenly over the zones of a load balancer. With cross-zone load balancing, every target gets
/// the same share; without it, the targets in a zone divide the share of their zone, and a zone without targets gets no
/// clients (Elastic Load Balancing user guide, cross-zone load balancing).
#[must_use]
pub fn percent_per_target(targets_by_zone: &[u64], cross_zone: bool) -> Vec<Option<Decimal>> {
    let used = targets_by_zone.iter().filter(|targets| **targets > 0).count();
    let all = targets_by_zone.iter().try_fold(Decimal::ZERO, |all, targets| all.checked_add((*targets).into()));
    let percent = |targets: &u64| {
        let share = if cross_zone { all } else { Decimal::from(used).checked_mul((*targets).into()) };
        Decimal::ONE_HUNDRED.checked_div(share.filter(|_| *targets > 0)?)
    };
    targets_by_zone.iter().map(percent).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_targets_in_a_zone_get_more_each_without_cross_zone_balancing() {
        let tenth = Some(Decimal::from(10));
        assert_eq!(percent_per_target(&[8, 2], true), [tenth, tenth]);
        assert_eq!(percent_per_target(&[8, 2], false), [Some(Decimal::new(625, 2)), Some(Decimal::from(25))]);
    }

    #[test]
    fn a_zone_without_targets_gets_no_clients() {
        assert_eq!(percent_per_target(&[4, 0], false), [Some(Decimal::from(25)), None]);
        assert_eq!(percent_per_target(&[0, 0], true), [None, None]);
    }
}
