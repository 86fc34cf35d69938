//! New groups, and the existing group that other new components follow.

use design::{Body, Component, Design, Ec2Config, Ec2Usage};

use crate::add;
use crate::kinds::ebs;

/// The instance type of a new group, which is sold in nearly every region.
pub(in crate::kinds) const FIRST_TYPE: &str = "m5.large";
/// Size of a new root volume in GiB.
const ROOT_GIB: u64 = 20;
/// The instance type of a NAT instance: the smallest one.
const NAT_TYPE: &str = "t4g.nano";
/// Size of its root volume in GiB.
const NAT_ROOT_GIB: u64 = 8;

/// Instances with a root volume.
pub(in crate::kinds) fn new_group(design: &Design) -> Vec<Component> {
    let group = design.fresh_id("group");
    let root = design.fresh_id(&format!("{group}-root"));
    let number = design.components.iter().filter(|c| matches!(c.body, Body::Ec2 { .. })).count() + 1;
    let body = Body::Ec2 { config: Ec2Config::of_type(FIRST_TYPE), usage: Ec2Usage::default() };
    let instances = add::counted(group.clone(), &format!("Instances {number}"), 1, body);
    vec![instances, ebs::volume(root, "Root volume", ROOT_GIB, Some(group), true)]
}

/// An instance that translates addresses, with its transfer to the internet.
pub(crate) fn nat_instance(design: &Design) -> Vec<Component> {
    let id = design.fresh_id("nat-instance");
    let config = Ec2Config { public_ipv4: 1, ..Ec2Config::of_type(NAT_TYPE) };
    let body = Body::Ec2 { config, usage: Ec2Usage::default() };
    let root_id = design.fresh_id(&format!("{id}-root"));
    let root = ebs::volume(root_id, "Root volume", NAT_ROOT_GIB, Some(id.clone()), true);
    let out = add::transfer_out(design.fresh_id("transfer"), id.clone());
    vec![add::counted(id, "NAT instance", 1, body), root, out]
}

/// The selected group, or the first one.
pub(in crate::kinds) fn in_use<'d>(design: &'d Design, selected: Option<&'d Component>) -> Option<&'d Component> {
    let is_group = |c: &&Component| matches!(c.body, Body::Ec2 { .. });
    selected.filter(is_group).or_else(|| design.components.iter().find(is_group))
}

/// The family of the first group, or of the default type, such as `m5`.
pub(in crate::kinds) fn family_in_use(design: &Design) -> String {
    family(in_use(design, None)).to_owned()
}

/// The family of a group's instance type.
pub(in crate::kinds) fn family(group: Option<&Component>) -> &str {
    let instance_type = match group.map(|group| &group.body) {
        Some(Body::Ec2 { config, .. }) => &config.instance_type,
        _ => FIRST_TYPE,
    };
    instance_type.split('.').next().unwrap_or_default()
}
