//! The forms by kind, one per file: their fields and their changes.

mod balancer;
mod defined;
mod ebs;
mod ec2;
mod flow;
mod host;
mod nat;
mod reserved;
mod s3;
mod savings_plan;
mod snapshots;
mod terms;
#[cfg(test)]
mod tests;
mod transit;
mod vpc;

use design::{Design, Kind};

use crate::act::{Act, Done};
use crate::common;
use crate::form::Form;
use crate::node::Node;

pub(crate) use flow::between as flow_between;
pub use flow::{connect, services};
pub(crate) use flow::{connect_act, is_end, new_flow};
pub(crate) use s3::stored_gb;

/// The whole form: name, the fields of the kind, duplicate and remove.
pub(crate) fn nodes(form: &Form<'_>) -> Vec<Node> {
    let (fields, noun) = match form.component.body.kind() {
        // Volumes have their own name and actions, because they also appear inside the form of a group.
        Kind::Ebs => return ebs::nodes(form),
        Kind::Ec2 => (ec2::nodes(form), "group"),
        Kind::Snapshots => (snapshots::nodes(form), "snapshots"),
        Kind::DedicatedHost => (host::nodes(form), "hosts"),
        Kind::ReservedInstances => (reserved::nodes(form), "reservation"),
        Kind::SavingsPlan => (savings_plan::nodes(form), "plan"),
        Kind::NatGateway => (nat::nodes(form), "gateways"),
        Kind::TransitGateway => (transit::nodes(form), "gateway"),
        Kind::S3 => (s3::nodes(form), "objects"),
        Kind::Vpc => (vpc::nodes(form), "VPC"),
        Kind::Flow => (flow::nodes(form), "flow"),
        Kind::LoadBalancer => (balancer::nodes(form), "load balancers"),
        Kind::Defined(definition) => (defined::nodes(form, definition), definition.noun),
    };
    vec![common::name(form), Node::Fields(fields), common::actions(form, noun)]
}

/// A change that only the kind of the component at `index` knows; `None` if it knows none of this name.
pub(crate) fn act(design: &mut Design, index: usize, act: &Act) -> Option<Result<Done, String>> {
    let kind = design.components.get(index)?.body.kind();
    match kind {
        Kind::Ebs => ebs::act(design, index, act),
        Kind::Ec2 => ec2::act(design, index, act),
        Kind::DedicatedHost => host::act(design, index, act),
        Kind::ReservedInstances => reserved::act(design, index, act),
        Kind::SavingsPlan => savings_plan::act(design, index, act),
        Kind::Snapshots => snapshots::act(design, index, act),
        Kind::NatGateway => nat::act(design, index, act),
        Kind::TransitGateway => transit::act(design, index, act),
        Kind::S3 => s3::act(design, index, act),
        Kind::Vpc => vpc::act(design, index, act),
        Kind::Flow => flow::act(design, index, act),
        Kind::LoadBalancer => balancer::act(design, index, act),
        Kind::Defined(_) => defined::act(design, index, act),
    }
}
