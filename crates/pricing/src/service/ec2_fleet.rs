//! [`Fleet`]: how the running instances of a group are divided among purchase options.

use design::{BasePurchase, Mixed, Payment, Purchase, Reserved, SavingsPlan, Scope, Term};

/// A commitment for some instances of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Commitment {
    Reserved(Reserved),
    Plan(SavingsPlan),
}

impl Commitment {
    /// Its term and payment option.
    pub const fn terms(self) -> (Term, Payment) {
        match self {
            Commitment::Reserved(Reserved { term, payment, .. })
            | Commitment::Plan(SavingsPlan { term, payment, .. }) => (term, payment),
        }
    }

    /// Whether it also discounts the empty slots of a capacity reservation (at AWS, regional Reserved Instances and
    /// Savings Plans do, zonal Reserved Instances do not).
    pub fn covers_empty_slots(self) -> bool {
        !matches!(self, Commitment::Reserved(Reserved { scope: Scope::Zonal, .. }))
    }
}

/// The base of a fleet and the purchase options above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fleet {
    /// The number of instances in the base.
    pub base: u64,
    /// The commitment for the base; on-demand when `None`.
    pub commitment: Option<Commitment>,
    /// The percentage of instances above the base that are on-demand; the rest are Spot.
    on_demand_percent: u64,
}

impl Fleet {
    /// The fleet of a group of at most `count` instances.
    pub fn of(purchase: &Purchase, count: u64) -> Fleet {
        let (base, commitment, on_demand_percent) = match *purchase {
            Purchase::OnDemand => (0, None, 100),
            Purchase::Spot => (0, None, 0),
            Purchase::Reserved(reserved) => (count, Some(Commitment::Reserved(reserved)), 100),
            Purchase::SavingsPlan(plan) => (count, Some(Commitment::Plan(plan)), 100),
            Purchase::Mixed(Mixed { base, base_purchase, on_demand_percent }) => {
                let commitment = match base_purchase {
                    BasePurchase::OnDemand => None,
                    BasePurchase::Reserved(reserved) => Some(Commitment::Reserved(reserved)),
                    BasePurchase::SavingsPlan(plan) => Some(Commitment::Plan(plan)),
                };
                (base, commitment, on_demand_percent)
            }
        };
        Fleet { base, commitment, on_demand_percent }
    }

    /// The number of instances under the commitment when `running` run.
    pub fn covered(&self, running: u64) -> u64 {
        if self.commitment.is_some() { running.min(self.base) } else { 0 }
    }

    /// The number of on-demand instances when `running` run: fractions are rounded up in favour of on-demand.
    pub fn on_demand(&self, running: u64) -> u64 {
        let base = running.min(self.base);
        let hundredths = u128::from(running.saturating_sub(base)).saturating_mul(self.on_demand_percent.into());
        let above = u64::try_from(hundredths.div_ceil(100)).unwrap_or(u64::MAX);
        above.saturating_add(if self.commitment.is_none() { base } else { 0 })
    }

    /// The number of Spot instances when `running` run.
    pub fn spot(&self, running: u64) -> u64 {
        running.saturating_sub(self.covered(running)).saturating_sub(self.on_demand(running))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_round_up_for_on_demand() {
        let mixed = Mixed { base: 2, base_purchase: BasePurchase::OnDemand, on_demand_percent: 25 };
        let fleet = Fleet::of(&Purchase::Mixed(mixed), 10);
        assert_eq!([1, 2, 3, 7, 10].map(|n| fleet.on_demand(n)), [1, 2, 3, 4, 4]);
        assert_eq!([1, 2, 3, 7, 10].map(|n| fleet.spot(n)), [0, 0, 0, 3, 6]);
    }

    #[test]
    fn the_largest_count_is_divided_exactly() {
        let mixed = Mixed { base: 1, base_purchase: BasePurchase::OnDemand, on_demand_percent: 50 };
        let fleet = Fleet::of(&Purchase::Mixed(mixed), 1);
        let half = u64::MAX / 2;
        assert_eq!((fleet.on_demand(u64::MAX), fleet.spot(u64::MAX)), (half + 1, half));
    }

    #[test]
    fn every_running_instance_is_bought_once() {
        for percent in [0, 1, 33, 50, 99, 100] {
            let mixed = Mixed { base: 3, base_purchase: BasePurchase::OnDemand, on_demand_percent: percent };
            let fleet = Fleet::of(&Purchase::Mixed(mixed), 9);
            for running in 0..20 {
                assert_eq!(fleet.covered(running) + fleet.on_demand(running) + fleet.spot(running), running);
            }
        }
    }
}
