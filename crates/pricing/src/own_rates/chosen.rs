//! [`Chosen`]: the private rates that apply to a line.

use design::{OwnRate, Rate};
use units::{Decimal, Error, Usd};

use super::scope::Charge;
use crate::line::Line;
use crate::service::Context;

/// The private rates that apply to a line: of those that do not stack the one with the narrowest scope, and of equally
/// narrow ones the last; then those that stack. Each comes with its index in the design.
pub(super) struct Chosen<'a> {
    pub rates: Vec<(usize, &'a OwnRate)>,
}

impl<'a> Chosen<'a> {
    /// The rates that apply to a line that `region` bills; `code` is the code of what is charged.
    pub fn of(context: &Context<'a>, region: &str, line: &Line, code: &str) -> Chosen<'a> {
        let (design, charge) = (context.design, Charge::of(context, region, line, code));
        let has_no_unit_price = is_set_by_design(line);
        let applies = |rate: &OwnRate| {
            let fits = rate.rate.leaves().is_some() || !has_no_unit_price;
            fits && rate.is_in_force(design.first_month, context.month) && charge.is_of(rate)
        };
        let all = design.own_rates.iter().enumerate().filter(|(_, rate)| applies(rate));
        let (stacked, others): (Vec<_>, Vec<_>) = all.partition(|(_, rate)| rate.stacks);
        // Of several maxima, this returns the last.
        let best = others.into_iter().max_by_key(|(_, rate)| rate.applies_to.narrowness());
        Chosen { rates: best.into_iter().chain(stacked).collect() }
    }

    /// The unit price that replaces the list price, and the name of its rate.
    pub fn unit_price(&self) -> Option<(Usd, &'a str)> {
        self.rates.iter().find_map(|(_, rate)| match rate.rate {
            Rate::UnitPrice(price) => Some((Usd::new(price.usd.0), rate.name.as_str())),
            Rate::PercentOff(_) | Rate::PercentAdded(_) => None,
        })
    }

    /// The share of the price that all percentages leave together, whatever their order.
    pub fn leaves(&self) -> Result<Decimal, Error> {
        let mut shares: Vec<Decimal> = self.rates.iter().filter_map(|(_, rate)| rate.rate.leaves()).collect();
        // The product of many shares may be rounded, and must not depend on their order.
        shares.sort_unstable();
        let product = shares.into_iter().try_fold(Decimal::ONE, |all, share| all.checked_mul(share));
        product.map(|all| all.normalize()).ok_or(Error::Overflow)
    }
}

/// Whether the design itself sets the price, as that of a Savings Plan.
fn is_set_by_design(line: &Line) -> bool {
    line.price.as_ref().is_some_and(|price| price.as_of.is_none())
}
