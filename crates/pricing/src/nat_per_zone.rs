//! [`NatPerZone`]: compares one NAT gateway for several zones with one in each zone.

use units::{Decimal, Error, Usd};

/// The cost of a NAT gateway in every zone compared with one for all zones.
///
/// With a single gateway, the traffic of the other zones crosses zones to reach it, and is charged at both ends (Amazon
/// EC2 on-demand pricing, data transfer; Amazon VPC pricing, NAT gateway). The charge for the GB that pass through the
/// gateways is the same in both layouts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NatPerZone {
    /// The monthly cost of a gateway without its data: its hours, and its public addresses where they are charged.
    pub gateway_monthly: Usd,
    /// Price per GB between zones, at one end.
    pub usd_per_gb_and_end: Usd,
}

impl NatPerZone {
    /// GB a month that cross zones to reach the single gateway, when `gb` are spread evenly over `zones`.
    ///
    /// # Errors
    /// [`Error::Overflow`] without zones, or when the product does not fit.
    pub fn crossing_gb(gb: Decimal, zones: u64) -> Result<Decimal, Error> {
        let others = Decimal::from(zones.saturating_sub(1));
        gb.checked_mul(others).and_then(|gb| gb.checked_div(Decimal::from(zones))).ok_or(Error::Overflow)
    }

    /// GB a month in a zone above which a gateway of its own costs less; `None` where crossing zones is free.
    ///
    /// # Errors
    /// [`Error::Overflow`] when the quotient does not fit.
    pub fn pays_from_gb(&self) -> Result<Option<Decimal>, Error> {
        self.break_even_gb(1)
    }

    /// GB a month in all `zones` together, spread evenly, above which one gateway in each zone costs less; `None` where
    /// crossing zones is free.
    ///
    /// # Errors
    /// [`Error::Overflow`] when the quotient does not fit.
    pub fn break_even_gb(&self, zones: u64) -> Result<Option<Decimal>, Error> {
        let both_ends = self.usd_per_gb_and_end.times(Decimal::TWO)?.amount();
        if both_ends.is_zero() {
            return Ok(None);
        }
        let gateways = self.gateway_monthly.times(Decimal::from(zones))?.amount();
        gateways.checked_div(both_ends).map(Some).ok_or(Error::Overflow)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(gateway: i64) -> NatPerZone {
        NatPerZone {
            gateway_monthly: Usd::new(Decimal::new(gateway, 2)),
            usd_per_gb_and_end: Usd::new(Decimal::new(1, 2)),
        }
    }

    #[test]
    fn each_further_zone_has_to_pay_for_its_gateway() {
        // 0.045 and 0.005 USD an hour for 730 hours, 0.01 USD per GB at each end.
        assert_eq!(layout(3650).pays_from_gb(), Ok(Some(Decimal::from(1825))));
        // Without the public address.
        assert_eq!(layout(3285).pays_from_gb(), Ok(Some(Decimal::new(16425, 1))));
        // Of T GB in three zones, 2 T / 3 cross zones at 0.02 USD: as much as two gateways at T × 0.04 / 3.
        assert_eq!(layout(3285).break_even_gb(3), Ok(Some(Decimal::new(49275, 1))));
        assert_eq!(NatPerZone::crossing_gb(Decimal::from(3000), 3), Ok(Decimal::from(2000)));
        assert_eq!(NatPerZone::crossing_gb(Decimal::from(3000), 1), Ok(Decimal::ZERO));
        assert!(NatPerZone::crossing_gb(Decimal::ONE, 0).is_err());
    }

    #[test]
    fn where_crossing_zones_is_free_one_gateway_is_always_enough() {
        let free = NatPerZone { gateway_monthly: Usd::new(Decimal::ONE), usd_per_gb_and_end: Usd::ZERO };
        assert_eq!(free.break_even_gb(3), Ok(None));
    }
}
