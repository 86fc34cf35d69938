//! A regional NAT gateway: the price of a zonal one for every active zone (facts.md, elements), in us-east-1.

use crate::paths::support::*;
use pricing::paths::Pays;
use units::Usd;

#[test]
fn two_active_zones_cost_as_much_as_two_gateways() {
    // 730 h at 0.045 USD and an address at 0.005 USD, twice; 1,000 GB at 0.045 USD, none of them between zones.
    let comparison = compared(&instances(2, "@internet", 1_000));
    let regional = way(&comparison, "nat-regional");
    assert_eq!((regional.fixed.monthly, regional.gateways), (Usd::new(decimal("73")), 2));
    assert_eq!(regional.addresses, Usd::new(decimal("7.3")));
    assert_eq!(regional.total, way(&comparison, "nat-per-zone").total);
    // One gateway: 36.50 USD, and 500 GB between zones at 0.02 USD.
    assert_eq!(regional.change, Some(Usd::new(decimal("26.5"))));
    assert_eq!(even(&comparison, "nat-regional").pays, Pays::From(decimal("3650")));
}

#[test]
fn in_one_zone_it_costs_as_much_as_a_zonal_one() {
    let comparison = compared(&instances(1, "@internet", 1_000));
    let regional = way(&comparison, "nat-regional");
    assert_eq!((regional.fixed.monthly, regional.change), (Usd::new(decimal("36.5")), Some(Usd::ZERO)));
    assert_eq!(even(&comparison, "nat-regional").pays, Pays::Alike);
}
