//! Rule `vpc-origin-without-igw`: private origins of CloudFront and private endpoints of Global Accelerator.

use std::collections::HashSet;

use definitions::{AwsService, EdgeData, Reach};
use design::{Body, Component, FlowEnd, Scheme};

use crate::network::{Network, stands_in_subnets};
use crate::plan::problem::Problems;

/// Reports VPCs without an internet gateway whose private components are reached by CloudFront or Global Accelerator.
/// The gateway only has to be there: no route leads to it (Amazon CloudFront developer guide, restrict access with VPC
/// origins; AWS Global Accelerator developer guide, requirements for endpoints).
pub(super) fn check(network: &Network<'_>, problems: &mut Problems) {
    let mut told = HashSet::new();
    for component in &network.design.components {
        let Body::Flow { config, .. } = &component.body else { continue };
        let Some(service) = at_edge(network, &config.from) else { continue };
        let origin = config.to.component().and_then(|id| network.component(id));
        let Some(origin) = origin.filter(|origin| is_private(origin)) else { continue };
        let Some(vpc) = network.vpc_of(origin) else { continue };
        if network.gateways.internet(network, vpc).is_none() && told.insert(&vpc.component.id) {
            let message = format!(
                "{service} reaches {} in {}, which has no internet gateway",
                origin.title(),
                vpc.component.title()
            );
            let fix = "add an internet gateway: AWS requires it, and no route has to lead to it";
            problems.error("vpc-origin-without-igw", vpc.component, "", message, fix);
        }
    }
}

/// The name of the service at this end, if it opens connections into VPCs from the edge.
fn at_edge(network: &Network<'_>, end: &FlowEnd) -> Option<&'static str> {
    let service = match end {
        FlowEnd::Service { name, .. } => AwsService::named(name)?,
        FlowEnd::Component(id) => network.component(id)?.body.service()?,
        FlowEnd::Internet | FlowEnd::OnPremises | FlowEnd::Region(_) | FlowEnd::Peer(_) => return None,
    };
    matches!(service.reach, Reach::Edge(EdgeData::ToOrigin | EdgeData::Premium)).then_some(service.label)
}

/// Whether a component in subnets has no public address; others are reported by `vpc-public-without-igw`.
fn is_private(component: &Component) -> bool {
    match &component.body {
        Body::LoadBalancer { config, .. } => config.scheme == Scheme::Internal,
        Body::Ec2 { config, .. } => config.public_ipv4 == 0,
        _ => stands_in_subnets(component),
    }
}
