//! Tests the change to an internal load balancer for clients in its VPC.

use design::Scheme;

use super::*;

const BALANCER: &str = r#"{"id": "lb", "name": "Shop", "kind": "load-balancer",
    "config": {"balancer_type": "application", "zones": 2}, "usage": {"requests_per_second": 5}}"#;

fn group(id: &str) -> String {
    format!(
        r#"{{"id": "{id}", "kind": "ec2", "config": {{"instance_type": "t3.micro"}}, "placement": {{"count": 2}}}}"#
    )
}

fn flow(id: &str, from: &str, to: &str) -> String {
    format!(
        r#"{{"id": "{id}", "kind": "flow", "config": {{"from": "{from}", "to": "{to}"}}, "usage": {{"request_gb": 5}}}}"#
    )
}

fn scheme(design: &Design, balancer: &str) -> Scheme {
    let Body::LoadBalancer { config, .. } = &design.component(&id(balancer)).unwrap().body else {
        panic!("no balancer")
    };
    config.scheme
}

fn with(more: &[String]) -> Design {
    let own = [group("web"), group("app"), BALANCER.to_owned(), flow("flow", "web", "lb"), flow("on", "lb", "app")];
    design(&own.iter().chain(more).cloned().collect::<Vec<_>>().join(","))
}

#[test]
fn a_load_balancer_for_the_vpc_alone_becomes_internal() {
    let all = alternatives(&with(&[]), &id("flow"));
    assert_eq!(codes(&all), ["as-is", "internal-load-balancer"]);
    let internal = chosen(&all, "internal-load-balancer");
    assert_eq!((scheme(&internal.design, "lb"), internal.needs.as_slice()), (Scheme::Internal, &[][..]));
    assert!(!ids(&internal.design).contains("nat"), "nothing else leaves the VPC");
    assert!(internal.note.contains("Shop: an internal load balancer takes its place"), "{}", internal.note);
    let again = alternatives(&internal.design, &id("flow"));
    assert_eq!((codes(&again), again[0].current), (vec!["internal-load-balancer"], true));
}

#[test]
fn one_that_the_internet_reaches_gets_an_internal_one_beside_it() {
    let all = alternatives(&with(&[flow("in", "@internet", "lb"), flow("out", "app", "@internet")]), &id("flow"));
    let internal = chosen(&all, "internal-load-balancer");
    let changed = &internal.design;
    assert_eq!((scheme(changed, "lb"), scheme(changed, "internal-lb")), (Scheme::InternetFacing, Scheme::Internal));
    assert_eq!(internal.needs, [id("internal-lb")]);
    assert!(ids(changed).contains("nat"), "another flow passes it");
    let Body::LoadBalancer { usage, .. } = &changed.component(&id("internal-lb")).unwrap().body else { panic!("none") };
    assert_eq!(**usage, design::BalancerUsage::default(), "the load of the first is not counted twice");
    let ends = |flow: &str| {
        let Body::Flow { config, .. } = &changed.component(&id(flow)).unwrap().body else { panic!("no flow") };
        (config.from.text(), config.to.text())
    };
    let pair = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    assert_eq!(ends("flow"), pair("web", "internal-lb"));
    assert_eq!(ends("internal-lb-targets"), pair("internal-lb", "app"));
    assert_eq!((ends("in"), ends("on")), (pair("@internet", "lb"), pair("lb", "app")));
    assert_eq!(complete(changed).design, *changed);
    assert_eq!(Design::parse(&changed.to_json()).as_ref(), Ok(changed));
    assert_eq!(alternatives(changed, &id("flow"))[0].code, "internal-load-balancer");
}

#[test]
fn load_balancers_and_internal_ones_have_no_such_option() {
    let nlb = r#"{"id": "nlb", "kind": "load-balancer", "config": {"balancer_type": "network", "zones": 2}}"#;
    let design = with(&[nlb.to_owned(), flow("second", "nlb", "lb")]);
    assert!(!codes(&alternatives(&design, &id("second"))).contains(&"internal-load-balancer"));
}
