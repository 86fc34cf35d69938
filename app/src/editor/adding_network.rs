//! Networks, load balancers and buckets that are added to a design, with usual values. How much data
//! moves is left open.

use design::{AddressConfig, BalancerConfig, BalancerType, Body, Component, ComponentId, DirectConnectConfig};
use design::{Ec2Config, Ec2Usage, EndpointConfig, EndpointType, GatewayConfig, Kind, NatConfig, PeeringConfig};
use design::{Placement, S3Config, StorageClass, TransferConfig, TransferPath, TransitConfig, VpnConfig, limits};
use leptos::prelude::*;

use super::Editor;
use super::adding::{component, insert_after, volume};

/// The type of a NAT instance: the smallest one.
const NAT_TYPE: &str = "t4g.nano";
/// Size of its root volume in GiB.
const NAT_ROOT_GIB: u64 = 8;

impl Editor {
    /// Adds a component of a network or a bucket, and selects it. Does nothing for other kinds.
    pub fn add_network(&self, kind: Kind) {
        let Some((prefix, name, body)) = new_body(kind) else { return };
        let id = self.design.with_untracked(|design| design.fresh_id(prefix));
        self.add(vec![Component { id, name: name.to_owned(), placement: Placement::default(), body }]);
    }

    /// Adds an Application Load Balancer in two zones and selects it.
    pub fn add_balancer(&self) {
        self.add_network(Kind::LoadBalancer);
    }

    /// Adds transfer to the internet, right after the component that sends it, and selects it.
    pub fn add_transfer(&self, from: Option<&ComponentId>) {
        let design = self.design.get_untracked();
        if design.components.len() >= limits::COMPONENTS {
            return;
        }
        let added = transfer_out(design.fresh_id("transfer"), from);
        let id = added.id.clone();
        self.edit("", |design| match from {
            Some(from) => insert_after(design, from, added),
            None => design.components.push(added),
        });
        self.select(id);
    }

    /// Adds an instance that translates addresses, with what it sends to the internet, and selects it.
    pub fn add_nat_instance(&self) {
        let design = self.design.get_untracked();
        let id = design.fresh_id("nat-instance");
        let config = Ec2Config { public_ipv4: 1, ..Ec2Config::of_type(NAT_TYPE) };
        let body = Body::Ec2 { config, usage: Ec2Usage::default() };
        let root = volume(design.fresh_id(&format!("{id}-root")), "Root volume", NAT_ROOT_GIB, Some(id.clone()), true);
        let out = transfer_out(design.fresh_id("transfer"), Some(&id));
        self.add(vec![component(id, "NAT instance", 1, body), root, out]);
    }
}

fn transfer_out(id: ComponentId, from: Option<&ComponentId>) -> Component {
    let config = TransferConfig { path: TransferPath::InternetOut, from: from.cloned(), to_region: None, ends: None };
    let body = Body::DataTransfer { config, usage: Box::default() };
    Component { id, name: "Data transfer".to_owned(), placement: Placement::default(), body }
}

/// How ids start, the name, and the contents of a new component.
fn new_body(kind: Kind) -> Option<(&'static str, &'static str, Body)> {
    Some(match kind {
        Kind::Vpc => ("vpc", "VPC", Body::Vpc { config: Box::default() }),
        Kind::NatGateway => {
            ("nat", "NAT gateway", Body::NatGateway { config: NatConfig::default(), usage: Box::default() })
        }
        Kind::InternetGateway => {
            ("internet-gateway", "Internet gateway", Body::InternetGateway { config: GatewayConfig::default() })
        }
        Kind::PublicIpv4 => {
            let config = AddressConfig::default();
            ("address", "Elastic IP address", Body::PublicIpv4 { config, usage: Box::default() })
        }
        Kind::VpcEndpoint => {
            let endpoint_type = EndpointType::Interface;
            let config = EndpointConfig { endpoint_type, service: String::new(), zones: Some(2) };
            ("endpoint", "Interface endpoint", Body::VpcEndpoint { config, usage: Box::default() })
        }
        Kind::TransitGateway => {
            let config = TransitConfig { vpcs: 2, ..TransitConfig::default() };
            ("transit-gateway", "Transit gateway", Body::TransitGateway { config, usage: Box::default() })
        }
        Kind::VpcPeering => {
            ("peering", "VPC peering", Body::VpcPeering { config: PeeringConfig::default(), usage: Box::default() })
        }
        Kind::VpnConnection => {
            ("vpn", "VPN connection", Body::VpnConnection { config: VpnConfig::default(), usage: Box::default() })
        }
        Kind::DirectConnect => {
            let config = DirectConnectConfig::default();
            ("direct-connect", "Direct Connect", Body::DirectConnect { config, usage: Box::default() })
        }
        Kind::LoadBalancer => {
            let config = BalancerConfig::of_type(BalancerType::Application);
            ("load-balancer", "Load balancer", Body::LoadBalancer { config, usage: Box::default() })
        }
        Kind::S3 => {
            let config = S3Config { storage_class: StorageClass::Standard, bucket: String::new(), replication: None };
            ("bucket", "S3 bucket", Body::S3 { config, usage: Box::default() })
        }
        _ => return None,
    })
}
