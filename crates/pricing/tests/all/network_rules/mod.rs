//! Networks: each charge with its name and amount, and each rule where it fires and where it does not.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod links;

use catalog::Catalogue;
use design::Design;
use pricing::{Cost, Estimate, Finding, Line, NoPrice, Severity, estimate};
use serde_json::{Value, json};

fn priced(components: &Value) -> Estimate {
    let document = json!({"abacus": 1, "region": "us-east-1", "components": components});
    estimate(&Design::parse(&document.to_string()).unwrap(), Catalogue::embedded()).unwrap()
}

/// One component of a kind.
fn only(kind: &str, config: Value, usage: Value) -> Value {
    json!([{"id": "x", "kind": kind, "config": config, "usage": usage}])
}

fn amount(line: &Line) -> String {
    match &line.cost {
        Cost::Priced { monthly } => monthly.amount().normalize().to_string(),
        Cost::DependsOnUsage { missing } => format!("open: {missing}"),
        Cost::NotSold { .. } => "not sold".to_owned(),
        Cost::NoPrice { why, .. } => why.label().to_owned(),
        other => panic!("{other:?}"),
    }
}

/// Code and amount of every line of the first component.
fn lines(estimate: &Estimate) -> Vec<(String, String)> {
    estimate.components[0].lines.iter().map(|line| (line.code.to_string(), amount(line))).collect()
}

fn check(components: &Value, expected: &[(&str, &str)]) {
    let expected: Vec<_> = expected.iter().map(|(code, amount)| ((*code).to_owned(), (*amount).to_owned())).collect();
    assert_eq!(lines(&priced(components)), expected, "{components}");
}

/// Severity and place of the findings of one rule.
fn found(components: &Value, rule: &str) -> Vec<(Severity, String)> {
    let of_rule = |finding: &Finding| finding.rule == rule;
    priced(components).findings.into_iter().filter(of_rule).map(|finding| (finding.severity, finding.path)).collect()
}

fn fires(components: &Value, rule: &str, severity: Severity, place: &str) {
    assert_eq!(found(components, rule), [(severity, format!("/components/0{place}"))], "{rule}: {components}");
}

fn silent(components: &Value, rule: &str) {
    assert_eq!(found(components, rule), [], "{rule}: {components}");
}

#[test]
fn a_nat_gateway_charges_hours_both_directions_addresses_and_what_it_sends_on() {
    let nat = |config, usage| only("nat-gateway", config, usage);
    check(
        &nat(json!({}), json!({"internet_out_gb": 100, "internet_in_gb": 300, "other_gb": 50, "cross_zone_gb": 60})),
        &[
            ("nat.hours", "32.85"),
            ("nat.data", "20.25"),
            ("vpc.public-ipv4", "3.65"),
            ("transfer.internet-out", "9"),
            ("transfer.cross-zone", "1.2"),
        ],
    );
    // Started hours of the gateway, seconds of the address.
    check(
        &nat(json!({}), json!({"hours_per_month": 10.5, "other_gb": 0})),
        &[("nat.hours", "0.495"), ("nat.data", "0"), ("vpc.public-ipv4", "0.0525")],
    );
    check(&nat(json!({"mode": "private"}), json!({"other_gb": 10})), &[("nat.hours", "32.85"), ("nat.data", "0.45")]);
    check(
        &nat(json!({"addresses": 3}), json!({"internet_in_gb": "open"})),
        &[("nat.hours", "32.85"), ("nat.data", "open: the GB through the NAT gateway"), ("vpc.public-ipv4", "10.95")],
    );
    check(
        &nat(json!({}), json!({})),
        &[
            ("nat.hours", "32.85"),
            ("nat.data", "open: the GB through the NAT gateway"),
            ("vpc.public-ipv4", "3.65"),
            ("transfer.internet-out", "open: the GB to the internet"),
        ],
    );
}

#[test]
fn a_regional_nat_gateway_costs_the_same_in_each_active_zone() {
    let of = |mode: &str| {
        let config = json!({"mode": mode});
        priced(&json!([{"id": "x", "kind": "nat-gateway", "placement": {"count": 3}, "config": config}]))
    };
    assert_eq!(lines(&of("regional")), lines(&of("zonal")));
    assert_eq!(of("regional").components[0].lines[0].factors[0].label, "active zones");
}

#[test]
fn gb_through_a_nat_gateway_that_no_flow_explains_are_told() {
    let gateway = |usage: Value| json!([{"id": "x", "kind": "nat-gateway", "usage": usage}]);
    let rule = "nat-gb-unexplained";
    let found = |components: &Value| priced(components).findings.into_iter().find(|one| one.rule == rule);
    // 46,080 GB at $0.045.
    let told = found(&gateway(json!({"other_gb": 46_080}))).unwrap();
    assert_eq!((told.severity, told.path.as_str()), (Severity::Warning, "/components/0/usage/other_gb"));
    assert_eq!(
        told.message,
        "46,080 GB a month through the NAT gateway cost $2,073.60, and no flow says where they go"
    );
    assert!(told.fix.contains("nothing through a gateway endpoint"), "{}", told.fix);
    assert!(told.fix.ends_with("$0.01 per GB through an interface endpoint, against $0.045"), "{}", told.fix);
    fires(
        &gateway(json!({"internet_in_gb": 100, "internet_out_gb": 0})),
        rule,
        Severity::Warning,
        "/usage/internet_in_gb",
    );
    // $1.80 of $38.30 is less than a twentieth: 36.50 for the hours and the address.
    silent(&gateway(json!({"other_gb": 40})), rule);
    silent(&gateway(json!({})), rule);
}

#[test]
fn transfer_given_by_hand_is_told_where_it_is_noticeable() {
    let transfer = |config: Value| only("data-transfer", config, json!({"gb": 50_000}));
    let found = |components: &Value, rule: &str| {
        let found = priced(components).findings.into_iter().find(|one| one.rule == rule);
        found.map(|one| (one.severity, one.message.to_string()))
    };
    let warning = |message: &str| Some((Severity::Warning, message.to_owned()));
    // 50,000 GB at $0.01 for each end.
    let between = "data between zones costs $1,000.00 a month, and would be free within a zone";
    assert_eq!(found(&transfer(json!({"path": "cross-zone"})), "path-cross-az"), warning(between));
    let peering = only("vpc-peering", json!({}), json!({"cross_zone_gb": 50_000}));
    assert_eq!(found(&peering, "path-cross-az"), warning(between));
    // 50,000 GB at $0.02.
    let away = "50,000 GB a month leave their region for $1,000.00; the region that sends bills them";
    let far = transfer(json!({"path": "other-region", "to_region": "eu-west-1"}));
    assert_eq!(found(&far, "path-cross-region"), warning(away));
    // One rule about the same data is enough.
    assert_eq!(found(&transfer(json!({"path": "public-address"})), "path-cross-az"), None);
    let endpoint = |service: &str, gb: u64| {
        only("vpc-endpoint", json!({"endpoint_type": "interface", "service": service}), json!({"gb": gb}))
    };
    let free = "50,000 GB a month through an interface endpoint for S3 cost $500.00; from within its VPC a gateway \
                endpoint is free";
    assert_eq!(found(&endpoint("s3", 50_000), "endpoint-s3-interface"), warning(free));
    assert_eq!(found(&endpoint("sqs", 50_000), "endpoint-s3-interface"), None);
    // $0.30 of $7.60 or $14.90 is less than a twentieth.
    assert_eq!(found(&endpoint("s3", 30), "endpoint-s3-interface"), None);
}

#[test]
fn addresses_cost_the_same_in_use_and_idle_and_nothing_from_an_own_range() {
    let address = |kind: &str, usage: Value| {
        let config = json!({"address": kind});
        json!([{"id": "x", "kind": "public-ipv4", "placement": {"count": 2}, "config": config, "usage": usage}])
    };
    check(&address("in-use", json!({})), &[("vpc.public-ipv4", "7.3")]);
    check(&address("idle", json!({})), &[("vpc.public-ipv4", "7.3")]);
    check(&address("contiguous-block", json!({})), &[("vpc.public-ipv4", "11.68")]);
    check(&address("byoip", json!({})), &[("vpc.public-ipv4", "0")]);
    check(&address("in-use", json!({"hours_per_month": 0.5})), &[("vpc.public-ipv4", "0.005")]);
    check(&address("in-use", json!({"hours_per_month": "open"})), &[("vpc.public-ipv4", "open: hours per month")]);
    let rule = "vpc-idle-eip";
    fires(&address("idle", json!({})), rule, Severity::Warning, "/config/address");
    silent(&address("in-use", json!({})), rule);
    // Below a dollar, nothing is reported.
    silent(&address("idle", json!({"hours_per_month": 100})), rule);
}

#[test]
fn endpoints_charge_by_zone_and_gb_and_gateway_endpoints_nothing() {
    let endpoint = |kind: &str, zones: u64, usage: Value| {
        let config = json!({"endpoint_type": kind, "zones": zones});
        json!([{"id": "x", "kind": "vpc-endpoint", "placement": {"count": 2}, "config": config, "usage": usage}])
    };
    check(&endpoint("interface", 3, json!({"gb": 100})), &[("endpoint.hours", "43.8"), ("endpoint.data", "1")]);
    // 1,048,576 at 0.01, 4,194,304 at 0.006, 10 at 0.004.
    check(
        &endpoint("interface", 1, json!({"gb": 5_242_890, "hours_per_month": 0})),
        &[("endpoint.hours", "0"), ("endpoint.data", "35651.624")],
    );
    check(
        &endpoint("gateway-load-balancer", 2, json!({"gb": 1000, "hours_per_month": 1.25})),
        &[("endpoint.hours", "0.08"), ("endpoint.data", "3.5")],
    );
    check(&endpoint("gateway", 1, json!({"gb": 1000})), &[("endpoint.hours", "0"), ("endpoint.data", "0")]);
    check(&endpoint("gateway", 1, json!({})), &[("endpoint.hours", "0")]);
    check(
        &endpoint("interface", 1, json!({})),
        &[("endpoint.hours", "14.6"), ("endpoint.data", "open: the GB through the endpoint")],
    );
}

#[test]
fn gateway_endpoints_lead_to_s3_and_dynamodb_of_the_region_only() {
    let endpoint = |kind: &str, service: &str| {
        only("vpc-endpoint", json!({"endpoint_type": kind, "service": service}), json!({"gb": 1}))
    };
    let rule = "endpoint-gateway-service";
    for service in ["", "s3", "dynamodb", "com.amazonaws.us-east-1.dynamodb"] {
        silent(&endpoint("gateway", service), rule);
    }
    for service in ["sqs", "com.amazonaws.eu-west-1.s3"] {
        fires(&endpoint("gateway", service), rule, Severity::Error, "/config/service");
        silent(&endpoint("interface", service), rule);
    }
}

#[test]
fn every_path_of_data_has_its_price() {
    let path = |path: &str, more: Value| {
        let mut config = json!({"path": path});
        config.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        only("data-transfer", config, json!({"gb": 100}))
    };
    let none = || json!({});
    check(&path("internet-out", none()), &[("transfer.internet-out", "9")]);
    check(&path("internet-in", none()), &[("transfer.internet-in", "0")]);
    check(&path("cloudfront", none()), &[("transfer.cloudfront", "0")]);
    check(&path("same-zone", none()), &[("transfer.same-zone", "0")]);
    check(&path("same-region", none()), &[("transfer.same-region", "0")]);
    check(&path("cross-zone", none()), &[("transfer.cross-zone", "2")]);
    check(&path("cross-zone", json!({"ends": 1})), &[("transfer.cross-zone", "1")]);
    check(&path("public-address", none()), &[("transfer.cross-zone", "2")]);
    check(&path("other-region", json!({"to_region": "us-east-2"})), &[("transfer.other-region", "1")]);
    check(&path("other-region", json!({"to_region": "us-west-2"})), &[("transfer.other-region", "2")]);
    silent(&path("other-region", json!({"to_region": "us-west-2"})), "net-same-region");
    let own = path("other-region", json!({"to_region": "us-east-1"}));
    fires(&own, "net-same-region", Severity::Warning, "/config/to_region");
    fires(&path("public-address", none()), "path-public-address", Severity::Warning, "/config/path");
    silent(&path("cross-zone", none()), "path-public-address");
}

#[test]
fn transfer_is_billed_in_the_region_of_what_sends_it() {
    let components = json!([
        {"id": "out", "kind": "data-transfer", "config": {"path": "internet-out", "from": "web"}, "usage": {"gb": 100}},
        {"id": "web", "kind": "ec2", "placement": {"region": "ap-southeast-2"}, "config": {"instance_type": "m5.large"}},
    ]);
    check(&components, &[("transfer.internet-out", "11.4")]);
}

#[test]
fn nat_gateways_that_aws_refuses_are_errors() {
    let nat = |config, usage| only("nat-gateway", config, usage);
    fires(&nat(json!({"addresses": 0}), json!({})), "nat-placement", Severity::Error, "/config/addresses");
    silent(&nat(json!({"mode": "private"}), json!({})), "nat-placement");
    fires(&nat(json!({"addresses": 9}), json!({})), "nat-addresses", Severity::Warning, "/config/addresses");
    silent(&nat(json!({"addresses": 8}), json!({})), "nat-addresses");
    silent(&nat(json!({"addresses": 9, "mode": "regional"}), json!({})), "nat-addresses");
    let rule = "nat-private-internet";
    for figure in ["internet_out_gb", "internet_in_gb"] {
        let place = format!("/usage/{figure}");
        fires(&nat(json!({"mode": "private"}), json!({figure: 1})), rule, Severity::Error, &place);
        silent(&nat(json!({"mode": "private"}), json!({figure: 0})), rule);
        silent(&nat(json!({}), json!({figure: 1})), rule);
    }
}

/// A gateway and its address cost 36.5 a month, a GB between zones 0.02: break-even at 1,825 GB. A saving above a
/// dollar is reported.
#[test]
fn traffic_that_crosses_zones_may_pay_for_a_gateway_of_its_own() {
    let nat = |config: Value, gb: Value| only("nat-gateway", config, json!({"cross_zone_gb": gb, "other_gb": 1}));
    let rule = "nat-cross-az";
    silent(&nat(json!({}), json!(1825)), rule);
    silent(&nat(json!({}), json!(1875)), rule);
    fires(&nat(json!({}), json!(1900)), rule, Severity::Advice, "/usage/cross_zone_gb");
    silent(&nat(json!({}), json!("open")), rule);
    silent(&nat(json!({"mode": "regional"}), json!(9000)), rule);
    // Without an address, the second gateway costs less: break-even at 1,642.5 GB.
    fires(&nat(json!({"mode": "private"}), json!(1700)), rule, Severity::Advice, "/usage/cross_zone_gb");
    let message = |gb: u64| {
        let estimate = priced(&nat(json!({}), json!(gb)));
        estimate.findings.into_iter().find(|finding| finding.rule == rule).unwrap().message.into_owned()
    };
    assert!(message(3000).contains("for $60.00"), "{}", message(3000));
    assert!(message(3000).contains("above 1,825 GB"));

    // The saving is the price of this design less the price of the design with one more gateway.
    let now = priced(&nat(json!({}), json!(3000))).totals.monthly;
    let usage = json!({"other_gb": 1});
    let two = json!([{"id": "x", "kind": "nat-gateway", "placement": {"count": 2}, "usage": usage}]);
    let saved = units::format::money(now - priced(&two).totals.monthly);
    assert!(message(3000).contains(&format!("{saved} less")), "{saved}: {}", message(3000));
}

#[test]
fn nothing_goes_through_none() {
    let none = |kind: &str, config: Value, usage: Value| json!([{"id": "x", "kind": kind, "placement": {"count": 0}, "config": config, "usage": usage}]);
    let nat = ["nat.hours", "nat.data", "vpc.public-ipv4", "transfer.internet-out", "transfer.cross-zone"];
    let zero = |codes: &[&'static str]| codes.iter().map(|code| (*code, "0")).collect::<Vec<_>>();
    check(&none("nat-gateway", json!({}), json!({"internet_out_gb": 100, "cross_zone_gb": 10})), &zero(&nat));
    let vpn = ["vpn.hours", "vpc.public-ipv4", "transfer.internet-out"];
    check(&none("vpn-connection", json!({}), json!({"out_gb": 10})), &zero(&vpn));
    let endpoint = json!({"endpoint_type": "interface"});
    check(&none("vpc-endpoint", endpoint, json!({"gb": 10})), &zero(&["endpoint.hours", "endpoint.data"]));
}

#[test]
fn transfer_does_not_contradict_its_sender() {
    let with = |kind: &str, path: &str, region: Option<&str>| {
        json!([
            {"id": "t", "kind": "data-transfer", "placement": {"region": region},
             "config": {"path": path, "from": "b"}, "usage": {"gb": 1}},
            {"id": "b", "kind": "load-balancer", "config": {"balancer_type": kind}},
        ])
    };
    for kind in ["application", "classic"] {
        fires(&with(kind, "cross-zone", None), "path-load-balancer", Severity::Warning, "/config/path");
    }
    silent(&with("network", "cross-zone", None), "path-load-balancer");
    silent(&with("application", "internet-out", None), "path-load-balancer");
    let rule = "net-sender-region";
    fires(&with("network", "internet-out", Some("eu-west-1")), rule, Severity::Error, "/placement/region");
    silent(&with("network", "internet-out", Some("us-east-1")), rule);
    silent(&with("network", "internet-out", None), rule);
}
