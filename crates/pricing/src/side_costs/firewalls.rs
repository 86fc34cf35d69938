//! Web ACLs of AWS WAF for what clients on the internet reach.

use definitions::Value;
use design::{BalancerType, Body, Number, Scheme};
use units::Decimal;

use super::balancers;
use super::candidate::{Candidate, Change, Thing, defined};
use super::sizes::WEB_ACL_RULES;
use super::span::Span;
use super::subject::{Cause, number, typical};

/// The region of web ACLs for CloudFront.
const CLOUDFRONT: &str = "us-east-1";

pub(super) fn find(cause: Cause<'_>, all: &mut Vec<Candidate>) {
    let requests = match &cause.component.body {
        Body::LoadBalancer { config, usage }
            if config.balancer_type == BalancerType::Application && config.scheme == Scheme::InternetFacing =>
        {
            balancers::month_of(cause, usage, "requests_per_second")
        }
        // Only REST APIs can have one; the flat-rate plans of CloudFront include it.
        Body::Defined(values) => match values.definition().kind {
            "api-gateway" if values.code("api_type") == "rest" && !values.flag("private") => {
                cause.used(values, "requests")
            }
            "cloudfront" if values.code("plan") == "pay-as-you-go" => cause.used(values, "requests"),
            _ => return,
        },
        _ => return,
    };
    let is_edge = cause.values("cloudfront").is_some();
    let cause = Cause { region: if is_edge { CLOUDFRONT } else { cause.region }, ..cause };
    let (id, title) = (cause.id("waf"), format!("AWS WAF for {}", cause.name()));
    let mut added = defined(cause, &id, (&title, &definitions::WAF), &[("requests", requests)]);
    if let Some(values) = added.body.values_mut() {
        values.set("rules", Some(Value::Number(Number::from(WEB_ACL_RULES))));
    }
    let inspected = requests.map_or_else(
        || "the requests that it inspects".to_owned(),
        |requests| format!("{} requests that it inspects", typical(requests)),
    );
    all.push(Candidate {
        change: Change::Add(Box::new(added)),
        id,
        cause: cause.index,
        title,
        assumption: format!("a web ACL, {} rules or managed rule groups, and {inspected}", number(WEB_ACL_RULES)),
        depends_on: requests.is_none().then_some("the requests"),
        thing: Thing::Firewall,
        // A million requests cost as much as one GB of logs.
        weight: requests.and_then(|requests| requests.divided(1_000_000)).map_or(Decimal::TEN, Span::typical),
    });
}
