//! Properties of all networks.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use catalog::{Catalogue, PriceList};
use design::{Design, Number};
use pricing::{Cost, Estimate, Line, NatPerZone, estimate};
use proptest::prelude::*;
use serde_json::{Value, json};
use units::{Decimal, Usd};

const REGIONS: [&str; 5] = ["us-east-1", "eu-central-1", "ap-southeast-2", "us-gov-west-1", "mx-central-1"];
/// Bounds of the tiers and the allowance.
const BOUNDS: [i64; 7] = [0, 100, 10_240, 51_200, 153_600, 1_048_576, 5_242_880];

fn priced(components: &[Value], allowance: bool) -> Estimate {
    let document = json!({"abacus": 1, "region": "us-east-1", "components": components,
                          "free_allowances": {"internet_out": allowance}});
    estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap()
}

fn lines<'a>(estimate: &'a Estimate, code: &'a str) -> impl Iterator<Item = &'a Line> {
    estimate.components.iter().flat_map(|component| &component.lines).filter(move |line| line.code == code)
}

fn component(index: usize, kind: &str, region: &str, config: &Value, usage: &Value) -> Value {
    json!({"id": format!("c-{index}"), "kind": kind, "placement": {"region": region}, "config": config, "usage": usage})
}

/// GB with up to four decimals, often at the bound of a tier.
fn gb() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        (0..400_000_i64, 0..10_000_i64).prop_map(|(whole, part)| Decimal::new(whole * 10_000 + part, 4)),
        (prop::sample::select(&BOUNDS[..]), -1..=1_i64)
            .prop_map(|(bound, off)| Decimal::new(bound * 10_000 + off, 4).max(Decimal::ZERO)),
        (0..6_000_000_i64).prop_map(Decimal::from),
    ]
}

/// A component that sends data to the internet, on different paths, or through an interface endpoint.
fn sender() -> impl Strategy<Value = (usize, &'static str, Decimal)> {
    (0..4_usize, prop::sample::select(&REGIONS[..]), gb())
}

fn design_of(senders: &[(usize, &str, Decimal)]) -> Vec<Value> {
    let one = |(index, (way, region, gb)): (usize, &(usize, &str, Decimal))| {
        let gb = json!(Number(*gb));
        match way {
            0 => component(index, "data-transfer", region, &json!({"path": "internet-out"}), &json!({"gb": gb})),
            1 => component(index, "nat-gateway", region, &json!({}), &json!({"internet_out_gb": gb})),
            2 => component(index, "vpn-connection", region, &json!({}), &json!({"out_gb": gb})),
            _ => {
                let config = json!({"endpoint_type": "interface"});
                component(index, "vpc-endpoint", region, &config, &json!({"gb": gb}))
            }
        }
    };
    senders.iter().enumerate().map(one).collect()
}

/// Sums of periodic quotients may differ by far less than a cent.
fn same(a: Usd, b: Usd) -> bool {
    (a - b).amount().abs() <= Decimal::new(1, 12)
}

/// The cost of all GB at one price in a region.
fn tiered(list: PriceList, region: &str, dimension: &str, item: &str, gb: Decimal) -> Option<Usd> {
    let point = Catalogue::embedded().point(list, region, dimension, item)?;
    Some(point.tiers.charge(gb).unwrap().0)
}

proptest! {
    #[test]
    fn components_share_the_tiers_of_their_region(senders in prop::collection::vec(sender(), 1..7)) {
        let estimate = priced(&design_of(&senders), false);
        for region in REGIONS {
            for (code, is_internet) in [("transfer.internet-out", true), ("endpoint.data", false)] {
                let of = |sender: &&(usize, &str, Decimal)| sender.1 == region && (sender.0 < 3) == is_internet;
                let total: Decimal = senders.iter().filter(of).map(|sender| sender.2).sum();
                let together = if is_internet {
                    tiered(PriceList::DataTransfer, region, "out", "internet", total)
                } else {
                    tiered(PriceList::Vpc, region, "data-processed", "interface-endpoint", total)
                };
                let components = estimate.components.iter().filter(|component| component.region == region);
                let all: Vec<&Line> =
                    components.flat_map(|component| &component.lines).filter(|line| line.code == code).collect();
                let Some(together) = together else {
                    // A quantity of zero costs nothing, whatever its price.
                    let used = || all.iter().filter(|line| line.quantity != Some(Decimal::ZERO));
                    for line in used() {
                        let named = matches!(&line.cost, Cost::NoPrice { priced_in, .. } if !priced_in.is_empty());
                        prop_assert!(named, "{line:?}");
                    }
                    prop_assert!(used().next().is_none() || estimate.totals.at_least);
                    continue;
                };
                let paid: Usd = all.iter().map(|line| line.cost.known().unwrap()).sum();
                prop_assert!(same(paid, together), "{region}: {paid:?}, {together:?}");
                for line in all {
                    let price = line.price.as_ref().unwrap();
                    let sliced: Decimal = price.slices.iter().map(|slice| slice.quantity).sum();
                    prop_assert_eq!(sliced, price.pool.or(line.quantity).unwrap());
                }
            }
        }
    }

    #[test]
    fn the_allowance_is_worth_its_gb_and_never_more(senders in prop::collection::vec(sender(), 1..7)) {
        let design = design_of(&senders);
        let (with, without) = (priced(&design, true), priced(&design, false));
        let of = |estimate: &Estimate, region: &str| -> Vec<Line> {
            let components = estimate.components.iter().filter(|component| component.region == region);
            let lines = components.flat_map(|component| component.lines.clone());
            lines.filter(|line| line.code == "transfer.internet-out" && line.cost.known().is_some()).collect()
        };
        let commercial = senders.iter().filter(|sender| sender.0 < 3 && !sender.1.starts_with("us-gov"));
        let all: Decimal = commercial.map(|sender| sender.2).sum();
        for region in REGIONS {
            let (with, without) = (of(&with, region), of(&without, region));
            let paid = |lines: &[Line]| lines.iter().map(|line| line.cost.known().unwrap()).sum::<Usd>();
            let gb: Decimal = without.iter().map(|line| line.quantity.unwrap()).sum();
            let (saved, free) = (paid(&without) - paid(&with), Decimal::from(100).min(all));
            let part = if region.starts_with("us-gov") || all.is_zero() { Decimal::ZERO } else { free * gb / all };
            let first = Catalogue::embedded().point(PriceList::DataTransfer, region, "out", "internet");
            let first = first.map_or(Usd::ZERO, |point| point.tiers.first_price());
            let expected = first.amount() * part;
            prop_assert!((saved.amount() - expected).abs() < Decimal::new(1, 9), "{region}: {saved:?}, {expected}");
        }
    }

    #[test]
    fn the_order_of_components_does_not_matter(senders in prop::collection::vec(sender(), 1..7), by in 0..7_usize) {
        for allowance in [false, true] {
            let design = design_of(&senders);
            let mut turned = design.clone();
            turned.rotate_left(by % design.len());
            turned.reverse();
            let (one, other) = (priced(&design, allowance), priced(&turned, allowance));
            prop_assert_eq!(&one.totals, &other.totals);
            for component in &one.components {
                let same = other.components.iter().find(|other| other.id == component.id).unwrap();
                prop_assert_eq!(component, same);
            }
            let mut rules = [one.findings, other.findings].map(|findings| {
                findings.into_iter().map(|finding| (finding.rule, finding.name, finding.message)).collect::<Vec<_>>()
            });
            rules.iter_mut().for_each(|rules| rules.sort());
            prop_assert_eq!(&rules[0], &rules[1]);
        }
    }

    #[test]
    fn tiers_are_continuous_and_monotone(from in gb(), more in 1..100_000_i64, allowance in any::<bool>()) {
        for way in [0, 3] {
            let cost = |gb: Decimal| priced(&design_of(&[(way, "us-east-1", gb)]), allowance).totals.monthly;
            let step = Decimal::new(1, 4);
            let (at, next, later) = (cost(from), cost(from + step), cost(from + Decimal::from(more)));
            // The first GB is the most expensive: 0.09 USD.
            let jump = (next - at).amount();
            prop_assert!(jump >= Decimal::ZERO && jump <= step * Decimal::new(9, 2), "{from}: {jump}");
            prop_assert!(later >= at);
        }
    }

    #[test]
    fn no_use_costs_nothing_beyond_hours(region in prop::sample::select(&REGIONS[..]), hours in 0..=730_u64) {
        let none = |figures: &[&str]| {
            let mut usage: serde_json::Map<_, _> = figures.iter().map(|name| ((*name).to_owned(), json!(0))).collect();
            usage.insert("hours_per_month".into(), json!(hours));
            Value::Object(usage)
        };
        let attached = json!({"vpcs": 2, "vpns": 1, "direct_connects": 1, "connects": 1, "peerings": 1});
        let design = [
            component(0, "nat-gateway", region, &json!({}), &none(&["internet_out_gb", "other_gb", "cross_zone_gb"])),
            component(1, "vpc-endpoint", region, &json!({"endpoint_type": "interface"}), &none(&["gb"])),
            component(2, "vpc-endpoint", region, &json!({"endpoint_type": "gateway-load-balancer"}), &none(&["gb"])),
            component(3, "transit-gateway", region, &attached,
                      &none(&["vpc_gb", "vpn_gb", "direct_connect_gb", "peered_gb"])),
            component(4, "vpn-connection", region, &json!({}), &none(&["out_gb"])),
            component(5, "data-transfer", region, &json!({"path": "internet-out"}), &json!({"gb": 0})),
            component(6, "public-ipv4", region, &json!({}), &none(&[])),
        ];
        let estimate = priced(&design, false);
        for line in estimate.components.iter().flat_map(|component| &component.lines) {
            if let Some(cost) = line.cost.known() {
                let free = line.unit != units::Unit::Hour || hours == 0;
                prop_assert_eq!(cost.is_zero(), free, "{:?}", line);
            }
        }
    }

    #[test]
    fn gb_and_hours_are_counted_in_their_units(gb in gb(), minutes in 1..43_800_i64) {
        // A usage value has four decimals: the hours of this many minutes, rounded to fit.
        let hours = (Decimal::from(minutes) / Decimal::from(60)).round_dp(4);
        let usage = json!({"other_gb": Number(gb), "hours_per_month": Number(hours)});
        let estimate = priced(&[component(0, "nat-gateway", "us-east-1", &json!({}), &usage)], false);
        let amount = |code| lines(&estimate, code).next().unwrap().cost.known().unwrap().amount();
        let within = |a: Decimal, b: Decimal| (a - b).abs() <= Decimal::new(1, 12);
        prop_assert!(within(amount("nat.data"), gb * Decimal::new(45, 3)));
        prop_assert!(within(amount("nat.hours"), hours.ceil() * Decimal::new(45, 3)));
        prop_assert!(within(amount("vpc.public-ipv4"), hours * Decimal::new(5, 3)));
    }

    /// At the break-even, both layouts cost the same when priced as designs; slightly above it, one gateway per zone
    /// costs less.
    #[test]
    fn a_gateway_per_zone_breaks_even_as_the_designs_do(zones in 2..7_u64, more in 1..10_000_i64) {
        let nat = |count: u64, cross: Decimal| {
            let usage = json!({"other_gb": 0, "cross_zone_gb": Number(cross.round_dp(4))});
            let mut one = component(0, "nat-gateway", "us-east-1", &json!({}), &usage);
            one["placement"]["count"] = json!(count);
            priced(&[one], false).totals.monthly
        };
        let layout = NatPerZone { gateway_monthly: nat(1, Decimal::ZERO), usd_per_gb_and_end: Usd::new(Decimal::new(1, 2)) };
        let at = layout.break_even_gb(zones).unwrap().unwrap();
        let single = |gb: Decimal| nat(1, NatPerZone::crossing_gb(gb, zones).unwrap());
        let near = |a: Usd, b: Usd| (a - b).amount().abs() < Decimal::new(1, 5);
        prop_assert!(near(single(at), nat(zones, Decimal::ZERO)));
        prop_assert!(single(at + Decimal::from(more)) > nat(zones, Decimal::ZERO));
        prop_assert!(single(at - Decimal::ONE) < nat(zones, Decimal::ZERO));
    }
}
