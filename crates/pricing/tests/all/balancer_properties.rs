//! Properties of all load balancers.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use catalog::Catalogue;
use design::{BalancerUsage, Design, Number};
use pricing::service::percent_per_target;
use pricing::{CapacityUnits, ComponentEstimate, estimate};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use units::{Decimal, Usd};

const TYPES: [&str; 4] = ["application", "network", "gateway", "classic"];

/// Prices one component with this load.
fn priced(config: &Value, count: u64, usage: &Value) -> ComponentEstimate {
    let document = json!({"abacus": 1, "region": "us-east-1", "components": [
        {"id": "b", "kind": "load-balancer", "placement": {"count": count}, "config": config, "usage": usage}]});
    let design = Design::parse(&document.to_string()).unwrap();
    estimate(&design, Catalogue::embedded()).unwrap().components.remove(0)
}

fn config(balancer_type: &str) -> Value {
    json!({"balancer_type": balancer_type, "scheme": "internal"})
}

fn monthly(config: &Value, usage: &Value) -> Usd {
    let component = priced(config, 1, usage);
    assert!(!component.totals.at_least, "{component:?}");
    component.totals.monthly
}

fn unit_hours(component: &ComponentEstimate) -> Decimal {
    component.lines.iter().find(|line| line.code == "elb.capacity").unwrap().quantity.unwrap()
}

/// The unit-hours in a month of 24 hours.
fn of_day(balancer_type: &str, mut usage: Value) -> Decimal {
    usage["hours_per_month"] = json!(24);
    unit_hours(&priced(&config(balancer_type), 1, &usage))
}

/// A usage value with two decimals.
fn number(hundredths: u64) -> Value {
    json!(Number(Decimal::from(hundredths) / Decimal::ONE_HUNDRED))
}

/// Usage values by name. Bytes are given by the hour.
fn usage(values: &[u64]) -> Value {
    let names = BalancerUsage::HOURLY.iter().zip(values);
    Value::Object(names.map(|(name, value)| ((*name).to_owned(), number(*value))).collect())
}

/// A value for each usage value, each of a different magnitude.
fn values() -> impl Strategy<Value = Vec<u64>> {
    let most = prop::sample::select(vec![0_u64, 10, 1_000, 100_000, 10_000_000]);
    prop::collection::vec(most.prop_flat_map(|most| 0..=most), BalancerUsage::HOURLY.len())
}

fn types() -> impl Strategy<Value = &'static str> {
    prop::sample::select(TYPES.to_vec())
}

fn types_with_units() -> impl Strategy<Value = &'static str> {
    prop::sample::select(TYPES[..3].to_vec())
}

/// A day of usage values that are not multiplied by each other: their average is also a load.
fn day() -> impl Strategy<Value = [Vec<u64>; 4]> {
    let of = |most: u64| prop::collection::vec(0..=most, 24);
    [of(40_000), of(4_000_000), of(1_000), of(30_000)]
}

const OF_DAY: [&str; 4] = ["new_per_second", "active_connections", "gb_per_hour", "tls_new_per_second"];

proptest! {
    #[test]
    fn more_load_never_costs_less(balancer in types(), values in values(), more in 1..1_000_000_u64) {
        let before = monthly(&config(balancer), &usage(&values));
        for which in 0..values.len() {
            let mut larger = values.clone();
            larger[which] += more;
            prop_assert!(monthly(&config(balancer), &usage(&larger)) >= before, "{}", BalancerUsage::HOURLY[which]);
        }
    }

    #[test]
    fn no_load_costs_hours_and_addresses_alone(
        balancer in types(), count in 0..100_u64, zones in 2..5_u64, hours in 1..730_u64, public in any::<bool>(),
    ) {
        let scheme = if public { "internet-facing" } else { "internal" };
        let config = json!({"balancer_type": balancer, "scheme": scheme, "zones": zones, "cross_zone": true});
        let component = priced(&config, count, &json!({"gb_per_hour": 0, "hours_per_month": hours}));
        let price = |hour: i64| Decimal::new(hour, 4) * Decimal::from(count * hours);
        let zones = Decimal::from(zones);
        let addresses = if public && balancer != "gateway" { price(50) * zones } else { Decimal::ZERO };
        let expected = addresses + match balancer {
            "gateway" => price(125) * zones,
            "classic" => price(250),
            _ => price(225),
        };
        prop_assert_eq!(component.totals.monthly, Usd::new(expected));
        prop_assert!(!component.totals.at_least);
    }

    #[test]
    fn the_largest_dimension_is_billed_and_not_the_sum(balancer in types_with_units(), values in values()) {
        let component = priced(&config(balancer), 1, &usage(&values));
        let CapacityUnits { dimensions, billed, .. } = component.capacity.clone().unwrap();
        // By protocol: TCP, UDP and TLS have three dimensions each.
        let part = if balancer == "network" { 3 } else { dimensions.len() };
        let largest = |part: &[pricing::CapacityDimension]| part.iter().map(|dimension| dimension.units[0]).max().unwrap();
        let sum: Decimal = dimensions.chunks(part).map(largest).sum();
        prop_assert!((billed[0] - sum).abs() < Decimal::new(1, 9), "{billed:?} {sum}");
        let hours = billed[0] * Decimal::from(730);
        prop_assert!((unit_hours(&component) - hours).abs() < Decimal::new(1, 6));
    }

    #[test]
    fn a_flat_day_is_the_steady_load(balancer in types_with_units(), values in values(), month in 0..1_000_000_u64) {
        let mut steady = usage(&values);
        let mut by_hour = Map::new();
        for (name, value) in steady.as_object().unwrap().iter().filter(|(name, _)| *name != "gb_per_hour") {
            by_hour.insert(name.clone(), json!(vec![value; 24]));
        }
        steady.as_object_mut().unwrap().remove("gb_per_hour");
        steady["gb_per_month"] = number(month);
        let flat = json!({"by_hour": by_hour, "gb_per_month": number(month)});
        prop_assert_eq!(priced(&config(balancer), 1, &flat), priced(&config(balancer), 1, &steady));
    }

    #[test]
    fn a_day_never_bills_less_than_its_average(balancer in types_with_units(), day in day()) {
        let (mut hourly, mut average) = (Map::new(), Map::new());
        for (name, values) in OF_DAY.iter().zip(&day) {
            // Hundredths times 24, so that the average of a day has few decimals.
            let values: Vec<u64> = values.iter().map(|value| value * 24).collect();
            let sum: u64 = values.iter().sum();
            hourly.insert((*name).into(), values.iter().copied().map(number).collect());
            average.insert((*name).into(), number(sum / 24));
        }
        let (day, average) = (of_day(balancer, json!({"by_hour": hourly})), of_day(balancer, Value::Object(average)));
        prop_assert!(day >= average, "{day} {average}");
    }

    #[test]
    fn the_order_of_the_hours_does_not_matter(balancer in types_with_units(), day in day(), turn in 1..24_usize) {
        let of = |day: &[Vec<u64>; 4]| {
            let figures = OF_DAY.iter().zip(day);
            let figures = figures.map(|(name, day)| ((*name).to_owned(), day.iter().copied().map(number).collect::<Value>()));
            of_day(balancer, json!({"by_hour": figures.collect::<Map<_, _>>()}))
        };
        let before = of(&day);
        prop_assert_eq!(of(&day.map(|mut hours| { hours.rotate_left(turn); hours })), before);
    }

    #[test]
    fn all_bytes_of_a_month_are_billed(balancer in types_with_units(), hundredths in 0..1_000_000_000_u64, hours in 1..730_u64) {
        let usage = json!({"gb_per_month": number(hundredths), "hours_per_month": hours});
        let expected = Decimal::from(hundredths) / Decimal::ONE_HUNDRED;
        prop_assert_eq!(unit_hours(&priced(&config(balancer), 1, &usage)), expected);
    }

    #[test]
    fn many_load_balancers_cost_as_many_times_one(balancer in types(), values in values(), count in 0..1_000_u64) {
        let one = priced(&config(balancer), 1, &usage(&values)).totals.monthly.amount();
        let all = priced(&config(balancer), count, &usage(&values)).totals.monthly.amount();
        // Quantities keep eighteen digits: with very many units, the last decimals are lost.
        let near = (all * Decimal::new(1, 15)).max(Decimal::new(1, 8));
        prop_assert!((one * Decimal::from(count) - all).abs() < near, "{one} {all}");
    }

    #[test]
    fn targets_share_all_requests(targets in prop::collection::vec(0..100_u64, 1..6), cross_zone in any::<bool>()) {
        let percents = percent_per_target(&targets, cross_zone);
        let parts = targets.iter().zip(&percents);
        let sum: Decimal = parts.map(|(targets, percent)| Decimal::from(*targets) * percent.unwrap_or_default()).sum();
        let all = if targets.iter().any(|targets| *targets > 0) { 100 } else { 0 };
        prop_assert!((sum - Decimal::from(all)).abs() < Decimal::new(1, 15), "{sum}");
    }
}
