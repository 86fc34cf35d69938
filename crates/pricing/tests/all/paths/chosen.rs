//! Every path option is a design that can be priced, and becomes the current option when it is chosen.

use crate::paths::support::*;
use catalog::Catalogue;
use design::Design;
use pricing::Severity;
use units::Usd;

const ENDS: [&str; 4] = ["@internet", "data", "@service/sqs", "@region/eu-west-1"];

#[test]
fn what_is_chosen_costs_what_was_shown() {
    for to in ENDS {
        let design = instances(2, to, 500);
        let shown = compared(&design);
        for (choice, way) in shown.choices.iter().zip(topology::alternatives(&design, &id("flow"))) {
            let read = Design::parse(&way.design.to_json()).unwrap();
            let estimate = pricing::estimate(&read, Catalogue::embedded()).unwrap();
            let (at, code) = (format!("{to} {}", choice.code), choice.code);
            assert_eq!(estimate.totals.monthly, choice.total.monthly, "{at}");
            let errors: Vec<_> = estimate.findings.iter().filter(|one| one.severity == Severity::Error).collect();
            assert!(errors.is_empty(), "{at}: {errors:?}");
            let flow = estimate.components.iter().find(|component| component.id == id("flow")).unwrap();
            assert_eq!(flow.totals, choice.data, "{at}: the ledger is the lines of the flow");
            let again = compared(&read);
            assert_eq!((again.choices[0].code, again.choices[0].current), (code, true), "{at}");
            assert_eq!(again.choices[0].total, choice.total, "{at}: the current way changes nothing");
        }
    }
}

#[test]
fn the_current_way_is_what_the_estimate_says() {
    for to in ENDS {
        let design = instances(2, to, 500);
        let estimate = pricing::estimate(&design, Catalogue::embedded()).unwrap();
        let current = &compared(&design).choices[0];
        assert_eq!((current.total.monthly, current.change), (estimate.totals.monthly, None), "{to}");
    }
}

#[test]
fn fixed_costs_are_those_of_gateways_addresses_and_endpoints() {
    let comparison = compared(&instances(2, "data", 100));
    let fixed = |code: &str| way(&comparison, code).fixed.monthly.amount().normalize();
    assert_eq!(fixed("nat-one"), decimal("36.5"));
    assert_eq!(fixed("nat-per-zone"), decimal("73"));
    assert_eq!(fixed("interface-endpoint"), decimal("14.6"));
    assert_eq!(fixed("public-subnet"), decimal("7.3"));
    // t4g.nano at 0.0042 USD an hour, 8 GiB of gp3, and an address.
    assert_eq!(fixed("nat-instance"), decimal("7.356"));
    let per_gb = |code: &str| way(&comparison, code).per_gb.unwrap().amount().normalize();
    assert_eq!((per_gb("nat-one"), per_gb("nat-per-zone")), (decimal("0.055"), decimal("0.045")));
    assert_eq!((per_gb("gateway-endpoint"), per_gb("interface-endpoint")), (decimal("0"), decimal("0.01")));
}

#[test]
fn a_gateway_of_the_design_goes_with_its_last_flow() {
    let said = topology::alternatives(&instances(2, "data", 100), &id("flow"));
    let said = said.into_iter().find(|way| way.code == "nat-one").unwrap().design;
    let comparison = compared(&said);
    let endpoint = way(&comparison, "gateway-endpoint");
    assert!(endpoint.note.contains("NAT gateway: taken out, with the routes to it"), "{}", endpoint.note);
    // 100 GB at 0.045 USD, half of them between zones at 0.02 USD, and the gateway with its address.
    assert_eq!(endpoint.change.map(Usd::amount).map(|change| change.normalize()), Some(decimal("-42")));
}

#[test]
fn a_declared_network_gives_the_same_answer_as_none() {
    let end = serde_json::json!({"id": "a", "kind": "ec2", "config": {"instance_type": "t3.micro"}});
    let flow = serde_json::json!({"id": "flow", "kind": "flow", "config": {"from": "a", "to": "@service/sqs"},
        "usage": {"request_gb": 90}});
    let left_out = read("eu-west-1", serde_json::json!([end, flow]));
    let mut placed = end;
    placed["placement"] = serde_json::json!({"subnets": ["private"]});
    let declared = read(
        "eu-west-1",
        serde_json::json!([
            {"id": "v", "kind": "vpc", "config": {"cidrs": ["10.0.0.0/16"], "subnets": [
                {"name": "public", "zone": "a", "cidr": "10.0.0.0/24", "route_table": "public"},
                {"name": "private", "zone": "a", "cidr": "10.0.1.0/24", "route_table": "private"}],
                "route_tables": [
                    {"name": "public", "routes": [{"destination": "0.0.0.0/0", "target": "igw"}]},
                    {"name": "private", "routes": [{"destination": "0.0.0.0/0", "target": "nat"}]}]}},
            {"id": "igw", "kind": "internet-gateway"},
            {"id": "nat", "kind": "nat-gateway", "placement": {"subnets": ["public"]}},
            placed,
            flow,
        ]),
    );
    let changes = |design: &Design| -> Vec<_> {
        let all = compared(design).choices.into_iter();
        all.map(|choice| (choice.code, choice.change.map(units::format::money_change))).collect()
    };
    assert_eq!(changes(&declared), changes(&left_out));
    assert!(
        changes(&declared).contains(&("interface-endpoint", Some("−$34.08".to_owned()))),
        "{:?}",
        changes(&declared)
    );
}

#[test]
fn a_gateway_that_is_taken_out_leaves_no_unknown() {
    let design = read(
        "us-east-1",
        serde_json::json!([
            {"id": "v", "kind": "vpc", "config": {"cidrs": ["10.0.0.0/16"], "subnets": [
                {"name": "pa", "zone": "a", "cidr": "10.0.0.0/24", "route_table": "p"},
                {"name": "ra", "zone": "a", "cidr": "10.0.16.0/20", "route_table": "r"},
                {"name": "rb", "zone": "b", "cidr": "10.0.32.0/20", "route_table": "r"}],
                "route_tables": [
                    {"name": "p", "routes": [{"destination": "0.0.0.0/0", "target": "igw"}]},
                    {"name": "r", "routes": [{"destination": "0.0.0.0/0", "target": "nat"}]}]}},
            {"id": "igw", "kind": "internet-gateway"},
            {"id": "nat", "kind": "nat-gateway", "placement": {"subnets": ["pa"]}},
            {"id": "w", "kind": "ec2", "config": {"instance_type": "m7g.large"},
                "placement": {"count": 2, "subnets": ["ra", "rb"]}},
            {"id": "b", "kind": "s3", "config": {"storage_class": "standard"}, "usage": {"gb": 0}},
            {"id": "flow", "kind": "flow", "config": {"from": "w", "to": "b"},
                "usage": {"request_gb": 1000, "response_gb": 1000}},
        ]),
    );
    let comparison = compared(&design);
    let change = |code: &str| way(&comparison, code).change.map(|change| change.amount().normalize());
    // 2,000 GB at 0.045 USD, half of them between zones at 0.02 USD, and the gateway with its address.
    assert_eq!(change("gateway-endpoint"), Some(decimal("-146.5")));
    assert!(change("public-subnet").is_some() && change("interface-endpoint").is_some());
}

#[test]
fn open_gb_stay_open() {
    let comparison = compared(&instances(2, "@internet", "open"));
    for choice in &comparison.choices {
        assert!(choice.data.at_least && choice.per_gb.is_none() && choice.change.is_none(), "{}", choice.code);
    }
    // The prices are known, and so are the GB at which it pays off.
    assert_eq!(from_gb(even(&comparison, "nat-per-zone").pays), decimal("3650"));
    assert!(comparison.notes.iter().any(|note| note.contains("open")), "{:?}", comparison.notes);
}

#[test]
fn what_has_no_price_is_never_zero() {
    let priced = |region: &str| compared(&in_region(region, 2, "@service/sqs", 100));
    let unknown = priced("cn-north-1");
    assert!(unknown.choices.iter().any(|choice| choice.data.at_least || choice.fixed.at_least));
    for choice in &unknown.choices {
        assert!(choice.total.at_least, "{}", choice.code);
        if choice.data.at_least || choice.fixed.at_least {
            assert_eq!(choice.break_even, None, "{}", choice.code);
        }
    }
}

#[test]
fn a_flow_that_is_none_has_no_ways() {
    let design = instances(1, "@internet", 1);
    let none = pricing::paths::compare_paths(&design, &id("web"), Catalogue::embedded()).unwrap();
    assert_eq!(none, pricing::paths::PathComparison::default());
    assert_eq!(pricing::paths::ledger(&design, &id("nobody"), Catalogue::embedded()), Ok(None));
}

/// The designs in `docs/examples` that have flows.
fn examples() -> Vec<(String, Design)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/examples");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let named = files.into_iter().map(|file| {
        let text = std::fs::read_to_string(&file).unwrap();
        (file.file_stem().unwrap().to_string_lossy().into_owned(), Design::parse(&text).unwrap())
    });
    named
        .filter(|(_, design)| design.components.iter().any(|one| matches!(one.body, design::Body::Flow { .. })))
        .collect()
}

#[test]
fn every_way_of_every_example_is_real() {
    let mut ways = 0;
    for (name, design) in examples() {
        let flows = design.components.iter().filter(|one| matches!(one.body, design::Body::Flow { .. }));
        for flow in flows.map(|flow| &flow.id) {
            for way in topology::alternatives(&design, flow) {
                let at = format!("{name} {flow} {}", way.code);
                let read = Design::parse(&way.design.to_json()).unwrap();
                assert_eq!(read, way.design, "{at}");
                let estimate = pricing::estimate(&read, Catalogue::embedded()).unwrap();
                // The chosen option bypasses an endpoint that other subnets keep, which is reported.
                let is_chosen = |rule: &str| rule == "endpoint-route-missing" && way.code != "gateway-endpoint";
                let errors = estimate.findings.iter().filter(|one| one.severity == Severity::Error);
                let errors: Vec<_> = errors.filter(|one| !is_chosen(&one.rule)).collect();
                assert!(errors.is_empty(), "{at}: {errors:?}");
                assert_eq!(topology::alternatives(&read, flow)[0].code, way.code, "{at}");
                ways += 1;
            }
        }
    }
    assert!(ways > 20, "{ways}");
}
