//! [`Slot`]: where in the picture a component belongs.

use definitions::Stands;
use design::{Body, Component, EndpointType, NatMode, View};

use super::context::Context;

/// Where in the picture a component belongs.
pub(crate) enum Slot<'a> {
    /// In the card of the component that it is attached to.
    InCard,
    /// In the list of components without a place in a network.
    Loose,
    /// Among the links of a region.
    Links(&'a str),
    /// Among the services of a region.
    Side(&'a str),
    /// In the VPC with this id.
    Vpc(&'a str, InVpc<'a>),
}

/// Where in a VPC a component belongs.
pub(crate) enum InVpc<'a> {
    Top,
    Right,
    Band,
    Subnets,
    Zone(&'a str),
}

impl<'a> Context<'a> {
    /// Where a component belongs.
    pub(crate) fn slot(&self, component: &'a Component) -> Slot<'a> {
        let region = self.input.design.region_of(component);
        let in_vpc = |place: InVpc<'a>| {
            let vpc = self.routed_from(component).map(|id| Slot::Vpc(id, place));
            vpc.unwrap_or(Slot::Side(region))
        };
        match component.body.view() {
            View::Other(Body::Snapshots { .. })
            | View::Other(Body::ReservedInstances { .. })
            | View::Other(Body::SavingsPlan { .. })
            | View::DataTransfer(_)
            | View::PublicIpv4(_)
            | View::Other(Body::Vpc { .. })
            | View::Other(Body::Flow { .. }) => Slot::Loose,
            View::Other(Body::TransitGateway { .. })
            | View::VpcPeering(_)
            | View::VpnConnection(_)
            | View::DirectConnect(_) => Slot::Links(region),
            View::InternetGateway(_) => in_vpc(InVpc::Top),
            View::VpcEndpoint(config) if config.endpoint_type == EndpointType::Gateway => in_vpc(InVpc::Right),
            View::Other(Body::NatGateway { config, .. }) if config.mode == NatMode::Regional => in_vpc(InVpc::Band),
            View::Other(Body::S3 { .. }) => Slot::Side(region),
            View::Other(Body::Defined(values)) => match values.definition().stands {
                Stands::Subnets | Stands::RegionOrSubnets => self.in_subnets(component, region),
                Stands::Vpc => self.in_zone(component, region),
                Stands::Region | Stands::Edge => Slot::Side(region),
                Stands::Nowhere => Slot::Loose,
            },
            View::Other(Body::Ebs { config, .. }) => match &config.attached_to {
                Some(group) if self.network.component(group).is_some() => Slot::InCard,
                _ => self.in_zone(component, region),
            },
            View::Other(Body::DedicatedHost { .. }) => self.in_zone(component, region),
            View::Other(Body::Ec2 { .. })
            | View::Other(Body::LoadBalancer { .. })
            | View::Other(Body::NatGateway { .. })
            | View::VpcEndpoint(_) => {
                let places = self.network.locations(component);
                match places.iter().find_map(|place| place.subnet) {
                    Some(node) => Slot::Vpc(node.vpc.component.id.as_str(), InVpc::Subnets),
                    None => in_vpc(InVpc::Band),
                }
            }
        }
    }

    /// In the first VPC that has its zone, if it names one. There it is in the subnets that it names, or else in its
    /// zone.
    fn in_subnets(&self, component: &'a Component, region: &'a str) -> Slot<'a> {
        match self.network.locations(component).iter().find_map(|place| place.subnet) {
            Some(node) => Slot::Vpc(node.vpc.component.id.as_str(), InVpc::Subnets),
            None => self.in_zone(component, region),
        }
    }

    fn in_zone(&self, component: &'a Component, region: &'a str) -> Slot<'a> {
        let mut zones = component.placement.zones.keys();
        let (Some(zone), None) = (zones.next(), zones.next()) else { return Slot::Side(region) };
        let has_zone = |vpc: &&topology::VpcNode<'a>| {
            vpc.region == region && vpc.config.subnets.iter().any(|subnet| subnet.zone == *zone)
        };
        let vpc = self.network.vpcs().iter().find(has_zone);
        vpc.map_or(Slot::Side(region), |vpc| Slot::Vpc(vpc.component.id.as_str(), InVpc::Zone(zone)))
    }
}
