//! The ledger of a flow, hop by hop.

use crate::paths::support::*;
use catalog::Catalogue;
use pricing::paths::ledger;
use units::Usd;

#[test]
fn each_hop_has_its_charges_and_their_sum_is_the_flow() {
    let ledger = ledger(&instances(2, "@internet", 1_000), &id("flow"), Catalogue::embedded()).unwrap().unwrap();
    assert_eq!((ledger.from.as_str(), ledger.to.as_str(), ledger.pinned), ("web", "the internet", false));
    let hops: Vec<_> = ledger.ways.iter().flat_map(|way| &way.hops).collect();
    let kinds: Vec<_> = hops.iter().map(|hop| hop.kind).collect();
    assert_eq!(kinds, ["cross-zone", "nat-gateway", "internet-gateway"]);
    let per_gb: Vec<_> = hops.iter().map(|hop| hop.charges[0].per_gb.unwrap().amount().normalize()).collect();
    // Half of the data crosses zones, at 0.02 USD per GB.
    assert_eq!(per_gb, [decimal("0.01"), decimal("0.045"), decimal("0.09")]);
    let sum: Usd = hops.iter().map(|hop| hop.totals.monthly).sum();
    assert_eq!((sum, sum), (ledger.totals.monthly, Usd::new(decimal("145"))));
}

#[test]
fn open_gb_have_prices_and_no_amounts() {
    let ledger = ledger(&instances(2, "@internet", "open"), &id("flow"), Catalogue::embedded()).unwrap().unwrap();
    assert!(ledger.totals.at_least && ledger.gb.both.is_none());
    let hops = ledger.ways.iter().flat_map(|way| &way.hops);
    let per_gb: Vec<_> = hops.map(|hop| hop.charges[0].per_gb.unwrap().amount().normalize()).collect();
    assert_eq!(per_gb, [decimal("0.01"), decimal("0.045"), decimal("0.09")]);
}
