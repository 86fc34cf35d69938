//! A noticeable part of the cost that a known change would lower never stays without a finding.

use crate::flows::support::*;
use catalog::Catalogue;
use design::ComponentId;
use pricing::paths::compare_paths;
use pricing::{Estimate, Finding, Severity};
use serde_json::{Value, json};

fn found<'e>(estimate: &'e Estimate, rule: &str) -> Option<&'e Finding> {
    estimate.findings.iter().find(|finding| finding.rule == rule)
}

fn small(id: &str, zone: &str) -> Value {
    json!({"id": id, "kind": "ec2", "config": {"instance_type": "t3.micro"}, "placement": {"zones": {zone: 1}}})
}

#[test]
fn data_between_zones_is_told_with_what_it_would_save() {
    let apart = |gb: u64| priced(&[small("a", "a"), small("b", "b"), flow("f", "a", "b", gb, 0)]);
    let estimate = apart(10_000);
    let finding = found(&estimate, "path-zones-apart").unwrap();
    assert_eq!(
        finding.message,
        "10,000 GB a month between zone a and zone b cost $200.00; with both in the same zone the design costs $200.00 \
         less"
    );
    assert_eq!((finding.severity, finding.component.as_str()), (Severity::Warning, "f"));
    let together = priced(&[small("a", "a"), small("b", "a"), flow("f", "a", "b", 10_000, 0)]);
    assert_eq!((estimate.totals.monthly - together.totals.monthly).amount().normalize().to_string(), "200");
    // 30 GB cost 0.60 of 15.78: less than a twentieth.
    assert!(found(&apart(30), "path-zones-apart").is_none());
    assert!(found(&together, "path-zones-apart").is_none());
}

#[test]
fn data_through_nat_to_the_internet_is_told_with_the_best_path_option() {
    let design = |gb: u64| [small("a", "a"), flow("f", "a", "@internet", 0, gb)];
    let estimate = priced(&design(20_000));
    let finding = found(&estimate, "nat-outbound").unwrap();
    assert_eq!(
        finding.message,
        "20,000 GB a month through NAT gateways cost $900.00; with the path option \"Public subnet with public IPv4\" \
         the design costs $932.85 less"
    );
    assert_eq!(finding.severity, Severity::Warning);
    // It is what the comparison of the flow says.
    let document = json!({"abacus": 1, "region": "us-east-1", "components": design(20_000)});
    let read = design::Design::parse(&document.to_string()).unwrap();
    let id = ComponentId::parse("f").unwrap();
    let comparison = compare_paths(&read, &id, Catalogue::embedded()).unwrap();
    let change = |code: &str| {
        let choice = comparison.choices.iter().find(|choice| choice.code == code).unwrap();
        choice.change.unwrap().amount().normalize().to_string()
    };
    assert_eq!(change("public-subnet"), "-932.85");
    // Less is possible only if the other end supports IPv6, which the design does not say.
    assert_eq!(change("egress-only"), "-936.5");
    // 10 GB cost 0.45 of 44.54.
    assert!(found(&priced(&design(10)), "nat-outbound").is_none());
}

#[test]
fn a_proposed_endpoint_says_what_it_saves() {
    let bucket = json!({"id": "s", "kind": "s3", "config": {"storage_class": "standard"},
        "usage": {"gb": 0, "put_requests": 0, "get_requests": 0}});
    let mut carried = flow("f", "a", "s", 0, 0);
    carried["usage"]["response_gb"] = json!(20167.32);
    let estimate = priced(&[small("a", "a"), bucket, carried]);
    let told = "Proposed: gateway endpoint s3-endpoint, because vpc exchanges data with s3. It is free. Without it, NAT \
                gateways would process its 20,167.32 GB a month for $907.53.";
    assert!(estimate.assumptions.iter().any(|one| one == told), "{:?}", estimate.assumptions);
}

#[test]
fn findings_are_ordered_by_money_and_small_savings_are_no_warning() {
    let estimate = priced(&[small("a", "a"), flow("f", "a", "@internet", 0, 20_000)]);
    let all: Vec<_> = estimate
        .findings
        .iter()
        .map(|finding| (finding.rule.as_ref(), finding.severity, finding.saves.map(units::format::money)))
        .collect();
    assert_eq!(
        all,
        [
            ("nat-outbound", Severity::Warning, Some("$932.85".to_owned())),
            ("po-steady-on-demand", Severity::Advice, Some("$2.85".to_owned())),
        ]
    );
    // Alone, the same saving is a considerable part.
    let alone = priced(&[small("a", "a")]);
    assert_eq!(found(&alone, "po-steady-on-demand").unwrap().severity, Severity::Warning);
}

/// 20,167.32 GB to a bucket: 907.53 through a NAT gateway.
#[test]
fn what_is_put_in_stands_in_the_table_and_in_csv() {
    let estimate = priced(&[
        json!({"id": "a", "kind": "ec2", "config": {"instance_type": "t3.micro"}}),
        json!({"id": "b", "kind": "s3", "config": {"storage_class": "standard"},
         "usage": {"gb": 0, "objects": 0, "put_requests": 0, "get_requests": 0}}),
        json!({"id": "f", "kind": "flow", "config": {"from": "a", "to": "b"}, "usage": {"request_gb": 20_167.32}}),
    ]);
    let (table, csv) = (pricing::render::table(&estimate), pricing::render::csv(&estimate));
    for text in [&table, &csv] {
        assert!(text.contains("gateway endpoint") && text.contains("$907.53"), "{text}");
    }
    let row = csv.lines().find(|row| row.contains("$907.53")).unwrap();
    assert!(row.starts_with(",Assumption,,assumption,"), "{row}");
}

#[test]
fn flows_that_are_noticeable_only_together_are_told_by_the_dearest() {
    let many = |to: &str, gb: u64| {
        let flows = (0..8).map(|index| flow(&format!("f{index}"), "a", to, gb + index, 0));
        let mut group = small("a", "a");
        group["config"]["instance_type"] = json!("m5.4xlarge");
        priced(&[vec![group], flows.collect()].concat())
    };
    // 8,028 GB at $0.045 are a good part of what 560.64 USD for the instance, 36.50 USD for the gateway, and transfer
    // cost; each flow is less than a twentieth.
    let estimate = many("@internet", 1000);
    let told: Vec<_> = estimate.findings.iter().filter(|one| one.rule == "nat-outbound").collect();
    let of: Vec<&str> = told.iter().map(|one| one.component.as_str()).collect();
    assert!(of.contains(&"f7") && of.len() <= 2, "{of:?}");
    assert!(told.iter().all(|one| one.message.contains("cost $45.")), "{told:?}");
    let part = estimate.totals.monthly.amount() / units::Decimal::from(20);
    assert!(units::parse_plain("45.32").unwrap() < part, "{part}");
    // The same between Regions: $0.02 a GB besides.
    let estimate = many("@region/eu-west-1", 1000);
    let told: Vec<_> = estimate.findings.iter().filter(|one| one.rule == "path-cross-region").collect();
    assert_eq!(told.iter().map(|one| one.component.as_str()).collect::<Vec<_>>(), ["f7"]);
    assert_eq!(told[0].saves.map(units::format::money), Some("$20.14".to_owned()));
    assert!(found(&many("@region/eu-west-1", 20), "path-cross-region").is_none());
}

#[test]
fn data_between_two_vpcs_through_a_transit_gateway_is_told() {
    let with = |id: &str, cidr: &str, other: &str| vpc(id, cidr, &[route(other, "tgw")]);
    let design = |link: Value, gb: u64| {
        let id = link["id"].clone();
        let mut all =
            vec![with("one", "10.0.0.0/16", "10.1.0.0/16"), with("two", "10.1.0.0/16", "10.0.0.0/16"), igw(), link];
        for vpc in all.iter_mut().take(2) {
            vpc["config"]["route_tables"][1]["routes"][0]["target"] = id.clone();
        }
        all.extend([
            instances("web", &["one-private-a"]),
            instances("db", &["two-private-a"]),
            flow("f", "web", "db", gb, 0),
        ]);
        priced(&all)
    };
    let transit = json!({"id": "tgw", "kind": "transit-gateway", "config": {"attached": ["one", "two"]}});
    let estimate = design(transit.clone(), 10_000);
    let finding = found(&estimate, "tgw-for-two").unwrap();
    assert_eq!(
        finding.message,
        "10,000 GB a month between two VPCs through transit gateways cost $200.00; with VPC peering the design costs \
         $273.00 less"
    );
    let peering = json!({"id": "pcx", "kind": "vpc-peering", "config": {"vpcs": ["one", "two"]}});
    let peered = design(peering, 10_000);
    // 10,000 GB at $0.02, and two attachments at $0.05 an hour.
    assert_eq!((estimate.totals.monthly - peered.totals.monthly).amount().normalize().to_string(), "273");
    assert!(found(&peered, "tgw-for-two").is_none());
    assert!(found(&design(transit, 100), "tgw-for-two").is_none(), "$2.00 are less than a twentieth");
}
