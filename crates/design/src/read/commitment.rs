//! Reads commitments.

use super::node::Object;
use crate::commitment::{ReservedConfig, SavingsPlanConfig};
use crate::component::Body;
use crate::os::OperatingSystem;
use crate::purchase::{OfferingClass, Payment, PlanKind, Term};
use definitions::limits;

pub(super) fn reserved(object: &mut Object<'_, '_>) -> Option<Body> {
    let config = object.required("config", |node| {
        let mut object = node.object()?;
        let instance_type = object.required("instance_type", |node| node.name("an instance type such as m7g.large"));
        let os = object.optional("os", |node| node.word(OperatingSystem::ALL)).unwrap_or_default();
        let class = object.required("class", |node| node.word(OfferingClass::ALL));
        let term = object.required("term", |node| node.word(Term::ALL));
        let payment = object.required("payment", |node| node.word(Payment::ALL));
        object.finish();
        let (class, term, payment) = (class?, term?, payment?);
        Some(ReservedConfig { instance_type: instance_type?, os, class, term, payment })
    });
    Some(Body::ReservedInstances { config: config? })
}

pub(super) fn savings_plan(object: &mut Object<'_, '_>) -> Option<Body> {
    let config = object.required("config", |node| {
        let mut object = node.object()?;
        let plan = object.required("plan", |node| node.word(PlanKind::ALL));
        let family = object.optional("family", |node| node.name("an instance family such as m7g"));
        let usd_per_hour =
            object.required("usd_per_hour", |node| node.number(0, limits::COMMITMENT_USD, limits::COMMITMENT_DECIMALS));
        let term = object.required("term", |node| node.word(Term::ALL));
        let payment = object.required("payment", |node| node.word(Payment::ALL));
        match (plan, &family) {
            (Some(PlanKind::Ec2Instance), None) => {
                object.node().refuse::<()>("an EC2 Instance Savings Plan is for one family", "add family, such as m7g")
            }
            (Some(PlanKind::Compute), Some(_)) => {
                object.node().refuse("a Compute Savings Plan is for every family", "remove family")
            }
            _ => None,
        };
        if usd_per_hour.is_some_and(|usd| usd.0.is_zero()) {
            object.node().refuse::<()>("a commitment of nothing", "commit at least 0.001 US dollars an hour");
        }
        object.finish();
        let (plan, term, payment) = (plan?, term?, payment?);
        Some(SavingsPlanConfig { plan, family, usd_per_hour: usd_per_hour?, term, payment })
    });
    Some(Body::SavingsPlan { config: config? })
}
