//! Reads an EC2 group.

use super::component::component_id;
use super::node::{Object, or_default};
use super::purchase::purchase;
use super::running::running;
use super::usage::usage_value;
use crate::component::Body;
use crate::ec2::{CreditMode, Ec2Config, Ec2Usage, Tenancy};
use crate::os::OperatingSystem;
use definitions::limits;

pub(super) fn ec2(object: &mut Object<'_, '_>) -> Option<Body> {
    let config = object.required("config", |node| {
        let mut object = node.object()?;
        let instance_type = object.required("instance_type", |node| node.name("an instance type such as m7g.large"));
        let os = or_default(object.optional("os", |node| Some(node.word(OperatingSystem::ALL))));
        let tenancy = or_default(object.optional("tenancy", |node| Some(node.word(Tenancy::ALL))));
        let host = object.optional("host", component_id);
        let purchase = or_default(object.optional("purchase", |node| Some(purchase(node))));
        let credits = object.optional("credits", |node| node.word(CreditMode::ALL));
        let detailed_monitoring = object.optional("detailed_monitoring", |node| node.boolean()).unwrap_or_default();
        let public_ipv4 = object.optional("public_ipv4", |node| node.whole(0, limits::ADDRESSES)).unwrap_or_default();
        let capacity_reservation =
            object.optional("capacity_reservation", |node| node.whole(0, limits::COUNT)).unwrap_or_default();
        match (tenancy, &host) {
            (Some(Tenancy::Host), None) => object.node().refuse(
                "tenancy is host, but no host is named",
                "add host with the id of a dedicated-host component",
            )?,
            (Some(Tenancy::Shared | Tenancy::Dedicated), Some(_)) => object
                .node()
                .refuse("a host is named, but tenancy is not host", "set tenancy to host, or remove host")?,
            _ => {}
        }
        object.finish();
        Some(Ec2Config {
            instance_type: instance_type?,
            os: os?,
            tenancy: tenancy?,
            host,
            purchase: purchase?,
            credits,
            detailed_monitoring,
            public_ipv4,
            capacity_reservation,
        })
    });
    let usage = or_default(object.optional("usage", |node| {
        let read = || {
            let mut object = node.object()?;
            let running = or_default(object.optional("running", |node| Some(running(node))));
            let cpu_percent = object.optional("cpu_percent", |node| usage_value(node, 100));
            let repeated_work_percent =
                object.optional("repeated_work_percent", |node| usage_value(node, limits::REPEATED_WORK_PERCENT));
            object.finish();
            Some(Ec2Usage { running: running?, cpu_percent, repeated_work_percent })
        };
        Some(read())
    }));
    Some(Body::Ec2 { config: config?, usage: usage? })
}
