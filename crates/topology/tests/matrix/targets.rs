//! Load balancers and the zones of their targets.

use crate::network::*;

fn to_targets(kind: &str, nodes: &str, targets: &str, more: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut components = vec![vpc("0.0.0.0/0 nat"), igw(), nat("public-a")];
    components.extend([balancer("lb", kind, "internal", nodes), ec2("app", targets, 0)]);
    components.extend(more);
    components
}

#[test]
fn targets_in_zones_that_are_not_enabled_get_nothing() {
    for kind in ["application", "network"] {
        let components = to_targets(kind, "private-b", "private-a", [flow("lb", "app")]);
        assert_eq!(broken(&components), ["lb-target-zone"]);
        let text = paths(&components).problems[0].message.to_lowercase();
        assert!(text.starts_with("lb's targets stand in zone a, which is not enabled for it"), "{text}");
        // Targets in enabled zones get all of the data.
        let components = to_targets(kind, "private-b", "private-a private-b", [flow("lb", "app")]);
        assert_eq!(legs(&components), ["b-b: 0 / 0"]);
    }
}

#[test]
fn targets_that_do_not_run_take_nothing_from_those_that_do() {
    let mut components = to_targets("network", "private-a", "private-a private-b", [flow("lb", "app")]);
    components[4] = components[4].replace(r#""count": 2"#, r#""zones": {"a": 0, "b": 2}"#);
    assert_eq!(broken(&components), ["lb-target-zone"]);
}

#[test]
fn targets_of_another_vpc_belong_to_no_zone() {
    let components = [
        vpc("10.1.0.0/16 pcx"),
        vpc_named("other", "10.1", "us-east-1", "", "10.0.0.0/16 pcx"),
        thing("pcx", "vpc-peering", r#""vpcs": ["vpc", "other"]"#),
        balancer("lb", "network", "internal", "private-a private-b"),
        ec2("app", "other-private-a", 0),
        flow("lb", "app"),
    ];
    assert_eq!(legs(&components), ["a-a: 0 / 0", "b-a: 2X / 2X"]);
}

#[test]
fn clients_reach_the_nodes_with_targets_alone() {
    let client = || [ec2("web", "private-a", 0), flow("web", "lb")];
    let targets = flow("lb", "app").replace(r#""id": "flow""#, r#""id": "targets""#);
    let design = |kind: &str, more: &[String]| {
        let mut components = to_targets(kind, "private-a private-b", "private-a", client());
        components.extend(more.to_vec());
        legs(&components)
    };
    assert_eq!(design("network", &[]), ["a-a: L / L", "a-b: 2X + L / 2X + L"]);
    assert_eq!(design("network", std::slice::from_ref(&targets)), ["a-a: L / L"]);
    assert_eq!(design("application", &[targets]), ["a-a: L / L", "a-b: L / L"]);
}
