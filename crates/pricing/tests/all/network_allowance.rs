//! The free allowance for data transfer to the internet, and regions without prices.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use catalog::Catalogue;
use design::Design;
use pricing::{ComponentEstimate, Cost, Estimate, Line, NoPrice, estimate, working};
use serde_json::{Value, json};

fn priced(region: &str, allowance: bool, components: &[Value]) -> Estimate {
    let document = json!({"abacus": 1, "region": region, "components": components,
                          "free_allowances": {"internet_out": allowance}});
    estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap()
}

fn amount(line: &Line) -> String {
    match &line.cost {
        Cost::Priced { monthly } => monthly.amount().normalize().to_string(),
        Cost::NotSold { .. } => "not sold".to_owned(),
        Cost::NoPrice { why, .. } => why.label().to_owned(),
        other => panic!("{other:?}"),
    }
}

fn out(id: &str, region: &str, gb: u64) -> Value {
    json!({"id": id, "kind": "data-transfer", "placement": {"region": region},
           "config": {"path": "internet-out"}, "usage": {"gb": gb}})
}

/// Amounts of data transfer to the internet with the allowance of 100 GB on.
fn with_allowance(components: &[Value]) -> (Estimate, Vec<String>) {
    let estimate = priced("us-east-1", true, components);
    let amounts = |component: &ComponentEstimate| component.lines.iter().map(amount).collect::<Vec<_>>();
    let amounts = estimate.components.iter().flat_map(amounts).collect();
    (estimate, amounts)
}

#[test]
fn the_allowance_lies_inside_the_first_tier() {
    for (gb, expected) in
        [(0, "0"), (20, "0"), (100, "0"), (101, "0.09"), (1000, "81"), (10_240, "912.6"), (10_340, "921.1")]
    {
        assert_eq!(with_allowance(&[out("a", "us-east-1", gb)]).1, [expected], "{gb} GB");
    }
    // With the allowance off, all data is charged.
    assert_eq!(amount(&priced("us-east-1", false, &[out("a", "us-east-1", 20)]).components[0].lines[0]), "1.8");
}

#[test]
fn regions_share_the_allowance_by_their_gb_and_govcloud_has_none() {
    let all = [out("a", "us-east-1", 300), out("b", "eu-west-1", 100), out("gov", "us-gov-west-1", 100)];
    assert_eq!(with_allowance(&all).1, ["20.25", "6.75", "15.5"]);
    // Below the allowance, all data is free in every region that shares it.
    let little = [out("a", "us-east-1", 60), out("b", "eu-west-1", 40), out("gov", "us-gov-west-1", 1)];
    assert_eq!(with_allowance(&little).1, ["0", "0", "0.155"]);
    // AWS counts the GB of a region whether or not its price is known.
    let unknown = [out("a", "us-east-1", 100), out("b", "mx-central-1", 100)];
    let (estimate, amounts) = with_allowance(&unknown);
    assert_eq!(amounts, ["4.5", "sold, price not known"]);
    assert!(estimate.totals.at_least);
}

/// Something that is free whatever its price is a real zero, not a missing price.
#[test]
fn the_allowance_covers_regions_without_a_known_price_as_well() {
    let (estimate, amounts) = with_allowance(&[out("a", "mx-central-1", 20), out("b", "us-east-1", 80)]);
    assert_eq!(amounts, ["0", "0"]);
    assert!(!estimate.totals.at_least && estimate.findings.is_empty());
    let told = working(&estimate.components[0].lines[0]);
    assert!(told.contains("Free: 20 GB, out of the allowance of 100 GB"), "{told}");
    // With one GB more, the price matters.
    let (estimate, amounts) = with_allowance(&[out("a", "mx-central-1", 20), out("b", "us-east-1", 81)]);
    assert_eq!(amounts[0], "sold, price not known");
    assert!(estimate.totals.at_least);
    let (_, amounts) = with_allowance(&[out("a", "nowhere-1", 20)]);
    assert_eq!(amounts, ["unknown to the catalogue"]);
}

#[test]
fn a_line_tells_what_it_has_of_the_allowance() {
    let told = |components: &[Value]| working(&with_allowance(components).0.components[0].lines[0]);
    let alone = told(&[out("a", "us-east-1", 1000)]);
    assert!(alone.contains("Free: 100 GB, out of the allowance of 100 GB\n100 to 10,240: 900 GB"), "{alone}");
    let part = told(&[out("a", "us-east-1", 300), out("b", "eu-west-1", 100)]);
    assert!(part.contains("Free: 75 GB, this region's part of the allowance of 100 GB"), "{part}");
    let little = told(&[out("a", "us-east-1", 20), out("b", "eu-west-1", 30)]);
    assert!(little.contains("Free: 20 GB, out of the allowance of 100 GB"), "{little}");
    let off = working(&priced("us-east-1", false, &[out("a", "us-east-1", 20)]).components[0].lines[0]);
    assert!(!off.contains("Free"), "{off}");
}

/// The share of a region in the allowance may be so small that it rounds to nothing.
#[test]
fn a_part_of_the_allowance_that_rounds_to_nothing_is_none() {
    let mut little = out("a", "us-east-1", 0);
    little["usage"]["gb"] = json!(0.0001);
    let huge = out("b", "eu-west-1", 1_000_000_000_000);
    assert_eq!(with_allowance(&[little, huge]).1[0], "0.000009");
}

#[test]
fn a_region_without_prices_says_so_and_where_there_are_some() {
    let estimate = priced("mx-central-1", false, &[out("a", "mx-central-1", 100)]);
    let Cost::NoPrice { why, priced_in } = &estimate.components[0].lines[0].cost else { panic!("{estimate:?}") };
    assert_eq!(*why, NoPrice::PriceUnknown);
    assert!(priced_in.contains(&"us-east-1".to_owned()) && !priced_in.contains(&"mx-central-1".to_owned()));
    assert!(estimate.totals.at_least && estimate.totals.monthly.is_zero());
    assert!(estimate.findings.iter().any(|finding| finding.rule == "gen-price-missing"));
}
