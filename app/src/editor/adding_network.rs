//! Networks, load balancers and buckets that are added to a design, with usual values. How much data
//! moves is left open.

use definitions::{DATA_TRANSFER, Definition, Value};
use design::{BalancerConfig, BalancerType, Body, Component, ComponentId, Ec2Config, Ec2Usage, Kind, NatConfig};
use design::{Placement, S3Config, StorageClass, TransitConfig, limits};
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

    /// Adds a component of a kind that has a definition, and selects it.
    pub fn add_defined(&self, definition: &'static Definition) {
        let (prefix, name) = definition.new;
        let id = self.design.with_untracked(|design| design.fresh_id(prefix));
        let body = Body::Defined(Box::new(definition.new_values()));
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
    let mut values = DATA_TRANSFER.new_values();
    values.set("from", from.cloned().map(Value::Reference));
    let body = Body::Defined(Box::new(values));
    Component { id, name: "Data transfer".to_owned(), placement: Placement::default(), body }
}

/// How ids start, the name, and the contents of a new component.
fn new_body(kind: Kind) -> Option<(&'static str, &'static str, Body)> {
    Some(match kind {
        Kind::Vpc => ("vpc", "VPC", Body::Vpc { config: Box::default() }),
        Kind::NatGateway => {
            ("nat", "NAT gateway", Body::NatGateway { config: NatConfig::default(), usage: Box::default() })
        }
        Kind::TransitGateway => {
            let config = TransitConfig { vpcs: 2, ..TransitConfig::default() };
            ("transit-gateway", "Transit gateway", Body::TransitGateway { config, usage: Box::default() })
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
