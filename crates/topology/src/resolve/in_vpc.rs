//! Services that are not components of the design but have interfaces in subnets: they are reached at private
//! addresses.

use definitions::{AwsService, InVpc, Reach, Replication, short_name};
use design::{Component, FlowEnd, Kind};

use super::ends::End;
use super::hops;
use super::leg::EndPart;
use super::problems::{self, problem};
use crate::network::{Location, Network, is_attached_function, is_function};
use crate::path::{Hop, PathProblem};

/// A service in the VPC of the other end.
#[derive(Clone, Copy)]
pub(super) struct Managed<'a> {
    service: &'static AwsService,
    stands: InVpc,
    region: &'a str,
    /// The other end, which is in subnets.
    near: &'a Component,
}

impl<'a> Managed<'a> {
    /// Where the service is: in each zone of the other end, or in the first of them.
    pub(super) fn locations(self, network: &Network<'a>) -> Vec<Location<'a>> {
        let mut places = network.locations(self.near);
        places.sort_by_key(|place| place.zone);
        reached(&mut places, self.stands);
        places
    }

    /// How the service is placed in the VPC.
    pub(super) const fn stands(self) -> InVpc {
        self.stands
    }

    /// The hops between a place in the VPC and the service.
    pub(super) fn hops(self, from: EndPart<'_>, to: EndPart<'_>, is_free: bool) -> Vec<Hop> {
        let free = |why| vec![hops::within_aws(why, vec![hops::free(self.region)])];
        let (Some(one), Some(other)) = (from.zone, to.zone) else { return free("Within the VPC") };
        if one == other {
            return free("Within a zone of the VPC: free");
        }
        if is_free {
            return free("Between an Application or Classic Load Balancer and its VPC: free in every zone");
        }
        let zone = if matches!(to.end, End::Managed(_)) { other } else { one };
        let standing = format!("The only zone of {} is taken to be {zone}", self.service.label);
        let assumption = match self.stands.assumption {
            Some(text) => format!("{standing}; {}", problems::lower(text)),
            None => format!("{standing}."),
        };
        let charge = match self.stands.billed_ends {
            0 => hops::free(self.region),
            ends => hops::between_zones(self.region, ends, Some(assumption)),
        };
        vec![hops::border(one, other, "Local route of the VPC to another zone", charge)]
    }
}

/// Keeps only the places that clients connect to, ordered by zone: one in each zone, or the first.
pub(super) fn reached(places: &mut Vec<Location<'_>>, stands: InVpc) {
    if !stands.in_each_zone {
        if places.iter().any(|place| place.count > 0) {
            places.retain(|place| place.count > 0);
        }
        places.truncate(1);
    }
    places.iter_mut().for_each(|place| place.count = 1);
}

/// The end of a flow for an AWS service.
pub(super) fn end<'a>(
    network: &Network<'a>,
    name: &'a str,
    region: Option<&'a str>,
    other: &FlowEnd,
) -> Result<End<'a>, PathProblem> {
    let service = AwsService::named(name).ok_or_else(|| unknown(name))?;
    let component = other.component().and_then(|id| network.component(id));
    let near = component.map_or(network.design.region.as_str(), |other| network.region_of(other));
    let region = region.unwrap_or(near);
    let regional = End::Service { name: service.name, region };
    let stands = match service.reach {
        Reach::Vpc(stands) => stands,
        Reach::Edge(_) => return Ok(End::Service { name: service.name, region: near }),
        Reach::Regional | Reach::GatewayEndpoint | Reach::Function => return Ok(regional),
    };
    if let Some(function) = component.filter(|other| is_function(other) && !is_attached_function(other)) {
        return Err(not_attached(function));
    }
    let stands_in_vpc = |other: &&Component| {
        matches!(other.body.kind(), Kind::Ec2 | Kind::LoadBalancer)
            || is_attached_function(other)
            || other.body.service().is_some_and(|own| own.in_vpc().is_some())
    };
    match component.filter(stands_in_vpc) {
        Some(other) if region == near => Ok(End::Managed(Managed { service, stands, region, near: other })),
        Some(_) => {
            let message = format!("{} is reached at private addresses of a VPC in {region}", service.label);
            let fix = "let instances there send or receive the data, with a link between the VPCs";
            Err(problem("path-none", message, fix))
        }
        // For buckets and volumes, the AWS network carries the data.
        None => Ok(regional),
    }
}

/// A function that sends to private addresses from outside of a VPC.
pub(super) fn not_attached(function: &Component) -> PathProblem {
    let message = format!("{} is attached to no VPC: it reaches no private addresses", function.title());
    problems::at(function, problem("path-none", message, "name subnets of the VPC in its placement"))
}

/// The hops of data that replicas of a service exchange, if it has its own pricing rule because it is not client data.
pub(super) fn replicated(network: &Network<'_>, from: End<'_>, to: End<'_>) -> Option<Vec<Hop>> {
    let End::Placed(one, stands) = from else { return None };
    let own = one.body.service()?;
    let is_one = match to {
        End::Placed(other, _) => {
            if other.body.service() != Some(own) {
                return None;
            }
            one.id == other.id
        }
        End::Managed(other) if other.service == own => false,
        _ => return None,
    };
    let region_of = |end: End<'_>| end.component().map(|component| network.region_of(component).to_owned());
    let (here, there) = (region_of(from)?, region_of(to).or_else(|| region_of(from))?);
    match stands.replication {
        Replication::FreeInRegion if here != there => {
            Some(vec![hops::within_aws("Replication to another region", hops::between_regions(&here, &there))])
        }
        Replication::FreeInRegion => {
            let why = format!("Replication of {} within the region: free", own.label);
            Some(vec![hops::within_aws(why, vec![hops::free(&here)])])
        }
        Replication::FreeWithin if is_one => {
            let why = format!("Replication within {}: free", own.label);
            Some(vec![hops::within_aws(why, vec![hops::free(&here)])])
        }
        Replication::FreeWithin | Replication::Charged => None,
    }
}

/// A name that no service has.
fn unknown(name: &str) -> PathProblem {
    let similar = AwsService::similar(name);
    let fix = if similar.is_empty() {
        "name a service by its short name, such as sqs or secretsmanager".to_owned()
    } else {
        format!("did you mean {}?", similar.join(", "))
    };
    problem("flow-unknown-service", format!("there is no AWS service {}", short_name(name)), fix)
}
