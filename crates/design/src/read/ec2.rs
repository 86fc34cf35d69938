//! Reads an EC2 group.

use super::component::component_id;
use super::mix;
use super::node::Object;
use super::purchase::purchase;
use super::running::running;
use super::usage::usage_value;
use crate::component::Body;
use crate::ec2::{CreditMode, Ec2Config, Ec2Usage, Tenancy};
use crate::os::OperatingSystem;
use definitions::limits;

pub(super) fn ec2(object: &mut Object<'_, '_>) -> Option<Body> {
    let runs = object.node().value().get("usage").and_then(|usage| usage.get("running"));
    let has_profile = runs.is_some_and(|runs| runs.get("profile").is_some());
    let config = object.required("config", |node| {
        let mut object = node.object()?;
        let instance_type = object.required("instance_type", |node| node.name("an instance type such as m7g.large"));
        let mix = object.optional("mix", |node| mix::mix(node, instance_type.as_deref()));
        let group_size = object.optional("group_size", mix::size);
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
        if group_size.is_some() && has_profile {
            object.node().refuse::<()>(
                "group_size is given, but a profile has a size in every hour",
                "write the minimum and maximum as min and max of the profile, and remove group_size",
            );
        }
        if mix.is_some() {
            one_type_only(&object, tenancy, capacity_reservation);
        }
        object.finish();
        Some(Ec2Config {
            instance_type: instance_type?,
            mix,
            group_size,
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

/// Reports what a group of several instance types cannot have.
fn one_type_only(object: &Object<'_, '_>, tenancy: Option<Tenancy>, capacity_reservation: u64) {
    if tenancy == Some(Tenancy::Host) {
        let fix = "make a group of each type, or choose another tenancy";
        object.node().refuse::<()>("a group of several instance types cannot run on dedicated hosts", fix);
    }
    if capacity_reservation > 0 {
        let fix = "move the instances with reserved capacity to a group of their own";
        object.node().refuse::<()>("capacity is reserved for one instance type, and the group has several", fix);
    }
}
