//! Tests of the texts about paths.

use api::{FlowPaths, PathChoice};

use super::*;

const DESIGN: &str = r#"{"abacus": 1, "region": "us-east-1", "components": [
    {"id": "web", "name": "Web", "kind": "ec2", "config": {"instance_type": "m7g.large"}, "placement": {"count": 2}},
    {"id": "out", "kind": "flow", "config": {"from": "web", "to": "@internet"},
        "usage": {"request_gb": 1000, "response_gb": 200}},
    {"id": "queue", "kind": "flow", "config": {"from": "web", "to": "@service/sqs"}}]}"#;

#[track_caller]
fn choice<'a>(paths: &'a FlowPaths, code: &str) -> &'a PathChoice {
    paths.choices.iter().find(|choice| choice.code == code).unwrap()
}

#[test]
fn a_path_is_told_hop_by_hop() {
    let paths = flow_paths(DESIGN, "out").unwrap();
    assert_eq!(
        (paths.from.as_str(), paths.to.as_str(), paths.gb.as_str()),
        ("Web", "the internet", "1,000 GB + 200 GB back")
    );
    // 12.00 across zones, 54.00 through the gateway, 90.00 to the internet.
    assert_eq!((paths.monthly.as_str(), paths.per_gb.as_str()), ("$156.00", "$0.13 per GB"));
    let [way] = paths.paths.as_slice() else { panic!("{:?}", paths.paths) };
    let hops: Vec<_> = way
        .hops
        .iter()
        .map(|hop| (hop.kind.as_str(), hop.gb.as_str(), hop.per_gb.as_str(), hop.monthly.as_str()))
        .collect();
    let expected = [
        ("cross-zone", "600 GB of 1,200 GB", "$0.01 per GB at each end", "$12.00"),
        ("nat-gateway", "1,200 GB", "$0.045 per GB", "$54.00"),
        ("internet-gateway", "1,200 GB", "$0.09 per GB sent", "$90.00"),
    ];
    assert_eq!(hops, expected);
    assert_eq!(way.hops[1].charges, ["Data processing, both ways: 1,200 GB at $0.045 = $54.00"]);
    assert!(way.hops[0].charges[0].contains("Assumes: both ends"), "{:?}", way.hops[0].charges);
}

#[test]
fn the_other_ways_are_told_with_what_they_rest_on() {
    let paths = flow_paths(DESIGN, "out").unwrap();
    let one = choice(&paths, "nat-one");
    assert_eq!((one.current, one.change.as_str(), one.fixed.as_str()), (true, "", "$36.50"));
    let per_zone = choice(&paths, "nat-per-zone");
    assert_eq!(choice(&paths, "public-subnet").break_even, "always");
    // The cost of the other flow with this option is as open as its cost now.
    assert_eq!((per_zone.change.as_str(), per_zone.per_gb.as_str()), ("not known", "$0.12"));
    let even = "3,650 GB a month; without the public address, 3,285 GB. Each further zone: from 1,825 GB a month there; \
                without the public address, 1,642.5 GB";
    assert_eq!(per_zone.break_even, even);
    assert!(per_zone.total.starts_with("at least $"), "{}", per_zone.total);
    assert!(paths.notes.iter().any(|note| note.contains("Both ends")), "{:?}", paths.notes);

    let known = DESIGN.replace(r#""to": "@service/sqs"}"#, r#""to": "@service/sqs"}, "usage": {"request_gb": 0}"#);
    let paths = flow_paths(&known, "out").unwrap();
    assert_eq!(choice(&paths, "nat-per-zone").change, "+$24.50");
}

#[test]
fn open_gb_are_told_by_their_prices() {
    let paths = flow_paths(DESIGN, "queue").unwrap();
    assert_eq!((paths.gb.as_str(), paths.monthly.as_str()), ("GB open", "depends on usage"));
    assert_eq!(paths.per_gb, "$0.055 per GB");
    assert_eq!(
        (paths.paths[0].hops[0].gb.as_str(), paths.paths[0].hops[1].gb.as_str()),
        ("50 % of the GB", "all of the GB")
    );
    let endpoint = choice(&paths, "interface-endpoint");
    assert_eq!(
        (endpoint.change.as_str(), endpoint.data.as_str(), endpoint.fixed.as_str()),
        ("not known", "depends on usage", "$14.60")
    );
    // 14.60 USD a month against 0.045 USD a GB, half of which costs 0.02 USD more.
    assert_eq!(endpoint.break_even, "324.44 GB a month, while the NAT gateway stays for other data");
}

#[test]
fn a_way_that_is_chosen_is_the_current_one() {
    let changed = choose_path(DESIGN, "out", "nat-per-zone").unwrap();
    let shown = flow_paths(DESIGN, "out").unwrap();
    let paths = flow_paths(&changed, "out").unwrap();
    assert!(paths.choices[0].current && paths.choices[0].code == "nat-per-zone");
    assert_eq!(paths.choices[0].total, choice(&shown, "nat-per-zone").total);
    let all: Vec<_> = flow_ledgers(&changed, "", false).unwrap().flows.into_iter().map(|flow| flow.flow).collect();
    assert_eq!(all, ["out", "queue"]);
}

#[test]
fn what_is_no_flow_or_no_way_is_refused() {
    for flow in ["web", "nobody", "<script>"] {
        assert!(flow_paths(DESIGN, flow).is_err() && choose_path(DESIGN, flow, "nat-one").is_err(), "{flow}");
        assert!(flow_ledgers(DESIGN, flow, true).is_err(), "{flow}");
    }
    assert!(choose_path(DESIGN, "out", "teleport").is_err());
}

#[test]
fn a_pinned_path_tells_what_the_routes_would_give() {
    let kept = keep_proposals(DESIGN).unwrap();
    let pinned =
        kept.replace(r#""from":"web","to":"@internet""#, r#""from":"web","to":"@internet","via":["nat","igw"]"#);
    assert_ne!(kept, pinned);
    let paths = flow_paths(&pinned, "out").unwrap();
    assert!(paths.pinned && !paths.derived.is_empty());
    assert_eq!(paths.paths[0].hops.len(), paths.derived[0].hops.len());
}

#[test]
fn what_does_not_get_there_has_no_price() {
    let cut_off = r#"{"abacus": 1, "region": "us-east-1", "components": [
        {"id": "v", "kind": "vpc", "config": {"cidrs": ["10.0.0.0/16"],
            "subnets": [{"name": "ra", "zone": "a", "cidr": "10.0.1.0/24", "route_table": "r"}],
            "route_tables": [{"name": "r", "routes": []}]}},
        {"id": "w", "kind": "ec2", "config": {"instance_type": "m7g.large"}, "placement": {"subnets": ["ra"]}},
        {"id": "f", "kind": "flow", "config": {"from": "w", "to": "@internet"},
            "usage": {"request_gb": 10, "response_gb": 1}}]}"#;
    let paths = flow_paths(cut_off, "f").unwrap();
    assert!(!paths.problems.is_empty() && paths.paths.is_empty());
    assert_eq!((paths.monthly.as_str(), paths.per_gb.as_str()), ("not known", ""));
    let now = paths.choices.iter().find(|choice| choice.current).unwrap();
    assert_eq!((now.per_gb.as_str(), now.fixed.as_str()), ("not known", "not known"));
    assert!(paths.choices.iter().all(|choice| choice.current || choice.fixed.starts_with('$')), "{:?}", paths.choices);
}

#[test]
fn the_ways_of_many_flows_are_compared_one_at_a_time() {
    let with = |count: u32| {
        let flows: String = (0..count)
            .map(|n| format!(r#", {{"id": "f{n}", "kind": "flow", "config": {{"from": "w", "to": "w"}}}}"#))
            .collect();
        format!(
            r#"{{"abacus": 1, "region": "us-east-1", "components": [
                {{"id": "w", "kind": "ec2", "config": {{"instance_type": "m7g.large"}}}},
                {{"id": "out", "kind": "flow", "config": {{"from": "w", "to": "@internet"}}}}{flows}]}}"#
        )
    };
    let few = flow_ledgers(&with(19), "", true).unwrap().flows;
    assert!(!few[0].choices.is_empty());
    let many = flow_ledgers(&with(20), "", true).unwrap().flows;
    assert!(many.len() == 21 && many.iter().all(|flow| flow.choices.is_empty()));
    assert!(many[0].notes[0].contains("more than 20 flows"), "{:?}", many[0].notes);
    assert!(!flow_ledgers(&with(20), "out", true).unwrap().flows[0].choices.is_empty());
}
