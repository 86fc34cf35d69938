//! Properties of all path options, of random designs with a declared network and without.

use crate::paths::support::*;
use catalog::Catalogue;
use design::{Body, ComponentId, Design, View};
use pricing::paths::{compare_paths, path_options_within};
use proptest::prelude::*;
use serde_json::{Value, json};
use topology::{Element, Network, complete, resolve};
use units::Usd;

const ENDS: [&str; 13] = [
    "web",
    "app",
    "far",
    "db",
    "alb",
    "nlb",
    "near-bucket",
    "far-bucket",
    "@internet",
    "@service/sqs",
    "@service/ecr",
    "@region/eu-west-1",
    "@service/secretsmanager/eu-west-1",
];
const SENDERS: [&str; 4] = ["web", "app", "alb", "nlb"];

#[derive(Debug, Clone)]
struct Drawn {
    zones: [(u64, u64); 2],
    internal: [bool; 2],
    flows: Vec<(usize, usize, u64, u64)>,
    from_internet: bool,
    declared: bool,
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let counts = || (0..3_u64, 0..3_u64).prop_map(|(a, b)| if a + b == 0 { (1, 0) } else { (a, b) });
    let flow = (0..SENDERS.len(), 0..ENDS.len(), 0..20_000_u64, 0..2_000_u64);
    let flows = prop::collection::vec(flow, 1..4);
    ([counts(), counts()], any::<[bool; 2]>(), flows, any::<bool>(), any::<bool>()).prop_map(
        |(zones, internal, flows, from_internet, declared)| Drawn { zones, internal, flows, from_internet, declared },
    )
}

impl Drawn {
    fn design(&self) -> Design {
        let placed = |id: &str, placement: Value| json!({"id": id, "kind": "ec2", "config": {"instance_type": "m7g.large"}, "placement": placement});
        let group = |id: &str, (a, b): (u64, u64)| {
            let zones = [("a", a), ("b", b)].into_iter().filter(|(_, count)| *count > 0);
            let zones: serde_json::Map<_, _> =
                zones.map(|(zone, count)| (zone.to_owned(), Value::from(count))).collect();
            placed(id, json!({"zones": zones}))
        };
        let bucket = |id: &str, region: &str| {
            json!({"id": id, "kind": "s3", "config": {"storage_class": "standard"}, "usage": {"gb": 0},
                "placement": {"region": region}})
        };
        let balancer = |id: &str, kind: &str, internal: bool| {
            let scheme = if internal { "internal" } else { "internet-facing" };
            json!({"id": id, "kind": "load-balancer", "config": {"balancer_type": kind, "scheme": scheme, "zones": 2}})
        };
        let flow = |id: &str, from: &str, to: &str, request: u64, response: u64| {
            json!({"id": id, "kind": "flow", "config": {"from": from, "to": to},
                "usage": {"request_gb": request, "response_gb": response}})
        };
        let mut all = vec![
            group("web", self.zones[0]),
            group("app", self.zones[1]),
            placed("far", json!({"region": "eu-west-1"})),
            json!({"id": "db", "kind": "elasticache", "config": {"engine": "valkey", "node_type": "cache.m7g.large"}}),
            balancer("alb", "application", self.internal[0]),
            balancer("nlb", "network", self.internal[1]),
            bucket("near-bucket", "us-east-1"),
            bucket("far-bucket", "eu-west-1"),
        ];
        for (number, (from, to, request, response)) in self.flows.iter().enumerate() {
            let id = if number == 0 { "flow".to_owned() } else { format!("flow-{number}") };
            all.push(flow(&id, SENDERS[*from], ENDS[*to], *request, *response));
        }
        if self.from_internet {
            all.push(flow("in", "@internet", "alb", 100, 10));
        }
        let design = read("us-east-1", Value::Array(all));
        if self.declared { complete(&design).design } else { design }
    }
}

fn monthly(design: &Design) -> Usd {
    pricing::estimate(design, Catalogue::embedded()).unwrap().totals.monthly
}

fn flows(design: &Design) -> impl Iterator<Item = &design::Component> {
    design.components.iter().filter(|component| matches!(component.body, Body::Flow { .. }))
}

/// The gateways by the hour that no data of any flow passes.
fn idle(design: &Design) -> Vec<String> {
    let network = Network::of(design);
    let legs: Vec<_> = flows(design).flat_map(|flow| resolve(&network, flow).legs).collect();
    let passes = |component: &&design::Component| {
        let element = Element::Component(component.id.clone());
        legs.iter().flat_map(|leg| &leg.hops).any(|hop| hop.element == element)
    };
    let costs = |component: &&design::Component| {
        matches!(component.body.view(), View::Other(Body::NatGateway { .. }) | View::Other(Body::TransitGateway { .. }))
            || matches!(component.body.view(), View::VpcEndpoint(config)
            if config.endpoint_type == design::EndpointType::Interface)
    };
    let idle = design.components.iter().filter(costs).filter(|component| !passes(component));
    idle.map(|component| component.id.to_string()).collect()
}

/// Checks every option of a flow against the design it is made from.
pub fn check(design: &Design, flow: &ComponentId) -> Result<(), TestCaseError> {
    let options = path_options_within(design, flow, Catalogue::embedded(), budget::Budget::unlimited()).unwrap();
    let comparison = compare_paths(design, flow, Catalogue::embedded()).unwrap();
    let before = monthly(design);
    let current = &options[0].design;
    let network = Network::of(current);
    let arrives: Vec<_> =
        flows(current).filter(|flow| resolve(&network, flow).problems.is_empty()).map(|flow| &flow.id).collect();
    for option in &options {
        let changed = &option.design;
        prop_assert_eq!(&complete(changed).design, changed, "{}", option.code);
        let read = Design::parse(&changed.to_json());
        prop_assert_eq!(read.as_ref(), Ok(changed), "{}", option.code);
        let network = Network::of(changed);
        for id in &arrives {
            let paths = resolve(&network, changed.component(id).unwrap());
            prop_assert!(paths.problems.is_empty(), "{} {id}: {:?}", option.code, paths.problems);
        }
        if !option.current {
            prop_assert_eq!(resolve(&network, changed.component(flow).unwrap()).problems, vec![], "{}", option.code);
            prop_assert_eq!(topology::alternatives(changed, flow)[0].code, option.code);
            let is_new = |id: &String| !idle(current).contains(id);
            // A note says which gateways stay for what the design does not show.
            let is_told = |id: &String| option.note.contains(&format!("{}: kept", title(changed, id)));
            let left: Vec<_> = idle(changed).into_iter().filter(|id| is_new(id) && !is_told(id)).collect();
            prop_assert!(left.is_empty(), "{}: {left:?}", option.code);
        }
        let Some(choice) = comparison.choices.iter().find(|choice| choice.code == option.code) else { continue };
        let after = monthly(changed);
        prop_assert_eq!(choice.total.monthly, after, "{}", option.code);
        if let Some(change) = choice.change {
            prop_assert_eq!(change, after - before, "{}", option.code);
        } else {
            let all_arrive = arrives.len() == flows(current).count();
            prop_assert!(choice.current || !all_arrive, "{}: all amounts are known", option.code);
        }
    }
    Ok(())
}

fn title(design: &Design, component: &str) -> String {
    design.component(&id(component)).unwrap().title().to_owned()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Every option is a complete design in which all data arrives that arrived before, nothing that costs by the hour is
    /// left idle, and the estimates of both designs differ by what the comparison says.
    #[test]
    fn an_option_is_a_design_that_costs_what_it_says(drawn in drawn(), first in 0..8_usize) {
        let flow = id("flow");
        // A declared network is that of any option, so that every option is reached from every other one.
        let mut design = drawn.design();
        if drawn.declared {
            let mut options = topology::alternatives(&design, &flow);
            design = options.swap_remove(first % options.len()).design;
        }
        check(&design, &flow)?;
    }

    /// Declaring the network that would be proposed changes no option and no amount.
    #[test]
    fn a_declared_network_has_the_same_options(drawn in drawn()) {
        let changes = |declared: bool| -> Vec<_> {
            let design = Drawn { declared, ..drawn.clone() }.design();
            let comparison = compare_paths(&design, &id("flow"), Catalogue::embedded()).unwrap();
            comparison.choices.into_iter().map(|choice| (choice.code, choice.change)).collect()
        };
        prop_assert_eq!(changes(true), changes(false));
    }
}
