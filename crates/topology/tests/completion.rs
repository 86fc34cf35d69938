//! What is proposed for designs that leave their network out.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use design::Design;
use topology::{Network, complete, resolve};

fn design(components: &str) -> Design {
    Design::parse(&format!(r#"{{"abacus": 1, "name": "", "region": "us-east-1", "components": [{components}]}}"#))
        .unwrap()
}

const WEB: &str =
    r#"{"id": "web", "kind": "ec2", "placement": {"count": 4}, "config": {"instance_type": "m7g.large"}}"#;
const ALB: &str = r#"{"id": "alb", "kind": "load-balancer", "config": {"balancer_type": "application"}}"#;
const DATA: &str = r#"{"id": "data", "kind": "s3", "config": {"storage_class": "standard"}}"#;

fn flow(id: &str, from: &str, to: &str) -> String {
    format!(r#"{{"id": "{id}", "kind": "flow", "config": {{"from": "{from}", "to": "{to}"}}}}"#)
}

fn texts(components: &[&str]) -> Vec<String> {
    let done = complete(&design(&components.join(",")));
    let again = complete(&done.design);
    assert_eq!(again.design, done.design);
    assert_eq!(again.proposals, []);
    let network = Network::of(&done.design);
    for component in &done.design.components {
        assert_eq!(resolve(&network, component).problems, [], "{}", done.design.to_json());
    }
    done.proposals.into_iter().map(|proposal| proposal.text).collect()
}

#[test]
fn three_components_need_no_networking_knowledge() {
    let (inwards, targets) = (flow("in", "@internet", "alb"), flow("targets", "alb", "web"));
    let (stored, updates) = (flow("stored", "web", "data"), flow("updates", "web", "@internet"));
    let texts = texts(&[WEB, ALB, DATA, &inwards, &targets, &stored, &updates]);
    assert_eq!(
        texts,
        [
            "Proposed: VPC vpc in us-east-1, 10.0.0.0/16, with public and private subnets in zones a, b, because what \
             runs there stands in a VPC.",
            "Proposed: subnets public-a, public-b for alb, because it names no subnet.",
            "Proposed: subnets private-a, private-b for web, because it names no subnet.",
            "Proposed: internet gateway igw, because vpc has public subnets. It is free.",
            "Proposed: gateway endpoint s3-endpoint, because vpc exchanges data with s3. It is free.",
            "Proposed: NAT gateway nat in zone a for all zones of vpc, because web opens connections to public \
             addresses from private subnets.",
        ]
    );
}

#[test]
fn buckets_alone_need_no_network() {
    assert_eq!(texts(&[DATA, &flow("in", "@internet", "data")]), Vec::<String>::new());
}
