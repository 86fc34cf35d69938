//! Services that require several endpoints, such as for pulling images: data passes one, and requests pass the others.

use definitions::AwsService;
use design::{Component, FlowAddress, View};

use super::ends::{End, serves};
use super::goal::{Goal, Public};
use super::leg::{self, EndPart};
use super::problems::{self, problem};
use crate::charge::{ChargeCode, Direction};
use crate::network::{Network, SubnetNode};
use crate::path::{Hop, PathProblem};
use crate::service_label;

/// The service whose endpoint carries the data of a service: S3 for images.
pub(crate) fn data(name: &str) -> &str {
    AwsService::named(name).map_or(name, |service| service.data())
}

/// The service at an end, if it requires several endpoints.
fn of(end: End<'_>) -> Option<&'static AwsService> {
    let End::Service { name, .. } = end else { return None };
    AwsService::named(name).filter(|service| service.takes.is_some())
}

/// Whether only the requests of a service, and none of its data, pass an endpoint.
pub(super) fn asks_alone(end: End<'_>, endpoint: &Component) -> bool {
    let (Some(service), View::VpcEndpoint(config)) = (of(end), endpoint.body.view()) else { return false };
    let asks = |name: &&str| serves(config.service, name);
    !asks(&service.data()) && service.interfaces().iter().any(asks)
}

/// The hops of the data, preceded by those that only requests pass: at most one walk for each required endpoint.
pub(super) fn with_requests<'a>(
    network: &Network<'a>,
    from: EndPart<'a>,
    here: SubnetNode<'a>,
    to: End<'a>,
    address: FlowAddress,
    mut hops: Vec<Hop>,
) -> Result<Vec<Hop>, PathProblem> {
    let (End::Service { region, .. }, Some(service)) = (to, of(to)) else { return Ok(hops) };
    if region != here.vpc.region {
        return Ok(hops);
    }
    let (mut before, mut missing): (Vec<Hop>, Vec<&str>) = (Vec::new(), Vec::new());
    for name in service.interfaces().iter().filter(|name| **name != service.data()) {
        let end = End::Service { name, region };
        let walk = leg::walk(network, from, here, end, Goal::Public(Public::Service { name, region }), address);
        let Ok(passed) = walk.run() else {
            missing.push(name);
            continue;
        };
        for hop in passed {
            if hops.iter().chain(&before).all(|known| known.element != hop.element) {
                before.push(requests(hop, region));
            }
        }
    }
    if !missing.is_empty() {
        return Err(incomplete(service, here, &missing));
    }
    let assumption = service.takes.and_then(|takes| takes.assumption);
    if let Some(charge) = hops.last_mut().and_then(|hop| hop.charges.first_mut()) {
        charge.assumption = charge.assumption.take().or(assumption.map(Into::into));
    }
    before.append(&mut hops);
    Ok(before)
}

/// A hop that only requests pass, and none of the data of the flow.
fn requests(hop: Hop, region: &str) -> Hop {
    Hop { charges: vec![super::hops::regional(ChargeCode::Requests, Direction::Both, region)], ..hop }
}

/// Extends the fix of a problem with all endpoints that the service requires.
pub(super) fn explain(to: End<'_>, problem: PathProblem) -> PathProblem {
    match of(to) {
        Some(service) if problem.rule == "vpc-private-without-egress" => PathProblem {
            message: format!("{}: {}", service.label, problem.message),
            fix: format!("add {}, or a NAT gateway and a default route to it", endpoints(service)),
            ..problem
        },
        _ => problem,
    }
}

/// A service for which some of the required endpoints are missing.
fn incomplete(service: &AwsService, here: SubnetNode<'_>, missing: &[&str]) -> PathProblem {
    let verb = if missing.len() == 1 { "is" } else { "are" };
    let message = format!(
        "{} takes {}: {} {verb} missing, and the {} leads to no public address",
        service.label,
        endpoints(service),
        list(missing),
        problems::table_of(here)
    );
    let fix = format!(
        "add the interface endpoint{} {}, or a NAT gateway and a default route to it",
        if missing.len() == 1 { "" } else { "s" },
        list(missing)
    );
    problems::at(here.vpc.component, problem("endpoint-set-incomplete", message, fix))
}

/// The endpoints that a service requires, in words.
fn endpoints(service: &AwsService) -> String {
    let interfaces = service.interfaces();
    let noun = if interfaces.len() == 1 { "the interface endpoint" } else { "the interface endpoints" };
    let own = format!("{noun} {}", list(interfaces));
    if interfaces.contains(&service.data()) {
        own
    } else {
        format!("{own} and a gateway endpoint for {}", service_label(service.data()))
    }
}

/// Names as a list: `a`, `a and b`, `a, b and c`.
fn list(names: &[&str]) -> String {
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        Some((last, _)) => (*last).to_owned(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_use_takes_is_told_in_words() {
        let words = |name| AwsService::named(name).map(endpoints).unwrap_or_default();
        assert_eq!(words("ecr"), "the interface endpoints ecr.api and ecr.dkr and a gateway endpoint for S3");
        assert_eq!(words("session-manager"), "the interface endpoints ssm and ssmmessages");
        assert_eq!(words("ecs"), "the interface endpoints ecs, ecs-agent and ecs-telemetry");
    }
}
