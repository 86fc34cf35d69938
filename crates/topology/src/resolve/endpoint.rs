//! VPC endpoints on a walk.

use definitions::AwsService;
use design::{Body, Component, Endpoint, EndpointType, Route, View};

use super::ends::{same_service, serves};
use super::goal::{Goal, Public};
use super::hops;
use super::problems::{self, problem};
use super::walk::{NextHop, Step, Walk};
use crate::charge::{ChargeCode, Direction};
use crate::network::{Network, SubnetNode, VpcNode};
use crate::path::PathProblem;

/// Whether gateway endpoints exist for a service.
pub(crate) fn has_gateway_endpoints(service: &str) -> bool {
    AwsService::named(service).is_some_and(AwsService::has_gateway_endpoint)
}

/// Whether there is a gateway endpoint for a service in the region, even if no route points to it.
pub(super) fn exists_for(network: &Network<'_>, node: SubnetNode<'_>, service: &str) -> bool {
    network.gateways.has_gateway_endpoint(service, node.vpc.region)
}

/// The interface endpoint of a VPC for a service or a load balancer; the first by id.
pub(super) fn interface_for<'a>(network: &Network<'a>, vpc: VpcNode<'a>, service: &str) -> Option<&'a Component> {
    of_type(network, vpc, service, EndpointType::Interface)
}

/// The endpoint of a given type in a VPC for a service or a load balancer; the first by id.
pub(super) fn of_type<'a>(
    network: &Network<'a>,
    vpc: VpcNode<'a>,
    service: &str,
    wanted: EndpointType,
) -> Option<&'a Component> {
    network.gateways.endpoint(network, vpc, service, wanted)
}

impl<'a> Walk<'_, 'a> {
    /// Checks whether an endpoint carries data to a service before any other route applies: first the route to a
    /// gateway endpoint, then an interface endpoint through its private DNS name.
    pub(super) fn at_endpoint(&mut self) -> Result<Option<Step>, PathProblem> {
        let Goal::Public(Public::Service { name, region }) = self.goal else { return Ok(None) };
        if region != self.at.vpc.region {
            return Ok(None);
        }
        if let Some(route) = self.network.table(self.at).and_then(|table| table.to_service(name)) {
            return self.gateway_route(route, name).map(Some);
        }
        // Only senders in its VPC can resolve the private name of an interface endpoint.
        if self.hops.is_empty()
            && let Some(endpoint) = interface_for(self.network, self.at.vpc, name)
        {
            let charge = hops::priced(ChargeCode::Endpoint, Direction::Both, region, endpoint);
            self.hops.push(hops::over(endpoint, format!("Interface endpoint of the VPC for {name}"), vec![charge]));
            return Ok(Some(Step::There));
        }
        Ok(None)
    }

    /// Follows a route to a service.
    fn gateway_route(&mut self, route: &'a Route, name: &str) -> Result<Step, PathProblem> {
        let why = format!("Route {} of {}", route.destination, problems::table_of(self.at));
        let Some(target) = self.network.component(&route.target) else {
            return Err(problems::dangling(self.at.vpc.component, &why, &route.target, "which is not there"));
        };
        let way = NextHop { target, zone: None, why };
        match target.body.view() {
            View::VpcEndpoint(config) if config.endpoint_type == EndpointType::Gateway => {
                self.gateway_endpoint(&way, config, name)
            }
            _ => Err(self.dangling(&way, "which is no gateway endpoint")),
        }
    }

    fn gateway_endpoint(&mut self, way: &NextHop<'a>, config: Endpoint<'_>, name: &str) -> Result<Step, PathProblem> {
        let endpoint = way.target;
        if !same_service(config.service, name) || !has_gateway_endpoints(name) {
            let message = format!("{} does not lead to {name}", endpoint.title());
            let fix = "gateway endpoints exist for S3 and DynamoDB of the same region";
            return Err(problems::at(endpoint, problem("endpoint-gateway-service", message, fix)));
        }
        if self.source_at.vpc.component.id != self.at.vpc.component.id || self.is_of_another_vpc(endpoint) {
            return Err(gateway_scope(endpoint));
        }
        let region = self.at.vpc.region;
        self.hops.push(hops::over(endpoint, format!("Gateway endpoint: {}", way.why), vec![hops::free(region)]));
        Ok(Step::There)
    }

    /// Enters an endpoint: a Gateway Load Balancer endpoint, whose appliances inspect the data and pass it on. Only
    /// pinned paths reach the endpoint of a service here.
    pub(super) fn endpoint(&mut self, way: &NextHop<'a>, config: Endpoint<'a>) -> Result<Step, PathProblem> {
        match (config.endpoint_type, self.goal) {
            (EndpointType::GatewayLoadBalancer, _) => self.inspected(way, config),
            (EndpointType::Gateway, Goal::Public(Public::Service { name, region })) if self.pins.is_some() => {
                if region != self.network.region_of(way.target) {
                    return Err(gateway_scope(way.target));
                }
                self.gateway_endpoint(way, config, name)
            }
            (EndpointType::Interface, Goal::Public(Public::Service { name, region })) if self.pins.is_some() => {
                if !serves(config.service, name) || region != self.network.region_of(way.target) {
                    return Err(self.dangling(way, "which does not lead to the service"));
                }
                let charge = hops::priced(ChargeCode::Endpoint, Direction::Both, region, way.target);
                self.hops.push(hops::over(way.target, &way.why, vec![charge]));
                Ok(Step::There)
            }
            _ => Err(self.dangling(way, "to which no route of a range can lead")),
        }
    }

    fn inspected(&mut self, way: &NextHop<'a>, config: Endpoint<'a>) -> Result<Step, PathProblem> {
        let region = self.at.vpc.region;
        let node = self.gateway_in_zone(way)?;
        let charge = hops::priced(ChargeCode::Endpoint, Direction::Both, region, way.target);
        self.hops.push(hops::over(way.target, &way.why, vec![charge]));
        let behind = design::ComponentId::parse(config.service).and_then(|id| self.network.component(&id));
        if let Some(balancer) = behind.filter(|component| matches!(component.body, Body::LoadBalancer { .. })) {
            let region = self.network.region_of(balancer);
            let charge = hops::priced(ChargeCode::LoadBalancer, Direction::Both, region, balancer);
            self.hops.push(hops::over(balancer, "Behind its endpoint", vec![charge]));
        }
        self.at = node;
        Ok(Step::Go)
    }
}

/// A gateway endpoint that is used from outside its VPC or region.
pub(super) fn gateway_scope(endpoint: &Component) -> PathProblem {
    let message = format!("{} works only inside its own VPC and region", endpoint.title());
    problems::at(endpoint, problem("endpoint-gateway-scope", message, "use an interface endpoint"))
}
