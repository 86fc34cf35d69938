//! The two ends of a flow.

use definitions::{AwsService, EdgeData, InVpc, Reach, short_name};
use design::{
    BalancerConfig, BalancerType, Body, Component, ComponentId, Ec2Config, FlowConfig, FlowEnd, Scheme, View,
    ZoneAffinity,
};

use super::in_vpc::{self, Managed};
use super::problems;
use crate::network::{Location, Network, is_attached_function, is_function};
use crate::path::PathProblem;

/// An end of a flow.
#[derive(Clone, Copy)]
pub(super) enum End<'a> {
    /// Instances.
    Instances(&'a Component, &'a Ec2Config),
    /// A load balancer.
    Balancer(&'a Component, &'a BalancerConfig),
    /// Volumes.
    Volumes(&'a Component),
    /// A service with a public endpoint in a region; S3 for buckets.
    Service { name: &'a str, region: &'a str },
    /// A component of a service that is placed in subnets.
    Placed(&'a Component, InVpc),
    /// A function that sends from subnets.
    Function(&'a Component),
    /// A service in the VPC of the other end.
    Managed(Managed<'a>),
    /// Instances in another region.
    Region(&'a str),
    /// Instances in the VPC at the other end of a peering connection, which is not in the design.
    Peer(Peer<'a>),
    /// The internet.
    Internet,
    /// A network outside AWS.
    OnPremises,
}

impl<'a> End<'a> {
    /// The ends of a flow.
    pub(super) fn both(network: &Network<'a>, flow: &'a FlowConfig) -> Result<(End<'a>, End<'a>), PathProblem> {
        let (from, to) = (End::of(network, &flow.from, &flow.to)?, End::of(network, &flow.to, &flow.from)?);
        let (from, to) = (from.in_zones(flow.zones), to.in_zones(flow.zones));
        let from = match flow.from.component().and_then(|id| network.component(id)) {
            Some(function) if is_attached_function(function) => End::Function(function),
            Some(function) if is_function(function) && to.component().is_some() && !to.has_public_name() => {
                return Err(in_vpc::not_attached(function));
            }
            _ => from,
        };
        from.opens_to(to)?;
        Ok((from, to))
    }

    /// Checks that this end opens connections to another end. Load balancers connect only to their targets: instances,
    /// on-premises networks and other regions by address, functions behind Application Load Balancers, and other load
    /// balancers behind Network Load Balancers (Elastic Load Balancing user guides, target types). Buckets and services
    /// connect to each other and to public addresses.
    fn opens_to(self, to: End<'a>) -> Result<(), PathProblem> {
        let is_target = match (self, to) {
            (End::Balancer(_, config), End::Balancer(..)) => config.balancer_type == BalancerType::Network,
            // Functions are targets of Application Load Balancers, which invoke them.
            (End::Balancer(_, config), End::Service { name: "lambda", .. }) => {
                config.balancer_type == BalancerType::Application
            }
            (End::Balancer(..), End::Internet | End::Service { .. }) => false,
            // CloudFront reaches private subnets over VPC origins, and Global Accelerator its endpoints.
            (End::Service { .. }, End::Instances(..) | End::Balancer(..)) if self.is_at_edge() => true,
            (End::Service { .. }, End::Instances(..) | End::Placed(..) | End::Peer(_)) => false,
            (End::Service { name, .. }, End::Balancer(..)) => to.has_public_name() && !same_service(name, "s3"),
            _ => true,
        };
        match (self, is_target) {
            (_, true) => Ok(()),
            (End::Service { name, .. }, false) if self.is_at_edge() => Err(problems::no_origin(name, to.component())),
            (End::Balancer(component, _), _) => {
                Err(problems::no_sender(&format!("{} opens connections to its targets only", component.title())))
            }
            _ => Err(problems::no_sender("buckets and services open no connections to instances and load balancers")),
        }
    }

    fn of(network: &Network<'a>, end: &'a FlowEnd, other: &FlowEnd) -> Result<End<'a>, PathProblem> {
        Ok(match end {
            FlowEnd::Internet => End::Internet,
            FlowEnd::OnPremises => End::OnPremises,
            FlowEnd::Region(code) => End::Region(code),
            FlowEnd::Peer(id) => End::Peer(peer(network, id)?),
            FlowEnd::Service { name, region } => in_vpc::end(network, name, region.as_deref(), other)?,
            FlowEnd::Component(id) => {
                let component = network.component(id).ok_or_else(|| problems::no_end(id))?;
                match &component.body {
                    Body::Ec2 { config, .. } => End::Instances(component, config),
                    Body::LoadBalancer { config, .. } => End::Balancer(component, config),
                    Body::Ebs { .. } => End::Volumes(component),
                    body => {
                        let service = body.service().ok_or_else(|| problems::no_end(id))?;
                        match service.in_vpc() {
                            Some(stands) => {
                                let values = component.body.values();
                                End::Placed(component, values.map_or(stands, |values| stands.with(values)))
                            }
                            None if matches!(service.reach, Reach::Edge(_)) => {
                                let other = other.component().and_then(|id| network.component(id));
                                let region = other.map_or(network.design.region.as_str(), |of| network.region_of(of));
                                End::Service { name: service.name, region }
                            }
                            None => End::Service { name: service.name, region: network.region_of(component) },
                        }
                    }
                }
            }
        })
    }

    /// Whether the end is CloudFront or Global Accelerator, which open connections to origins and endpoints.
    pub(super) fn is_at_edge(self) -> bool {
        let End::Service { name, .. } = self else { return false };
        let reach = AwsService::named(name).map(|service| service.reach);
        matches!(reach, Some(Reach::Edge(EdgeData::ToOrigin | EdgeData::Premium)))
    }

    /// The end with the zone setting of the flow, for an end whose zones are unknown.
    fn in_zones(self, zones: ZoneAffinity) -> End<'a> {
        match self {
            End::Peer(peer) => End::Peer(Peer { same_zone: zones == ZoneAffinity::SameZone, ..peer }),
            other => other,
        }
    }

    /// The component, if the end is one in subnets.
    pub(super) const fn component(self) -> Option<&'a Component> {
        match self {
            End::Instances(component, _)
            | End::Balancer(component, _)
            | End::Placed(component, _)
            | End::Function(component) => Some(component),
            _ => None,
        }
    }

    /// How the end is placed in a VPC, if it is a service there.
    pub(super) const fn in_vpc(self) -> Option<InVpc> {
        match self {
            End::Placed(_, stands) => Some(stands),
            End::Managed(service) => Some(service.stands()),
            _ => None,
        }
    }

    /// The load balancer, if the end is one.
    pub(super) const fn balancer(self) -> Option<(&'a Component, &'a BalancerConfig)> {
        match self {
            End::Balancer(component, config) => Some((component, config)),
            _ => None,
        }
    }

    /// Whether the end is an Application or Classic Load Balancer, whose data transfer between zones of its VPC is
    /// free.
    pub(super) fn is_free_between_zones(self) -> bool {
        let free =
            |config: &BalancerConfig| matches!(config.balancer_type, BalancerType::Application | BalancerType::Classic);
        self.balancer().is_some_and(|(_, config)| free(config))
    }

    /// Whether the name of the end resolves to public addresses: that of an internet-facing load balancer does, for
    /// every client.
    pub(super) fn has_public_name(self) -> bool {
        self.balancer().is_some_and(|(_, config)| {
            config.scheme == Scheme::InternetFacing && config.balancer_type != BalancerType::Gateway
        })
    }

    /// Whether the end has a public IPv4 address.
    pub(super) fn has_public_ipv4(self) -> bool {
        match self {
            End::Instances(_, config) => config.public_ipv4 > 0,
            End::Placed(component, _) => component.body.values().is_some_and(|values| values.flag("public_ipv4")),
            _ => self.has_public_name(),
        }
    }

    /// Where the end is, ordered by zone; `None` if it is outside of zones.
    pub(super) fn locations(self, network: &Network<'a>) -> Option<Vec<Location<'a>>> {
        if let End::Managed(service) = self {
            return Some(service.locations(network));
        }
        let mut places = network.locations(self.component()?);
        places.sort_by_key(|place| place.zone);
        if let End::Placed(_, stands) = self {
            // Keep only the places that clients connect to.
            in_vpc::reached(&mut places, stands);
        }
        if let End::Function(_) = self {
            places.iter_mut().for_each(|place| place.count = 1);
        }
        if self.balancer().is_some() {
            // The name resolves to one node in each zone, regardless of the number of load balancers.
            places.iter_mut().for_each(|place| place.count = 1);
        }
        Some(places)
    }
}

/// The other end of a peering connection, whose VPC is not in the design.
#[derive(Clone, Copy)]
pub(super) struct Peer<'a> {
    /// The peering connection.
    pub peering: &'a Component,
    /// The region of the peer, if it is a different one.
    pub region: Option<&'a str>,
    /// Whether the data stays within a zone.
    pub same_zone: bool,
}

fn peer<'a>(network: &Network<'a>, id: &ComponentId) -> Result<Peer<'a>, PathProblem> {
    let peering = network.component(id).ok_or_else(|| problems::no_end(id))?;
    let View::VpcPeering(config) = peering.body.view() else {
        let message = format!("{} is no VPC peering connection", peering.title());
        return Err(problems::problem("path-none", message, "name a peering connection behind @peer/"));
    };
    match config.vpcs {
        [] => {
            let message = format!("{} does not say which VPC it connects", peering.title());
            Err(problems::at(peering, problems::problem("path-none", message, "name the VPC of the design")))
        }
        [_] => Ok(Peer { peering, region: config.peer_region, same_zone: false }),
        _ => {
            let message = format!("both VPCs of {} are in the design", peering.title());
            Err(problems::problem("path-none", message, "choose a component of the other VPC"))
        }
    }
}

/// The short name of a service: `s3` for `com.amazonaws.us-east-1.s3`, `monitoring` for `cloudwatch`.
pub(crate) fn service_name(name: &str) -> &str {
    AwsService::named(name).map_or_else(|| short_name(name), |service| service.name)
}

/// A key that is the same for all names of a service.
pub(crate) fn service_key(name: &str) -> String {
    service_name(name).to_ascii_lowercase()
}

/// The services that an interface endpoint with this name leads to: several if the name covers a set of endpoints.
pub(crate) fn served_by(endpoint: &str) -> Vec<String> {
    match AwsService::named(endpoint) {
        Some(service) => service.served_by().iter().map(|name| (*name).to_owned()).collect(),
        None => vec![service_key(endpoint)],
    }
}

/// Whether an interface endpoint with this name leads to a service.
pub(crate) fn serves(endpoint: &str, service: &str) -> bool {
    match AwsService::named(endpoint) {
        Some(of) if of.takes.is_some() => of.served_by().contains(&service_name(service)),
        _ => same_service(endpoint, service),
    }
}

/// Whether two names mean the same service.
pub(crate) fn same_service(one: &str, other: &str) -> bool {
    service_name(one).eq_ignore_ascii_case(service_name(other))
}
