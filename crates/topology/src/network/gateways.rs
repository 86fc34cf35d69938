//! [`Gateways`]: endpoints and gateways by what they serve.

use design::{Body, Component, EndpointType, View};
use foldhash::HashMap;

use super::{Network, VpcNode};
use crate::resolve::{served_by, service_key};

/// Endpoints and gateways by what they serve; if there are several, the first by id.
#[derive(Default)]
pub(crate) struct Gateways<'a> {
    /// By service: endpoints by VPC and type.
    endpoints: HashMap<String, HashMap<(usize, EndpointType), &'a Component>>,
    /// The regions with a gateway endpoint, by service.
    gateway_endpoints: HashMap<String, Vec<&'a str>>,
    /// By VPC: the internet gateway that its routes point to.
    internet: HashMap<usize, &'a Component>,
    /// By region: the internet gateway that no VPC's routes point to.
    free_internet: HashMap<&'a str, &'a Component>,
    /// By VPC: a NAT gateway in it.
    nat: HashMap<usize, &'a Component>,
}

impl<'a> Gateways<'a> {
    pub(super) fn of(network: &Network<'a>) -> Gateways<'a> {
        let mut gateways = Gateways::default();
        for component in &network.design.components {
            match component.body.view() {
                View::VpcEndpoint(config) => {
                    if config.endpoint_type == EndpointType::Gateway {
                        let service = service_key(config.service);
                        let regions = gateways.gateway_endpoints.entry(service).or_default();
                        let region = network.region_of(component);
                        if !regions.contains(&region) {
                            regions.push(region);
                        }
                    }
                    if let Some(vpc) = vpc_of(network, component) {
                        for service in served_by(config.service) {
                            let of_service = gateways.endpoints.entry(service).or_default();
                            first(of_service.entry((vpc, config.endpoint_type)).or_insert(component), component);
                        }
                    }
                }
                View::InternetGateway(config) if !config.egress_only => match network.owner(component) {
                    Some(vpc) => first(gateways.internet.entry(vpc).or_insert(component), component),
                    None => {
                        let region = network.region_of(component);
                        first(gateways.free_internet.entry(region).or_insert(component), component);
                    }
                },
                View::Other(Body::NatGateway { .. }) => {
                    if let Some(vpc) = vpc_of(network, component) {
                        first(gateways.nat.entry(vpc).or_insert(component), component);
                    }
                }
                _ => {}
            }
        }
        gateways
    }

    /// The endpoint of a type in a VPC for a service or a load balancer.
    pub(crate) fn endpoint(
        &self,
        network: &Network<'a>,
        vpc: VpcNode<'a>,
        service: &str,
        wanted: EndpointType,
    ) -> Option<&'a Component> {
        let vpc = network.vpc_index(&vpc.component.id)?;
        self.endpoints.get(&service_key(service))?.get(&(vpc, wanted)).copied()
    }

    /// Whether there is a gateway endpoint for a service in a region, even if no route points to it.
    pub(crate) fn has_gateway_endpoint(&self, service: &str, region: &str) -> bool {
        self.gateway_endpoints.get(&service_key(service)).is_some_and(|regions| regions.contains(&region))
    }

    /// The internet gateway of a VPC: one that its routes point to, else one of the region that no VPC's routes point
    /// to.
    pub(crate) fn internet(&self, network: &Network<'a>, vpc: VpcNode<'a>) -> Option<&'a Component> {
        let own = network.vpc_index(&vpc.component.id).and_then(|vpc| self.internet.get(&vpc));
        own.or_else(|| self.free_internet.get(vpc.region)).copied()
    }

    /// A NAT gateway in a VPC.
    pub(crate) fn nat(&self, network: &Network<'a>, vpc: VpcNode<'a>) -> Option<&'a Component> {
        self.nat.get(&network.vpc_index(&vpc.component.id)?).copied()
    }
}

fn vpc_of<'a>(network: &Network<'a>, component: &'a Component) -> Option<usize> {
    network.vpc_index(&network.vpc_of(component)?.component.id)
}

fn first<'a>(slot: &mut &'a Component, component: &'a Component) {
    if component.id < slot.id {
        *slot = component;
    }
}
