//! The kinds of components in the editor, one per file: form, changes, key figure, and what a new component starts as.
//!
//! [`with`] is the only place that distinguishes kinds.

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

use design::{Component, Design, Kind};

use crate::act::{Act, Done};
use crate::common;
use crate::form::Form;
use crate::node::Node;

pub(crate) use ec2::nat_instance;
pub(crate) use flow::connect_act;
pub use flow::{connect, services};

/// What the editor knows about a kind of component.
pub(crate) trait KindForm {
    /// The fields, without the name and the actions.
    fn fields(&self, form: &Form<'_>) -> Vec<Node>;

    /// What the buttons call a component.
    fn noun(&self) -> &'static str;

    /// The whole form: name, fields, duplicate and remove.
    fn nodes(&self, form: &Form<'_>) -> Vec<Node> {
        vec![common::name(form), Node::Fields(self.fields(form)), common::actions(form, self.noun())]
    }

    /// A change of the component at `index` that only its kind knows; `None` if it knows none of this name.
    fn act(&self, design: &mut Design, index: usize, act: &Act) -> Option<Result<Done, String>>;

    /// A short description of a component.
    fn key_figure(&self, component: &Component, design: &Design) -> String;

    /// A new component with what belongs to it; the one to select comes first. It can follow the `selected` component.
    fn new_components(&self, design: &Design, selected: Option<&Component>) -> Vec<Component>;
}

/// Runs `work` with the implementation of a kind.
pub(crate) fn with<T>(kind: Kind, work: impl FnOnce(&dyn KindForm) -> T) -> T {
    match kind {
        Kind::Ec2 => work(&ec2::Ec2Form),
        Kind::Ebs => work(&ebs::EbsForm),
        Kind::Snapshots => work(&snapshots::SnapshotsForm),
        Kind::DedicatedHost => work(&host::HostForm),
        Kind::ReservedInstances => work(&reserved::ReservedForm),
        Kind::SavingsPlan => work(&savings_plan::SavingsPlanForm),
        Kind::NatGateway => work(&nat::NatForm),
        Kind::TransitGateway => work(&transit::TransitForm),
        Kind::LoadBalancer => work(&balancer::BalancerForm),
        Kind::S3 => work(&s3::S3Form),
        Kind::Vpc => work(&vpc::VpcForm),
        Kind::Flow => work(&flow::FlowForm),
        Kind::Defined(definition) => work(&defined::DefinedForm(definition)),
    }
}

/// The whole form of a component.
pub(crate) fn nodes(form: &Form<'_>) -> Vec<Node> {
    with(form.component.body.kind(), |kind| kind.nodes(form))
}

/// A change that only the kind of the component at `index` knows; `None` if it knows none of this name.
pub(crate) fn act(design: &mut Design, index: usize, act: &Act) -> Option<Result<Done, String>> {
    let kind = design.components.get(index)?.body.kind();
    with(kind, |kind| kind.act(design, index, act))
}
