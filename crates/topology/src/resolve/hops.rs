//! Hops and their charges.

use std::borrow::Cow;

use definitions::{AwsService, EdgeData, Reach};
use design::{Component, ComponentId};

use crate::charge::{ChargeCode, Direction, HopCharge};
use crate::path::{Element, Hop};

/// The assumption for a load balancer that is reached at its public addresses from its own region.
pub(super) const PUBLIC_BALANCER: &str =
    "Data to the public addresses of a load balancer is taken to be billed as to those of an instance.";

/// The assumption where both ends of a zone crossing are billed although AWS manages one of them.
pub(super) const BOTH_ENDS: &str = "Both ends of the transfer between zones are taken to be billed.";

/// A charge for data by the price of a gateway, endpoint or load balancer.
pub(super) fn priced(code: ChargeCode, direction: Direction, region: &str, of: &Component) -> HopCharge {
    HopCharge { code, direction, region: region.to_owned(), of: Some(of.id.clone()), assumption: None }
}

/// A charge for data by the prices of a region.
pub(super) fn regional(code: ChargeCode, direction: Direction, region: &str) -> HopCharge {
    HopCharge { code, direction, region: region.to_owned(), of: None, assumption: None }
}

/// No charge, in either direction.
pub(super) fn free(region: &str) -> HopCharge {
    regional(ChargeCode::Free, Direction::Both, region)
}

/// The charges for data from a service that enters its own region at a public address: edge services have charges of
/// their own.
pub(super) fn from_service(name: &str, region: &str) -> Vec<HopCharge> {
    let service = AwsService::named(name);
    match service.map(|service| (service.name, service.reach)) {
        Some((service, Reach::Edge(EdgeData::ToOrigin))) => {
            vec![
                regional(ChargeCode::Edge { service }, Direction::Request, region),
                regional(ChargeCode::Free, Direction::Response, region),
            ]
        }
        Some((service, Reach::Edge(EdgeData::Premium))) => vec![
            regional(ChargeCode::InternetOut, Direction::Response, region),
            regional(ChargeCode::Edge { service }, Direction::Both, region),
        ],
        _ => vec![free(region)],
    }
}

/// The charges for data from an edge service to the internet; `None` for other services.
pub(super) fn to_viewers(name: &str, region: &str) -> Option<Vec<HopCharge>> {
    let service = AwsService::named(name)?;
    match service.reach {
        Reach::Edge(EdgeData::ToOrigin | EdgeData::ToClients) => Some(vec![
            regional(ChargeCode::Viewers { service: service.name }, Direction::Request, region),
            regional(ChargeCode::Free, Direction::Response, region),
        ]),
        Reach::Edge(EdgeData::Premium | EdgeData::Free) => Some(vec![free(region)]),
        _ => None,
    }
}

/// The charges for data from subnets to a service at a public address. Whoever opens connections to CloudFront is a
/// viewer.
pub(super) fn to_service(name: &str, region: &str) -> Vec<HopCharge> {
    let service = AwsService::named(name);
    match service.map(|service| service.reach) {
        Some(Reach::Edge(EdgeData::ToOrigin)) => {
            to_viewers(name, region).unwrap_or_default().into_iter().map(turned).collect()
        }
        _ => to_regional_service(name, region),
    }
}

/// The same for data from another service.
pub(super) fn to_regional_service(name: &str, region: &str) -> Vec<HopCharge> {
    from_service(name, region).into_iter().map(turned).collect()
}

/// The charge for the opposite direction.
fn turned(mut charge: HopCharge) -> HopCharge {
    charge.direction = match charge.direction {
        Direction::Request => Direction::Response,
        Direction::Response => Direction::Request,
        Direction::Both => Direction::Both,
    };
    charge
}

/// Transfer between two regions, billed to the sender in each direction.
pub(super) fn between_regions(from: &str, to: &str) -> Vec<HopCharge> {
    let out =
        |from: &str, to: &str, direction| regional(ChargeCode::OtherRegion { to: to.to_owned() }, direction, from);
    vec![out(from, to, Direction::Request), out(to, from, Direction::Response)]
}

/// Transfer between zones of a region, with this number of billed ends.
pub(super) fn between_zones(region: &str, ends: u8, assumption: Option<impl Into<Cow<'static, str>>>) -> HopCharge {
    HopCharge {
        assumption: assumption.map(Into::into),
        ..regional(ChargeCode::CrossZone { ends }, Direction::Both, region)
    }
}

/// A hop over a component.
pub(super) fn over(component: &Component, why: impl Into<String>, charges: Vec<HopCharge>) -> Hop {
    Hop { element: Element::Component(component.id.clone()), why: why.into(), charges }
}

/// A hop over the AWS network.
pub(super) fn within_aws(why: impl Into<String>, charges: Vec<HopCharge>) -> Hop {
    Hop { element: Element::AwsNetwork, why: why.into(), charges }
}

/// A hop across the boundary between two zones.
pub(super) fn border(from: &str, to: &str, why: impl Into<String>, charge: HopCharge) -> Hop {
    let element = Element::CrossZone { from: from.to_owned(), to: to.to_owned() };
    Hop { element, why: why.into(), charges: vec![charge] }
}

/// The same path in the opposite direction: requests become responses.
pub(super) fn reversed(mut hops: Vec<Hop>) -> Vec<Hop> {
    hops.reverse();
    for hop in &mut hops {
        if let Element::CrossZone { from, to } = &mut hop.element {
            std::mem::swap(from, to);
        }
        hop.charges = std::mem::take(&mut hop.charges).into_iter().map(turned).collect();
    }
    hops
}

/// The components that hops pass.
pub(super) fn passed(hops: &[Hop]) -> impl Iterator<Item = &ComponentId> {
    hops.iter().filter_map(|hop| match &hop.element {
        Element::Component(id) => Some(id),
        Element::CrossZone { .. } | Element::AwsNetwork => None,
    })
}
