//! Legs between ends that are not in subnets: buckets, services, other regions, the internet, on-premises networks.

use design::{ComponentId, View};

use super::ends::End;
use super::goal::Goal;
use super::problems::{self, problem};
use super::walk::Walk;
use super::{endpoint, hops, link, uses};
use crate::charge::{ChargeCode, Direction};
use crate::network::{Network, SubnetNode};
use crate::path::{Hop, PathProblem};

/// Two ends that cannot exchange data.
pub(super) fn nowhere() -> PathProblem {
    problem("path-none", "no data can go between these two ends", "choose other ends")
}

/// An end named as another region that is the region of the other end.
pub(super) fn same_region(code: &str) -> PathProblem {
    problem("path-none", format!("{code} is the region of the other end"), "name a component there, or another region")
}

/// The hops between a volume and its instances, or for copying its snapshots to another region.
pub(super) fn volumes(network: &Network<'_>, from: End<'_>, to: End<'_>) -> Result<Vec<Hop>, PathProblem> {
    let region_of = |end| match end {
        End::Volumes(component) | End::Instances(component, _) => Some(network.design.region_of(component)),
        _ => None,
    };
    let region = region_of(from).or(region_of(to)).unwrap_or_default();
    match (from, to) {
        (End::Volumes(_), End::Instances(..)) | (End::Instances(..), End::Volumes(_)) => {
            Ok(vec![hops::within_aws("Between instances and their EBS volumes: free", vec![hops::free(region)])])
        }
        (End::Volumes(_), End::Region(code)) => {
            Ok(vec![hops::within_aws("Copies to another region", hops::between_regions(region, code))])
        }
        (End::Volumes(component), _) | (_, End::Volumes(component)) => {
            let message = format!("{} exchanges data with instances only", component.title());
            Err(problems::at(component, problem("path-none", message, "let the flow start or end at its instances")))
        }
        _ => Err(nowhere()),
    }
}

/// The hops between ends outside of VPCs.
pub(super) fn regional<'a>(network: &Network<'a>, from: End<'a>, to: End<'a>) -> Result<Vec<Hop>, PathProblem> {
    match (from, to) {
        // An origin outside AWS.
        (End::Service { name, region }, End::Internet | End::OnPremises) if from.is_at_edge() => {
            Ok(vec![hops::within_aws("Edge locations", hops::from_service(name, region))])
        }
        (End::Service { region, .. }, _) => of_service(network, from, region, to),
        (_, End::Service { region, .. }) => of_service(network, to, region, from).map(hops::reversed),
        _ => Err(nowhere()),
    }
}

/// The hops from a service to an end outside of VPCs.
fn of_service<'a>(network: &Network<'a>, service: End<'a>, region: &str, to: End<'a>) -> Result<Vec<Hop>, PathProblem> {
    let internet = || vec![hops::regional(ChargeCode::InternetOut, Direction::Request, region)];
    if let (End::Service { name, .. }, End::Internet | End::OnPremises) = (service, to)
        && let Some(charges) = hops::to_viewers(name, region)
    {
        return Ok(vec![hops::within_aws("Edge locations", charges)]);
    }
    match to {
        End::Internet => Ok(vec![hops::within_aws("Public endpoint of the service", internet())]),
        End::Service { region: other, name: to } if other == region => {
            let End::Service { name: from, .. } = service else { return Err(nowhere()) };
            let (own, others) = (hops::from_service(from, region), hops::to_regional_service(to, region));
            // At most one of the two is an edge service.
            let charges = if own == [hops::free(region)] { others } else { own };
            let is_free = charges.iter().all(|charge| charge.code == ChargeCode::Free);
            let why = if is_free { "Within the region: free" } else { "Between the region and the edge" };
            Ok(vec![hops::within_aws(why, charges)])
        }
        End::Service { region: other, .. } => {
            Ok(vec![hops::within_aws("To another region", hops::between_regions(region, other))])
        }
        End::Region(code) if code == region => Err(same_region(code)),
        End::Region(code) => {
            Ok(vec![hops::within_aws("Public endpoint of the service", hops::between_regions(region, code))])
        }
        End::OnPremises => Ok(match over_endpoint(network, service, region)? {
            Some(hops) => hops,
            None => match direct_connect(network, region) {
                Some(link) => vec![link::link_hop(link, "Public virtual interface".to_owned(), region)],
                None => vec![hops::within_aws("Over the internet to the public endpoint of the service", internet())],
            },
        }),
        End::Instances(..)
        | End::Balancer(..)
        | End::Placed(..)
        | End::Function(_)
        | End::Volumes(_)
        | End::Peer(_)
        | End::Managed(_) => Err(nowhere()),
    }
}

/// The hops from an interface endpoint for the service over the links of its VPC.
fn over_endpoint<'a>(network: &Network<'a>, service: End<'a>, region: &str) -> Result<Option<Vec<Hop>>, PathProblem> {
    let End::Service { name, .. } = service else { return Ok(None) };
    let mut vpcs: Vec<_> = network.vpcs().iter().filter(|vpc| vpc.region == region).collect();
    vpcs.sort_by_key(|vpc| &vpc.component.id);
    for vpc in vpcs {
        let Some(endpoint) = endpoint::interface_for(network, *vpc, uses::data(name)) else { continue };
        let Some(node) = first_subnet(network, endpoint) else { continue };
        let walk = Walk::new(network, service, node, Goal::OnPremises);
        let Ok(way) = walk.run() else { continue };
        let charge = hops::priced(ChargeCode::Endpoint, Direction::Both, region, endpoint);
        let mut hops = vec![hops::over(endpoint, format!("Interface endpoint for {name}"), vec![charge])];
        hops.extend(way);
        return Ok(Some(hops));
    }
    Ok(None)
}

/// The first subnet of an endpoint, by zone.
pub(super) fn first_subnet<'a>(network: &Network<'a>, endpoint: &'a design::Component) -> Option<SubnetNode<'a>> {
    let mut places = network.locations(endpoint);
    places.sort_by_key(|place| place.zone);
    places.into_iter().find_map(|place| place.subnet)
}

/// The Direct Connect ports of a region, whose public virtual interface reaches its services.
fn direct_connect<'a>(network: &Network<'a>, region: &str) -> Option<&'a design::Component> {
    let links = network.design.components.iter().filter(|component| {
        matches!(component.body.view(), View::DirectConnect(_)) && network.design.region_of(component) == region
    });
    links.min_by_key(|link| -> &ComponentId { &link.id })
}
