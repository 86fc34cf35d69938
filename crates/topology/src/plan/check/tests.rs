//! One test for each rule, on a network that is correct except for one thing.

use design::Design;

use crate::{Network, ProblemSeverity, check};

const RIGHT: &str = r#"{"abacus": 1, "region": "us-east-1", "components": [
    {"id": "net", "kind": "vpc", "config": {"cidrs": ["10.0.0.0/16"],
        "subnets": [
            {"name": "public-a", "zone": "a", "cidr": "10.0.0.0/24", "route_table": "public"},
            {"name": "app-a", "zone": "a", "cidr": "10.0.1.0/24", "route_table": "private"},
            {"name": "app-b", "zone": "b", "cidr": "10.0.2.0/24", "route_table": "private"}],
        "route_tables": [
            {"name": "public", "routes": [{"destination": "0.0.0.0/0", "target": "igw"}]},
            {"name": "private", "routes": [
                {"destination": "0.0.0.0/0", "target": "nat"},
                {"destination": "s3", "target": "s3-gateway"},
                {"destination": "10.1.0.0/16", "target": "peer"},
                {"destination": "10.2.0.0/16", "target": "hub"},
                {"destination": "192.168.0.0/16", "target": "vpn"}]}]}},
    {"id": "igw", "kind": "internet-gateway"},
    {"id": "nat", "kind": "nat-gateway", "placement": {"subnets": ["public-a"]}},
    {"id": "s3-gateway", "kind": "vpc-endpoint", "config": {"endpoint_type": "gateway", "service": "s3"}},
    {"id": "other", "kind": "vpc", "config": {"cidrs": ["10.1.0.0/16"]}},
    {"id": "third", "kind": "vpc", "config": {"cidrs": ["10.2.0.0/16"]}},
    {"id": "peer", "kind": "vpc-peering", "config": {"vpcs": ["net", "other"]}},
    {"id": "hub", "kind": "transit-gateway", "config": {"attached": ["net", "third"]}},
    {"id": "vpn", "kind": "vpn-connection", "config": {"remote_cidrs": ["192.168.0.0/16"]}},
    {"id": "front", "kind": "load-balancer", "config": {"balancer_type": "application"},
        "placement": {"subnets": ["public-a"]}},
    {"id": "web", "kind": "ec2", "config": {"instance_type": "m7g.large"},
        "placement": {"count": 4, "subnets": ["app-a", "app-b"]}}]}"#;

/// The problems after replacing the first text of each pair with the second: severity, rule, component and place.
fn found(changes: &[(&str, &str)]) -> Vec<(ProblemSeverity, &'static str, String, String)> {
    let mut text = RIGHT.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    let design = Design::parse(&text).unwrap();
    let problems = check(&Network::of(&design));
    problems.into_iter().map(|one| (one.severity, one.rule, one.component.to_string(), one.place)).collect()
}

#[track_caller]
fn expect(changes: &[(&str, &str)], rule: &'static str, component: &str, place: &str) {
    let error = (ProblemSeverity::Error, rule, component.to_owned(), place.to_owned());
    let all = found(changes);
    assert!(all.contains(&error), "{rule} at {component}{place}, not {all:?}");
}

#[test]
fn a_network_that_is_right_has_no_problems() {
    assert_eq!(found(&[]), []);
}

#[test]
fn ranges_that_cannot_be_read_are_told_at_their_place() {
    for (from, component, place) in [
        (r#"["10.0.0.0/16"]"#, "net", "/config/cidrs/0"),
        (r#""10.0.2.0/24""#, "net", "/config/subnets/2/cidr"),
        (r#""10.1.0.0/16", "target""#, "net", "/config/route_tables/1/routes/2/destination"),
        (r#"["192.168.0.0/16"]"#, "vpn", "/config/remote_cidrs/0"),
    ] {
        let range = from.split('"').nth(1).unwrap();
        expect(&[(from, &from.replace(range, "10.0.0.0/99"))], "vpc-cidr-text", component, place);
    }
}

#[test]
fn ranges_are_16_to_28() {
    expect(&[(r#"["10.1.0.0/16"]"#, r#"["10.1.0.0/15"]"#)], "vpc-cidr-size", "other", "/config/cidrs/0");
    expect(&[("10.0.2.0/24", "10.0.2.0/29")], "vpc-cidr-size", "net", "/config/subnets/2/cidr");
    assert_eq!(found(&[("10.0.2.0/24", "10.0.2.0/28")]), []);
}

#[test]
fn subnets_lie_inside_their_vpc_and_apart() {
    expect(&[("10.0.2.0/24", "10.9.2.0/24")], "vpc-subnet-outside", "net", "/config/subnets/2/cidr");
    expect(&[("10.0.2.0/24", "10.0.0.0/22")], "vpc-subnet-outside", "net", "/config/subnets/2/cidr");
    expect(
        &[(r#"["10.0.0.0/16"]"#, r#"["10.0.0.0/16", "10.0.128.0/17"]"#)],
        "vpc-cidr-overlap",
        "net",
        "/config/cidrs/1",
    );
}

#[test]
fn a_subnet_has_room_for_all_at_their_peak() {
    let small = ("10.0.1.0/24", "10.0.1.0/28");
    // Eleven usable addresses: 12 of 24 instances are too many, 9 of 18 use more than 80 %, 8 of 16 do not.
    expect(&[small, (r#""count": 4"#, r#""count": 24"#)], "vpc-subnet-full", "net", "/config/subnets/1/cidr");
    let nearly = found(&[small, (r#""count": 4"#, r#""count": 18"#)]);
    let warning = (ProblemSeverity::Warning, "vpc-subnet-headroom", "net".into(), "/config/subnets/1/cidr".into());
    assert_eq!(nearly, [warning]);
    assert_eq!(found(&[small, (r#""count": 4"#, r#""count": 16"#)]), []);
}

#[test]
fn connected_networks_share_no_addresses() {
    expect(&[(r#"["10.1.0.0/16"]"#, r#"["10.0.0.0/16"]"#)], "vpc-overlap-connected", "peer", "/config/vpcs");
    expect(&[(r#"["10.2.0.0/16"]"#, r#"["10.0.0.0/17"]"#)], "vpc-overlap-connected", "hub", "/config/attached");
    let place = "/config/route_tables/1/routes/4/target";
    expect(&[(r#"["192.168.0.0/16"]"#, r#"["10.0.0.0/8"]"#)], "vpc-overlap-connected", "net", place);
    // An assumed range can only cause a warning.
    let assumed = [
        (r#", "config": {"remote_cidrs": ["192.168.0.0/16"]}"#, ""),
        (r#"["10.0.0.0/16"]"#, r#"["10.0.0.0/16", "192.168.7.0/24"]"#),
    ];
    let warning = (ProblemSeverity::Warning, "vpc-overlap-connected", "net".to_owned(), place.to_owned());
    assert_eq!(found(&assumed), [warning]);
}

#[test]
fn a_route_leads_to_what_its_vpc_can_reach() {
    let route = |index: usize, field: &str| format!("/config/route_tables/1/routes/{index}/{field}");
    let private = r#"{"destination": "0.0.0.0/0", "target": "nat"}"#;
    let cases: &[(&str, &str, String)] = &[
        (private, r#"{"destination": "0.0.0.0/0", "target": "gone"}"#, route(0, "target")),
        (private, r#"{"destination": "0.0.0.0/0", "target": "front"}"#, route(0, "target")),
        (private, r#"{"destination": "0.0.0.0/0", "target": "nat", "zone": "c"}"#, route(0, "zone")),
        (private, r#"{"destination": "0.0.0.0/0", "target": "s3-gateway"}"#, route(0, "destination")),
        (r#""s3", "target": "s3-gateway""#, r#""s3", "target": "nat""#, route(1, "target")),
        (r#""vpcs": ["net", "other"]"#, r#""vpcs": ["third", "other"]"#, route(2, "target")),
        (r#""attached": ["net", "third"]"#, r#""attached": ["other", "third"]"#, route(3, "target")),
        (
            r#""10.0.2.0/24", "route_table": "private""#,
            r#""10.0.2.0/24", "route_table": "x""#,
            "/config/subnets/2/route_table".into(),
        ),
    ];
    for (from, to, place) in cases {
        expect(&[(from, to)], "vpc-route-dangling", "net", place);
    }
    let routes = r#"{"attached": ["net", "third"], "routes": [{"destination": "0.0.0.0/0", "target": "other"}]}"#;
    let change = (r#"{"attached": ["net", "third"]}"#, routes);
    expect(&[change], "vpc-route-dangling", "hub", "/config/routes/0/target");
    let twice =
        (private, r#"{"destination": "0.0.0.0/0", "target": "nat"}, {"destination": "0.0.0.0/0", "target": "vpn"}"#);
    expect(&[twice], "vpc-route-twice", "net", &route(1, "destination"));
}

#[test]
fn a_gateway_serves_one_vpc() {
    let table = r#"["10.1.0.0/16"], "route_tables": [{"name": "public", "routes": [
        {"destination": "0.0.0.0/0", "target": "TARGET"}]}]"#;
    for target in ["igw", "nat"] {
        let change = table.replace("TARGET", target);
        let place = "/config/route_tables/0/routes/0/target";
        expect(&[(r#"["10.1.0.0/16"]"#, &change)], "vpc-route-dangling", "other", place);
    }
    let second = r#"{"destination": "0.0.0.0/0", "target": "igw-2"}"#;
    let more = (r#"{"id": "igw","#, r#"{"id": "igw-2", "kind": "internet-gateway"}, {"id": "igw","#);
    let place = "/config/route_tables/1/routes/0/target";
    expect(&[(r#"{"destination": "0.0.0.0/0", "target": "nat"}"#, second), more], "vpc-igw-count", "net", place);
}

#[test]
fn what_the_internet_reaches_stands_in_public_subnets() {
    let place = "/placement/subnets/0";
    let front = (
        r#"{"subnets": ["public-a"]}},
    {"id": "web""#,
        r#"{"subnets": ["app-a"]}},
    {"id": "web""#,
    );
    expect(&[front], "vpc-public-without-igw", "front", place);
    let address = (r#""instance_type": "m7g.large""#, r#""instance_type": "m7g.large", "public_ipv4": 1"#);
    expect(&[address], "vpc-public-without-igw", "web", place);
    let nat = (
        r#""nat-gateway", "placement": {"subnets": ["public-a"]}"#,
        r#""nat-gateway", "placement": {"subnets": ["app-a"]}"#,
    );
    expect(&[nat], "nat-placement", "nat", place);
    let regional = (
        r#""nat-gateway", "placement": {"subnets": ["public-a"]}"#,
        r#""nat-gateway", "config": {"mode": "regional"}"#,
    );
    let cut_off = (r#"{"destination": "0.0.0.0/0", "target": "igw"}"#, "");
    expect(&[regional, cut_off], "nat-placement", "nat", "");
    assert_eq!(found(&[regional]), []);
}

#[test]
fn placements_name_subnets_that_go_together() {
    let web = r#""subnets": ["app-a", "app-b"]"#;
    let case = |to: &str, place: &str, rule| expect(&[(web, to)], rule, "web", place);
    case(r#""subnets": ["app-a", "app-c"]"#, "/placement/subnets/1", "vpc-subnet-unknown");
    case(r#""subnets": ["app-a", "public-a"]"#, "/placement/subnets/1", "vpc-subnet-one-az");
    case(r#""subnets": ["app-a"], "region": "eu-west-1""#, "/placement/subnets/0", "vpc-subnet-one-az");
    let zones =
        (r#""count": 4, "subnets": ["app-a", "app-b"]"#, r#""zones": {"a": 2, "c": 2}, "subnets": ["app-a", "app-b"]"#);
    expect(&[zones], "vpc-subnet-one-az", "web", "/placement/zones/c");
    let twice = (r#""name": "app-b""#, r#""name": "app-a""#);
    expect(&[twice, (web, r#""subnets": ["app-a"]"#)], "vpc-subnet-name", "net", "/config/subnets/2/name");
    expect(
        &[(r#""name": "private", "routes""#, r#""name": "public", "routes""#)],
        "vpc-route-table-name",
        "net",
        "/config/route_tables/1/name",
    );
}

#[test]
fn the_first_vpc_by_id_owns_a_gateway_in_any_order() {
    let vpc = |id: &str, second: u8| {
        format!(
            r#"{{"id": "{id}", "kind": "vpc", "config": {{"cidrs": ["10.{second}.0.0/16"],
            "subnets": [{{"name": "{id}-a", "zone": "a", "cidr": "10.{second}.0.0/24", "route_table": "main"}}],
            "route_tables": [{{"name": "main", "routes": [{{"destination": "0.0.0.0/0", "target": "igw"}}]}}]}}}}"#
        )
    };
    for order in [[vpc("v", 0), vpc("v2", 1)], [vpc("v2", 1), vpc("v", 0)]] {
        let [one, two] = order;
        let text = format!(
            r#"{{"abacus": 1, "region": "us-east-1",
            "components": [{one}, {two}, {{"id": "igw", "kind": "internet-gateway"}}]}}"#
        );
        let design = Design::parse(&text).unwrap();
        let problems = check(&Network::of(&design));
        let told: Vec<_> = problems.iter().map(|one| (one.rule, one.component.as_str())).collect();
        assert_eq!(told, [("vpc-route-dangling", "v2")]);
    }
}

/// The components that use the most addresses of the first full subnet, and the suggested fix.
fn fix_of(cidrs: &str, subnets: &str, order: [&str; 4]) -> String {
    let group = |id: &str| {
        format!(
            r#"{{"id": "{id}", "kind": "ec2", "config": {{"instance_type": "m7g.large"}},
            "placement": {{"count": 3, "subnets": ["app-a"]}}}}"#
        )
    };
    let groups = order.map(group).join(", ");
    let text = format!(
        r#"{{"abacus": 1, "region": "us-east-1", "components": [
        {{"id": "net", "kind": "vpc", "config": {{"cidrs": [{cidrs}], "subnets": [{subnets}]}}}}, {groups}]}}"#
    );
    let design = Design::parse(&text).unwrap();
    let problems = check(&Network::of(&design));
    let full = problems.into_iter().find(|problem| problem.rule == "vpc-subnet-full").unwrap();
    format!("{}; {}", full.message.rsplit_once("by ").unwrap().1, full.fix)
}

#[test]
fn a_larger_subnet_is_one_that_aws_has_and_the_vpc_has_room_for() {
    let one = |cidr: &str| format!(r#"{{"name": "app-a", "zone": "a", "cidr": "{cidr}"}}"#);
    let names = "a, b, c and 1 more";
    for order in [["a", "b", "c", "d"], ["d", "c", "b", "a"]] {
        let fix = fix_of(r#""10.0.0.0/16""#, &one("10.0.0.0/32"), order);
        assert_eq!(fix, format!("{names}; use a /27, or spread it over more subnets"));
    }
    let order = ["a", "b", "c", "d"];
    let second = r#", {"name": "app-b", "zone": "b", "cidr": "10.0.0.16/28"}"#;
    let fix = fix_of(r#""10.0.0.0/27""#, &format!("{}{second}", one("10.0.0.0/28")), order);
    assert_eq!(fix, format!("{names}; spread it over more subnets, or add a range to the VPC"));
}

#[test]
fn names_of_services_are_read_in_any_case() {
    assert_eq!(found(&[(r#""s3", "target""#, r#""S3", "target""#)]), []);
}

#[test]
fn targets_stand_in_zones_of_their_load_balancer() {
    let front = r#"{"id": "front","#;
    let flow = r#"{"id": "to-web", "kind": "flow", "config": {"from": "front", "to": "web"}}, {"id": "front","#;
    let warning = (ProblemSeverity::Warning, "lb-target-zone", "front".into(), "/placement/subnets".into());
    assert_eq!(found(&[(front, flow)]), [warning]);
}

#[test]
fn one_stands_and_two_stand() {
    let web = r#""count": 4, "subnets": ["app-a", "app-b"]"#;
    let text = RIGHT.replacen(web, r#""zones": {"a": 2, "c": 1, "d": 2}, "subnets": ["app-a", "app-b"]"#, 1);
    let design = Design::parse(&text).unwrap();
    let told: Vec<String> = check(&Network::of(&design)).into_iter().map(|problem| problem.message).collect();
    let none = "but none of its subnets is there";
    assert_eq!(told, [format!("1 stands in zone c, {none}"), format!("2 stand in zone d, {none}")]);
}

#[test]
fn routes_to_an_endpoint_that_cannot_be_leave_the_error_to_it() {
    let sqs = (r#""endpoint_type": "gateway", "service": "s3""#, r#""endpoint_type": "gateway", "service": "sqs""#);
    assert_eq!(found(&[sqs]), []);
    assert_eq!(found(&[sqs, (r#""s3", "target""#, r#""sqs", "target""#)]), []);
}

#[test]
fn a_database_needs_subnets_in_two_zones() {
    let database = r#"{"id": "db", "kind": "rds", "placement": {"subnets": ["app-a"]},
        "config": {"engine": "mysql", "instance_class": "db.m7g.large", "storage_gib": 100}},
    {"id": "web""#;
    let with = (r#"{"id": "web""#, database);
    assert_eq!(found(&[with]), [], "the VPC has subnets in two zones, the database stands in one");
    let one_zone = ("\"zone\": \"b\"", "\"zone\": \"a\"");
    expect(&[with, one_zone], "vpc-db-subnet-group", "db", "/placement/subnets");
}

#[test]
fn private_origins_need_an_internet_gateway_in_their_vpc() {
    let origin = r#"{"id": "cdn", "kind": "cloudfront"},
        {"id": "fetch", "kind": "flow", "config": {"from": "cdn", "to": "web"}},
        {"id": "web", "kind": "ec2""#;
    let with_origin = (r#"{"id": "web", "kind": "ec2""#, origin);
    assert_eq!(found(&[with_origin]), [], "the gateway is there");
    let without = (r#"{"id": "igw", "kind": "internet-gateway"},"#, "");
    expect(&[without, with_origin], "vpc-origin-without-igw", "net", "");
    let accelerator = r#""kind": "global-accelerator", "config": {"endpoint_region": "us-east-1"}"#;
    expect(&[without, with_origin, (r#""kind": "cloudfront""#, accelerator)], "vpc-origin-without-igw", "net", "");
    let public = (r#"{"instance_type": "m7g.large"}"#, r#"{"instance_type": "m7g.large", "public_ipv4": 1}"#);
    assert!(found(&[without, with_origin, public]).iter().all(|(_, rule, ..)| *rule != "vpc-origin-without-igw"));
}
