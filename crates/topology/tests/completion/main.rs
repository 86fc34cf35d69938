//! What is proposed for designs that leave out their network.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod gateways;
mod links;
mod placing;

use design::{Body, Component, ComponentId, Design, VpcConfig};
use topology::{Completed, Network, complete, resolve};

const WEB: &str =
    r#"{"id": "web", "kind": "ec2", "placement": {"count": 4}, "config": {"instance_type": "m7g.large"}}"#;
const ALB: &str = r#"{"id": "alb", "kind": "load-balancer", "config": {"balancer_type": "application"}}"#;
const DATA: &str = r#"{"id": "data", "kind": "s3", "config": {"storage_class": "standard"}}"#;

fn flow(id: &str, from: &str, to: &str) -> String {
    format!(r#"{{"id": "{id}", "kind": "flow", "config": {{"from": "{from}", "to": "{to}"}}}}"#)
}

fn thing(id: &str, kind: &str, config: &str) -> String {
    format!(r#"{{"id": "{id}", "kind": "{kind}", "config": {{{config}}}}}"#)
}

/// A group of instances with a placement.
fn ec2(id: &str, placement: &str) -> String {
    format!(
        r#"{{"id": "{id}", "kind": "ec2", "placement": {{{placement}}}, "config": {{"instance_type": "m7g.large"}}}}"#
    )
}

/// A design with these JSON components, completed. Checks that completing it again changes nothing.
fn completed(components: &[&str]) -> Completed {
    let text = components.join(", ");
    let design =
        Design::parse(&format!(r#"{{"abacus": 1, "name": "", "region": "us-east-1", "components": [{text}]}}"#))
            .unwrap();
    let done = complete(&design);
    let again = complete(&done.design);
    assert_eq!((again.design, again.proposals), (done.design.clone(), vec![]));
    done
}

/// The same. Checks that all its flows arrive.
fn working(components: &[&str]) -> Completed {
    let done = completed(components);
    let network = Network::of(&done.design);
    for component in &done.design.components {
        assert_eq!(resolve(&network, component).problems, [], "{}", done.design.to_json());
    }
    done
}

fn texts(done: &Completed) -> Vec<&str> {
    done.proposals.iter().map(|proposal| proposal.text.as_str()).collect()
}

/// Ids of the added components.
fn added(done: &Completed) -> Vec<&str> {
    done.proposals.iter().filter(|proposal| proposal.added).map(|proposal| proposal.component.as_str()).collect()
}

fn component<'a>(done: &'a Completed, id: &str) -> &'a Component {
    done.design.component(&ComponentId::parse(id).unwrap()).unwrap()
}

fn vpc<'a>(done: &'a Completed, id: &str) -> &'a VpcConfig {
    match &component(done, id).body {
        Body::Vpc { config } => config,
        _ => panic!("{id} is no VPC"),
    }
}

fn subnets(done: &Completed, id: &str) -> String {
    component(done, id).placement.subnets.join(" ")
}

/// The routes of a table, as `destination target`.
fn routes(done: &Completed, id: &str, table: &str) -> Vec<String> {
    let table = vpc(done, id).route_tables.iter().find(|other| other.name == table).unwrap();
    table.routes.iter().map(|route| format!("{} {}", route.destination, route.target)).collect()
}

#[test]
fn three_components_need_no_networking_knowledge() {
    let (inwards, targets) = (flow("in", "@internet", "alb"), flow("targets", "alb", "web"));
    let (stored, updates) = (flow("stored", "web", "data"), flow("updates", "web", "@internet"));
    let done = working(&[WEB, ALB, DATA, &inwards, &targets, &stored, &updates]);
    assert_eq!(
        texts(&done),
        [
            "Proposed: VPC vpc in us-east-1, 10.0.0.0/16, with public and private subnets in zones a, b, because what \
             runs there stands in a VPC.",
            "Proposed: subnets public-a, public-b of vpc for alb, because it names no subnet.",
            "Proposed: subnets private-a, private-b of vpc for web, because it names no subnet.",
            "Proposed: internet gateway igw, because vpc has public subnets. It is free.",
            "Proposed: gateway endpoint s3-endpoint, because vpc exchanges data with s3. It is free.",
            "Proposed: NAT gateway nat in zone a for all zones of vpc, because web opens connections to public \
             addresses from private subnets.",
        ]
    );
    assert_eq!(routes(&done, "vpc", "public"), ["0.0.0.0/0 igw", "s3 s3-endpoint"]);
    assert_eq!(routes(&done, "vpc", "private"), ["s3 s3-endpoint", "0.0.0.0/0 nat"]);
    let ranges: Vec<&str> = vpc(&done, "vpc").subnets.iter().map(|subnet| subnet.cidr.as_str()).collect();
    assert_eq!(ranges, ["10.0.0.0/20", "10.0.16.0/20", "10.0.32.0/20", "10.0.48.0/20"]);
}

#[test]
fn what_stands_in_no_vpc_needs_no_network() {
    let volume = thing("disk", "ebs", r#""volume_type": "gp3", "size_gib": 10"#);
    let done = working(&[DATA, &flow("in", "@internet", "data"), &volume, &flow("office", "@on-premises", "data")]);
    assert_eq!(texts(&done), Vec::<&str>::new());
}
