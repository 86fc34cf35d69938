//! One hour under a Savings Plan.

use units::{Decimal, Error, Usd};

/// Usage of one kind in one hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usage {
    /// The quantity, in any unit.
    pub quantity: Decimal,
    /// On-demand price per unit.
    pub on_demand: Usd,
    /// Price per unit under the plan; `None` where the plan does not apply or its rate is unknown.
    pub plan: Option<Usd>,
}

/// The usage that a plan covers in one hour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// The covered quantity of each usage, in the order given.
    pub covered: Vec<Decimal>,
    /// The part of the commitment that is spent, at plan rates. The rest is lost.
    pub used: Usd,
}

/// The usages that a plan applies to, in the order in which it covers them: the highest saving in percent first; on a
/// tie, the lowest plan rate. The order is the same in every hour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order(Vec<(usize, Usd)>);

impl Order {
    /// The order of usages with these on-demand prices and plan rates. The rate is `None` where the plan does not
    /// apply.
    ///
    /// # Errors
    /// [`Error::Overflow`] when a value exceeds the range of exact decimals.
    pub fn of(prices: impl IntoIterator<Item = (Usd, Option<Usd>)>) -> Result<Order, Error> {
        let mut order = Vec::new();
        for (index, (on_demand, plan)) in prices.into_iter().enumerate() {
            let Some(plan) = plan.filter(|_| !on_demand.is_zero()) else { continue };
            let ratio = plan.amount().checked_div(on_demand.amount()).ok_or(Error::Overflow)?;
            order.push((ratio, plan, index));
        }
        order.sort_unstable();
        Ok(Order(order.into_iter().map(|(_, plan, index)| (index, plan)).collect()))
    }

    /// Spends the commitment of one hour in which `quantity` of each usage runs. Returns the covered quantity of each
    /// covered usage, and the rest of the commitment.
    ///
    /// Where the last usage is covered in part, its quantity has up to 28 digits.
    ///
    /// # Errors
    /// [`Error::Overflow`] when a value exceeds the range of exact decimals.
    pub fn spend(
        &self,
        commitment: Usd,
        quantity: impl Fn(usize) -> Decimal,
    ) -> Result<(Vec<(usize, Decimal)>, Usd), Error> {
        self.spend_from(&mut 0, commitment, quantity)
    }

    /// As [`Order::spend`], for one plan after another with the same order in one hour: `covered` is the number of
    /// first usages that are covered in full, and is 0 for the first plan.
    ///
    /// # Errors
    /// As [`Order::spend`].
    pub fn spend_from(
        &self,
        covered: &mut usize,
        commitment: Usd,
        quantity: impl Fn(usize) -> Decimal,
    ) -> Result<(Vec<(usize, Decimal)>, Usd), Error> {
        while self.0.get(*covered).is_some_and(|(index, _)| quantity(*index).is_zero()) {
            *covered = covered.saturating_add(1);
        }
        let mut covers = Vec::new();
        let mut left = commitment;
        for (index, plan) in self.0.get(*covered..).unwrap_or_default() {
            let wanted = quantity(*index);
            if wanted.is_zero() {
                continue;
            }
            let whole = Usd::new(wanted.checked_mul(plan.amount()).ok_or(Error::Overflow)?);
            if whole <= left {
                covers.push((*index, wanted));
                left = left - whole;
            } else {
                covers.push((*index, left.amount().checked_div(plan.amount()).ok_or(Error::Overflow)?));
                left = Usd::ZERO;
            }
            if left.is_zero() {
                break;
            }
        }
        Ok((covers, left))
    }
}

/// Spends the commitment of one hour at plan rates, in the order of [`Order`], until nothing is left.
///
/// # Errors
/// [`Error::Overflow`] when a value exceeds the range of exact decimals.
pub fn cover_plan(commitment: Usd, usage: &[Usage]) -> Result<Cover, Error> {
    let order = Order::of(usage.iter().map(|item| (item.on_demand, item.plan)))?;
    let quantity = |index: usize| usage.get(index).map_or(Decimal::ZERO, |item| item.quantity);
    let (covers, left) = order.spend(commitment, quantity)?;
    let mut covered = vec![Decimal::ZERO; usage.len()];
    for (index, hours) in covers {
        if let Some(covered) = covered.get_mut(index) {
            *covered = hours;
        }
    }
    Ok(Cover { covered, used: commitment - left })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usage(quantity: i64, on_demand: &str, plan: &str) -> Usage {
        Usage {
            quantity: Decimal::from(quantity),
            on_demand: Usd::parse(on_demand).unwrap(),
            plan: Usd::parse(plan).ok(),
        }
    }

    #[test]
    fn the_largest_saving_comes_first_and_ties_go_to_the_lower_rate() {
        let all = [usage(1, "1", "0.9"), usage(1, "2", "1"), usage(1, "1", "0.5")];
        let cover = cover_plan(Usd::parse("1").unwrap(), &all).unwrap();
        assert_eq!(cover.covered, [Decimal::ZERO, Decimal::new(5, 1), Decimal::ONE]);
    }

    #[test]
    fn what_is_not_used_is_left() {
        let cover =
            cover_plan(Usd::parse("5").unwrap(), &[usage(2, "1", "0.5"), usage(9, "1", "not covered")]).unwrap();
        assert_eq!(cover.used, Usd::parse("1").unwrap());
        assert_eq!(cover.covered, [Decimal::TWO, Decimal::ZERO]);
    }
}
