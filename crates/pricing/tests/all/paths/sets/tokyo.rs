//! Three services through NAT gateways in three zones of Tokyo: no endpoint pays alone, all of them together do.

use design::Design;
use pricing::paths::compare_paths;
use units::format::{money, money_change};

use super::support::*;
use crate::paths::support::{id, way};

fn designs() -> [Design; 3] {
    let flows = to_services(2);
    [without_network(&flows), in_vpc(false, &flows), in_vpc(true, &flows)]
}

#[test]
fn endpoints_for_all_let_the_gateways_go() {
    for design in designs() {
        assert_eq!(money(design_cost(&design)), "$194.41");
        for service in SERVICES {
            let alone = compare_paths(&design, &id(service), catalog::Catalogue::embedded()).unwrap();
            let change = way(&alone, "interface-endpoint").change.unwrap();
            assert_eq!(money_change(change), "+$30.56", "{service}: the gateways stay for the others");
        }
        let all = sets(&design).sets;
        let set = all.iter().find(|set| after(set) == ["interface-endpoint"; 3]).unwrap();
        assert_eq!((money_change(set.change), money(set.total)), ("−$55.06".to_owned(), "$139.34".to_owned()));
        assert_eq!(set.code, "cloudtrail=interface-endpoint+secretsmanager=interface-endpoint+sqs=interface-endpoint");
        assert_eq!(before(set), ["nat-per-zone"; 3]);
        assert_eq!(set.added.len(), 3, "{:?}", set.added);
        assert!(set.gone.iter().all(|gone| gone.id.as_str().starts_with("nat")) && !set.gone.is_empty());
        let vpc = if design.component(&id("main")).is_some() { "VPC main" } else { "the VPC" };
        assert_eq!(set.label, format!("All AWS services of {vpc} by endpoints, NAT gateways taken out"));
        assert!(set.notes.iter().any(|note| note.contains("taken out, with the routes to it")), "{:?}", set.notes);
    }
}

#[test]
fn a_set_costs_what_the_changed_design_costs() {
    for design in designs() {
        for set in sets(&design).sets {
            let read = Design::parse(&set.design.to_json()).unwrap();
            assert_eq!(read, set.design, "{}", set.code);
            assert_eq!(design_cost(&read), set.total, "{}", set.code);
            assert_eq!(set.total - design_cost(&design), set.change, "{}", set.code);
            assert_eq!(topology::complete(&read).design, read, "{}: nothing is left to propose", set.code);
        }
    }
}

#[test]
fn gateways_that_other_data_needs_stay() {
    let mut flows = to_services(2);
    flows.push(flow("web-out", "web", "@internet", 2));
    for design in [without_network(&flows), in_vpc(false, &flows)] {
        let all: Vec<_> = sets(&design).sets.iter().map(|set| set.label.clone()).collect();
        assert!(all.iter().all(|label| !label.contains("endpoints")), "{all:?}");
    }
}

#[test]
fn what_one_flow_does_alone_is_no_set() {
    let one = without_network(&to_services(2)[..1]);
    assert_eq!(sets(&one).sets, []);
    // With so much data each endpoint pays alone, and the gateways go with the last of them.
    let much = sets(&without_network(&to_services(3000))).sets;
    assert!(much.iter().any(|set| after(set) == ["interface-endpoint"; 3]));
    assert!(much.iter().all(|set| set.moved.len() > 1));
}

#[test]
fn sets_of_flows_with_open_gb_have_no_change_and_are_left_out() {
    let mut flows = to_services(2);
    flows[1]["usage"]["request_gb"] = "open".into();
    for set in sets(&without_network(&flows)).sets {
        assert!(set.moved.iter().all(|flow| flow.flow.as_str() != SERVICES[1]), "{}", set.code);
    }
}

#[test]
fn too_many_flows_are_not_combined() {
    let flows: Vec<_> = (0..41).map(|number| flow(&format!("f{number}"), "web", "@service/sqs", 2)).collect();
    let found = sets(&without_network(&flows));
    assert_eq!((found.sets.len(), found.notes.len()), (0, 1));
}
