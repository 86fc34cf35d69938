//! Texts for amounts, key figures and ends.

use definitions::Text;
use design::{AddressKind, Body, Component, EndpointType, FlowEnd, NatMode, Running, View};
use topology::service_label;
use units::format::quantity;

/// The name of a component; for a proposed one without a name, its kind.
pub(crate) fn name(component: &Component, is_proposed: bool) -> String {
    if !is_proposed || !component.name.trim().is_empty() && component.name != component.id.as_str() {
        return component.title().to_owned();
    }
    match component.body.view() {
        View::Other(Body::Vpc { .. }) => "VPC".to_owned(),
        View::InternetGateway(config) if config.egress_only => "Egress-only gateway".to_owned(),
        View::InternetGateway(_) => "Internet gateway".to_owned(),
        View::Other(Body::NatGateway { .. }) => "NAT gateway".to_owned(),
        View::VpcPeering(_) => "VPC peering".to_owned(),
        View::VpnConnection(_) => "Site-to-Site VPN".to_owned(),
        View::Other(Body::TransitGateway { .. }) => "Transit gateway".to_owned(),
        View::VpcEndpoint(_) => figure(component),
        _ => component.title().to_owned(),
    }
}

/// The key figure of a component: type and count.
pub(crate) fn figure(component: &Component) -> String {
    let count = component.count();
    let times = |what: &str| if count == 1 { what.to_owned() } else { format!("{count} × {what}") };
    match component.body.view() {
        View::Other(Body::Ec2 { config, usage }) => match &usage.running {
            Running::Profile(_) => format!("up to {count} × {}", config.types_label()),
            _ => format!("{count} × {}", config.types_label()),
        },
        View::Other(Body::Ebs { config, .. }) => {
            times(&format!("{} GiB {}", grouped(config.size_gib), config.volume_type.code()))
        }
        View::Other(Body::Snapshots { config, .. }) => format!("snapshots, {}", config.tier.label().to_lowercase()),
        View::Other(Body::DedicatedHost { config, .. }) => times(&format!("{} host", config.family)),
        View::Other(Body::ReservedInstances { config }) => {
            format!("{count} × {}, {}", config.instance_type, config.term.label())
        }
        View::Other(Body::SavingsPlan { config }) => {
            format!("${} an hour, {}", config.usd_per_hour.0.normalize(), config.term.label())
        }
        View::Other(Body::NatGateway { config, .. }) => match config.mode {
            NatMode::Zonal => times("NAT gateway"),
            NatMode::Regional => "regional NAT gateway".to_owned(),
            NatMode::Private => times("private NAT gateway"),
        },
        View::InternetGateway(config) => if config.egress_only { "egress-only" } else { "internet gateway" }.to_owned(),
        View::DataTransfer(_) => {
            component.body.values().map(|values| Text::Lower("path").of(values)).unwrap_or_default().into_owned()
        }
        View::PublicIpv4(config) => match config.kind {
            AddressKind::InUse => times("public IPv4"),
            kind => format!("{} {}", times("public IPv4"), kind.label()),
        },
        View::VpcEndpoint(config) => match (config.endpoint_type, config.service) {
            (EndpointType::GatewayLoadBalancer, _) => "GWLB endpoint".to_owned(),
            (kind, "") => kind.label().to_owned(),
            (kind, service) => format!("{} {}", service_label(service), kind.label()),
        },
        View::Other(Body::TransitGateway { config, .. }) => {
            let counted = [config.vpcs, config.vpns, config.direct_connects, config.connects, config.peerings];
            let named = u64::try_from(config.attached.len()).unwrap_or_default();
            let attached = counted.iter().sum::<u64>().max(named);
            times(&format!("{} attachment{}", grouped(attached), if attached == 1 { "" } else { "s" }))
        }
        View::VpcPeering(_) => times("VPC peering"),
        View::VpnConnection(_) => times("Site-to-Site VPN"),
        View::DirectConnect(config) => times(&format!("{} port", config.port_speed)),
        View::Other(Body::LoadBalancer { config, .. }) => times(config.balancer_type.label()),
        View::Other(Body::S3 { config, .. }) => config.storage_class.label().to_owned(),
        View::Other(Body::Vpc { .. }) => "VPC".to_owned(),
        View::Other(Body::Flow { .. }) => "flow".to_owned(),
        View::Other(Body::Defined(values)) => times(&values.definition().summary.of(values)),
    }
}

/// The key figure of the part of a component in one zone.
pub(crate) fn part(component: &Component, count: u64) -> String {
    match component.body.view() {
        View::Other(Body::Ec2 { config, .. }) => format!("{count} × {}", config.types_label()),
        View::Other(Body::NatGateway { .. }) => format!("{count} × NAT gateway"),
        View::Other(Body::LoadBalancer { .. }) => "node".to_owned(),
        View::VpcEndpoint(_) => "interface".to_owned(),
        _ => count.to_string(),
    }
}

/// An end of a flow that is not a component, as used in a sentence.
pub(crate) fn outside(end: &FlowEnd, region_name: &dyn Fn(&str) -> String) -> String {
    match end {
        FlowEnd::Component(id) => id.to_string(),
        FlowEnd::Internet => "internet".to_owned(),
        FlowEnd::OnPremises => "on-premises".to_owned(),
        FlowEnd::Region(code) => region_name(code),
        FlowEnd::Peer(id) => format!("the peer of {id}"),
        FlowEnd::Service { name, region: None } => service_label(name),
        FlowEnd::Service { name, region: Some(region) } => {
            format!("{} in {}", service_label(name), region_name(region))
        }
    }
}

pub(crate) fn grouped(number: u64) -> String {
    quantity(number.into(), 0)
}
