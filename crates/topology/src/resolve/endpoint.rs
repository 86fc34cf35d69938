//! VPC endpoints on a walk.

use design::{Body, Component, EndpointConfig, EndpointType, Route};

use super::ends::service_name;
use super::goal::{Goal, Public};
use super::problems::{self, problem};
use super::walk::{Step, Walk};
use super::{goal, hops};
use crate::charge::{ChargeCode, Direction};
use crate::network::{Network, SubnetNode, VpcNode};
use crate::path::PathProblem;

/// Whether a gateway endpoint for a service is in the region, whatever routes lead to it.
pub(super) fn exists_for(network: &Network<'_>, node: SubnetNode<'_>, service: &str) -> bool {
    network.design.components.iter().any(|component| match &component.body {
        Body::VpcEndpoint { config, .. } => {
            config.endpoint_type == EndpointType::Gateway
                && service_name(&config.service) == service
                && network.design.region_of(component) == node.vpc.region
        }
        _ => false,
    })
}

/// The interface endpoint of a VPC for a service or a load balancer; the first by id.
pub(super) fn interface_for<'a>(network: &Network<'a>, vpc: VpcNode<'a>, service: &str) -> Option<&'a Component> {
    of_type(network, vpc, service, EndpointType::Interface)
}

/// The endpoint of a type of a VPC for a service or a load balancer; the first by id.
pub(super) fn of_type<'a>(
    network: &Network<'a>,
    vpc: VpcNode<'a>,
    service: &str,
    wanted: EndpointType,
) -> Option<&'a Component> {
    let leads = |component: &&'a Component| match &component.body {
        Body::VpcEndpoint { config, .. } => {
            config.endpoint_type == wanted
                && service_name(&config.service) == service
                && network.vpc_of(component).is_some_and(|of| of.component.id == vpc.component.id)
        }
        _ => false,
    };
    network.design.components.iter().filter(leads).min_by_key(|component| &component.id)
}

impl<'a> Walk<'_, 'a> {
    /// Whether an endpoint takes data to a service before any other route: a gateway endpoint's route first, then an
    /// interface endpoint by its private name.
    pub(super) fn at_endpoint(&mut self) -> Result<Option<Step>, PathProblem> {
        let Goal::Public(Public::Service { name, region }) = self.goal else { return Ok(None) };
        if region != self.at.vpc.region {
            return Ok(None);
        }
        let mut routes: Vec<&'a Route> =
            self.network.routes(self.at).iter().filter(|route| service_name(&route.destination) == name).collect();
        routes.sort_by_key(|route| &route.target);
        if let Some(route) = routes.first() {
            return self.gateway_endpoint(route, name).map(Some);
        }
        // The name of an interface endpoint is known to senders in its VPC only.
        if self.hops.is_empty()
            && let Some(endpoint) = interface_for(self.network, self.at.vpc, name)
        {
            let charge = hops::priced(ChargeCode::Endpoint, Direction::Both, region, endpoint);
            self.hops.push(hops::over(endpoint, format!("Interface endpoint of the VPC for {name}"), vec![charge]));
            return Ok(Some(Step::There));
        }
        Ok(None)
    }

    fn gateway_endpoint(&mut self, route: &'a Route, name: &str) -> Result<Step, PathProblem> {
        let target = self.network.component(&route.target);
        let Some((endpoint, config)) = target.and_then(|component| match &component.body {
            Body::VpcEndpoint { config, .. } if config.endpoint_type == EndpointType::Gateway => {
                Some((component, config))
            }
            _ => None,
        }) else {
            return Err(problems::dangling(self.at, route, "which is no gateway endpoint"));
        };
        if service_name(&config.service) != name || !matches!(name, "s3" | "dynamodb") {
            let message = format!("{} does not lead to {name}.", endpoint.title());
            let fix = "Gateway endpoints exist for S3 and DynamoDB of the same region.";
            return Err(problems::at(endpoint, problem("endpoint-gateway-service", message, fix)));
        }
        if self.source_at.vpc.component.id != self.at.vpc.component.id {
            return Err(problems::at(endpoint, gateway_scope(endpoint)));
        }
        let region = self.at.vpc.region;
        self.hops.push(hops::over(
            endpoint,
            format!("Gateway endpoint: {}", self.why(route)),
            vec![hops::free(region)],
        ));
        Ok(Step::There)
    }

    /// A route to an endpoint: of a Gateway Load Balancer, whose appliances look at the data and let it go on.
    pub(super) fn endpoint(
        &mut self,
        route: &'a Route,
        endpoint: &'a Component,
        config: &'a EndpointConfig,
    ) -> Result<Step, PathProblem> {
        if config.endpoint_type != EndpointType::GatewayLoadBalancer {
            return Err(problems::dangling(self.at, route, "to which no route of a range can lead"));
        }
        let why = self.why(route);
        let region = self.at.vpc.region;
        let node = self.gateway_in_zone(route, endpoint)?;
        let charge = hops::priced(ChargeCode::Endpoint, Direction::Both, region, endpoint);
        self.hops.push(hops::over(endpoint, why, vec![charge]));
        let balancers = self.network.design.components.iter();
        let behind = balancers.filter(|component| matches!(component.body, Body::LoadBalancer { .. }));
        if let Some(balancer) = behind.filter(|component| component.id.as_str() == config.service).min_by_key(|c| &c.id)
        {
            let region = self.network.design.region_of(balancer);
            let charge = hops::priced(ChargeCode::LoadBalancer, Direction::Both, region, balancer);
            self.hops.push(hops::over(balancer, "Behind its endpoint", vec![charge]));
        }
        self.at = node;
        Ok(Step::Go)
    }
}

/// A gateway endpoint asked from outside its VPC.
pub(super) fn gateway_scope(endpoint: &Component) -> PathProblem {
    let message = format!("{} works only inside its own VPC.", endpoint.title());
    problem("endpoint-gateway-scope", message, "Use an interface endpoint.")
}

/// Whether a destination of a route is a service rather than a range.
#[must_use]
pub(super) fn is_service(destination: &str) -> bool {
    goal::range(destination).is_none()
}
