//! One hour under a Savings Plan.

use units::{Decimal, Error, Usd};

/// Usage of one kind in one hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usage {
    /// How much, in any unit.
    pub quantity: Decimal,
    /// On-demand price of one.
    pub on_demand: Usd,
    /// Price of one under the plan; `None` where the plan does not apply or its rate is not known.
    pub plan: Option<Usd>,
}

/// What a plan covers in one hour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// How much of each usage is covered, in the order given.
    pub covered: Vec<Decimal>,
    /// The part of the commitment that was spent, at plan rates. The rest is lost.
    pub used: Usd,
}

/// Spends the commitment of one hour: the usage with the highest saving in percent first, ties to
/// the lowest plan rate, at plan rates, until it is spent.
///
/// Where the last usage is covered in part, its quantity is kept to 28 digits.
///
/// # Errors
/// [`Error::Overflow`] when a figure leaves the range of exact decimals.
pub fn cover_plan(commitment: Usd, usage: &[Usage]) -> Result<Cover, Error> {
    let mut order: Vec<(usize, Decimal, Usd)> = Vec::with_capacity(usage.len());
    for (index, item) in usage.iter().enumerate() {
        let Some(plan) = item.plan.filter(|_| !item.on_demand.is_zero() && !item.quantity.is_zero()) else { continue };
        let ratio = plan.amount().checked_div(item.on_demand.amount()).ok_or(Error::Overflow)?;
        order.push((index, ratio, plan));
    }
    order.sort_by_key(|(index, ratio, plan)| (*ratio, *plan, *index));
    let mut covered = vec![Decimal::ZERO; usage.len()];
    let mut left = commitment;
    for (index, _, plan) in order {
        let (Some(item), Some(covered)) = (usage.get(index), covered.get_mut(index)) else { continue };
        let whole = Usd::new(item.quantity.checked_mul(plan.amount()).ok_or(Error::Overflow)?);
        if whole <= left {
            *covered = item.quantity;
            left = left - whole;
        } else {
            *covered = left.amount().checked_div(plan.amount()).ok_or(Error::Overflow)?;
            left = Usd::ZERO;
        }
        if left.is_zero() {
            break;
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
