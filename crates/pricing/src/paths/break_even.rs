//! [`BreakEven`]: the GB at which a path option pays off.

use topology::{ChargeCode, Element};
use units::{Decimal, Error, Usd};

use super::choice::PathPrice;
use super::ledger::ends;
use super::slope::Slope;
use crate::nat_per_zone::NatPerZone;

/// The GB at which a path option pays off, compared with another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BreakEven {
    /// The code of the other option.
    pub against: &'static str,
    /// The name of the other option.
    pub against_label: String,
    /// Whether the gateways of the other option stay, so that only charges per GB are saved.
    pub stays: bool,
    /// When the option pays off.
    pub pays: Pays,
    /// The same without the cost of public IPv4 addresses, for options whose gateways need some.
    pub without_address: Option<Pays>,
    /// For NAT gateways in every zone: the GB at which one more zone pays off.
    pub of_zone: Option<OfZone>,
}

/// GB a month in a zone at which a NAT gateway of its own pays off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfZone {
    /// With the cost of its public IPv4 address.
    pub with_address: Decimal,
    /// Without the cost of its public IPv4 address.
    pub without_address: Decimal,
}

/// When a path option pays off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pays {
    /// From this many GB a month of the flow.
    From(Decimal),
    /// Up to this many GB a month of the flow.
    UpTo(Decimal),
    /// With any amount of data.
    Always,
    /// With no amount of data.
    Never,
    /// Both options cost the same.
    Alike,
}

/// Compares a path option with another one; `None` where a price is missing.
///
/// # Errors
/// [`Error::Overflow`] when a value exceeds the range of exact decimals.
pub(super) fn between(way: &PathPrice, other: &PathPrice, stays: bool) -> Result<Option<BreakEven>, Error> {
    let (Some(slope), Some(other_slope)) = (Slope::of(&way.ledger)?, Slope::of(&other.ledger)?) else {
        return Ok(None);
    };
    if way.fixed.at_least || (other.fixed.at_least && !stays) {
        return Ok(None);
    }
    let saved_per_gb = other_slope.above(slope)?;
    let others = |amount: Usd| if stays { Usd::ZERO } else { amount };
    let more = way.fixed.monthly - others(other.fixed.monthly);
    let more_without = (way.fixed.monthly - way.addresses) - others(other.fixed.monthly - other.addresses);
    let pays = pays(more, saved_per_gb)?;
    let without_address = (more != more_without).then(|| self::pays(more_without, saved_per_gb)).transpose()?;
    let of_zone = if way.code == "nat-per-zone" { of_zone(way, other, more, more_without)? } else { None };
    Ok(Some(BreakEven {
        against: other.code,
        against_label: other.label.clone(),
        stays,
        pays,
        without_address,
        of_zone,
    }))
}

/// When the saving per GB outweighs `more`, the additional monthly cost.
fn pays(more: Usd, saved_per_gb: Slope) -> Result<Pays, Error> {
    let (more, saved) = (more.amount(), saved_per_gb.part);
    if more.is_zero() && saved.is_zero() {
        return Ok(Pays::Alike);
    }
    if more <= Decimal::ZERO && saved >= Decimal::ZERO {
        return Ok(Pays::Always);
    }
    if more >= Decimal::ZERO && saved <= Decimal::ZERO {
        return Ok(Pays::Never);
    }
    let gb = units::exact_mul(more, saved_per_gb.whole)?.checked_div(saved).ok_or(Error::Overflow)?;
    Ok(if more > Decimal::ZERO { Pays::From(gb) } else { Pays::UpTo(gb) })
}

/// The break-even of one more zone: `more` is the cost of all additional gateways.
fn of_zone(way: &PathPrice, other: &PathPrice, more: Usd, more_without: Usd) -> Result<Option<OfZone>, Error> {
    let further = way.gateways.saturating_sub(other.gateways);
    let borders = other.ledger.ways.iter().flat_map(|way| &way.hops);
    let mut borders =
        borders.filter(|hop| matches!(hop.element, Element::CrossZone { .. })).flat_map(|hop| &hop.charges);
    let border = borders.find(|charge| matches!(charge.code, ChargeCode::CrossZone { .. }));
    let Some((charge, price)) = border.and_then(|charge| Some((charge, charge.line.price.as_ref()?))) else {
        return Ok(None);
    };
    if further == 0 || ends(&charge.code) != 2 {
        return Ok(None);
    }
    let gb = |more: Usd| -> Result<Option<Decimal>, Error> {
        let gateway_monthly = more.share(Decimal::ONE, Decimal::from(further))?;
        NatPerZone { gateway_monthly, usd_per_gb_and_end: price.unit_price }.pays_from_gb()
    };
    let (Some(with_address), Some(without_address)) = (gb(more)?, gb(more_without)?) else { return Ok(None) };
    Ok(Some(OfZone { with_address, without_address }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn when(cents: i64, saved: i64) -> Pays {
        pays(Usd::new(Decimal::new(cents, 2)), Slope { part: Decimal::new(saved, 3), whole: Decimal::ONE }).unwrap()
    }

    #[test]
    fn what_costs_more_pays_from_the_gb_that_save_as_much() {
        // 7.30 USD a month against 0.035 USD per GB.
        assert_eq!(when(730, 35), Pays::From(Decimal::new(7300, 0) / Decimal::new(35, 0)));
        assert_eq!(when(-730, -35), Pays::UpTo(Decimal::new(7300, 0) / Decimal::new(35, 0)));
        assert_eq!((when(-1, 0), when(0, 1), when(-1, 1)), (Pays::Always, Pays::Always, Pays::Always));
        assert_eq!((when(1, 0), when(0, -1), when(1, -1)), (Pays::Never, Pays::Never, Pays::Never));
        assert_eq!(when(0, 0), Pays::Alike);
    }
}
