//! The form of a component, by its kind.

use design::{ComponentId, Kind};
use leptos::prelude::*;

use super::balancer_form::balancer_form;
use super::common_fields::{actions, name_field};
use super::defined::defined_form;
use super::form::Form;
use super::group_form::group_form;
use super::host_form::host_form;
use super::network;
use super::reserved_form::reserved_form;
use super::s3::s3_form;
use super::savings_plan_form::savings_plan_form;
use super::snapshot_form::snapshot_form;
use super::volume_form::volume_form;

/// The form of a component: its name, what its kind has, duplicate and remove.
///
/// On the server: shows the design.
pub fn component_form(id: &ComponentId, kind: Kind) -> AnyView {
    let form = Form::new(id);
    let (fields, noun) = match kind {
        // Volumes bring their own name and actions, for they also stand inside the form of a group.
        Kind::Ebs => (volume_form(form), ""),
        Kind::Ec2 => (group_form(form), "group"),
        Kind::Snapshots => (snapshot_form(form), "snapshots"),
        Kind::DedicatedHost => (host_form(form), "hosts"),
        Kind::ReservedInstances => (reserved_form(form), "reservation"),
        Kind::SavingsPlan => (savings_plan_form(form), "plan"),
        Kind::NatGateway => (network::nat_form(form), "gateways"),
        Kind::TransitGateway => (network::transit_form(form), "gateway"),
        Kind::S3 => (s3_form(form), "objects"),
        Kind::Vpc => (network::vpc_form(form), "VPC"),
        Kind::Flow => (network::flow_form(form), "flow"),
        Kind::LoadBalancer => (balancer_form(form), "load balancers"),
        Kind::Defined(definition) => (defined_form(form, definition), definition.noun),
    };
    let views = if noun.is_empty() { vec![fields] } else { vec![name_field(form), fields, actions(form, noun)] };
    view! { <form class="form" on:submit=|event| event.prevent_default()>{views}</form> }.into_any()
}
