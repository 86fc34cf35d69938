//! One hour of commitments, compared with naive models of the same rules.

use pricing::commitment::{Held, Running, Usage, cover_plan, cover_reserved};
use proptest::prelude::*;
use units::{Decimal, Usd};

/// A number in the model: a fraction of integers.
#[derive(Debug, Clone, Copy)]
struct Fraction(i64, i64);

impl Fraction {
    fn is(self, value: Decimal) -> bool {
        (value * Decimal::from(self.1) - Decimal::from(self.0)).abs() < Decimal::new(1, 20)
    }
}

/// Quantity, on-demand price and plan rate in cents.
type Item = (i64, i64, Option<i64>);

/// Takes the best remaining usage, again and again, until the commitment is spent. Amounts are cents and whole
/// quantities; only the last quantity is a fraction.
fn spend_naively(commitment: i64, items: &[Item]) -> Vec<Fraction> {
    let mut covered = vec![Fraction(0, 1); items.len()];
    let mut open: Vec<usize> = (0..items.len()).filter(|index| items[*index].2.is_some()).collect();
    let mut left = commitment;
    while left > 0 && !open.is_empty() {
        let rate = |index: usize| items[index].2.unwrap();
        // a/b < c/d as a·d < c·b: a smaller fraction of the on-demand price is a higher saving.
        let beats = |a: usize, b: usize| {
            let (x, y) = (rate(a) * items[b].1, rate(b) * items[a].1);
            x < y || (x == y && rate(a) < rate(b)) || (x == y && rate(a) == rate(b) && a < b)
        };
        let best = open.iter().copied().reduce(|best, next| if beats(next, best) { next } else { best }).unwrap();
        open.retain(|index| *index != best);
        let whole = items[best].0 * rate(best);
        if whole <= left {
            covered[best] = Fraction(items[best].0, 1);
            left -= whole;
        } else {
            covered[best] = Fraction(left, rate(best));
            left = 0;
        }
    }
    covered
}

fn cents(amount: i64) -> Usd {
    Usd::new(Decimal::new(amount, 2))
}

fn items() -> impl Strategy<Value = Vec<Item>> {
    prop::collection::vec((0..6_i64, 1..12_i64, prop::option::of(1..12_i64)), 0..6)
}

/// Sizes in quarters of a normalised unit: nano to large.
const QUARTERS: [i64; 5] = [1, 2, 4, 8, 16];

/// A purchase or a group: its count, its size, its pool, and whether it waits.
type Sized = (i64, usize, usize, bool);

/// Covers quarter by quarter of a normalised unit. Pool 2 has no flexible sizes: there, a quarter counts only for its
/// own type, and as many quarters are taken as make up one instance.
fn cover_naively(held: &[Sized], running: &[Sized]) -> Vec<Vec<i64>> {
    let mut open: Vec<i64> = running.iter().map(|(hours, size, ..)| hours * QUARTERS[*size]).collect();
    let mut taken = vec![vec![0; running.len()]; held.len()];
    for (holder, (count, size, pool, _)) in held.iter().enumerate() {
        for _ in 0..count * QUARTERS[*size] {
            let fits = |index: &usize| {
                let (_, other, its, _) = running[*index];
                open[*index] > 0 && its == *pool && (*pool != FIXED || other == *size)
            };
            let rank = |index: &usize| {
                let (_, size, pool, waits) = running[*index];
                (waits, if pool == FIXED { 0 } else { QUARTERS[size] }, *index)
            };
            let Some(next) = (0..running.len()).filter(fits).min_by_key(rank) else { break };
            open[next] -= 1;
            taken[holder][next] += 1;
        }
    }
    taken
}

const POOLS: [&str; 3] = ["m5 here", "m5 there", "g5 here"];
const FIXED: usize = 2;
const NAMES: [&str; 5] = ["nano", "micro", "small", "medium", "large"];

fn sized() -> impl Strategy<Value = Vec<Sized>> {
    prop::collection::vec((0..4_i64, 0..QUARTERS.len(), 0..POOLS.len(), any::<bool>()), 0..6)
}

fn factor(size: usize, pool: usize) -> Option<Decimal> {
    (pool != FIXED).then(|| Decimal::new(QUARTERS[size] * 25, 2))
}

proptest! {
    #[test]
    fn a_plan_is_spent_as_by_hand(commitment in 0..100_i64, items in items()) {
        let usage: Vec<Usage> = items
            .iter()
            .map(|(quantity, on_demand, plan)| Usage {
                quantity: Decimal::from(*quantity),
                on_demand: cents(*on_demand),
                plan: plan.map(cents),
            })
            .collect();
        let cover = cover_plan(cents(commitment), &usage).unwrap();
        for (index, expected) in spend_naively(commitment, &items).into_iter().enumerate() {
            prop_assert!(expected.is(cover.covered[index]), "{index}: {expected:?}, {}", cover.covered[index]);
            prop_assert!(cover.covered[index] <= usage[index].quantity);
        }
        prop_assert!(cover.used <= cents(commitment));
        let spent: Decimal =
            cover.covered.iter().zip(&usage).map(|(hours, item)| hours * item.plan.unwrap_or_default().amount()).sum();
        prop_assert!((spent - cover.used.amount()).abs() < Decimal::new(1, 20));
    }

    #[test]
    fn reserved_instances_cover_as_by_hand(held in sized(), running in sized()) {
        let held_list: Vec<Held<'_>> = held
            .iter()
            .map(|(count, size, pool, _)| Held {
                count: Decimal::from(*count),
                instance_type: NAMES[*size],
                factor: factor(*size, *pool),
                pool: POOLS[*pool],
                also: "",
            })
            .collect();
        let running_list: Vec<Running<'_>> = running
            .iter()
            .map(|(hours, size, pool, waits)| Running {
                hours: Decimal::from(*hours),
                instance_type: NAMES[*size],
                factor: factor(*size, *pool),
                pool: POOLS[*pool],
                waits: *waits,
            })
            .collect();
        let expected = cover_naively(&held, &running);
        let mut covered = vec![vec![Decimal::ZERO; running.len()]; held.len()];
        for cover in cover_reserved(&held_list, &running_list).unwrap() {
            covered[cover.held][cover.running] += cover.hours;
        }
        for (holder, groups) in expected.iter().enumerate() {
            for (group, quarters) in groups.iter().enumerate() {
                let hours = Fraction(*quarters, QUARTERS[running[group].1]);
                prop_assert!(hours.is(covered[holder][group]), "{holder} {group}: {hours:?}, {covered:?}");
            }
        }
    }
}
