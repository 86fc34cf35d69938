//! Reads an EC2 group.

use super::component::component_id;
use super::node::Object;
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
        let os = object.optional("os", |node| node.word(OperatingSystem::ALL)).unwrap_or_default();
        let tenancy = object.optional("tenancy", |node| Some(node.word(Tenancy::ALL))).unwrap_or(Some(Tenancy::Shared));
        let host = object.optional("host", component_id);
        let purchase = object.optional("purchase", purchase).unwrap_or_default();
        let credits = object.optional("credits", |node| node.word(CreditMode::ALL));
        let detailed_monitoring = object.optional("detailed_monitoring", |node| node.boolean()).unwrap_or_default();
        let public_ipv4 = object.optional("public_ipv4", |node| node.whole(0, limits::ADDRESSES)).unwrap_or_default();
        let elastic_ips = object.optional("elastic_ips", |node| node.boolean()).unwrap_or_default();
        let capacity_reservation =
            object.optional("capacity_reservation", |node| node.whole(0, limits::COUNT)).unwrap_or_default();
        match (tenancy, &host) {
            (Some(Tenancy::Host), None) => object.node().refuse::<()>(
                "tenancy is host, but no host is named",
                "add host with the id of a dedicated-host component",
            ),
            (Some(Tenancy::Shared | Tenancy::Dedicated), Some(_)) => {
                object.node().refuse("a host is named, but tenancy is not host", "set tenancy to host, or remove host")
            }
            _ => None,
        };
        object.finish();
        Some(Ec2Config {
            instance_type: instance_type?,
            os,
            tenancy: tenancy.unwrap_or_default(),
            host,
            purchase,
            credits,
            detailed_monitoring,
            public_ipv4,
            elastic_ips,
            capacity_reservation,
        })
    });
    let usage = object
        .optional("usage", |node| {
            let mut object = node.object()?;
            let running = object.optional("running", running).unwrap_or_default();
            let cpu_percent = object.optional("cpu_percent", |node| usage_value(node, 100));
            let repeated_work_percent =
                object.optional("repeated_work_percent", |node| usage_value(node, limits::REPEATED_WORK_PERCENT));
            object.finish();
            Some(Ec2Usage { running, cpu_percent, repeated_work_percent })
        })
        .unwrap_or_default();
    Some(Body::Ec2 { config: config?, usage })
}
